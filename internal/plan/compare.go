package plan

import (
	"cmp"
	"slices"
	"strings"

	"github.com/akslint/akslint/internal/document"
)

// compare orders values as Rego does: by type, then by value; composites by
// their entries, in the order of their keys.
func compare(a, b value) int {
	kind := a.kind()
	if other := b.kind(); kind != other {
		return cmp.Compare(kind, other)
	}
	switch kind {
	case document.Null:
		return 0
	case document.Bool, document.String:
		return strings.Compare(a.node.Text, b.node.Text)
	case document.Number:
		return compareNumbers(a.node.Text, b.node.Text)
	case document.Object:
		return compareObjects(canonical(a), canonical(b))
	default:
		for i := range min(a.len(), b.len()) {
			if order := compare(a.element(i), b.element(i)); order != 0 {
				return order
			}
		}
		return cmp.Compare(a.len(), b.len())
	}
}

func compareObjects(a, b *made) int {
	for i := range min(len(a.keys), len(b.keys)) {
		if order := cmp.Or(compare(a.keys[i], b.keys[i]), compare(a.values[i], b.values[i])); order != 0 {
			return order
		}
	}
	return cmp.Compare(len(a.keys), len(b.keys))
}

// equal is compare for callers that do not need the order.
func equal(a, b value) bool {
	if a == b {
		return true
	}
	if a.node == nil || b.node == nil {
		return compare(a, b) == 0
	}
	switch {
	case a.node.Kind != b.node.Kind: // an unknown may equal an object
		return a.kind() == b.kind() && compare(a, b) == 0
	case a.node.Kind == document.String:
		return a.node.Text == b.node.Text
	case a.node.Kind == document.Object:
		return equalObjects(a.node, b.node)
	default:
		return compare(a, b) == 0
	}
}

func equalObjects(a, b *document.Node) bool {
	if len(a.Members) != len(b.Members) {
		return false
	}
	for i := range a.Members {
		other := b.Get(a.Members[i].Key)
		if other == nil || !equal(value{node: &a.Members[i].Value}, value{node: other}) {
			return false
		}
	}
	return true
}

// canonical returns an object with its entries in order. Objects from
// documents are rarely compared, so it may be slow.
func canonical(object value) *made {
	if object.made != nil {
		return object.made
	}
	members := slices.Clone(object.node.Members)
	if object.node.Kind == document.Unknown {
		text := document.Node{Kind: document.String, Text: object.node.Text}
		members = []document.Member{{Key: unknownKey, Value: text}}
	}
	slices.SortFunc(members, func(a, b document.Member) int { return strings.Compare(a.Key, b.Key) })
	ordered := &made{kind: document.Object}
	for i := range members {
		key := &document.Node{Kind: document.String, Text: members[i].Key}
		ordered.keys = append(ordered.keys, value{node: key})
		ordered.values = append(ordered.values, value{node: &members[i].Value})
	}
	return ordered
}

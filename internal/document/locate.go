package document

import (
	"strconv"
	"strings"
)

// A Path leads to a field inside a Document: keys and indexes from the root.
type Path []Step

// A Step is a key of an object or an index of an array.
type Step struct {
	key   string
	index int // -1 for a key
}

// Key is the step to the field with a key.
func Key(key string) Step { return Step{key: key, index: -1} }

// Index is the step to element i of an array.
func Index(i int) Step { return Step{index: i} }

// IsIndex reports whether the step leads to an element of an array.
func (s Step) IsIndex() bool { return s.index >= 0 }

// Pointer writes the path as a JSON pointer (RFC 6901).
func (p Path) Pointer() string {
	var pointer strings.Builder
	for _, step := range p {
		pointer.WriteByte('/')
		if step.IsIndex() {
			pointer.WriteString(strconv.Itoa(step.index))
		} else {
			pointer.WriteString(strings.ReplaceAll(strings.ReplaceAll(step.key, "~", "~0"), "/", "~1"))
		}
	}
	return pointer.String()
}

// Locate returns the place of the field that path names: for a scalar its
// own, for an object or array that of its key, and for an element of an
// array, which has no key, its Span. If the path leaves the document, it is
// the place of the nearest existing ancestor, or the document's Anchor. If
// the path passes an alias or a merge key, it is the place of use, since that
// is what can be edited.
func (d *Document) Locate(path Path) Span {
	node, place := &d.Root, d.Anchor
	for _, step := range path {
		next, key := node.step(step)
		if next == nil {
			return place
		}
		if next.Aliased {
			return next.Span
		}
		node = next
		if key.End > key.Column {
			place = key
		}
	}
	if len(path) > 0 && node.scalar() && node.Span.End > node.Span.Column {
		return node.Span
	}
	return place
}

// step returns the child at step and the span of its key, or nil.
func (n *Node) step(step Step) (child *Node, key Span) {
	if step.index < 0 {
		member := n.member(step.key)
		if member == nil {
			return nil, Span{}
		}
		return &member.Value, member.Span
	}
	if step.index >= len(n.Items) {
		return nil, Span{}
	}
	child = &n.Items[step.index]
	return child, child.Span
}

func (n *Node) scalar() bool {
	return n.Kind != Object && n.Kind != Array
}

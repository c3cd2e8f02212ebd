package plan

import (
	"slices"
	"strings"

	"github.com/akslint/akslint/internal/document"
)

// A value is what rules compute with: a node, or a composite made by the
// program. The zero value is undefined.
type value struct {
	node *document.Node
	made *made
}

// made is an array, object or set that a program made. Sets and objects stay
// sorted as they grow, so that looking up, comparing and iterating need
// nothing more.
type made struct {
	kind   document.Kind
	keys   []value // the elements of an array or set, the keys of an object
	values []value // the values of an object
}

func (v value) defined() bool { return v.node != nil || v.made != nil }

// kind is the type of a value as Rego sees it: an unknown value is the object
// {"unknown": TEXT}.
func (v value) kind() document.Kind {
	if v.made != nil {
		return v.made.kind
	}
	if v.node.Kind == document.Unknown {
		return document.Object
	}
	return v.node.Kind
}

func (v value) is(kind document.Kind) bool { return v.kind() == kind }

// text returns the text of a string.
func (v value) text() (string, bool) {
	if v.node == nil || v.node.Kind != document.String {
		return "", false
	}
	return v.node.Text, true
}

// len is the number of entries of a composite; 0 for other values.
func (v value) len() int {
	if v.made != nil {
		return len(v.made.keys)
	}
	switch v.node.Kind {
	case document.Array, Set:
		return len(v.node.Items)
	case document.Object:
		return len(v.node.Members)
	case document.Unknown:
		return 1
	default:
		return 0
	}
}

// unknownKey is the key of the object that represents an unknown value.
const unknownKey = "unknown"

// entry returns the key and the value of entry i of a composite. For a set,
// both are the element.
func (m *Machine) entry(v value, i int) (key, val value) {
	if v.made != nil {
		return m.madeEntry(v.made, i)
	}
	switch v.node.Kind {
	case document.Array:
		return m.integer(i), value{node: &v.node.Items[i]}
	case document.Object:
		return m.string(v.node.Members[i].Key), value{node: &v.node.Members[i].Value}
	case document.Unknown:
		return m.string(unknownKey), m.string(v.node.Text)
	default:
		element := value{node: &v.node.Items[i]}
		return element, element
	}
}

func (m *Machine) madeEntry(made *made, i int) (key, val value) {
	switch made.kind {
	case document.Array:
		return m.integer(i), made.keys[i]
	case document.Object:
		return made.keys[i], made.values[i]
	default:
		return made.keys[i], made.keys[i]
	}
}

// element returns element i of an array or set.
func (v value) element(i int) value {
	if v.made != nil {
		return v.made.keys[i]
	}
	return value{node: &v.node.Items[i]}
}

// lookup returns the value at a key of a composite, or undefined.
func (m *Machine) lookup(v, key value) value {
	if v.made != nil {
		return v.made.lookup(key)
	}
	switch v.node.Kind {
	case document.Object:
		if name, ok := key.text(); ok {
			return value{node: v.node.Get(name)}
		}
	case document.Array:
		if i, ok := index(key, len(v.node.Items)); ok {
			return value{node: &v.node.Items[i]}
		}
	case document.Unknown:
		if name, ok := key.text(); ok && name == unknownKey {
			return m.string(v.node.Text)
		}
	case Set: // a constant, so it is small
		for i := range v.node.Items {
			if equal(value{node: &v.node.Items[i]}, key) {
				return value{node: &v.node.Items[i]}
			}
		}
	default:
	}
	return value{}
}

func (made *made) lookup(key value) value {
	if made.kind == document.Array {
		if i, ok := index(key, len(made.keys)); ok {
			return made.keys[i]
		}
		return value{}
	}
	i, found := made.find(key)
	switch {
	case !found:
		return value{}
	case made.kind == document.Object:
		return made.values[i]
	default:
		return made.keys[i]
	}
}

// index returns key as a number, if it is an index below length.
func index(key value, length int) (int, bool) {
	if key.node == nil || key.node.Kind != document.Number {
		return 0, false
	}
	i, ok := parseInteger(key.node.Text)
	return int(i), ok && i >= 0 && i < int64(length)
}

// find returns the place of key in a set or object, or where it belongs.
func (made *made) find(key value) (int, bool) {
	// Entries mostly arrive in order.
	if n := len(made.keys); n > 0 && compare(made.keys[n-1], key) < 0 {
		return n, false
	}
	return slices.BinarySearchFunc(made.keys, key, compare)
}

// add puts an element into a set.
func (made *made) add(element value) {
	if i, found := made.find(element); !found {
		made.keys = slices.Insert(made.keys, i, element)
	}
}

// insert puts a value at a key of an object, and returns the old one.
func (made *made) insert(key, val value) (old value) {
	i, found := made.find(key)
	if found {
		old, made.values[i] = made.values[i], val
		return old
	}
	made.keys = slices.Insert(made.keys, i, key)
	made.values = slices.Insert(made.values, i, val)
	return value{}
}

// sorted returns v with its entries in the order of its keys.
func (m *Machine) sorted(v value) value {
	if v.node == nil || v.node.Kind != document.Object {
		return v
	}
	byKey := func(a, b document.Member) int { return strings.Compare(a.Key, b.Key) }
	if slices.IsSortedFunc(v.node.Members, byKey) {
		return v
	}
	object := m.object()
	for i := range v.node.Members {
		object.made.insert(m.entry(v, i))
	}
	return object
}

// NewSet makes a constant set.
func NewSet(elements []document.Node) document.Node {
	order := func(a, b document.Node) int { return compare(value{node: &a}, value{node: &b}) }
	slices.SortFunc(elements, order)
	elements = slices.CompactFunc(elements, func(a, b document.Node) bool { return order(a, b) == 0 })
	return document.Node{Kind: Set, Items: elements}
}

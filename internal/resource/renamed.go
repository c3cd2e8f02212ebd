package resource

import (
	_ "embed"
	"strings"

	"github.com/akslint/akslint/internal/document"
)

// renamed holds the cluster properties that early versions of the API have
// elsewhere: their path there, and today's.
//
//go:embed renamed.txt
var renamed string

// modernize moves the properties of a cluster to where the API has them
// today. Properties already set there are kept.
func modernize(properties *document.Node) {
	for line := range strings.Lines(renamed) {
		paths := strings.Fields(line)
		move(properties, strings.Split(paths[0], "."), strings.Split(paths[1], "."))
	}
}

func move(root *document.Node, from, to []string) {
	parent := root
	for _, key := range from[:len(from)-1] {
		parent = parent.Get(key)
	}
	last := from[len(from)-1]
	if parent.Get(last) == nil {
		return
	}
	var moved document.Member
	var rest []document.Member
	for _, member := range parent.Members {
		if member.Key == last {
			moved = member
		} else {
			rest = append(rest, member)
		}
	}
	parent.Members = rest
	put(root, to, moved)
}

// put sets a field, unless it already exists, or something on the way to it
// does and is not an object.
func put(node *document.Node, path []string, member document.Member) {
	for _, key := range path[:len(path)-1] {
		node = child(node, key, document.Node{Kind: document.Object, Span: member.Span})
		if node.Kind != document.Object {
			return
		}
	}
	if last := path[len(path)-1]; node.Get(last) == nil {
		node.Set(last, member.Span, member.Value)
	}
}

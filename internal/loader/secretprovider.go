package loader

import (
	"slices"
	"strings"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/embedded"
	"github.com/akslint/akslint/internal/yamltree"
)

// addVaultObjects reads what a SecretProviderClass takes from a key vault. Its
// parameter `objects` is YAML in a string: a list `array` of strings, each of
// which is YAML again. Rules find the list in _akslint.objects, with an object
// for each string, at its place in the file. A string that is not an object stays
// a string, and what should have been a string is null. If `objects` has no such
// list, _akslint.objects is not one either.
func addVaultObjects(source *document.Source, root *document.Node) {
	text := root.Get("spec").Get("parameters").Get("objects")
	if text == nil || text.Kind != document.String {
		return
	}
	objects := parseText(source, text, func(inner *document.Source, tree *document.Node) {
		list := tree.Get("array")
		switch {
		case list != nil:
			*tree = *list
		case tree.Kind != document.Unknown:
			*tree = document.Node{Span: tree.Span}
		}
		for i := range tree.Items {
			addVaultObject(inner, &tree.Items[i])
		}
	})
	about := document.Node{Kind: document.Object, Span: text.Span}
	about.Set("objects", text.Span, objects)
	root.Set("_akslint", text.Span, about)
}

func addVaultObject(source *document.Source, element *document.Node) {
	switch element.Kind {
	case document.Unknown:
	case document.String:
		object := parseText(source, element, func(*document.Source, *document.Node) {})
		if object.Kind == document.Object || object.Kind == document.Unknown {
			*element = object
		}
	default:
		*element = document.Node{Span: element.Span, Aliased: element.Aliased}
	}
}

// parseText returns the tree of the YAML in a string, with its places in the
// source of the string; edit sees it first, with its own source. The tree of text
// that is not YAML is null, or unknown if part of the text is filled in later. So
// is that of an alias, which could otherwise repeat a long text many times.
func parseText(
	source *document.Source, text *document.Node, edit func(*document.Source, *document.Node),
) document.Node {
	unknown := document.Node{Kind: document.Unknown, Text: text.Text, Span: text.Span, Aliased: text.Aliased}
	if text.Aliased {
		return unknown
	}
	block := embedded.Scalar(source, text)
	inner := &document.Source{Name: source.Name, Path: source.Path, Content: block.Text}
	tree, err := firstTree(inner)
	if err != nil {
		if slices.ContainsFunc(strings.Split(text.Text, "\n"), document.Unresolved) {
			return unknown
		}
		return document.Node{Span: text.Span}
	}
	edit(inner, &tree)
	tree.Move(func(span document.Span) document.Span { return outer(source, &block, inner, span) })
	return tree
}

// firstTree reads the first document of a stream, as the provider does.
func firstTree(source *document.Source) (tree document.Node, err error) {
	for chunk := range yamltree.Chunks(source) {
		for root, err := range chunk.Trees() {
			if err != nil {
				return tree, err
			}
			return chunk.Node(root)
		}
	}
	return tree, nil
}

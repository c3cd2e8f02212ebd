package loader

import (
	"fmt"
	"strings"

	"github.com/akslint/akslint/internal/document"
)

// kubernetes hands over the Kubernetes objects of a tree: the tree itself, or the
// items of a List. Anything else is left out.
func kubernetes(source *document.Source, format string, root *document.Node, to Handlers) {
	version, kind := root.Get("apiVersion"), root.Get("kind")
	if kind.String() == "" || !written(version) {
		if place, message := flaw(root, version, kind); message != "" {
			to.Problem(document.Problem{
				File: source.Name, Line: int(place.Line), Column: int(place.Column), Message: message,
			})
		}
		return
	}
	items := root.Get("items")
	element, isList := strings.CutSuffix(kind.Text, "List")
	if !isList || items == nil || items.Kind != document.Array {
		if kind.Text == "SecretProviderClass" {
			addVaultObjects(source, root)
		}
		to.Document(&document.Document{
			Class: document.Kubernetes, Kind: kind.Text, Format: format,
			Source: source, Root: *root, Anchor: kind.Span,
		})
		return
	}
	for i := range items.Items {
		item := &items.Items[i]
		if element != "" { // a PodList need not say that its items are pods
			inherit(item, "kind", document.Node{Kind: document.String, Text: element, Span: kind.Span})
			inherit(item, "apiVersion", *version)
		}
		kubernetes(source, format, item, to)
	}
}

// flaw says where and why the rules cannot take a tree for a Kubernetes object.
// A tree with neither spec nor metadata belongs to some other file.
func flaw(root, version, kind *document.Node) (place document.Span, message string) {
	switch {
	case root.Get("spec") == nil && root.Get("metadata") == nil:
		return document.Span{}, ""
	case written(version) && written(kind):
		return kind.Span, fmt.Sprintf("kind %s is known only later: render the file first, and lint the result", kind.Text)
	case written(version):
		return version.Span, fmt.Sprintf("an object of apiVersion %s has no kind", version.Text)
	case written(kind):
		return kind.Span, kind.Text + " has no apiVersion, so it is not a Kubernetes object"
	default:
		return document.Span{}, ""
	}
}

// written reports whether a field holds text, known or not.
func written(field *document.Node) bool {
	return field != nil && (field.Kind == document.String || field.Kind == document.Unknown) && field.Text != ""
}

func inherit(item *document.Node, key string, value document.Node) {
	if item.Kind == document.Object && item.Get(key) == nil {
		item.Set(key, value.Span, value)
	}
}

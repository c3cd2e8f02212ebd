package loader

import (
	"fmt"
	"strings"

	"github.com/akslint/akslint/internal/document"
)

// kubernetes makes the Kubernetes objects of a tree into documents: itself, or
// the items of a List. A tree that is none is left out.
func kubernetes(source *document.Source, format string, root *document.Node, emit func(*document.Document), fail func(document.Problem)) {
	version, kind := root.Get("apiVersion"), root.Get("kind")
	if kind.String() == "" {
		return
	}
	if version.String() == "" {
		if root.Get("spec") != nil || root.Get("metadata") != nil {
			fail(document.Problem{
				File: source.Name, Line: int(kind.Span.Line), Column: int(kind.Span.Column),
				Message: fmt.Sprintf("%s has no apiVersion, so it is no Kubernetes object", kind.Text),
			})
		}
		return
	}
	items := root.Get("items")
	element, isList := strings.CutSuffix(kind.Text, "List")
	if !isList || items == nil || items.Kind != document.Array {
		emit(&document.Document{
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
		kubernetes(source, format, item, emit, fail)
	}
}

func inherit(item *document.Node, key string, value document.Node) {
	if item.Kind == document.Object && item.Get(key) == nil {
		item.Set(key, value.Span, value)
	}
}

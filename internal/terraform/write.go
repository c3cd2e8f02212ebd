package terraform

import (
	"strings"

	"github.com/hashicorp/hcl/v2"

	"github.com/akslint/akslint/internal/document"
)

// A writer sets the properties of a resource by the rows of a table.
type writer struct {
	file *file
	// anchor is the place of objects that no block stands for.
	anchor document.Span
}

// apply sets what a body says; at is the place of the block it belongs to.
func (w *writer) apply(rows []row, body hcl.Body, at document.Span, into *document.Node) {
	content, _, _ := body.PartialContent(schema(rows)) // what does not fit the schema is no row
	for _, row := range rows {
		switch {
		case row.From == "":
			w.set(into, row.To, at, boolean(row.Value, at))
		case row.Block != nil:
			w.block(row, content.Blocks, into)
		case row.Blocks != nil:
			w.blocks(row, content.Blocks, into)
		case content.Attributes[row.From] != nil:
			w.attribute(row, content.Attributes[row.From], into)
		}
	}
}

// block sets what a block sets that stands for one object. Of a dynamic one
// nobody knows whether it is there, nor what it says.
func (w *writer) block(row row, blocks hcl.Blocks, into *document.Node) {
	for _, block := range blocks {
		switch {
		case block.Type == row.From:
			at := w.file.span(block.TypeRange)
			if object := w.object(into, row.To, at); object != nil {
				w.apply(row.Block, block.Body, at, object)
			}
		case isDynamic(block, row.From):
			if object := w.object(into, row.To, w.anchor); object != nil {
				w.unknown(row.Block, block, object)
			}
		}
	}
}

func isDynamic(block *hcl.Block, name string) bool {
	return block.Type == "dynamic" && block.Labels[0] == name
}

// unknown makes everything unknown that the rows of a dynamic block could set.
func (w *writer) unknown(rows []row, block *hcl.Block, into *document.Node) {
	for _, row := range rows {
		w.set(into, row.To, w.file.span(block.LabelRanges[0]), w.dynamic(block))
	}
}

func (w *writer) dynamic(block *hcl.Block) document.Node {
	place := block.LabelRanges[0]
	text := "dynamic " + string(w.file.source.Content[place.Start.Byte:place.End.Byte])
	return document.Node{Kind: document.Unknown, Text: text, Span: w.file.span(place)}
}

// blocks sets an array, of which each block is an element.
func (w *writer) blocks(row row, blocks hcl.Blocks, into *document.Node) {
	for _, block := range blocks {
		if isDynamic(block, row.From) {
			w.set(into, row.To, w.file.span(block.LabelRanges[0]), w.dynamic(block))
			return
		}
	}
	list := document.Node{Kind: document.Array}
	for _, block := range blocks {
		if block.Type == row.From {
			at := w.file.span(block.TypeRange)
			element := document.Node{Kind: document.Object, Span: at}
			w.apply(row.Blocks, block.Body, at, &element)
			list.Items = append(list.Items, element)
		}
	}
	if len(list.Items) > 0 {
		list.Span = list.Items[0].Span
		w.set(into, row.To, list.Span, list)
	}
}

// attribute sets the property of one argument. An argument that is null is as
// good as none.
func (w *writer) attribute(row row, attribute *hcl.Attribute, into *document.Node) {
	value := convert(w.file.node(attribute.Expr), row.Type)
	switch {
	case row.True != nil && value.Kind == document.Bool:
		value = list(row.True, value)
	case row.Words != nil && value.Kind == document.Bool:
		value.Kind, value.Text = document.String, row.Words[value.Text]
	}
	if value.Kind != document.Null {
		w.set(into, row.To, w.file.span(attribute.NameRange), value)
	}
}

// list is what an argument sets that is true; nothing if it is not.
func list(texts []string, value document.Node) document.Node {
	if value.Text != "true" {
		return document.Node{}
	}
	node := document.Node{Kind: document.Array, Span: value.Span}
	for _, text := range texts {
		node.Items = append(node.Items, document.Node{Kind: document.String, Text: text, Span: value.Span})
	}
	return node
}

// set gives the property at a path a value.
func (w *writer) set(into *document.Node, path string, key document.Span, value document.Node) {
	parent, last := "", path
	if dot := strings.LastIndexByte(path, '.'); dot >= 0 {
		parent, last = path[:dot], path[dot+1:]
	}
	if object := w.object(into, parent, w.anchor); object != nil {
		object.Set(last, key, value)
	}
}

// object returns the object at a path, "" being the node itself. It makes those
// that are missing, the last with the place at; nil says that there is a value
// that is none.
func (w *writer) object(node *document.Node, path string, at document.Span) *document.Node {
	if path == "" {
		return node
	}
	keys := strings.Split(path, ".")
	for i, key := range keys {
		if node.Get(key) == nil {
			span := w.anchor
			if i == len(keys)-1 {
				span = at
			}
			node.Set(key, span, document.Node{Kind: document.Object, Span: span})
		}
		if node = node.Get(key); node.Kind != document.Object {
			return nil
		}
	}
	return node
}

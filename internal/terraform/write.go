package terraform

import (
	"cmp"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"github.com/akslint/akslint/internal/document"
)

// A writer sets the properties of a resource by the rows of a table.
type writer struct {
	reader
	// anchor is the place of objects that no block represents: that of the
	// block around them.
	anchor document.Span
	// dynamic is the dynamic block being read, if it cannot be known whether
	// it makes any blocks. Then what it says is set, and what it leaves out
	// is unknown.
	dynamic string
}

// apply sets what a body says; at is the place of the block it belongs to.
func (w *writer) apply(rows []row, body hcl.Body, at document.Span, into *document.Node) {
	content, _, _ := body.PartialContent(schema(rows)) // arguments outside the schema are ignored
	for _, row := range rows {
		switch {
		case row.From == "":
			if w.dynamic == "" {
				w.set(into, row.To, at, boolean(row.Value, at))
			}
		case row.Block != nil:
			for _, block := range w.blocks(content.Blocks, row.From) {
				w.block(row, block, into)
			}
		case row.Blocks != nil:
			w.list(row, w.blocks(content.Blocks, row.From), into)
		case content.Attributes[row.From] != nil:
			w.attribute(row, content.Attributes[row.From], into)
		}
	}
}

// within returns a writer for the contents of a block.
func (w *writer) within(block expandedBlock) *writer {
	inner := *w
	inner.scope, inner.dynamic = block.scope, cmp.Or(block.dynamic, w.dynamic)
	return &inner
}

// block sets what a block that represents one object says.
func (w *writer) block(row row, block expandedBlock, into *document.Node) {
	inner, at := w.within(block), block.at
	if block.dynamic != "" {
		at = w.anchor
	}
	if inner.dynamic != "" && row.To != "" {
		w.clear(into, row.To, at)
	}
	object := w.object(into, row.To, at)
	if object == nil {
		return
	}
	if row.To != "" {
		inner.anchor = at
	}
	for _, row := range row.Block {
		if inner.dynamic != "" && row.To != "" {
			w.set(object, row.To, block.at, document.Node{Kind: document.Unknown, Text: inner.dynamic, Span: block.at})
		}
	}
	inner.apply(row.Block, block.body, block.at, object)
}

// clear replaces an unknown value by an object.
func (w *writer) clear(into *document.Node, path string, at document.Span) {
	parent, last := cutLast(path)
	if object := w.object(into, parent, w.anchor); object != nil {
		if known := object.Get(last); known != nil && known.Kind == document.Unknown {
			object.Set(last, at, document.Node{Kind: document.Object, Span: at})
		}
	}
}

// list sets an array with an element for each block. An unknown element
// represents any number of others.
func (w *writer) list(row row, blocks []expandedBlock, into *document.Node) {
	if len(blocks) == 0 {
		return
	}
	list := document.Node{Kind: document.Array, Span: blocks[0].at}
	for _, block := range blocks {
		inner := w.within(block)
		inner.dynamic = "" // what an element says is certain if it exists
		element := document.Node{Kind: document.Object, Span: block.at}
		inner.apply(row.Blocks, block.body, block.at, &element)
		list.Items = append(list.Items, element)
		if block.dynamic != "" {
			list.Items = append(list.Items, document.Node{Kind: document.Unknown, Text: block.dynamic, Span: block.at})
		}
	}
	w.set(into, row.To, list.Span, list)
}

// attribute sets the property of one argument. An argument that is null
// counts as missing.
func (w *writer) attribute(row row, attribute *hcl.Attribute, into *document.Node) {
	value := typed(asked(row.From, w.node(attribute.Expr), w.unknown(attribute.Expr)), row.Type)
	switch {
	case row.True != nil && value.Kind == document.Bool:
		value = list(row.True, value)
	case row.Words != nil && value.Kind == document.Bool:
		value.Kind, value.Text = document.String, row.Words[value.Text]
	}
	if value.Kind != document.Null {
		w.set(into, row.To, w.place(attribute.NameRange), value)
	}
}

// list is the list that a true argument sets; null if it is false.
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
	parent, last := cutLast(path)
	if object := w.object(into, parent, w.anchor); object != nil {
		object.Set(last, key, value)
	}
}

// cutLast cuts the last key off a path.
func cutLast(path string) (parent, last string) {
	if dot := strings.LastIndexByte(path, '.'); dot >= 0 {
		return path[:dot], path[dot+1:]
	}
	return "", path
}

// object returns the object at a path, "" being the node itself. It creates
// missing objects, the last with the place at; nil says that a value on the
// path is not an object.
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

package azcli

import "github.com/akslint/akslint/internal/document"

// Document is the command as rules of the topic command see it:
//
//	{"command", "open", "flags": [{"name", "values", "unknown"}],
//	 "unknownFlags": [the same], "extra": [value]}
//
// Names of flags are the canonical long ones, a switch has no values, and an
// unknown flag is named as it is written.
func (c *Command) Document(source *document.Source) *document.Document {
	root := document.Node{Kind: document.Object, Span: c.Span}
	root.Set("command", c.Span, text(c.Name, c.Span))
	root.Set("open", c.Span, boolean(c.Open, c.Span))
	root.Set("flags", c.Span, uses(c.Flags, c.Span))
	root.Set("unknownFlags", c.Span, uses(c.Unknown, c.Span))
	root.Set("extra", c.Span, values(c.Extra, c.Span))
	return &document.Document{
		Class: document.Command, Kind: document.KindCommand, Format: "az",
		Source: source, Root: root, Anchor: c.Span,
	}
}

func uses(uses []Use, anchor document.Span) document.Node {
	list := document.Node{Kind: document.Array, Span: anchor}
	for _, use := range uses {
		name := use.As
		if use.Flag != nil {
			name = use.Flag.Name
		}
		item := document.Node{Kind: document.Object, Span: use.Span}
		item.Set("name", use.Span, text(name, use.Span))
		item.Set("values", use.Span, values(use.Values, use.Span))
		item.Set("unknown", use.Span, boolean(!use.Known(), use.Span))
		list.Items = append(list.Items, item)
	}
	return list
}

func values(values []Value, anchor document.Span) document.Node {
	list := document.Node{Kind: document.Array, Span: anchor}
	for _, value := range values {
		list.Items = append(list.Items, value.Node())
	}
	return list
}

// Node is the value as a string, or as an unknown value.
func (v Value) Node() document.Node {
	node := text(v.Text, v.Span)
	if v.Unknown {
		node.Kind = document.Unknown
	}
	return node
}

func text(text string, span document.Span) document.Node {
	return document.Node{Kind: document.String, Text: text, Span: span}
}

func boolean(value bool, span document.Span) document.Node {
	node := document.Node{Kind: document.Bool, Text: "false", Span: span}
	if value {
		node.Text = "true"
	}
	return node
}

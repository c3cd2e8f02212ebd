package azcli

import (
	"cmp"

	"github.com/akslint/akslint/internal/document"
)

// Document is the command as rules of the topic command see it:
//
//	{"command", "words": command and program, "version": program and version, "open",
//	 "flags": [{"name", "as", "values", "unknown",
//	            "maybe", "abbreviated", "repeated", "secret", "switch", "empty",
//	            "preview", "status", "replacement", "choices",
//	            "needs": [{"flag", "other"}], "conflicts": [{"flag", "other"}]}],
//	 "unknownFlags": [{"name", "as", "values", "unknown", "nearest", "sibling": {"flag", "command"}}],
//	 "missing": [name], "extra": [value], "brokenContinuations": [text]}
//
// Names of flags are the canonical long ones, "as" is how the flag is written, a
// switch has no values, and an unknown flag is named as it is written. A broken
// continuation is the backslash or the comment that breaks it. Required flags that
// are not given are missing, unless the command is open. What follows "unknown" is
// there only where it says something: "maybe" where the flag is there only under a
// condition, "secret" where its value is one, "switch" where one is given a value,
// "empty" where it has no value and must have one, "choices" where a value is not
// one of them. "needs" is what az asks for beside the flag, like "--a or --b value",
// and "conflicts" what it refuses there; "flag" is then the flag itself, with its
// value where that is what matters. "nearest" is the flag of the command that an
// unknown one is probably meant to be, and "sibling" is that of another command of
// the group, as it is written or, if there is no "nearest", nearly so.
func (c *Command) Document(source *document.Source) *document.Document {
	root := object(c.Span, 9)
	root.Set("command", c.Span, text(c.Name, c.Span))
	known := cmp.Or(c.table.Extension, version)
	if c.Name == c.Words {
		known = kubelogin
	}
	root.Set("words", c.Span, text(c.Words, c.Span))
	root.Set("version", c.Span, text(known, c.Span))
	root.Set("open", c.Span, boolean(c.Open, c.Span))
	root.Set("flags", c.Span, c.known())
	root.Set("unknownFlags", c.Span, c.unknown())
	root.Set("missing", c.Span, c.missing())
	root.Set("extra", c.Span, values(c.Extra, c.Span))
	root.Set("brokenContinuations", c.Span, values(c.Breaks, c.Span))
	return &document.Document{
		Class: document.Command, Kind: document.KindCommand, Format: "az",
		Source: source, Root: root, Anchor: c.Span,
	}
}

func (c *Command) known() document.Node {
	list := document.Node{Kind: document.Array, Span: c.Span, Items: make([]document.Node, 0, len(c.Flags))}
	for i, use := range c.Flags {
		item := use.node(use.Flag.Name)
		use.mark(&item, "maybe", use.Maybe)
		use.mark(&item, "abbreviated", use.abbreviated())
		use.mark(&item, "repeated", use.repeated(c.Flags[i+1:]))
		use.mark(&item, "secret", use.Flag.Secret)
		use.mark(&item, "switch", use.Flag.Arity == None && len(use.Values) > 0)
		use.note(&item, "preview", use.Flag.Preview)
		use.note(&item, "status", use.Flag.Status)
		use.note(&item, "replacement", use.Flag.Replacement)
		use.list(&item, "choices", use.choices())
		use.mark(&item, "empty", use.empty() && !c.Open)
		use.pairs(&item, "needs", c.lacks(use))
		use.pairs(&item, "conflicts", c.excludes(use))
		list.Items = append(list.Items, item)
	}
	return list
}

func (c *Command) unknown() document.Node {
	list := document.Node{Kind: document.Array, Span: c.Span}
	for _, use := range c.Unknown {
		item := use.node(use.As)
		near := meant(c.Words, use.As)
		use.note(&item, "nearest", near)
		if flag, command := sibling(c.Words, use.As); flag == use.As || near == "" && flag != "" {
			node := object(use.Span, 2)
			node.Set("flag", use.Span, text(flag, use.Span))
			node.Set("command", use.Span, text(command, use.Span))
			item.Set("sibling", use.Span, node)
		}
		list.Items = append(list.Items, item)
	}
	return list
}

func (c *Command) missing() document.Node {
	list := document.Node{Kind: document.Array, Span: c.Span}
	for _, name := range c.Missing {
		list.Items = append(list.Items, text(name, c.Span))
	}
	return list
}

// node is what every flag has in the document.
func (u Use) node(name string) document.Node {
	node := object(u.Span, 4)
	node.Set("name", u.Span, text(name, u.Span))
	node.Set("as", u.Span, text(u.As, u.Span))
	node.Set("values", u.Span, values(u.Values, u.Span))
	node.Set("unknown", u.Span, boolean(!u.Known(), u.Span))
	return node
}

func (u Use) mark(node *document.Node, key string, is bool) {
	if is {
		node.Set(key, u.Span, boolean(true, u.Span))
	}
}

func (u Use) note(node *document.Node, key, word string) {
	if word != "" {
		node.Set(key, u.Span, text(word, u.Span))
	}
}

func (u Use) list(node *document.Node, key string, words []string) {
	if len(words) == 0 {
		return
	}
	list := document.Node{Kind: document.Array, Span: u.Span}
	for _, word := range words {
		list.Items = append(list.Items, text(word, u.Span))
	}
	node.Set(key, u.Span, list)
}

func (u Use) pairs(node *document.Node, key string, pairs []pair) {
	if len(pairs) == 0 {
		return
	}
	list := document.Node{Kind: document.Array, Span: u.Span}
	for _, pair := range pairs {
		item := object(u.Span, 2)
		item.Set("flag", u.Span, text(pair.flag, u.Span))
		item.Set("other", u.Span, text(pair.other, u.Span))
		list.Items = append(list.Items, item)
	}
	node.Set(key, u.Span, list)
}

func values(values []Value, anchor document.Span) document.Node {
	list := document.Node{Kind: document.Array, Span: anchor, Items: make([]document.Node, 0, len(values))}
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

// object is an empty object with room for a number of fields.
func object(span document.Span, fields int) document.Node {
	return document.Node{Kind: document.Object, Span: span, Members: make([]document.Member, 0, fields)}
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

package deployed

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/akslint/akslint/internal/azcli"
	"github.com/akslint/akslint/internal/document"
)

// A writer sets what the flags of a command set.
type writer struct {
	source *document.Source
	target *document.Node    // a resource or a node pool
	anchor document.Span     // of objects that no flag stands for
	addons map[string]string // the property of each
	// uncertain says that the command might not run, so that what it would change
	// is unknown.
	uncertain bool
	// completes says that only what is missing changes.
	completes bool
	by        string // what is being read, as it is written
}

func (w *writer) command(command *azcli.Command) {
	certain := !w.uncertain
	defer func() { w.uncertain = !certain }()
	w.by = "az " + command.Name
	for _, property := range command.Target.Sets {
		w.set(property.Path, constant(property.Value, command.Span))
	}
	for i, use := range command.Flags {
		if repeated(use.Flag, command.Flags[i+1:]) {
			continue // az forgets all but the last
		}
		w.by = use.As
		for _, property := range use.Flag.Sets {
			identifies := identifies(property)
			w.uncertain = !identifies && (!certain || use.Maybe)
			if !identifies || w.target.Get(property.Path) == nil {
				w.property(property, use)
			}
		}
	}
}

// identifies reports whether the property only says which resource is changed,
// so that it stays where it was first said.
func identifies(property azcli.Property) bool {
	return property.Path == "name" || property.Path == "resourceGroup"
}

func repeated(flag *azcli.Flag, later []azcli.Use) bool {
	return slices.ContainsFunc(later, func(use azcli.Use) bool { return use.Flag == flag })
}

// property sets what one flag sets.
func (w *writer) property(property azcli.Property, use azcli.Use) {
	span := use.Extent
	switch {
	case property.Type == "addons":
		w.enable(property, use)
	case property.Value != nil:
		w.set(property.Path, constant(property.Value, use.Span))
	case property.Type == "file" && len(use.Values) > 0:
		last := use.Values[len(use.Values)-1]
		w.set(property.Path, scalar(document.Unknown, last.Text, span))
	case property.Type == "json" && len(use.Values) > 0:
		w.set(property.Path, w.jsonValue(use))
	case property.Type == "role" && len(use.Values) > 0:
		w.set(property.Path, roleValue(w.jsonValue(use)))
	case property.Type == "map":
		w.set(property.Path, pairs(use, span))
	case property.Type == "keys":
		w.set(property.Path, keys(use, span))
	case property.Type == "single" && len(use.Values) > 1:
		w.set(property.Path, scalar(document.Unknown, use.As, span))
	case property.Type == "single" && len(use.Values) == 1:
		w.set(property.Path, value(use, property, span))
	case use.Flag.Separator != "" || use.Flag.Arity == azcli.Some || use.Flag.Arity == azcli.Any:
		w.set(property.Path, list(use, span))
	case use.Flag.Arity == azcli.TriState && len(use.Values) == 0:
		w.set(property.Path, typed("true", property.Type, span))
	case len(use.Values) > 0:
		w.set(property.Path, value(use, property, span))
	}
}

// enable turns add-ons on or off. Beside one that is unknown, any other might be
// turned, too; if none is known, neither is which add-ons the cluster has.
func (w *writer) enable(addons azcli.Property, use azcli.Use) {
	if len(use.Values) == 1 && use.Values[0].Unknown {
		node := use.Values[0].Node()
		node.Span = use.Extent
		w.set(addons.Path, node)
		return
	}
	for _, value := range use.Values {
		if property, known := w.addons[value.Text]; known && !value.Unknown {
			w.set(property, constant(addons.Value, value.Span))
		}
	}
	if use.Known() {
		return
	}
	certain := !w.uncertain
	w.uncertain = true
	for _, addon := range slices.Sorted(maps.Keys(w.addons)) {
		w.set(w.addons[addon], constant(addons.Value, use.Extent))
	}
	w.uncertain = !certain
}

// set gives the property at path a value; a later flag wins. Below an unknown
// value nothing can be set.
func (w *writer) set(path string, value document.Node) {
	node := w.target
	keys := strings.Split(path, ".")
	for _, key := range keys[:len(keys)-1] {
		if node = child(node, key, w.anchor); node.Kind == document.Unknown {
			return
		}
	}
	last := keys[len(keys)-1]
	before := node.Get(last)
	if w.completes && before != nil {
		return
	}
	if w.uncertain && !same(before, &value) {
		value = scalar(document.Unknown, w.by, value.Span)
	}
	node.Set(last, value.Span, value)
}

func same(a, b *document.Node) bool {
	if a == nil || a.Kind == document.Unknown {
		return false
	}
	before, _ := a.MarshalJSON() // never fails
	after, _ := b.MarshalJSON()
	return bytes.Equal(before, after)
}

// child returns the object at key, or at key[0] for "key[0]", made where it is
// missing.
func child(node *document.Node, key string, anchor document.Span) *document.Node {
	key, _, isList := strings.Cut(key, "[")
	if node.Get(key) == nil {
		empty := document.Node{Kind: document.Object, Span: anchor}
		if isList {
			empty = document.Node{Kind: document.Array, Span: anchor, Items: []document.Node{empty}}
		}
		node.Set(key, anchor, empty)
	}
	child := node.Get(key)
	if isList && child.Kind == document.Array {
		return &child.Items[0]
	}
	return child
}

func scalar(kind document.Kind, text string, span document.Span) document.Node {
	return document.Node{Kind: kind, Text: text, Span: span}
}

func constant(value any, span document.Span) document.Node {
	if truth, isBool := value.(bool); isBool {
		return scalar(document.Bool, strconv.FormatBool(truth), span)
	}
	return scalar(document.String, fmt.Sprint(value), span)
}

// value is the last value of a flag, with the choice of az's spelled as az
// spells it.
func value(use azcli.Use, property azcli.Property, span document.Span) document.Node {
	last := use.Values[len(use.Values)-1]
	if last.Unknown {
		return scalar(document.Unknown, last.Text, span)
	}
	for _, choice := range slices.Concat(use.Flag.Choices, use.Flag.PreviewChoices) {
		if strings.EqualFold(choice, last.Text) {
			last.Text = choice
		}
	}
	if property.Prefix != "" && !strings.Contains(last.Text, "/") {
		last.Text = property.Prefix + last.Text
	}
	typed := typed(last.Text, property.Type, span)
	if property.Words != nil && typed.Kind == document.Bool {
		return scalar(document.String, property.Words[typed.Text], span)
	}
	return typed
}

// typed reads a word as a value of a property's type, and leaves it a string
// where it is none.
func typed(text, kind string, span document.Span) document.Node {
	switch {
	case kind == "integer" && isInteger(text):
		return scalar(document.Number, text, span)
	case kind == "boolean" && (strings.EqualFold(text, "true") || strings.EqualFold(text, "false")):
		return scalar(document.Bool, strings.ToLower(text), span)
	default:
		return scalar(document.String, text, span)
	}
}

// list is what is known of a list: an unknown element may stand for any number.
func list(use azcli.Use, span document.Span) document.Node {
	node := document.Node{Kind: document.Array, Span: span}
	known := len(use.Values) == 0
	for _, value := range use.Values {
		if value.Text != "" {
			node.Items = append(node.Items, value.Node())
		}
		known = known || !value.Unknown
	}
	if !known {
		return scalar(document.Unknown, use.Values[0].Text, span)
	}
	return node
}

func pairs(use azcli.Use, span document.Span) document.Node {
	node := document.Node{Kind: document.Object, Span: span}
	for _, value := range use.Values {
		key, text, isPair := strings.Cut(value.Text, "=")
		if value.Unknown && !isPair { // the word may hold any number of pairs
			return scalar(document.Unknown, value.Text, span)
		}
		kind := document.String
		if value.Unknown {
			kind = document.Unknown
		}
		node.Set(key, value.Span, scalar(kind, text, value.Span))
	}
	return node
}

func keys(use azcli.Use, span document.Span) document.Node {
	node := document.Node{Kind: document.Object, Span: span}
	for _, value := range use.Values {
		node.Set(value.Text, value.Span, document.Node{Kind: document.Object, Span: value.Span})
	}
	return node
}

func isInteger(text string) bool {
	_, err := strconv.Atoi(text)
	return err == nil
}

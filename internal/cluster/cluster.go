// Package cluster makes the effective configuration of an AKS cluster out of
// the az commands that describe it.
package cluster

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/akslint/akslint/internal/azcli"
	"github.com/akslint/akslint/internal/document"
)

// FromCreate makes `az aks create` into a cluster in the shape of its ARM
// resource. It holds what the command says and no defaults; each value has the
// place of its flag, and everything else that of the word az. The object
// _akslint says where the cluster comes from:
//
//	{"source": "az", "open": whether flags may be hidden, "partial": false}
func FromCreate(command *azcli.Command, source *document.Source) (*document.Document, error) {
	addons, err := azcli.Addons()
	if err != nil {
		return nil, err
	}
	builder := builder{anchor: command.Span, addons: addons}
	builder.root = document.Node{Kind: document.Object, Span: command.Span}
	builder.set("type", scalar(document.String, "Microsoft.ContainerService/managedClusters", command.Span))
	for _, use := range command.Flags {
		for _, property := range use.Flag.Sets {
			builder.property(property, use)
		}
	}
	builder.set("_akslint.source", scalar(document.String, "az", command.Span))
	builder.set("_akslint.open", scalar(document.Bool, strconv.FormatBool(command.Open), command.Span))
	builder.set("_akslint.partial", scalar(document.Bool, "false", command.Span))
	return &document.Document{
		Class: document.Cluster, Kind: document.KindCluster, Format: "az",
		Source: source, Root: builder.root, Anchor: command.Span,
	}, nil
}

// A builder sets the properties of a resource.
type builder struct {
	root   document.Node
	anchor document.Span
	addons map[string]string
}

// property sets what one flag sets.
func (b *builder) property(property azcli.Property, use azcli.Use) {
	span := extent(use)
	switch {
	case property.Type == "addons":
		b.enable(property.Path, use)
	case property.Value != nil:
		b.set(property.Path, constant(property.Value, use.Span))
	case property.Type == "map":
		b.set(property.Path, pairs(use, span))
	case property.Type == "keys":
		b.set(property.Path, keys(use, span))
	case use.Flag.Separator != "" || use.Flag.Arity == azcli.Some || use.Flag.Arity == azcli.Any:
		b.set(property.Path, list(use, span))
	case use.Flag.Arity == azcli.TriState && len(use.Values) == 0:
		b.set(property.Path, typed("true", property.Type, span))
	case len(use.Values) > 0:
		b.set(property.Path, value(use, property.Type, span))
	}
}

// enable sets the properties of add-ons. Where the list is not known, neither
// is which add-ons the cluster has.
func (b *builder) enable(path string, use azcli.Use) {
	for _, value := range use.Values {
		if value.Unknown {
			node := value.Node()
			node.Span = extent(use)
			b.set(path, node)
			continue
		}
		if property, known := b.addons[value.Text]; known {
			b.set(property, scalar(document.Bool, "true", value.Span))
		}
	}
}

// set gives the property at path a value; a later flag wins. Below an unknown
// value nothing can be set.
func (b *builder) set(path string, value document.Node) {
	node := &b.root
	keys := strings.Split(path, ".")
	for _, key := range keys[:len(keys)-1] {
		if node = b.child(node, key); node.Kind == document.Unknown {
			return
		}
	}
	node.Set(keys[len(keys)-1], value.Span, value)
}

// child returns the object at key, or at key[0] for "key[0]", made where it is
// missing.
func (b *builder) child(node *document.Node, key string) *document.Node {
	key, _, isList := strings.Cut(key, "[")
	if node.Get(key) == nil {
		empty := document.Node{Kind: document.Object, Span: b.anchor}
		if isList {
			empty = document.Node{Kind: document.Array, Span: b.anchor, Items: []document.Node{empty}}
		}
		node.Set(key, b.anchor, empty)
	}
	child := node.Get(key)
	if isList {
		return &child.Items[0]
	}
	return child
}

// extent is the place of a flag with its values, as far as they stand on its
// line.
func extent(use azcli.Use) document.Span {
	span := use.Span
	for _, value := range use.Values {
		if value.Span.Line == span.Line {
			span.End = value.Span.End
		}
	}
	return span
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
func value(use azcli.Use, kind string, span document.Span) document.Node {
	last := use.Values[len(use.Values)-1]
	if last.Unknown {
		return scalar(document.Unknown, last.Text, span)
	}
	for _, choice := range append(use.Flag.Choices, use.Flag.PreviewChoices...) {
		if strings.EqualFold(choice, last.Text) {
			last.Text = choice
		}
	}
	return typed(last.Text, kind, span)
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

func list(use azcli.Use, span document.Span) document.Node {
	node := document.Node{Kind: document.Array, Span: span}
	for _, value := range use.Values {
		if value.Unknown { // the word may hold any number of elements
			return scalar(document.Unknown, value.Text, span)
		}
		if value.Text != "" {
			node.Items = append(node.Items, value.Node())
		}
	}
	return node
}

func pairs(use azcli.Use, span document.Span) document.Node {
	node := document.Node{Kind: document.Object, Span: span}
	for _, value := range use.Values {
		key, text, _ := strings.Cut(value.Text, "=")
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

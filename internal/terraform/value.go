package terraform

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/jsontree"
)

// node is the value of an expression. The elements of what is written as a list
// or an object have places of their own.
func (f *file) node(expression hcl.Expression) document.Node {
	switch expression := expression.(type) {
	case *hclsyntax.ParenthesesExpr:
		return f.node(expression.Expression)
	case *hclsyntax.FunctionCallExpr:
		if expression.Name == "jsonencode" && len(expression.Args) == 1 {
			return f.node(expression.Args[0])
		}
	}
	if elements, diagnostics := hcl.ExprList(expression); !diagnostics.HasErrors() {
		node := document.Node{Kind: document.Array, Span: f.span(expression.StartRange())}
		for _, element := range elements {
			node.Items = append(node.Items, f.node(element))
		}
		return node
	}
	if fields, diagnostics := hcl.ExprMap(expression); !diagnostics.HasErrors() {
		return f.object(expression, fields)
	}
	value, known := f.module.evaluate(expression)
	if !known {
		return f.unknown(expression)
	}
	node := literal(value, f.unknown(expression))
	node.Aliased = node.Kind == document.Array || node.Kind == document.Object
	return node
}

// object reads an object. A key that is not known may be any, and then nothing
// is known of the object.
func (f *file) object(expression hcl.Expression, fields []hcl.KeyValuePair) document.Node {
	node := document.Node{Kind: document.Object, Span: f.span(expression.StartRange())}
	for _, field := range fields {
		key, known := f.module.evaluate(field.Key)
		if !known || key.IsNull() || !key.IsKnown() || key.Type() != cty.String {
			return f.unknown(expression)
		}
		node.Set(key.AsString(), f.span(field.Key.Range()), f.node(field.Value))
	}
	node.Span = node.Title()
	return node
}

func (f *file) unknown(expression hcl.Expression) document.Node {
	place := expression.Range()
	return document.Node{
		Kind: document.Unknown, Text: string(place.SliceBytes(f.source.Content)), Span: f.span(place),
	}
}

// literal is a value that stands as a whole at one place. What is not known of
// it is as unknown as all of it could be.
func literal(value cty.Value, unknown document.Node) document.Node {
	if !value.IsKnown() {
		return unknown
	}
	node := unknown
	switch kind := value.Type(); {
	case value.IsNull():
		return document.Node{Span: node.Span}
	case kind == cty.Bool:
		return boolean(value.True(), node.Span)
	case kind == cty.String:
		node.Kind, node.Text = document.String, value.AsString()
	case kind == cty.Number:
		number := value.AsBigFloat()
		if exponent := number.MantExp(nil); !number.IsInf() && exponent > -maxExponent && exponent < maxExponent {
			node.Kind, node.Text = document.Number, number.Text('f', -1)
		}
	case kind.IsObjectType() || kind.IsMapType():
		node.Kind, node.Text = document.Object, ""
		for it := value.ElementIterator(); it.Next(); {
			key, element := it.Element()
			node.Set(key.AsString(), node.Span, literal(element, unknown))
		}
	case kind.IsTupleType() || kind.IsListType() || kind.IsSetType():
		node.Kind, node.Text = document.Array, ""
		for it := value.ElementIterator(); it.Next(); {
			_, element := it.Element()
			node.Items = append(node.Items, literal(element, unknown))
		}
	}
	return node
}

// maxExponent is the power of two from which on a number is not written out.
const maxExponent = 512

func boolean(truth bool, at document.Span) document.Node {
	return document.Node{Kind: document.Bool, Text: strconv.FormatBool(truth), Span: at}
}

// convert gives a value the type of its argument, as Terraform does. A value
// that has no such form stays as it is.
func convert(node document.Node, to kind) document.Node {
	switch to {
	case kindString:
		if node.Kind == document.Bool || node.Kind == document.Number {
			node.Kind = document.String
		}
	case kindBool, kindNot:
		return convertBool(node, to == kindNot)
	case kindNumber:
		if _, err := strconv.ParseInt(node.Text, 10, 64); err == nil && node.Kind == document.String {
			node.Kind = document.Number
		}
	case kindStrings, kindMap:
		for i := range node.Items {
			node.Items[i] = convert(node.Items[i], kindString)
		}
		for i := range node.Members {
			node.Members[i].Value = convert(node.Members[i].Value, kindString)
		}
	case kindKeys:
		return convertKeys(node)
	case kindJSON:
		return convertJSON(node)
	case kindScope:
		return convertScope(node)
	}
	return node
}

func convertBool(node document.Node, inverted bool) document.Node {
	if node.Kind != document.Bool && node.Kind != document.String {
		return node
	}
	switch node.Text {
	case "true", "1":
		return boolean(!inverted, node.Span)
	case "false", "0":
		return boolean(inverted, node.Span)
	default:
		return node
	}
}

// convertKeys makes the elements of a list the keys of an object.
func convertKeys(node document.Node) document.Node {
	if node.Kind != document.Array {
		return node
	}
	keys := document.Node{Kind: document.Object, Aliased: node.Aliased, Span: node.Span}
	for _, item := range node.Items {
		keys.Set(item.Text, item.Span, document.Node{Kind: document.Object, Span: item.Span})
	}
	return keys
}

// convertScope writes the ids of a subscription or a resource group, which
// Terraform knows and the file does not, as far as they are known.
func convertScope(node document.Node) document.Node {
	if node.Kind != document.Unknown {
		return node
	}
	text := bareID.ReplaceAllString(node.Text, "$${$1}")
	text = subscriptionID.ReplaceAllString(text, "/subscriptions/$${$1}")
	text = groupID.ReplaceAllString(text, "/subscriptions/$${subscription}/resourceGroups/$${$1}")
	if strings.HasPrefix(strings.Trim(text, `"`), "/subscriptions/") {
		node.Text = text
	}
	return node
}

var (
	bareID         = regexp.MustCompile(`^((?:data\.)?azurerm_\w+\.[^\s{}]+\.id)$`)
	subscriptionID = regexp.MustCompile(`\$\{(?:data\.)?azurerm_subscription\.([\w-]+)(?:\[[^\]]*\])?\.id\}`)
	groupID        = regexp.MustCompile(`\$\{(?:data\.)?azurerm_resource_group\.([\w-]+)(?:\[[^\]]*\])?\.id\}`)
)

// convertJSON reads the value of text that holds JSON. All of it stands where
// the text does.
func convertJSON(node document.Node) document.Node {
	if node.Kind != document.String {
		return node
	}
	roots, problem := jsontree.Read(&document.Source{Content: []byte(node.Text)})
	if problem != nil || len(roots) != 1 {
		return node
	}
	roots[0].Move(func(document.Span) document.Span { return node.Span })
	roots[0].Aliased = true
	return *roots[0]
}

package terraform

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/jsontree"
)

// A reader turns expressions into nodes.
type reader struct {
	scope
	// source is the file that contains the expressions; nil for those reached
	// by a reference, which get its place.
	source *document.Source
	// depth is how many enclosing expressions were only partly known.
	depth int
}

func (r *reader) place(at hcl.Range) document.Span {
	if r.source == nil {
		return document.Span{}
	}
	return place(r.source, at)
}

// unknown returns the unknown value of an expression: ${EXPRESSION}, or for
// an expression in another file, the name it first refers to.
func (r *reader) unknown(expression hcl.Expression) document.Node {
	at := expression.Range()
	node := document.Node{Kind: document.Unknown, Span: r.place(at)}
	if r.source == nil {
		node.Text = "${" + referredTo(expression) + "}"
		return node
	}
	node.Text = string(at.SliceBytes(r.source.Content))
	if _, native := expression.(hclsyntax.Node); native {
		node.Text = "${" + node.Text + "}"
	} else {
		node.Text = strings.Trim(node.Text, `"`)
	}
	return node
}

// referredTo is the name that an expression first refers to.
func referredTo(expression hcl.Expression) string {
	traversals := expression.Variables()
	if len(traversals) == 0 {
		return "unknown"
	}
	names := []string{traversals[0].RootName()}
	for _, step := range traversals[0] {
		if step, named := step.(hcl.TraverseAttr); named {
			names = append(names, step.Name)
		}
	}
	return strings.Join(names, ".")
}

// node is the value of an expression. The elements of a literal list or
// object have places of their own.
func (r *reader) node(expression hcl.Expression) document.Node {
	switch expression := expression.(type) {
	case *hclsyntax.ParenthesesExpr:
		return r.node(expression.Expression)
	case *hclsyntax.TemplateWrapExpr:
		return r.node(expression.Wrapped)
	case *hclsyntax.FunctionCallExpr:
		if node, read := r.function(expression); read {
			return node
		}
	}
	if elements, diagnostics := hcl.ExprList(expression); !diagnostics.HasErrors() {
		node := document.Node{Kind: document.Array, Span: r.place(expression.StartRange())}
		for _, element := range elements {
			node.Items = append(node.Items, r.node(element))
		}
		return node
	}
	if fields, diagnostics := hcl.ExprMap(expression); !diagnostics.HasErrors() {
		return r.object(expression, fields)
	}
	return r.result(expression)
}

// result is the value of an expression that computes it.
func (r *reader) result(expression hcl.Expression) document.Node {
	value, known := r.evaluate(expression)
	if !known || !value.IsWhollyKnown() {
		if node, read := r.partial(expression); read {
			return node
		}
	}
	refers := len(expression.Variables()) > 0
	if !known || refers && !r.module.afford(size(value)) {
		return r.unknown(expression)
	}
	node := literal(value, r.unknown(expression))
	node.Aliased = refers || node.Kind == document.Array || node.Kind == document.Object
	return node
}

// object reads an object. A key that is not known may be any key, so nothing
// is then known of the object.
func (r *reader) object(expression hcl.Expression, fields []hcl.KeyValuePair) document.Node {
	node := document.Node{Kind: document.Object, Span: r.place(expression.StartRange())}
	for _, field := range fields {
		key, known := r.text(field.Key)
		if !known {
			return r.unknown(expression)
		}
		node.Set(key, r.place(field.Key.Range()), asked(key, r.node(field.Value), r.unknown(field.Value)))
	}
	node.Span = node.Title()
	return node
}

// function reads the functions whose results keep the places of their
// arguments, and those that are partly known if their arguments are.
func (r *reader) function(call *hclsyntax.FunctionCallExpr) (node document.Node, read bool) {
	if call.ExpandFinal {
		return node, false
	}
	list := document.Node{Kind: document.Array, Span: r.place(call.StartRange())}
	switch {
	case call.Name == "jsonencode" && len(call.Args) == 1:
		return r.node(call.Args[0]), true
	case call.Name == "concat":
		for _, argument := range call.Args {
			list.Items = append(list.Items, elements(r.node(argument))...)
		}
		return list, true
	case len(call.Args) != 1:
	case call.Name == "toset", call.Name == "tolist", call.Name == "distinct", call.Name == "sort":
		return r.node(call.Args[0]), true
	case call.Name == "flatten":
		list.Items = flat(elements(r.node(call.Args[0])), maxDepth)
		return list, true
	case call.Name == "compact":
		list.Items = slices.DeleteFunc(elements(r.node(call.Args[0])), func(item document.Node) bool {
			return item.Kind == document.Null || item.Kind == document.String && item.Text == ""
		})
		return list, true
	}
	return node, false
}

// elements are the elements of a list; for an unknown list, one unknown
// element that represents any number.
func elements(list document.Node) []document.Node {
	if list.Kind != document.Array {
		return []document.Node{list}
	}
	return list.Items
}

func flat(items []document.Node, depth int) []document.Node {
	var all []document.Node
	for _, item := range items {
		if item.Kind == document.Array && depth > 0 {
			all = append(all, flat(elements(item), depth-1)...)
		} else {
			all = append(all, item)
		}
	}
	return all
}

// maxPartial limits how deep partly known expressions may nest.
const maxPartial = 20

// partial is what is known of an expression whose value is not entirely
// known.
func (r *reader) partial(expression hcl.Expression) (node document.Node, read bool) {
	inner := reader{scope: r.scope, source: r.source, depth: r.depth + 1}
	if inner.depth > maxPartial {
		return node, false
	}
	switch expression := expression.(type) {
	case *hclsyntax.ScopeTraversalExpr:
		return inner.follow(expression)
	case *hclsyntax.TemplateExpr:
		return inner.template(expression), true
	case *hclsyntax.ConditionalExpr:
		if holds, known := r.truth(expression.Condition); known && holds {
			return inner.node(expression.TrueResult), true
		} else if known {
			return inner.node(expression.FalseResult), true
		}
	case *hclsyntax.FunctionCallExpr:
		if expression.Name == "split" && len(expression.Args) == 2 && !expression.ExpandFinal {
			return inner.split(expression)
		}
	}
	return node, false
}

// follow reads the definition of a variable or local, or of a field of one.
// All of it gets the place of the reference.
func (r *reader) follow(expression *hclsyntax.ScopeTraversalExpr) (node document.Node, read bool) {
	root, name := expression.Traversal.RootName(), declaredName(expression.Traversal)
	if name == "" {
		return node, false
	}
	value := r.value(root, name)
	if value == nil {
		return node, false
	}
	if !value.followed {
		value.followed = true
		inner := reader{scope: value.scope, depth: r.depth}
		if partial := inner.node(value.expression); weight(&partial) <= maxSize {
			value.partial = partial
		}
	}
	field := &value.partial
	for _, step := range expression.Traversal[2:] {
		name, _ := step.(hcl.TraverseAttr)
		field = field.Get(name.Name)
	}
	if field == nil || field.Kind == document.Null || !r.module.afford(weight(field)) {
		return node, false
	}
	at := r.place(expression.Range())
	node = field.Clone()
	node.Move(func(document.Span) document.Span { return at })
	node.Aliased = true
	return node, true
}

// weight counts the values within a node, and the bytes of their text.
func weight(node *document.Node) int {
	total := 1 + len(node.Text)
	for i := range node.Items {
		total += weight(&node.Items[i])
	}
	for i := range node.Members {
		total += weight(&node.Members[i].Value)
	}
	return total
}

// template returns text with holes, ${…}, for its unknown parts.
func (r *reader) template(template *hclsyntax.TemplateExpr) document.Node {
	whole := document.Node{Kind: document.Unknown, Aliased: true, Span: r.place(template.Range())}
	var text strings.Builder
	for _, part := range template.Parts {
		switch node := r.node(part); node.Kind {
		case document.String, document.Number, document.Bool, document.Unknown:
			text.WriteString(node.Text)
		default:
			text.WriteString(r.unknown(part).Text)
		}
		if text.Len() > maxSize {
			return r.unknown(template)
		}
	}
	whole.Text = text.String()
	return whole
}

// split splits text that is partly known, if the separator is known.
func (r *reader) split(call *hclsyntax.FunctionCallExpr) (node document.Node, read bool) {
	separator, known := r.text(call.Args[0])
	text := r.node(call.Args[1])
	if !known || separator == "" || text.Kind != document.Unknown {
		return node, false
	}
	node = document.Node{Kind: document.Array, Aliased: true, Span: r.place(call.Range())}
	for _, part := range cut(text.Text, separator) {
		item := document.Node{Kind: document.String, Text: part, Span: text.Span}
		if document.Unresolved(part) {
			item.Kind = document.Unknown
		}
		node.Items = append(node.Items, item)
	}
	return node, true
}

// cut cuts text at the separators outside its holes.
func cut(text, separator string) []string {
	var parts []string
	start, depth := 0, 0
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '{' && (depth > 0 || i > 0 && text[i-1] == '$'):
			depth++
		case text[i] == '}' && depth > 0:
			depth--
		case depth == 0 && i >= start && strings.HasPrefix(text[i:], separator):
			parts = append(parts, text[start:i])
			start = i + len(separator)
		}
	}
	return append(parts, text[start:])
}

// literal returns a value whose parts all have one place. An unknown part has
// the text of the whole.
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
		node.Text = value.AsString()
		if !document.Unresolved(node.Text) {
			node.Kind = document.String
		}
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

// typed converts a value to the type of its argument, as Terraform does. A
// value that cannot be converted stays as it is.
func typed(node document.Node, to kind) document.Node {
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
			node.Items[i] = typed(node.Items[i], kindString)
		}
		for i := range node.Members {
			node.Members[i].Value = typed(node.Members[i].Value, kindString)
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

// convertKeys turns the elements of a list into the keys of an object.
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
	text := subscriptionID.ReplaceAllString(node.Text, "/subscriptions/$${$1}")
	text = groupID.ReplaceAllString(text, "/subscriptions/$${subscription}/resourceGroups/$${$1}")
	if strings.HasPrefix(text, "/subscriptions/") {
		node.Text = text
	}
	return node
}

var (
	subscriptionID = regexp.MustCompile(`\$\{(?:data\.)?azurerm_subscription\.([\w-]+)(?:\[[^\]]*\])?\.id\}`)
	groupID        = regexp.MustCompile(`\$\{(?:data\.)?azurerm_resource_group\.([\w-]+)(?:\[[^\]]*\])?\.id\}`)
)

// convertJSON parses text that holds JSON. All of it gets the place of the
// text.
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

// asked makes an empty id or secret unknown: if a variable has the default
// "", that is not what will be deployed. A literal "" is meant.
func asked(name string, node, unknown document.Node) document.Node {
	if !identifies.MatchString(name) {
		return node
	}
	if node.Kind == document.String && node.Text == "" && node.Aliased {
		return unknown
	}
	for i := range node.Items {
		item := &node.Items[i]
		item.Aliased = item.Aliased || node.Aliased
		*item = asked(name, *item, unknown)
	}
	return node
}

// identifies matches the names of arguments and properties that are an id, a
// list of ids, or a secret.
var identifies = regexp.MustCompile(`(?:^|_)ids?$|(?:^|[a-z])I[dD]s?$|(?i:secret|password)`)

package arm

import (
	"strconv"
	"strings"

	"github.com/akslint/akslint/internal/document"
)

// maxUnfolded bounds what the expressions of a template may unfold to.
const maxUnfolded = 1_000_000

// A scope is what the expressions of a template can refer to.
type scope struct {
	parameters *document.Node // as they are declared
	variables  *document.Node
	// passed are the parameters that an outer template fills in.
	passed map[string]document.Node
	// open are the parameters and variables that are being looked up.
	open   map[string]bool
	budget *int
}

func newScope(root *document.Node, passed map[string]document.Node, budget *int) *scope {
	return &scope{
		parameters: root.Get("parameters"), variables: root.Get("variables"),
		passed: passed, open: map[string]bool{}, budget: budget,
	}
}

// given returns the parameters that a deployment passes on to its template.
func (s *scope) given(parameters *document.Node) map[string]document.Node {
	passed := map[string]document.Node{}
	if parameters == nil {
		return passed
	}
	for i := range parameters.Members {
		member := &parameters.Members[i]
		value := document.Node{Kind: document.Unknown, Text: member.Key} // out of a key vault
		if written := member.Value.Get("value"); written != nil {
			value = s.resolve(*written)
		}
		passed[strings.ToLower(member.Key)] = value
	}
	return passed
}

// resolve replaces the expressions of a value by what they stand for. What they
// stand for cannot always be known.
func (s *scope) resolve(node document.Node) document.Node {
	if *s.budget -= 1 + len(node.Text); *s.budget < 0 {
		return document.Node{Kind: document.Unknown, Text: node.Text, Span: node.Span}
	}
	switch node.Kind {
	case document.String:
		return s.text(node)
	case document.Array:
		items := make([]document.Node, len(node.Items))
		for i, item := range node.Items {
			items[i] = s.resolve(item)
		}
		node.Items = items
	case document.Object:
		node.Members = s.members(node.Members)
	default:
	}
	return node
}

// members resolves the fields of an object. The field copy names others, which
// loops fill in: they are there, and unknown.
func (s *scope) members(members []document.Member) []document.Member {
	node := document.Node{Kind: document.Object}
	var loops []document.Node
	for _, member := range members {
		if member.Key == "copy" && member.Value.Kind == document.Array {
			loops = member.Value.Items
			continue
		}
		member.Value = s.resolve(member.Value)
		node.Members = append(node.Members, member)
	}
	for i := range loops {
		if name := loops[i].Get("name"); name.String() != "" {
			node.Set(name.Text, name.Span, document.Node{Kind: document.Unknown, Text: "copy", Span: name.Span})
		}
	}
	return node.Members
}

// text resolves a string. Two opening brackets stand for one.
func (s *scope) text(node document.Node) document.Node {
	switch {
	case strings.HasPrefix(node.Text, "[["):
		node.Text = node.Text[1:]
		return node
	case !isExpression(node.Text):
		return node
	}
	value, known := s.evaluate(parse(node.Text))
	if !known {
		return document.Node{Kind: document.Unknown, Text: node.Text, Span: node.Span}
	}
	value.Aliased, value.Span = true, node.Span
	return value
}

func isExpression(text string) bool {
	return strings.HasPrefix(text, "[") && !strings.HasPrefix(text, "[[") && strings.HasSuffix(text, "]")
}

// evaluate returns the value of an expression as far as the template knows it.
func (s *scope) evaluate(e *expression) (value document.Node, known bool) {
	if *s.budget--; *s.budget < 0 || e == nil {
		return value, false
	}
	if e.function == "" {
		value, known = e.literal, true
	} else {
		value, known = s.call(e)
	}
	for _, key := range e.path {
		next := element(&value, key)
		if next == nil {
			return value, false
		}
		value = *next
	}
	return value, known && value.Kind != document.Unknown
}

func (s *scope) call(e *expression) (value document.Node, known bool) {
	switch strings.ToLower(e.function) {
	case "parameters":
		return s.parameter(e)
	case "variables":
		name, known := s.argument(e)
		if !known {
			return value, false
		}
		return s.lookUp("variables", name, find(s.variables, name))
	case "format":
		return s.join(e, s.format)
	case "concat":
		return s.join(e, s.concat)
	case "true", "false":
		return document.Node{Kind: document.Bool, Text: strings.ToLower(e.function)}, true
	case "null":
		return document.Node{}, true
	default:
		return value, false
	}
}

func (s *scope) parameter(e *expression) (value document.Node, known bool) {
	name, known := s.argument(e)
	if !known {
		return value, false
	}
	if passed, isPassed := s.passed[strings.ToLower(name)]; isPassed {
		return passed, passed.Kind != document.Unknown
	}
	return s.lookUp("parameters", name, find(s.parameters, name).Get("defaultValue"))
}

// argument is the name in parameters('NAME') and variables('NAME').
func (s *scope) argument(e *expression) (name string, known bool) {
	if len(e.arguments) != 1 {
		return "", false
	}
	value, known := s.evaluate(e.arguments[0])
	return value.Text, known && value.Kind == document.String
}

// lookUp resolves a declared value, unless it is declared by itself.
func (s *scope) lookUp(kind, name string, declared *document.Node) (value document.Node, known bool) {
	key := kind + " " + strings.ToLower(name)
	if declared == nil || s.open[key] {
		return value, false
	}
	s.open[key] = true
	defer delete(s.open, key)
	value = s.resolve(*declared)
	return value, value.Kind != document.Unknown
}

// find returns a field by its name in any case.
func find(node *document.Node, name string) *document.Node {
	if field := node.Get(name); field != nil || node == nil {
		return field
	}
	for i := range node.Members {
		if strings.EqualFold(node.Members[i].Key, name) {
			return &node.Members[i].Value
		}
	}
	return nil
}

// element returns a field of an object, or the element of an array at an index.
func element(node *document.Node, key string) *document.Node {
	if node.Kind != document.Array {
		return find(node, key)
	}
	index, err := strconv.Atoi(key)
	if err != nil || index < 0 || index >= len(node.Items) {
		return nil
	}
	return &node.Items[index]
}

// join makes one string of arguments that are strings or integers.
func (s *scope) join(e *expression, how func([]string) (string, bool)) (value document.Node, known bool) {
	var texts []string
	for _, argument := range e.arguments {
		part, known := s.evaluate(argument)
		if !known || part.Kind != document.String && part.Kind != document.Number {
			return value, false
		}
		texts = append(texts, part.Text)
	}
	text, known := how(texts)
	return document.Node{Kind: document.String, Text: text}, known
}

func (s *scope) concat(texts []string) (text string, ok bool) {
	for _, text := range texts {
		*s.budget -= len(text)
	}
	if *s.budget < 0 {
		return "", false
	}
	return strings.Join(texts, ""), true
}

// format fills the {N} of a format string in.
func (s *scope) format(texts []string) (text string, ok bool) {
	if len(texts) == 0 {
		return "", false
	}
	var out strings.Builder
	for rest := texts[0]; ; {
		before, behind, found := strings.Cut(rest, "{")
		out.WriteString(before)
		if strings.Contains(before, "}") { // }} stands for one brace
			return "", false
		}
		if !found {
			return out.String(), true
		}
		index, after, _ := strings.Cut(behind, "}")
		n, err := strconv.Atoi(index)
		if err != nil || n < 0 || n+1 >= len(texts) {
			return "", false
		}
		if *s.budget -= len(texts[n+1]); *s.budget < 0 {
			return "", false
		}
		out.WriteString(texts[n+1])
		rest = after
	}
}

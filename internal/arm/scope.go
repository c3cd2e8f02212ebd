package arm

import (
	"strconv"
	"strings"

	"github.com/akslint/akslint/internal/document"
)

// maxUnfolded limits what the expressions of a template may expand to.
const maxUnfolded = 1_000_000

// A scope is what the expressions of a template can refer to.
type scope struct {
	parameters *document.Node // as declared
	variables  *document.Node
	// passed are the parameters that an outer template or a file fills in.
	passed map[string]document.Node
	// open are the parameters and variables that are being looked up.
	open map[string]bool
	// used is the place of the first value from a parameters file that the
	// current expression uses. Its result gets this place, too.
	used   document.Span
	budget *int
}

func newScope(root *document.Node, passed map[string]document.Node, budget *int) *scope {
	return &scope{
		parameters: root.Get("parameters"), variables: root.Get("variables"),
		passed: passed, open: map[string]bool{}, budget: budget,
	}
}

// given returns the parameters that a deployment or a file passes to a
// template.
func given(parameters *document.Node, value func(document.Node) document.Node) map[string]document.Node {
	passed := map[string]document.Node{}
	if parameters == nil {
		return passed
	}
	for i := range parameters.Members {
		member := &parameters.Members[i]
		key := strings.ToLower(member.Key)
		if written := member.Value.Get("value"); written != nil {
			passed[key] = value(*written)
		} else {
			passed[key] = document.Node{Kind: document.Unknown, Text: member.Key} // from a key vault
		}
	}
	return passed
}

// resolve replaces the expressions of a value by their values, which are not
// always known.
func (s *scope) resolve(node document.Node) document.Node {
	if !s.spend(1 + len(node.Text)) {
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

// members resolves the fields of an object. The field copy names others that
// loops fill in: they are present, and unknown unless the loop never runs.
func (s *scope) members(members []document.Member) []document.Member {
	node := document.Node{Kind: document.Object}
	var loops []document.Node
	for _, member := range members {
		if member.Key == "copy" && member.Value.Kind == document.Array {
			loops = member.Value.Items
			continue
		}
		node.Members = append(node.Members, s.member(member))
	}
	for i := range loops {
		if name := loops[i].Get("name"); name.String() != "" {
			list := document.Node{Kind: document.Unknown, Text: "copy", Span: name.Span}
			if s.never(&loops[i]) {
				list = document.Node{Kind: document.Array, Span: name.Span}
			}
			node.Set(name.Text, name.Span, list)
		}
	}
	return node.Members
}

// member resolves a field. The key of a value from another file gets its
// place there, since findings about objects and lists point at keys.
func (s *scope) member(member document.Member) document.Member {
	member.Value = s.resolve(member.Value)
	if isElsewhere(member.Value.Span) {
		member.Span = member.Value.Span
	}
	return member
}

// never reports whether a loop is known never to run.
func (s *scope) never(loop *document.Node) bool {
	count := loop.Get("count")
	if count == nil {
		return false
	}
	value := s.resolve(*count)
	return value.Kind == document.Number && value.Text == "0"
}

// text resolves a string, in which a leading bracket is escaped by doubling
// it.
func (s *scope) text(node document.Node) document.Node {
	switch {
	case strings.HasPrefix(node.Text, "[["):
		node.Text = node.Text[1:]
		return node
	case !isExpression(node.Text):
		return node
	}
	value, used, known := s.compute(node.Text)
	if !known {
		return document.Node{Kind: document.Unknown, Text: node.Text, Span: node.Span}
	}
	switch {
	case isElsewhere(value.Span):
	case isElsewhere(used) && !isOf(&value, document.Array, document.Object):
		value.Span = used
	default:
		value.Aliased, value.Span = true, node.Span
	}
	return value
}

// compute evaluates an expression. It also returns the place of the first
// value from a parameters file that it uses, as the enclosing expression uses
// it, too.
func (s *scope) compute(text string) (value document.Node, used document.Span, known bool) {
	outer := s.used
	s.used = document.Span{}
	value, known = s.evaluate(parse(text))
	used = s.used
	if isElsewhere(outer) {
		s.used = outer
	}
	return value, used, known
}

func isExpression(text string) bool {
	return strings.HasPrefix(text, "[") && !strings.HasPrefix(text, "[[") && strings.HasSuffix(text, "]")
}

// evaluate returns the value of an expression, if the template determines it.
func (s *scope) evaluate(e *expression) (value document.Node, known bool) {
	if !s.spend(1) || e == nil {
		return value, false
	}
	if e.function == "" {
		value, known = e.literal, true
	} else {
		value, known = s.call(e)
	}
	for _, step := range e.path {
		key, isKnown := s.evaluate(step)
		next, _ := element(&value, key.Text)
		if !isKnown || next == nil {
			return value, false
		}
		value = *next
	}
	return value, known && value.Kind != document.Unknown
}

// reference returns the value of parameters('NAME') or variables('NAME').
func (s *scope) reference(kind string, e *expression) (value document.Node, known bool) {
	name, known := s.argument(e)
	if !known {
		return value, false
	}
	if kind == "variables" {
		return s.lookUp(kind, name, find(s.variables, name))
	}
	if passed, isPassed := s.passed[strings.ToLower(name)]; isPassed {
		if !isElsewhere(s.used) {
			s.used = passed.Span
		}
		return passed, s.spendOn(&passed) && passed.Kind != document.Unknown
	}
	return s.lookUp(kind, name, find(s.parameters, name).Get("defaultValue"))
}

// spend takes a number of bytes or values off the budget.
func (s *scope) spend(count int) (left bool) {
	*s.budget -= count
	return *s.budget >= 0
}

// spendOn takes the size of a value off the budget.
func (s *scope) spendOn(node *document.Node) (left bool) {
	left = s.spend(1 + len(node.Text))
	for i := 0; left && i < len(node.Items); i++ {
		left = s.spendOn(&node.Items[i])
	}
	for i := 0; left && i < len(node.Members); i++ {
		left = s.spendOn(&node.Members[i].Value)
	}
	return left
}

// argument returns the name in parameters('NAME') and variables('NAME').
func (s *scope) argument(e *expression) (name string, known bool) {
	if len(e.arguments) != 1 {
		return "", false
	}
	value, known := s.evaluate(e.arguments[0])
	return value.Text, known && value.Kind == document.String
}

// lookUp resolves a declared value, unless it refers to itself.
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

// find returns a field by name, ignoring case.
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

// element returns a field of an object, or the element of an array at an
// index; nil if there is none. After an unknown element, which may be any
// number of elements, the one at an index is not known.
func element(node *document.Node, key string) (field *document.Node, known bool) {
	if node.Kind != document.Array {
		return find(node, key), true
	}
	index, err := strconv.Atoi(key)
	for i := range node.Items {
		switch {
		case err != nil || index < 0:
			return nil, false
		case i == index:
			return &node.Items[i], true
		case node.Items[i].Kind == document.Unknown:
			return nil, false
		}
	}
	return nil, true
}

func (s *scope) concat(texts []string) (text string, ok bool) {
	joined := strings.Join(texts, "")
	return joined, s.spend(len(joined))
}

// format fills in the {N} of a format string.
func (s *scope) format(texts []string) (text string, ok bool) {
	if len(texts) == 0 {
		return "", false
	}
	var out strings.Builder
	for rest := texts[0]; ; {
		before, behind, found := strings.Cut(rest, "{")
		out.WriteString(before)
		if strings.Contains(before, "}") { // }} is an escaped brace
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
		if !s.spend(len(texts[n+1])) {
			return "", false
		}
		out.WriteString(texts[n+1])
		rest = after
	}
}

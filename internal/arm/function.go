package arm

import (
	"strconv"
	"strings"
	"sync"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/jsontree"
)

// A function has a value if all of its arguments are entirely known. It
// reports false for arguments that Azure refuses, or that are not worth
// modeling.
type function func(s *scope, arguments []document.Node) (document.Node, bool)

// functions are the template functions by name in lower case, except those
// that may have a value although an argument is unknown: see call.
//
//nolint:gochecknoglobals // a table that does not change
var functions = sync.OnceValue(func() map[string]function {
	return map[string]function{
		"array":           of(1, array),
		"bool":            of(1, toBool),
		"contains":        of(2, contains),
		"empty":           of(1, empty),
		"endswith":        ofTexts(2, func(s []string) document.Node { return boolean(hasSuffix(s[0], s[1])) }),
		"equals":          of(2, func(nodes []document.Node) (document.Node, bool) { return boolean(equal(&nodes[0], &nodes[1])), true }),
		"first":           of(1, func(nodes []document.Node) (document.Node, bool) { return nth(&nodes[0], 0) }),
		"format":          (*scope).formatted,
		"greater":         ofNumbers(func(a, b int64) bool { return a > b }),
		"greaterorequals": ofNumbers(func(a, b int64) bool { return a >= b }),
		"int":             of(1, toInt),
		"join":            of(2, join),
		"json":            ofTexts(1, fromJSON),
		"last":            of(1, func(nodes []document.Node) (document.Node, bool) { return nth(&nodes[0], size(&nodes[0])-1) }),
		"length":          of(1, length),
		"less":            ofNumbers(func(a, b int64) bool { return a < b }),
		"lessorequals":    ofNumbers(func(a, b int64) bool { return a <= b }),
		"not":             of(1, not),
		"replace":         (*scope).replace,
		"startswith":      ofTexts(2, func(s []string) document.Node { return boolean(hasPrefix(s[0], s[1])) }),
		"string":          of(1, toString),
		"tolower":         ofTexts(1, func(s []string) document.Node { return text(strings.ToLower(s[0])) }),
		"toupper":         ofTexts(1, func(s []string) document.Node { return text(strings.ToUpper(s[0])) }),
		"trim":            ofTexts(1, func(s []string) document.Node { return text(strings.TrimSpace(s[0])) }),
	}
})

func text(text string) document.Node { return document.Node{Kind: document.String, Text: text} }

func number(n int) document.Node {
	return document.Node{Kind: document.Number, Text: strconv.Itoa(n)}
}

func boolean(value bool) document.Node {
	return document.Node{Kind: document.Bool, Text: strconv.FormatBool(value)}
}

// of makes a function with a fixed number of arguments.
func of(count int, value func(nodes []document.Node) (document.Node, bool)) function {
	return func(_ *scope, nodes []document.Node) (document.Node, bool) {
		if len(nodes) != count {
			return document.Node{}, false
		}
		return value(nodes)
	}
}

func ofTexts(count int, value func(texts []string) document.Node) function {
	return of(count, func(nodes []document.Node) (document.Node, bool) {
		texts, ok := textsOf(nodes, document.String)
		if !ok {
			return document.Node{}, false
		}
		result := value(texts)
		return result, result.Kind != document.Unknown
	})
}

func ofNumbers(holds func(a, b int64) bool) function {
	return of(2, func(nodes []document.Node) (document.Node, bool) {
		texts, ok := textsOf(nodes, document.Number)
		if !ok {
			return document.Node{}, false
		}
		a, errA := strconv.ParseInt(texts[0], 10, 64)
		b, errB := strconv.ParseInt(texts[1], 10, 64)
		return boolean(holds(a, b)), errA == nil && errB == nil
	})
}

// textsOf returns the texts of values, if all are of the given kinds.
func textsOf(nodes []document.Node, kinds ...document.Kind) (texts []string, ok bool) {
	for i := range nodes {
		if !isOf(&nodes[i], kinds...) {
			return nil, false
		}
		texts = append(texts, nodes[i].Text)
	}
	return texts, true
}

func isOf(node *document.Node, kinds ...document.Kind) bool {
	for _, kind := range kinds {
		if node.Kind == kind {
			return true
		}
	}
	return false
}

func array(nodes []document.Node) (document.Node, bool) {
	if nodes[0].Kind == document.Array {
		return nodes[0], true
	}
	return document.Node{Kind: document.Array, Items: nodes}, true
}

func toBool(nodes []document.Node) (document.Node, bool) {
	switch node := nodes[0]; node.Kind {
	case document.Bool:
		return node, true
	case document.Number:
		return boolean(node.Text != "0"), true
	case document.String:
		value := strings.EqualFold(node.Text, "true")
		return boolean(value), value || strings.EqualFold(node.Text, "false")
	default:
		return document.Node{}, false
	}
}

func toInt(nodes []document.Node) (document.Node, bool) {
	n, err := strconv.Atoi(nodes[0].Text)
	return number(n), err == nil && isOf(&nodes[0], document.Number, document.String)
}

func toString(nodes []document.Node) (document.Node, bool) {
	switch node := nodes[0]; node.Kind {
	case document.String, document.Number:
		return text(node.Text), true
	case document.Bool:
		return text(strings.ToUpper(node.Text[:1]) + node.Text[1:]), true
	default:
		return document.Node{}, false
	}
}

func not(nodes []document.Node) (document.Node, bool) {
	return boolean(nodes[0].Text != "true"), nodes[0].Kind == document.Bool
}

// size is the length of a value; -1 if it has none.
func size(node *document.Node) int {
	switch node.Kind {
	case document.String:
		return len([]rune(node.Text))
	case document.Array:
		return len(node.Items)
	case document.Object:
		return len(node.Members)
	default:
		return -1
	}
}

func length(nodes []document.Node) (document.Node, bool) {
	n := size(&nodes[0])
	return number(n), n >= 0
}

func empty(nodes []document.Node) (document.Node, bool) {
	n := size(&nodes[0])
	return boolean(n <= 0), n >= 0 || nodes[0].Kind == document.Null
}

// nth returns an element of an array or a character of a string.
func nth(node *document.Node, at int) (document.Node, bool) {
	if at < 0 || at >= size(node) {
		return document.Node{}, false
	}
	switch node.Kind {
	case document.Array:
		return node.Items[at], true
	case document.String:
		return text(string([]rune(node.Text)[at])), true
	default:
		return document.Node{}, false
	}
}

func contains(nodes []document.Node) (document.Node, bool) {
	container, item := &nodes[0], &nodes[1]
	switch {
	case container.Kind == document.Array:
		return boolean(indexOf(container.Items, item) >= 0), true
	case !isOf(item, document.String, document.Number):
		return document.Node{}, false
	case container.Kind == document.Object:
		return boolean(find(container, item.Text) != nil), true
	case container.Kind == document.String:
		return boolean(strings.Contains(container.Text, item.Text)), true
	default:
		return document.Node{}, false
	}
}

func indexOf(items []document.Node, item *document.Node) int {
	for i := range items {
		if equal(&items[i], item) {
			return i
		}
	}
	return -1
}

// equal compares values. Nothing equals an unknown one.
func equal(a, b *document.Node) bool {
	if a.Kind != b.Kind || a.Kind == document.Unknown || a.Text != b.Text ||
		len(a.Items) != len(b.Items) || len(a.Members) != len(b.Members) {
		return false
	}
	for i := range a.Items {
		if !equal(&a.Items[i], &b.Items[i]) {
			return false
		}
	}
	for i := range a.Members {
		if other := find(b, a.Members[i].Key); other == nil || !equal(&a.Members[i].Value, other) {
			return false
		}
	}
	return true
}

func join(nodes []document.Node) (document.Node, bool) {
	texts, ok := textsOf(nodes[0].Items, document.String, document.Number)
	if nodes[0].Kind != document.Array || nodes[1].Kind != document.String || !ok {
		return document.Node{}, false
	}
	return text(strings.Join(texts, nodes[1].Text)), true
}

func fromJSON(texts []string) document.Node {
	values, problem := jsontree.Read(&document.Source{Content: []byte(texts[0])})
	if problem != nil || len(values) != 1 {
		return document.Node{Kind: document.Unknown}
	}
	return *values[0]
}

func hasPrefix(text, prefix string) bool {
	return strings.HasPrefix(strings.ToLower(text), strings.ToLower(prefix))
}

func hasSuffix(text, suffix string) bool {
	return strings.HasSuffix(strings.ToLower(text), strings.ToLower(suffix))
}

func (s *scope) replace(nodes []document.Node) (document.Node, bool) {
	texts, ok := textsOf(nodes, document.String)
	if !ok || len(texts) != 3 || texts[1] == "" ||
		!s.spend(len(texts[0])+strings.Count(texts[0], texts[1])*len(texts[2])) {
		return document.Node{}, false
	}
	return text(strings.ReplaceAll(texts[0], texts[1], texts[2])), true
}

func (s *scope) formatted(nodes []document.Node) (document.Node, bool) {
	texts, ok := textsOf(nodes, document.String, document.Number)
	if !ok {
		return document.Node{}, false
	}
	filled, ok := s.format(texts)
	return text(filled), ok
}

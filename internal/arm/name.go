package arm

import (
	"strings"

	"github.com/akslint/akslint/internal/document"
)

// name writes the name of a resource so that equal names are written equally,
// known or not: the unknown parts are in braces.
func (s *scope) name(node *document.Node) string {
	switch {
	case node == nil:
		return ""
	case node.Kind != document.String || !isExpression(node.Text):
		return node.Text
	}
	if e := parse(node.Text); e != nil {
		return s.written(e)
	}
	return "{" + node.Text + "}"
}

func (s *scope) written(e *expression) string {
	if value, known := s.evaluate(e); known {
		return value.Text
	}
	if text, ok := s.joined(e); ok {
		return text
	}
	if text, ok := surroundings(e); ok {
		return text
	}
	return "{" + strings.ReplaceAll(e.text, " ", "") + "}"
}

// joined writes an expression that joins names.
func (s *scope) joined(e *expression) (text string, ok bool) {
	if len(e.path) > 0 {
		return "", false
	}
	var texts []string
	for _, argument := range e.arguments {
		texts = append(texts, s.written(argument))
	}
	switch function := strings.ToLower(e.function); function {
	case "concat":
		return s.concat(texts)
	case "format":
		return s.format(texts)
	default:
		return resourceID(function, texts)
	}
}

// split splits the name of a node pool, CLUSTER/POOL.
func (s *scope) split(name document.Node) (cluster string, pool document.Node) {
	full := s.name(&name)
	at := lastSlash(full)
	pool = document.Node{Kind: document.String, Text: full[at+1:], Span: name.Span}
	if strings.Contains(pool.Text, "{") {
		pool = document.Node{Kind: document.Unknown, Text: name.Text, Span: name.Span}
	}
	return full[:max(at, 0)], pool
}

// lastSlash returns the index of the last slash outside braces, or -1.
func lastSlash(text string) int {
	at, depth := -1, 0
	for i := range len(text) {
		switch text[i] {
		case '{':
			depth++
		case '}':
			depth--
		case '/':
			if depth == 0 {
				at = i
			}
		}
	}
	return at
}

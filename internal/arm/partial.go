package arm

import (
	"strings"

	"github.com/akslint/akslint/internal/document"
)

// call returns the value of a call. The unknown part of a list or object is
// an unknown element.
func (s *scope) call(e *expression) (value document.Node, known bool) {
	switch name := strings.ToLower(e.function); name {
	case "parameters", "variables":
		return s.reference(name, e)
	case "true", "false":
		return boolean(name == "true"), true
	case "null":
		return document.Node{}, true
	case "and":
		return s.decide(e, "false")
	case "or":
		return s.decide(e, "true")
	case "if":
		return s.choose(e)
	case "coalesce":
		return s.coalesce(e)
	case "concat":
		return s.joinAll(e)
	case "union":
		return s.union(e)
	case "createarray":
		return document.Node{Kind: document.Array, Items: s.evaluateAll(e)}, true
	case "createobject":
		return s.createObject(e)
	case "split":
		return s.splitText(e)
	case "tryget":
		return s.tryGet(e)
	default:
		return s.apply(functions()[name], e)
	}
}

// apply calls a function whose arguments must all be known.
func (s *scope) apply(function function, e *expression) (value document.Node, known bool) {
	if function == nil {
		return value, false
	}
	arguments := s.evaluateAll(e)
	for i := range arguments {
		if !isWhole(&arguments[i]) {
			return value, false
		}
	}
	return function(s, arguments)
}

// evaluateAll returns the arguments of a call, known or not.
func (s *scope) evaluateAll(e *expression) []document.Node {
	arguments := make([]document.Node, len(e.arguments))
	for i, argument := range e.arguments {
		value, known := s.evaluate(argument)
		if !known {
			value = document.Node{Kind: document.Unknown, Text: "[" + argument.text + "]"}
		}
		arguments[i] = value
	}
	return arguments
}

// isWhole reports whether no part of a value is unknown.
func isWhole(node *document.Node) bool {
	if node.Kind == document.Unknown {
		return false
	}
	for i := range node.Items {
		if !isWhole(&node.Items[i]) {
			return false
		}
	}
	for i := range node.Members {
		if !isWhole(&node.Members[i].Value) {
			return false
		}
	}
	return true
}

// decide returns the value that decides and(…) or or(…), if an argument has
// it, and the other one if none has.
func (s *scope) decide(e *expression, decisive string) (value document.Node, known bool) {
	known = true
	for _, argument := range s.evaluateAll(e) {
		switch {
		case argument.Kind != document.Bool:
			known = false
		case argument.Text == decisive:
			return argument, true
		}
	}
	return boolean(decisive == "false"), known
}

// choose returns the value of the branch that if(…) takes.
func (s *scope) choose(e *expression) (value document.Node, known bool) {
	if len(e.arguments) != 3 {
		return value, false
	}
	condition, known := s.evaluate(e.arguments[0])
	switch {
	case !known || condition.Kind != document.Bool:
		return value, false
	case condition.Text == "true":
		return s.evaluate(e.arguments[1])
	default:
		return s.evaluate(e.arguments[2])
	}
}

func (s *scope) coalesce(e *expression) (value document.Node, known bool) {
	for _, argument := range e.arguments {
		value, known = s.evaluate(argument)
		if !known || value.Kind != document.Null {
			return value, known
		}
	}
	return value, len(e.arguments) > 0
}

// joinAll joins lists, each of which may be unknown, or else texts.
func (s *scope) joinAll(e *expression) (value document.Node, known bool) {
	arguments := s.evaluateAll(e)
	if texts, ok := textsOf(arguments, document.String, document.Number); ok {
		joined, known := s.concat(texts)
		return text(joined), known
	}
	return joinLists(arguments)
}

// joinLists joins lists. An unknown one becomes an unknown element.
func joinLists(lists []document.Node) (joined document.Node, known bool) {
	joined.Kind = document.Array
	for _, list := range lists {
		switch list.Kind {
		case document.Array:
			joined.Items = append(joined.Items, list.Items...)
			known = true
		case document.Unknown:
			joined.Items = append(joined.Items, list)
		default:
			return joined, false
		}
	}
	return joined, known
}

// union joins lists without duplicates, or objects.
func (s *scope) union(e *expression) (value document.Node, known bool) {
	arguments := s.evaluateAll(e)
	if len(arguments) > 0 && arguments[0].Kind == document.Object {
		return merge(arguments)
	}
	joined, known := joinLists(arguments)
	if !s.spend(len(joined.Items) * len(joined.Items)) {
		return value, false
	}
	var items []document.Node
	for i := range joined.Items {
		if indexOf(items, &joined.Items[i]) < 0 {
			items = append(items, joined.Items[i])
		}
	}
	joined.Items = items
	return joined, known
}

// merge merges objects, and the objects within them. The last value of a
// field wins.
func merge(objects []document.Node) (merged document.Node, known bool) {
	merged.Kind = document.Object
	for _, object := range objects {
		if object.Kind != document.Object {
			return merged, false
		}
		for _, member := range object.Members {
			before := find(&merged, member.Key)
			switch {
			case before == nil:
				merged.Members = append(merged.Members, member)
			case before.Kind == document.Object && member.Value.Kind == document.Object:
				*before, _ = merge([]document.Node{*before, member.Value})
			default:
				*before = member.Value
			}
		}
	}
	return merged, true
}

func (s *scope) createObject(e *expression) (value document.Node, known bool) {
	arguments := s.evaluateAll(e)
	value.Kind = document.Object
	if len(arguments)%2 != 0 {
		return value, false
	}
	for i := 0; i < len(arguments); i += 2 {
		if arguments[i].Kind != document.String {
			return value, false
		}
		value.Set(arguments[i].Text, document.Span{}, arguments[i+1])
	}
	return value, true
}

// splitText splits a text. Only the parts that contain something unknown are
// unknown.
func (s *scope) splitText(e *expression) (value document.Node, known bool) {
	if len(e.arguments) != 2 {
		return value, false
	}
	separator, known := s.evaluate(e.arguments[1])
	if !known || separator.String() == "" {
		return value, false
	}
	value.Kind = document.Array
	for _, part := range splitOutside(s.written(e.arguments[0]), separator.Text) {
		item := text(part)
		if strings.Contains(part, "{") {
			item.Kind = document.Unknown
		}
		value.Items = append(value.Items, item)
	}
	return value, true
}

// splitOutside splits a text at the separators outside braces.
func splitOutside(text, separator string) (parts []string) {
	start, depth := 0, 0
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '{':
			depth++
		case text[i] == '}':
			depth--
		case depth == 0 && strings.HasPrefix(text[i:], separator):
			parts = append(parts, text[start:i])
			start = i + len(separator)
			i = start - 1
		}
	}
	return append(parts, text[start:])
}

// tryGet returns what is within a value, or null if it does not exist.
func (s *scope) tryGet(e *expression) (value document.Node, known bool) {
	arguments := s.evaluateAll(e)
	if len(arguments) == 0 || arguments[0].Kind == document.Unknown {
		return value, false
	}
	value = arguments[0]
	for _, key := range arguments[1:] {
		if !isOf(&key, document.String, document.Number) || value.Kind == document.Unknown {
			return value, false
		}
		next, known := element(&value, key.Text)
		if !known {
			return value, false
		}
		if next == nil {
			return document.Node{}, true
		}
		value = *next
	}
	return value, value.Kind != document.Unknown
}

package plan

import (
	"fmt"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/akslint/akslint/internal/document"
)

// predicate makes a built-in that tests two strings.
func predicate(holds func(text, part string) bool) func(*Machine, [mostArguments]value) value {
	return func(m *Machine, a [mostArguments]value) value {
		text, isText := a[0].text()
		part, isPart := a[1].text()
		if !isText || !isPart {
			return value{}
		}
		return m.boolean(holds(text, part))
	}
}

// change makes a built-in that changes a string.
func change(to func(string) string) func(*Machine, [mostArguments]value) value {
	return func(m *Machine, a [mostArguments]value) value {
		text, ok := a[0].text()
		if !ok {
			return value{}
		}
		return m.string(to(text))
	}
}

// trim makes a built-in that removes something from a string.
func trim(off func(text, what string) string) func(*Machine, [mostArguments]value) value {
	return func(m *Machine, a [mostArguments]value) value {
		text, isText := a[0].text()
		what, isWhat := a[1].text()
		if !isText || !isWhat {
			return value{}
		}
		return m.string(off(text, what))
	}
}

// anyMatch makes a built-in that compares any of some strings with any of
// others.
func anyMatch(holds func(text, part string) bool) func(*Machine, [mostArguments]value) value {
	return func(m *Machine, a [mostArguments]value) value {
		texts, areTexts := a[0].texts()
		parts, areParts := a[1].texts()
		if !areTexts || !areParts {
			return value{}
		}
		for _, text := range texts {
			for _, part := range parts {
				if holds(text, part) {
					return m.boolean(true)
				}
			}
		}
		return m.boolean(false)
	}
}

// texts returns a string, or the elements of a list of strings.
func (v value) texts() ([]string, bool) {
	if text, ok := v.text(); ok {
		return []string{text}, true
	}
	if !listed(v) {
		return nil, false
	}
	texts := make([]string, v.len())
	for i := range texts {
		text, ok := v.element(i).text()
		if !ok {
			return nil, false
		}
		texts[i] = text
	}
	return texts, true
}

func (m *Machine) concat(a [mostArguments]value) value {
	separator, ok := a[0].text()
	if !ok || !listed(a[1]) {
		return value{}
	}
	texts, ok := a[1].texts()
	if !ok {
		return value{}
	}
	return m.string(strings.Join(texts, separator))
}

func (m *Machine) split(a [mostArguments]value) value {
	text, isText := a[0].text()
	separator, isSeparator := a[1].text()
	if !isText || !isSeparator {
		return value{}
	}
	parts := m.array()
	for part := range strings.SplitSeq(text, separator) {
		parts.made.keys = append(parts.made.keys, m.string(part))
	}
	if separator == "" && text == "" {
		parts.made.keys = parts.made.keys[:0]
	}
	return parts
}

func (m *Machine) replace(a [mostArguments]value) value {
	text, isText := a[0].text()
	old, isOld := a[1].text()
	with, isWith := a[2].text()
	if !isText || !isOld || !isWith {
		return value{}
	}
	return m.string(strings.NewReplacer(old, with).Replace(text))
}

// indexOf counts in code points.
func (m *Machine) indexOf(a [mostArguments]value) value {
	text, isText := a[0].text()
	part, isPart := a[1].text()
	if !isText || !isPart || part == "" {
		return value{}
	}
	// Invalid bytes all compare equal.
	text, part = string([]rune(text)), string([]rune(part))
	i := strings.Index(text, part)
	if i < 0 {
		return m.integer(i)
	}
	return m.integer(utf8.RuneCountInString(text[:i]))
}

func (m *Machine) substring(a [mostArguments]value) value {
	text, isText := a[0].text()
	start, isStart := a[1].integer()
	length, isLength := a[2].integer()
	if !isText || !isStart || !isLength || start < 0 {
		return value{}
	}
	if start == 0 && (length < 0 || length >= len(text)) && utf8.ValidString(text) {
		return a[0]
	}
	runes := []rune(text)
	start = min(start, len(runes))
	if length < 0 || length > len(runes)-start {
		length = len(runes) - start
	}
	if start == 0 && length == len(runes) && a[2].node.Text[0] != '-' {
		return a[0]
	}
	return m.string(string(runes[start : start+length]))
}

// mostPatterns limits the regular expressions kept, since a pattern may come
// from a document.
const mostPatterns = 200

func (m *Machine) regexMatch(a [mostArguments]value) value {
	pattern, isPattern := a[0].text()
	text, isText := a[1].text()
	if !isPattern || !isText {
		return value{}
	}
	known, found := m.patterns[pattern]
	if !found {
		if m.patterns == nil || len(m.patterns) >= mostPatterns {
			m.patterns = map[string]*regularExpression{}
		}
		known = compile(pattern)
		m.patterns[strings.Clone(pattern)] = known
	}
	if known.expression == nil {
		return value{}
	}
	return m.boolean(known.match(text))
}

// A regularExpression is a compiled pattern and its answers so far: a
// repository has few different images.
type regularExpression struct {
	expression *regexp.Regexp // nil if the pattern is invalid
	matches    map[string]bool
}

// mostMatches limits the texts that a pattern remembers.
const mostMatches = 500

func compile(pattern string) *regularExpression {
	expression, err := regexp.Compile(pattern)
	if err != nil {
		return &regularExpression{}
	}
	return &regularExpression{expression: expression, matches: map[string]bool{}}
}

func (p *regularExpression) match(text string) bool {
	match, known := p.matches[text]
	if !known {
		match = p.expression.MatchString(text)
		if len(p.matches) >= mostMatches {
			clear(p.matches)
		}
		p.matches[strings.Clone(text)] = match
	}
	return match
}

// parseNumber returns the number in JSON notation that a text holds.
func parseNumber(text string) (string, bool) {
	if _, err := strconv.ParseFloat(text, 64); err != nil {
		return "", false
	}
	if _, err := strconv.ParseFloat(strings.TrimLeft(text, "+-"), 64); err != nil {
		return "", false
	}
	switch strings.ToLower(strings.TrimLeft(text, "+-")) {
	case "inf", "infinity", "nan":
		return "", false
	}
	return text, true
}

// sprintf has a fast path for the verbs that messages use, and leaves
// everything else to package fmt.
func (m *Machine) sprintf(a [mostArguments]value) value {
	format, ok := a[0].text()
	if !ok || !a[1].is(document.Array) {
		return value{}
	}
	message, ok := appendMessage(m.message[:0], format, a[1])
	if m.message = message; ok {
		return m.string(string(message))
	}
	arguments := make([]any, a[1].len())
	for i := range arguments {
		arguments[i] = argument(a[1].element(i))
	}
	return m.string(fmt.Sprintf(format, arguments...))
}

// appendMessage formats %s, %v, %q of strings, %d, %v of integers and %%; it
// declines anything else.
func appendMessage(message []byte, format string, arguments value) ([]byte, bool) {
	used := 0
	for {
		before, after, found := strings.Cut(format, "%")
		message = append(message, before...)
		if !found {
			return message, used == arguments.len()
		}
		if after == "" {
			return message, false
		}
		format = after[1:]
		if after[0] == '%' {
			message = append(message, '%')
			continue
		}
		if used == arguments.len() {
			return message, false
		}
		var ok bool
		if message, ok = appendVerb(message, after[0], arguments.element(used)); !ok {
			return message, false
		}
		used++
	}
}

func appendVerb(message []byte, verb byte, argument value) ([]byte, bool) {
	if text, ok := argument.text(); ok {
		switch verb {
		case 's', 'v':
			return append(message, text...), true
		case 'q':
			return strconv.AppendQuote(message, text), true
		}
		return message, false
	}
	if verb != 'd' && verb != 'v' || !argument.is(document.Number) || isFloat(argument.node.Text) {
		return message, false
	}
	i, ok := parseInteger(argument.node.Text)
	return strconv.AppendInt(message, i, 10), ok
}

// argument is what package fmt gets for a value: numbers as numbers, strings
// as they are, everything else in Rego notation.
func argument(v value) any {
	if text, ok := v.text(); ok {
		return text
	}
	if !v.is(document.Number) {
		return notation(v)
	}
	text := v.node.Text
	if isFloat(text) {
		if f, err := strconv.ParseFloat(text, 64); err == nil {
			return f
		}
		return text
	}
	if i, ok := parseInteger(text); ok {
		return i
	}
	if n, ok := new(big.Int).SetString(text, 10); ok {
		return n
	}
	return text
}

func isFloat(number string) bool { return strings.ContainsAny(number, ".eE") }

// notation writes a value as Rego does.
func notation(v value) string { return string(appendNotation(nil, v)) }

func appendNotation(out []byte, v value) []byte {
	switch v.kind() {
	case document.Null:
		return append(out, "null"...)
	case document.String:
		return strconv.AppendQuote(out, v.node.Text)
	case document.Bool, document.Number:
		return append(out, v.node.Text...)
	case document.Array:
		return append(appendElements(append(out, '['), v), ']')
	case document.Object:
		return appendObject(out, canonical(v))
	default:
		if v.len() == 0 {
			return append(out, "set()"...)
		}
		return append(appendElements(append(out, '{'), v), '}')
	}
}

func appendElements(out []byte, list value) []byte {
	for i := range list.len() {
		if i > 0 {
			out = append(out, ", "...)
		}
		out = appendNotation(out, list.element(i))
	}
	return out
}

func appendObject(out []byte, object *made) []byte {
	out = append(out, '{')
	for i := range object.keys {
		if i > 0 {
			out = append(out, ", "...)
		}
		out = append(appendNotation(out, object.keys[i]), ": "...)
		out = appendNotation(out, object.values[i])
	}
	return append(out, '}')
}

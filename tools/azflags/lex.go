package main

import (
	"regexp"
	"strings"
)

// A token is a word of Python.
type token struct {
	kind  kind
	text  string // of a string: what it says
	depth int    // in brackets
}

// is reports whether a token is one of some operators of one letter.
func (t token) is(operators string) bool {
	return t.kind == operator && strings.Contains(operators, t.text)
}

type kind int

const (
	operator kind = iota
	name
	number
	text
	template // a string that is put together when it is read
)

// A line is one statement, with the block that it opens.
type line struct {
	tokens []token
	indent int
	body   []*line
}

// startsWith reports whether a statement begins with a keyword.
func (l *line) startsWith(keyword string) bool {
	return len(l.tokens) > 0 && l.tokens[0].kind == name && l.tokens[0].text == keyword
}

var (
	blank   = regexp.MustCompile(`^(?:[ \t\r]|\\\r?\n|#[^\n]*)+`)
	word    = regexp.MustCompile(`^[\pL_][\pL\pN_]*`)
	digits  = regexp.MustCompile(`^\.?\d[\w.]*`)
	opening = regexp.MustCompile(`^(?i:(r|u|b|f|rb|br|rf|fr)?)("""|'''|"|')`)
	symbol  = regexp.MustCompile(`^(?:->|\*\*|:=|[<>=!+\-*/|&%]=|.)`)
)

// read cuts Python into statements. It is lenient: what is not Python makes
// statements that nothing understands.
func read(source string) []*line {
	source += "\n"
	var lines []*line
	current, depth := &line{}, 0
	end := func() {
		if len(current.tokens) > 0 {
			lines = append(lines, current)
		}
		current = &line{}
	}
	for at := 0; at < len(source); {
		at += len(blank.FindString(source[at:]))
		if at < len(source) && source[at] == '\n' {
			if at++; depth == 0 {
				end()
				current.indent = len(source[at:]) - len(strings.TrimLeft(source[at:], " "))
			}
			continue
		}
		token, length := next(source[at:])
		if token.is(")]}") {
			depth = max(depth-1, 0)
		}
		token.depth = depth
		if token.is("([{") {
			depth++
		}
		current.tokens = append(current.tokens, token)
		at += length
	}
	end()
	block, _ := nest(lines, 0)
	return block
}

// next reads a token that is neither blank nor the end of a line.
func next(source string) (_ token, length int) {
	if open := opening.FindStringSubmatch(source); open != nil {
		return quoted(source, open[1], open[2])
	}
	for _, pattern := range []struct {
		*regexp.Regexp
		kind
	}{{word, name}, {digits, number}, {symbol, operator}} {
		if found := pattern.FindString(source); found != "" {
			return token{kind: pattern.kind, text: found}, len(found)
		}
	}
	return token{}, 1
}

// quoted reads a string. Of the escapes, only those of quotes, backslashes and
// ends of lines matter here.
func quoted(source, prefix, quote string) (_ token, length int) {
	at := len(prefix) + len(quote)
	var said strings.Builder
	for at < len(source) && !strings.HasPrefix(source[at:], quote) {
		if source[at] == '\\' && at+1 < len(source) {
			if !strings.ContainsAny(prefix, "rR") {
				at++
			}
			if source[at] == '\n' {
				at++
				continue
			}
		}
		said.WriteByte(source[at])
		at++
	}
	made := token{kind: text, text: said.String()}
	if strings.ContainsAny(prefix, "fF") && strings.Contains(made.text, "{") {
		made.kind = template
	}
	return made, min(at+len(quote), len(source))
}

// nest makes blocks of the lines that are indented by a number of blanks or
// more, and returns the rest.
func nest(lines []*line, indent int) (block, rest []*line) {
	for len(lines) > 0 && lines[0].indent >= indent {
		first := lines[0]
		first.body, lines = nest(lines[1:], first.indent+1)
		block = append(block, first)
	}
	return block, lines
}

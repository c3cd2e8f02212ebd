package arm

import (
	"strings"

	"github.com/akslint/akslint/internal/document"
)

// An expression in the template language: a call or a literal, and a path
// into its value.
type expression struct {
	text      string // as written
	function  string // "" for a literal
	arguments []*expression
	literal   document.Node
	path      []*expression
}

// maxNested is how deep calls may nest. Azure accepts far less.
const maxNested = 100

// parse reads [EXPRESSION]. It returns nil if it does not understand it.
func parse(text string) *expression {
	parser := parser{rest: text[1 : len(text)-1]}
	e := parser.expression(0)
	if parser.skip(); e == nil || parser.rest != "" {
		return nil
	}
	return e
}

type parser struct {
	rest string
}

func (p *parser) expression(depth int) *expression {
	p.skip()
	start := p.rest
	if depth > maxNested || start == "" {
		return nil
	}
	var e *expression
	switch c := start[0]; {
	case c == '\'':
		e = p.quoted()
	case c == '-' || c >= '0' && c <= '9':
		e = p.number()
	default:
		e = p.call(depth)
	}
	if e == nil || !p.path(e, depth) {
		return nil
	}
	e.text = strings.TrimSpace(start[:len(start)-len(p.rest)])
	return e
}

// quoted reads 'TEXT', in which a quote is doubled.
func (p *parser) quoted() *expression {
	var text strings.Builder
	for rest := p.rest[1:]; ; {
		before, behind, closed := strings.Cut(rest, "'")
		text.WriteString(before)
		if !closed {
			return nil
		}
		if !strings.HasPrefix(behind, "'") {
			p.rest = behind
			return &expression{literal: document.Node{Kind: document.String, Text: text.String()}}
		}
		text.WriteByte('\'')
		rest = behind[1:]
	}
}

func (p *parser) number() *expression {
	digits := p.take(func(c byte) bool { return c == '-' || c >= '0' && c <= '9' })
	if strings.LastIndexByte(digits, '-') > 0 || digits == "-" {
		return nil
	}
	return &expression{literal: document.Node{Kind: document.Number, Text: digits}}
}

// call reads NAME(ARGUMENT, …). The name of a function defined by the
// template itself contains a dot.
func (p *parser) call(depth int) *expression {
	e := &expression{function: p.take(func(c byte) bool { return isNameByte(c) || c == '.' })}
	if e.function == "" || !p.accept('(') {
		return nil
	}
	if p.accept(')') {
		return e
	}
	for {
		argument := p.expression(depth + 1)
		if argument == nil {
			return nil
		}
		e.arguments = append(e.arguments, argument)
		if p.accept(')') {
			return e
		}
		if !p.accept(',') {
			return nil
		}
	}
}

// path reads what follows a value: .NAME and [EXPRESSION].
func (p *parser) path(e *expression, depth int) (ok bool) {
	for {
		switch {
		case p.accept('.'):
			key := p.take(isNameByte)
			if key == "" {
				return false
			}
			e.path = append(e.path, &expression{literal: text(key)})
		case p.accept('['):
			key := p.expression(depth + 1)
			if key == nil || !p.accept(']') {
				return false
			}
			e.path = append(e.path, key)
		default:
			return true
		}
	}
}

// accept consumes a character, if it is the next one after blanks.
func (p *parser) accept(c byte) bool {
	p.skip()
	if p.rest == "" || p.rest[0] != c {
		return false
	}
	p.rest = p.rest[1:]
	return true
}

func (p *parser) skip() { p.rest = strings.TrimLeft(p.rest, " \t\r\n") }

func (p *parser) take(belongs func(byte) bool) string {
	end := 0
	for end < len(p.rest) && belongs(p.rest[end]) {
		end++
	}
	taken := p.rest[:end]
	p.rest = p.rest[end:]
	return taken
}

func isNameByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

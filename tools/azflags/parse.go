package main

import "strings"

// An expression is one of the types below.
type expression any

type (
	literal   struct{ value any } // a string, a number as it is written, a boolean or nil
	variable  struct{ name string }
	attribute struct {
		of   expression
		name string
	}
	call struct {
		function  expression
		arguments []argument
	}
	list   struct{ items []expression } // a tuple and a set, too
	pairs  struct{ keys, values []expression }
	sum    struct{ left, right expression }
	opaque struct{ text string } // what nothing here reads
)

// An argument is one of a call, or a parameter of a function; name is "" for one
// that is told by its position.
type argument struct {
	name  string
	value expression // nil for a parameter without a default
}

// A parser reads the tokens of one statement.
type parser struct{ tokens []token }

// parse reads tokens as one expression.
func parse(tokens []token) expression {
	parser := parser{tokens}
	return parser.expression()
}

// head reads the expression that a statement like with or for begins with, up to
// the next keyword.
func head(tokens []token) (_ expression, rest []token) {
	parser := parser{tokens}
	return parser.operand(), parser.tokens
}

func (p *parser) is(operators string) bool {
	return len(p.tokens) > 0 && p.tokens[0].is(operators)
}

func (p *parser) take() token {
	first := p.tokens[0]
	p.tokens = p.tokens[1:]
	return first
}

// expression reads up to a comma, a colon or a closing bracket.
func (p *parser) expression() expression {
	whole := p.tokens
	read := p.operand()
	for p.is("+") {
		p.take()
		read = sum{read, p.operand()}
	}
	if p.atEnd() {
		return read
	}
	for !p.atEnd() {
		p.skip()
	}
	return opaque{written(whole[:len(whole)-len(p.tokens)])}
}

func (p *parser) atEnd() bool { return len(p.tokens) == 0 || p.is(",:)]}=") }

// skip drops a token, or all that is in brackets.
func (p *parser) skip() {
	first := p.take()
	for len(p.tokens) > 0 && p.tokens[0].depth > first.depth {
		p.take()
	}
	if first.is("([{") && len(p.tokens) > 0 {
		p.take()
	}
}

func written(tokens []token) string {
	var words []string
	for _, token := range tokens {
		words = append(words, token.text)
	}
	return strings.Join(words, " ")
}

func (p *parser) operand() expression {
	read := p.atom()
	for {
		switch {
		case p.is("(") && len(p.tokens) > 1:
			p.take()
			read = call{read, p.arguments()}
		case p.is(".") && len(p.tokens) > 1:
			p.take()
			read = attribute{read, p.take().text}
		default:
			return read
		}
	}
}

func (p *parser) atom() expression {
	if len(p.tokens) == 0 {
		return opaque{}
	}
	if p.is("([{") {
		return p.brackets()
	}
	first := p.take()
	switch first.kind {
	case text:
		for len(p.tokens) > 0 && p.tokens[0].kind == text {
			first.text += p.take().text
		}
		return literal{first.text}
	case number:
		return literal{first.text}
	case name:
		if constant, known := map[string]any{"True": true, "False": false, "None": nil}[first.text]; known {
			return literal{constant}
		}
		return variable{first.text}
	case operator, template:
	}
	return opaque{first.text}
}

// brackets reads a list, or what brackets only group.
func (p *parser) brackets() expression {
	open := p.take()
	var items, values []expression
	grouped := open.text == "("
	for len(p.tokens) > 0 && !p.is(")]}") {
		before := len(p.tokens)
		items = append(items, p.expression())
		if p.is(":") {
			p.take()
			values = append(values, p.expression())
		}
		if p.is(",") {
			p.take()
			grouped = false
		}
		if len(p.tokens) == before {
			p.skip()
		}
	}
	if len(p.tokens) > 0 {
		p.take()
	}
	switch {
	case grouped && len(items) == 1:
		return items[0]
	case open.text == "{" && len(values) == len(items):
		return pairs{items, values}
	default:
		return list{items}
	}
}

// arguments reads those of a call, or the parameters of a function, up to the
// closing bracket.
func (p *parser) arguments() []argument {
	var arguments []argument
	for len(p.tokens) > 0 && !p.is(")") {
		before := len(p.tokens)
		arguments = append(arguments, p.argument())
		if p.is(",") {
			p.take()
		} else if len(p.tokens) == before {
			p.skip()
		}
	}
	if len(p.tokens) > 0 {
		p.take()
	}
	return arguments
}

func (p *parser) argument() argument {
	value := p.expression()
	if p.is(":") { // an annotation
		p.take()
		p.expression()
	}
	if !p.is("=") {
		return argument{value: value}
	}
	p.take()
	named := argument{value: p.expression()}
	if variable, isName := value.(variable); isName {
		named.name = variable.name
	}
	return named
}

package main

import (
	"maps"
	"slices"
)

// A walker follows the statements of a function, in all of its branches.
type walker struct {
	scope
	// group takes the call of a with statement, and the name that it gets.
	group func(of call, as string)
	// statement takes every call that stands alone or is given a name.
	statement func(of call)
	// assign takes what is given to more than a name.
	assign func(target []token, value expression)
	// lost takes what cannot be followed.
	lost func(what string)
}

func (w *walker) walk(lines []*line) {
	for _, line := range lines {
		switch {
		case line.startsWith("with"):
			if opened, rest := head(line.tokens[1:]); len(rest) > 1 {
				if of, isCall := opened.(call); isCall {
					w.group(of, rest[1].text)
				}
			}
			w.walk(line.body)
		case line.startsWith("for"):
			w.loop(line)
		case line.startsWith("def"), line.startsWith("return") && len(line.tokens) == 1:
		case line.startsWith("class"):
			w.locals[line.tokens[1].text] = w.class(line)
		case line.startsWith("from"):
			maps.Copy(w.module.imports, w.module.importsOf(line.tokens))
		case len(line.body) > 0:
			w.walk(line.body)
		default:
			w.simple(line)
		}
	}
}

// loop follows the body of a loop once for every value that its name has.
func (w *walker) loop(line *line) {
	over := slices.IndexFunc(line.tokens, func(token token) bool { return token.text == "in" })
	if over < 0 {
		return
	}
	values, isList := w.eval(parse(line.tokens[over+1:])).([]any)
	if !isList || over != 2 {
		w.lost(written(line.tokens))
		return
	}
	for _, value := range values {
		w.locals[line.tokens[1].text] = value
		w.walk(line.body)
	}
}

func (w *walker) simple(line *line) {
	tokens := line.tokens
	if line.startsWith("return") {
		tokens = tokens[1:]
	}
	target, value, isAssignment := assignment(tokens)
	switch {
	case !isAssignment:
		if of, isCall := parse(tokens).(call); isCall {
			w.statement(of)
		}
	case len(target) == 1:
		read := parse(value)
		if of, isCall := read.(call); isCall {
			w.statement(of)
		}
		w.locals[target[0].text] = w.eval(read)
	default:
		w.assign(target, parse(value))
	}
}

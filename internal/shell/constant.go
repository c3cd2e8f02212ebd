package shell

import (
	"maps"
	"math"
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// constants are the variables that a script assigns once where they hold, or only
// adds to, by name: one for each range of the script. A variable that may have
// several values, or one that cannot be known, has one that is not known.
type constants map[string][]constant

type constant struct {
	text  string
	holes []span // the runs of text that cannot be known
	words []Word // the elements of an array, nil for a plain variable
	// script is where the value is written, if that is between quotes, be it
	// known or not.
	script []piece
	given  bool // by the host of the script: it is written nowhere in it
	// The value holds from the assignment to the end of the function or
	// process that it is made in.
	from, to uint
}

// unknown is a constant of which nothing is known.
func unknown(name string) constant {
	text := "${" + name + "}"
	return constant{text: text, holes: []span{{0, len(text)}}}
}

// valueOf is the constant that a word gives a variable. What is unknown of it goes by
// the name of the variable, since two substitutions look the same. An empty value is to
// be filled in.
func valueOf(name string, word Word) constant {
	whole := unknown(name)
	length := len(word.Text) + len(word.holes)*len(whole.text)
	if word.Text == "" || length > maxLength || word.Unknown && len(word.holes) == 0 {
		return whole
	}
	var value constant
	var text strings.Builder
	from := 0
	for _, hole := range word.holes {
		text.WriteString(word.Text[from:hole.from])
		value.holes = append(value.holes, span{text.Len(), text.Len() + len(whole.text)})
		text.WriteString(whole.text)
		from = hole.to
	}
	text.WriteString(word.Text[from:])
	value.text = text.String()
	return value
}

// join is a text with another behind it.
func (c constant) join(other constant) constant {
	joined := constant{text: c.text + other.text, holes: slices.Clone(c.holes)}
	for _, hole := range other.holes {
		joined.holes = append(joined.holes, span{len(c.text) + hole.from, len(c.text) + hole.to})
	}
	return joined
}

// known reports whether something is known of the constant.
func (c constant) known() bool {
	end := 0
	for _, hole := range c.holes {
		if hole.from > end {
			break
		}
		end = hole.to
	}
	return c.words != nil || end < len(c.text)
}

// constant returns the constant that an expansion stands for, if it does nothing
// but expand one.
func (r *reader) constant(expansion *syntax.ParamExp) (_ constant, known bool) {
	constant, holds := r.at(expansion)
	if !holds || !constant.known() || !plain(expansion) {
		return constant, false
	}
	if expansion.Index == nil {
		return constant, constant.words == nil
	}
	return constant, constant.words != nil && isArray(expansion)
}

// at returns what a variable has been given, if that holds where it is expanded.
func (r *reader) at(expansion *syntax.ParamExp) (_ constant, holds bool) {
	place := uint(r.outer(int(expansion.Pos().Offset())))
	for _, constant := range r.constants[expansion.Param.Value] {
		if place >= constant.from && place < constant.to {
			return constant, true
		}
	}
	return constant{}, false
}

// plain reports whether an expansion yields the value of a constant itself.
func plain(expansion *syntax.ParamExp) bool {
	if expansion.Slice != nil || expansion.Repl != nil || expansion.Excl || expansion.Length {
		return false
	}
	if expansion.Exp == nil {
		return true
	}
	switch expansion.Exp.Op {
	case syntax.DefaultUnset, syntax.DefaultUnsetOrNull, syntax.ErrorUnset, syntax.ErrorUnsetOrNull:
		return true
	default:
		return false
	}
}

// A scope is what an assignment reaches.
type scope struct {
	end         uint
	conditional bool // it may not run, or run more than once
}

// inside is the scope of a node below parent.
func (s scope) inside(parent, node syntax.Node) scope {
	switch parent := parent.(type) {
	case *syntax.FuncDecl, *syntax.Subshell, *syntax.CmdSubst, *syntax.ProcSubst, *syntax.CoprocClause:
		return scope{end: parent.End().Offset()}
	case *syntax.IfClause, *syntax.WhileClause, *syntax.ForClause, *syntax.CaseClause:
		s.conditional = true
	case *syntax.BinaryCmd:
		if parent.Op == syntax.Pipe || parent.Op == syntax.PipeAll {
			return scope{end: node.End().Offset()}
		}
		s.conditional = s.conditional || node == parent.Y
	case *syntax.Stmt:
		if parent.Background {
			return scope{end: parent.End().Offset()}
		}
	}
	return s
}

// assignments finds the constants of a script.
func (r *reader) assignments(statements []*syntax.Stmt) {
	type place struct {
		node  syntax.Node
		scope scope
	}
	path := []place{{scope: scope{end: r.end()}}}
	for _, statement := range statements {
		syntax.Walk(statement, func(node syntax.Node) bool {
			if node == nil {
				path = path[:len(path)-1]
				return true
			}
			parent := path[len(path)-1]
			scope := parent.scope.inside(parent.node, node)
			r.change(node, scope)
			path = append(path, place{node, scope})
			return true
		})
	}
}

// change notes what a node does to variables.
func (r *reader) change(node syntax.Node, scope scope) {
	switch node := node.(type) {
	case *syntax.CallExpr:
		switch {
		case len(node.Args) == 0:
			r.assign(node.Assigns, scope)
		case node.Args[0].Lit() == "eval":
			r.forgetIn(node.Args[1:])
		default:
			r.constants.command(node.Args)
		}
	case *syntax.DeclClause:
		r.assign(node.Args, scope)
	case *syntax.WordIter:
		r.constants.forget(node.Name.Value)
	case *syntax.ParamExp:
		if node.Exp != nil && (node.Exp.Op == syntax.AssignUnset || node.Exp.Op == syntax.AssignUnsetOrNull) {
			r.constants.forget(node.Param.Value)
		}
	case *syntax.BinaryArithm:
		if assigns(node.Op) {
			r.constants.forgetOperand(node.X)
		}
	case *syntax.UnaryArithm:
		if node.Op == syntax.Inc || node.Op == syntax.Dec {
			r.constants.forgetOperand(node.X)
		}
	}
}

func (r *reader) assign(assigns []*syntax.Assign, scope scope) {
	for _, assign := range assigns {
		if assign.Naked || assign.Name == nil { // export NAME
			continue
		}
		name, end := assign.Name.Value, assign.End().Offset()
		others := r.constants[name]
		var before constant
		if len(others) > 0 {
			before = others[len(others)-1]
		}
		switch over := before.to <= assign.Pos().Offset(); {
		case assign.Append && assign.Index == nil && len(others) > 0 && before.to == scope.end:
			r.extend(name, assign, scope)
		case !over || scope.conditional || assign.Append || assign.Index != nil:
			r.constants.forget(name)
		default:
			constant := r.assigned(assign)
			constant.from, constant.to = end, scope.end
			r.constants[name] = append(others, constant)
		}
	}
}

// assigned is the value of an assignment.
func (r *reader) assigned(assign *syntax.Assign) constant {
	name := assign.Name.Value
	if assign.Array == nil && assign.Value == nil { // NAME=
		return unknown(name)
	}
	if assign.Array == nil {
		value := valueOf(name, r.word(assign.Value, false))
		value.script = r.pieces(assign.Value)
		return value.bounded(name)
	}
	elements := make([]*syntax.Word, 0, len(assign.Array.Elems))
	for _, element := range assign.Array.Elems {
		if element.Index != nil || element.Value == nil {
			return unknown(name)
		}
		elements = append(elements, element.Value)
	}
	return constant{words: r.words(elements)}.bounded(name)
}

// maxLength bounds the bytes and the words of a constant: others may repeat it.
const maxLength = 10_000

// bounded is the constant, or one that is not known if it is too long.
func (c constant) bounded(name string) constant {
	if len(c.text) > maxLength || len(c.words) > maxLength || len(c.script) > maxLength {
		return unknown(name)
	}
	return c
}

// extend adds a constant for what is behind NAME+=, which may not run. Then, what
// the variable is until there is given up: it may run before, in a loop.
func (r *reader) extend(name string, assign *syntax.Assign, scope scope) {
	others := r.constants[name]
	before := &others[len(others)-1]
	after := r.extended(*before, assign, scope)
	after.from, after.to = assign.End().Offset(), before.to
	before.to = after.from
	if scope.conditional {
		from := before.from
		*before = unknown(name)
		before.from, before.to = from, after.from
	}
	r.constants[name] = append(others, after)
}

func (r *reader) extended(before constant, assign *syntax.Assign, scope scope) constant {
	name := assign.Name.Value
	more := r.assigned(assign)
	if (before.words != nil) != (more.words != nil) {
		return unknown(name)
	}
	if before.words != nil {
		for i := range more.words {
			more.words[i].Maybe = more.words[i].Maybe || scope.conditional
		}
		return constant{words: slices.Concat(before.words, more.words)}.bounded(name)
	}
	after := before.join(more)
	if scope.conditional {
		after = unknown(name)
	}
	if before.script != nil && more.script != nil {
		if scope.conditional {
			more.script = []piece{{in: r, from: more.script[0].from, instead: " $" + name}}
		}
		after.script = slices.Concat(before.script, more.script)
	}
	return after.bounded(name)
}

// give takes up the variables that are set for a script up to its end. An empty
// one is to be filled in.
func (c constants) give(variables map[string]string, end uint) {
	for name, value := range variables {
		constant := valueOf(name, Word{Text: value}).bounded(name)
		constant.given, constant.to = true, end
		c[name] = append(c[name], constant)
	}
}

// end is behind every place in the script.
func (r *reader) end() uint { return uint(len(r.script)) + 1 }

// forget says that a variable is not known anywhere.
func (c constants) forget(name string) { c[name] = []constant{{to: math.MaxUint}} }

// without returns the constants but for some, of which nothing is known.
func (c constants) without(names []string) constants {
	if len(names) == 0 {
		return c
	}
	others := maps.Clone(c)
	for _, name := range names {
		others.forget(name)
	}
	return others
}

func (c constants) forgetOperand(operand syntax.ArithmExpr) {
	if word, isWord := operand.(*syntax.Word); isWord {
		c.forget(word.Lit())
	}
}

// command forgets the variables that a command may set.
func (c constants) command(args []*syntax.Word) {
	switch args[0].Lit() {
	case "read", "mapfile", "readarray", "unset", "getopts":
		for _, arg := range args[1:] {
			if name := arg.Lit(); !strings.HasPrefix(name, "-") {
				c.forget(name)
			}
		}
	case "printf":
		for i, arg := range args[:len(args)-1] {
			if arg.Lit() == "-v" {
				c.forget(args[i+1].Lit())
			}
		}
	}
}

func assigns(operator syntax.BinAritOperator) bool {
	switch operator {
	case syntax.Assgn, syntax.AddAssgn, syntax.SubAssgn, syntax.MulAssgn, syntax.QuoAssgn, syntax.RemAssgn,
		syntax.AndAssgn, syntax.OrAssgn, syntax.XorAssgn, syntax.ShlAssgn, syntax.ShrAssgn:
		return true
	default:
		return false
	}
}

package shell

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// constants are the variables that a script assigns once, by name. A variable
// that is known to have several values, or one that cannot be known, has the
// zero constant.
type constants map[string]constant

type constant struct {
	text   string
	words  []Word // the elements of an array, nil for a plain variable
	offset uint   // where the assignment ends
	known  bool
}

// of returns the constant that an expansion stands for, if it does nothing but
// expand one that is assigned before it.
func (c constants) of(expansion *syntax.ParamExp) (constant, bool) {
	constant := c[expansion.Param.Value]
	plain := expansion.Exp == nil && expansion.Slice == nil && expansion.Repl == nil &&
		!expansion.Excl && !expansion.Length && !expansion.Width
	indexed := expansion.Index != nil
	known := constant.known && plain && expansion.Pos().Offset() >= constant.offset &&
		indexed == (constant.words != nil) && (!indexed || isArray(expansion))
	return constant, known
}

// assignments finds the constants of a script.
func (r *reader) assignments(statements []*syntax.Stmt) {
	r.walk(statements, func(node syntax.Node, conditional bool) {
		switch node := node.(type) {
		case *syntax.CallExpr:
			if len(node.Args) == 0 {
				r.assign(node.Assigns, conditional)
			} else {
				r.constants.change(node.Args)
			}
		case *syntax.DeclClause:
			r.assign(node.Args, conditional)
		case *syntax.WordIter:
			r.constants.forget(node.Name.Value)
		case *syntax.ParamExp:
			if node.Exp != nil && (node.Exp.Op == syntax.AssignUnset || node.Exp.Op == syntax.AssignUnsetOrNull) {
				r.constants.forget(node.Param.Value)
			}
		}
	})
}

func (r *reader) assign(assigns []*syntax.Assign, conditional bool) {
	for _, assign := range assigns {
		if assign.Naked || assign.Name == nil { // export NAME
			continue
		}
		name := assign.Name.Value
		_, before := r.constants[name]
		if before || conditional || assign.Append || assign.Index != nil {
			r.constants.forget(name)
			continue
		}
		r.constants[name] = r.constant(assign)
	}
}

func (r *reader) constant(assign *syntax.Assign) constant {
	constant := constant{offset: assign.End().Offset(), known: true}
	if assign.Array != nil {
		constant.words = []Word{}
		for _, element := range assign.Array.Elems {
			if element.Index != nil || element.Value == nil {
				constant.known = false
				continue
			}
			constant.words = append(constant.words, r.word(element.Value))
		}
	} else if assign.Value != nil {
		value := r.word(assign.Value)
		constant.text, constant.known = value.Text, !value.Unknown
	}
	return constant
}

func (c constants) forget(name string) { c[name] = constant{} }

// change forgets the variables that a command may set.
func (c constants) change(args []*syntax.Word) {
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

package shell

import (
	"slices"
	"strconv"

	"mvdan.cc/sh/v3/syntax"
)

// A Branch is a part of a script that might not run, or run more than once: that
// of an if, of a loop, or what stands behind || and &&.
type Branch struct {
	outer *Branch
	never bool
}

// Never reports whether the branch, which may be nil, never runs: its condition is
// false, or that of one around it.
func (b *Branch) Never() bool {
	for ; b != nil; b = b.outer {
		if b.never {
			return true
		}
	}
	return false
}

// Holds reports whether what stands in another branch, or in none for nil, runs
// only where this one does.
func (b *Branch) Holds(other *Branch) bool {
	for ; other != nil; other = other.outer {
		if b == other {
			return true
		}
	}
	return b == nil
}

// branches is the way from a statement to the node that is looked at.
type branches []fork

// A fork is a node with the branch that it stands in.
type fork struct {
	node   syntax.Node
	branch *Branch
	inner  *Branch // that of the statements it may run
	// function is the name of the function that the node is part of, and process
	// says that it runs in one of its own, like a subshell.
	function string
	process  bool
}

// enter returns the fork of a node below the last of the way.
func (b branches) enter(node syntax.Node) fork {
	parent := &b[len(b)-1]
	inside := fork{node: node, branch: b.branch(parent, node), function: parent.function, process: parent.process}
	switch parent := parent.node.(type) {
	case *syntax.FuncDecl:
		if parent.Name != nil { // "() x" is parsed, too
			inside.function = parent.Name.Value
		}
	case *syntax.Subshell, *syntax.CmdSubst, *syntax.ProcSubst, *syntax.CoprocClause:
		inside.process = true
	case *syntax.BinaryCmd:
		inside.process = inside.process || parent.Op == syntax.Pipe || parent.Op == syntax.PipeAll
	case *syntax.Stmt:
		inside.process = inside.process || parent.Background
	}
	return inside
}

// branch returns the branch of a node below its parent.
func (branches) branch(parent *fork, node syntax.Node) *Branch {
	if !mayNotRun(parent.node, node) {
		return parent.branch
	}
	never := NeverRuns(parent.node, node)
	if _, isStatement := node.(*syntax.Stmt); never || !isStatement { // one of several
		return &Branch{outer: parent.branch, never: never}
	}
	if parent.inner == nil {
		parent.inner = &Branch{outer: parent.branch}
	}
	return parent.inner
}

// ends reports whether the script ends with a command here, if that is exit.
func (f fork) ends() bool { return f.branch == nil && f.function == "" && !f.process }

// NeverRuns reports whether a node below a parent never runs, because of a condition
// that is nothing but true or false.
func NeverRuns(parent, node syntax.Node) bool {
	if !mayNotRun(parent, node) {
		return false
	}
	switch parent := parent.(type) {
	case *syntax.IfClause:
		wanted := "false"
		if node == syntax.Node(parent.Else) {
			wanted = "true"
		}
		return is(parent.Cond, wanted)
	case *syntax.WhileClause:
		return is(parent.Cond, strconv.FormatBool(parent.Until))
	case *syntax.BinaryCmd:
		return is([]*syntax.Stmt{parent.X}, strconv.FormatBool(parent.Op == syntax.OrStmt))
	default:
		return false
	}
}

// is reports whether a condition is nothing but true or false.
func is(condition []*syntax.Stmt, value string) bool {
	if len(condition) != 1 || condition[0].Negated {
		return false
	}
	call, isCall := condition[0].Cmd.(*syntax.CallExpr)
	return isCall && len(call.Args) == 1 && call.Args[0].Lit() == value
}

// mayNotRun reports whether a node might not run although its parent does.
func mayNotRun(parent, node syntax.Node) bool {
	statement, isStatement := node.(*syntax.Stmt)
	switch parent := parent.(type) {
	case *syntax.IfClause:
		return !slices.Contains(parent.Cond, statement)
	case *syntax.WhileClause:
		return !slices.Contains(parent.Cond, statement)
	case *syntax.ForClause:
		return isStatement
	case *syntax.CaseClause:
		_, isItem := node.(*syntax.CaseItem)
		return isItem
	case *syntax.BinaryCmd:
		return statement == parent.Y && (parent.Op == syntax.OrStmt || parent.Op == syntax.AndStmt && !works(parent.X))
	default:
		return false
	}
}

// works reports whether a statement ends in an az command: where that fails, it
// is over with the script, so what && puts behind it counts as what runs.
func works(statement *syntax.Stmt) bool {
	switch command := statement.Cmd.(type) {
	case *syntax.CallExpr:
		return len(command.Args) > 0 && command.Args[0].Lit() == "az"
	case *syntax.BinaryCmd:
		return command.Op == syntax.AndStmt && works(command.Y)
	default:
		return false
	}
}

package shell

import (
	"slices"

	"mvdan.cc/sh/v3/syntax"
)

// A Branch is a part of a script that may not run, or run more than once: that
// of an if, of a loop, or what stands behind || and &&.
type Branch struct {
	outer *Branch
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
}

// enter returns the branch of a node below the last of the way.
func (b branches) enter(node syntax.Node) *Branch {
	parent := &b[len(b)-1]
	if !mayNotRun(parent.node, node) {
		return parent.branch
	}
	if _, isStatement := node.(*syntax.Stmt); !isStatement { // one of several
		return &Branch{outer: parent.branch}
	}
	if parent.inner == nil {
		parent.inner = &Branch{outer: parent.branch}
	}
	return parent.inner
}

// mayNotRun reports whether a node may not run although its parent does.
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

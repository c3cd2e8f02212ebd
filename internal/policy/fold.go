package policy

import (
	"strconv"

	"github.com/open-policy-agent/opa/v1/ir"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/plan"
)

// literal is a composite of constants, as far as it is known.
type literal struct {
	node  document.Node
	stmts []ir.Stmt // the statements that make it
	fails bool
}

// fold turns what the statements of a block build out of constants alone into
// constants, and returns the statements that are then unnecessary.
func (b *body) fold(stmts []ir.Stmt) map[ir.Stmt]bool {
	folded := map[ir.Stmt]bool{}
	literals := map[ir.Local]*literal{}
	for _, stmt := range stmts {
		if target, node, is := b.scalar(stmt); is {
			b.slots[target] = b.constant(node)
			folded[stmt] = true
			continue
		}
		target, is := b.build(literals, stmt)
		if !is {
			continue
		}
		made := literals[target]
		// It is only changed in this block, by statements already seen.
		if made.fails || len(made.stmts) != b.uses.changed[target]+1 {
			continue
		}
		if made.node.Kind == plan.Set {
			made.node = plan.NewSet(made.node.Items)
		}
		b.slots[target] = b.constant(made.node)
		for _, stmt := range made.stmts {
			folded[stmt] = true
		}
	}
	return folded
}

// scalar returns the constant that a statement makes.
func (b *body) scalar(stmt ir.Stmt) (target ir.Local, node document.Node, is bool) {
	switch stmt := stmt.(type) {
	case *ir.MakeNullStmt:
		target, node.Kind = stmt.Target, document.Null
	case *ir.MakeNumberIntStmt:
		target, node = stmt.Target, number(stmt.Value)
	case *ir.MakeNumberRefStmt:
		text := b.policy.Static.Strings[stmt.Index].Value
		target, node = stmt.Target, document.Node{Kind: document.Number, Text: text}
	default:
		return 0, node, false
	}
	return target, node, b.uses.written[target] == 1 && !b.uses.tested[target]
}

func number(n int64) document.Node {
	return document.Node{Kind: document.Number, Text: strconv.FormatInt(n, 10)}
}

// build adds a statement to the literal it makes or changes.
func (b *body) build(literals map[ir.Local]*literal, stmt ir.Stmt) (target ir.Local, is bool) {
	switch stmt := stmt.(type) {
	case *ir.MakeArrayStmt:
		return stmt.Target, b.begin(literals, stmt, stmt.Target, document.Array)
	case *ir.MakeObjectStmt:
		return stmt.Target, b.begin(literals, stmt, stmt.Target, document.Object)
	case *ir.MakeSetStmt:
		return stmt.Target, b.begin(literals, stmt, stmt.Target, plan.Set)
	case *ir.ArrayAppendStmt:
		return stmt.Array, b.element(literals[stmt.Array], stmt, stmt.Value)
	case *ir.SetAddStmt:
		return stmt.Set, b.element(literals[stmt.Set], stmt, stmt.Value)
	case *ir.ObjectInsertStmt:
		return stmt.Object, b.member(literals[stmt.Object], stmt)
	}
	return 0, false
}

func (b *body) begin(literals map[ir.Local]*literal, stmt ir.Stmt, target ir.Local, kind document.Kind) bool {
	if b.uses.written[target] != 1 || b.uses.tested[target] || target == b.function.Return {
		return false
	}
	literals[target] = &literal{node: document.Node{Kind: kind}, stmts: []ir.Stmt{stmt}}
	return true
}

func (b *body) element(made *literal, stmt ir.Stmt, operand ir.Operand) bool {
	if made == nil {
		return false
	}
	node, ok := b.known(operand)
	made.fails = made.fails || !ok
	made.node.Items = append(made.node.Items, node)
	made.stmts = append(made.stmts, stmt)
	return true
}

func (b *body) member(made *literal, stmt *ir.ObjectInsertStmt) bool {
	if made == nil {
		return false
	}
	key, isKey := b.known(stmt.Key)
	val, isVal := b.known(stmt.Value)
	made.fails = made.fails || !isKey || !isVal || key.Kind != document.String
	made.node.Set(key.Text, document.Span{}, val)
	made.stmts = append(made.stmts, stmt)
	return true
}

// known returns the constant that an operand refers to.
func (b *body) known(operand ir.Operand) (document.Node, bool) {
	local, is := val(operand).(ir.Local)
	if !is {
		return b.immediate(val(operand)), true
	}
	if slot, known := b.slots[local]; known && slot < plan.Data {
		return b.made.Constants[plan.Constant(0)-slot], true
	}
	return document.Node{}, false
}

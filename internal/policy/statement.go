package policy

import (
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ir"

	"github.com/akslint/akslint/internal/plan"
)

// statement lowers a statement, or refuses it.
func (b *body) statement(stmt ir.Stmt) error {
	switch stmt := stmt.(type) {
	case *ir.BlockStmt:
		if inner, is := plain(stmt); is {
			return b.block(inner)
		}
		for _, block := range stmt.Blocks {
			if err := b.nested(plan.Instruction{Op: plan.Block}, block); err != nil {
				return err
			}
		}
	case *ir.NotStmt:
		return b.not(stmt)
	case *ir.ScanStmt:
		in := plan.Instruction{Op: plan.Scan, A: b.slot(stmt.Source), B: b.slot(stmt.Key), C: b.slot(stmt.Value)}
		if ordered(stmt) {
			in.Op = plan.ScanSorted
		}
		return b.nested(in, stmt.Block)
	case *ir.BreakStmt:
		b.made.Code = append(b.made.Code, plan.Instruction{Op: plan.Break, N: int32(stmt.Index)})
	case *ir.ReturnLocalStmt:
		b.emit(plan.Return, b.slot(stmt.Source))
	case *ir.CallStmt:
		return b.call(stmt)
	case *ir.DotStmt:
		b.emit(plan.Dot, b.operand(stmt.Source), b.operand(stmt.Key), b.slot(stmt.Target))
	case *ir.LenStmt:
		b.emit(plan.Length, b.operand(stmt.Source), b.slot(stmt.Target))
	case *ir.NopStmt:
	default:
		if !b.assignment(stmt) && !b.test(stmt) && !b.making(stmt) {
			return b.refuse(stmt, kindOf(stmt)+" cannot be planned ahead of time")
		}
	}
	return nil
}

// plain unwraps statements that OPA wraps in case rules are defined where
// data is read, which never happens here: block { block { STATEMENTS; break 1
// } break 1 }. Without the wrapping they mean the same.
func plain(stmt *ir.BlockStmt) ([]ir.Stmt, bool) {
	outer, isOne := only(stmt)
	if !isOne || len(outer) != 2 || !breaks(outer[1], 1) {
		return nil, false
	}
	wrapper, isBlock := outer[0].(*ir.BlockStmt)
	if !isBlock {
		return nil, false
	}
	inner, isOne := only(wrapper)
	if !isOne || len(inner) == 0 || !breaks(inner[len(inner)-1], 1) {
		return nil, false
	}
	inner = inner[:len(inner)-1]
	for _, stmt := range inner {
		if _, isDot := stmt.(*ir.DotStmt); !isDot {
			return nil, false
		}
	}
	return inner, true
}

func only(stmt *ir.BlockStmt) ([]ir.Stmt, bool) {
	if len(stmt.Blocks) != 1 {
		return nil, false
	}
	return stmt.Blocks[0].Stmts, true
}

func breaks(stmt ir.Stmt, index uint32) bool {
	leave, is := stmt.(*ir.BreakStmt)
	return is && leave.Index == index
}

func (b *body) nested(in plan.Instruction, block *ir.Block) error {
	return b.nest(in, func() error { return b.block(block.Stmts) })
}

// not lowers a negation. For a body of several statements, OPA's plan looks
// at a local without resetting it, so it may still hold a value from an
// earlier round of a loop.
func (b *body) not(stmt *ir.NotStmt) error {
	if stmts := stmt.Block.Stmts; len(stmts) > 0 {
		if condition, is := stmts[len(stmts)-1].(*ir.IsDefinedStmt); is {
			b.emit(plan.Reset, b.slot(condition.Source))
		}
	}
	return b.nested(plan.Instruction{Op: plan.Not}, stmt.Block)
}

func (b *body) assignment(stmt ir.Stmt) bool {
	switch stmt := stmt.(type) {
	case *ir.AssignVarStmt:
		b.emit(plan.Assign, b.operand(stmt.Source), b.slot(stmt.Target))
	case *ir.AssignIntStmt:
		b.emit(plan.Assign, b.constant(number(stmt.Value)), b.slot(stmt.Target))
	case *ir.AssignVarOnceStmt:
		b.assignOnce(stmt)
	case *ir.ResetLocalStmt:
		if b.slot(stmt.Target) != b.slot(b.function.Return) { // a value from other rules is kept
			b.emit(plan.Reset, b.slot(stmt.Target))
		}
	default:
		// A constant that was not folded: a variable gets it.
		target, node, _ := b.scalar(stmt)
		if target == 0 {
			return false
		}
		b.emit(plan.Assign, b.constant(node), b.slot(target))
	}
	return true
}

// assignOnce lowers the head of a rule or function. If every head gives the
// same value, the first that holds ends the function.
func (b *body) assignOnce(stmt *ir.AssignVarOnceStmt) {
	if stmt.Target == b.result {
		b.mark(stmt)
		if b.uniform {
			b.emit(plan.Return, b.operand(stmt.Source))
			return
		}
	}
	b.emit(plan.AssignOnce, b.operand(stmt.Source), b.slot(stmt.Target))
}

func (b *body) test(stmt ir.Stmt) bool {
	switch stmt := stmt.(type) {
	case *ir.EqualStmt:
		b.emit(plan.Equal, b.operand(stmt.A), b.operand(stmt.B))
	case *ir.NotEqualStmt:
		b.emit(plan.NotEqual, b.operand(stmt.A), b.operand(stmt.B))
	case *ir.IsArrayStmt:
		b.emit(plan.IsArray, b.operand(stmt.Source))
	case *ir.IsObjectStmt:
		b.emit(plan.IsObject, b.operand(stmt.Source))
	case *ir.IsSetStmt:
		b.emit(plan.IsSet, b.operand(stmt.Source))
	case *ir.IsDefinedStmt:
		b.emit(plan.IsDefined, b.slot(stmt.Source))
	case *ir.IsUndefinedStmt:
		b.emit(plan.IsUndefined, b.slot(stmt.Source))
	default:
		return false
	}
	return true
}

func (b *body) making(stmt ir.Stmt) bool {
	switch stmt := stmt.(type) {
	case *ir.MakeArrayStmt:
		b.emit(plan.MakeArray, b.slot(stmt.Target))
	case *ir.MakeObjectStmt:
		b.emit(plan.MakeObject, b.slot(stmt.Target))
	case *ir.MakeSetStmt:
		b.emit(plan.MakeSet, b.slot(stmt.Target))
	case *ir.ArrayAppendStmt:
		b.emit(plan.Append, b.slot(stmt.Array), b.operand(stmt.Value))
	case *ir.ObjectInsertStmt:
		b.emit(plan.Insert, b.slot(stmt.Object), b.operand(stmt.Key), b.operand(stmt.Value))
	case *ir.ObjectInsertOnceStmt:
		if stmt.Object == b.function.Return {
			b.mark(stmt)
		}
		b.emit(plan.InsertOnce, b.slot(stmt.Object), b.operand(stmt.Key), b.operand(stmt.Value))
	case *ir.SetAddStmt:
		if stmt.Set == b.function.Return {
			b.mark(stmt)
		}
		b.emit(plan.Add, b.slot(stmt.Set), b.operand(stmt.Value))
	default:
		return false
	}
	return true
}

// mark marks a head, if heads are marked.
func (b *body) mark(stmt ir.Stmt) {
	if b.places == nil {
		return
	}
	b.emit(plan.Mark, plan.Operand(len(*b.places)))
	name := strings.TrimPrefix(b.function.Name, "g0.data.")
	*b.places = append(*b.places, name+" at "+b.line(stmt.GetLocation()))
}

// call lowers a call of a function of the policy, or of a built-in.
func (b *body) call(stmt *ir.CallStmt) error {
	in := plan.Instruction{Op: plan.Call, B: b.slot(stmt.Result), C: plan.Operand(len(b.made.Operands))}
	arguments := stmt.Args
	if function, known := b.functions[stmt.Func]; known {
		in.A = numbered(b.calls, &b.made.Calls, function)
		arguments = arguments[commonParameters:]
	} else {
		if _, known := slices.BinarySearch(plan.Builtins(), stmt.Func); !known {
			return b.refuse(stmt, "the built-in function "+stmt.Func+" is not known")
		}
		in.Op, in.A = plan.CallBuiltin, numbered(b.builtins, &b.made.Builtins, stmt.Func)
	}
	in.N = int32(len(arguments))
	for _, argument := range arguments {
		b.made.Operands = append(b.made.Operands, b.operand(argument))
	}
	b.made.Code = append(b.made.Code, in)
	return nil
}

// numbered returns the operand of an item in a list, and adds the item if it
// is new.
func numbered[T comparable](places map[T]plan.Operand, list *[]T, item T) plan.Operand {
	place, known := places[item]
	if !known {
		place = plan.Operand(len(*list))
		places[item] = place
		*list = append(*list, item)
	}
	return place
}

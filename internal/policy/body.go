package policy

import (
	"fmt"
	"maps"
	"strconv"

	"github.com/open-policy-agent/opa/v1/ir"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/plan"
)

// body lowers one function.
type body struct {
	*lowering

	function *ir.Func
	made     *plan.Function
	// constants, calls and builtins map what the function uses to operands;
	// the keys of constants are in Go syntax.
	constants map[string]plan.Operand
	calls     map[*plan.Function]plan.Operand
	builtins  map[string]plan.Operand
	// result is the local that holds the value of the rule being lowered,
	// until it becomes the value of the function. The locals after it are the
	// rule's own, and the next rule reuses them.
	result ir.Local
	// slots say where the locals of OPA's plan live: in the frame, in a
	// constant, or in another local.
	slots  map[ir.Local]plan.Operand
	locals int32 // slots in the frame
	most   int32 // the largest value of locals
	uses   usage // the locals of the rule being lowered
	// uniform marks a function whose rules all have the same constant as
	// their value, so that the first that holds decides.
	uniform bool
}

func (l *lowering) newBody(function *ir.Func) *body {
	b := &body{
		lowering:  l,
		function:  function,
		made:      l.functions[function.Name],
		constants: map[string]plan.Operand{},
		calls:     map[*plan.Function]plan.Operand{},
		builtins:  map[string]plan.Operand{},
		slots:     map[ir.Local]plan.Operand{ir.Input: plan.Input, ir.Data: plan.Data},
	}
	b.result = function.Return + 1
	for _, parameter := range function.Params[commonParameters:] {
		b.slot(parameter)
		b.result = parameter + 1
	}
	b.slot(function.Return)
	b.uniform = uniform(function.Blocks, b.result)
	return b
}

func (b *body) slot(local ir.Local) plan.Operand {
	slot, known := b.slots[local]
	if !known {
		slot = plan.Operand(b.locals)
		b.slots[local] = slot
		b.locals++
		b.most = max(b.most, b.locals)
	}
	return slot
}

func (b *body) operand(operand ir.Operand) plan.Operand {
	if local, is := val(operand).(ir.Local); is {
		return b.slot(local)
	}
	return b.constant(b.immediate(val(operand)))
}

// immediate returns the constant in a statement.
func (b *body) immediate(val ir.Val) document.Node {
	if text, is := val.(ir.StringIndex); is {
		return document.Node{Kind: document.String, Text: b.policy.Static.Strings[text].Value}
	}
	truth, _ := val.(ir.Bool)
	return document.Node{Kind: document.Bool, Text: strconv.FormatBool(bool(truth))}
}

// val returns what an operand refers to. In a decoded plan it is a pointer.
func val(operand ir.Operand) ir.Val {
	switch val := operand.Value.(type) {
	case *ir.Local:
		return *val
	case *ir.StringIndex:
		return *val
	case *ir.Bool:
		return *val
	default:
		return val
	}
}

// constant returns the operand for a constant; equal constants share one.
func (b *body) constant(node document.Node) plan.Operand {
	key := fmt.Sprintf("%#v", node)
	operand, known := b.constants[key]
	if !known {
		operand = plan.Constant(len(b.made.Constants))
		b.constants[key] = operand
		b.made.Constants = append(b.made.Constants, node)
	}
	return operand
}

func (b *body) emit(op plan.Op, operands ...plan.Operand) {
	in := plan.Instruction{Op: op}
	for i, place := range []*plan.Operand{&in.A, &in.B, &in.C}[:len(operands)] {
		*place = operands[i]
	}
	b.made.Code = append(b.made.Code, in)
}

// nest emits an instruction and what is nested in it.
func (b *body) nest(in plan.Instruction, nested func() error) error {
	at := len(b.made.Code)
	b.made.Code = append(b.made.Code, in)
	err := nested()
	b.made.Code[at].N = int32(len(b.made.Code) - at - 1)
	return err
}

// rules lowers the blocks of a function. Each is a rule, or makes or
// completes the result.
func (b *body) rules(blocks []*ir.Block) error {
	slots, locals := maps.Clone(b.slots), b.locals
	for i, block := range blocks {
		if b.isHandOver(block) {
			continue
		}
		b.slots, b.locals = maps.Clone(slots), locals
		lower := b.rule
		if _, is := chain(block); is {
			lower = b.chain
		} else {
			b.slots[b.result] = b.slots[b.function.Return]
		}
		if i == len(blocks)-1 {
			return lower(block) // it returns
		}
		if err := b.nest(plan.Instruction{Op: plan.Block}, func() error { return lower(block) }); err != nil {
			return err
		}
	}
	return nil
}

// isHandOver reports whether a block makes the value of a rule that of the
// function. A rule that is not in a chain sets the function's value directly.
func (b *body) isHandOver(block *ir.Block) bool {
	if len(block.Stmts) != 2 {
		return false
	}
	assign, is := block.Stmts[1].(*ir.AssignVarOnceStmt)
	return is && assign.Target == b.function.Return && val(assign.Source) == b.result
}

func (b *body) rule(block *ir.Block) error {
	b.uses = use(block.Stmts)
	return b.block(block.Stmts)
}

// chain lowers rules chained by else. They share a value, which each checks
// before it tries.
func (b *body) chain(block *ir.Block) error {
	b.slot(b.result)
	slots, locals := maps.Clone(b.slots), b.locals
	chained, _ := chain(block)
	for _, block := range chained.Blocks {
		b.slots, b.locals = maps.Clone(slots), locals
		if err := b.nest(plan.Instruction{Op: plan.Block}, func() error { return b.rule(block) }); err != nil {
			return err
		}
	}
	return nil
}

// chain returns the rules of a chain of else, if a block holds nothing else.
func chain(block *ir.Block) (*ir.BlockStmt, bool) {
	if len(block.Stmts) != 1 {
		return nil, false
	}
	chain, is := block.Stmts[0].(*ir.BlockStmt)
	return chain, is
}

func (b *body) block(stmts []ir.Stmt) error {
	folded := b.fold(stmts)
	for _, stmt := range stmts {
		if folded[stmt] || b.alias(stmt) {
			continue
		}
		if err := b.statement(stmt); err != nil {
			return err
		}
	}
	return nil
}

// alias drops an assignment that only renames its source.
func (b *body) alias(stmt ir.Stmt) bool {
	assign, is := stmt.(*ir.AssignVarStmt)
	if !is || b.uses.written[assign.Target] != 1 || b.uses.tested[assign.Target] {
		return false
	}
	if source, is := val(assign.Source).(ir.Local); is && b.uses.written[source] > 1 {
		return false
	}
	if _, known := b.slots[assign.Target]; known {
		return false
	}
	b.slots[assign.Target] = b.operand(assign.Source)
	return true
}

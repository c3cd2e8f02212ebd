// Package plan is Rego planned ahead of time: functions, and the machine that
// runs them over documents. It knows nothing of OPA or of rules; package
// policy makes the functions.
package plan

import "github.com/akslint/akslint/internal/document"

// A Function is a planned rule or function of Rego. It is plain data and
// refers to the functions it calls, so that one written out as Go source
// costs nothing until it runs. It never changes, so all machines can share
// it.
type Function struct {
	// Name is the path of the rule or function in Rego, for readers of the plan.
	Name string
	// Locals is the size of the frame, which starts with the parameters.
	Locals int32
	// Once marks a function without parameters: it has one result per
	// document.
	Once bool
	// Code is the body. Nested instructions follow the one they are nested
	// in.
	Code []Instruction
	// Operands are the arguments of calls.
	Operands []Operand
	// Constants are the values written in the Rego. A set is a node of kind
	// Set with its elements in order.
	Constants []document.Node
	// Calls are the functions it calls.
	Calls []*Function
	// Builtins are the names of the built-in functions it calls.
	Builtins []string
}

// An Operand is a value an instruction works on: a local variable of the
// frame or, if negative, a constant.
type Operand int32

// The operands for the documents of Rego. Constant 0 is Constant(0).
const (
	Input Operand = -1
	Data  Operand = -2
)

// Constant is the operand for Constants[i].
func Constant(i int) Operand { return Data - 1 - Operand(i) }

// Set is the kind of constant sets, after the kinds of document.
const Set = document.Unknown + 1

// An Instruction is one step. If it is undefined, so is the block that
// contains it, and the rest of the block is skipped.
type Instruction struct {
	Op Op
	// A, B and C are operands, or what the Op says.
	A, B, C Operand
	// N is the number of nested instructions, or what the Op says.
	N int32
}

// Op is what an instruction does.
type Op uint8

// The operations. Those that nest come first.
const (
	// Block runs what is nested; it is never undefined itself.
	Block Op = iota
	// Not is undefined if what is nested is not.
	Not
	// Scan runs what is nested for each entry of A, with the key in B and the
	// value in C.
	Scan
	// ScanSorted is Scan in the order of the keys, for blocks in which the
	// order is visible.
	ScanSorted
	// Break leaves N blocks and the one it is in.
	Break
	// Return ends the function with A.
	Return
	// Assign copies A to B.
	Assign
	// AssignOnce copies A to B, which must not have another value.
	AssignOnce
	// Reset makes A undefined.
	Reset
	// Dot looks up B in A and puts the result into C.
	Dot
	// Length puts the number of entries of A into B.
	Length
	// Equal, NotEqual compare A and B.
	Equal
	NotEqual
	// IsArray, IsObject, IsSet and IsDefined look at A, as IsUndefined does.
	IsArray
	IsObject
	IsSet
	IsDefined
	IsUndefined
	// MakeArray, MakeObject and MakeSet put an empty one into A.
	MakeArray
	MakeObject
	MakeSet
	// Append adds B to the array A.
	Append
	// Insert puts C at the key B of the object A.
	Insert
	// InsertOnce is Insert for a key that must not have another value.
	InsertOnce
	// Add adds B to the set A.
	Add
	// Call calls the function Calls[A] with N operands starting at
	// Operands[C]; B is the result.
	Call
	// CallBuiltin is Call for Builtins[A].
	CallBuiltin
	// Mark reports A to Machine.Marked; only tests plan it.
	Mark
)

// String returns the name of the operation.
func (op Op) String() string {
	names := [...]string{
		"Block", "Not", "Scan", "ScanSorted", "Break",
		"Return", "Assign", "AssignOnce", "Reset", "Dot",
		"Length", "Equal", "NotEqual", "IsArray", "IsObject",
		"IsSet", "IsDefined", "IsUndefined", "MakeArray", "MakeObject",
		"MakeSet", "Append", "Insert", "InsertOnce", "Add",
		"Call", "CallBuiltin", "Mark",
	}
	return names[op]
}

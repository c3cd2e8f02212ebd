package plan

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/akslint/akslint/internal/document"
)

// A Machine asks rules for findings in one document after another and reuses
// its memory, so that judging allocates hardly anything but findings. It
// serves one goroutine at a time.
type Machine struct {
	// Marked, if set, is called for each Mark that is reached.
	Marked func(mark int)

	rules    []*Function
	asked    []*callee // the rules that were asked
	met      map[*Function]*callee
	data     value
	input    value
	document uint32 // counts the documents

	current *callee // whose code is running
	stack   []value
	top     int // of the stack

	nodes    arena[document.Node]
	mades    arena[made]
	integers []*document.Node // the ones met so far
	booleans [2]document.Node
	patterns map[string]*regularExpression
	message  []byte // the buffer of sprintf

	returned value
	err      error
}

// A callee is a function that a machine has met: most of the functions that
// ship are never called in a run.
type callee struct {
	*Function

	// constants holds input, data, and the constants of the function.
	constants []value
	calls     []*callee // nil until they are called
	builtins  []builtin

	// result is the result for document, if the function has one per
	// document.
	result   value
	document uint32
}

// NewMachine returns a machine that asks rules, whose results are sets of
// findings, with data as the data document. Neither may change afterwards.
func NewMachine(rules []*Function, data *document.Node) *Machine {
	return &Machine{
		rules: rules,
		asked: make([]*callee, len(rules)),
		met:   map[*Function]*callee{},
		data:  value{node: data},
		stack: make([]value, 512),
		booleans: [2]document.Node{
			{Kind: document.Bool, Text: "false"}, {Kind: document.Bool, Text: "true"},
		},
	}
}

// meet prepares a function. It panics if the machine lacks a built-in
// function: package policy plans no such call.
func (m *Machine) meet(function *Function) *callee {
	if known := m.met[function]; known != nil {
		return known
	}
	met := &callee{
		Function:  function,
		constants: make([]value, len(function.Constants)+2),
		calls:     make([]*callee, len(function.Calls)),
		builtins:  make([]builtin, len(function.Builtins)),
	}
	met.constants[^Data] = m.data
	for i := range function.Constants {
		met.constants[^Constant(i)].node = &function.Constants[i]
	}
	for i, name := range function.Builtins {
		builtin, known := builtinsByName()[name]
		if !known {
			panic("plan: no built-in function " + name)
		}
		met.builtins[i] = builtin
	}
	m.met[function] = met
	return met
}

// Begin makes input the document to judge. The tree must not change before
// the next Begin.
func (m *Machine) Begin(input *document.Node) {
	m.input.node = input
	m.document++
	m.nodes.reset()
	m.mades.reset()
}

// A Finding is an element of the set that a rule's findings are: {path, message},
// and perhaps exempt and once.
type Finding struct {
	Path    document.Path
	Message string
	// Exempt is why the fault is allowed here, or "".
	Exempt string
	// Once is what the finding is about, if a run is to report it only once.
	Once string
}

// Findings asks a rule, by its index, what it finds in the document. The
// findings share no memory with it.
func (m *Machine) Findings(rule int, found func(Finding)) error {
	m.top, m.err = 0, nil
	if m.asked[rule] == nil {
		m.asked[rule] = m.meet(m.rules[rule])
	}
	set := m.function(m.asked[rule], nil, nil)
	if m.err != nil {
		return m.err
	}
	if !set.defined() {
		return nil
	}
	for i := range set.len() {
		finding, err := m.finding(set.element(i))
		if err != nil {
			return err
		}
		found(finding)
	}
	return nil
}

// finding unpacks a finding; any other keys or types are an error.
func (m *Machine) finding(finding value) (Finding, error) {
	fault := func() error {
		return fmt.Errorf("a finding must be {path, message}, with texts for exempt and once if they are given, not %s", notation(finding))
	}
	if !finding.is(document.Object) {
		return Finding{}, fault()
	}
	path := m.lookup(finding, m.string("path"))
	message, isText := m.lookup(finding, m.string("message")).text()
	if !isText || !path.defined() || !path.is(document.Array) {
		return Finding{}, fault()
	}
	steps, err := path.path()
	unpacked := Finding{Path: steps, Message: strings.Clone(message)}
	fields := 2
	for _, optional := range [...]struct {
		key   string
		field *string
	}{{"exempt", &unpacked.Exempt}, {"once", &unpacked.Once}} {
		if text, given := m.lookup(finding, m.string(optional.key)).text(); given {
			*optional.field = strings.Clone(text)
			fields++
		}
	}
	if finding.len() != fields {
		return Finding{}, fault()
	}
	return unpacked, err
}

func (v value) path() (document.Path, error) {
	path := make(document.Path, v.len())
	for i := range path {
		step := v.element(i)
		if key, ok := step.text(); ok {
			path[i] = document.Key(strings.Clone(key))
			continue
		}
		if !step.is(document.Number) {
			return nil, fmt.Errorf("%s in a path is not a key or index", notation(step))
		}
		index, ok := parseInteger(step.node.Text)
		if !ok || index < 0 {
			return nil, fmt.Errorf("%s in a path is not an index", notation(step))
		}
		path[i] = document.Index(int(index))
	}
	return path, nil
}

// function calls a function with arguments from the caller's frame.
func (m *Machine) function(called *callee, arguments []Operand, frame []value) value {
	if called.Once && called.document == m.document {
		return called.result
	}
	base := m.top
	m.top += int(called.Locals)
	if m.top > len(m.stack) {
		// Frames in use keep the old stack.
		m.stack = make([]value, 2*m.top)
	}
	locals := m.stack[base:m.top]
	clear(locals)
	for i, argument := range arguments {
		locals[i] = m.value(frame, argument)
	}
	caller := m.current
	m.current = called
	called.constants[^Input] = m.input
	m.returned = value{}
	m.run(called.Code, locals)
	m.current = caller
	m.top = base
	if called.Once && m.err == nil {
		called.result, called.document = m.returned, m.document
	}
	return m.returned
}

func (m *Machine) value(frame []value, operand Operand) value {
	if operand >= 0 {
		return frame[operand]
	}
	return m.current.constants[^operand]
}

// The ways a block ends are numbers: completed, or how many blocks to leave,
// including itself. Undefined leaves just one.
const (
	completed = 0
	undefined = 1
	everyone  = 1 << 30
)

// run executes a block and returns how it ended.
func (m *Machine) run(code []Instruction, frame []value) (leave int) {
	for i := 0; i < len(code); i++ {
		in := &code[i]
		switch in.Op {
		case Block, Not, Scan, ScanSorted:
			nested := code[i+1 : i+1+int(in.N)]
			i += int(in.N)
			if leave := m.nest(in, nested, frame); leave != completed {
				return leave
			}
		case Break:
			return int(in.N) + 1
		case Return:
			m.returned = m.value(frame, in.A)
			return everyone
		default:
			if !m.step(in, frame) {
				return m.stop()
			}
		}
	}
	return completed
}

// stop ends a block in which an instruction was undefined or failed.
func (m *Machine) stop() (leave int) {
	if m.err != nil {
		return everyone
	}
	return undefined
}

// step executes an instruction that nests nothing; false means that it was
// undefined or failed.
func (m *Machine) step(in *Instruction, frame []value) bool {
	if in.Op == Call {
		return m.call(in, frame)
	}
	return operations[in.Op](m, in, frame)
}

// nest executes what is nested in an instruction. The result applies to the
// block that contains the instruction.
func (m *Machine) nest(in *Instruction, nested []Instruction, frame []value) (leave int) {
	switch in.Op {
	case Scan:
		return m.scan(m.value(frame, in.A), in, nested, frame)
	case ScanSorted:
		return m.scan(m.sorted(m.value(frame, in.A)), in, nested, frame)
	case Not:
		leave = m.run(nested, frame)
		if leave == completed {
			return undefined
		}
	default:
		leave = m.run(nested, frame)
	}
	return max(leave-1, completed)
}

func (m *Machine) scan(source value, in *Instruction, nested []Instruction, frame []value) (leave int) {
	for i := range source.len() {
		frame[in.B], frame[in.C] = m.entry(source, i)
		if leave := m.run(nested, frame); leave > undefined {
			return leave - 1
		}
	}
	return completed
}

// An operation executes an instruction that nests and calls nothing.
type operation func(m *Machine, in *Instruction, frame []value) bool

var operations = [...]operation{ //nolint:gochecknoglobals // a table, which a switch of this size would hide
	Assign: func(m *Machine, in *Instruction, frame []value) bool {
		frame[in.B] = m.value(frame, in.A)
		return true
	},
	AssignOnce: (*Machine).assignOnce,
	Reset: func(_ *Machine, in *Instruction, frame []value) bool {
		frame[in.A] = value{}
		return true
	},
	Dot: func(m *Machine, in *Instruction, frame []value) bool {
		frame[in.C] = m.lookup(m.value(frame, in.A), m.value(frame, in.B))
		return frame[in.C].defined()
	},
	Length: func(m *Machine, in *Instruction, frame []value) bool {
		frame[in.B] = m.integer(m.value(frame, in.A).len())
		return true
	},
	Equal: func(m *Machine, in *Instruction, frame []value) bool {
		return equal(m.value(frame, in.A), m.value(frame, in.B))
	},
	NotEqual: func(m *Machine, in *Instruction, frame []value) bool {
		return !equal(m.value(frame, in.A), m.value(frame, in.B))
	},
	IsArray: func(m *Machine, in *Instruction, frame []value) bool {
		return m.value(frame, in.A).is(document.Array)
	},
	IsObject: func(m *Machine, in *Instruction, frame []value) bool {
		return m.value(frame, in.A).is(document.Object)
	},
	IsSet: func(m *Machine, in *Instruction, frame []value) bool {
		return m.value(frame, in.A).is(Set)
	},
	IsDefined: func(m *Machine, in *Instruction, frame []value) bool {
		return m.value(frame, in.A).defined()
	},
	IsUndefined: func(m *Machine, in *Instruction, frame []value) bool {
		return !m.value(frame, in.A).defined()
	},
	MakeArray: func(m *Machine, in *Instruction, frame []value) bool {
		frame[in.A] = m.array()
		return true
	},
	MakeObject: func(m *Machine, in *Instruction, frame []value) bool {
		frame[in.A] = m.object()
		return true
	},
	MakeSet: func(m *Machine, in *Instruction, frame []value) bool {
		frame[in.A] = m.set()
		return true
	},
	Append: func(m *Machine, in *Instruction, frame []value) bool {
		array := frame[in.A].made
		array.keys = append(array.keys, m.value(frame, in.B))
		return true
	},
	Insert: func(m *Machine, in *Instruction, frame []value) bool {
		frame[in.A].made.insert(m.value(frame, in.B), m.value(frame, in.C))
		return true
	},
	InsertOnce: (*Machine).insertOnce,
	Add: func(m *Machine, in *Instruction, frame []value) bool {
		frame[in.A].made.add(m.value(frame, in.B))
		return true
	},
	CallBuiltin: (*Machine).callBuiltin,
	Mark: func(m *Machine, in *Instruction, _ []value) bool {
		if m.Marked != nil {
			m.Marked(int(in.A))
		}
		return true
	},
}

var (
	errOutputs = errors.New("a rule or function has more than one value")
	errKeys    = errors.New("an object has more than one value at a key")
)

func (m *Machine) assignOnce(in *Instruction, frame []value) bool {
	val := m.value(frame, in.A)
	if old := frame[in.B]; old.defined() && !equal(old, val) {
		m.err = errOutputs
		return false
	}
	frame[in.B] = val
	return true
}

func (m *Machine) insertOnce(in *Instruction, frame []value) bool {
	val := m.value(frame, in.C)
	if old := frame[in.A].made.insert(m.value(frame, in.B), val); old.defined() && !equal(old, val) {
		m.err = errKeys
		return false
	}
	return true
}

func (m *Machine) call(in *Instruction, frame []value) bool {
	called := m.current.calls[in.A]
	if called == nil {
		called = m.meet(m.current.Calls[in.A])
		m.current.calls[in.A] = called
	}
	frame[in.B] = m.function(called, m.current.Operands[in.C:int(in.C)+int(in.N)], frame)
	return m.err == nil && frame[in.B].defined()
}

// mostArguments is the largest number of arguments of any built-in function.
const mostArguments = 4

func (m *Machine) callBuiltin(in *Instruction, frame []value) bool {
	var arguments [mostArguments]value
	for i := range in.N {
		arguments[i] = m.value(frame, m.current.Operands[int32(in.C)+i])
	}
	frame[in.B] = m.current.builtins[in.A].call(m, arguments)
	return frame[in.B].defined()
}

func (m *Machine) array() value  { return m.composite(document.Array) }
func (m *Machine) object() value { return m.composite(document.Object) }
func (m *Machine) set() value    { return m.composite(Set) }

func (m *Machine) composite(kind document.Kind) value {
	made := m.mades.next()
	made.kind, made.keys, made.values = kind, made.keys[:0], made.values[:0]
	return value{made: made}
}

func (m *Machine) string(text string) value { return m.scalar(document.String, text) }
func (m *Machine) number(text string) value { return m.scalar(document.Number, text) }

func (m *Machine) boolean(b bool) value {
	if b {
		return value{node: &m.booleans[1]}
	}
	return value{node: &m.booleans[0]}
}

func (m *Machine) scalar(kind document.Kind, text string) value {
	node := m.nodes.next()
	node.Kind, node.Text = kind, text
	return value{node: node}
}

// integer returns a number; small ones are kept from document to document.
func (m *Machine) integer(i int) value {
	if i < 0 || i >= chunkSize {
		return m.number(strconv.Itoa(i))
	}
	for len(m.integers) <= i {
		text := strconv.Itoa(len(m.integers))
		m.integers = append(m.integers, &document.Node{Kind: document.Number, Text: text})
	}
	return value{node: m.integers[i]}
}

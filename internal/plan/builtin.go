package plan

import (
	"cmp"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/akslint/akslint/internal/document"
)

// A builtin is a built-in function of Rego. It does what OPA's does; if OPA's
// fails, it is undefined.
type builtin struct {
	name string
	call func(m *Machine, a [mostArguments]value) value
}

// builtins are the built-in functions that rules may call, by name.
var builtins = [...]builtin{ //nolint:gochecknoglobals // a table, which a switch of this size would hide
	{"and", (*Machine).intersection},
	{"array.concat", (*Machine).arrayConcat},
	{"array.slice", (*Machine).arraySlice},
	{"base64.decode", (*Machine).base64Decode},
	{"base64.is_valid", (*Machine).base64IsValid},
	{"concat", (*Machine).concat},
	{"contains", predicate(strings.Contains)},
	{"count", (*Machine).count},
	{"div", calculation(over())},
	{"endswith", predicate(strings.HasSuffix)},
	{"equal", comparison(func(order int) bool { return order == 0 })},
	{"format_int", (*Machine).formatInt},
	{"gt", comparison(func(order int) bool { return order > 0 })},
	{"gte", comparison(func(order int) bool { return order >= 0 })},
	{"indexof", (*Machine).indexOf},
	{"internal.member_2", (*Machine).member},
	{"internal.member_3", (*Machine).memberAt},
	{"is_array", ofKind(document.Array)},
	{"is_boolean", ofKind(document.Bool)},
	{"is_null", ofKind(document.Null)},
	{"is_number", ofKind(document.Number)},
	{"is_object", ofKind(document.Object)},
	{"is_set", ofKind(Set)},
	{"is_string", ofKind(document.String)},
	{"lower", change(strings.ToLower)},
	{"lt", comparison(func(order int) bool { return order < 0 })},
	{"lte", comparison(func(order int) bool { return order <= 0 })},
	{"max", (*Machine).max},
	{"min", (*Machine).min},
	{"minus", (*Machine).minus},
	{"mul", calculation(times())},
	{"neq", comparison(func(order int) bool { return order != 0 })},
	{"net.cidr_contains", (*Machine).cidrContains},
	{"net.cidr_is_valid", (*Machine).cidrIsValid},
	{"object.get", (*Machine).objectGet},
	{"object.keys", (*Machine).objectKeys},
	{"object.union", (*Machine).objectUnion},
	{"or", (*Machine).union},
	{"plus", calculation(plus())},
	{"regex.match", (*Machine).regexMatch},
	{"rem", calculation(remainder())},
	{"replace", (*Machine).replace},
	{"sort", (*Machine).sort},
	{"split", (*Machine).split},
	{"sprintf", (*Machine).sprintf},
	{"startswith", predicate(strings.HasPrefix)},
	{"strings.any_prefix_match", anyMatch(strings.HasPrefix)},
	{"strings.any_suffix_match", anyMatch(strings.HasSuffix)},
	{"substring", (*Machine).substring},
	{"sum", (*Machine).sum},
	{"to_number", (*Machine).toNumber},
	{"trim", trim(strings.Trim)},
	{"trim_left", trim(strings.TrimLeft)},
	{"trim_prefix", trim(strings.TrimPrefix)},
	{"trim_right", trim(strings.TrimRight)},
	{"trim_space", change(strings.TrimSpace)},
	{"trim_suffix", trim(strings.TrimSuffix)},
	{"upper", change(strings.ToUpper)},
	{"walk", (*Machine).walk},
}

// builtinsByName indexes the built-in functions, on first use.
//
//nolint:gochecknoglobals // made of a table
var builtinsByName = sync.OnceValue(func() map[string]builtin {
	byName := make(map[string]builtin, len(builtins))
	for _, builtin := range builtins {
		byName[builtin.name] = builtin
	}
	return byName
})

// Builtins returns the sorted names of the built-in functions that rules may
// call.
func Builtins() []string {
	names := make([]string, len(builtins))
	for i := range builtins {
		names[i] = builtins[i].name
	}
	return names
}

func ofKind(kind document.Kind) func(*Machine, [mostArguments]value) value {
	return func(m *Machine, a [mostArguments]value) value { return m.boolean(a[0].is(kind)) }
}

func comparison(holds func(order int) bool) func(*Machine, [mostArguments]value) value {
	return func(m *Machine, a [mostArguments]value) value { return m.boolean(holds(compare(a[0], a[1]))) }
}

func calculation(op arithmetic) func(*Machine, [mostArguments]value) value {
	return func(m *Machine, a [mostArguments]value) value { return m.calculate(op, a[0], a[1]) }
}

func (m *Machine) calculate(op arithmetic, a, b value) value {
	if !a.is(document.Number) || !b.is(document.Number) {
		return value{}
	}
	result, ok := op.calculate(a.node.Text, b.node.Text)
	if !ok {
		return value{}
	}
	return m.number(result)
}

// minus also subtracts sets.
func (m *Machine) minus(a [mostArguments]value) value {
	if a[0].is(Set) && a[1].is(Set) {
		return m.choose(a[0], func(element value) bool { return !contains(a[1], element) })
	}
	return m.calculate(minus(), a[0], a[1])
}

func (m *Machine) intersection(a [mostArguments]value) value {
	if !a[0].is(Set) || !a[1].is(Set) {
		return value{}
	}
	return m.choose(a[0], func(element value) bool { return contains(a[1], element) })
}

func (m *Machine) union(a [mostArguments]value) value {
	if !a[0].is(Set) || !a[1].is(Set) {
		return value{}
	}
	both := m.choose(a[0], func(value) bool { return true })
	for i := range a[1].len() {
		both.made.add(a[1].element(i))
	}
	return both
}

// choose returns the set of the wanted elements.
func (m *Machine) choose(from value, wanted func(value) bool) value {
	set := m.set()
	for i := range from.len() {
		if element := from.element(i); wanted(element) {
			set.made.add(element)
		}
	}
	return set
}

// contains reports whether an array or set has an element.
func contains(in, element value) bool {
	if in.made != nil && in.made.kind == Set {
		_, found := in.made.find(element)
		return found
	}
	for i := range in.len() {
		if equal(in.element(i), element) {
			return true
		}
	}
	return false
}

// member is `x in xs`.
func (m *Machine) member(a [mostArguments]value) value {
	if !a[1].is(document.Object) {
		return m.boolean(contains(a[1], a[0]))
	}
	for i := range a[1].len() {
		if _, val := m.entry(a[1], i); equal(val, a[0]) {
			return m.boolean(true)
		}
	}
	return m.boolean(false)
}

// memberAt is `key, x in xs`.
func (m *Machine) memberAt(a [mostArguments]value) value {
	key, wanted, in := a[0], a[1], a[2]
	found := m.lookup(in, key)
	return m.boolean(found.defined() && equal(found, wanted))
}

func (m *Machine) count(a [mostArguments]value) value {
	if text, ok := a[0].text(); ok {
		return m.integer(len([]rune(text)))
	}
	if a[0].kind() < document.Array {
		return value{}
	}
	return m.integer(a[0].len())
}

func listed(v value) bool { return v.is(document.Array) || v.is(Set) }

func (m *Machine) sum(a [mostArguments]value) value {
	if !listed(a[0]) {
		return value{}
	}
	total, exactly := new(big.Int), true
	for i := range a[0].len() {
		if !a[0].element(i).is(document.Number) {
			return value{}
		}
		if n := exact(a[0].element(i).node.Text); n != nil {
			total.Add(total, n)
		} else {
			exactly = false
		}
	}
	if exactly {
		return m.number(total.String())
	}
	rough := new(big.Float)
	for i := range a[0].len() {
		n := float(a[0].element(i).node.Text)
		if n == nil {
			return value{}
		}
		rough.Add(rough, n)
	}
	return m.number(formatFloat(rough))
}

func (*Machine) max(a [mostArguments]value) value {
	return extreme(a[0], func(order int) bool { return order >= 0 })
}

func (*Machine) min(a [mostArguments]value) value {
	return extreme(a[0], func(order int) bool { return order <= 0 })
}

func extreme(list value, better func(order int) bool) (best value) {
	if !listed(list) {
		return value{}
	}
	for i := range list.len() {
		if element := list.element(i); !best.defined() || better(compare(element, best)) {
			best = element
		}
	}
	return best
}

func (m *Machine) sort(a [mostArguments]value) value {
	if !listed(a[0]) {
		return value{}
	}
	array := m.array()
	for i := range a[0].len() {
		array.made.keys = append(array.made.keys, a[0].element(i))
	}
	slices.SortStableFunc(array.made.keys, compare)
	return array
}

func (m *Machine) arrayConcat(a [mostArguments]value) value {
	if !a[0].is(document.Array) || !a[1].is(document.Array) {
		return value{}
	}
	return m.slice(m.slice(m.array(), a[0], 0, a[0].len()), a[1], 0, a[1].len())
}

func (m *Machine) arraySlice(a [mostArguments]value) value {
	start, isStart := a[1].integer()
	stop, isStop := a[2].integer()
	if !a[0].is(document.Array) || !isStart || !isStop {
		return value{}
	}
	stop = min(max(stop, 0), a[0].len())
	start = min(max(start, 0), stop)
	return m.slice(m.array(), a[0], start, stop)
}

// slice appends elements of a list to an array.
func (*Machine) slice(to, from value, start, stop int) value {
	for i := start; i < stop; i++ {
		to.made.keys = append(to.made.keys, from.element(i))
	}
	return to
}

func (v value) integer() (int, bool) {
	if v.node == nil || v.node.Kind != document.Number {
		return 0, false
	}
	i, ok := parseInteger(v.node.Text)
	return int(i), ok
}

func (m *Machine) objectGet(a [mostArguments]value) value {
	object, key, otherwise := a[0], a[1], a[2]
	if !object.is(document.Object) {
		return value{}
	}
	found := object
	if !key.is(document.Array) {
		found = m.lookup(object, key)
	} else {
		for i := 0; i < key.len() && found.defined(); i++ {
			found = m.lookup(found, key.element(i))
		}
	}
	if found.defined() {
		return found
	}
	return otherwise
}

// objectUnion merges objects at any depth; if they differ, the second wins.
func (m *Machine) objectUnion(a [mostArguments]value) value {
	if !a[0].is(document.Object) || !a[1].is(document.Object) {
		return value{}
	}
	return m.merge(a[0], a[1])
}

func (m *Machine) merge(old, changes value) value {
	merged := m.object()
	for i := range old.len() {
		merged.made.insert(m.entry(old, i))
	}
	for i := range changes.len() {
		key, val := m.entry(changes, i)
		if before := merged.made.lookup(key); before.defined() && before.is(document.Object) && val.is(document.Object) {
			val = m.merge(before, val)
		}
		merged.made.insert(key, val)
	}
	return merged
}

func (m *Machine) objectKeys(a [mostArguments]value) value {
	if !a[0].is(document.Object) {
		return value{}
	}
	keys := m.set()
	for i := range a[0].len() {
		key, _ := m.entry(a[0], i)
		keys.made.add(key)
	}
	return keys
}

// walk returns [path, value] for a value and everything in it. It is a relation:
// a program scans what it returns.
func (m *Machine) walk(a [mostArguments]value) value {
	found := m.array()
	m.walkBelow(found, m.array(), a[0])
	return found
}

func (m *Machine) walkBelow(found, path, v value) {
	pair := m.array()
	pair.made.keys = append(pair.made.keys, path, v)
	found.made.keys = append(found.made.keys, pair)
	for i := range v.len() {
		key, inner := m.entry(v, i)
		below := m.slice(m.array(), path, 0, path.len())
		below.made.keys = append(below.made.keys, key)
		m.walkBelow(found, below, inner)
	}
}

func (m *Machine) formatInt(a [mostArguments]value) value {
	if !a[0].is(document.Number) || !a[1].is(document.Number) {
		return value{}
	}
	base := map[string]int{"2": 2, "8": 8, "10": 10, "16": 16}[a[1].node.Text]
	if base == 0 {
		return value{}
	}
	text := a[0].node.Text
	if i, ok := parseInteger(text); ok && base == 10 {
		return m.string(strconv.FormatInt(i, 10))
	}
	if n, ok := new(big.Int).SetString(text, 10); ok {
		return m.string(n.Text(base))
	}
	rough := float(text)
	if rough == nil {
		return value{}
	}
	whole, _ := rough.Int(nil)
	return m.string(whole.Text(base))
}

func (m *Machine) toNumber(a [mostArguments]value) value {
	switch a[0].kind() {
	case document.Null:
		return m.integer(0)
	case document.Bool:
		return m.integer(cmp.Compare(a[0].node.Text, "false"))
	case document.Number:
		return a[0]
	case document.String:
		if number, ok := parseNumber(a[0].node.Text); ok {
			return m.number(number)
		}
	default:
	}
	return value{}
}

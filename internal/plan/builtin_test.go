package plan

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/akslint/akslint/internal/document"
)

// arguments are values, in Rego, on which built-in functions differ.
func arguments() []string {
	return []string{
		`null`, `true`, `false`,
		`0`, `1`, `-1`, `2`, `2.0`, `10`, `16`, `-3`, `1.5`, `-2.5`, `0.1`, `-0.0`, `1e3`, `1E-2`, `99`, `4096`,
		`9223372036854775807`, `-9223372036854775808`, `9223372036854775808`, `123456789012345678901234567890`,
		`0.1000000000000000055511151231257827`, `100000000000000000000.0`, `2147483648`, `1.0000000000000000000000001`,
		`""`, `"a"`, `"A"`, `"abc"`, `"b"`, `" a\t\n"`, `"ÄÖü€"`, `"ö"`, `"𝒳y"`, `"ǅ"`, `"ſ"`, `"İ"`, `"aXbXc"`, `"X"`, `"10"`, `"-1.50"`, `"1e400"`,
		`"+5"`, `"0x1p-2"`, `"1_000"`, `"NaN"`, `"+Inf"`, `"infinity"`, `" 1"`, `"007"`, `"."`, `"1."`,
		`"^a.*c$"`, `"["`, `"(?i)ABC"`, `"\\pL+"`, `"nginx:1.25@sha256:abc"`, `":"`, `"%d%%"`, `"%s|%q|%v"`, `"%d %s"`, `"%5.2f|%x|%-5d|%+v|%#v|%T"`,
		`"10.0.0.0/8"`, `"10.1.2.3"`, `"10.1.0.0/16"`, `"10.1.2.3/16"`, `"0.0.0.0/0"`, `"192.168.1.1/32"`, `"10.0.0.0/33"`, `"010.0.0.1"`,
		`"::/0"`, `"fd00::/8"`, `"fd00::1"`, `"fe80::1%eth0"`, `"::ffff:10.0.0.0/104"`, `"::ffff:10.1.2.3"`, `"::ffff:0.0.0.0/96"`, `"::/80"`, `"::/96"`,
		`"aGVsbG8="`, `"aGVsbG8"`, `"aGVs\nbG8="`, `"/+8="`, `"gICA"`, `"AAA="`,
		`"%[2]v %[1]v"`, `"%"`, `"%!"`, `"%s %s %s %s"`, `"<\"&\u2028\u0000>"`,
		`[]`, `[1]`, `["a"]`, `["a", "b", "abc"]`, `["b", "a", "a"]`, `[1, "1", null, true, [], {}, set()]`, `[2, 10, 1.5]`, `[1, 2.5, "x"]`,
		`["a", 7]`, `[0.5, "ö", [1, "x"]]`, `["x", {"b": 1, "a": [true, null]}, {3, 1}]`, `[1e3, -5, 123456789012345678901234567890]`, `["a", 1, "b", 2]`,
		`{}`, `{"a": 1}`, `{"a": {"b": "c"}}`, `{"b": 1, "a": 2}`, `{"unknown": "$X"}`, `{"x": "a", "y": 1}`, `{["a", 1]: 2, 3: "x"}`, `{0: "zero"}`,
		`set()`, `{1}`, `{"a"}`, `{"a", "b"}`, `{"b", "abc", "ab"}`, `{1, 1.5, "x", null}`, `{[1, 2], {"a": 1}}`, `{true}`,
	}
}

// Package policy finds built-in functions by binary search.
func TestBuiltins_areSorted(t *testing.T) {
	if !slices.IsSorted(Builtins()) {
		t.Errorf("%v", Builtins())
	}
}

// TestBuiltins_areOPAs calls each built-in function with each value, each
// pair, and each triple of a few values, and compares the result with OPA's.
func TestBuiltins_areOPAs(t *testing.T) {
	m := newTestMachine()
	values := parse(t, arguments())
	for _, builtin := range builtins {
		t.Run(builtin.name, func(t *testing.T) {
			lists := [][]*ast.Term{values, values, slices.Concat(values[:12], values[27:30], values[40:42])}
			if arity(t, builtin.name) == 3 {
				lists[1] = everyThird(values)
			}
			each(lists[:arity(t, builtin.name)], nil, func(arguments []*ast.Term) {
				agree(t, m, builtin, arguments)
			})
		})
	}
}

func everyThird(terms []*ast.Term) []*ast.Term {
	var third []*ast.Term
	for i := 0; i < len(terms); i += 3 {
		third = append(third, terms[i])
	}
	return third
}

// each calls do with every combination of one element from each list.
func each(lists [][]*ast.Term, chosen []*ast.Term, do func([]*ast.Term)) {
	if len(lists) == 0 {
		do(chosen)
		return
	}
	for _, term := range lists[0] {
		each(lists[1:], append(chosen, term), do)
	}
}

// FuzzBuiltins takes a built-in function and its arguments, in Rego.
func FuzzBuiltins(f *testing.F) {
	values := arguments()
	for i := range builtins {
		for j := 0; j < len(values); j += 10 {
			f.Add(uint(i), values[(j+i)%len(values)], values[(j*3+i)%len(values)], values[(j*7+3)%len(values)])
		}
	}
	m := newTestMachine()
	f.Fuzz(func(t *testing.T, which uint, a, b, c string) {
		builtin := builtins[which%uint(len(builtins))]
		var arguments []*ast.Term
		for _, text := range []string{a, b, c}[:arity(t, builtin.name)] {
			term, err := ast.ParseTerm(text)
			if err != nil || !term.IsGround() || !plain(term) {
				t.Skip("no value")
			}
			arguments = append(arguments, term)
		}
		agree(t, m, builtin, arguments)
	})
}

// plain reports whether a term is a value without a number that no manifest
// can have.
func plain(term *ast.Term) bool {
	is := true
	ast.WalkTerms(term, func(term *ast.Term) bool {
		switch value := term.Value.(type) {
		case ast.Null, ast.Boolean, ast.String, *ast.Array, ast.Object, ast.Set:
		case ast.Number:
			is = is && tame(string(value)) && len(value) < 100
		default:
			is = false
		}
		return !is
	})
	return is
}

func newTestMachine() *Machine {
	m := NewMachine(nil, &document.Node{})
	m.Begin(&document.Node{})
	return m
}

func parse(t *testing.T, texts []string) []*ast.Term {
	t.Helper()
	terms := make([]*ast.Term, len(texts))
	for i, text := range texts {
		var err error
		if terms[i], err = ast.ParseTerm(text); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
	}
	return terms
}

func arity(t *testing.T, name string) int {
	t.Helper()
	declared, known := ast.BuiltinMap[name]
	if !known {
		t.Fatalf("OPA has no built-in function %s", name)
	}
	return declared.Decl.Arity()
}

// agree calls a built-in function here, with values from documents and with
// values made by programs, and in OPA.
func agree(t *testing.T, m *Machine, builtin builtin, arguments []*ast.Term) {
	t.Helper()
	want, failed := callOPA(builtin.name, arguments)
	for _, written := range []bool{true, false} {
		var a [mostArguments]value
		for i, argument := range arguments {
			a[i] = toValue(m, argument.Value, written)
		}
		got := builtin.call(m, a)
		switch {
		case !got.defined() && want == nil:
		case !got.defined() || want == nil || shown(builtin, toTerm(got)) != shown(builtin, want):
			t.Errorf("%s(%v) is %v, OPA says %v %v", builtin.name, arguments, show(got), want, failed)
		}
	}
}

// shown is what a built-in function returns; a relation does in no certain order.
func shown(builtin builtin, result *ast.Term) string {
	array, is := result.Value.(*ast.Array)
	if is && ast.BuiltinMap[builtin.name].Relation {
		result = ast.NewTerm(array.Sorted())
	}
	return result.String()
}

func show(v value) string {
	if !v.defined() {
		return "undefined"
	}
	return notation(v)
}

func callOPA(name string, arguments []*ast.Term) (result *ast.Term, err error) {
	if ast.BuiltinMap[name].Relation {
		return relationOfOPA(name, arguments)
	}
	err = topdown.GetBuiltin(name)(topdown.BuiltinContext{Context: context.Background()}, arguments,
		func(term *ast.Term) error {
			if result != nil {
				return errors.New("more than one result")
			}
			result = term
			return nil
		})
	return result, err
}

// relationOfOPA returns the array of all that a relation yields.
func relationOfOPA(name string, arguments []*ast.Term) (*ast.Term, error) {
	var yielded []*ast.Term
	err := topdown.GetBuiltin(name)(topdown.BuiltinContext{Context: context.Background()}, arguments,
		func(term *ast.Term) error {
			yielded = append(yielded, term)
			return nil
		})
	return ast.ArrayTerm(yielded...), err
}

// toValue makes a value of a term. If written is true, it looks as if it came
// from a document, as far as documents can hold it.
func toValue(m *Machine, term ast.Value, written bool) value {
	if written {
		if node, ok := toNode(term); ok {
			return value{node: &node}
		}
	}
	switch term := term.(type) {
	case *ast.Array:
		array := m.array()
		term.Foreach(func(item *ast.Term) { array.made.keys = append(array.made.keys, toValue(m, item.Value, written)) })
		return array
	case ast.Set:
		set := m.set()
		term.Foreach(func(item *ast.Term) { set.made.add(toValue(m, item.Value, written)) })
		return set
	case ast.Object:
		object := m.object()
		term.Foreach(func(key, item *ast.Term) {
			object.made.insert(toValue(m, key.Value, written), toValue(m, item.Value, written))
		})
		return object
	default:
		node, _ := toNode(term)
		return value{node: &node}
	}
}

func toNode(term ast.Value) (node document.Node, ok bool) {
	switch term := term.(type) {
	case ast.Null:
		return node, true
	case ast.Boolean:
		return document.Node{Kind: document.Bool, Text: term.String()}, true
	case ast.Number:
		return document.Node{Kind: document.Number, Text: string(term)}, true
	case ast.String:
		return document.Node{Kind: document.String, Text: string(term)}, true
	case *ast.Array:
		node.Kind, ok = document.Array, true
		term.Foreach(func(item *ast.Term) {
			element, fits := toNode(item.Value)
			node.Items, ok = append(node.Items, element), ok && fits
		})
		return node, ok
	case ast.Object:
		return objectNode(term)
	default:
		return node, false
	}
}

func objectNode(object ast.Object) (node document.Node, ok bool) {
	if text, is := object.Get(ast.StringTerm("unknown")), object.Len() == 1; text != nil && is {
		if text, is := text.Value.(ast.String); is {
			return document.Node{Kind: document.Unknown, Text: string(text)}, true
		}
	}
	node.Kind, ok = document.Object, true
	keys := object.Keys()
	for _, key := range slices.Backward(keys) { // unsorted, as in most documents
		name, isString := key.Value.(ast.String)
		member, fits := toNode(object.Get(key).Value)
		node.Set(string(name), document.Span{}, member)
		ok = ok && isString && fits
	}
	return node, ok
}

func toTerm(v value) *ast.Term {
	switch v.kind() {
	case document.Null:
		return ast.NullTerm()
	case document.Bool:
		return ast.BooleanTerm(v.node.Text == "true")
	case document.Number:
		return ast.NumberTerm(json.Number(v.node.Text))
	case document.String:
		return ast.StringTerm(v.node.Text)
	case document.Object:
		object := ast.NewObject()
		made := canonical(v)
		for i := range made.keys {
			object.Insert(toTerm(made.keys[i]), toTerm(made.values[i]))
		}
		return ast.NewTerm(object)
	default:
		terms := make([]*ast.Term, v.len())
		for i := range terms {
			terms[i] = toTerm(v.element(i))
		}
		if v.is(document.Array) {
			return ast.ArrayTerm(terms...)
		}
		return ast.SetTerm(terms...)
	}
}

package policy

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/plan"
	"github.com/akslint/akslint/internal/rule"
)

// planned plans a rule pod/a.
func planned(t *testing.T, text string) (*plan.Function, error) {
	t.Helper()
	module, err := ast.ParseModule("pod/a/a.rego", text)
	if err != nil {
		t.Fatal(err)
	}
	policy := &Policy{
		Rules:   rule.Set{{Topic: "pod", Name: "a"}},
		modules: map[string]*ast.Module{"pod/a/a.rego": module},
	}
	findings, err := policy.Plan()
	return findings["a"], err
}

// TestPlan_refuses shows that what the machine cannot do is an error with a
// place when planning, not a surprise when judging.
func TestPlan_refuses(t *testing.T) {
	const head = "package rules.pod[\"a\"]\n\n"
	for name, test := range map[string]struct{ rego, want string }{
		"built-in that reaches outside": {
			`findings contains f if f := http.send({"url": "https://example.com", "method": "get"})`,
			"a.rego:3: rego_type_error: undefined function http.send",
		},
		"built-in that the machine does not have": {
			`findings contains f if f := crypto.md5(input.x)`,
			"a.rego:3: rego_type_error: undefined function crypto.md5",
		},
		"with": {
			"findings contains f if f := x with input.y as 1\n\nx := input.y",
			"a.rego:3: With cannot be planned ahead of time",
		},
		"reference that is resolved at run time": {
			"findings contains f if {\n\tsome k in [\"b\", \"c\"]\n\tf := data.rules.pod.a.x[k]\n}\n\nx.b := input.b\n\nx.c := input.c",
			"a.rego:5: CallDynamic cannot be planned ahead of time",
		},
		"unused variable": {
			`findings contains 1 if x := input.y`,
			"a.rego:3: rego_compile_error: assigned var x unused",
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := planned(t, head+test.rego+"\n")
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("the error is %v, want %s", err, test.want)
			}
		})
	}
}

// TestPlan_values runs rules that are easy to plan wrongly, and checks the
// message each must find. That OPA finds the same is tested with the engines.
func TestPlan_values(t *testing.T) {
	input := document.Node{Kind: document.Object}
	input.Set("n", document.Span{}, document.Node{Kind: document.Number, Text: "2"})
	input.Set("b", document.Span{}, document.Node{Kind: document.String, Text: "x"})
	input.Set("a", document.Span{}, document.Node{Kind: document.Unknown, Text: "$A"})
	for name, test := range map[string]struct{ rego, want string }{
		"order of an object":     {`m := concat(",", [k | some k, _ in input])`, "a,b,n"},
		"order of a set":         {`m := concat(",", [k | some k in {"c", input.b, "a"}])`, "a,c,x"},
		"unknown is an object":   {`m := sprintf("%v %v %d", [input.a, is_object(input.a), count(input.a)])`, `{"unknown": "$A"} true 1`},
		"number by value":        {"input.n == 2.0\n\tm := sprintf(\"%v\", [input.n + 0.5])", "2.5"},
		"undefined is not false": {"not input.none\n\tnot input.n == 3\n\tm := \"yes\"", "yes"},
		"negation of a list":     {"not \"y\" in [input.b]\n\tm := \"no y\"", "no y"},
		"else":                   {`m := pick(input.n)`, "two"},
		"else that is last":      {`m := pick(input.b)`, "other"},
		"default":                {`m := fallback`, "none"},
		"keys that are arrays":   {"some path, v in nested\n\tm := sprintf(\"%v %v\", [path, v])", `["n", 0] 2`},
		"every":                  {"every x in [1, 2] { x <= input.n }\n\tm := \"all\"", "all"},
		"every of nothing":       {"every x in [] { x == 1 }\n\tm := \"none\"", "none"},
		"unification":            {"[\"p\", m] = [\"p\", input.b]", "x"},
		"object comprehension":   {`m := sprintf("%v", [{k: 1 | some k in ["b", "a"]}])`, `{"a": 1, "b": 1}`},
		"nested comprehension":   {`m := sprintf("%v", [[[y | some y in [x, 0]] | some x in [2, 1]]])`, `[[2, 0], [1, 0]]`},
		"set of sets":            {`m := sprintf("%v", [{{2, 1}, {1, 2}, set()}])`, `{set(), {1, 2}}`},
		"literals are constants": {`m := sprintf("%v", [{"x": [1, {"y": null}], "s": {true, false}}])`, `{"s": {false, true}, "x": [1, {"y": null}]}`},
		"literal in a loop":      {`m := sprintf("%v", [[z | some x in [1, 2]; z := [x, [3]]]])`, `[[1, [3]], [2, [3]]]`},
		"partial set":            {`m := concat(",", letters)`, "a,b"},
		"failing built-in":       {"not to_number(input.b)\n\tm := \"undefined\"", "undefined"},
		"data":                   {`m := data.parameters.a.text`, "given"},
	} {
		t.Run(name, func(t *testing.T) {
			got := run(t, "", test.rego, &input)
			if diff := cmp.Diff([]string{test.want}, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestPlan_negatedBody looks at a negation in a loop: what one round found
// must not be there in the next.
func TestPlan_negatedBody(t *testing.T) {
	const body = "m := concat(\",\", [x | some x in [\"p\", \"q\", \"r\"]; not {\n\t\tsome y in [\"q\", \"s\"]\n\t\tx == y\n\t}])"
	got := run(t, "import future.keywords.not", body, &document.Node{Kind: document.Object})
	if diff := cmp.Diff([]string{"p,r"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// run returns the messages of a rule with a body.
func run(t *testing.T, imports, body string, input *document.Node) []string {
	t.Helper()
	findings, err := planned(t, `package rules.pod["a"]

`+imports+`

findings contains {"path": [], "message": m} if {
	`+body+`
}

pick(1) := "one"

pick(x) := "two" if {
	x == 2
} else := "more" if {
	x > 2
	is_number(x)
} else := "other"

default fallback := "none"

fallback := "some" if input.none

nested[["n", i]] := v if some i, v in [input.n]

letters contains "b"

letters contains "a" if input.n
`)
	if err != nil {
		t.Fatal(err)
	}
	data := node("parameters", node("a", document.Node{Kind: document.Object, Members: []document.Member{
		{Key: "text", Value: document.Node{Kind: document.String, Text: "given"}},
	}}))
	machine := plan.NewMachine([]*plan.Function{findings}, &data)
	var messages []string
	for range 2 { // nothing must be left over from the first run
		messages = nil
		machine.Begin(input)
		err = machine.Findings(0, func(found plan.Finding) { messages = append(messages, found.Message) })
		if err != nil {
			t.Fatal(err)
		}
	}
	return messages
}

func node(key string, value document.Node) document.Node {
	return document.Node{Kind: document.Object, Members: []document.Member{{Key: key, Value: value}}}
}

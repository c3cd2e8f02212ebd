package plan

import (
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
)

// What is not UTF-8 cannot be written in Rego, and still is what OPA makes of it.
func TestBuiltins_foreignBytes(t *testing.T) {
	m := newTestMachine()
	var terms []*ast.Term
	for _, text := range []string{"\xff", "a\xfe", "\xfe\xffb", "é\xc3", "\uFFFD", "b", "a"} {
		terms = append(terms, ast.StringTerm(text))
	}
	for _, builtin := range builtins {
		if name := builtin.name; name != "indexof" && name != "contains" && name != "startswith" && name != "endswith" {
			continue
		}
		t.Run(builtin.name, func(t *testing.T) {
			each([][]*ast.Term{terms, terms}, nil, func(arguments []*ast.Term) { agree(t, m, builtin, arguments) })
		})
	}
}

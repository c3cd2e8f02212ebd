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

func TestParseInteger(t *testing.T) {
	for text, want := range map[string]int64{
		"0": 0, "7": 7, "-7": -7, "+7": 7, "10": 10, "2.0": 2, "-2.00": -2, "1.": 1,
		"9223372036854775807": 9223372036854775807, "-9223372036854775808": -9223372036854775808,
	} {
		if got, ok := parseInteger(text); !ok || got != want {
			t.Errorf("%s: got %d, %v", text, got, ok)
		}
	}
	for _, text := range []string{
		"", "-", "+", "++7", "+-7", "-+7", "a", "1a", "/", ":", "1.5", "1.05", "2e0", "9223372036854775808", "-9223372036854775809",
		"9999999999999999999", "-9999999999999999999", "00000000000000000001",
	} {
		if got, ok := parseInteger(text); ok {
			t.Errorf("%q is %d", text, got)
		}
	}
}

package engine

import (
	"encoding/json"
	"testing"
)

func TestTree(t *testing.T) {
	for _, test := range []struct {
		value any
		want  string
	}{
		{nil, "null"},
		{true, "true"},
		{"a", `"a"`},
		{1.0, "1"},
		{-0.25, "-0.25"},
		{1e21, "1000000000000000000000"},
		{json.Number("1.50"), "1.50"},
		{[]any{}, "[]"},
		{[]any{"a", []any{1.0, nil}}, `["a",[1,null]]`},
		{map[string]any{}, "{}"},
		{map[string]any{"b": 1.0, "a": map[string]any{"c": []any{false}}}, `{"a":{"c":[false]},"b":1}`},
	} {
		node, err := tree(test.value)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := node.MarshalJSON(); string(got) != test.want {
			t.Errorf("got %s, want %s", got, test.want)
		}
	}
	for _, value := range []any{1, []any{1}, map[string]any{"a": []any{"b", struct{}{}}}} {
		if _, err := tree(value); err == nil {
			t.Errorf("%v is taken for JSON", value)
		}
	}
}

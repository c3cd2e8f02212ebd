package rule_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/akslint/akslint/internal/rule"
)

// TestCheck takes schemas and values as they stand in METADATA and in a
// configuration.
func TestCheck(t *testing.T) {
	const paths = `{"type": "array", "items": {"type": "object", "required": ["pathPrefix"],
		"properties": {"pathPrefix": {"type": "path"}, "readOnly": {"type": "boolean"}}}}`
	const labels = `{"type": "object", "values": {"type": "string"}}`
	for _, test := range []struct{ schema, value, want string }{
		{`{"type": "boolean"}`, `true`, ""},
		{`{"type": "boolean"}`, `"true"`, `want a boolean, got "true"`},
		{`{"type": "boolean"}`, `null`, "want a boolean, got null"},
		{`{"type": "integer"}`, `0`, ""},
		{`{"type": "integer"}`, `1.5`, "want an integer, got 1.5"},
		{`{"type": "integer"}`, `-1`, "-1 is less than 0"},
		{`{"type": "integer"}`, `"1"`, `want an integer, got "1"`},
		{`{"type": "integer", "minimum": 1}`, `0`, "0 is less than 1"},
		{`{"type": "integer", "maximum": 32}`, `32`, ""},
		{`{"type": "integer", "maximum": 32}`, `33`, "33 is more than 32"},
		{`{"type": "string"}`, `""`, ""},
		{`{"type": "string"}`, `1`, "want a string, got 1"},
		{`{"type": "string", "enum": ["azure", "any"]}`, `"any"`, ""},
		{`{"type": "string", "enum": ["azure", "any"]}`, `"azrue"`, `"azrue" is not one of azure, any, did you mean "azure"?`},
		{`{"type": "regex"}`, `"^a|[b]$"`, ""},
		{`{"type": "regex"}`, `"["`, `"[" is not a regular expression: error parsing regexp: missing closing ]: ` + "`[`"},
		{`{"type": "regex"}`, `"(?!a)"`, `"(?!a)" is not a regular expression: error parsing regexp: invalid or unsupported Perl syntax: ` + "`(?!`"},
		{`{"type": "path"}`, `"/var/log"`, ""},
		{`{"type": "path"}`, `"C:\\logs"`, ""},
		{`{"type": "path"}`, `""`, `"" is not a path of a node`},
		{`{"type": "path"}`, `"/var/../etc"`, `"/var/../etc" is not a path of a node`},
		{`{"type": "portRange"}`, `80`, ""},
		{`{"type": "portRange"}`, `"80"`, ""},
		{`{"type": "portRange"}`, `"0-65535"`, ""},
		{`{"type": "portRange"}`, `"80-79"`, `"80-79" is not a port or a range of ports`},
		{`{"type": "portRange"}`, `"80-"`, `"80-" is not a port or a range of ports`},
		{`{"type": "portRange"}`, `65536`, `"65536" is not a port or a range of ports`},
		{`{"type": "portRange"}`, `-1`, `"-1" is not a port or a range of ports`},
		{`{"type": "portRange"}`, `1.5`, "want a port or a range of ports, got 1.5"},
		{`{"type": "array", "items": {"type": "string"}}`, `[]`, ""},
		{`{"type": "array", "items": {"type": "string"}}`, `["a", 1]`, "1: want a string, got 1"},
		{`{"type": "array", "items": {"type": "string"}}`, `"a"`, `want a list, got "a"`},
		{paths, `[{"pathPrefix": "/var", "readOnly": true}]`, ""},
		{paths, `["/var"]`, `0: want a mapping, got "/var"`},
		{paths, `[{"readOnly": true}]`, `0: "pathPrefix" is missing`},
		{paths, `[{"pathPrefix": ""}]`, `0.pathPrefix: "" is not a path of a node`},
		{paths, `[{"pathPrefix": "/", "readonly": true}]`, `0.readonly: unknown key, did you mean "readOnly"?`},
		{labels, `{"a.b/c": "d"}`, ""},
		{labels, `{"a.b/c": true}`, "a.b/c: want a string, got true"},
	} {
		var schema rule.Schema
		var value any
		decode(t, test.schema, &schema)
		decode(t, test.value, &value)
		if err := schema.Validate(); err != nil {
			t.Errorf("%s: %v", test.schema, err)
		}
		got := ""
		if err := schema.Check(value); err != nil {
			got = err.Error()
		}
		if got != test.want {
			t.Errorf("%s of %s: %q, want %q", test.value, test.schema, got, test.want)
		}
	}
}

func TestValidate_refuses(t *testing.T) {
	for schema, want := range map[string]string{
		`{}`:                `type: "" is not one of boolean, integer, string, regex, path, portRange, array, object`,
		`{"type": "list"}`:  `"list" is not one of`,
		`{"type": "array"}`: "an array needs items",
		`{"type": "array", "items": {"type": "array"}}`:                   "an array needs items",
		`{"type": "object"}`:                                              "an object needs properties or values",
		`{"type": "object", "values": {"type": "x"}}`:                     `"x" is not one of`,
		`{"type": "object", "properties": {"a": {"type": "x"}}}`:          `a: type: "x" is not one of`,
		`{"type": "array", "items": {"type": "object", "properties":{}}}`: "an object needs properties or values",
	} {
		var of rule.Schema
		decode(t, schema, &of)
		if err := of.Validate(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: the error is %v, want %s", schema, err, want)
		}
	}
}

func TestSchemaString(t *testing.T) {
	for schema, want := range map[string]string{
		`{"type": "regex"}`:                                                                "regex",
		`{"type": "string", "enum": ["azure", "pss"]}`:                                     "azure, pss",
		`{"type": "array", "items": {"type": "portRange"}}`:                                "array of portRange",
		`{"type": "array", "items": {"type": "object", "properties": {"a": {}, "b": {}}}}`: "array of {a, b}",
		`{"type": "object", "values": {"type": "string"}}`:                                 "object",
		`{"type": "integer"}`:                                                              "integer",
		`{"type": "integer", "minimum": 1}`:                                                "integer from 1",
		`{"type": "integer", "maximum": 32}`:                                               "integer from 0 to 32",
	} {
		var of rule.Schema
		decode(t, schema, &of)
		if got := of.String(); got != want {
			t.Errorf("%s: %q, want %q", schema, got, want)
		}
	}
}

func decode(t *testing.T, text string, into any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), into); err != nil {
		t.Fatal(err)
	}
}

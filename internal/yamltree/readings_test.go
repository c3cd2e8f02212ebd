package yamltree

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"sigs.k8s.io/yaml"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/document/documenttest"
)

// kubectlReading is one document as sigs.k8s.io/yaml reads it.
func kubectlReading(text []byte) (any, error) {
	content, err := yaml.YAMLToJSON(text)
	if err != nil {
		return nil, err
	}
	return decodeJSON(content)
}

func decodeJSON(content []byte) (value any, err error) {
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.UseNumber()
	return value, decoder.Decode(&value)
}

// ourReading is the first document of a chunk, which is the only one that
// kubectl reads; nil if there is none.
func ourReading(chunk *Chunk) (*document.Node, error) {
	for tree, err := range chunk.Trees() {
		if err != nil {
			return nil, err
		}
		root, err := chunk.Node(tree)
		if err != nil {
			return nil, err
		}
		return &root, nil
	}
	return nil, nil
}

// compareReadings compares both readings of every document of a stream.
func compareReadings(t *testing.T, content []byte) {
	t.Helper()
	source := &document.Source{Name: "test.yaml", Content: content}
	for chunk := range Chunks(source) {
		text, first := chunk.Text, chunk.before+1
		want, refused := kubectlReading(text)
		got, err := ourReading(chunk)
		switch {
		case refused != nil && err == nil:
			t.Errorf("line %d, %.60q: kubectl refuses it (%v), and we read %v", first, text, refused, documenttest.Value(got))
		case refused == nil && err != nil:
			t.Errorf("line %d, %.60q: kubectl reads %v, and we refuse it: %v", first, text, want, err)
		case err == nil:
			if diff := cmp.Diff(want, documenttest.Value(got)); diff != "" {
				t.Errorf("line %d, %.60q: -kubectl +akslint:\n%s", first, text, diff)
			}
			if got != nil {
				documenttest.CheckSpans(t, source, got)
			}
		}
	}
}

// Every file of the repository, and of the corpus if there is one, is read as
// kubectl reads it.
func TestReadings_files(t *testing.T) {
	documenttest.Files(t, []string{".yaml", ".yml"}, compareReadings)
}

// trickyScalars are read as values and as keys, plain and quoted in every
// way.
var trickyScalars = []string{
	"y", "Y", "yes", "Yes", "YES", "yEs", "on", "On", "ON", "oN", "true", "True", "TRUE", "tRue",
	"n", "N", "no", "No", "NO", "off", "Off", "OFF", "false", "False", "FALSE",
	"~", "null", "Null", "NULL", "nUll", "nil", "none",
	"0", "-0", "+0", "+1", "-1", "0o17", "0O17", "0777", "-0777", "08", "09.5", "0x1F", "0X1f", "-0x1F", "0xZ",
	"0b11", "-0b11", "+0b11", "0b", "0b-1", "0b+1", "-0b-1", "0b2", "1_000", "1__0", "_1", "1_", "0x_1F", "0o_7", "1_000.5", "-_1",
	"1:30", "1:30:45", "190:20:30.15", "12:30:45.678",
	".inf", ".Inf", ".INF", "+.inf", "-.inf", "-.INF", ".iNf", ".nan", ".NaN", ".NAN", "inf", "nan", "Infinity", "-Infinity", "+inf",
	"1.0", "1.5", ".5", "5.", "-.5", "+.5", ".", "..", "-", "+", ".5e3", ".5_0", "1e3", "1E3", "1e+3", "1e-3", "1.e3", "-1.5e-10", "1e400", "-1e400", "1e-400",
	"1000000.0", "16777217.0", "1e6", "1e20", "1e21", "1e22", "123456789.123", "0.1", "0.30000000000000004", "1e-7", "-0.0",
	"9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809",
	"18446744073709551615", "18446744073709551616", "123456789012345678901234567890", "0xFFFFFFFFFFFFFFFF", "0b1111111111111111111111111111111111111111111111111111111111111111111",
	"2001-12-14", "2001-1-1", "2001-13-14", "20011-12-14", "2001-12-14t21:59:43.10-05:00", "2001-12-14T21:59:43Z",
	"2001-12-14 21:59:43.10", "2001-12-14 21:59:43.10 -5", "2001-12", "1234-", "0001-01-01",
	"1.2.3", "v1", "1.31", "1.30", "12e", "1e", "e1", "0xG", "012345678", "1,000", "50%", "100m", "1Gi", "3.14.15", "127.0.0.1",
	"<<", "=", "@a", "`a", "%a", "a b", "a#b", "a: b", "a:b", "-a", "--a", "?a", ":a", "a\tb", "é", "日本", "\U0001F600",
	"$X", "${X}", "<x>", "{{ x }}", "__X__", "%X%",
}

func TestReadings_scalars(t *testing.T) {
	forms := []string{
		"%s", "a: %s", "- %s", "[%s]", "{a: %s}", "a: %s # comment", "a: \"%s\"", "a: '%s'", "a: |\n  %s", "a: >-\n  %s",
		"%s: 1", "\"%s\": 1", "? %s\n: 1", "&x %s", "a: &x %s\nb: *x", "a: &x %s\n*x : 1",
	}
	for _, tag := range []string{
		"!", "!!str", "!!int", "!!float", "!!bool", "!!null", "!!binary", "!!timestamp", "!!merge", "!!seq", "!custom", "!<!>", "!<!!int>",
		"!<tag:yaml.org,2002:int>", "!!custom",
	} {
		forms = append(forms, "a: "+tag+" %s", "a: "+tag+" \"%s\"", "a: "+tag+" &x %s", "a: &x "+tag+" %s", tag+" %s: 1", "a: "+tag+"\n  %s")
	}
	for _, form := range forms {
		t.Run(form, func(t *testing.T) {
			for _, text := range trickyScalars {
				compareReadings(t, fmt.Appendf(nil, form, text))
			}
		})
	}
}

var trickyDocuments = []string{
	// nothing, and next to nothing
	"", " ", "\n", "# comment", "---", "---\n---\n", "...", "...\n", "--- # comment\n", "--- \n...\n", "a:", "a: ", "- ", "-", "[]", "{}", "a: []\nb: {}",
	// streams
	"a: 1\n---\nb: 2\n", "---\na: 1\n...\n---\nb: 2\n", "a: 1\n...\nb: 2\n", "a: 1\n--- # next\nb: 2\n", "--- {a: 1}\n", "--- a\n", "--- |\n  text\n",
	"a: 1\n--- {b: 2}\n", "a: |\n  ---\n  text\n", "a: \"x\n ---\n y\"\n", "a: 1\n---x\n", "%YAML 1.1\n--- {a: 1}\n", "%TAG ! tag:yaml.org,2002:\n--- {a: !int '1'}\n",
	"%TAG !! tag:example.com,2000:\n--- {a: !!int '1'}\n", "\t---\na: 1\n", " ---\na: 1\n",
	// keys
	"a: 1\na: 2\n", "a: 1\nb: 2\na: 3\n", "{a: 1, a: 2}", "a: {b: 1}\na: {c: 2}\n", "1: a\n2: b\n", "true: a\n", "null: a\n", "~: a\n", ": a\n", "? a\n", "? a\n: b\n",
	"? a\n? b\n", "? [a]\n: b\n", "? {a: b}\n: c\n", "[a]: b\n", "{{a: b}: c}", "{a}", "{a, b: c}", "{a: , b}", "[a: b, c]", "[a: b: c]", "{? a : b}", "\"a\": 1", "'a': 1", "\"a\":1", "{\"a\":1}", "{\"a\":b}",
	"? |\n  block\n: 1\n", "? >-\n  block\n: 1\n", "1.0: a", "1.5: a", "0x10: a", "2001-01-01: a", "a b: c", "a  b : c", "\"\": 1", "'': 1", "!!binary a2luZA==: Pod", "!!float 1: a", "!!float 1e6: a", "!!str 1: a",
	// aliases and merge keys
	"a: &x 1\nb: *x\n", "a: &x [1, 2]\nb: *x\n", "a: &x {b: 1}\nc: *x\n", "a: &x\n  b: &y 1\nc: [*x, *y]\n", "a: *x\n", "a: &x *x\n", "a: &x [*x]\n", "a: &x {b: *x}\n", "&x a: *x\n",
	"a: &x 1\nb: &x 2\nc: *x\n", "a: &x\nb: *x\n", "&x a: 1\nb: *x\n", "? &x a\n: *x\n", "a: &x foo\n*x : bar\n", "a: &x [1]\n*x : bar\n", "a: &a.b-c_d 1\nb: *a.b-c_d\n", "a: &é 1\nb: *é\n", "[&a 1, *a]", "[&a a, *a ]", "&0, !", "[&a, ! b, &c]", "{a: &b, ! c: d, e: &f}", "[&a: ! b]", "&a: ! b", "{&a a: 1, b: *a}",
	"a: &x {b: 1}\nc:\n  <<: *x\n", "a: &x {b: 1, d: 2}\nc:\n  <<: *x\n  b: 3\n", "a: &x {b: 1, d: 2}\nc:\n  b: 3\n  <<: *x\n", "a: &x {b: 1}\nb: &y {b: 2, c: 3}\nd:\n  <<: [*x, *y]\n", "a: &x {b: 1}\nd:\n  <<: [*x, {b: 2, c: 3}]\n  e: 1\n",
	"a:\n  <<: {b: 1}\n  b: 2\n", "a:\n  b: 2\n  <<: {b: 1}\n", "a:\n  <<: 1\n", "a:\n  <<:\n", "a:\n  <<: ~\n", "a:\n  <<: [1]\n", "a:\n  <<: []\n", "a:\n  <<: [[{b: 1}]]\n", "x: &x [{a: 1}]\nb:\n  <<: *x\n", "x: &x [{a: 1}]\nb:\n  <<: [*x]\n", "x: &x 1\nb:\n  <<: *x\n",
	"a:\n  \"<<\": {b: 1}\n", "a:\n  '<<': {b: 1}\n", "a:\n  ! <<: {b: 1}\n", "a:\n  ! \"<<\": {b: 1}\n", "a:\n  !!merge <<: {b: 1}\n", "a:\n  !!merge \"<<\": {b: 1}\n", "a:\n  !!merge x: {b: 1}\n", "a:\n  !!str <<: {b: 1}\n", "a:\n  !<!!merge> <<: {b: 1}\n", "a:\n  &k <<: {b: 1}\n", "k: &k <<\na:\n  *k : {b: 1}\n",
	"a:\n  <<: {b: 1}\n  <<: {b: 2, c: 3}\n", "a: &x\n  <<: *x\n", "a: &x {b: 1}\nc: &y\n  <<: *x\n  d: 2\ne:\n  <<: *y\n", "a: {<<: {b: 1}}", "<<: {a: 1}\n", "a: <<\n", "- <<\n", "a: &x {.inf: 1}\nb: {<<: *x}\n",
	// what a later key hides
	"a: .nan\na: 1\n", "a: 1\na: .inf\n", "a: {b: [.nan]}\na: 1\n", "a: {~: 1}\na: 1\n", "a: {0x1FFFFFFFFFFFFFFFF: 1}\na: 1\n", "a: {18446744073709551615: 1}\na: 1\n", "a: {[b]: 1}\na: 1\n", "a: !!binary x\na: 1\n", "a: {~: 1, ~: 2}\n",
	"a: &x {b: .nan}\nc: {<<: *x, b: 1}\na: 1\n", "a: &x {b: .nan}\nc: {<<: *x}\na: 1\n", "a: &x {~: 1}\nc: {<<: *x}\na: 1\n", "a: {<<: {b: .nan}, b: 1}\n", "a: {<<: [{b: 1}, {b: .nan}]}\n", "a: &x .nan\na: 1\nb: *x\n",
	// quoting and escapes
	`a: "\\n\\t\\\\\\"\\/\\a\\b\\e\\f\\v\\0\\r\\_\\N\\L\\P\\ "`, `a: "\\x41\\u00e9\\U0001F600"`, `a: "\\ud83d\\ude00"`, `a: "\\ud83d"`, `a: "\\q"`, `a: '\\n'`, `a: 'it''s'`, `a: "it''s"`, "a: \"b\n  c\"\n", "a: \"b\n\n  c\"\n", "a: \"b\\\n  c\"\n", "a: \"b \\\n  \\  c\"\n", "a: 'b\n  c'\n", "a: 'b\n\n\n  c'\n",
	"a: b\n  c\n", "a: b\n\n  c\n", "a:\n  b\n  c\n", "a: b # c\n  d\n", "a: b\n  # c\nd: e\n", "a: b\n c: d\n", "a\nb\n", "[a\n b, c]", "{a: b\n c}", "a: \"b\" # c\n", "a: 'b' c\n", "a: \"b\"c\n", "\"a\n b\": c\n", "a: \"\"\nb: ''\n", `a: "\\
  b"`,
	"\"ki\\\n  nd\": Pod\n", "\"\\x6bind\": Pod\n",
	// block scalars
	"a: |\n  b\n  c\n", "a: |-\n  b\n\n", "a: |+\n  b\n\n", "a: >\n  b\n  c\n", "a: >-\n  b\n\n  c\n", "a: >+\n  b\n\n\n", "a: |2\n    b\n", "a: |1-\n  b\n", "a: |-1\n  b\n", "a: >2+\n   b\n\n", "a: |0\n  b\n", "a: |10\n  b\n", "a: |x\n  b\n", "a: | # comment\n  b\n", "a: |# no\n  b\n", "a: |\n", "a: |+\n\n", "a: |\nb: 1\n",
	"a: |\n\n  b\n", "a: |\n    b\n  c\n", "a: |\n  b\n c\n", "a: |\n \n  b\n", "a: |\n   \n  b\n", "a: |\n\tb\n", "a: |\n  \tb\n", "a: >\n  b\n    c\n  d\n", "a: >\n  b\n\n\n  c\n", "- |\n b\n- >\n c\n", "|\n  b\n", "|\nb\n", "a: &x |\n  b\nc: *x\n", "a: !!str |\n  1\n", "a: !!int |-\n  1\n", "a: ! |\n  1\n", "a: |\n  # no comment\n# comment\nb: 1\n", "a:\n- |\n  b\n", "a: |\n  b\r\n  c\r\n", "a: |\n  b",
	// line endings, marks and tabs
	"a: 1\r\nb: 2\r\n", "a: 1\rb: 2\r", "a: 1\u0085b: 2\u0085", "a: 1\u2028b: 2", "a: 1\u2029b: 2", "a: b\u0085  c\n", "a: b\u2028  c\n", "a: \"b\u2028  c\"\n", "a: \"b\u0085  c\"\n", "a: |\n  b\u2028  c\n", "a: |\n  b\u0085  c\n", "# c\u2028a: 1\n", "# c\u0085a: 1\n", "a: # c\r  b\n",
	"\uFEFFa: 1\n", "\uFEFF", "\uFEFF---\na: 1\n", "a: 1\n\uFEFFb: 2\n", "a: \uFEFFb\n", "\uFEFF\uFEFFa: 1\n", "\uFEFF\uFEFF!", "a: 1\n---\n\uFEFF!\n", "\uFEFF\uFEFFa: 1\r! : b", "a: 1\n---\n\uFEFFb: 2\n",
	"a:\tb\n", "a: b\t\n", "a: b\t# c\n", "\ta: b\n", "a:\n\tb: c\n", "a:\n\t- b\n", "-\ta\n", "- \ta\n", "a: [\tb,\tc\t]\n", "{\n\t\"a\": 1\n}", "{\n\t\"a\":\t[\n\t\t1\n\t]\n}", "a: {\n\tb: c\n}", "a: 1\n\t\nb: 2\n", "a: 1\n \t# c\nb: 2\n", "a: \"b\tc\"\n", "a: \"b\n\tc\"\n", "a: b\n\tc\n",
	"a: \x07\n", "a: \"\x00\"\n", "a: \x7f\n", "a: \u00a0b\n", "a: \U0010FFFF\n", "a: \uFFFE\n",
	// comments
	"# c\na: 1 # d\n# e\nb: 2\n", "a: # c\n  b\n", "a: # c\n  - b # d\n  # e\n  - c\n", "a: 1#2\n", "a: \"1\"#2\n", "a: [1, # c\n 2]\n", "[ # c\n]", "{ # c\n a: 1 # d\n , b: 2 }", "- # c\n  - a\n", "- # c\n  a: 1\n", "#\n", "a:\n# c\n  b: 1\n", "a: !x # c\n  b\n", "a: &x # c\n  b\n", "a: ! # c\n  b\n", "a: &x\n\n  # c\n  - b\n", "a: &x # c\u2028  ! # d\u0085  1\n", "!\u0085\u0085",
	// collections and tags
	"a:\n- b\n- c\n", "a:\n  - b\n  -\n  - c\n", "- - a\n  - b\n-\n  - c\n", "- a: 1\n  b: 2\n", "a: !!map {b: 1}\n", "a: !!seq [1]\n", "a: !!seq {b: 1}\n", "a: !!str {b: 1}\n", "a: !!binary [1]\n", "a: !!set {b, c}\n", "a: !!omap [b: 1]\n", "a: !x {b: 1}\n", "a: !!null {b: 1}\n", "!!map {a: 1}", "!x\na: 1\n", "&x\na: 1\n", "[1, 2,]", "[1,,2]", "[,]", "{a: 1,}", "{,}", "[1 2]", "{a: 1 b: 2}", "[a, [b, {c: d}]]", "[\n1\n,\n2\n]", "a: [1,\n2]\n", "a: [\n1]\n",
	"a: !!str\n", "a: !!null\n", "a: !!int\n", "a: !!bool\n", "a: !!binary\n", "a: !\n", "a: ! # c\n", "- !\n- !!str\n- &x\n- *x\n", "[!!str , !!null , ! , &a ]", "[!!str, a]", "{a: !!str, b: !}", "{a: !!str , b: ! }", "a: !e!x 1\n", "a: !%41 1\n", "a: !!in%74 \"1\"\n", "a: !<x> 1\n", "a: !< 1\n", "a: !!binary |\n  aGVs\n  bG8=\n", "a: !!binary aGVsbG8=\n", "a: !!binary x\n", "a: !!timestamp 2001-01-01\n", "a: !!timestamp x\n", "a: !!float 18446744073709551615\n", "a: !!float 9007199254740993\n", "a: !!float .inf\n",
	// faults
	"a: b: c\n", "a: [1\n", "a: {b\n", "a: \"b\n", "a: 'b\n", "a: ]\n", "a\nb: c\n", "a: 1\n b: 2\n", "a: 1\n  - b\n", "- a\nb: c\n", "a: @b\n", "a: `b\n", "a: %b\n", "%b\n", "a: *\n", "a: &\n", "a: !<\n", "a: -\n- b\n", "a: - b\n", "- a\n-b\n", "a:b\n", "{a:b}", "{a:1}", "{a :b}", "a: \"\\\n", "{{ a }}\n", "a: {{ b }}\n", "a: {{ b }}-c\n", "a: \"{{ b }}\"\n", "{{- if a }}\na: 1\n{{- end }}\n",
	// JSON
	`{"a": 1, "b": [true, false, null], "c": {"d": "e"}}`, `{"a": 1.0, "b": 1e3, "c": -0, "d": 1E400}`, `{"a": "\\/\\b\\f\\n\\r\\t\\u00e9"}`, `[]`, `"a"`, `1`, "{\"a\": \"b\\u2028c\"}", "{\"a\":\n\t\"b\"\n}\n", `{"a":"b","a":"c"}`,
}

// manyKeys has too many keys for a linear search, some of them twice.
func manyKeys() string {
	var content strings.Builder
	for _, last := range []int{100, 20, 40, 60} {
		for i := range last {
			fmt.Fprintf(&content, "key-%d: %d\n", i, last)
		}
	}
	return content.String()
}

func TestReadings_documents(t *testing.T) {
	t.Run("many keys", func(t *testing.T) { compareReadings(t, []byte(manyKeys())) })
	for _, content := range trickyDocuments {
		t.Run(content, func(t *testing.T) { compareReadings(t, []byte(content)) })
	}
}

// Deep nesting must not exhaust the stack.
func TestReadings_depth(t *testing.T) {
	deep := strings.Repeat("[", 1_000_000)
	source := &document.Source{Content: []byte(deep)}
	if _, err := ourReading(newChunk(source, 1, 1)); err == nil {
		t.Error("no error")
	}
}

// Aliases that expand endlessly are refused; long documents are not.
func TestReadings_aliases(t *testing.T) {
	var bomb strings.Builder
	bomb.WriteString("a0: &a0 [" + strings.Repeat("x, ", 10) + "]\n")
	for i := 1; i < 9; i++ {
		fmt.Fprintf(&bomb, "a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 10), ", "))
	}
	source := &document.Source{Content: []byte(bomb.String())}
	_, err := ourReading(newChunk(source, 1, source.Lines()))
	if err == nil || err.Error() != "aliases expand to more than 400000 values" {
		t.Errorf("got %v", err)
	}
}

// FuzzReadings looks for a document that we read differently from kubectl.
func FuzzReadings(f *testing.F) {
	for _, content := range trickyDocuments {
		f.Add([]byte(content))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		if !utf8.Valid(content) || bytes.IndexByte(content, 0) >= 0 {
			return // not text, so it is not read
		}
		source := &document.Source{Name: "test.yaml", Content: content}
		got, err := ourReading(newChunk(source, 1, source.Lines()))
		if got != nil {
			documenttest.CheckSpans(t, source, got)
		}
		want, refused := kubectlReading(source.Text(1, source.Lines()))
		if refused != nil || err != nil {
			// kubectl ignores what follows the first document, or a value
			// that ends before its document does; other cases that only one
			// of them refuses are in TestReadings_documents.
			return
		}
		// Given the keys 1 and "1", kubectl keeps one at random.
		for range 10 {
			if again, _ := kubectlReading(source.Text(1, source.Lines())); !cmp.Equal(want, again) {
				return
			}
		}
		if diff := cmp.Diff(want, documenttest.Value(got)); diff != "" {
			t.Errorf("-kubectl +akslint:\n%s", diff)
		}
	})
}

package jsontree

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/document/documenttest"
)

// compareJSON compares the reading of a JSON stream with that of
// encoding/json, which kubectl uses.
func compareJSON(t *testing.T, content []byte) {
	t.Helper()
	source := &document.Source{Name: "test.json", Content: content}
	decoder := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(content, []byte("\uFEFF"))))
	decoder.UseNumber()
	var want, got []any
	var refused error
	for refused == nil {
		var value any
		if refused = decoder.Decode(&value); refused == nil {
			want = append(want, value)
		}
	}
	if errors.Is(refused, io.EOF) {
		refused = nil
	}
	roots, problem := Read(source)
	for _, root := range roots {
		got = append(got, documenttest.Value(root))
		documenttest.CheckSpans(t, source, root)
	}
	if (refused == nil) != (problem == nil) {
		t.Errorf("encoding/json says %v, and we say %v", refused, problem)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-encoding/json +akslint:\n%s", diff)
	}
}

func TestRead_files(t *testing.T) {
	documenttest.Files(t, []string{".json"}, compareJSON)
}

func TestRead(t *testing.T) {
	for _, content := range []string{
		"", " ", "{}", "[]", "null", "true", "1", `"a"`, `{"a":1}`, `{"a":1,"a":2}`, `{"a":{"b":1},"a":{"c":2}}`, "{\n\t\"a\":\t1\n}\n", "{}{}", "{}\n{}\n", "[1] 2",
		"\uFEFF{}", "{\r\n\"a\":\r\n1\r\n}", `{"a":1.0,"b":1e3,"c":-0,"d":1E400,"e":123456789012345678901234567890,"f":0.1e-5}`,
		`{"a":"\u00e9\ud83d\ude00\ud83d\/\b\f\n\r\t\"\\"}`, "{\"a\":\"\u2028\u0085é\U0001F600\"}", `{"é":{"日本":[1,"x"]}}`, `{"<<":{"a":1},"*x":"&y"}`,
		"{", "}", "[", "]", `{"a"`, `{"a":`, `{"a":1`, `{"a":1,`, `{"a":1,}`, `{a:1}`, `{'a':1}`, `{"a" 1}`, `{"a":1 "b":2}`, `[1,2,]`, `[1 2]`, `[,]`, `{,}`, `{"a":01}`, `{"a":+1}`, `{"a":.5}`, `{"a":1.}`,
		`{"a":NaN}`, `{"a":tru}`, `{"a":"b`, "{\"a\":\"b\nc\"}", "{\"a\":\"\t\"}", `{"a":"\q"}`, `{"a":"\u12"}`, `{"a":1}x`, `{} ]`, `// c`, `{1:2}`, `{null:1}`, `{"a":1}}`,
	} {
		t.Run(content, func(t *testing.T) { compareJSON(t, []byte(content)) })
	}
}

// Deep nesting must not exhaust the stack.
func TestRead_depth(t *testing.T) {
	deep := strings.Repeat("[", 1_000_000)
	if _, problem := Read(&document.Source{Content: []byte(deep)}); problem == nil || problem.Message != ErrTooDeep.Error() {
		t.Errorf("got %v", problem)
	}
}

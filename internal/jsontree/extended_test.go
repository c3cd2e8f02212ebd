package jsontree_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/jsontree"
)

// all reads a text and returns its values and fault.
func all(read func(*document.Source) ([]*document.Node, *document.Problem), content string) []string {
	roots, problem := read(&document.Source{Name: "x.json", Content: []byte(content)})
	lines := []string{}
	for _, root := range roots {
		value, _ := root.MarshalJSON()
		lines = append(lines, string(value))
	}
	if problem != nil {
		lines = append(lines, problem.String())
	}
	return lines
}

func TestReadExtended(t *testing.T) {
	for _, test := range []struct {
		name, content string
		want          []string
	}{
		{"JSON", `{"a": [1, "b"]} null`, []string{`{"a":[1,"b"]}`, `null`}},
		{"comments", "// é\n{/* a\n */\"a\" // b\n: 1 /**/}// c", []string{`{"a":1}`}},
		{"comments in strings", `["// a", "/* b */", "\"// c"]`, []string{`["// a","/* b */","\"// c"]`}},
		{"an open comment", "[1] /* a", []string{"[1]", "x.json:1:5: invalid character '/' looking for beginning of value"}},
		{"half a comment", "[1 / 2]", []string{"x.json:1:4: invalid character '/' after array element"}},
		{"trailing commas", "[1, 2, ] {\"a\": [{},], \"b\": \"c\", // d\n}", []string{"[1,2]", `{"a":[{}],"b":"c"}`}},
		{"commas in strings", `["a,", ",]"]`, []string{`["a,",",]"]`}},
		{"two trailing commas", "[1,,]", []string{"x.json:1:4: invalid character ',' looking for beginning of value"}},
		{"a comma without a value", "[,]", []string{"x.json:1:2: invalid character ',' looking for beginning of value"}},
		{"a comma without a value in an object", "{ /**/ , }", []string{"x.json:1:8: invalid character ','"}},
		{"a string of several lines", "[\"a\r\n\tb\"]", []string{`["a   b"]`}},
		{"an open string", "[\"a\nb", []string{"x.json:1:4: invalid character '\\n' in string literal"}},
		{"a byte order mark", "\uFEFF[1,]", []string{"[1]"}},
		{"nothing", " // a", []string{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, all(jsontree.ReadExtended, test.content)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// Places refer to the file, whatever is blanked out before them.
func TestReadExtended_places(t *testing.T) {
	source := document.Source{Content: []byte("/* é\n ü */ [\"é\n\", // é\n /* é */ 1, ]")}
	roots, problem := jsontree.ReadExtended(&source)
	if problem != nil || len(roots) != 1 {
		t.Fatalf("got %d values, problem %v", len(roots), problem)
	}
	got := fmt.Sprint(roots[0].Span, roots[0].Items[0].Span, roots[0].Items[1].Span)
	if want := "{2 7 8} {2 8 10} {4 10 11}"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// JSON is read the same way, and nothing is read that is not in the file.
func FuzzReadExtended(f *testing.F) {
	for _, content := range []string{`{"a": [1, true, null, "b,]"]}`, "// a\n[1,]", "/**/\"a\nb\"", "{\"a\\\"\": 1,}"} {
		f.Add([]byte(content))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		extended := all(jsontree.ReadExtended, string(content))
		if json.Valid(content) && !bytes.HasPrefix(content, []byte("\uFEFF")) {
			if diff := cmp.Diff(all(jsontree.Read, string(content)), extended); diff != "" {
				t.Errorf("-strict +extended:\n%s", diff)
			}
		}
	})
}

package loader

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/document/documenttest"
	"github.com/akslint/akslint/internal/find"
)

// at returns the text at a span.
func at(source *document.Source, span document.Span) string {
	line := []rune(string(source.Line(int(span.Line))))
	if int(span.End) > len(line)+1 || span.Column < 1 || span.Column > span.End {
		return fmt.Sprintf("%+v is not in the file", span)
	}
	return string(line[span.Column-1 : span.End-1])
}

// onlyDocument returns the only document of a file.
func onlyDocument(t *testing.T, file, content string) *document.Document {
	t.Helper()
	var docs []*document.Document
	Load(find.File{Name: file, Named: true}, strings.NewReader(content), Handlers{
		Document: func(doc *document.Document) { docs = append(docs, doc) },
		Problem:  func(problem document.Problem) { t.Fatal(problem) },
	})
	if len(docs) != 1 {
		t.Fatalf("want one document, got %d", len(docs))
	}
	return docs[0]
}

// What a path leads to is what stands at its place: LINE:COLUMN:TEXT.
func TestLocate(t *testing.T) {
	for _, test := range []struct{ name, content, path, want string }{
		{"plain", "a: b", "a", "3:4:b"},
		{"plain with spaces", "a: b c d # e", "a", "3:4:b c d"},
		{"plain in flow", "a: [b, c d ,e]", "a/1", "3:8:c d"},
		{"plain over lines", "a: b c  \n  d", "a", "3:4:b c"},
		{"plain in the next line", "a:\n  b", "a", "4:3:b"},
		{"number", "a: 0x10", "a", "3:4:0x10"},
		{"boolean", "a: yes", "a", "3:4:yes"},
		{"null", "a: ~", "a", "3:4:~"},
		{"null that is left out", "a:\nb: 1", "a", "3:1:a"},
		{"null at the end", "a:", "a", "3:1:a"},
		{"null in a list", "a:\n- \n- b", "a/0", "3:1:a"},
		{"null behind an anchor", "a: &x\nb: 1", "a", "3:1:a"},
		{"double quotes", `a: "b \" c" # d`, "a", `3:4:"b \" c"`},
		{"double quotes over lines", "a: \"b  \n  c\"", "a", "3:4:\"b"},
		{"single quotes", "a: 'it''s' # 'b'", "a", "3:4:'it''s'"},
		{"empty quotes", "a: ''", "a", "3:4:''"},
		{"block", "a: |-\n  b", "a", "3:4:|-"},
		{"block with a comment", "a: >+2 # c\n    b", "a", "3:4:>+2"},
		{"anchor", "a: &x b", "a", "3:7:b"},
		{"tag", "a: !!str b", "a", "3:10:b"},
		{"anchor and tag", "a: &x  !!str \t'b'", "a", "3:15:'b'"},
		{"tag and anchor before a line", "a: !!str &x # c\n\n  # d\n  b", "a", "6:3:b"},
		{"tag of nothing", "a: !!str", "a", "3:1:a"},
		{"tagged block", "a: !!str |\n  b", "a", "3:10:|"},
		{"alias", "a: &x 1\nb: *x", "b", "4:4:*x"},
		{"alias in a list", "a: &x 1\nb: [*x, *x]", "b/1", "4:9:*x"},
		{"below an alias", "a: &x {b: {c: 1}}\nd: *x", "d/b/c", "4:4:*x"},
		{"missing below an alias", "a: &x {b: 1}\nd: *x", "d/c", "4:4:*x"},
		{"the anchor itself", "a: &x {b: 1}\nd: *x", "a/b", "3:11:1"},
		{"merge key", "a: &x {b: 1}\nd:\n  <<: *x", "d/b", "5:7:*x"},
		{"below a merge key", "a: &x {b: {c: 1}}\nd:\n  <<: *x", "d/b/c", "5:7:*x"},
		{"missing beside a merge key", "a: &x {b: 1}\nd:\n  <<: *x", "d/c", "4:1:d"},
		{"overridden merge key", "a: &x {b: 1}\nd:\n  <<: *x\n  b: 2", "d/b", "6:6:2"},
		{"list of merge keys", "a: &x {b: 1}\nc: &y {d: 1}\ne:\n  <<: [*x, *y]", "e/d", "6:12:*y"},
		{"merged in place", "a:\n  <<: {b: 1}", "a/b", "4:11:1"},
		{"the last of equal keys", "a: 1\na: 2", "a", "4:4:2"},
		{"object", "a:\n  b: 1", "a", "3:1:a"},
		{"object in flow", "a: {b: 1}", "a", "3:1:a"},
		{"missing field", "a:\n  b: 1", "a/c", "3:1:a"},
		{"missing below a scalar", "a:\n  b: 1", "a/b/c", "4:3:b"},
		{"missing at the root", "a: 1", "spec/containers/0", "2:7:Pod"},
		{"the root", "a: 1", "", "2:7:Pod"},
		{"quoted key", "\"a b\":\n  c: 1", "a b/d", "3:1:\"a b\""},
		{"key behind a question mark", "? a\n: {b: 1}", "a/c", "3:3:a"},
		{"key behind an anchor", "&x a: {b: 1}", "a/c", "3:4:a"},
		{"key that is an alias", "a: &x b\n*x : {c: 1}", "b/d", "4:1:*x"},
		{"list", "a:\n- b\n- c", "a", "3:1:a"},
		{"element", "a:\n- b\n- c", "a/1", "5:3:c"},
		{"missing element", "a: [b, c]", "a/2", "3:1:a"},
		{"key of a list", "a: [b]", "a/b", "3:1:a"},
		{"index of an object", "a: {b: c}", "a/0", "3:1:a"},
		{"element with a name", "a:\n- image: b\n  name: c", "a/0", "5:3:name"},
		{"missing in an element with a name", "a:\n- image: b\n  name: c", "a/0/d/e", "5:3:name"},
		{"element without a name", "a:\n- image: b\n  other: c", "a/0/d", "4:3:image"},
		{"empty element", "a:\n- {}", "a/0/d", "4:3:{"},
		{"list in a list", "a:\n- - b\n  - c", "a/0", "4:3:-"},
		{"element of a list in a list", "a: [[b], [c, d]]", "a/1/1", "3:14:d"},
		{"tabs", "a:\tb\t# c", "a", "3:4:b"},
		{"non-ASCII before it", "a: {é: \"日本\", b: \U0001F600c}", "a/b", "3:17:\U0001F600c"},
		{"CR", "a: 1\rb: [2, 3]", "b/1", "3:13:3"},
		{"LS", "a: 1\u2028b: é3", "b", "3:9:é3"},
		{"NEL in a value", "a: b\u0085\u0085  c\nd: e", "d", "4:4:e"},
		{"tag before NEL", "a: !!str\u0085  b", "a", "3:12:b"},
	} {
		head := "apiVersion: v1\nkind: Pod\n"
		for ending, name := range map[string]string{"\n": "", "\r\n": " with CRLF"} {
			t.Run(test.name+name, func(t *testing.T) {
				locate(t, "x.yaml", strings.ReplaceAll(head+test.content+"\n", "\n", ending), test.path, test.want)
			})
		}
		t.Run(test.name+" behind a mark", func(t *testing.T) {
			locate(t, "x.yaml", "\uFEFF"+head+test.content, test.path, test.want)
		})
		t.Run(test.name+" in a stream", func(t *testing.T) {
			line, place, _ := strings.Cut(test.want, ":")
			number, _ := strconv.Atoi(line)
			locate(t, "x.yaml", "# c\n---\n"+head+test.content+"\n---\n", test.path, fmt.Sprint(number+2, ":", place))
		})
	}
}

func TestLocate_json(t *testing.T) {
	for _, test := range []struct{ name, content, path, want string }{
		{"string", `"a": "b \" c"`, "a", `2:6:"b \" c"`},
		{"number", `"a" :  -1.5e3 `, "a", "2:8:-1.5e3"},
		{"boolean", `"a":true`, "a", "2:5:true"},
		{"null", `"a":null`, "a", "2:5:null"},
		{"object", `"a":{"b":1}`, "a", `2:1:"a"`},
		{"missing field", `"a":{"b":1}`, "a/c", `2:1:"a"`},
		{"missing at the root", `"a":1`, "b", `1:27:"Pod"`},
		{"element", `"a":[1, "b"]`, "a/1", `2:9:"b"`},
		{"element with a name", `"a":[{"b": 1, "name": "c"}]`, "a/0/d", `2:15:"name"`},
		{"empty element", `"a":[{ }]`, "a/0", "2:6:{"},
		{"non-ASCII before it", `"é": "日本", "b": "c"`, "b", `2:17:"c"`},
		{"the last of equal keys", `"a": 1, "a": 2`, "a", "2:14:2"},
		{"many fields", `"x": {` + manyJSONFields() + `, "f50": "last"}`, "x/f50", `2:886:"last"`},
	} {
		content := `{"apiVersion":"v1","kind":"Pod",` + "\n" + test.content + "}"
		t.Run(test.name, func(t *testing.T) { locate(t, "x.json", content, test.path, test.want) })
		t.Run(test.name+" behind a mark", func(t *testing.T) { locate(t, "x.json", "\uFEFF"+content, test.path, test.want) })
		t.Run(test.name+" with CRLF", func(t *testing.T) {
			locate(t, "x.json", strings.ReplaceAll(content, "\n", "\r\n"), test.path, test.want)
		})
	}
}

func manyJSONFields() string {
	var fields []string
	for i := range 99 {
		fields = append(fields, fmt.Sprintf(`"f%d":%d`, i, i))
	}
	return strings.Join(fields, ",")
}

func locate(t *testing.T, file, content, where, want string) {
	t.Helper()
	doc := onlyDocument(t, file, content)
	span := doc.Locate(documenttest.Path(where))
	if got := fmt.Sprintf("%d:%d:%s", span.Line, span.Column, at(doc.Source, span)); got != want {
		t.Errorf("want %q, got %q", want, got)
	}
}

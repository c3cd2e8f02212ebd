// Package documenttest helps to test readers: their values and places.
package documenttest

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/akslint/akslint/internal/document"
)

// Path reads keys and indexes separated by slashes.
func Path(text string) document.Path {
	var path document.Path
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '/' }) {
		if index, err := strconv.Atoi(word); err == nil {
			path = append(path, document.Index(index))
		} else {
			path = append(path, document.Key(word))
		}
	}
	return path
}

// CheckSpans fails if a node or a descendant has a place that is not in the
// file.
func CheckSpans(t testing.TB, source *document.Source, node *document.Node) {
	t.Helper()
	CheckSpan(t, source, node.Span)
	for i := range node.Items {
		CheckSpans(t, source, &node.Items[i])
	}
	for i := range node.Members {
		CheckSpan(t, source, node.Members[i].Span)
		CheckSpans(t, source, &node.Members[i].Value)
	}
}

// CheckSpan fails if a place is not in the file.
func CheckSpan(t testing.TB, source *document.Source, span document.Span) {
	t.Helper()
	width := uint32(utf8.RuneCount(source.Line(int(span.Line))))
	if span.Line < 1 || int(span.Line) > source.Lines() ||
		span.Column < 1 || span.Column > span.End || span.End > width+1 {
		t.Errorf("%+v is not in the file: line %q", span, source.Line(int(span.Line)))
	}
}

// Value is a tree without places; an unknown value becomes its text.
func Value(node *document.Node) any {
	if node == nil {
		return nil
	}
	switch node.Kind {
	case document.Null:
		return nil
	case document.Bool:
		return node.Text == "true"
	case document.Number:
		return json.Number(node.Text)
	case document.Array:
		values := []any{}
		for i := range node.Items {
			values = append(values, Value(&node.Items[i]))
		}
		return values
	case document.Object:
		values := map[string]any{}
		for i := range node.Members {
			values[node.Members[i].Key] = Value(&node.Members[i].Value)
		}
		return values
	default:
		return node.Text
	}
}

// Files runs a test for each file of the repository with one of the
// extensions, and of the corpus of real manifests if there is one.
func Files(t *testing.T, extensions []string, test func(t *testing.T, content []byte)) {
	t.Helper()
	roots := []string{"../../testdata", "../../rules"}
	const corpus = "../../../shared/corpus/manifests"
	if info, err := os.Stat(corpus); err == nil && info.IsDir() {
		roots = append(roots, corpus)
	} else {
		t.Logf("no corpus of real manifests (%s)", corpus)
	}
	read := 0
	for _, root := range roots {
		err := filepath.WalkDir(root, func(file string, _ fs.DirEntry, err error) error {
			if err != nil || !slices.Contains(extensions, filepath.Ext(file)) {
				return err
			}
			content, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			read++
			t.Run(file, func(t *testing.T) { test(t, content) })
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if read == 0 {
		t.Error("no files found")
	}
}

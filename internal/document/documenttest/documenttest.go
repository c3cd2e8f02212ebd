// Package documenttest helps the tests of readers to look at places.
package documenttest

import (
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/akslint/akslint/internal/document"
)

// Path reads keys and indexes between slashes.
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

// CheckSpans fails for a place below a node that is not in the file.
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

// CheckSpan fails for a place that is not in the file.
func CheckSpan(t testing.TB, source *document.Source, span document.Span) {
	t.Helper()
	width := uint32(utf8.RuneCount(source.Line(int(span.Line))))
	if span.Line < 1 || int(span.Line) > source.Lines() ||
		span.Column < 1 || span.Column > span.End || span.End > width+1 {
		t.Errorf("%+v is not in the file: line %q", span, source.Line(int(span.Line)))
	}
}

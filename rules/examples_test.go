package rules_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/engine"
)

// TestExamples judges every example by its own rule: a bad example has
// findings on exactly the marked lines, a good one has none.
func TestExamples(t *testing.T) {
	eachRoom(t, false, func(t *testing.T, r room) {
		by := r.engine(t)
		for _, file := range r.glob(t, "bad.*") {
			marked := marks(string(read(t, file)))
			if len(marked) == 0 {
				t.Errorf("%s: no line is marked with %s", file, mark)
			}
			compareLines(t, file, by, marked)
		}
		for _, file := range r.glob(t, "good.*") {
			compareLines(t, file, by, nil)
		}
	})
}

// mark ends a line that has a finding. If no comment can follow, as after a
// line continuation, it is on the line before. ARM templates have other
// comments.
const mark = "# finding"

func marks(text string) []int {
	var lines []int
	for i, line := range strings.Split(text, "\n") {
		switch line = strings.Replace(strings.TrimSpace(line), "// finding", mark, 1); {
		case line == mark:
			lines = append(lines, i+2)
		case strings.HasSuffix(line, " "+mark):
			lines = append(lines, i+1)
		}
	}
	return lines
}

func compareLines(t *testing.T, file string, by *engine.Engine, want []int) {
	t.Helper()
	var got, all []int
	for _, doc := range documents(t, file) {
		for _, finding := range judge(t, by, doc) {
			got = append(got, int(finding.Span.Line))
			t.Logf("%s:%d:%d: %s", file, finding.Span.Line, finding.Span.Column, finding.Message)
		}
	}
	slices.Sort(got)
	got = slices.Compact(got)
	if diff := cmp.Diff(append(all, want...), append(all, got...)); diff != "" {
		t.Errorf("%s: lines with findings (-marked +found):\n%s", file, diff)
	}
}

// TestUnknown replaces the value at the path of each finding by an unknown
// one: it is neither bad nor missing, so the finding must go.
func TestUnknown(t *testing.T) {
	eachRoom(t, false, func(t *testing.T, r room) {
		by := r.engine(t)
		for _, file := range r.glob(t, "bad.*") {
			for i, doc := range documents(t, file) {
				for _, finding := range judge(t, by, doc) {
					changed := documents(t, file)[i]
					pointer := finding.Path.Pointer()
					setUnknown(&changed.Root, pointer)
					for _, again := range judge(t, by, changed) {
						if again.Path.Pointer() == pointer {
							t.Errorf("%s: %s: is unknown, and still: %s", file, pointer, again.Message)
						}
					}
				}
			}
		}
	})
}

// setUnknown makes the value at a JSON pointer unknown, and creates missing
// objects on the way.
func setUnknown(node *document.Node, pointer string) {
	for _, key := range strings.Split(pointer, "/")[1:] {
		key = strings.NewReplacer("~1", "/", "~0", "~").Replace(key)
		if i, err := strconv.Atoi(key); err == nil && node.Kind == document.Array && i < len(node.Items) {
			node = &node.Items[i]
			continue
		}
		if node.Kind != document.Object {
			*node = document.Node{Kind: document.Object}
		}
		if node.Get(key) == nil {
			node.Set(key, document.Span{}, document.Node{Kind: document.Object})
		}
		node = node.Get(key)
	}
	*node = document.Node{Kind: document.Unknown, Text: "$UNKNOWN"}
}

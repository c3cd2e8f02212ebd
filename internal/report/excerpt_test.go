package report

import (
	"strings"
	"testing"

	"github.com/akslint/akslint/internal/document"
)

func TestExcerpt(t *testing.T) {
	long := strings.Repeat("0123456789", 30)
	for _, test := range []struct {
		name        string
		content     string
		column, end uint32
		line, marks string
	}{
		{
			"value", "privileged: true", 13, 17,
			"privileged: true",
			"            ^~~~",
		},
		{
			"tabs before", "\tx:\ttrue", 5, 9,
			"\tx:\ttrue",
			"\t  \t^~~~",
		},
		{
			"tab inside", "'a\tb'", 1, 6,
			"'a\tb'",
			"^~\t~~",
		},
		{
			"wide characters", "名: \"値\" # x", 4, 7,
			"名: \"値\" # x",
			"    ^~~~",
		},
		{
			"a wide character", "名: x", 1, 2,
			"名: x",
			"^~",
		},
		{
			"combining characters", "e\u0301: x", 5, 6,
			"e\u0301: x",
			"   ^",
		},
		{
			"beyond the end", "name:", 7, 8,
			"name:",
			"     ^",
		},
		{
			"span longer than the line", "name: x", 7, 99,
			"name: x",
			"      ^",
		},
		{
			"terminal commands", "a: \x1b[31m\u202eb", 4, 10,
			"a: \uFFFD[31m\uFFFDb",
			"   ^~~~~~",
		},
		{
			"long line, start", long, 1, 5,
			long[:120] + "…",
			"^~~~",
		},
		{
			"long line, middle", long, 151, 155,
			"…" + long[92:212] + "…",
			strings.Repeat(" ", 59) + "^~~~",
		},
		{
			"long line, end", long, 297, 301,
			"…" + long[180:],
			strings.Repeat(" ", 117) + "^~~~",
		},
		{
			"long line, long span", long, 101, 251,
			"…" + long[85:205] + "…",
			strings.Repeat(" ", 16) + "^" + strings.Repeat("~", 104),
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			line, marks := excerpt(&document.Source{Content: []byte(test.content)}, document.Span{Line: 1, Column: test.column, End: test.end}, nil)
			if line != test.line || marks != test.marks {
				t.Errorf("got\n%s\n%s\nwant\n%s\n%s", line, marks, test.line, test.marks)
			}
		})
	}
}

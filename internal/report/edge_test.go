package report

import (
	"strings"
	"testing"

	"github.com/akslint/akslint/internal/document"
)

// What holds a secret is masked on its line, character for character, within what
// of the line is shown.
func TestExcerpt_secrets(t *testing.T) {
	long := strings.Repeat("0123456789", 30)
	for _, test := range []struct {
		name, content string
		column, end   uint32
		secrets       []document.Span
		line          string
	}{
		{"one", "a: é b", 1, 2, []document.Span{{Line: 1, Column: 4, End: 5}}, "a: * b"},
		{"two, out of order", "a b c", 1, 2, []document.Span{{Line: 1, Column: 5, End: 6}, {Line: 1, Column: 1, End: 2}}, "* b *"},
		{"of another line", "a\nb", 1, 2, []document.Span{{Line: 2, Column: 1, End: 2}}, "a"},
		{"beyond the end", "a b", 1, 2, []document.Span{{Line: 1, Column: 3, End: 9}}, "a *"},
		{"before what is shown", long, 151, 155, []document.Span{{Line: 1, Column: 90, End: 95}}, "…**" + long[94:212] + "…"},
		{"behind what is shown", long, 151, 155, []document.Span{{Line: 1, Column: 211, End: 220}}, "…" + long[92:210] + "**…"},
		{"empty", "a b", 1, 2, []document.Span{{Line: 1, Column: 2, End: 2}}, "a b"},
	} {
		t.Run(test.name, func(t *testing.T) {
			line, _ := excerpt(&document.Source{Content: []byte(test.content)}, document.Span{Line: 1, Column: test.column, End: test.end}, test.secrets)
			if line != test.line {
				t.Errorf("got\n%s\nwant\n%s", line, test.line)
			}
		})
	}
}

// The widest line is shown as a whole.
func TestExcerpt_width(t *testing.T) {
	for content, want := range map[string]string{
		strings.Repeat("a", 120): strings.Repeat("a", 120),
		strings.Repeat("ä", 120): strings.Repeat("ä", 120),
		strings.Repeat("ä", 121): strings.Repeat("ä", 120) + "…",
	} {
		if line, _ := excerpt(&document.Source{Content: []byte(content)}, document.Span{Line: 1, Column: 1, End: 2}, nil); line != want {
			t.Errorf("got %s", line)
		}
	}
}

func TestPrintable(t *testing.T) {
	for text, want := range map[string]string{
		"a ~": "a ~", "": "", "é": "é", "a\tb\nc": "a\tb c", "\x7f": "\uFFFD", "a\x1f": "a\uFFFD", "\r": "\uFFFD", "\u0085": "\uFFFD",
		"\u2028a\u2029": "\uFFFDa\uFFFD", "\u202e": "\uFFFD", "\u200f": "\uFFFD", "\u200b": "\u200b",
	} {
		if got := printable(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestPlural(t *testing.T) {
	for count, want := range map[int]string{0: "0 files", 1: "1 file", 2: "2 files"} {
		if got := plural(count, "file"); got != want {
			t.Errorf("%d: %s", count, got)
		}
	}
}

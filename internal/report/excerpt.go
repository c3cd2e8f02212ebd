package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"github.com/akslint/akslint/internal/document"
)

// widest is how many code points of a line are shown; longer lines are cut.
const widest = 120

// excerpt returns a line for display, and the line of marks under a span.
// Tabs are kept in both, so that the marks line up whatever the width of a
// tab. Secrets are masked, as reports end up in logs.
func excerpt(source *document.Source, span document.Span, secrets []document.Span) (line, marks string) {
	length := utf8.RuneCount(source.Line(int(span.Line)))
	start := min(int(span.Column)-1, length)
	end := min(max(int(span.End)-1, start+1), length)
	from, to := window(length, start, end)
	shown := source.Rest(span.Line, uint32(from)+1)
	shown = shown[:min((to-from)*utf8.UTFMax, len(shown))] // the line may be a megabyte
	runes := []rune(printable(string(shown)))[:to-from]
	for _, secret := range secrets {
		if secret.Line == span.Line {
			hide(runes, int(secret.Column)-1-from, int(secret.End)-1-from)
		}
	}
	before, marked := runes[:start-from], runes[start-from:min(end, to)-from]

	line, marks = string(runes), blank(before, " ")+"^"
	if len(marked) > 0 {
		marks += strings.Repeat("~", max(cells(marked[0])-1, 0)) + blank(marked[1:], "~")
	}
	if from > 0 {
		line, marks = "…"+line, " "+marks
	}
	if to < length {
		line += "…"
	}
	return line, marks
}

// hide masks the code points between two indexes, which may be out of range.
func hide(runes []rune, start, end int) {
	for i := max(start, 0); i < min(end, len(runes)); i++ {
		runes[i] = '*'
	}
}

// window returns the part of a line to show: all of it, or the part around
// the span.
func window(length, start, end int) (from, to int) {
	if length <= widest {
		return 0, length
	}
	around := max(widest-(end-start), widest/4)
	from = min(max(start-around/2, 0), length-widest)
	return from, from + widest
}

// blank replaces the cells of some text by a mark.
func blank(text []rune, mark string) string {
	var filled strings.Builder
	for _, r := range text {
		if r == '\t' {
			filled.WriteByte('\t')
		} else {
			filled.WriteString(strings.Repeat(mark, cells(r)))
		}
	}
	return filled.String()
}

// cells is the number of columns that a code point takes in a terminal.
func cells(r rune) int {
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	default:
		return 1
	}
}

// printable replaces characters that a terminal would act on: controls and
// those that change the direction of text. Each is replaced by one character,
// so that columns stay valid. A line break becomes a space, as text is shown
// on one line.
func printable(text string) string {
	plain := true
	for i := range len(text) {
		plain = plain && text[i] >= ' ' && text[i] < 0x7F
	}
	if plain { // as nearly all text is
		return text
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return r
		case r == '\n':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == '\u2028', r == '\u2029':
			return unicode.ReplacementChar
		default:
			return r
		}
	}, text)
}

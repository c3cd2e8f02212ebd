package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"github.com/akslint/akslint/internal/document"
)

// widest is the number of code points from which a line is cut.
const widest = 120

// excerpt returns a line as it is shown, and below it the marks under a span.
// Tabs stand in both, so that the marks stay in place whatever the width of a
// tab. Secrets are spans that are not shown: reports end up in logs.
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

// hide replaces the code points between two places, as far as they are there.
func hide(runes []rune, start, end int) {
	for i := max(start, 0); i < min(end, len(runes)); i++ {
		runes[i] = '*'
	}
}

// window returns the part of a line to show: all of it, or what surrounds the
// span.
func window(length, start, end int) (from, to int) {
	if length <= widest {
		return 0, length
	}
	around := max(widest-(end-start), widest/4)
	from = min(max(start-around/2, 0), length-widest)
	return from, from + widest
}

// blank fills the cells of some text with mark.
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

// printable replaces what a terminal would act upon: control characters, and
// those that turn the direction of text. Every code point stays one, so columns
// hold. A line break becomes a space, as text is shown on one line.
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

package yamltree

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// Follow goes through the bytes that a scalar is written with and hands over its
// value in parts, each with the offsets in the source that it stands for. It
// returns where the scalar ends. What cannot be followed stands where it was lost.
func (c *Chunk) Follow(node *yaml.Node, put func(text string, start, end int)) (end int) {
	start := c.start(node)
	reader := scalarReader{content: c.source.Content, value: node.Value, style: node.Style, put: put}
	reader.at = c.source.At(start.line, start.column)
	reader.open()
	for reader.value != "" && reader.step() {
	}
	if reader.value != "" {
		put(reader.value, reader.at, reader.at)
	}
	return reader.at
}

func lineLength(text []byte) int { return wordEnd(text, "\n"+breaks) }

// A scalarReader follows the value of a scalar through the bytes it is written
// with. The value is what the parser made of them, so nothing is decided here
// but how many bytes stand for the next of its characters.
type scalarReader struct {
	content []byte
	at      int
	value   string // what is still to be found
	style   yaml.Style
	indent  int // of the lines of a block scalar
	// folded says that the last line ended outside of a block, and that the next
	// ends at once: of such line breaks all but the last are line feeds.
	folded bool
	put    func(text string, start, end int)
}

const inBlock = yaml.LiteralStyle | yaml.FoldedStyle

// open goes to where the value begins: behind the quotation mark, or to the
// first line of a block.
func (r *scalarReader) open() {
	switch {
	case r.style&inBlock != 0:
		r.at += lineLength(r.content[r.at:])
		r.indent = r.blockIndent()
		r.newLine()
	case r.style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0:
		r.at++
	}
}

// blockIndent is how far the lines of a block are indented: those spaces of its
// first line with text that the value does not have.
func (r *scalarReader) blockIndent() int {
	text := strings.TrimLeft(r.value, "\n")
	kept := len(text) - len(strings.TrimLeft(text, " "))
	for rest := r.content[r.at:]; len(rest) > 0; {
		rest = rest[breakLength(rest):]
		line := rest[:lineLength(rest)]
		if spaces := len(line) - len(bytes.TrimLeft(line, " ")); spaces < len(line) {
			return max(spaces-kept, 0)
		}
		rest = rest[len(line):]
	}
	return 0
}

// newLine goes to the next line, behind its indentation.
func (r *scalarReader) newLine() {
	r.at += breakLength(r.content[r.at:])
	for n := 0; r.at < len(r.content); n++ {
		c := r.content[r.at]
		if c != ' ' && c != '\t' || r.style&inBlock != 0 && (c == '\t' || n >= r.indent) {
			return
		}
		r.at++
	}
}

// step finds the next character of the value; ok is false where it is lost.
func (r *scalarReader) step() (ok bool) {
	rest := r.content[r.at:]
	escapes := r.style&yaml.DoubleQuotedStyle != 0
	switch width := breakLength(rest); {
	case width > 0:
		r.lineBreak(width)
	case len(rest) == 0:
		return false
	case escapes && rest[0] == '\\':
		r.escape(rest)
	case r.style&yaml.SingleQuotedStyle != 0 && bytes.HasPrefix(rest, []byte("''")):
		r.take(1, 2)
	case r.style&inBlock == 0 && endsWithBlanks(rest):
		r.at += len(rest) - len(bytes.TrimLeft(rest, blanks)) // they are folded with the line break
	case rest[0] == r.value[0]:
		r.same(rest)
	default:
		return false
	}
	return true
}

// same takes the bytes that stand in the file as they are in the value.
func (r *scalarReader) same(rest []byte) {
	n := 1
	for n < min(len(rest), len(r.value)) && rest[n] == r.value[n] &&
		strings.IndexByte("\\' \t", rest[n]) < 0 && breakLength(rest[n:]) == 0 {
		n++
	}
	r.take(n, n)
}

// take says that the next bytes of the value are written with width bytes.
func (r *scalarReader) take(n, width int) {
	r.put(r.value[:n], r.at, r.at+width)
	r.value = r.value[n:]
	r.at += width
}

// lineBreak passes the end of a line, which is a line feed, the space that
// folding makes of it, or nothing.
func (r *scalarReader) lineBreak(width int) {
	start, folded := r.at, r.folded
	r.newLine()
	block := r.style&inBlock != 0
	r.folded = !block && breakLength(r.content[r.at:]) > 0
	n := 0
	switch c := r.value[0]; {
	case block && strings.HasPrefix(r.value, string(r.content[start:start+width])): // LS and PS stay what they are
		n = width
	case c == '\n' && (block || r.folded), c == ' ' && !folded && !r.folded:
		n = 1
	}
	if n > 0 {
		r.put(r.value[:n], start, start+width)
		r.value = r.value[n:]
	}
}

// escape takes what a backslash begins. At the end of a line it hides the line
// break.
func (r *scalarReader) escape(rest []byte) {
	width := min(2, len(rest))
	if len(rest) > 1 {
		if breakLength(rest[1:]) > 0 {
			r.at++
			r.newLine()
			return
		}
		switch rest[1] {
		case 'x':
			width = 4
		case 'u':
			width = 6
		case 'U':
			width = 10
		}
	}
	_, size := utf8.DecodeRuneInString(r.value)
	r.take(size, min(width, len(rest)))
}

// endsWithBlanks reports whether only blanks stand before the end of the line.
func endsWithBlanks(rest []byte) bool {
	if rest[0] != ' ' && rest[0] != '\t' {
		return false
	}
	behind := bytes.TrimLeft(rest, blanks)
	return breakLength(behind) > 0
}

// breakLength is the length of the line break of YAML at the start of a text, 0
// where there is none.
func breakLength(text []byte) int {
	switch {
	case bytes.HasPrefix(text, []byte("\r\n")):
		return 2
	case len(text) > 0 && (text[0] == '\n' || text[0] == '\r'):
		return 1
	case bytes.HasPrefix(text, []byte("\u0085")):
		return 2
	case bytes.HasPrefix(text, []byte("\u2028")), bytes.HasPrefix(text, []byte("\u2029")):
		return 3
	default:
		return 0
	}
}

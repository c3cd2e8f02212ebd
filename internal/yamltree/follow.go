package yamltree

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/akslint/akslint/internal/document"
)

// Follow follows the value of a scalar through its source: see FollowFrom.
func (c *Chunk) Follow(node *yaml.Node, put func(text string, start, end int)) (end int) {
	start := c.start(node)
	return FollowFrom(c.source, c.source.At(start.line, start.column), node.Value, put)
}

// FollowFrom goes through the source of a scalar, which begins at an offset,
// and passes on its value in parts, each with its offsets in the source. It
// returns where the scalar ends. If it loses track, it places the rest of the
// value where that happened.
func FollowFrom(source *document.Source, at int, value string, put func(text string, start, end int)) (end int) {
	reader := scalarReader{content: source.Content, at: at, value: value, put: put}
	reader.open()
	for reader.value != "" && reader.step() {
	}
	if reader.value != "" {
		put(reader.value, reader.at, reader.at)
	}
	return reader.at
}

func lineLength(text []byte) int { return wordEnd(text, "\n"+breaks) }

// A scalarReader follows the value of a scalar through its source. The parser
// has already decoded the value, so all that is decided here is how many
// bytes make up its next character.
type scalarReader struct {
	content []byte
	at      int
	value   string // what is left to find
	style   byte   // the first byte of the scalar: | or > of a block, a quotation mark, or any other
	indent  int    // of the lines in a block scalar
	// folded says that the last line ended outside a block scalar, and that
	// the next is empty: all but the last of such line breaks are line feeds.
	folded bool
	put    func(text string, start, end int)
}

func (r *scalarReader) inBlock() bool { return r.style == '|' || r.style == '>' }

// open goes to where the value begins: after the quotation mark, or to the
// first line of a block.
func (r *scalarReader) open() {
	if r.at < len(r.content) {
		r.style = r.content[r.at]
	}
	switch {
	case r.inBlock():
		r.at += lineLength(r.content[r.at:])
		r.indent = r.blockIndent()
		r.newLine()
	case r.style == '\'' || r.style == '"':
		r.at++
	}
}

// blockIndent is the indentation of a block: the spaces of its first line of
// text that are not part of the value.
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

// newLine goes to the next line, after its indentation.
func (r *scalarReader) newLine() {
	r.at += breakLength(r.content[r.at:])
	for n := 0; r.at < len(r.content); n++ {
		c := r.content[r.at]
		if c != ' ' && c != '\t' || r.inBlock() && (c == '\t' || n >= r.indent) {
			return
		}
		r.at++
	}
}

// step finds the next character of the value; ok is false if it loses track.
func (r *scalarReader) step() (ok bool) {
	rest := r.content[r.at:]
	escapes := r.style == '"'
	switch width := breakLength(rest); {
	case width > 0:
		r.lineBreak(width)
	case len(rest) == 0:
		return false
	case escapes && rest[0] == '\\':
		r.escape(rest)
	case r.style == '\'' && bytes.HasPrefix(rest, []byte("''")):
		r.take(1, 2)
	case !r.inBlock() && endsWithBlanks(rest):
		r.at += len(rest) - len(bytes.TrimLeft(rest, blanks)) // they are folded with the line break
	case rest[0] == r.value[0]:
		r.same(rest)
	default:
		return false
	}
	return true
}

// same takes the bytes that are the same in the source and the value.
func (r *scalarReader) same(rest []byte) {
	n := 1
	for n < min(len(rest), len(r.value)) && rest[n] == r.value[n] &&
		strings.IndexByte("\\' \t", rest[n]) < 0 && breakLength(rest[n:]) == 0 {
		n++
	}
	r.take(n, n)
}

// take takes n bytes of the value, written as width bytes in the source.
func (r *scalarReader) take(n, width int) {
	r.put(r.value[:n], r.at, r.at+width)
	r.value = r.value[n:]
	r.at += width
}

// lineBreak takes the end of a line, which becomes a line feed, a space if
// folded, or nothing.
func (r *scalarReader) lineBreak(width int) {
	start, folded := r.at, r.folded
	r.newLine()
	block := r.inBlock()
	r.folded = !block && breakLength(r.content[r.at:]) > 0
	n := 0
	switch c := r.value[0]; {
	case block && strings.HasPrefix(r.value, string(r.content[start:start+width])): // LS and PS stay as they are
		n = width
	case c == '\n' && (block || r.folded), c == ' ' && !folded && !r.folded:
		n = 1
	}
	if n > 0 {
		r.put(r.value[:n], start, start+width)
		r.value = r.value[n:]
	}
}

// escape takes an escape sequence. A backslash at the end of a line hides the
// line break.
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

// endsWithBlanks reports whether the rest of the line is blank.
func endsWithBlanks(rest []byte) bool {
	if rest[0] != ' ' && rest[0] != '\t' {
		return false
	}
	behind := bytes.TrimLeft(rest, blanks)
	return breakLength(behind) > 0
}

// breakLength is the length of the YAML line break at the start of a text, or
// 0 if there is none.
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

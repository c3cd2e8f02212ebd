package jsontree

import (
	"bytes"

	"github.com/akslint/akslint/internal/document"
)

// ReadExtended reads what Azure tools and editors accept as JSON: comments, a
// trailing comma, and strings of several lines.
func ReadExtended(source *document.Source) ([]*document.Node, *document.Problem) {
	return read(source, strict(source.Content))
}

// strict blanks out, byte for byte, what JSON does not allow.
func strict(content []byte) []byte {
	text := bytes.Clone(content)
	last := -1    // the last byte that is not blank
	ends := false // if it is a comma, whether a value ends before it
	for i := 0; i < len(text); {
		length := 1
		switch c := text[i]; c {
		case ' ', '\t', '\r', '\n':
			i++
			continue
		case '/':
			length = comment(text[i:])
			blank(text[i : i+length])
			i += max(length, 1)
			continue
		case '"':
			length = quoted(text[i:])
			blankBreaks(text[i : i+length])
		case ',':
			ends = last >= 0 && bytes.IndexByte([]byte("{[:,"), text[last]) < 0
		case ']', '}':
			if last >= 0 && text[last] == ',' && ends {
				text[last] = ' '
			}
		}
		last = i + length - 1
		i += length
	}
	return text
}

// comment is the length of the comment at the start of a text, or 0 if there
// is none. One that is never closed is left for the parser to report.
func comment(text []byte) int {
	if bytes.HasPrefix(text, []byte("//")) {
		if end := bytes.IndexByte(text, '\n'); end >= 0 {
			return end
		}
		return len(text)
	}
	if bytes.HasPrefix(text, []byte("/*")) {
		if end := bytes.Index(text[2:], []byte("*/")); end >= 0 {
			return end + len("/**/")
		}
	}
	return 0
}

// quoted is the length of the string at the start of a text.
func quoted(text []byte) int {
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(text)
}

func blank(text []byte) {
	for i := range text {
		text[i] = ' '
	}
}

// blankBreaks turns a string into one line, if it is closed.
func blankBreaks(text []byte) {
	if len(text) < 2 || text[len(text)-1] != '"' {
		return
	}
	for i, c := range text {
		if c == '\n' || c == '\r' || c == '\t' {
			text[i] = ' '
		}
	}
}

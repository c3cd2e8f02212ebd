package arm

import (
	"bytes"

	"github.com/akslint/akslint/internal/document"
)

// WithoutComments returns a source whose comments are blanks, since Azure takes
// comments in templates and JSON does not. Every other character keeps its
// line and column.
func WithoutComments(source *document.Source) *document.Source {
	blanked := make([]byte, 0, len(source.Content))
	for rest := source.Content; len(rest) > 0; {
		text := literal(rest)
		blanked = append(blanked, rest[:text]...)
		rest = rest[text:]
		end := comment(rest)
		for _, r := range string(rest[:end]) {
			if r != '\n' && r != '\r' {
				r = ' '
			}
			blanked = append(blanked, byte(r))
		}
		rest = rest[end:]
	}
	return &document.Source{Name: source.Name, Path: source.Path, Content: blanked}
}

// literal is the length of what stands before the first comment.
func literal(text []byte) int {
	quoted := false
	for i := 0; i < len(text); i++ {
		switch {
		case quoted && text[i] == '\\':
			i++
		case text[i] == '"':
			quoted = !quoted
		case !quoted && comment(text[i:]) > 0:
			return i
		}
	}
	return len(text)
}

// comment is the length of the comment at the start of a text. The line feed
// that ends it is no part of it.
func comment(text []byte) int {
	if len(text) < 2 || text[0] != '/' {
		return 0
	}
	switch text[1] {
	case '/':
		if end := bytes.IndexByte(text, '\n'); end >= 0 {
			return end
		}
		return len(text)
	case '*':
		if end := bytes.Index(text[2:], []byte("*/")); end >= 0 {
			return end + len("/**/")
		}
		return len(text)
	default:
		return 0
	}
}

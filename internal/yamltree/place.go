package yamltree

import (
	"bytes"
	"regexp"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/akslint/akslint/internal/document"
)

// A start is where a YAML node begins in the source, after its anchor and
// tag.
type start struct {
	line, column uint32
	rest         []byte // the rest of the line
	// tag is the tag as written: "" if there is none, and "!" if it only says
	// that the value is not a plain one.
	tag string
}

// start finds the start of a node. The parser gives the place of the anchor
// or tag before it, and drops the tag "!".
func (c *Chunk) start(node *yaml.Node) start {
	line, column := c.place(node)
	at := start{line: line, column: column, rest: c.source.Rest(line, column)}
	if node.Style&yaml.TaggedStyle != 0 {
		at.tag = node.Tag
	}
	if node.Kind == yaml.AliasNode || len(at.rest) == 0 || at.rest[0] != '&' && at.rest[0] != '!' {
		return at
	}
	behind := at
	for len(behind.rest) > 0 && (behind.rest[0] == '&' || behind.rest[0] == '!') {
		word := behind.rest[:wordEnd(behind.rest, blanks+breaks)]
		switch {
		case word[0] == '&' && bytes.ContainsAny(word, "?:,]}%@`"): // nothing follows
			return at
		case string(word) == "!" || string(word) == "!<!>":
			at.tag = "!"
		case bytes.HasPrefix(word, []byte("!<!")): // !<!!int> is not !!int
			at.tag = string(word)
		}
		behind.skip(c.source, len(word))
	}
	if node.Kind == yaml.ScalarNode && node.Value == "" && !hasQuotes(node) || len(behind.rest) == 0 {
		return at // a null has no place of its own
	}
	behind.tag = at.tag
	return behind
}

// skip goes past a word, blanks and comments to what follows, or to the end
// of the source if nothing does.
func (s *start) skip(source *document.Source, word int) {
	for {
		rest := bytes.TrimLeft(s.rest[word:], blanks+breaks)
		s.column += uint32(utf8.RuneCount(s.rest[:len(s.rest)-len(rest)]))
		s.rest = rest
		word = 0
		if len(rest) > 0 && rest[0] == '#' {
			word = wordEnd(rest, breaks)
		}
		if word < len(rest) {
			if word == 0 {
				return
			}
			continue
		}
		if int(s.line) >= source.Lines() {
			return
		}
		word, s.line, s.column, s.rest = 0, s.line+1, 1, source.Rest(s.line+1, 1)
	}
}

const (
	blanks = " \t"
	breaks = "\r\u0085\u2028\u2029" // besides the line feed
)

// wordEnd is the length of text up to any of the characters in end.
func wordEnd(text []byte, end string) int {
	if at := bytes.IndexAny(text, end); at >= 0 {
		return at
	}
	return len(text)
}

// span is the place of a node; a value of several lines ends with the first.
func (s start) span(node *yaml.Node) document.Span {
	return document.Span{
		Line: s.line, Column: s.column, End: s.column + uint32(utf8.RuneCount(s.rest[:width(node, s.rest)])),
	}
}

// width is the number of bytes of rest, the line from the start of a value
// on, that belong to the value. An object or array is one byte wide.
func width(node *yaml.Node, rest []byte) int {
	switch {
	case node.Kind == yaml.AliasNode:
		return min(len("*")+len(node.Value), len(rest))
	case node.Kind != yaml.ScalarNode:
		return min(1, len(rest))
	case hasQuotes(node) && len(rest) > 0:
		return quoted(rest)
	case node.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return wordEnd(rest, blanks+breaks)
	case len(node.Value) <= len(rest) && string(rest[:len(node.Value)]) == node.Value:
		return len(node.Value)
	default: // continues on the next line
		return len(bytes.TrimRight(rest, blanks))
	}
}

func hasQuotes(node *yaml.Node) bool {
	return node.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0
}

// quoted is the length of the quoted scalar at the start of rest.
func quoted(rest []byte) int {
	quote := rest[0]
	for i := 1; i < len(rest); i++ {
		switch {
		case rest[i] == '\\' && quote == '"':
			i++
		case rest[i] == quote && quote == '\'' && i+1 < len(rest) && rest[i+1] == quote:
			i++
		case rest[i] == quote:
			return i + 1
		}
	}
	return len(bytes.TrimRight(rest, blanks))
}

// place returns where a node starts in the source.
func (c *Chunk) place(node *yaml.Node) (line, column uint32) {
	line, column = uint32(c.before+node.Line), uint32(node.Column)
	if c.marked && node.Line == 1 {
		column++
	}
	if c.breaks != nil {
		span := c.source.SpanAt(c.offset(node.Line, int(column)), 0)
		return span.Line, span.Column
	}
	if last := c.source.Lines(); int(line) > last { // a null at the end
		return uint32(last), uint32(utf8.RuneCount(c.source.Line(last)) + 1)
	}
	return line, column
}

// A cursor is the last column asked for on a line as the parser counts them,
// and its byte.
type cursor struct {
	line, column, offset int
}

// offset is the byte offset of a column on a line as the parser counts them.
func (c *Chunk) offset(line, column int) int {
	if c.cursor.line != line || c.cursor.column > column {
		c.cursor = cursor{line: line, column: 1, offset: c.breaks[min(line, len(c.breaks))-1]}
	}
	for ; c.cursor.column < column; c.cursor.column++ {
		_, size := utf8.DecodeRune(c.source.Content[c.cursor.offset:])
		c.cursor.offset += size
	}
	return c.cursor.offset
}

// unusualBreaks returns the offset in the source of each line of a text as
// the YAML parser counts them, or nil if it counts them as usual.
func unusualBreaks(text []byte, start int) []int {
	usual := bytes.Count(text, []byte("\r")) == bytes.Count(text, []byte("\r\n")) &&
		!bytes.Contains(text, []byte("\u0085")) &&
		!bytes.Contains(text, []byte("\u2028")) && !bytes.Contains(text, []byte("\u2029"))
	if usual {
		return nil
	}
	breaks := []int{start}
	for _, at := range anyBreak.FindAllIndex(text, -1) {
		breaks = append(breaks, start+at[1])
	}
	return breaks
}

var anyBreak = regexp.MustCompile(`\r\n|[\r\n\x{85}\x{2028}\x{2029}]`)

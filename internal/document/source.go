package document

import (
	"bytes"
	"fmt"
	"sort"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// A Source is where bytes came from. It is not safe for concurrent use.
type Source struct {
	// Name is the file as the user named it; "<stdin>" for standard input.
	Name string
	// Path is the path of the file, or "" if there is none.
	Path string
	// Root is the folder of the files that may refer to each other: the
	// repository, or the folder being linted. It is absolute and free of
	// links, or "".
	Root string
	// Content is the text of the file: its bytes, or what Decode makes of them.
	Content []byte

	starts []int // byte offset of each line, filled on first use
	ascii  bool  // every byte is a column
	cursor cursor
}

// A cursor is the last column asked for on a line, and its byte: without it,
// each value on a line of a megabyte would count columns from the start.
type cursor struct {
	line, column, offset int
}

// A Span is a place on one line of a Source. Lines and columns are 1-based and
// columns count Unicode code points; End is the column after the last.
type Span struct {
	Line, Column, End uint32
}

// byteOrderMark may begin a file; it is not part of the first line.
const byteOrderMark = "\uFEFF"

// Decode returns the text of a file as UTF-8. Only UTF-16 after a byte order mark
// is converted, as kubectl does it; other bytes are returned as they are.
func Decode(content []byte) []byte {
	isUTF16 := bytes.HasPrefix(content, []byte{0xFF, 0xFE}) || bytes.HasPrefix(content, []byte{0xFE, 0xFF})
	if !isUTF16 || IsUTF32(content) {
		return content
	}
	text, _, err := transform.Bytes(unicode.BOMOverride(transform.Nop), content)
	if err != nil {
		return content
	}
	return text
}

// IsUTF32 reports whether a byte order mark says that content is UTF-32.
func IsUTF32(content []byte) bool {
	return bytes.HasPrefix(content, []byte{0xFF, 0xFE, 0, 0}) || bytes.HasPrefix(content, []byte{0, 0, 0xFE, 0xFF})
}

// Body returns the content after a byte order mark.
func (s *Source) Body() []byte { return s.Content[s.Offset(1):] }

// Lines returns the number of lines.
func (s *Source) Lines() int {
	s.index()
	return len(s.starts)
}

// Line returns line n without its line ending and without a byte order mark,
// or nil if there is no such line.
func (s *Source) Line(n int) []byte {
	s.index()
	if n < 1 || n > len(s.starts) {
		return nil
	}
	end := len(s.Content)
	if n < len(s.starts) {
		end = s.starts[n]
	}
	line := s.Content[s.starts[n-1]:end]
	line = bytes.TrimSuffix(line, []byte("\n"))
	return bytes.TrimSuffix(line, []byte("\r"))
}

// Text returns lines first to last with their line endings.
func (s *Source) Text(first, last int) []byte {
	s.index()
	end := len(s.Content)
	if last < len(s.starts) {
		end = s.starts[last]
	}
	return s.Content[s.starts[first-1]:end]
}

// Offset returns the byte offset at which line n starts.
func (s *Source) Offset(n int) int {
	s.index()
	return s.starts[n-1]
}

// Rest returns a line from a column on.
func (s *Source) Rest(line, column uint32) []byte {
	text := s.Line(int(line))
	if s.ascii {
		return text[min(int(column)-1, len(text)):]
	}
	at := s.seek(int(line), func(at cursor) bool { return at.column <= int(column) })
	for at.column < int(column) && at.offset < len(text) {
		_, size := utf8.DecodeRune(text[at.offset:])
		at.offset += size
		at.column++
	}
	s.cursor = at
	return text[at.offset:]
}

// At returns the byte offset of a column of a line.
func (s *Source) At(line, column uint32) int {
	return s.Offset(int(line)) + len(s.Line(int(line))) - len(s.Rest(line, column))
}

// SpanAt returns the span of length bytes at a byte offset, cut at the end of
// the line.
func (s *Source) SpanAt(offset, length int) Span {
	s.index()
	line := max(sort.Search(len(s.starts), func(n int) bool { return s.starts[n] > offset }), 1)
	text := s.Line(line)
	offset = min(max(offset-s.starts[line-1], 0), len(text))
	end := min(offset+length, len(text))
	column, width := offset+1, end-offset
	if !s.ascii {
		at := s.seek(line, func(at cursor) bool { return at.offset <= offset })
		column = at.column + utf8.RuneCount(text[at.offset:offset])
		width = utf8.RuneCount(text[offset:end])
		s.cursor = cursor{line: line, column: column, offset: offset}
	}
	return Span{Line: uint32(line), Column: uint32(column), End: uint32(column + width)}
}

// seek returns the cursor if it is on the line and not yet past what is
// looked for, and otherwise the start of the line.
func (s *Source) seek(line int, before func(cursor) bool) cursor {
	if s.cursor.line == line && before(s.cursor) {
		return s.cursor
	}
	return cursor{line: line, column: 1}
}

func (s *Source) index() {
	if s.starts != nil {
		return
	}
	start := 0
	if bytes.HasPrefix(s.Content, []byte(byteOrderMark)) {
		start = len(byteOrderMark)
	}
	s.starts = append(make([]int, 0, bytes.Count(s.Content, []byte("\n"))+1), start)
	for i := start; ; {
		next := bytes.IndexByte(s.Content[i:], '\n')
		if next < 0 || i+next+1 == len(s.Content) {
			break
		}
		i += next + 1
		s.starts = append(s.starts, i)
	}
	s.ascii = true
	for _, c := range s.Content[start:] {
		if c >= utf8.RuneSelf {
			s.ascii = false
			return
		}
	}
}

// An Unread is something that akslint knows of but does not read, like a Bicep
// file. It is counted, and fails a run only if the user named the file.
type Unread struct {
	// Kind is what it is, as a noun that can follow a count.
	Kind string
	// Problem says where it is, and what to do.
	Problem
}

// A Problem is something that could not be read or judged. Line and Column
// are 0 if it concerns the whole file.
type Problem struct {
	File         string
	Line, Column int
	Message      string
}

// String is the problem on one line: file:line:column: message.
func (p Problem) String() string {
	switch {
	case p.Line == 0:
		return p.File + ": " + p.Message
	case p.Column == 0:
		return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Message)
	default:
		return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Message)
	}
}

package document

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// A Source is where bytes came from.
type Source struct {
	// Name is how the person called the file; "<stdin>" for standard input.
	Name string
	// Path is where the file is, or "" where there is no file.
	Path string
	// Content are the bytes of the file, unchanged.
	Content []byte

	starts []int // byte offset of each line, filled on first use
	ascii  bool
}

// A Span is a place on one line of a Source. Lines and columns are 1-based and
// columns count Unicode code points; End is the column after the last.
type Span struct {
	Line, Column, End uint32
}

// utf8BOM may open a file; it is no part of the first line.
var utf8BOM = []byte("\uFEFF")

// Lines returns the number of lines.
func (s *Source) Lines() int {
	s.index()
	return len(s.starts)
}

// Line returns line n without its line ending and without a byte order mark;
// nil when there is no such line. It is not safe for concurrent use.
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

// Offset is the byte offset at which line n starts.
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
	for ; column > 1 && len(text) > 0; column-- {
		_, size := utf8.DecodeRune(text)
		text = text[size:]
	}
	return text
}

// SpanAt returns the span of length bytes at a byte offset; it ends with the
// line at the latest.
func (s *Source) SpanAt(offset, length int) Span {
	s.index()
	// Binary search for the last line that starts at or before the offset.
	low, high := 0, len(s.starts)
	for high-low > 1 {
		if middle := (low + high) / 2; s.starts[middle] <= offset {
			low = middle
		} else {
			high = middle
		}
	}
	start := s.starts[low]
	rest := s.Line(low + 1)
	prefix := rest[:min(max(offset-start, 0), len(rest))]
	text := rest[len(prefix):]
	text = text[:min(length, len(text))]
	column := utf8.RuneCount(prefix) + 1
	return Span{Line: uint32(low + 1), Column: uint32(column), End: uint32(column + utf8.RuneCount(text))}
}

func (s *Source) index() {
	if s.starts != nil {
		return
	}
	start := 0
	if bytes.HasPrefix(s.Content, utf8BOM) {
		start = len(utf8BOM)
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

// A Problem is something that could not be read or judged. Line and Column are
// 0 where the whole file is meant.
type Problem struct {
	File         string
	Line, Column int
	Message      string
}

// String is the problem on one line: file:line:column: message.
func (p Problem) String() string {
	text := p.File
	for _, number := range []int{p.Line, p.Column} {
		if number > 0 {
			text += ":" + strconv.Itoa(number)
		}
	}
	return text + ": " + p.Message
}

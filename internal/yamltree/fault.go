package yamltree

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"sort"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/akslint/akslint/internal/document"
)

// RenderFirst ends the message about a fault in what looks like a template.
const RenderFirst = " (a template? render it first, and lint the result)"

// A readError is a fault of one value, with its place.
type readError struct {
	line, column int
	err          error
}

func (e *readError) Error() string { return e.err.Error() }
func (e *readError) Unwrap() error { return e.err }

func (c *Chunk) fault(node *yaml.Node, err error) error {
	line, column := c.place(node)
	return &readError{line: int(line), column: int(column), err: err}
}

// Problem says where and why the chunk cannot be read, and whether it looks
// like the template of a document.
func (c *Chunk) Problem(err error) (_ document.Problem, template bool) {
	problem := document.Problem{File: c.source.Name}
	var indent []byte
	if fault := (*readError)(nil); errors.As(err, &fault) {
		problem.Line, problem.Column, problem.Message = fault.line, fault.column, fault.Error()
	} else {
		problem.Line = c.faultLine(err)
		line := c.source.Line(problem.Line)
		indent = line[:len(line)-len(bytes.TrimLeft(line, " \t"))]
		problem.Column, problem.Message = utf8.RuneCount(indent)+1, parserMessage(err)
	}
	template = bytes.Contains(c.Text, []byte("{{")) && bytes.Contains(c.Text, []byte("}}"))
	if tab := bytes.IndexByte(indent, '\t'); tab >= 0 {
		problem.Column = tab + 1
		problem.Message = "tab in the indentation: YAML allows only spaces"
	} else if template {
		problem.Message += RenderFirst
	}
	return problem, template
}

var parserPosition = regexp.MustCompile(`^(?:yaml: )?(?:line \d+: )?`)

func parserMessage(err error) string {
	message := parserPosition.ReplaceAllString(err.Error(), "")
	message, _, _ = strings.Cut(message, "\n")
	return message
}

// faultLine finds the line of a syntax error. The parser names the line where
// the surrounding construct began, so this looks for the first line after
// which the document, if cut there, fails with the same error.
func (c *Chunk) faultLine(want error) int {
	first := c.before + 1
	return first + sort.Search(c.last-first, func(n int) bool {
		return sameError(c.source.Text(first, first+n), want)
	})
}

func sameError(text []byte, want error) bool {
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	for {
		var tree yaml.Node
		if err := decode(decoder, &tree); err != nil {
			return !errors.Is(err, io.EOF) && err.Error() == want.Error()
		}
	}
}

package loader

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

const renderFirst = " (a template? render it first, and lint the result)"

// A readError is a fault of one value, with its place.
type readError struct {
	line, column int
	err          error
}

func (e *readError) Error() string { return e.err.Error() }
func (e *readError) Unwrap() error { return e.err }

func (r *yamlReader) fault(node *yaml.Node, err error) error {
	line, column := r.place(node)
	return &readError{line: int(line), column: int(column), err: err}
}

// problem says where and why the document that ends with line last cannot be
// read, and whether it seems to be the template of one.
func (r *yamlReader) problem(last int, err error) (_ document.Problem, template bool) {
	problem := document.Problem{File: r.source.Name}
	var indent []byte
	if fault := (*readError)(nil); errors.As(err, &fault) {
		problem.Line, problem.Column, problem.Message = fault.line, fault.column, fault.Error()
	} else {
		problem.Line = r.faultLine(last, err)
		line := r.source.Line(problem.Line)
		indent = line[:len(line)-len(bytes.TrimLeft(line, " \t"))]
		problem.Column, problem.Message = utf8.RuneCount(indent)+1, parserMessage(err)
	}
	text := r.source.Text(r.before+1, last)
	template = bytes.Contains(text, []byte("{{")) && bytes.Contains(text, []byte("}}"))
	if tab := bytes.IndexByte(indent, '\t'); tab >= 0 {
		problem.Column = tab + 1
		problem.Message = "tab in the indentation: YAML allows only spaces"
	} else if template {
		problem.Message += renderFirst
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
// the surrounding construct began, so the line is found as the first one that
// brings about the same error when the document ends there.
func (r *yamlReader) faultLine(last int, want error) int {
	first := r.before + 1
	return first + sort.Search(last-first, func(n int) bool {
		return sameError(r.source.Text(first, first+n), want)
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

package loader

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"sort"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/akslint/akslint/internal/document"
)

// maxNodes bounds what the aliases of one document may unfold to.
const maxNodes = 1_000_000

// A readError is a fault of one value, with its place.
type readError struct {
	line, column int
	err          error
}

func (e *readError) Error() string { return e.err.Error() }
func (e *readError) Unwrap() error { return e.err }

// readYAML reads the documents of a stream and hands each to emit. The stream
// is cut at its `---` lines first, as kubectl does it, so that a document that
// cannot be read does not hide the others.
func readYAML(source *document.Source, emit func(*document.Node), fail func(document.Problem)) {
	for first, last := range chunks(source) {
		reader := yamlReader{source: source, before: first - 1}
		text := source.Text(first, last)
		if !couldHoldObject(text) {
			continue
		}
		reader.breaks = unusualBreaks(text, source.Offset(first))
		if err := reader.read(text, emit); err != nil && looksLikeObject(text) {
			fail(reader.problem(text, err))
		}
	}
}

// chunks yields the first and last line of each document of a stream.
func chunks(source *document.Source) func(yield func(first, last int) bool) {
	return func(yield func(int, int) bool) {
		first := 1
		for n := 1; n <= source.Lines(); n++ {
			line := source.Line(n)
			if len(line) < 3 || line[0] != '-' || !bytes.HasPrefix(line, []byte("---")) {
				continue
			}
			rest := bytes.TrimSpace(line[3:])
			if len(rest) > 0 && rest[0] != '#' {
				continue
			}
			if n > first && !yield(first, n-1) {
				return
			}
			first = n + 1
		}
		if first <= source.Lines() {
			yield(first, source.Lines())
		}
	}
}

// couldHoldObject is a cheap test that spares the parser what cannot be a
// Kubernetes object. A backslash can hide the word.
func couldHoldObject(text []byte) bool {
	return bytes.Contains(text, []byte("apiVersion")) || bytes.Contains(text, []byte("kind")) ||
		bytes.IndexByte(text, '\\') >= 0
}

// looksLikeObject decides about text that cannot be parsed.
func looksLikeObject(text []byte) bool {
	return bytes.Contains(text, []byte("apiVersion")) && bytes.Contains(text, []byte("kind"))
}

// A yamlReader turns one document of a stream into nodes.
type yamlReader struct {
	source *document.Source
	before int // lines of the source before the document
	nodes  int // nodes made, those reached through aliases counted each time
	open   map[*yaml.Node]bool
	// breaks are the offsets of the parser's lines where they differ from
	// everybody else's: YAML ends a line at CR, NEL, LS and PS too.
	breaks []int
}

func (r *yamlReader) read(text []byte, emit func(*document.Node)) (err error) {
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	for {
		var tree yaml.Node
		switch err := decode(decoder, &tree); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		case len(tree.Content) == 0:
			continue
		}
		r.nodes = 0
		root, err := r.node(tree.Content[0])
		if err != nil {
			return err
		}
		emit(&root)
	}
}

// decode turns a panic of the parser into an error: the file is at fault, and
// the run goes on.
func decode(decoder *yaml.Decoder, tree *yaml.Node) (err error) {
	defer func() {
		if reason := recover(); reason != nil {
			err = fmt.Errorf("yaml: %v", reason)
		}
	}()
	return decoder.Decode(tree)
}

func (r *yamlReader) node(from *yaml.Node) (document.Node, error) {
	if r.nodes++; r.nodes > maxNodes {
		return document.Node{}, r.fault(from, fmt.Errorf("aliases unfold to more than %d values", maxNodes))
	}
	switch from.Kind {
	case yaml.MappingNode:
		node := document.Node{Kind: document.Object, Span: r.span(from)}
		node.Members = make([]document.Member, 0, len(from.Content)/2)
		err := r.members(from, &node)
		node.Span = node.Title()
		return node, err
	case yaml.SequenceNode:
		node := document.Node{Kind: document.Array, Span: r.span(from)}
		node.Items = make([]document.Node, len(from.Content))
		for i, item := range from.Content {
			var err error
			if node.Items[i], err = r.node(item); err != nil {
				return node, err
			}
		}
		return node, nil
	case yaml.AliasNode:
		return r.alias(from)
	default:
		kind, text, err := scalar(from)
		if err != nil {
			return document.Node{}, r.fault(from, err)
		}
		if kind == document.String && document.Unresolved(text) {
			kind = document.Unknown
		}
		return document.Node{Kind: kind, Text: text, Span: r.span(from)}, nil
	}
}

func (r *yamlReader) alias(from *yaml.Node) (document.Node, error) {
	if r.open[from.Alias] {
		return document.Node{}, r.fault(from, fmt.Errorf("anchor %q contains itself", from.Value))
	}
	if r.open == nil {
		r.open = map[*yaml.Node]bool{}
	}
	r.open[from.Alias] = true
	node, err := r.node(from.Alias)
	delete(r.open, from.Alias)
	node.Aliased, node.Span = true, r.span(from)
	return node, err
}

// members reads the fields of a mapping in order. As for kubectl, the last of
// two equal keys wins, and a merge key overrides what stands before it.
func (r *yamlReader) members(from *yaml.Node, into *document.Node) error {
	for i := 0; i+1 < len(from.Content); i += 2 {
		key, value := from.Content[i], from.Content[i+1]
		if key.Kind == yaml.ScalarNode && key.Tag == "!!merge" {
			if err := r.merge(key, value, into); err != nil {
				return err
			}
			continue
		}
		name, err := keyText(key)
		if err != nil {
			return r.fault(key, err)
		}
		node, err := r.node(value)
		if err != nil {
			return err
		}
		into.Set(name, r.span(key), node)
	}
	return nil
}

func (r *yamlReader) merge(key, value *yaml.Node, into *document.Node) error {
	if value.Kind == yaml.SequenceNode {
		// Earlier mappings of the list take precedence.
		for i := len(value.Content) - 1; i >= 0; i-- {
			if value.Content[i].Kind == yaml.SequenceNode {
				return r.fault(value.Content[i], errNoMapping)
			}
			if err := r.merge(key, value.Content[i], into); err != nil {
				return err
			}
		}
		return nil
	}
	merged, err := r.node(value)
	if err != nil {
		return err
	}
	if merged.Kind != document.Object {
		return r.fault(value, errNoMapping)
	}
	for _, member := range merged.Members {
		if merged.Aliased {
			member.Value.Aliased, member.Value.Span, member.Span = true, merged.Span, r.span(key)
		}
		into.Set(member.Key, member.Span, member.Value)
	}
	return nil
}

var errNoMapping = errors.New("map merge requires map or sequence of maps as the value")

// span is the place of a node in the source; a value of more than one line
// ends with its first.
func (r *yamlReader) span(node *yaml.Node) document.Span {
	line, column := r.place(node)
	rest := r.source.Rest(line, column)
	skipped := 0
	for len(rest) > 0 && (rest[0] == '&' || rest[0] == '!') { // the anchor and tag before a value
		end := bytes.IndexByte(rest, ' ')
		value := bytes.TrimLeft(rest[max(end, 0):], " ")
		if end < 0 || len(value) == 0 || value[0] == '#' {
			break
		}
		skipped += utf8.RuneCount(rest[:len(rest)-len(value)])
		rest = value
	}
	column += uint32(skipped)
	return document.Span{Line: line, Column: column, End: column + uint32(utf8.RuneCount(rest[:width(node, rest)]))}
}

// place is where the source has the start of a node.
func (r *yamlReader) place(node *yaml.Node) (line, column uint32) {
	if r.breaks == nil {
		return uint32(r.before + node.Line), uint32(node.Column)
	}
	offset := r.breaks[min(node.Line, len(r.breaks))-1]
	for range node.Column - 1 {
		_, size := utf8.DecodeRune(r.source.Content[offset:])
		offset += size
	}
	span := r.source.SpanAt(offset, 0)
	return span.Line, span.Column
}

// unusualBreaks returns the offset of each line as the YAML parser counts
// them, or nil where it counts as everybody does.
func unusualBreaks(text []byte, offset int) []int {
	usual := bytes.Count(text, []byte("\r")) == bytes.Count(text, []byte("\r\n")) &&
		!bytes.Contains(text, []byte("\u0085")) &&
		!bytes.Contains(text, []byte("\u2028")) && !bytes.Contains(text, []byte("\u2029"))
	if usual {
		return nil
	}
	breaks := []int{offset}
	for _, at := range anyBreak.FindAllIndex(text, -1) {
		breaks = append(breaks, offset+at[1])
	}
	return breaks
}

var anyBreak = regexp.MustCompile(`\r\n|[\r\n\x{85}\x{2028}\x{2029}]`)

// width is the number of bytes of rest, a line from the start of a value on,
// that belong to the value.
func width(node *yaml.Node, rest []byte) int {
	switch {
	case node.Kind == yaml.AliasNode:
		return min(len("*")+len(node.Value), len(rest))
	case node.Kind != yaml.ScalarNode:
		return 0
	case node.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 && len(rest) > 0:
		return quoted(rest)
	case node.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		if end := bytes.IndexAny(rest, " \t"); end >= 0 {
			return end
		}
		return len(rest)
	case len(node.Value) <= len(rest) && string(rest[:len(node.Value)]) == node.Value:
		return len(node.Value)
	default: // goes on in the next line
		return len(bytes.TrimRight(rest, " \t"))
	}
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
	return len(bytes.TrimRight(rest, " \t"))
}

func (r *yamlReader) fault(node *yaml.Node, err error) error {
	line, column := r.place(node)
	return &readError{line: int(line), column: int(column), err: err}
}

// problem says where and why text cannot be read.
func (r *yamlReader) problem(text []byte, err error) document.Problem {
	var fault *readError
	if errors.As(err, &fault) {
		return document.Problem{File: r.source.Name, Line: fault.line, Column: fault.column, Message: err.Error()}
	}
	line := r.before + faultLine(text, err)
	problem := document.Problem{File: r.source.Name, Line: line, Column: 1, Message: parserMessage(err)}
	source := r.source.Line(line)
	indent := source[:len(source)-len(bytes.TrimLeft(source, " \t"))]
	problem.Column = utf8.RuneCount(indent) + 1
	if tab := bytes.IndexByte(indent, '\t'); tab >= 0 {
		problem.Column = tab + 1
		problem.Message = "tab in the indentation: YAML allows only spaces"
	} else if bytes.Contains(source, []byte("{{")) || bytes.Contains(text, []byte("{{")) && bytes.Contains(text, []byte("}}")) {
		problem.Message += " (a template? render it first, and lint the result)"
	}
	return problem
}

var parserPosition = regexp.MustCompile(`^(?:yaml: )?(?:line \d+: )?`)

func parserMessage(err error) string {
	message := parserPosition.ReplaceAllString(err.Error(), "")
	message, _, _ = strings.Cut(message, "\n")
	return message
}

// faultLine finds the line of a syntax error. The parser names the line where
// the surrounding construct began, so the line is found as the first one that
// brings about the same error when the text ends there.
func faultLine(text []byte, want error) int {
	lines := bytes.SplitAfter(text, []byte("\n"))
	return 1 + sort.Search(len(lines)-1, func(n int) bool {
		return sameError(bytes.Join(lines[:n+1], nil), want)
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

// Package jsontree reads JSON into trees in which every value has its place.
package jsontree

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strconv"

	"github.com/akslint/akslint/internal/document"
)

// Read reads the values of a JSON stream. If there is a fault, it returns the
// values before it.
func Read(source *document.Source) ([]*document.Node, *document.Problem) {
	return read(source, source.Content)
}

// read reads a text whose bytes correspond to those of the source.
func read(source *document.Source, text []byte) ([]*document.Node, *document.Problem) {
	shift := source.Offset(1)
	reader := reader{source: source, text: text, shift: shift}
	reader.decoder = json.NewDecoder(bytes.NewReader(text[shift:]))
	reader.decoder.UseNumber()
	var roots []*document.Node
	for {
		node, err := reader.value()
		if errors.Is(err, io.EOF) {
			return roots, nil
		}
		if err != nil {
			return roots, reader.problem(err)
		}
		roots = append(roots, &node)
	}
}

// A reader turns the tokens of encoding/json into nodes. The decoder says
// where a token ends; it starts at the first byte that is not a separator.
type reader struct {
	source  *document.Source
	text    []byte // corresponds byte for byte to the source
	decoder *json.Decoder
	shift   int // bytes of the text before the decoder starts
	depth   int // objects and arrays around the value
}

// maxDepth is how deep objects and arrays may nest: the limit of
// encoding/json when it decodes whole values.
const maxDepth = 10_000

// ErrTooDeep is the fault of values that nest too deep.
var ErrTooDeep = errors.New("exceeded max depth")

func (r *reader) value() (document.Node, error) {
	token, span, err := r.token()
	if err != nil {
		return document.Node{}, err
	}
	switch token := token.(type) {
	case json.Delim:
		if r.depth++; r.depth > maxDepth {
			return document.Node{}, ErrTooDeep
		}
		defer func() { r.depth-- }()
		if token == '{' {
			return r.object(span)
		}
		return r.array(span)
	case string:
		kind := document.String
		if document.Unresolved(token) {
			kind = document.Unknown
		}
		return document.Node{Kind: kind, Text: token, Span: span}, nil
	case json.Number:
		return document.Node{Kind: document.Number, Text: token.String(), Span: span}, nil
	case bool:
		return document.Node{Kind: document.Bool, Text: strconv.FormatBool(token), Span: span}, nil
	default:
		return document.Node{Span: span}, nil
	}
}

func (r *reader) object(span document.Span) (document.Node, error) {
	fields := document.NewFields(0)
	for r.decoder.More() {
		key, keySpan, err := r.token()
		if err != nil {
			return document.Node{}, unexpectedEnd(err)
		}
		value, err := r.value()
		if err != nil {
			return document.Node{}, unexpectedEnd(err)
		}
		name, _ := key.(string) // the decoder accepts no other key
		fields.Set(document.Member{Key: name, Span: keySpan, Value: value})
	}
	node := document.Node{Kind: document.Object, Members: fields.Members, Span: span}
	node.Span = node.Title()
	_, _, err := r.token()
	return node, unexpectedEnd(err)
}

func (r *reader) array(span document.Span) (document.Node, error) {
	node := document.Node{Kind: document.Array, Span: span}
	for r.decoder.More() {
		item, err := r.value()
		if err != nil {
			return node, unexpectedEnd(err)
		}
		node.Items = append(node.Items, item)
	}
	_, _, err := r.token()
	return node, unexpectedEnd(err)
}

func (r *reader) token() (json.Token, document.Span, error) {
	start := r.offset()
	token, err := r.decoder.Token()
	if err != nil {
		return nil, document.Span{}, err //nolint:wrapcheck // faults are worded in one place, problem
	}
	end := r.offset()
	for start < end && bytes.IndexByte([]byte(" \t\r\n,:"), r.text[start]) >= 0 {
		start++
	}
	return token, r.source.SpanAt(start, end-start), nil
}

func (r *reader) offset() int {
	return r.shift + int(r.decoder.InputOffset())
}

func (r *reader) problem(err error) *document.Problem {
	span := r.source.SpanAt(r.faultOffset(err), 0)
	return &document.Problem{
		File: r.source.Name, Line: int(span.Line), Column: int(span.Column), Message: err.Error(),
	}
}

// faultOffset is where the fault is. The decoder stands before the token that
// is wrong; a syntax error counts its offset within the token differently.
func (r *reader) faultOffset(err error) int {
	offset := r.offset()
	fault := (*json.SyntaxError)(nil)
	if !errors.As(err, &fault) || fault.Offset == r.decoder.InputOffset() {
		return offset
	}
	var value json.RawMessage
	err = json.NewDecoder(bytes.NewReader(r.text[offset:])).Decode(&value)
	if errors.As(err, &fault) {
		offset += int(fault.Offset) - 1
	}
	return offset
}

func unexpectedEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

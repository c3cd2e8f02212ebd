package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// A stream writes a JSON document with one array that is too long to keep in
// memory. The document is encoded with that array empty, and split there:
// open writes the part before the elements, close the part after them.
type stream struct {
	out    io.Writer
	array  string // key of the array
	indent string // of the elements
	count  int    // of the elements written
}

func newStream(out io.Writer, array string) *stream {
	return &stream{out: out, array: array}
}

func (s *stream) open(document any) error {
	head, _, err := s.cut(document)
	if err != nil {
		return err
	}
	line := head[bytes.LastIndexByte(head, '\n')+1:]
	s.indent = string(line[:len(line)-len(bytes.TrimLeft(line, " "))]) + indentation
	return s.write("%s[", head)
}

func (s *stream) element(value any) error {
	encoded, err := encode(value, s.indent)
	if err != nil {
		return err
	}
	separator := ","
	if s.count == 0 {
		separator = ""
	}
	s.count++
	return s.write("%s\n%s%s", separator, s.indent, encoded)
}

// close takes the document again, since the part after the array may have
// changed.
func (s *stream) close(document any) error {
	_, tail, err := s.cut(document)
	if err != nil {
		return err
	}
	if s.count == 0 {
		return s.write("]%s\n", tail)
	}
	return s.write("\n%s]%s\n", s.indent[len(indentation):], tail)
}

// cut encodes a document and splits it at its empty array. No string can contain
// the separator, as its quotes would be escaped.
func (s *stream) cut(document any) (head, tail []byte, err error) {
	encoded, err := encode(document, "")
	if err != nil {
		return nil, nil, err
	}
	key := fmt.Appendf(nil, "%q: ", s.array)
	head, tail, found := bytes.Cut(encoded, append(key, "[]"...))
	if !found {
		return nil, nil, fmt.Errorf("no empty array %q in the document", s.array)
	}
	return append(head, key...), tail, nil
}

func (s *stream) write(format string, values ...any) error {
	_, err := fmt.Fprintf(s.out, format, values...)
	return err
}

const indentation = "  "

// encode writes readable JSON: indented, and with <, > and & as they are.
func encode(value any, prefix string) ([]byte, error) {
	var encoded bytes.Buffer
	encoder := json.NewEncoder(&encoded)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent(prefix, indentation)
	err := encoder.Encode(value)
	return bytes.TrimSuffix(encoded.Bytes(), []byte("\n")), err
}

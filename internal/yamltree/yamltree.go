// Package yamltree reads YAML as kubectl does, with the place of every value
// in the file.
package yamltree

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"

	"go.yaml.in/yaml/v3"

	"github.com/akslint/akslint/internal/document"
)

// maxAliased limits what the aliases of one document may expand to, at about
// the limit of kubectl.
const maxAliased = 400_000

// byteOrderMark may also begin a chunk, if files were joined.
const byteOrderMark = "\uFEFF"

var errNoMapping = errors.New("map merge requires map or sequence of maps as the value")

// A Chunk is the text between two `---` lines of a stream: usually one
// document.
type Chunk struct {
	// Text is the text of the chunk in the file.
	Text []byte

	source *document.Source
	before int // lines of the source before the chunk
	last   int // its last line
	// marked says that the chunk begins with a byte order mark, which the
	// parser does not count as a column.
	marked bool
	// breaks are the offsets of the parser's lines if they differ from the
	// usual ones: YAML also ends a line at CR, NEL, LS and PS.
	breaks []int
	cursor cursor
	// open holds the anchors whose aliases are being followed.
	open    map[*yaml.Node]bool
	aliased int // nodes reached through aliases, counted each time
	// flaws are what kubectl refuses only if no later key of the same name hides it.
	flaws []error
}

// Chunks cuts a stream at its `---` lines, as kubectl does, so that a chunk
// that cannot be read does not hide the others.
func Chunks(source *document.Source) iter.Seq[*Chunk] {
	return func(yield func(*Chunk) bool) {
		first := 1
		for n := 1; n <= source.Lines(); n++ {
			if !separates(source.Line(n)) {
				continue
			}
			if n > first && !yield(newChunk(source, first, n-1)) {
				return
			}
			first = n + 1
		}
		if first <= source.Lines() {
			yield(newChunk(source, first, source.Lines()))
		}
	}
}

func newChunk(source *document.Source, first, last int) *Chunk {
	text := source.Text(first, last)
	return &Chunk{
		Text:   text,
		source: source,
		before: first - 1,
		last:   last,
		marked: bytes.HasPrefix(text, []byte(byteOrderMark)),
	}
}

// separates reports whether a line is nothing but `---`. Text after other
// dashes is left to the parser, so that nothing goes unseen.
func separates(line []byte) bool {
	rest, dashes := bytes.CutPrefix(line, []byte("---"))
	if !dashes {
		return false
	}
	rest = bytes.TrimSpace(rest)
	return len(rest) == 0 || rest[0] == '#'
}

// Trees parses the chunk and yields the value of each of its documents, or
// the error after which nothing can be read.
func (c *Chunk) Trees() iter.Seq2[*yaml.Node, error] {
	return func(yield func(*yaml.Node, error) bool) {
		c.breaks = unusualBreaks(c.Text, c.source.Offset(c.before+1))
		decoder := yaml.NewDecoder(bytes.NewReader(c.Text))
		for {
			var tree yaml.Node
			err := decode(decoder, &tree)
			switch {
			case errors.Is(err, io.EOF):
				return
			case err != nil:
				yield(nil, err)
				return
			case len(tree.Content) > 0 && !yield(tree.Content[0], nil):
				return
			}
		}
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
	return decoder.Decode(tree) //nolint:wrapcheck // faults are worded in one place, Problem
}

// Node turns a value into the tree that kubectl reads.
func (c *Chunk) Node(from *yaml.Node) (document.Node, error) {
	c.flaws = nil
	node, err := c.node(from)
	if err == nil && len(c.flaws) > 0 {
		err = c.flawIn(&node)
	}
	return node, err
}

func (c *Chunk) node(from *yaml.Node) (document.Node, error) {
	if len(c.open) > 0 {
		if c.aliased++; c.aliased > maxAliased {
			return document.Node{}, c.fault(from, fmt.Errorf("aliases expand to more than %d values", maxAliased))
		}
	}
	switch from.Kind {
	case yaml.MappingNode:
		return c.mapping(from)
	case yaml.SequenceNode:
		return c.sequence(from)
	case yaml.AliasNode:
		return c.alias(from)
	default:
		at := c.start(from)
		kind, text, err := scalar(from, at.tag)
		if errors.Is(err, errNotFinite) {
			return c.flawed(from, err), nil
		}
		if err != nil {
			return document.Node{}, c.fault(from, err)
		}
		if kind == document.String && document.Unresolved(text) {
			kind = document.Unknown
		}
		return document.Node{Kind: kind, Text: text, Span: at.span(from)}, nil
	}
}

func (c *Chunk) sequence(from *yaml.Node) (document.Node, error) {
	node := document.Node{Kind: document.Array, Span: c.start(from).span(from)}
	node.Items = make([]document.Node, len(from.Content))
	for i, item := range from.Content {
		var err error
		if node.Items[i], err = c.node(item); err != nil {
			return node, err
		}
	}
	return node, nil
}

func (c *Chunk) alias(from *yaml.Node) (document.Node, error) {
	if c.open[from.Alias] {
		return document.Node{}, c.fault(from, fmt.Errorf("anchor %q contains itself", from.Value))
	}
	if c.open == nil {
		c.open = map[*yaml.Node]bool{}
	}
	span := c.start(from).span(from)
	c.open[from.Alias] = true
	node, err := c.node(from.Alias)
	delete(c.open, from.Alias)
	node.Aliased, node.Span = true, span
	return node, err
}

// mapping reads the fields of a mapping in order. As in kubectl, the last of
// two equal keys wins, and a merge key overrides what precedes it.
func (c *Chunk) mapping(from *yaml.Node) (document.Node, error) {
	span := c.start(from).span(from)
	fields := document.NewFields(len(from.Content) / 2)
	for i := 0; i+1 < len(from.Content); i += 2 {
		key, value := from.Content[i], from.Content[i+1]
		at := c.start(key)
		if isMerge(key, at.tag) {
			if err := c.merge(at.span(key), value, &fields); err != nil {
				return document.Node{}, err
			}
			continue
		}
		name, badKey := c.key(key, at.tag)
		if badKey != nil && !hideable(badKey) {
			return document.Node{}, badKey
		}
		node, err := c.node(value)
		if err != nil {
			return document.Node{}, err
		}
		if badKey != nil {
			node = c.flawed(key, badKey)
			name = node.Text
		}
		fields.Set(document.Member{Key: name, Span: at.span(key), Value: node})
	}
	node := document.Node{Kind: document.Object, Members: fields.Members, Span: span}
	node.Span = node.Title()
	return node, nil
}

// key is the field name that kubectl makes of a key of a mapping.
func (c *Chunk) key(key *yaml.Node, tag string) (string, error) {
	node := key
	if key.Kind == yaml.AliasNode {
		node = key.Alias
		tag = c.start(node).tag
	}
	if node.Kind != yaml.ScalarNode {
		return "", c.fault(key, errors.New("a mapping or sequence cannot be a key"))
	}
	name, err := keyText(node, tag)
	if err != nil {
		return "", c.fault(key, err)
	}
	return name, nil
}

// merge adds the fields of the mapping or mappings that a merge key refers
// to.
func (c *Chunk) merge(key document.Span, value *yaml.Node, into *document.Fields) error {
	if value.Kind != yaml.SequenceNode {
		return c.mergeOne(key, value, into)
	}
	// Earlier mappings of the list take precedence.
	for i := len(value.Content) - 1; i >= 0; i-- {
		if err := c.mergeOne(key, value.Content[i], into); err != nil {
			return err
		}
	}
	return nil
}

func (c *Chunk) mergeOne(key document.Span, value *yaml.Node, into *document.Fields) error {
	merged, err := c.node(value)
	if err != nil {
		return err
	}
	if merged.Kind != document.Object {
		return c.fault(value, errNoMapping)
	}
	for _, member := range merged.Members {
		if merged.Aliased {
			member.Value.Aliased, member.Value.Span, member.Span = true, merged.Span, key
		}
		into.Set(member)
	}
	return nil
}

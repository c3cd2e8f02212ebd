package loader

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"go.yaml.in/yaml/v3"

	"github.com/akslint/akslint/internal/document"
)

// maxAliased bounds what the aliases of one document may unfold to: about as
// much as kubectl follows.
const maxAliased = 400_000

var errNoMapping = errors.New("map merge requires map or sequence of maps as the value")

// readYAML reads the documents of a stream and hands each to emit. The stream
// is cut at its `---` lines first, as kubectl does it, so that a document that
// cannot be read does not hide the others.
func readYAML(source *document.Source, emit func(*document.Node), fail func(document.Problem)) {
	templates := false
	for first, last := range chunks(source) {
		text := source.Text(first, last)
		if !couldHoldObject(text) {
			continue
		}
		reader := newYAMLReader(source, first, last)
		err := reader.read(text, emit)
		if err == nil || !looksLikeObject(text) {
			continue
		}
		problem, template := reader.problem(last, err)
		if template && templates {
			continue // said once, it holds for the whole file
		}
		templates = templates || template
		fail(problem)
	}
}

// chunks yields the first and last line of each document of a stream.
func chunks(source *document.Source) func(yield func(first, last int) bool) {
	return func(yield func(int, int) bool) {
		first := 1
		for n := 1; n <= source.Lines(); n++ {
			if !separates(source.Line(n)) {
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

// separates reports whether a line is `---` and nothing else. What stands
// behind other dashes is read by the parser, so that nothing goes unseen.
func separates(line []byte) bool {
	rest, dashes := bytes.CutPrefix(line, []byte("---"))
	if !dashes {
		return false
	}
	rest = bytes.TrimSpace(rest)
	return len(rest) == 0 || rest[0] == '#'
}

// couldHoldObject is a cheap test that spares the parser what cannot be a
// Kubernetes object. An escape or base64 can hide the words.
func couldHoldObject(text []byte) bool {
	return bytes.Contains(text, []byte("kind")) || bytes.Contains(text, []byte("apiVersion")) ||
		bytes.IndexByte(text, '\\') >= 0 || bytes.Contains(text, []byte("binary"))
}

// looksLikeObject decides about text that cannot be parsed.
func looksLikeObject(text []byte) bool {
	return bytes.Contains(text, []byte("apiVersion")) && bytes.Contains(text, []byte("kind"))
}

// A yamlReader turns one document of a stream into nodes.
type yamlReader struct {
	source *document.Source
	before int // lines of the source before the document
	// marked says that the document begins with a byte order mark, which the
	// parser counts as no column.
	marked bool
	// breaks are the offsets of the parser's lines where they differ from
	// everybody else's: YAML ends a line at CR, NEL, LS and PS too.
	breaks []int
	cursor cursor
	// open are the anchors whose aliases are being followed.
	open    map[*yaml.Node]bool
	aliased int // nodes reached through aliases, counted each time
}

func newYAMLReader(source *document.Source, first, last int) yamlReader {
	return yamlReader{
		source: source,
		before: first - 1,
		marked: bytes.HasPrefix(source.Line(first), []byte(byteOrderMark)),
		breaks: unusualBreaks(source, first, last),
	}
}

func (r *yamlReader) read(text []byte, emit func(*document.Node)) error {
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	for {
		var tree yaml.Node
		err := decode(decoder, &tree)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if len(tree.Content) == 0 {
			continue
		}
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
	return decoder.Decode(tree) //nolint:wrapcheck // faults are worded in one place, problem
}

func (r *yamlReader) node(from *yaml.Node) (document.Node, error) {
	if len(r.open) > 0 {
		if r.aliased++; r.aliased > maxAliased {
			return document.Node{}, r.fault(from, fmt.Errorf("aliases unfold to more than %d values", maxAliased))
		}
	}
	switch from.Kind {
	case yaml.MappingNode:
		return r.mapping(from)
	case yaml.SequenceNode:
		return r.sequence(from)
	case yaml.AliasNode:
		return r.alias(from)
	default:
		at := r.start(from)
		kind, text, err := scalar(from, at.tag)
		if err != nil {
			return document.Node{}, r.fault(from, err)
		}
		if kind == document.String && document.Unresolved(text) {
			kind = document.Unknown
		}
		return document.Node{Kind: kind, Text: text, Span: at.span(from)}, nil
	}
}

func (r *yamlReader) sequence(from *yaml.Node) (document.Node, error) {
	node := document.Node{Kind: document.Array, Span: r.start(from).span(from)}
	node.Items = make([]document.Node, len(from.Content))
	for i, item := range from.Content {
		var err error
		if node.Items[i], err = r.node(item); err != nil {
			return node, err
		}
	}
	return node, nil
}

func (r *yamlReader) alias(from *yaml.Node) (document.Node, error) {
	if r.open[from.Alias] {
		return document.Node{}, r.fault(from, fmt.Errorf("anchor %q contains itself", from.Value))
	}
	if r.open == nil {
		r.open = map[*yaml.Node]bool{}
	}
	span := r.start(from).span(from)
	r.open[from.Alias] = true
	node, err := r.node(from.Alias)
	delete(r.open, from.Alias)
	node.Aliased, node.Span = true, span
	return node, err
}

// mapping reads the fields of a mapping in order. As for kubectl, the last of
// two equal keys wins, and a merge key overrides what stands before it.
func (r *yamlReader) mapping(from *yaml.Node) (document.Node, error) {
	span := r.start(from).span(from)
	fields := document.NewFields(len(from.Content) / 2)
	for i := 0; i+1 < len(from.Content); i += 2 {
		key, value := from.Content[i], from.Content[i+1]
		at := r.start(key)
		if isMerge(key, at.tag) {
			if err := r.merge(at.span(key), value, &fields); err != nil {
				return document.Node{}, err
			}
			continue
		}
		name, err := r.key(key, at.tag)
		if err != nil {
			return document.Node{}, err
		}
		node, err := r.node(value)
		if err != nil {
			return document.Node{}, err
		}
		fields.Set(document.Member{Key: name, Span: at.span(key), Value: node})
	}
	node := document.Node{Kind: document.Object, Members: fields.Members, Span: span}
	node.Span = node.Title()
	return node, nil
}

// key is the field name that kubectl makes of a key of a mapping.
func (r *yamlReader) key(key *yaml.Node, tag string) (string, error) {
	node := key
	if key.Kind == yaml.AliasNode {
		node = key.Alias
		tag = r.start(node).tag
	}
	if node.Kind != yaml.ScalarNode {
		return "", r.fault(key, errors.New("a mapping or sequence cannot be a key"))
	}
	name, err := keyText(node, tag)
	if err != nil {
		return "", r.fault(key, err)
	}
	return name, nil
}

// merge adds the fields of the mapping, or the mappings, behind a merge key.
func (r *yamlReader) merge(key document.Span, value *yaml.Node, into *document.Fields) error {
	if value.Kind != yaml.SequenceNode {
		return r.mergeOne(key, value, into)
	}
	// Earlier mappings of the list take precedence.
	for i := len(value.Content) - 1; i >= 0; i-- {
		if err := r.mergeOne(key, value.Content[i], into); err != nil {
			return err
		}
	}
	return nil
}

func (r *yamlReader) mergeOne(key document.Span, value *yaml.Node, into *document.Fields) error {
	merged, err := r.node(value)
	if err != nil {
		return err
	}
	if merged.Kind != document.Object {
		return r.fault(value, errNoMapping)
	}
	for _, member := range merged.Members {
		if merged.Aliased {
			member.Value.Aliased, member.Value.Span, member.Span = true, merged.Span, key
		}
		into.Set(member)
	}
	return nil
}

package arm

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/jsontree"
)

// A template is read once with each parameters file beside it. A value that
// the parameters file sets has its place there, any other in the template,
// but a Document has one Source. So such a reading becomes two Documents with
// the same values: one without the places in the parameters file, the other
// without those in the template. Each finding is thus reported once, in the
// file that it is about, whichever of the two is linted.

// elsewhere is a bit in the line of places in the parameters file, set while
// values from both files are in one tree.
const elsewhere = 1 << 31

func isElsewhere(span document.Span) bool { return span.Line&elsewhere != 0 }

func toElsewhere(span document.Span) document.Span {
	span.Line |= elsewhere
	return span
}

func inTemplate(span document.Span) document.Span {
	if isElsewhere(span) {
		return document.Span{}
	}
	return span
}

func inParameters(span document.Span) document.Span {
	if !isElsewhere(span) {
		return document.Span{}
	}
	span.Line &^= elsewhere
	return span
}

// mentionsParameters reports whether JSON may be a parameters file.
func mentionsParameters(content []byte) bool {
	return bytes.Contains(content, []byte("eploymentParameters"))
}

// isParameters reports whether a JSON object is a parameters file.
func isParameters(root *document.Node) bool {
	return strings.Contains(strings.ToLower(root.Get("$schema").String()), "deploymentparameters")
}

// ofTemplate returns the resources of a template: one reading with each of
// its parameters files or, if it has none, with the defaults.
func ofTemplate(root *document.Node, source *document.Source) (found Found) {
	readings := 0
	for _, name := range parametersOf(source.Path) {
		file, problem := readBeside(source, name, mentionsParameters, isParameters)
		if problem != nil {
			found.Problems = append(found.Problems, *problem)
		}
		if file == nil {
			continue
		}
		readings++
		file.root.Move(toElsewhere)
		reading := deploy(root, source, given(file.root.Get("parameters"), literally))
		for _, doc := range reading.Resources {
			stopElsewhere(&doc.Root)
			doc.Root.Move(inTemplate)
		}
		found.Resources = append(found.Resources, reading.Resources...)
		found.Skipped = append(found.Skipped, reading.Skipped...)
	}
	if readings == 0 {
		reading := deploy(root, source, nil)
		found.Resources, found.Skipped = reading.Resources, reading.Skipped
	}
	return found
}

// ofParameters returns the resources of the template of a parameters file,
// with places in the parameters file only.
func ofParameters(root *document.Node, source *document.Source) (found Found) {
	template := templateOf(source.Path)
	if template == "" {
		return found
	}
	file, problem := readBeside(source, template, Mentions, isTemplate)
	if problem != nil {
		found.Problems = append(found.Problems, *problem)
	}
	if file == nil {
		return found
	}
	root.Move(toElsewhere)
	found.Resources = deploy(file.root, file.source, given(root.Get("parameters"), literally)).Resources
	for _, doc := range found.Resources {
		doc.Root.Move(inParameters)
		doc.Source, doc.Anchor = source, document.Span{}
	}
	return found
}

// literally returns the value of a parameter in a file, which cannot contain
// expressions.
func literally(written document.Node) document.Node { return written }

// stopElsewhere keeps a finding about a value from the other file, or about
// something missing in it, from moving further up than this value.
func stopElsewhere(node *document.Node) {
	if isElsewhere(node.Span) {
		node.Aliased = true
		return
	}
	for i := range node.Items {
		stopElsewhere(&node.Items[i])
	}
	for i := range node.Members {
		stopElsewhere(&node.Members[i].Value)
	}
}

// A beside is a file that is read along with another one.
type beside struct {
	source *document.Source
	root   *document.Node
}

// readBeside reads a file in the folder of a source. It returns nil if the
// file is not of the wanted kind.
func readBeside(of *document.Source, name string, mentions func([]byte) bool, is func(*document.Node) bool) (*beside, *document.Problem) {
	path := filepath.Join(filepath.Dir(of.Path), name)
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, unreadable(of, name, err.Error())
	}
	if content = document.Decode(content); !mentions(content) {
		return nil, nil
	}
	if !utf8.Valid(content) {
		return nil, unreadable(of, name, "is not UTF-8")
	}
	file := beside{source: &document.Source{Name: name, Path: path, Content: content}}
	roots, problem := jsontree.ReadExtended(file.source)
	if problem != nil {
		return nil, unreadable(of, name, problem.String())
	}
	if len(roots) != 1 || !is(roots[0]) {
		return nil, nil
	}
	file.root = roots[0]
	return &file, nil
}

func unreadable(source *document.Source, name, reason string) *document.Problem {
	return &document.Problem{File: source.Name, Message: fmt.Sprintf("cannot be read together with %s: %s", name, reason)}
}

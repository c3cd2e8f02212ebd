// Package loader reads files into documents: one reader for each kind of file,
// and no policy.
package loader

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/akslint/akslint/internal/document"
)

// Stdin is the argument that stands for standard input.
const Stdin = "-"

// Handlers take what a reader finds, in the order of the file.
type Handlers struct {
	Document func(*document.Document)
	Problem  func(document.Problem)
}

// Load reads a file and hands over what it holds. It returns the source, or
// nil when the file is of a kind that akslint does not read.
func Load(file File, stdin io.Reader, to Handlers) *document.Source {
	content, err := read(file, stdin)
	if err != nil {
		to.Problem(document.Problem{File: file.Name, Message: reason(err)})
		return nil
	}
	source := &document.Source{Name: file.Name, Path: file.Path, Content: content}
	format := formatOf(file, content)
	if format == nil {
		return nil
	}
	if problem, bad := notText(source); bad {
		to.Problem(problem)
		return source
	}
	format(source, to)
	return source
}

func read(file File, stdin io.Reader) ([]byte, error) {
	if file.Path == "" {
		return io.ReadAll(stdin)
	}
	return os.ReadFile(file.Path)
}

// reason is an error without the name of the file, which stands before it.
func reason(err error) string {
	if path := (*fs.PathError)(nil); errors.As(err, &path) {
		err = path.Err
	}
	return err.Error()
}

// A format reads a source of one kind.
type format func(source *document.Source, to Handlers)

// formatOf chooses the format by the name of a file; where that says nothing,
// by its first line.
func formatOf(file File, content []byte) format {
	switch strings.ToLower(filepath.Ext(file.Name)) {
	case ".yaml", ".yml":
		return manifests
	case ".json":
		return jsonFile
	case ".sh", ".bash", ".azcli":
		return script
	}
	switch {
	case isScript(content):
		return script
	case file.Path == "" && !looksLikeObject(content) && bytes.Contains(content, []byte("az ")):
		return script
	case file.Path == "" || file.Named:
		return manifests
	default:
		return nil
	}
}

// isScript reports whether the first line hands the file to a shell.
func isScript(content []byte) bool {
	line, _, _ := bytes.Cut(content, []byte("\n"))
	if !bytes.HasPrefix(line, []byte("#!")) {
		return false
	}
	for _, word := range bytes.Fields(line[2:]) {
		switch string(word[bytes.LastIndexByte(word, '/')+1:]) {
		case "sh", "bash", "dash", "ksh", "zsh":
			return true
		}
	}
	return false
}

// notText finds the first byte that cannot be in a text file.
func notText(source *document.Source) (document.Problem, bool) {
	problem := document.Problem{File: source.Name}
	at := bytes.IndexByte(source.Content, 0)
	if at < 0 && utf8.Valid(source.Content) {
		return problem, false
	}
	if bytes.HasPrefix(source.Content, []byte{0xFF, 0xFE}) || bytes.HasPrefix(source.Content, []byte{0xFE, 0xFF}) {
		problem.Message = "is UTF-16 text: save it as UTF-8"
		return problem, true
	}
	for offset := 0; offset < len(source.Content) && (at < 0 || offset < at); {
		r, size := utf8.DecodeRune(source.Content[offset:])
		if r == utf8.RuneError && size == 1 {
			at = offset
			break
		}
		offset += size
	}
	span := source.SpanAt(at, 1)
	problem.Line, problem.Column = int(span.Line), int(span.Column)
	problem.Message = fmt.Sprintf("is no text file: byte 0x%02x is not UTF-8", source.Content[at])
	if source.Content[at] == 0 {
		problem.Message = "is no text file: it holds a NUL byte"
	}
	return problem, true
}

// manifests reads a YAML stream, or JSON where the stream begins with a brace,
// as kubectl tells them apart.
func manifests(source *document.Source, to Handlers) {
	if bytes.HasPrefix(bytes.TrimSpace(bytes.TrimPrefix(source.Content, []byte("\uFEFF"))), []byte("{")) {
		jsonFile(source, to)
		return
	}
	yamlFile(source, to)
}

func yamlFile(source *document.Source, to Handlers) {
	readYAML(source, func(root *document.Node) {
		kubernetes(source, "yaml", root, to)
	}, to.Problem)
}

// jsonFile reads JSON. What is no JSON may still be YAML in flow style.
func jsonFile(source *document.Source, to Handlers) {
	if !couldHoldObject(source.Content) {
		return
	}
	var roots []*document.Node
	err := readJSON(source, func(root *document.Node) { roots = append(roots, root) })
	if err != nil {
		var problems []document.Problem
		var documents []*document.Document
		yamlFile(source, Handlers{
			Document: func(doc *document.Document) { documents = append(documents, doc) },
			Problem:  func(problem document.Problem) { problems = append(problems, problem) },
		})
		if len(problems) == 0 {
			for _, doc := range documents {
				to.Document(doc)
			}
			return
		}
		if fault := (*readError)(nil); errors.As(err, &fault) && looksLikeObject(source.Content) {
			to.Problem(document.Problem{File: source.Name, Line: fault.line, Column: fault.column, Message: fault.Error()})
		}
	}
	for _, root := range roots {
		kubernetes(source, "json", root, to)
	}
}

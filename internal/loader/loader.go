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
	"path"
	"strings"
	"unicode/utf8"

	"github.com/akslint/akslint/internal/arm"
	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/jsontree"
	"github.com/akslint/akslint/internal/terraform"
)

// byteOrderMark may open a file.
const byteOrderMark = "\uFEFF"

// Stdin is the argument that stands for standard input.
const Stdin = "-"

// Handlers take what a reader finds, in the order of the file.
type Handlers struct {
	Document func(*document.Document)
	Problem  func(document.Problem)
	// Skipped, which may be nil, takes what a file declares but does not deploy,
	// and why that is so. It is not judged.
	Skipped func(document.Problem)
	// StrictDocs has clusters in documentation read as any other. Otherwise they
	// are partial, so that only what a page says is judged, not what it leaves
	// out: tutorials show few of the flags that a cluster needs.
	StrictDocs bool
}

// Load reads a file and hands over what it holds. It returns the source, or
// nil when the file is of a kind that akslint does not read.
func Load(file File, stdin io.Reader, to Handlers) *document.Source {
	content, err := read(file, stdin)
	if err != nil {
		to.Problem(document.Problem{File: file.Name, Message: reason(err)})
		return nil
	}
	format := formatOf(file, content)
	if format == nil {
		return nil
	}
	source := &document.Source{Name: file.Name, Path: file.Path, Root: file.Root, Content: content}
	if at := foreignByte(content); at < 0 {
		format(source, to)
	} else if bytes.IndexByte(content, 0) >= 0 || looksLikeObject(content) || mentionsCommand(content) || mentionsResource(content) {
		to.Problem(notText(source, at))
	}
	return source
}

// read returns the bytes of a file; of one that only its first line can make a
// script, no more than that takes.
func read(file File, stdin io.Reader) ([]byte, error) {
	if file.Path == "" {
		return io.ReadAll(stdin) //nolint:wrapcheck // reason words it
	}
	if formatOfName(file.Name) == nil && !file.Named {
		start, err := readStart(file.Path)
		if err != nil || !isScript(start) {
			return start, err
		}
	}
	return os.ReadFile(file.Path) //nolint:wrapcheck // reason words it
}

// readStart reads as much of a file as the line of a shebang may have.
func readStart(name string) ([]byte, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err //nolint:wrapcheck // reason words it
	}
	defer func() { _ = file.Close() }()
	start, err := io.ReadAll(io.LimitReader(file, 256))
	return start, err //nolint:wrapcheck // reason words it
}

// reason is an error without the name of the file, which stands before it.
func reason(err error) string {
	if fault := (*fs.PathError)(nil); errors.As(err, &fault) {
		err = fault.Err
	}
	return err.Error()
}

// A format reads a source of one kind.
type format func(source *document.Source, to Handlers)

// formatOf chooses the format by the name of a file; where that says nothing,
// by its first line.
func formatOf(file File, content []byte) format {
	if format := formatOfName(file.Name); format != nil {
		return format
	}
	switch {
	case isScript(content):
		return script
	case file.Path == "" && terraform.Declares(content):
		return terraformFile
	case file.Path == "" && isListing(content):
		return jsonFile
	case file.Path == "" && !looksLikeObject(content) && bytes.Contains(content, []byte("az ")):
		return script
	case file.Path == "" || file.Named:
		return manifests
	default:
		return nil
	}
}

func formatOfName(name string) format {
	base := strings.ToLower(path.Base(name))
	if strings.HasSuffix(base, ".tf.json") {
		return terraformFile
	}
	switch path.Ext(base) {
	case ".yaml", ".yml":
		return manifests
	case ".json":
		return jsonFile
	case ".tf":
		return terraformFile
	case ".sh", ".bash", ".azcli":
		return script
	case ".ps1", ".psm1":
		return powershell
	case ".md", ".mdx", ".markdown":
		return markdown
	case ".mk":
		return makefile
	case ".dockerfile":
		return dockerfile
	}
	switch stem, _, _ := strings.Cut(base, "."); stem {
	case "makefile", "gnumakefile":
		return makefile
	case "dockerfile":
		return dockerfile
	default:
		return nil
	}
}

// isScript reports whether the first line hands the file to a shell.
func isScript(content []byte) bool {
	line, _, _ := bytes.Cut(content, []byte("\n"))
	shebang, found := bytes.CutPrefix(bytes.TrimPrefix(line, []byte(byteOrderMark)), []byte("#!"))
	if !found {
		return false
	}
	for word := range bytes.FieldsSeq(shebang) {
		switch string(word[bytes.LastIndexByte(word, '/')+1:]) {
		case "sh", "bash", "dash", "ksh", "zsh":
			return true
		}
	}
	return false
}

// foreignByte finds the first byte that cannot be in a text file, or returns -1.
func foreignByte(content []byte) int {
	if utf8.Valid(content) {
		return bytes.IndexByte(content, 0)
	}
	for at := 0; ; {
		r, size := utf8.DecodeRune(content[at:])
		if r == 0 || r == utf8.RuneError && size == 1 {
			return at
		}
		at += size
	}
}

// notText says what is wrong with the byte at an offset.
func notText(source *document.Source, at int) document.Problem {
	content := source.Content
	if bytes.HasPrefix(content, []byte{0xFF, 0xFE}) || bytes.HasPrefix(content, []byte{0xFE, 0xFF}) {
		return document.Problem{File: source.Name, Message: "is UTF-16 text: save it as UTF-8"}
	}
	span := source.SpanAt(at, 1)
	problem := document.Problem{File: source.Name, Line: int(span.Line), Column: int(span.Column)}
	problem.Message = fmt.Sprintf("is no text file: byte 0x%02x is not UTF-8", content[at])
	if content[at] == 0 {
		problem.Message = "is no text file: it holds a NUL byte"
	}
	return problem
}

// manifests reads a YAML stream, or JSON where the stream begins with a brace,
// as kubectl tells them apart.
func manifests(source *document.Source, to Handlers) {
	content := bytes.TrimSpace(bytes.TrimPrefix(source.Content, []byte(byteOrderMark)))
	if bytes.HasPrefix(content, []byte("{")) {
		jsonFile(source, to)
		return
	}
	yamlFile(source, to)
	pipeline(source, to)
}

func yamlFile(source *document.Source, to Handlers) {
	readYAML(source, func(root *document.Node) { kubernetes(source, "yaml", root, to) }, to.Problem)
}

// jsonFile reads JSON. What is no JSON may still be YAML in flow style.
func jsonFile(source *document.Source, to Handlers) {
	azure := arm.Mentions(source.Content)
	if !azure && !couldHoldObject(source.Content) {
		return
	}
	format := "json"
	roots, problem := jsontree.Read(source)
	if problem != nil && azure {
		roots, problem = jsontree.Read(arm.WithoutComments(source))
	}
	if problem != nil {
		var flow []*document.Node
		readable := true
		readYAML(source, func(root *document.Node) { flow = append(flow, root) }, func(document.Problem) { readable = false })
		if readable && (len(flow) > 0 || !azure) {
			format, roots = "yaml", flow
		} else {
			to.Problem(*problem)
		}
	}
	for _, root := range roots {
		if !resources(source, root, to) {
			kubernetes(source, format, root, to)
		}
	}
}

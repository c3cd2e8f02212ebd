// Package loader reads files into documents: it has one reader for each format,
// and no policy.
package loader

import (
	"bytes"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/akslint/akslint/internal/arm"
	"github.com/akslint/akslint/internal/azcli"
	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/find"
	"github.com/akslint/akslint/internal/terraform"
)

// Handlers take what a reader finds, in the order of the file.
type Handlers struct {
	Document func(*document.Document)
	Problem  func(document.Problem)
	// Skipped, which may be nil, takes what a file declares but does not deploy,
	// and why that is so. It is not judged.
	Skipped func(document.Problem)
	// StrictDocs has clusters in documentation read as any other. Otherwise they
	// are partial, so that only what a page says is judged, not what it leaves
	// out.
	StrictDocs bool
	// named says that the person gave the name of the file.
	named bool
}

// Load reads a file and hands over what it holds. It returns the source, or
// nil when the file is of a kind that akslint does not read.
func Load(file find.File, stdin io.Reader, to Handlers) *document.Source {
	format := formatOfName(file.Name)
	if format == nil && file.Path != "" && !file.Named {
		// Only its first line can say what the file is, so no more is read.
		start, err := file.ReadStart(256)
		if format = formatOfLine((&document.Source{Content: start}).Line(1)); format == nil && err == nil {
			return nil
		}
	}
	content, err := file.Read(stdin)
	if err != nil {
		to.Problem(document.Problem{File: file.Name, Message: err.Error()})
		return nil
	}
	source := &document.Source{Name: file.Name, Path: file.Path, Root: file.Root, Content: content}
	if format == nil {
		format = formatOfLine(source.Line(1))
	}
	if format == nil && file.Path == "" {
		format = formatOfInput(content)
	}
	read := manifests // as kubectl takes any name
	if format != nil {
		read = format.read
	}
	to.named = file.Named
	if at := foreignByte(content); at < 0 {
		read(source, to)
	} else if bytes.IndexByte(content, 0) >= 0 || mightBeJudged(content) {
		to.Problem(notText(source, at))
	}
	return source
}

// mightBeJudged decides whether a file that cannot be read would have been judged.
func mightBeJudged(content []byte) bool {
	return looksLikeObject(content) || azcli.Mentions(content) || arm.Mentions(content) || terraform.Mentions(content)
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

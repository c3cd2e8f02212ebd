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
	// Unread takes what akslint knows of but does not read. If the person named
	// the file, Problem takes it instead.
	Unread func(document.Unread)
	// Skipped takes what a file declares but does not deploy, and so is not
	// judged, with the reason. It may be nil.
	Skipped func(document.Problem)
	// StrictDocs has clusters in documentation read as any other. Otherwise they
	// are partial, so that only what a page says is judged, not what it leaves
	// out.
	StrictDocs bool
	// named says that the person gave the name of the file.
	named bool
}

func (h Handlers) skip(note document.Problem) {
	if h.Skipped != nil {
		h.Skipped(note)
	}
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
	if to.named = file.Named; to.named {
		to.Unread = func(unread document.Unread) { to.Problem(unread.Problem) }
	}
	if format != nil && format.read == nil {
		to.Unread(document.Unread{Kind: format.kind, Problem: document.Problem{File: file.Name, Message: format.instead}})
		return nil
	}
	content, err := file.Read(stdin)
	if err != nil {
		to.Problem(document.Problem{File: file.Name, Message: err.Error()})
		return nil
	}
	source := &document.Source{Name: file.Name, Path: file.Path, Root: file.Root, Content: document.Decode(content)}
	if at := foreignByte(source.Content); at >= 0 {
		return foreign(source, at, to)
	}
	if !file.Named {
		to = ofChart(source, to)
	}
	if format == nil {
		format = formatOfContent(source)
	}
	format.read(source, to)
	return source
}

// foreign hands over a file that is not text. It is a Problem where it might have
// been judged.
func foreign(source *document.Source, at int, to Handlers) *document.Source {
	problem := notText(source, at)
	if document.IsUTF32(source.Content) || mightBeJudged(source.Content) {
		to.Problem(problem)
		return source
	}
	to.Unread(document.Unread{Kind: "non-text file", Problem: problem})
	return nil
}

// mightBeJudged decides whether a file that cannot be read would have been
// judged. Without NULs, the words of UTF-16 and UTF-32 can be found.
func mightBeJudged(content []byte) bool {
	words := bytes.ReplaceAll(content, []byte{0}, nil)
	return looksLikeObject(words) || azcli.Mentions(words) || arm.Mentions(words) || terraform.Mentions(words)
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
	if document.IsUTF32(source.Content) {
		return document.Problem{File: source.Name, Message: "is UTF-32 text: save it as UTF-8"}
	}
	span := source.SpanAt(at, 1)
	problem := document.Problem{File: source.Name, Line: int(span.Line), Column: int(span.Column)}
	problem.Message = fmt.Sprintf("is not a text file: byte 0x%02x is not UTF-8", source.Content[at])
	if source.Content[at] == 0 {
		problem.Message = "is not a text file: it holds a NUL byte"
	}
	return problem
}

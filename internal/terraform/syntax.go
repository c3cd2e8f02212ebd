package terraform

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	hcljson "github.com/hashicorp/hcl/v2/json"

	"github.com/akslint/akslint/internal/document"
)

// parse reads the syntax of a file, or says where and why it cannot be read.
func parse(source *document.Source) (hcl.Body, *document.Problem) {
	body, diagnostics := parseBody(source.Content, source.Name)
	for _, diagnostic := range diagnostics {
		if diagnostic.Severity != hcl.DiagError {
			continue
		}
		problem := document.Problem{File: source.Name, Message: message(diagnostic)}
		if diagnostic.Subject != nil {
			span := source.SpanAt(diagnostic.Subject.Start.Byte, 0)
			problem.Line, problem.Column = int(span.Line), int(span.Column)
		}
		return nil, &problem
	}
	return body, nil
}

// message is what a diagnostic says, as far as its first sentence goes.
func message(diagnostic *hcl.Diagnostic) string {
	detail, _, _ := strings.Cut(diagnostic.Detail, ". ")
	detail, _, _ = strings.Cut(detail, "\n")
	return lowerFirst(diagnostic.Summary) + ": " + lowerFirst(strings.TrimRight(detail, ".:"))
}

func lowerFirst(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToLower(text[:1]) + text[1:]
}

// parseBody reads a file in the syntax that its first character shows: a brace
// opens JSON, and nothing in the other.
func parseBody(content []byte, name string) (body hcl.Body, diagnostics hcl.Diagnostics) {
	defer func() {
		if reason := recover(); reason != nil {
			body, diagnostics = nil, refused("Unreadable", fmt.Sprint(reason))
		}
	}()
	isJSON := isJSON(content)
	if nested(content, isJSON) > maxNested {
		return nil, refused("Too complex", fmt.Sprintf("More than %d brackets and operators", maxNested))
	}
	var file *hcl.File
	if isJSON {
		// Places are counted in bytes, so that the mark may become blanks.
		file, diagnostics = hcljson.Parse(bytes.Replace(content, []byte("\uFEFF"), []byte("   "), 1), name)
	} else {
		file, diagnostics = hclsyntax.ParseConfig(content, name, hcl.InitialPos)
	}
	if file == nil {
		return nil, diagnostics
	}
	return file.Body, diagnostics
}

func isJSON(content []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(content, "\uFEFF \t\r\n"), []byte("{"))
}

func refused(summary, detail string) hcl.Diagnostics {
	return hcl.Diagnostics{{Severity: hcl.DiagError, Summary: summary, Detail: detail}}
}

// maxNested bounds the brackets and operators of a file, each of which may take
// the parser a step deeper. It has no bound itself, and overflows the stack.
const maxNested = 20_000

// nested counts what may nest. Dashes do so seldom, and lines of them are many.
// JSON, which consists of brackets, is as deep as it looks.
func nested(content []byte, isJSON bool) int {
	brackets, depth, deepest, dashes := 0, 0, 0, 0
	for _, c := range content {
		switch c {
		case '[', '{':
			depth++
			deepest = max(deepest, depth)
		case ']', '}':
			depth--
		case '(', '!', '?':
			brackets++
		case '-':
			dashes++
		}
		if !isJSON && (c == '[' || c == '{') {
			brackets++
		}
	}
	if isJSON {
		brackets += deepest
	}
	return brackets + dashes/10
}

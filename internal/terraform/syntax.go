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

// parse parses a file, or says where and why it cannot be parsed.
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

// message is the text of a diagnostic, up to the end of its first sentence.
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

// parseBody reads a file in the syntax indicated by its name or its first
// character: a bracket begins JSON, and cannot begin the other syntax.
func parseBody(content []byte, name string) (body hcl.Body, diagnostics hcl.Diagnostics) {
	defer func() {
		if reason := recover(); reason != nil {
			body, diagnostics = nil, refused("Unreadable", fmt.Sprint(reason))
		}
	}()
	if strings.HasSuffix(name, ".json") || isJSON(content) {
		return parseJSON(content, name)
	}
	if nested(content) > maxNested {
		return nil, refused("Too complex", fmt.Sprintf("More than %d brackets and operators", maxNested))
	}
	file, diagnostics := hclsyntax.ParseConfig(content, name, hcl.InitialPos)
	return file.Body, diagnostics
}

func parseJSON(content []byte, name string) (hcl.Body, hcl.Diagnostics) {
	if depth(content) > maxDepth {
		return nil, refused("Too complex", fmt.Sprintf("More than %d nested brackets", maxDepth))
	}
	if bytes.HasPrefix(content, []byte(byteOrderMark)) { // places are counted in bytes
		content = append([]byte("   "), content[len(byteOrderMark):]...)
	}
	file, diagnostics := hcljson.Parse(content, name)
	if file == nil {
		return nil, diagnostics
	}
	return file.Body, diagnostics
}

const byteOrderMark = "\uFEFF"

func isJSON(content []byte) bool {
	text := bytes.TrimLeft(content, byteOrderMark+" \t\r\n")
	return bytes.HasPrefix(text, []byte("{")) || bytes.HasPrefix(text, []byte("["))
}

func refused(summary, detail string) hcl.Diagnostics {
	return hcl.Diagnostics{{Severity: hcl.DiagError, Summary: summary, Detail: detail}}
}

// maxNested limits the brackets and operators of a file, each of which may
// take the parser one level deeper. It has no limit itself, and overflows the
// stack.
const maxNested = 20_000

// nested counts what may nest. Dashes count a tenth: they seldom nest, and
// lines of them are common.
func nested(content []byte) int {
	brackets, dashes := 0, 0
	for _, c := range content {
		switch c {
		case '(', '[', '{', '!', '?':
			brackets++
		case '-':
			dashes++
		}
	}
	return brackets + dashes/10
}

// maxDepth limits how deep JSON may nest, which it only does in brackets. Its
// parser is slow on deep nesting.
const maxDepth = 1_000

// depth is how deep brackets nest, including those of expressions in strings.
func depth(content []byte) int {
	depth, deepest := 0, 0
	for _, c := range content {
		switch c {
		case '[', '{', '(':
			depth++
			deepest = max(deepest, depth)
		case ']', '}', ')':
			depth--
		}
	}
	return deepest
}

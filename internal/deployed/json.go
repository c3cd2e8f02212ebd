package deployed

import (
	"strings"

	"github.com/akslint/akslint/internal/azcli"
	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/jsontree"
)

// jsonValue is the JSON of a flag, each of its values in its own place. What is
// no JSON is the name of a file, or az's shorthand for it, and unknown.
func (w *writer) jsonValue(use azcli.Use) document.Node {
	last := use.Values[len(use.Values)-1]
	if !last.Unknown && len(use.Values) == 1 && strings.HasPrefix(strings.TrimSpace(last.Text), "{") {
		inner := &document.Source{Content: []byte(last.Text)}
		if roots, problem := jsontree.Read(inner); problem == nil && len(roots) == 1 {
			written := alignment(w.source, last)
			roots[0].Move(func(span document.Span) document.Span {
				offset, end := inner.At(span.Line, span.Column), inner.At(span.Line, span.End)
				if end >= len(written) {
					return use.Extent
				}
				return w.source.SpanAt(written[offset], written[end]-written[offset])
			})
			return *roots[0]
		}
	}
	return scalar(document.Unknown, last.Text, use.Extent)
}

// alignment returns the offset in the source of each byte of a value, and of its
// end, as far as the value is written there: between its bytes stand only those
// that a shell or a host removes, like backslashes and indentation.
func alignment(source *document.Source, value azcli.Value) []int {
	at := source.At(value.Span.Line, value.Span.Column)
	offsets := make([]int, 0, len(value.Text)+1)
	for i := range len(value.Text) {
		for at < len(source.Content) && source.Content[at] != value.Text[i] &&
			strings.IndexByte(removed, source.Content[at]) >= 0 {
			at++
		}
		if at == len(source.Content) || source.Content[at] != value.Text[i] {
			return offsets
		}
		offsets = append(offsets, at)
		at++
	}
	return append(offsets, at)
}

// removed are indentation, line ends, quotation marks, what escapes and, in pages,
// the marks of quotations.
const removed = " \t\r\n\\\"'`>"

// roleValue gives the definition of a role, as az takes it, the form that it has
// in ARM, but for the case of its fields.
func roleValue(written document.Node) document.Node {
	if written.Kind != document.Object {
		return written
	}
	role := document.Node{Kind: document.Object, Span: written.Span}
	permission := document.Node{Kind: document.Object, Span: written.Span}
	for _, member := range written.Members {
		switch strings.ToLower(member.Key) {
		case "actions", "notactions", "dataactions", "notdataactions":
			permission.Members = append(permission.Members, member)
		case "name":
			member.Key = "roleName"
			role.Members = append(role.Members, member)
		default:
			role.Members = append(role.Members, member)
		}
	}
	permissions := document.Node{Kind: document.Array, Span: written.Span, Items: []document.Node{permission}}
	role.Set("permissions", written.Span, permissions)
	return role
}

package loader

import (
	"bytes"
	"errors"

	"github.com/akslint/akslint/internal/azcli"
	"github.com/akslint/akslint/internal/cluster"
	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/shell"
)

// script reads the az commands of a shell script. One that creates a cluster
// is two documents: the command, and the cluster.
func script(source *document.Source, to Handlers) {
	if !bytes.Contains(source.Content, []byte("az")) {
		return
	}
	commands, err := shell.Parse(source.Content)
	if fault := (*shell.Error)(nil); errors.As(err, &fault) && mentionsAKS(source.Content) {
		span := source.SpanAt(fault.Offset, 0)
		to.Problem(document.Problem{
			File: source.Name, Line: int(span.Line), Column: int(span.Column), Message: fault.Message,
		})
	}
	for _, words := range commands {
		command, known := azcli.Read(words, source)
		if !known {
			continue
		}
		to.Document(command.Document(source))
		if command.Name != "aks create" {
			continue
		}
		created, err := cluster.FromCreate(command, source)
		if err != nil {
			to.Problem(document.Problem{File: source.Name, Line: int(command.Span.Line), Message: err.Error()})
			continue
		}
		to.Document(created)
	}
}

// mentionsAKS decides whether a script that cannot be parsed would have been
// judged.
func mentionsAKS(script []byte) bool {
	return bytes.Contains(script, []byte("az aks"))
}

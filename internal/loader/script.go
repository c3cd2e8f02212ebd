package loader

import (
	"github.com/akslint/akslint/internal/azcli"
	"github.com/akslint/akslint/internal/cluster"
	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/shell"
)

// azDocuments makes the az commands of what runs as one, like a script, into
// documents. A cluster is one more, behind the first command that makes or
// changes it.
func azDocuments(source *document.Source, parsed []shell.Command, to Handlers) {
	var commands []*azcli.Command
	for _, words := range parsed {
		if command, known := azcli.Read(words, source); known {
			commands = append(commands, command)
		}
	}
	clusters, err := cluster.Fold(commands, source)
	if err != nil {
		to.Problem(document.Problem{File: source.Name, Message: err.Error()})
	}
	for _, command := range commands {
		to.Document(command.Document(source))
		if len(clusters) > 0 && clusters[0].Anchor == command.Span {
			to.Document(clusters[0])
			clusters = clusters[1:]
		}
	}
}

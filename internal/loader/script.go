package loader

import (
	"slices"

	"github.com/akslint/akslint/internal/azcli"
	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/effect"
	"github.com/akslint/akslint/internal/shell"
)

// azDocuments makes the az commands of what runs as one, like a script, into
// documents: parts are the commands of each of its blocks. What the commands
// leave behind are more, each behind the first command that makes or changes it.
func azDocuments(source *document.Source, parts [][]shell.Command, docs bool, to Handlers) {
	var commands [][]*azcli.Command
	for _, part := range parts {
		var known []*azcli.Command
		for _, words := range part {
			if command, isKnown := azcli.Read(words, source); isKnown {
				known = append(known, command)
			}
		}
		commands = append(commands, known)
	}
	all := slices.Concat(commands...)
	var resources []*document.Document
	var err error
	if docs {
		resources, err = effect.OfPage(commands, source)
	} else {
		resources, err = effect.Of(all, source)
	}
	if err != nil {
		to.Problem(document.Problem{File: source.Name, Message: err.Error()})
	}
	for _, command := range all {
		to.Document(command.Document(source))
		for len(resources) > 0 && resources[0].Anchor == command.Span {
			to.Document(resources[0])
			resources = resources[1:]
		}
	}
}

package deployed

import (
	"github.com/akslint/akslint/internal/azcli"
	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/resource"
)

// ByPage returns the resources that the commands on a page of documentation
// leave behind. A page shows alternatives, and steps that undo others, so that
// each of its parts, like a fenced block, stands for itself. But what one part
// leaves out of a resource and another sets is unknown. Unless strict, clusters
// are partial: tutorials show few of the flags that a cluster needs, so that only
// what they say is judged, not what they leave out.
func ByPage(parts [][]*azcli.Command, source *document.Source, strict bool) ([]*document.Document, error) {
	addons, err := azcli.Addons()
	if err != nil {
		return nil, err
	}
	writer := writer{source: source, addons: addons}
	folded := make([]states, len(parts))
	for i, commands := range parts {
		folded[i] = fold(commands, writer)
	}
	all := byName(folded)
	var docs []*document.Document
	for i, part := range folded {
		for _, state := range part.list {
			state.complete(i, all[state.identity.withoutGroup()], writer)
			state.partial = state.partial || !strict && state.identity.kind == resource.Cluster
		}
		docs = append(docs, part.documents(source)...)
	}
	return docs, nil
}

// byName returns the states of all parts by the identity that their names give
// them, with the part that each is of.
func byName(parts []states) map[identity][]ofPart {
	all := map[identity][]ofPart{}
	for part := range parts {
		for _, state := range parts[part].list {
			if state.identity.name != "" {
				key := state.identity.withoutGroup()
				all[key] = append(all[key], ofPart{part, state})
			}
		}
	}
	return all
}

// ofPart is a state and the part of a page that it is of.
type ofPart struct {
	part  int
	state *state
}

// complete makes unknown what the state, which is of a part of a page, leaves out
// and others set that may be the same resource. What is partial leaves out
// everything else anyway.
func (s *state) complete(part int, others []ofPart, writer writer) {
	if s.partial {
		return
	}
	writer.target, writer.anchor = &s.root, s.anchor
	writer.uncertain, writer.completes = true, true
	for _, other := range others {
		if other.part == part || !s.identity.is(other.state.identity) {
			continue
		}
		for _, command := range other.state.commands {
			if command.Target.Pool == "" {
				writer.command(command)
			}
		}
	}
}

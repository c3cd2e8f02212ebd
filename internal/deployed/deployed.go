// Package deployed makes the resources of Azure out of the az commands that
// create and change them: what the commands leave behind.
package deployed

import (
	"slices"
	"strings"

	"github.com/akslint/akslint/internal/azcli"
	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/resource"
	"github.com/akslint/akslint/internal/shell"
)

// By returns the resources that the commands of one unit, like a script, leave
// behind, each in the shape of ARM, in the order of their first commands. A
// cluster begins with `az aks create`; what later changes the cluster of that
// name is applied to it in turn. Changes of a resource that the unit does not
// create are one of their own, a partial one.
//
// A resource holds what the commands say and no defaults. Each value has the
// place of the flag that last set it, and everything else that of the word az of
// the first command, or of the one that added the node pool. What a command
// changes that might not run is unknown. A node pool whose flags may be hidden has
// an object _akslint of its own, {"open": true}.
func By(commands []*azcli.Command, source *document.Source) ([]*document.Document, error) {
	addons, err := azcli.Addons()
	if err != nil {
		return nil, err
	}
	return fold(commands, writer{source: source, addons: addons}).documents(source), nil
}

// fold applies the commands in turn.
func fold(commands []*azcli.Command, writer writer) states {
	states := states{byName: map[identity][]*state{}}
	for _, command := range commands {
		if command.Target != nil {
			states.apply(command, writer)
		}
	}
	return states
}

// An identity is what tells resources apart: as az wrote it where that is
// known, else as it is written. What cannot be compared is "".
type identity struct{ kind, name, group string }

func identify(command *azcli.Command) identity {
	name, _ := command.Last(command.Target.Name)
	group, _ := command.Last("--resource-group")
	if group.Unknown {
		group = azcli.Value{}
	}
	return identity{kind: command.Target.Type, name: key(name), group: key(group)}
}

// key is the text by which a name is compared: Azure does not mind the
// case of letters, the shell does, and two substitutions may differ.
func key(value azcli.Value) string {
	switch {
	case !value.Unknown:
		return strings.ToLower(value.Text)
	case strings.Contains(value.Text, "$(…)"):
		return ""
	default:
		return value.Text
	}
}

func (i identity) is(other identity) bool {
	return i.name != "" && i.kind == other.kind && i.name == other.name &&
		(i.group == "" || other.group == "" || i.group == other.group)
}

// withoutGroup is what identities have in common that may be the same.
func (i identity) withoutGroup() identity { return identity{kind: i.kind, name: i.name} }

// A state is what is known of a resource so far.
type state struct {
	identity identity
	root     document.Node
	anchor   document.Span
	branch   *shell.Branch // that the first command stands in
	partial  bool          // it exists without the unit
	open     bool
	commands []*azcli.Command // that are about it
}

// states are those of the resources of a unit.
type states struct {
	list   []*state // in the order of their first commands
	byName map[identity][]*state
}

// apply applies a command to the resource that it names.
func (s *states) apply(command *azcli.Command, writer writer) {
	identity := identify(command)
	target := s.find(identity)
	ofPool := command.Target.Pool != ""
	if target == nil || command.Target.Creates && !ofPool {
		target = s.begin(command, identity)
	}
	writer.target, writer.anchor = &target.root, target.anchor
	writer.uncertain = !command.Branch.Holds(target.branch)
	if ofPool {
		target, writer.target = s.pool(command, target)
		writer.anchor = writer.target.Span
		writer.uncertain = writer.uncertain && len(writer.target.Members) > 0
	}
	target.commands = append(target.commands, command)
	writer.command(command)
	switch {
	case !command.Open:
	case ofPool: // its flags say nothing of the rest of the cluster
		about := child(writer.target, "_akslint", command.Span)
		about.Set("open", command.Span, scalar(document.Bool, "true", command.Span))
	default:
		target.open = true
	}
}

// find returns the last resource of that identity.
func (s *states) find(identity identity) *state {
	for _, state := range slices.Backward(s.byName[identity.withoutGroup()]) {
		if state.identity.is(identity) {
			return state
		}
	}
	return nil
}

func (s *states) begin(command *azcli.Command, identity identity) *state {
	target := command.Target
	begun := &state{
		identity: identity, root: document.Node{Kind: document.Object, Span: command.Span},
		anchor: command.Span, branch: command.Branch, partial: !target.Creates || target.Pool != "",
	}
	begun.root.Set("type", command.Span, scalar(document.String, target.Type, command.Span))
	if name, named := command.Last(target.Name); named && target.Pool != "" {
		begun.root.Set("name", name.Span, name.Node())
	}
	s.list = append(s.list, begun)
	s.byName[identity.withoutGroup()] = append(s.byName[identity.withoutGroup()], begun)
	return begun
}

// pool returns the node pool that a command adds or updates, and its cluster.
// That is one of its own where it is not known how the pool was made.
func (s *states) pool(command *azcli.Command, cluster *state) (*state, *document.Node) {
	if !command.Target.Creates {
		if pool := cluster.pool(command); pool != nil {
			return cluster, pool
		}
		if !cluster.partial {
			cluster = s.begin(command, identity{}) // which nothing else finds
		}
	}
	return cluster, cluster.addPool(command.Span)
}

// firstPool is the name that az gives the pool of a new cluster.
const firstPool = "nodepool1"

// pool returns the node pool that a command names, or nil.
func (s *state) pool(command *azcli.Command) *document.Node {
	name, _ := command.Last(command.Target.Pool)
	pools := s.root.Get("properties").Get("agentPoolProfiles")
	if pools == nil || key(name) == "" {
		return nil
	}
	for i := range pools.Items {
		pool := &pools.Items[i]
		known := pool.Get("name")
		switch {
		case known == nil:
			if i == 0 && !s.partial && name.Text == firstPool {
				return pool
			}
		case known.Text == name.Text && (known.Kind == document.Unknown) == name.Unknown:
			return pool
		}
	}
	return nil
}

// addPool adds a node pool behind those there are; a cluster that is created
// has one.
func (s *state) addPool(anchor document.Span) *document.Node {
	properties := child(&s.root, "properties", s.anchor)
	if s.partial && properties.Get("agentPoolProfiles") == nil {
		properties.Set("agentPoolProfiles", s.anchor, document.Node{Kind: document.Array, Span: s.anchor})
	} else {
		child(properties, "agentPoolProfiles[0]", s.anchor)
	}
	pools := properties.Get("agentPoolProfiles")
	pools.Items = append(pools.Items, document.Node{Kind: document.Object, Span: anchor})
	return &pools.Items[len(pools.Items)-1]
}

func (s states) documents(source *document.Source) []*document.Document {
	var docs []*document.Document
	for _, state := range s.list {
		origin := resource.Origin{Format: "az", Defaults: "az", Open: state.open, Partial: state.partial}
		docs = append(docs, resource.New(state.root, source, origin, state.anchor))
	}
	return docs
}

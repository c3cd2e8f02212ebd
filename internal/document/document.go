// Package document is the ground floor: the things a rule can judge, as trees
// in which every value knows its exact place in the file it was read from.
package document

import "strings"

// A Document is one thing a rule can judge: a Kubernetes object, an effective
// cluster, another Azure resource, or an az command.
type Document struct {
	// Class says which topics of rules judge the document.
	Class Class
	// Kind is the Kubernetes kind, the kind of an Azure resource, such as
	// ManagedCluster or RoleAssignment, or KindCommand.
	Kind string
	// Format is the notation the document is written in: yaml, json, az, arm,
	// terraform or show (the output of `az aks show`).
	Format string
	// Source holds the bytes that every Span of the tree refers to.
	Source *Source
	// Root is the value that rules see as input.
	Root Node
	// Anchor is where a finding about the whole document points: the value of
	// `kind`, or the word `az`.
	Anchor Span
}

// Class is the kind of input a topic of rules judges.
type Class uint8

// The classes of documents.
const (
	Kubernetes Class = iota // a Kubernetes object
	Cluster                 // the effective configuration of one AKS cluster
	Resource                // another Azure resource, such as a role assignment
	Command                 // an az or kubelogin command
)

// Classes returns all classes.
func Classes() []Class { return []Class{Kubernetes, Cluster, Resource, Command} }

// KindCommand is the kind of all commands.
const KindCommand = "Command"

// Name is what people call the document: Kind/namespace/name for a Kubernetes
// object, Kind/name for an Azure resource, the words of a command. Missing
// parts are left out.
func (d *Document) Name() string {
	switch d.Class {
	case Command:
		return d.Root.Get("words").Text
	case Cluster, Resource:
		return join(d.Kind, d.Root.Get("name"))
	default:
		metadata := d.Root.Get("metadata")
		name := metadata.Get("name")
		if name == nil {
			name = metadata.Get("generateName")
		}
		return join(d.Kind, metadata.Get("namespace"), name)
	}
}

func join(kind string, parts ...*Node) string {
	name := []string{kind}
	for _, part := range parts {
		if part != nil && part.Text != "" {
			name = append(name, part.Text)
		}
	}
	return strings.Join(name, "/")
}

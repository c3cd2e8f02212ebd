// Package cluster makes the effective configuration of AKS clusters out of the
// az commands that describe them.
package cluster

import (
	"slices"
	"strconv"
	"strings"

	"github.com/akslint/akslint/internal/azcli"
	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/shell"
)

// Fold makes the clusters that the commands of one unit, like a script,
// describe, each in the shape of its ARM resource, in the order of their first
// commands. A cluster begins with `az aks create`; what later changes the
// cluster of that name is applied to it in turn. Changes of one that the unit
// does not create are a cluster of their own, a partial one.
//
// A cluster holds what the commands say and no defaults. Each value has the
// place of the flag that last set it, and everything else that of the word az of
// the first command, or of the one that added the node pool. What a command
// changes that may not run is unknown. The object _akslint says where the
// cluster comes from:
//
//	{"source": "az", "open": whether flags may be hidden, "partial": false}
func Fold(commands []*azcli.Command, source *document.Source) ([]*document.Document, error) {
	addons, err := azcli.Addons()
	if err != nil {
		return nil, err
	}
	var clusters clusters
	for _, command := range commands {
		if describes(command.Name) {
			clusters.apply(command, addons)
		}
	}
	var docs []*document.Document
	for _, cluster := range clusters {
		docs = append(docs, cluster.document(source))
	}
	return docs, nil
}

const (
	createCluster = "aks create"
	disableAddons = "aks disable-addons"
	addPool       = "aks nodepool add"
	updatePool    = "aks nodepool update"
)

func describes(command string) bool {
	switch command {
	case createCluster, "aks update", "aks enable-addons", disableAddons, addPool, updatePool:
		return true
	default:
		return false
	}
}

// An identity is what tells clusters apart: as az wrote it where that is known,
// else as it is written. What cannot be compared is "".
type identity struct{ name, group string }

func identify(command *azcli.Command) identity {
	name, _ := command.Last("--name")
	if ofPool(command) {
		name, _ = command.Last("--cluster-name")
	}
	group, _ := command.Last("--resource-group")
	if group.Unknown {
		group = azcli.Value{}
	}
	return identity{name: key(name), group: key(group)}
}

func ofPool(command *azcli.Command) bool {
	return command.Name == addPool || command.Name == updatePool
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
	return i.name != "" && i.name == other.name && (i.group == "" || other.group == "" || i.group == other.group)
}

// A cluster is what is known of one so far.
type cluster struct {
	identity identity
	root     document.Node
	anchor   document.Span
	branch   *shell.Branch // that the first command stands in
	partial  bool          // it exists without the unit
	open     bool
}

type clusters []*cluster

// apply applies a command to the cluster that it names.
func (c *clusters) apply(command *azcli.Command, addons map[string]string) {
	identity := identify(command)
	target := c.find(identity)
	if target == nil || command.Name == createCluster {
		target = c.begin(command, identity)
	}
	writer := writer{target: &target.root, anchor: target.anchor, addons: addons, disables: command.Name == disableAddons}
	writer.uncertain = !command.Branch.Holds(target.branch)
	if ofPool(command) {
		target, writer.target = c.pool(command, target)
		writer.anchor = writer.target.Span
		writer.uncertain = writer.uncertain && len(writer.target.Members) > 0
	}
	target.open = target.open || command.Open
	writer.command(command)
}

// find returns the last cluster of that identity.
func (c *clusters) find(identity identity) *cluster {
	for _, cluster := range slices.Backward(*c) {
		if cluster.identity.is(identity) {
			return cluster
		}
	}
	return nil
}

func (c *clusters) begin(command *azcli.Command, identity identity) *cluster {
	begun := &cluster{
		identity: identity, root: document.Node{Kind: document.Object, Span: command.Span},
		anchor: command.Span, branch: command.Branch, partial: command.Name != createCluster,
	}
	begun.root.Set("type", command.Span, scalar(document.String, "Microsoft.ContainerService/managedClusters", command.Span))
	if name, named := command.Last("--cluster-name"); named {
		begun.root.Set("name", name.Span, name.Node())
	}
	*c = append(*c, begun)
	return begun
}

// pool returns the node pool that a command adds or updates, and its cluster.
// That is one of its own where it is not known how the pool was made.
func (c *clusters) pool(command *azcli.Command, cluster *cluster) (*cluster, *document.Node) {
	if command.Name == updatePool {
		if pool := cluster.pool(command); pool != nil {
			return cluster, pool
		}
		if !cluster.partial {
			cluster = c.begin(command, identity{}) // which nothing else finds
		}
	}
	return cluster, cluster.addPool(command.Span)
}

// firstPool is the name that az gives the pool of a new cluster.
const firstPool = "nodepool1"

// pool returns the node pool that a command names, or nil.
func (c *cluster) pool(command *azcli.Command) *document.Node {
	name, _ := command.Last("--nodepool-name")
	pools := c.root.Get("properties").Get("agentPoolProfiles")
	if pools == nil || key(name) == "" {
		return nil
	}
	for i := range pools.Items {
		pool := &pools.Items[i]
		known := pool.Get("name")
		switch {
		case known == nil:
			if i == 0 && !c.partial && name.Text == firstPool {
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
func (c *cluster) addPool(anchor document.Span) *document.Node {
	properties := child(&c.root, "properties", c.anchor)
	if c.partial && properties.Get("agentPoolProfiles") == nil {
		properties.Set("agentPoolProfiles", c.anchor, document.Node{Kind: document.Array, Span: c.anchor})
	} else {
		child(properties, "agentPoolProfiles[0]", c.anchor)
	}
	pools := properties.Get("agentPoolProfiles")
	pools.Items = append(pools.Items, document.Node{Kind: document.Object, Span: anchor})
	return &pools.Items[len(pools.Items)-1]
}

func (c *cluster) document(source *document.Source) *document.Document {
	origin := document.Node{Kind: document.Object, Span: c.anchor}
	origin.Set("source", c.anchor, scalar(document.String, "az", c.anchor))
	origin.Set("open", c.anchor, scalar(document.Bool, strconv.FormatBool(c.open), c.anchor))
	origin.Set("partial", c.anchor, scalar(document.Bool, strconv.FormatBool(c.partial), c.anchor))
	c.root.Set("_akslint", c.anchor, origin)
	return &document.Document{
		Class: document.Cluster, Kind: document.KindCluster, Format: "az",
		Source: source, Root: c.root, Anchor: c.anchor,
	}
}

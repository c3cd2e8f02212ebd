// Package resource knows the Azure resources that rules judge, whichever
// notation declares them, and turns trees in the shape of ARM into documents.
package resource

import (
	"strconv"
	"strings"

	"github.com/akslint/akslint/internal/document"
)

// An Origin is where a resource comes from.
type Origin struct {
	// Format is the notation, as in document.Document.
	Format string
	// Defaults is the source whose defaults apply to what the resource leaves
	// out: az, arm, show or terraform. An azapi_resource has those of ARM.
	Defaults string
	// Open says that something may set properties that the file does not
	// show.
	Open bool
	// Partial says that the resource exists independently of the file, so it
	// may have properties that the file does not name.
	Partial bool
	// Deployed is what an ARM template deploys to, and so the scope of a
	// resource that names none: resourceGroup, subscription, managementGroup
	// or tenant; "" for the other notations.
	Deployed string
}

// New turns a tree into a document. The tree has the fields of the resource
// in ARM: type, name, properties and so on, in any case; those that
// properties.txt names get the case of the API. It adds the object _akslint:
//
//	{"source": Origin.Defaults, "open", "partial", "deployed": if it is known}
func New(root document.Node, source *document.Source, origin Origin, anchor document.Span) *document.Document {
	settle(&root)
	known, _ := lookUp(root.Get("type").String())
	if written := root.Get("type"); written != nil && known.name != "" {
		written.Text = known.name
	}
	about := document.Node{Kind: document.Object, Span: anchor}
	text := func(kind document.Kind, key, text string) {
		about.Set(key, anchor, document.Node{Kind: kind, Text: text, Span: anchor})
	}
	text(document.String, "source", origin.Defaults)
	text(document.Bool, "open", strconv.FormatBool(origin.Open))
	text(document.Bool, "partial", strconv.FormatBool(origin.Partial))
	if origin.Deployed != "" {
		text(document.String, "deployed", origin.Deployed)
	}
	root.Set("_akslint", anchor, about)
	class := document.Resource
	if known.name == Cluster {
		class = document.Cluster
	}
	return &document.Document{
		Class: class, Kind: known.kind, Format: origin.Format,
		Source: source, Root: root, Anchor: anchor,
	}
}

// Pools joins node pools declared as separate resources with their clusters.
type Pools struct {
	clusters []cluster
	pools    []pool
}

type cluster struct {
	name     string
	document *document.Document
}

type pool struct {
	cluster string
	node    document.Node
}

// AddCluster adds a cluster, under the name by which pools refer to it.
func (p *Pools) AddCluster(name string, document *document.Document) {
	p.clusters = append(p.clusters, cluster{name, document})
}

// AddPool adds a node pool of the cluster with a name.
func (p *Pools) AddPool(clusterName string, node document.Node) {
	p.pools = append(p.pools, pool{clusterName, node})
}

// Join appends the pools to their clusters. A pool whose cluster was not
// added is left out.
func (p *Pools) Join() {
	for _, cluster := range p.clusters {
		for _, pool := range p.pools {
			if pool.cluster == cluster.name {
				AddPool(cluster.document, pool.node)
			}
		}
	}
}

// AddPool appends a node pool to properties.agentPoolProfiles of a cluster.
// If their value is unknown, it stays so.
func AddPool(cluster *document.Document, pool document.Node) {
	properties := child(&cluster.Root, "properties", document.Node{Kind: document.Object, Span: cluster.Anchor})
	if properties.Kind != document.Object {
		return
	}
	pools := child(properties, "agentPoolProfiles", document.Node{Kind: document.Array, Span: pool.Span})
	if pools.Kind == document.Array {
		respell(&pool, spellings()[strings.ToLower(Cluster)]["agentpoolprofiles"].fields)
		pools.Items = append(pools.Items, pool)
	}
}

// child returns the field at key, and creates it if it is missing.
func child(node *document.Node, key string, empty document.Node) *document.Node {
	if field := node.Get(key); field == nil || field.Kind == document.Null {
		node.Set(key, empty.Span, empty)
	}
	return node.Get(key)
}

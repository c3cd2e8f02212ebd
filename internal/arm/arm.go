// Package arm reads clusters in the JSON of Azure Resource Manager: templates,
// written by hand or compiled from Bicep, and what `az aks show` prints.
package arm

import (
	"bytes"
	"strings"

	"github.com/akslint/akslint/internal/document"
)

// The sources of a cluster, by which the defaults of what it leaves out are
// chosen. They are the values of _akslint.source.
const (
	Template = "arm"
	Show     = "show"
)

// The resource types that make up a cluster, in lower case: Azure ignores the
// case of types.
const (
	typeCluster    = "microsoft.containerservice/managedclusters"
	typePool       = typeCluster + "/agentpools"
	typeDeployment = "microsoft.resources/deployments"
)

// IsCluster reports whether a resource type is that of a cluster.
func IsCluster(resourceType string) bool { return strings.EqualFold(resourceType, typeCluster) }

// IsPool reports whether a resource type is that of a node pool.
func IsPool(resourceType string) bool { return strings.EqualFold(resourceType, typePool) }

// Mentions reports whether JSON may describe a cluster. It spares other files
// the reading.
func Mentions(content []byte) bool {
	if bytes.Contains(content, []byte("gentPoolProfiles")) {
		return true
	}
	const name = "managedclusters" // behind the slash of the type
	for {
		at := bytes.IndexByte(content, '/')
		if at < 0 || len(content)-at <= len(name) {
			return false
		}
		content = content[at+1:]
		if bytes.EqualFold(content[:len(name)], []byte(name)) {
			return true
		}
	}
}

// Clusters returns the clusters that a JSON value describes. known is false
// where it is neither a template nor what `az aks show` or `az aks list` prints.
func Clusters(root *document.Node, source *document.Source) (clusters []*document.Document, known bool) {
	switch {
	case isTemplate(root):
		return templateClusters(root, source), true
	case isShown(root):
		return []*document.Document{shownCluster(root, source)}, true
	case root.Kind == document.Array:
		for i := range root.Items {
			if item := &root.Items[i]; isShown(item) {
				clusters = append(clusters, shownCluster(item, source))
			}
		}
	}
	return clusters, len(clusters) > 0
}

// NewCluster makes a resource of type managedClusters into a document. The
// object _akslint, which is added to it, says where the cluster comes from:
//
//	{"source": what its defaults depend on, "open": false, "partial": false}
func NewCluster(root document.Node, source *document.Source, format, defaults string, anchor document.Span) *document.Document {
	about := document.Node{Kind: document.Object, Span: anchor}
	about.Set("source", anchor, document.Node{Kind: document.String, Text: defaults, Span: anchor})
	about.Set("open", anchor, document.Node{Kind: document.Bool, Text: "false", Span: anchor})
	about.Set("partial", anchor, document.Node{Kind: document.Bool, Text: "false", Span: anchor})
	root.Set("_akslint", anchor, about)
	return &document.Document{
		Class: document.Cluster, Kind: document.KindCluster, Format: format,
		Source: source, Root: root, Anchor: anchor,
	}
}

// AddPool appends a node pool to properties.agentPoolProfiles of a cluster.
// Where it is not known what stands there, it stays so.
func AddPool(cluster *document.Document, pool document.Node) {
	properties := child(&cluster.Root, "properties", document.Node{Kind: document.Object, Span: cluster.Anchor})
	if properties.Kind != document.Object {
		return
	}
	pools := child(properties, "agentPoolProfiles", document.Node{Kind: document.Array, Span: pool.Span})
	if pools.Kind == document.Array {
		pools.Items = append(pools.Items, pool)
	}
}

// child returns the field at key, made where there is none.
func child(node *document.Node, key string, empty document.Node) *document.Node {
	if field := node.Get(key); field == nil || field.Kind == document.Null {
		node.Set(key, empty.Span, empty)
	}
	return node.Get(key)
}

package arm

import (
	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/resource"
)

// isShown reports whether a JSON object is the output of `az aks show`: a
// cluster whose properties are beside its name. A query may have removed the
// type.
func isShown(root *document.Node) bool {
	if resource.Is(root.Get("type").String(), resource.Cluster) {
		return root.Get("properties") == nil
	}
	return root.Get("kubernetesVersion") != nil && root.Get("agentPoolProfiles") != nil &&
		root.Get("nodeResourceGroup") != nil
}

// shownCluster turns the output of `az aks show` into the shape of the
// resource.
func shownCluster(shown *document.Node, source *document.Source) *document.Document {
	anchor := shown.Title()
	if kind := shown.Get("type"); kind != nil {
		anchor = kind.Span
	}
	root := document.Node{Kind: document.Object, Span: shown.Span}
	properties := document.Node{Kind: document.Object, Span: anchor}
	for _, member := range shown.Members {
		if ofResource(member.Key) {
			root.Members = append(root.Members, member)
		} else {
			properties.Members = append(properties.Members, member)
		}
	}
	root.Set("properties", anchor, properties)
	if root.Get("type") == nil {
		root.Set("type", anchor, document.Node{Kind: document.String, Text: resource.Cluster, Span: anchor})
	}
	return resource.New(root, source, resource.Origin{Format: "show", Defaults: "show"}, anchor)
}

// ofResource reports whether a field belongs to any resource, rather than to
// the properties of a cluster.
func ofResource(key string) bool {
	switch key {
	case "apiVersion", "eTag", "etag", "extendedLocation", "id", "identity", "kind", "location", "name",
		"resourceGroup", "sku", "systemData", "tags", "type":
		return true
	default:
		return false
	}
}

package arm

import (
	"strings"

	"github.com/akslint/akslint/internal/document"
)

// isTemplate reports whether a JSON object is an ARM template.
func isTemplate(root *document.Node) bool {
	schema := root.Get("$schema").String()
	return strings.Contains(strings.ToLower(schema), "deploymenttemplate") ||
		root.Get("resources") != nil && root.Get("contentVersion") != nil
}

// templateClusters returns the clusters that a template deploys.
//
// A parameter has its defaultValue: what the template says unless a deployment
// says otherwise. A value that an expression gives has the place of the
// expression.
func templateClusters(root *document.Node, source *document.Source) []*document.Document {
	// No literal needs more than its own bytes, so only expressions that unfold
	// to more and more run out of it.
	budget := len(source.Content) + maxUnfolded
	reader := template{source: source, scope: newScope(root, nil, &budget)}
	reader.resources(root)
	return reader.clusters()
}

// A template collects the clusters and node pools of a template.
type template struct {
	source *document.Source
	scope  *scope
	found  []cluster
	pools  []pool
	// inner are the clusters of the templates that are deployed by this one.
	inner []*document.Document
}

type cluster struct {
	name     string // as scope.name writes it
	document *document.Document
}

// A pool is a node pool that is a resource of its own.
type pool struct {
	cluster string // as scope.name writes it
	node    document.Node
}

// clusters returns what was found, with the node pools in their clusters. A
// pool whose cluster is not in the template is left out.
func (t *template) clusters() []*document.Document {
	var clusters []*document.Document
	for _, found := range t.found {
		for _, pool := range t.pools {
			if strings.EqualFold(pool.cluster, found.name) {
				AddPool(found.document, pool.node)
			}
		}
		clusters = append(clusters, found.document)
	}
	return append(clusters, t.inner...)
}

// resources reads the resources of a template: an array or, from
// languageVersion 2.0 on, an object by symbolic names.
func (t *template) resources(parent *document.Node) {
	for _, resource := range elements(parent.Get("resources")) {
		t.resource(resource, resource.Get("type").String())
	}
}

// resource reads a resource and those within it, whose types and names may
// leave out those of the resource they stand in.
func (t *template) resource(resource *document.Node, fullType string) {
	if existing := resource.Get("existing"); existing != nil && existing.Text == "true" {
		return // named, and not deployed
	}
	switch {
	case IsCluster(fullType):
		t.cluster(resource)
	case IsPool(fullType):
		t.pool(resource, nil)
	case strings.EqualFold(fullType, typeDeployment):
		t.deployment(resource)
	}
	for _, child := range elements(resource.Get("resources")) {
		childType := child.Get("type").String()
		if !strings.Contains(childType, "/") {
			childType = fullType + "/" + childType
		}
		if IsPool(childType) && IsCluster(fullType) {
			t.pool(child, resource)
			continue
		}
		t.resource(child, childType)
	}
}

func elements(list *document.Node) []*document.Node {
	if list == nil {
		return nil
	}
	var elements []*document.Node
	for i := range list.Items {
		elements = append(elements, &list.Items[i])
	}
	for i := range list.Members {
		elements = append(elements, &list.Members[i].Value)
	}
	return elements
}

func (t *template) cluster(resource *document.Node) {
	root := document.Node{Kind: document.Object, Span: resource.Span}
	for _, member := range resource.Members {
		if member.Key != "resources" {
			member.Value = t.scope.resolve(member.Value)
			root.Members = append(root.Members, member)
		}
	}
	t.found = append(t.found, cluster{
		name:     t.scope.name(resource.Get("name")),
		document: NewCluster(root, t.source, "arm", Template, resource.Get("type").Span),
	})
}

// pool gives a node pool the form that it has within its cluster: its
// properties, and beside them its name. The name of one that does not stand
// within its cluster begins with that of the cluster.
func (t *template) pool(resource, parent *document.Node) {
	name := resource.Get("name")
	if name == nil {
		return
	}
	cluster, own := t.scope.split(*name)
	if parent != nil {
		cluster = t.scope.name(parent.Get("name"))
	}
	node := document.Node{Kind: document.Object}
	for _, member := range resource.Members {
		if member.Key == "name" {
			node.Set("name", member.Span, own)
		}
	}
	if properties := resource.Get("properties"); properties != nil {
		for _, member := range t.scope.resolve(*properties).Members {
			node.Set(member.Key, member.Span, member.Value)
		}
	}
	node.Span = node.Title()
	t.pools = append(t.pools, pool{cluster: cluster, node: node})
}

// deployment reads a template within the template. Bicep makes one of every
// module. It has its own parameters, filled in from outside, if it says so.
func (t *template) deployment(resource *document.Node) {
	properties := resource.Get("properties")
	root := properties.Get("template")
	if root == nil || !isTemplate(root) {
		return
	}
	inner := template{source: t.source, scope: t.scope}
	if properties.Get("expressionEvaluationOptions").Get("scope").String() == "inner" {
		inner.scope = newScope(root, t.scope.given(properties.Get("parameters")), t.scope.budget)
	}
	inner.resources(root)
	t.inner = append(t.inner, inner.clusters()...)
}

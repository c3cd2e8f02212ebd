package arm

import (
	"slices"
	"strings"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/resource"
)

// isTemplate reports whether a JSON object is an ARM template.
func isTemplate(root *document.Node) bool {
	schema := root.Get("$schema").String()
	return strings.Contains(strings.ToLower(schema), "deploymenttemplate") ||
		root.Get("resources") != nil && root.Get("contentVersion") != nil
}

// deploy returns what a template deploys.
//
// A parameter that is not passed has its defaultValue: that is what the
// template says unless a deployment says otherwise. The value of an
// expression has the place of the expression.
func deploy(root *document.Node, source *document.Source, passed map[string]document.Node) Found {
	// A literal never needs more than its own bytes, so only expressions that
	// expand ever further exhaust it.
	budget := len(source.Content) + maxUnfolded
	return newTemplate(root, source, newScope(root, passed, &budget)).deploy(root)
}

// A template collects the resources of a template.
type template struct {
	source   *document.Source
	scope    *scope
	deployed string // what it is deployed to
	found    Found
	pools    resource.Pools
}

func newTemplate(root *document.Node, source *document.Source, scope *scope) *template {
	schema := strings.ToLower(root.Get("$schema").String())
	deployed := "resourceGroup"
	switch {
	case strings.Contains(schema, "subscriptiondeployment"):
		deployed = "subscription"
	case strings.Contains(schema, "managementgroupdeployment"):
		deployed = "managementGroup"
	case strings.Contains(schema, "tenantdeployment"):
		deployed = "tenant"
	}
	return &template{source: source, scope: scope, deployed: deployed}
}

// deploy returns what the template deploys, with the node pools in their
// clusters.
func (t *template) deploy(root *document.Node) Found {
	t.resources(root)
	t.pools.Join()
	return t.found
}

// resources reads the resources of a template: an array or, since
// languageVersion 2.0, an object by symbolic names.
func (t *template) resources(parent *document.Node) {
	for _, declared := range elements(parent.Get("resources")) {
		resource.Respell(declared)
		t.resource(declared, declared.Get("type").String(), nil)
	}
}

// resource reads a resource and its children, whose types and names may omit
// those of their parent.
func (t *template) resource(declared *document.Node, fullType string, parent *document.Node) {
	switch {
	case t.is(declared.Get("existing"), "true"):
		return // referred to, not deployed
	case t.scope.never(declared.Get("copy")):
		t.skip(declared, fullType, "its loop never runs")
		return
	case t.is(declared.Get("condition"), "false"): // which does not apply to its children
		t.skip(declared, fullType, "its condition is false")
	case resource.Is(fullType, resource.Pool):
		t.pool(declared, parent)
	case resource.Is(fullType, typeDeployment):
		t.deployment(declared)
	case resource.IsKnown(fullType):
		t.document(declared, fullType)
	}
	for _, child := range elements(declared.Get("resources")) {
		resource.Respell(child)
		childType := child.Get("type").String()
		if !strings.Contains(childType, "/") {
			childType = fullType + "/" + childType
		}
		t.resource(child, childType, declared)
	}
}

// skip records that a resource is not deployed, if it would have been judged.
func (t *template) skip(declared *document.Node, fullType, reason string) {
	if !resource.IsKnown(fullType) && !resource.Is(fullType, resource.Pool) && !resource.Is(fullType, typeDeployment) {
		return
	}
	place := declared.Get("type").Span
	t.found.Skipped = append(t.found.Skipped, document.Problem{
		File: t.source.Name, Line: int(place.Line), Column: int(place.Column),
		Message: fullType + " " + t.scope.name(declared.Get("name")) + ": " + reason,
	})
}

// is reports whether a field is known to be true or false.
func (t *template) is(field *document.Node, truth string) bool {
	if field == nil {
		return false
	}
	value := t.scope.resolve(*field)
	return isOf(&value, document.Bool, document.String) && strings.EqualFold(value.Text, truth)
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

func (t *template) document(declared *document.Node, fullType string) {
	root := document.Node{Kind: document.Object, Span: declared.Span}
	for _, member := range declared.Members {
		switch member.Key {
		case "resources":
			continue
		case "type":
			member.Value.Text = fullType
		case "scope":
			member.Value = t.scope.id(member.Value)
		default:
			member = t.scope.member(member)
		}
		member.Value = member.Value.Clone() // the value of a parameter may be used in others, too
		root.Members = append(root.Members, member)
	}
	for _, key := range []string{resource.RoleDefinitionID, resource.PolicyDefinitionID} {
		written, resolved := find(declared.Get("properties"), key), find(root.Get("properties"), key)
		if written != nil && resolved != nil {
			*resolved = t.scope.id(*written)
		}
	}
	origin := resource.Origin{Format: "arm", Defaults: "arm", Deployed: t.deployed}
	origin.Partial = onlyMonitors(root.Get("properties"))
	doc := resource.New(root, t.source, origin, declared.Get("type").Span)
	if t.found.Resources = append(t.found.Resources, doc); doc.Class == document.Cluster {
		t.pools.AddCluster(strings.ToLower(t.scope.name(declared.Get("name"))), doc)
	}
}

// onlyMonitors reports whether the properties of a cluster are those in the
// templates that enable monitoring on an existing cluster.
func onlyMonitors(properties *document.Node) bool {
	if properties == nil || len(properties.Members) == 0 {
		return false
	}
	monitoring := []string{"addonprofiles", "azuremonitorprofile", "id", "mode"}
	return !slices.ContainsFunc(properties.Members, func(member document.Member) bool {
		return !slices.Contains(monitoring, strings.ToLower(member.Key))
	})
}

// pool gives a node pool the form that it has within its cluster: its
// properties, and its name beside them. If it is not declared within its
// cluster, its name begins with the cluster's.
func (t *template) pool(declared, parent *document.Node) {
	name := declared.Get("name")
	if name == nil {
		return
	}
	cluster, own := t.scope.split(*name)
	if parent != nil {
		cluster = t.scope.name(parent.Get("name"))
	}
	node := document.Node{Kind: document.Object}
	for _, member := range declared.Members {
		if member.Key == "name" {
			node.Set("name", member.Span, own)
		}
	}
	if properties := declared.Get("properties"); properties != nil {
		for _, member := range t.scope.resolve(*properties).Members {
			node.Set(member.Key, member.Span, member.Value)
		}
	}
	node.Span = node.Title()
	t.pools.AddPool(strings.ToLower(cluster), node.Clone())
}

// deployment reads a template within the template. Bicep makes one of every
// module. It has its own parameters, filled in from outside, if it says so.
func (t *template) deployment(declared *document.Node) {
	properties := declared.Get("properties")
	root := properties.Get("template")
	if root == nil || !isTemplate(root) {
		return
	}
	scope := t.scope
	if properties.Get("expressionEvaluationOptions").Get("scope").String() == "inner" {
		scope = newScope(root, given(properties.Get("parameters"), t.scope.resolve), t.scope.budget)
	}
	inner := newTemplate(root, t.source, scope).deploy(root)
	t.found.Resources = append(t.found.Resources, inner.Resources...)
	t.found.Skipped = append(t.found.Skipped, inner.Skipped...)
}

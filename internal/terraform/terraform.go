// Package terraform reads the resources of Azure in the configuration files of
// Terraform, in either of its syntaxes: those of the providers azurerm and
// azapi.
package terraform

import (
	"bytes"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/resource"
)

// The types of resources that are read by rules of their own.
const (
	azurermCluster = "azurerm_kubernetes_cluster"
	azurermPool    = "azurerm_kubernetes_cluster_node_pool"
	azapiResource  = "azapi_resource" // of any type of Azure's
)

// Mentions reports whether a file may describe a resource that is judged. It
// spares other files the reading.
func Mentions(content []byte) bool {
	for rest := content; ; {
		at := bytes.Index(rest, []byte("azurerm_"))
		if at < 0 {
			break
		}
		rest = rest[at+len("azurerm_"):]
		for _, name := range [...]string{
			"kubernetes_cluster", "role_assignment", "role_definition", "federated_identity_credential",
			"resource_policy_assignment", "resource_group_policy_assignment", "subscription_policy_assignment",
			"management_group_policy_assignment", "security_center_subscription_pricing", "container_registry",
		} {
			if bytes.HasPrefix(rest, []byte(name)) {
				return true
			}
		}
	}
	return bytes.Contains(content, []byte(azapiResource)) && resource.Mentions(content)
}

// Declares reports whether text that has no name is a file of Terraform's that
// describes a resource.
func Declares(content []byte) bool {
	declares := []byte(`resource "az`)
	if isJSON(content) {
		declares = []byte(`"resource"`)
	}
	return bytes.Contains(content, declares) && Mentions(content)
}

// Resources returns the resources of a file. All files of a folder are one
// module, so what a file says of variables and locals is looked for in the
// others too; the resources are only those of the file itself.
//
// A variable has the value that the module gives it: that of its files
// terraform.tfvars and *.auto.tfvars, else its default. A value that is
// referred to has the place of the reference.
func Resources(source *document.Source) ([]*document.Document, *document.Problem) {
	if !Mentions(source.Content) {
		return nil, nil
	}
	body, problem := parse(source)
	if problem != nil {
		return nil, problem
	}
	tables, err := readTables()
	if err != nil {
		return nil, &document.Problem{File: source.Name, Message: err.Error()}
	}
	file := file{source: source, module: newModule(source, body), tables: tables}
	content, _, _ := body.PartialContent(&hcl.BodySchema{
		Blocks: []hcl.BlockHeaderSchema{{Type: "resource", LabelNames: []string{"type", "name"}}},
	})
	for _, block := range content.Blocks {
		file.resource(block)
	}
	file.pools.Join()
	return file.found, nil
}

// A file collects the resources of a file.
type file struct {
	source *document.Source
	module *module
	tables tables
	found  []*document.Document
	pools  resource.Pools // by the address of the cluster, TYPE.NAME
}

// resource reads one resource block.
func (f *file) resource(block *hcl.Block) {
	known, isKnown := f.tables.Resources[block.Labels[0]]
	switch {
	case block.Labels[0] == azurermPool:
		node := f.pool(block.Body, f.span(block.LabelRanges[1]))
		f.pools.AddPool(reference(block, "kubernetes_cluster_id"), node)
	case block.Labels[0] == azapiResource:
		f.azapi(block)
	case isKnown:
		f.azurerm(block, known)
	}
}

// azurerm reads a resource by its table.
func (f *file) azurerm(block *hcl.Block, known declared) {
	anchor := f.span(block.LabelRanges[1])
	writer := writer{file: f, anchor: anchor}
	root := document.Node{Kind: document.Object, Span: anchor}
	root.Set("type", anchor, document.Node{Kind: document.String, Text: known.Type, Span: anchor})
	writer.apply(known.Rows, block.Body, anchor, &root)
	created := f.add(block, root, resource.Origin{Format: "terraform", Defaults: "terraform"})
	if block.Labels[0] != azurermCluster {
		return
	}
	content, _, _ := block.Body.PartialContent(&hcl.BodySchema{Blocks: []hcl.BlockHeaderSchema{{Type: "default_node_pool"}}})
	for _, block := range content.Blocks {
		resource.AddPool(created, f.pool(block.Body, f.span(block.TypeRange)))
	}
}

func (f *file) add(block *hcl.Block, root document.Node, origin resource.Origin) *document.Document {
	doc := resource.New(root, f.source, origin, root.Span)
	if f.found = append(f.found, doc); doc.Class == document.Cluster {
		f.pools.AddCluster(strings.Join(block.Labels, "."), doc)
	}
	return doc
}

// pool reads the arguments of a node pool; at is what stands for it.
func (f *file) pool(body hcl.Body, at document.Span) document.Node {
	node := document.Node{Kind: document.Object, Span: at}
	writer := writer{file: f, anchor: at}
	writer.apply(f.tables.Pool, body, at, &node)
	return node
}

// azapi reads an azapi_resource whose body is written as an object: a resource
// as in an ARM template, with the defaults of one.
func (f *file) azapi(block *hcl.Block) {
	content, _, _ := block.Body.PartialContent(schema([]row{{From: "type"}, {From: "body"}, {From: "name"}}))
	kind, body := f.argument(content, "type"), f.argument(content, "body")
	if body.Kind == document.String { // before version 2 of the provider, it was JSON
		body = convertJSON(body)
	}
	if body.Kind != document.Object {
		return
	}
	kind.Text, _, _ = strings.Cut(kind.Text, "@") // the version of the API
	anchor := f.span(block.LabelRanges[1])
	root := document.Node{Kind: document.Object, Span: anchor}
	switch name := kind.String(); {
	case resource.Is(name, resource.Pool):
		if properties := body.Get("properties"); properties != nil {
			root.Members = append(root.Members, properties.Members...)
		}
		if name := content.Attributes["name"]; name != nil {
			root.Set("name", f.span(name.NameRange), f.node(name.Expr))
		}
		f.pools.AddPool(reference(block, "parent_id"), root)
	case resource.IsKnown(name):
		writer := writer{file: f, anchor: anchor}
		root.Set("type", kind.Span, kind)
		writer.apply(f.tables.Azapi, block.Body, anchor, &root)
		for _, member := range body.Members {
			root.Set(member.Key, member.Span, member.Value)
		}
		f.add(block, root, resource.Origin{Format: "terraform", Defaults: "arm"})
	}
}

// argument is the value of an argument; null where there is none.
func (f *file) argument(content *hcl.BodyContent, name string) document.Node {
	attribute := content.Attributes[name]
	if attribute == nil {
		return document.Node{}
	}
	return f.node(attribute.Expr)
}

// reference is the address of the resource that an argument refers to, "" where
// it refers to none.
func reference(block *hcl.Block, argument string) string {
	content, _, _ := block.Body.PartialContent(schema([]row{{From: argument}}))
	attribute := content.Attributes[argument]
	if attribute == nil {
		return ""
	}
	for _, traversal := range attribute.Expr.Variables() {
		if len(traversal) < 2 {
			continue
		}
		if name, isName := traversal[1].(hcl.TraverseAttr); isName {
			return traversal.RootName() + "." + name.Name
		}
	}
	return ""
}

func (f *file) span(place hcl.Range) document.Span {
	return f.source.SpanAt(place.Start.Byte, place.End.Byte-place.Start.Byte)
}

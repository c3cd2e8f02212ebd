// Package terraform reads clusters in the configuration files of Terraform: the
// resources of the providers azurerm and azapi.
package terraform

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/akslint/akslint/internal/arm"
	"github.com/akslint/akslint/internal/document"
)

// The types of the resources that make up a cluster.
const (
	azurermCluster = "azurerm_kubernetes_cluster"
	azurermPool    = "azurerm_kubernetes_cluster_node_pool"
	azapiResource  = "azapi_resource" // of any type of Azure's
)

// Mentions reports whether a file may describe a cluster. It spares other files
// the reading.
func Mentions(content []byte) bool {
	return bytes.Contains(content, []byte(azurermCluster)) ||
		bytes.Contains(content, []byte(azapiResource)) && arm.Mentions(content)
}

// Declares reports whether text that has no name is a file of Terraform's that
// describes a cluster.
func Declares(content []byte) bool {
	return bytes.Contains(content, []byte(`resource "`+azurermCluster+`"`)) ||
		bytes.Contains(content, []byte(`resource "`+azapiResource+`"`)) && Mentions(content)
}

// Clusters returns the clusters of a file. All files of a folder are one module,
// so what a file says of variables and locals is looked for in the others too;
// the resources are only those of the file itself.
//
// A variable has the value that the module gives it: that of its files
// terraform.tfvars and *.auto.tfvars, else its default. A value that is
// referred to has the place of the reference.
func Clusters(source *document.Source) ([]*document.Document, *document.Problem) {
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
	file := file{source: source, module: newModule(source.Path, body), tables: tables}
	for _, block := range body.Blocks {
		if block.Type == "resource" && len(block.Labels) == 2 {
			file.resource(block)
		}
	}
	return file.clusters(), nil
}

// parse reads the syntax of a file, or says where and why it cannot be read.
func parse(source *document.Source) (*hclsyntax.Body, *document.Problem) {
	body, diagnostics := parseBody(source.Content, source.Name)
	for _, diagnostic := range diagnostics {
		if diagnostic.Severity != hcl.DiagError {
			continue
		}
		problem := document.Problem{File: source.Name, Message: message(diagnostic)}
		if diagnostic.Subject != nil {
			span := source.SpanAt(diagnostic.Subject.Start.Byte, 0)
			problem.Line, problem.Column = int(span.Line), int(span.Column)
		}
		return nil, &problem
	}
	return body, nil
}

// message is what a diagnostic says, as far as its first sentence goes.
func message(diagnostic *hcl.Diagnostic) string {
	detail, _, _ := strings.Cut(diagnostic.Detail, ". ")
	detail, _, _ = strings.Cut(detail, "\n")
	return lowerFirst(diagnostic.Summary) + ": " + lowerFirst(strings.TrimRight(detail, ".:"))
}

func lowerFirst(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToLower(text[:1]) + text[1:]
}

// maxNested bounds the brackets and operators of a file, each of which may take
// the parser a step deeper. It has no bound itself, and overflows the stack.
const maxNested = 20_000

func parseBody(content []byte, name string) (body *hclsyntax.Body, diagnostics hcl.Diagnostics) {
	defer func() {
		if reason := recover(); reason != nil {
			body, diagnostics = nil, refused("Unreadable", fmt.Sprint(reason))
		}
	}()
	if nested(content) > maxNested {
		return nil, refused("Too complex", fmt.Sprintf("More than %d brackets and operators", maxNested))
	}
	file, diagnostics := hclsyntax.ParseConfig(content, name, hcl.InitialPos)
	body, _ = file.Body.(*hclsyntax.Body)
	return body, diagnostics
}

func refused(summary, detail string) hcl.Diagnostics {
	return hcl.Diagnostics{{Severity: hcl.DiagError, Summary: summary, Detail: detail}}
}

// nested counts what may nest. Dashes do so seldom, and lines of them are many.
func nested(content []byte) int {
	brackets, dashes := 0, 0
	for _, c := range content {
		switch c {
		case '(', '[', '{', '!', '?':
			brackets++
		case '-':
			dashes++
		}
	}
	return brackets + dashes/10
}

// A file collects the clusters and node pools of a file.
type file struct {
	source *document.Source
	module *module
	tables tables
	found  []cluster
	pools  []pool
}

type cluster struct {
	address  string // TYPE.NAME, by which other resources refer to it
	document *document.Document
}

// A pool is a node pool that is a resource of its own.
type pool struct {
	cluster string // its address
	node    document.Node
}

// clusters returns what was found, with the node pools in their clusters. A
// pool whose cluster is not in the file is left out.
func (f *file) clusters() []*document.Document {
	var clusters []*document.Document
	for _, found := range f.found {
		for _, pool := range f.pools {
			if pool.cluster == found.address {
				arm.AddPool(found.document, pool.node)
			}
		}
		clusters = append(clusters, found.document)
	}
	return clusters
}

// resource reads one resource block.
func (f *file) resource(block *hclsyntax.Block) {
	switch block.Labels[0] {
	case azurermCluster:
		f.cluster(block)
	case azurermPool:
		at := f.span(block.LabelRanges[1])
		node := f.pool(block.Body, at)
		f.pools = append(f.pools, pool{cluster: reference(block, "kubernetes_cluster_id"), node: node})
	case azapiResource:
		f.azapi(block)
	}
}

// cluster reads azurerm_kubernetes_cluster.
func (f *file) cluster(block *hclsyntax.Block) {
	anchor := f.span(block.LabelRanges[1])
	writer := writer{file: f, anchor: anchor}
	root := document.Node{Kind: document.Object, Span: anchor}
	root.Set("type", anchor, document.Node{
		Kind: document.String, Text: "Microsoft.ContainerService/managedClusters", Span: anchor,
	})
	writer.apply(f.tables.Cluster, block.Body, anchor, &root)
	created := arm.NewCluster(root, f.source, "terraform", "terraform", anchor)
	for _, block := range block.Body.Blocks {
		if block.Type == "default_node_pool" {
			arm.AddPool(created, f.pool(block.Body, f.span(block.TypeRange)))
		}
	}
	f.found = append(f.found, cluster{address: address(block), document: created})
}

// pool reads the arguments of a node pool; at is what stands for it.
func (f *file) pool(body *hclsyntax.Body, at document.Span) document.Node {
	node := document.Node{Kind: document.Object, Span: at}
	writer := writer{file: f, anchor: at}
	writer.apply(f.tables.Pool, body, at, &node)
	return node
}

// azapi reads an azapi_resource whose body is written as an object: a cluster or
// a node pool as in an ARM template, with the defaults of one.
func (f *file) azapi(block *hclsyntax.Block) {
	kind, body := f.argument(block, "type"), f.argument(block, "body")
	if body.Kind != document.Object {
		return
	}
	kind.Text, _, _ = strings.Cut(kind.Text, "@") // the version of the API
	anchor := f.span(block.LabelRanges[1])
	writer := writer{file: f, anchor: anchor}
	root := document.Node{Kind: document.Object, Span: anchor}
	switch {
	case arm.IsCluster(kind.String()):
		root.Set("type", kind.Span, kind)
		writer.apply(f.tables.Azapi, block.Body, anchor, &root)
		for _, member := range body.Members {
			root.Set(member.Key, member.Span, member.Value)
		}
		created := arm.NewCluster(root, f.source, "terraform", arm.Template, anchor)
		f.found = append(f.found, cluster{address: address(block), document: created})
	case arm.IsPool(kind.String()):
		if properties := body.Get("properties"); properties != nil {
			root.Members = append(root.Members, properties.Members...)
		}
		if name := block.Body.Attributes["name"]; name != nil {
			root.Set("name", f.span(name.NameRange), f.node(name.Expr))
		}
		f.pools = append(f.pools, pool{cluster: reference(block, "parent_id"), node: root})
	}
}

func address(block *hclsyntax.Block) string { return strings.Join(block.Labels, ".") }

// argument is the value of an argument of azapi_resource. Before its version 2,
// it took JSON.
func (f *file) argument(block *hclsyntax.Block, name string) document.Node {
	attribute := block.Body.Attributes[name]
	if attribute == nil {
		return document.Node{}
	}
	if call, isCall := attribute.Expr.(*hclsyntax.FunctionCallExpr); isCall && call.Name == "jsonencode" && len(call.Args) == 1 {
		return f.node(call.Args[0])
	}
	return f.node(attribute.Expr)
}

// reference is the address of the resource that an argument refers to, "" where
// it refers to none.
func reference(block *hclsyntax.Block, argument string) string {
	attribute := block.Body.Attributes[argument]
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

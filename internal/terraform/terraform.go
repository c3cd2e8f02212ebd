// Package terraform reads the Azure resources in Terraform configuration
// files, in either syntax, from the providers azurerm and azapi.
package terraform

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/resource"
)

// The types of resources that need code of their own.
const (
	azurermCluster = "azurerm_kubernetes_cluster"
	azurermPool    = "azurerm_kubernetes_cluster_node_pool"
	azapiResource  = "azapi_resource" // any Azure resource
)

// Mentions reports whether a file may describe a resource that is judged, so
// that other files need not be parsed.
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

// Declares reports whether text without a file name is Terraform and
// describes a resource.
func Declares(content []byte) bool {
	declares := []byte(`resource "az`)
	if isJSON(content) {
		declares = []byte(`"resource"`)
	}
	return bytes.Contains(content, declares) && Mentions(content)
}

// Read is what a file of a module contains.
type Read struct {
	// Resources are the resources of the file, once for each use of the
	// module.
	Resources []*document.Document
	// Provisioners are the commands of the resources of the file.
	Provisioners []Provisioner
	// Skipped are the resources and modules that are not deployed, and why.
	Skipped []Note
	// Missing are the sources of the modules that the file calls and that are
	// not in the tree.
	Missing []Note
}

// A Note is a remark about a place.
type Note struct {
	At   document.Span
	Text string
}

// Resources reads a file. All files of a folder are one module, so variables
// and locals are looked up in all of them; the resources are only those of
// the file itself.
//
// A module is read once for each call of it in the tree, and a variable has
// the value that the call passes. If nothing calls the module, that is the
// value in its terraform.tfvars or *.auto.tfvars files, or else the default.
// A value that is referred to has the place of the reference.
func Resources(source *document.Source) (Read, *document.Problem) {
	declares, provisions := Mentions(source.Content), mayProvision(source.Content)
	if !declares && !provisions && !mayCall(source.Content) {
		return Read{}, nil
	}
	body, problem := parse(source)
	if problem != nil {
		return Read{}, problem
	}
	tables, err := readTables()
	if err != nil {
		return Read{}, &document.Problem{File: source.Name, Message: err.Error()}
	}
	home := homeOf(source)
	read := Read{Missing: home.missing(source, body)}
	if !declares && !provisions {
		return read, nil
	}
	modules := home.modules(body)
	read.resources(source, body, modules, tables)
	read.provisioners(body, modules)
	return read, nil
}

// resources reads the resources of a file, once for each use of its module.
func (r *Read) resources(source *document.Source, body hcl.Body, modules []*module, tables tables) {
	var blocks hcl.Blocks
	for _, block := range blocksOf(body, resourceBlock) {
		if tables.read(block.Labels[0]) {
			blocks = append(blocks, block)
		}
	}
	for _, module := range modules {
		file := file{reader: reader{scope: scope{module: module}, source: source}, tables: tables, keys: map[string]bool{}}
		for _, block := range blocks {
			file.block(block)
		}
		file.join()
		r.Resources = append(r.Resources, file.found...)
	}
	for _, block := range blocks {
		if reason := undeployed(block, modules); reason != "" {
			r.Skipped = append(r.Skipped, Note{place(source, block.LabelRanges[1]), address(block) + ": " + reason})
		}
	}
}

// A file collects the resources of one use of a file.
type file struct {
	reader
	tables tables
	found  []*document.Document
	// clusters, by address, get the pools that are separate resources.
	pools      resource.Pools
	keys       map[string]bool // the addresses with keys
	ofClusters []made
}

// address is the Terraform address of a resource: TYPE.NAME.
func address(block *hcl.Block) string { return strings.Join(block.Labels, ".") }

// block reads one resource block, once for each different resource that it
// makes.
func (f *file) block(block *hcl.Block) {
	scopes, _ := f.repeat(block.Body)
	seen := map[string]bool{}
	for _, scope := range scopes {
		inner := file{reader: reader{scope: scope, source: f.source}, tables: f.tables}
		made := inner.resource(block)
		if text := made.text(); text != "" && !seen[text] {
			seen[text] = true
			f.add(made, address(block))
		}
	}
}

func (f *file) add(made made, address string) {
	if made.document == nil {
		f.ofClusters = append(f.ofClusters, made)
		return
	}
	if made.document.Class == document.Cluster {
		f.pools.AddCluster(address, made.document)
		if made.key != "" {
			f.pools.AddCluster(keyed(address, made.key), made.document)
			f.keys[keyed(address, made.key)] = true
		}
	}
	f.found = append(f.found, made.document)
}

// join adds the pools to their clusters: to the one with the key that a pool
// refers to, if there is one, else to all with its address.
func (f *file) join() {
	for _, made := range f.ofClusters {
		name := keyed(made.cluster, made.key)
		if !f.keys[name] {
			name = made.cluster
		}
		f.pools.AddPool(name, made.pool)
	}
	f.pools.Join()
}

func keyed(address, key string) string { return fmt.Sprintf("%s[%q]", address, key) }

// made is what a block makes: a document, or a node pool of a cluster, or
// nothing that is judged.
type made struct {
	document *document.Document
	pool     document.Node
	cluster  string // its address
	key      string // the key of the cluster, if a for_each makes it
}

// text is whatever distinguishes it from others of its block.
func (m *made) text() string {
	node := &m.pool
	if m.document != nil {
		node = &m.document.Root
	}
	if node.Kind != document.Object {
		return ""
	}
	text, _ := node.MarshalJSON()
	return keyed(m.cluster, m.key) + string(text)
}

// resource reads one resource.
func (f *file) resource(block *hcl.Block) made {
	known, isKnown := f.tables.Resources[block.Labels[0]]
	switch {
	case block.Labels[0] == azurermPool:
		pool := f.pool(f.writer(f.place(block.LabelRanges[1])), block.Body)
		cluster, key := f.reference(block, "kubernetes_cluster_id")
		return made{pool: pool, cluster: cluster, key: key}
	case block.Labels[0] == azapiResource:
		return f.azapi(block)
	case isKnown:
		return f.azurerm(block, known)
	default:
		return made{}
	}
}

// azurerm reads a resource by its table.
func (f *file) azurerm(block *hcl.Block, known declared) made {
	anchor := f.place(block.LabelRanges[1])
	root := document.Node{Kind: document.Object, Span: anchor}
	root.Set("type", anchor, document.Node{Kind: document.String, Text: known.Type, Span: anchor})
	writer := f.writer(anchor)
	writer.apply(known.Rows, block.Body, anchor, &root)
	created := resource.New(root, f.source, resource.Origin{Format: "terraform", Defaults: "terraform"}, anchor)
	if block.Labels[0] == azurermCluster {
		pools := blocksOf(block.Body, hcl.BlockHeaderSchema{Type: "default_node_pool"})
		pools = append(pools, blocksOf(block.Body, dynamicBlock)...)
		for _, pool := range f.blocks(pools, "default_node_pool") {
			inner := writer.within(pool)
			inner.anchor = pool.at
			resource.AddPool(created, f.pool(inner, pool.body))
		}
	}
	return made{document: created, key: f.key()}
}

func (f *file) writer(anchor document.Span) *writer { return &writer{reader: f.reader, anchor: anchor} }

// pool reads the arguments of a node pool, whose place is the writer's
// anchor.
func (f *file) pool(writer *writer, body hcl.Body) document.Node {
	node := document.Node{Kind: document.Object, Span: writer.anchor}
	writer.apply(f.tables.Pool, body, writer.anchor, &node)
	return node
}

// azapi reads an azapi_resource whose body is an object: a resource as in an
// ARM template, with ARM's defaults.
func (f *file) azapi(block *hcl.Block) made {
	content, _, _ := block.Body.PartialContent(schema([]row{{From: "type"}, {From: "body"}, {From: "name"}}))
	kind, body := f.argument(content, "type"), f.argument(content, "body")
	if body.Kind == document.String { // it was JSON before version 2 of the provider
		body = convertJSON(body)
	}
	if body.Kind != document.Object {
		return made{}
	}
	kind.Text, _, _ = strings.Cut(kind.Text, "@") // cut off the API version
	anchor := f.place(block.LabelRanges[1])
	root := document.Node{Kind: document.Object, Span: anchor}
	switch name := kind.String(); {
	case resource.Is(name, resource.Pool):
		if properties := body.Get("properties"); properties != nil {
			root.Members = append(root.Members, properties.Members...)
		}
		if name := content.Attributes["name"]; name != nil {
			root.Set("name", f.place(name.NameRange), f.node(name.Expr))
		}
		cluster, key := f.reference(block, "parent_id")
		return made{pool: root, cluster: cluster, key: key}
	case resource.IsKnown(name):
		root.Set("type", kind.Span, kind)
		f.writer(anchor).apply(f.tables.Azapi, block.Body, anchor, &root)
		for _, member := range body.Members {
			root.Set(member.Key, member.Span, member.Value)
		}
		created := resource.New(root, f.source, resource.Origin{Format: "terraform", Defaults: "arm"}, anchor)
		return made{document: created, key: f.key()}
	default:
		return made{}
	}
}

// argument is the value of an argument; null if it is missing.
func (f *file) argument(content *hcl.BodyContent, name string) document.Node {
	attribute := content.Attributes[name]
	if attribute == nil {
		return document.Node{}
	}
	return f.node(attribute.Expr)
}

// reference is the address of the resource that an argument refers to, and
// the for_each key if it is known; "" if it does not refer to one.
func (f *file) reference(block *hcl.Block, argument string) (address, key string) {
	content, _, _ := block.Body.PartialContent(schema([]row{{From: argument}}))
	attribute := content.Attributes[argument]
	if attribute == nil {
		return "", ""
	}
	for _, traversal := range attribute.Expr.Variables() {
		if len(traversal) < 2 {
			continue
		}
		name, isName := traversal[1].(hcl.TraverseAttr)
		switch {
		case traversal.RootName() == "each":
			key, _ = f.text(&hclsyntax.ScopeTraversalExpr{Traversal: traversal})
		case isName && address == "":
			address = traversal.RootName() + "." + name.Name
		}
	}
	return address, key
}

func place(source *document.Source, at hcl.Range) document.Span {
	return source.SpanAt(at.Start.Byte, at.End.Byte-at.Start.Byte)
}

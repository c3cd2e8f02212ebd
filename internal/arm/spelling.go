package arm

import (
	_ "embed"
	"strings"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/resource"
)

// properties are the paths of the properties of resources, one on a line behind
// their type, in the case of the API. Azure ignores the case, and az has written
// some of them in others.
//
//go:embed properties.txt
var properties string

// names are the fields of an object, by their names in lower case.
type names map[string]field

type field struct {
	name   string
	fields names
}

// propertiesOf returns the names of the properties of a type.
func propertiesOf(resourceType string) names {
	of, root := "", names{}
	for path := range strings.FieldsSeq(properties) {
		switch {
		case strings.Contains(path, "/"):
			of = path
		case strings.EqualFold(of, resourceType):
			root.add(path)
		}
	}
	return root
}

// ofAnyResource returns the names of the fields that every resource may have.
func ofAnyResource() names {
	root := names{}
	for _, path := range [...]string{
		"type", "name", "scope", "properties", "resources", "sku.name", "sku.tier", "identity.type",
		"identity.userAssignedIdentities", "kind", "location", "existing", "copy", "condition",
	} {
		root.add(path)
	}
	return root
}

func (n names) add(path string) {
	for key := range strings.SplitSeq(path, ".") {
		lower := strings.ToLower(key)
		if _, known := n[lower]; !known {
			n[lower] = field{name: key, fields: names{}}
		}
		n = n[lower].fields
	}
}

// The properties that are the id of a definition.
const (
	roleDefinition   = "roleDefinitionId"
	policyDefinition = "policyDefinitionId"
)

// Settle gives the fields of a resource the case of the API, and its ids the form
// in which they are known.
func Settle(root *document.Node) {
	respell(root, ofAnyResource())
	if scope := root.Get("scope"); scope != nil {
		*scope = resource.ScopeID(*scope)
	}
	properties := root.Get("properties")
	if properties == nil {
		return
	}
	respell(properties, propertiesOf(root.Get("type").String()))
	for _, key := range []string{roleDefinition, policyDefinition} {
		if id := properties.Get(key); id != nil {
			*id = resource.DefinitionID(*id)
		}
	}
}

// respell gives the fields of a value the case of the API, as far as the names
// go. It changes the tree, which belongs to nobody else.
func respell(node *document.Node, names names) {
	for i := range node.Items {
		respell(&node.Items[i], names)
	}
	for i := range node.Members {
		member := &node.Members[i]
		field, known := names[strings.ToLower(member.Key)]
		if !known {
			continue
		}
		if node.Get(field.name) == nil {
			member.Key = field.name
		}
		respell(&member.Value, field.fields)
	}
}

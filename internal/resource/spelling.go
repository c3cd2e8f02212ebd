package resource

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/akslint/akslint/internal/document"
)

// properties are the paths of the properties of resources, one per line under
// their type, in the case of the API. Azure ignores the case, and az has
// written some of them differently.
//
//go:embed properties.txt
var properties string

// names are the fields of an object, by name in lower case.
type names map[string]field

type field struct {
	name   string
	fields names
}

// spellings are the names of the properties of each type in lower case, and
// under "" the fields that any resource may have. They are built once per
// process.
//
//nolint:gochecknoglobals // a cache of embedded data
var spellings = sync.OnceValue(func() map[string]names {
	spellings := map[string]names{"": {}}
	for _, path := range [...]string{
		"type", "name", "scope", "properties", "resources", "sku.name", "sku.tier", "identity.type",
		"identity.userAssignedIdentities", "kind", "location", "existing", "copy", "condition",
	} {
		spellings[""].add(path)
	}
	of := ""
	for path := range strings.FieldsSeq(properties) {
		if strings.Contains(path, "/") {
			of = strings.ToLower(path)
			spellings[of] = names{}
		} else {
			spellings[of].add(path)
		}
	}
	for path := range strings.FieldsSeq(renamed) {
		spellings[strings.ToLower(Cluster)].add(path)
	}
	return spellings
})

func (n names) add(path string) {
	for key := range strings.SplitSeq(path, ".") {
		lower := strings.ToLower(key)
		if _, known := n[lower]; !known {
			n[lower] = field{name: key, fields: names{}}
		}
		n = n[lower].fields
	}
}

// Respell gives the fields that any resource may have the case of the API.
func Respell(declared *document.Node) { respell(declared, spellings()[""]) }

// The properties that hold the id of a definition.
const (
	RoleDefinitionID   = "roleDefinitionId"
	PolicyDefinitionID = "policyDefinitionId"
)

// settle gives the fields of a resource the case of the API, and its ids
// their known form.
func settle(root *document.Node) {
	Respell(root)
	if scope := root.Get("scope"); scope != nil {
		*scope = scopeID(*scope)
	}
	properties := root.Get("properties")
	if properties == nil {
		return
	}
	kind := root.Get("type").String()
	respell(properties, spellings()[strings.ToLower(kind)])
	if Is(kind, Cluster) {
		modernize(properties)
	}
	for _, key := range []string{RoleDefinitionID, PolicyDefinitionID} {
		if id := properties.Get(key); id != nil {
			*id = definitionID(*id)
		}
	}
}

// respell gives the fields of a value the case of the API, as far as the
// names go. It changes the tree, which must not be shared.
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

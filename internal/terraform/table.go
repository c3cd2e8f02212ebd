package terraform

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"sync"

	"github.com/hashicorp/hcl/v2"
)

//go:embed attributes.json
var attributes []byte

// tables say which ARM properties the arguments of resources set.
type tables struct {
	Resources map[string]declared // by type in Terraform
	// Pool is for node pools, in the cluster or on their own; Azapi for what
	// an azapi_resource has beside its body.
	Pool, Azapi []row
}

// declared is what is known of a type of resources.
type declared struct {
	Type string // the ARM type
	Rows []row
}

// A row says what one argument or block sets.
type row struct {
	// From is the argument or block; "" sets Value wherever the enclosing
	// block is written.
	From string `json:"from"`
	// To is the property, with keys joined by dots, relative to that of the
	// enclosing block; "" for a block that sets several there.
	To    string `json:"to"`
	Type  kind   `json:"type"`
	Value bool   `json:"value"`
	// True is the list that an argument sets, if it is true.
	True []string `json:"true"`
	// Words are the values of a boolean in ARM, if it is not a boolean there.
	Words map[string]string `json:"words"`
	// Block are the rows of a block that is an object, Blocks those of a
	// repeated block, for an array of objects.
	Block  []row `json:"block"`
	Blocks []row `json:"blocks"`
}

// A kind is the type that Terraform gives an argument.
type kind string

const (
	kindString  kind = ""
	kindBool    kind = "bool"
	kindNot     kind = "not" // a bool whose property is the negation
	kindNumber  kind = "number"
	kindStrings kind = "strings" // a list
	kindKeys    kind = "keys"    // a list whose property is an object with these keys
	kindMap     kind = "map"
	kindJSON    kind = "json"  // text that holds JSON
	kindScope   kind = "scope" // the id of what a resource applies to
)

// read reports whether resources of a Terraform type are read.
func (t *tables) read(name string) bool {
	_, known := t.Resources[name]
	return known || name == azurermPool || name == azapiResource
}

//nolint:gochecknoglobals // a constant
var dynamicBlock = hcl.BlockHeaderSchema{Type: "dynamic", LabelNames: []string{"block"}}

// schema is the schema of a body that matches the rows.
func schema(rows []row) *hcl.BodySchema {
	schema := &hcl.BodySchema{Blocks: []hcl.BlockHeaderSchema{dynamicBlock}}
	for _, row := range rows {
		switch {
		case row.From == "":
		case row.Block != nil || row.Blocks != nil:
			schema.Blocks = append(schema.Blocks, hcl.BlockHeaderSchema{Type: row.From})
		default:
			schema.Attributes = append(schema.Attributes, hcl.AttributeSchema{Name: row.From})
		}
	}
	return schema
}

// readTables decodes the tables once per process.
//
//nolint:gochecknoglobals // a cache of embedded data
var readTables = sync.OnceValues(func() (tables, error) {
	var read tables
	if err := json.Unmarshal(attributes, &read); err != nil {
		return read, fmt.Errorf("read attributes.json: %w", err)
	}
	return read, nil
})

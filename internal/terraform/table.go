package terraform

import (
	_ "embed"
	"encoding/json"
	"fmt"
)

//go:embed attributes.json
var attributes []byte

// tables say which ARM properties the arguments of resources set.
type tables struct {
	Cluster, Pool, Azapi []row
}

// A row is what one argument or block sets.
type row struct {
	// From is the argument or block; "" sets Value wherever the block around it
	// is written.
	From string `json:"from"`
	// To is the property, keys joined by dots, relative to that of the block
	// around it.
	To    string `json:"to"`
	Type  kind   `json:"type"`
	Value bool   `json:"value"`
	// True is the property of an argument that sets one only if it is true.
	True []string `json:"true"`
	// Block are the rows of a block that is an object, Blocks those of one that
	// is repeated, for an array of objects.
	Block  []row `json:"block"`
	Blocks []row `json:"blocks"`
}

// A kind is the type that Terraform gives an argument.
type kind string

const (
	kindString  kind = ""
	kindBool    kind = "bool"
	kindNot     kind = "not" // a bool whose property says the opposite
	kindNumber  kind = "number"
	kindStrings kind = "strings" // a list
	kindKeys    kind = "keys"    // a list whose property is an object with those keys
	kindMap     kind = "map"
)

func readTables() (tables, error) {
	var read tables
	if err := json.Unmarshal(attributes, &read); err != nil {
		return read, fmt.Errorf("read attributes.json: %w", err)
	}
	return read, nil
}

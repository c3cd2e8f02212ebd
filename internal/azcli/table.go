// Package azcli knows the commands of the Azure CLI: their flags, and how az
// reads the words it is given.
package azcli

import (
	"embed"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
)

// The flag tables are data. They hold one command each, so that a run decodes
// only those of the commands it meets.
//
//go:embed flags
var files embed.FS

// A Flag is one option of a command.
type Flag struct {
	// Name is the long form with its dashes.
	Name    string   `json:"name"`
	Aliases []string `json:"aliases"`
	Arity   Arity    `json:"arity"`
	// Separator cuts the one word of a list value.
	Separator string   `json:"separator"`
	Choices   []string `json:"choices"`
	// PreviewChoices are those of the extension aks-preview.
	PreviewChoices []string `json:"previewChoices"`
	// Preview says that only the extension aks-preview has the flag.
	Preview bool `json:"preview"`
	// Status is "" for a flag in good standing, else preview, deprecated or
	// removed; Replacement is then what to write instead.
	Status      string `json:"status"`
	Replacement string `json:"replacement"`
	Required    bool   `json:"required"`
	Secret      bool   `json:"secret"`
	// Sets are the ARM properties that the flag sets.
	Sets []Property `json:"sets"`
}

// A Property is what a flag sets in a resource.
type Property struct {
	// Path is the way to the property: keys and [index], joined by dots.
	Path string `json:"path"`
	// Value is what a bare switch sets; nil for the value of the flag.
	Value any `json:"value"`
	// Type is how the value is written: string where it is "", boolean, integer,
	// map (words key=value), keys (an object with the value as its key) or
	// addons (a list of add-ons).
	Type string `json:"type"`
}

// Arity says how many words belong to a flag.
type Arity string

// The arities.
const (
	One      Arity = ""         // exactly one
	None     Arity = "none"     // a switch
	TriState Arity = "tristate" // a switch, or true or false
	Some     Arity = "list+"    // one or more
	Any      Arity = "list*"    // none or more
)

// A table is the flags of one command.
type table struct {
	flags  []*Flag
	byName map[string]*Flag // long and short, aliases too
}

// tableOf returns the table of a command, or nil when there is none.
//
// The tables are decoded once a process.
func tableOf(command string) *table {
	tablesLock.Lock()
	defer tablesLock.Unlock()
	if table, known := tables[command]; known {
		return table
	}
	tables[command] = readTable(command)
	return tables[command]
}

//nolint:gochecknoglobals // a cache of embedded data
var (
	tablesLock sync.Mutex
	tables     = map[string]*table{}
)

func readTable(command string) *table {
	own, err := readFlags(strings.ReplaceAll(command, " ", "-"))
	if err != nil {
		return nil
	}
	global, err := readFlags("global")
	if err != nil {
		return nil
	}
	table := &table{byName: map[string]*Flag{}}
	for _, flag := range append(own, global...) {
		table.flags = append(table.flags, flag)
		for _, name := range append(flag.Aliases, flag.Name) {
			if _, taken := table.byName[name]; !taken {
				table.byName[name] = flag
			}
		}
	}
	return table
}

func readFlags(name string) ([]*Flag, error) {
	var file struct{ Flags []*Flag }
	content, err := files.ReadFile("flags/" + name + ".json")
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(content, &file); err != nil {
		return nil, fmt.Errorf("flags of %s: %w", name, err)
	}
	return file.Flags, nil
}

// Addons returns the ARM property that each add-on of --enable-addons sets.
func Addons() (map[string]string, error) {
	var file struct{ Addons map[string]string }
	content, err := files.ReadFile("flags/addons.json")
	if err != nil {
		return nil, err
	}
	return file.Addons, json.Unmarshal(content, &file)
}

// find returns the flag that a word names: in full, or by the beginning of
// exactly one long name, as argparse has it. It prefers flags that az knows
// without extensions.
func (t *table) find(word string) *Flag {
	if flag := t.byName[word]; flag != nil {
		return flag
	}
	if !strings.HasPrefix(word, "--") || len(word) < 3 {
		return nil
	}
	core, all := t.prefixed(word, false), t.prefixed(word, true)
	switch {
	case len(core) == 1:
		return core[0]
	case len(core) == 0 && len(all) == 1:
		return all[0]
	default:
		return nil
	}
}

func (t *table) prefixed(word string, preview bool) []*Flag {
	var found []*Flag
	for _, flag := range t.flags {
		if strings.HasPrefix(flag.Name, word) && flag.Status != "removed" && (preview || !flag.Preview) {
			found = append(found, flag)
		}
	}
	return found
}

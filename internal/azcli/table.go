// Package azcli knows the commands of the Azure CLI, and of kubelogin, which
// stands beside it: their flags, and how az reads the words it is given.
package azcli

import (
	"embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// The flag tables are data. They hold one command each, so that a run decodes
// only those of the commands it meets.
//
//go:embed flags
var files embed.FS

// version is the version of az that the tables are of. A later one may know
// more flags.
const version = "azure-cli 2.89.1"

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

// A Target is the resource that a command creates or changes.
type Target struct {
	// Type is that of ARM, like Microsoft.ContainerService/managedClusters.
	Type string `json:"type"`
	// Name is the flag that names the resource; "" where two commands are never
	// about the same one.
	Name string `json:"name"`
	// Pool is the flag that names the node pool, where one of the cluster is what
	// the command is about.
	Pool    string `json:"pool"`
	Creates bool   `json:"creates"`
	// Sets are the properties that the command sets whatever its flags.
	Sets []Property `json:"sets"`
}

// A Property is what a flag or a command sets in a resource.
type Property struct {
	// Path is the way to the property: keys and [index], joined by dots.
	Path string `json:"path"`
	// Value is what a bare switch sets, and what becomes of add-ons; nil for the
	// value of the flag.
	Value any `json:"value"`
	// Type is how the value is written: string where it is "", boolean, integer,
	// map (words key=value), keys (an object with the value as its key), addons
	// (a list of add-ons), file (the name of a file that holds the value), json
	// or role (the definition of a role, in JSON).
	Type string `json:"type"`
	// Prefix stands before a value that is a name alone, to make an id of it.
	Prefix string `json:"prefix"`
	// Words are what a boolean is in ARM, if it is none there.
	Words map[string]string `json:"words"`
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

// A table is what is known of one command.
type table struct {
	target *Target
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

// readTable reads the flags of a command, or nil where there is no such file or
// it is of another command: the words may be anything that people write.
func readTable(command string) *table {
	own, err := readFlags(strings.ReplaceAll(command, " ", "-"))
	if err != nil || own.Command != command {
		return nil
	}
	table := &table{target: own.Target, flags: own.Flags, byName: map[string]*Flag{}}
	if own.Program == "" {
		global, err := readFlags("global")
		if err != nil {
			return nil
		}
		table.flags = slices.Concat(own.Flags, global.Flags)
	}
	for _, flag := range table.flags {
		for _, name := range flag.names() {
			if _, taken := table.byName[name]; !taken {
				table.byName[name] = flag
			}
		}
	}
	return table
}

// A flagFile is what a file of flags holds.
type flagFile struct {
	Program string // "" for az
	Command string // "" for the flags that every command has
	Target  *Target
	Flags   []*Flag
}

func readFlags(name string) (flagFile, error) {
	var file flagFile
	content, err := files.ReadFile("flags/" + name + ".json")
	if err != nil {
		return file, fmt.Errorf("flags of %s: %w", name, err)
	}
	if err := json.Unmarshal(content, &file); err != nil {
		return file, fmt.Errorf("flags of %s: %w", name, err)
	}
	return file, nil
}

// names are all spellings of a flag.
func (f *Flag) names() []string { return append([]string{f.Name}, f.Aliases...) }

// Addons returns the ARM property that each add-on of --enable-addons sets. It is
// not to be changed.
func Addons() (map[string]string, error) { return addons() }

// addons is decoded once a process.
//
//nolint:gochecknoglobals // a cache of embedded data
var addons = sync.OnceValues(func() (map[string]string, error) {
	var file struct{ Addons map[string]string }
	content, err := files.ReadFile("flags/addons.json")
	if err != nil {
		return nil, fmt.Errorf("add-ons: %w", err)
	}
	if err := json.Unmarshal(content, &file); err != nil {
		return nil, fmt.Errorf("add-ons: %w", err)
	}
	return file.Addons, nil
})

// find returns the flag that a word names: in full, or by the beginning of the
// long names of exactly one flag, as argparse has it. It prefers flags that az
// knows without extensions.
func (t *table) find(word string) *Flag {
	if flag := t.byName[word]; flag != nil {
		return flag
	}
	if !strings.HasPrefix(word, "--") || len(word) < 3 {
		return nil
	}
	core, all := t.beginning(word, false), t.beginning(word, true)
	switch {
	case len(core) == 1:
		return core[0]
	case len(core) == 0 && len(all) == 1:
		return all[0]
	default:
		return nil
	}
}

// beginning returns the flags with a name that begins with word.
func (t *table) beginning(word string, preview bool) []*Flag {
	var found []*Flag
	for _, flag := range t.flags {
		if flag.Status == "removed" || flag.Preview && !preview {
			continue
		}
		if slices.ContainsFunc(flag.names(), func(name string) bool { return strings.HasPrefix(name, word) }) {
			found = append(found, flag)
		}
	}
	return found
}

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

// The flag tables are data, one file for each command at the path of its words,
// so that a run decodes only those of the commands it meets. tools/azflags keeps
// them current.
//
//go:embed flags
var files embed.FS

// version is the version of az that the tables are of. A later one may know
// more flags.
//
//go:embed flags/version.txt
var version string

// A Flag is one option of a command.
type Flag struct {
	// Name is the long form with its dashes.
	Name    string   `json:"name"`
	Aliases []string `json:"aliases,omitempty"`
	Arity   Arity    `json:"arity,omitempty"`
	// Append says that az keeps the values of each use of the flag.
	Append bool `json:"append,omitempty"`
	// Separator cuts the one word of a list value.
	Separator string   `json:"separator,omitempty"`
	Choices   []string `json:"choices,omitempty"`
	// PreviewChoices are those of the extension aks-preview.
	PreviewChoices []string `json:"previewChoices,omitempty"`
	// Preview is "" for a flag that is generally available, "az" for one that az
	// has in preview, and "aks-preview" for one that only that extension has.
	Preview string `json:"preview,omitempty"`
	// Status is "" for a flag in good standing, else deprecated or removed;
	// Replacement is then what to write instead.
	Status      string `json:"status,omitempty"`
	Replacement string `json:"replacement,omitempty"`
	Required    bool   `json:"required,omitempty"`
	// Secret says that the value is a password, key or token.
	Secret bool `json:"secret,omitempty"`
	// Sets are the ARM properties that the flag sets.
	Sets []Property `json:"sets,omitempty"`
}

// A Relation is between a flag and others: it needs one of them, or conflicts with
// each. Each is a flag, like --enable-aad, or one with a value, like --sku automatic.
type Relation struct {
	Flag  string   `json:"flag"`
	Flags []string `json:"flags"`
	// Unless are flags beside which az does not check the relation.
	Unless []string `json:"unless,omitempty"`
	// Source is where az says so: a file of azure-cli's command modules and a
	// function in it.
	Source string `json:"source"`
}

// A Target is the resource that a command creates or changes.
type Target struct {
	// Type is that of ARM, like Microsoft.ContainerService/managedClusters.
	Type string `json:"type"`
	// Name is the flag that names the resource; "" where two commands are never
	// about the same one.
	Name string `json:"name,omitempty"`
	// Pool is the flag that names the node pool, where one of the cluster is what
	// the command is about.
	Pool    string `json:"pool,omitempty"`
	Creates bool   `json:"creates,omitempty"`
	// When is a flag without which the command does nothing to the resource.
	When string `json:"when,omitempty"`
	// Sets are the properties that the command sets whatever its flags.
	Sets []Property `json:"sets,omitempty"`
}

// A Property is what a flag or a command sets in a resource.
type Property struct {
	// Path is the way to the property: keys and [index], joined by dots.
	Path string `json:"path"`
	// Value is what a bare switch sets, and what becomes of add-ons; nil for the
	// value of the flag.
	Value any `json:"value,omitempty"`
	// Type is how the value is written: string where it is "", boolean, integer,
	// map (words key=value), keys (an object with the value as its key), addons
	// (a list of add-ons), single (of a list; several are unknown), file (the name of a file that holds the value), json
	// or role (the definition of a role, in JSON).
	Type string `json:"type,omitempty"`
	// Prefix stands before a value that is a name alone, to make an id of it.
	Prefix string `json:"prefix,omitempty"`
	// Words are what a boolean is in ARM, if it is none there.
	Words map[string]string `json:"words,omitempty"`
}

// extension is the extension of az whose flags the tables have.
const extension = "aks-preview"

// Arity says how many words belong to a flag.
type Arity string

// The arities.
const (
	One      Arity = ""         // exactly one
	Optional Arity = "optional" // none or one
	None     Arity = "none"     // a switch
	TriState Arity = "tristate" // a switch, or true or false
	Some     Arity = "list+"    // one or more
	Any      Arity = "list*"    // none or more
)

// A table is what is known of one command.
type table struct {
	file
	byName map[string]*Flag // long and short, aliases too
	// longNames are those of the flags that az still has, in order.
	longNames []string
}

// A file is one of the folder: a table, or what several tables share.
type file struct {
	About string // for those who read the file
	// Extension is the extension of az that has the command; "" for az itself.
	Extension string
	// Partial says that the table has only some of the flags, and for a group of
	// commands, like az storage, those that its commands share.
	Partial bool
	Target  *Target
	// Uses are the files that the command shares with others.
	Uses []string
	// Words is how many words the command takes that belong to no flag.
	Words int
	// What az checks of the flags that are given together.
	Needs, Conflicts []Relation
	Flags            []*Flag
}

// tableOf returns the table of a command with its program, like "az aks create",
// or nil when there is none: the words may be anything that people write.
//
// The tables are decoded once a process.
func tableOf(command string) *table {
	lock.Lock()
	defer lock.Unlock()
	if table, known := tables[command]; known {
		return table
	}
	if strings.ContainsAny(command, "/.") {
		return nil
	}
	table := readTable(strings.ReplaceAll(command, " ", "/"))
	if table != nil {
		tables[command] = table
	}
	return table
}

//nolint:gochecknoglobals // caches of embedded data
var (
	lock   sync.Mutex
	tables = map[string]*table{}
	shared = map[string]*file{} // by name
)

// readTable reads the table of a file, or nil where there is none.
func readTable(name string) *table {
	table := &table{byName: map[string]*Flag{}}
	if err := decode(name, &table.file); err != nil {
		return nil
	}
	own := table.Flags
	table.Flags = nil
	table.add(own)
	for _, use := range table.Uses {
		part := sharedFile(use)
		table.add(part.Flags)
		table.Needs = append(table.Needs, part.Needs...)
		table.Conflicts = append(table.Conflicts, part.Conflicts...)
	}
	for name, flag := range table.byName {
		if flag.Status != "removed" && strings.HasPrefix(name, "--") {
			table.longNames = append(table.longNames, name)
		}
	}
	slices.Sort(table.longNames)
	return table
}

// add adds flags, but for those of a name that another flag has: a command may
// have its own in place of a shared one.
func (t *table) add(flags []*Flag) {
	for _, flag := range flags {
		if t.byName[flag.Name] != nil {
			continue
		}
		t.Flags = append(t.Flags, flag)
		for _, name := range flag.names() {
			t.byName[name] = flag
		}
	}
}

// sharedFile returns what several tables use.
func sharedFile(name string) *file {
	part, known := shared[name]
	if !known {
		part = &file{}
		_ = decode("shared/"+name, part) // tests read every file
		shared[name] = part
	}
	return part
}

func decode(name string, to any) error {
	content, err := files.ReadFile("flags/" + name + ".json")
	if err != nil {
		return err
	}
	if err := json.Unmarshal(content, to); err != nil {
		return fmt.Errorf("flags/%s.json: %w", name, err)
	}
	return nil
}

// names are all spellings of a flag.
func (f *Flag) names() []string { return append([]string{f.Name}, f.Aliases...) }

// is reports whether a flag is the one of a name, or a deprecated spelling of it.
func (f *Flag) is(name string) bool {
	return f.Name == name || f.Status == "deprecated" && f.Replacement == name
}

// Addons returns the ARM property that each add-on of --enable-addons sets. It is
// not to be changed.
func Addons() (map[string]string, error) { return addons() }

// addons is decoded once a process.
//
//nolint:gochecknoglobals // a cache of embedded data
var addons = sync.OnceValues(func() (map[string]string, error) {
	var file struct{ Addons map[string]string }
	if err := decode("addons", &file); err != nil {
		return nil, err
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
	for _, flag := range t.Flags {
		if flag.Status == "removed" || flag.Preview == extension && !preview {
			continue
		}
		if slices.ContainsFunc(flag.names(), func(name string) bool { return strings.HasPrefix(name, word) }) {
			found = append(found, flag)
		}
	}
	return found
}

package resource

import (
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// properties.txt has every property that an az flag, a Terraform argument or
// a default of the rules names, in the same spelling.
func TestProperties_areNamedOnce(t *testing.T) {
	t.Run("az", func(t *testing.T) {
		house := os.DirFS("../azcli/flags")
		err := fs.WalkDir(house, ".", func(name string, _ fs.DirEntry, err error) error {
			if err == nil && path.Ext(name) == ".json" {
				checkTable(t, house, name)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
	t.Run("add-ons", func(t *testing.T) {
		for _, property := range addons(t) {
			checkNamed(t, Cluster, property)
		}
	})
	t.Run("renamed", func(t *testing.T) {
		for line := range strings.Lines(renamed) {
			checkNamed(t, Cluster, "properties."+strings.Fields(line)[1])
		}
	})
	t.Run("terraform", func(t *testing.T) {
		var tables struct {
			Resources map[string]struct {
				Type string
				Rows []row
			}
			Pool []row
		}
		decode(t, os.DirFS("../terraform"), "attributes.json", &tables)
		checkRows(t, Cluster, "properties.agentPoolProfiles", tables.Pool)
		for _, declared := range tables.Resources {
			checkRows(t, declared.Type, "", declared.Rows)
		}
	})
	t.Run("defaults", func(t *testing.T) {
		text, err := os.ReadFile("../../rules/lib/cluster/cluster.rego")
		defaults := regexp.MustCompile(`(?m)^\t"((?:properties|sku)\.[\w.]+)": \{`).FindAllSubmatch(text, -1)
		if err != nil || len(defaults) == 0 {
			t.Fatal(err, "no defaults found")
		}
		for _, name := range defaults {
			checkNamed(t, Cluster, string(name[1]))
		}
	})
}

// sets lists what a flag or a command sets.
type sets struct{ Sets []struct{ Path string } }

// checkTable fails if a file of flags sets a property that properties.txt
// does not name. Flags that tables share are checked with each of them.
func checkTable(t *testing.T, house fs.FS, name string) {
	t.Helper()
	var table struct {
		Target *struct {
			sets
			Type, Pool string
		}
		Uses  []string
		Flags []sets
	}
	decode(t, house, name, &table)
	if table.Target == nil {
		return
	}
	for _, use := range table.Uses {
		var shared struct{ Flags []sets }
		decode(t, house, "shared/"+use+".json", &shared)
		table.Flags = append(table.Flags, shared.Flags...)
	}
	around := ""
	if table.Target.Pool != "" {
		around = "properties.agentPoolProfiles."
	}
	for _, by := range append(table.Flags, table.Target.sets) {
		for _, property := range by.Sets {
			checkNamed(t, table.Target.Type, around+property.Path)
		}
	}
}

// A row is one of Terraform's.
type row struct {
	To            string
	Block, Blocks []row
}

func checkRows(t *testing.T, of, around string, rows []row) {
	t.Helper()
	below := func(name string) string { return strings.Trim(around+"."+name, ".") }
	for _, row := range rows {
		if within := slices.Concat(row.Block, row.Blocks); len(within) > 0 {
			checkRows(t, of, below(row.To), within)
		} else {
			checkNamed(t, of, below(row.To))
		}
	}
}

// checkNamed fails if a property of a type is not named, or in another case.
// Only properties are checked: beside them, az has fields of its own. Add-ons
// are the keys of a map, which may be written in any case; here they are
// spelled as az spells them.
func checkNamed(t *testing.T, of, name string) {
	t.Helper()
	inside, isProperty := strings.CutPrefix(strings.ReplaceAll(name, "[0]", ""), "properties.")
	if !isProperty {
		return
	}
	names := spellings()[strings.ToLower(of)]
	for key := range strings.SplitSeq(inside, ".") {
		field := names[strings.ToLower(key)]
		if field.name != key {
			t.Errorf("properties.txt has %q for %s of %s", field.name, name, of)
			return
		}
		if key == "addonProfiles" {
			checkAddon(t, inside)
			return
		}
		names = field.fields
	}
}

func checkAddon(t *testing.T, name string) {
	t.Helper()
	for _, addon := range addons(t) {
		if own := strings.TrimSuffix(strings.TrimPrefix(addon, "properties."), ".enabled"); name == "addonProfiles" || strings.HasPrefix(name, own+".") {
			return
		}
	}
	t.Errorf("addons.json has no add-on for %s", name)
}

// addons are the properties that say whether an add-on is enabled.
func addons(t *testing.T) map[string]string {
	t.Helper()
	var file struct{ Addons map[string]string }
	decode(t, os.DirFS("../azcli/flags"), "addons.json", &file)
	return file.Addons
}

func decode(t *testing.T, house fs.FS, name string, to any) {
	t.Helper()
	content, err := fs.ReadFile(house, name)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(content, to); err != nil {
		t.Fatal(name, err)
	}
}

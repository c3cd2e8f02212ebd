package azcli

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/akslint/akslint/internal/resource"
)

// Every file of flags is well formed, says what can be read, and is used.
func TestFlags(t *testing.T) {
	used := map[string]int{}
	for _, command := range commands() {
		t.Run(command, func(t *testing.T) {
			file := strictly(t, strings.ReplaceAll(command, " ", "/"))
			own := file.Flags
			for _, use := range file.Uses {
				used[use]++
				shared := strictly(t, "shared/"+use)
				file.Flags = append(file.Flags, slices.DeleteFunc(shared.Flags, func(flag *Flag) bool {
					return slices.ContainsFunc(own, func(own *Flag) bool { return own.Name == flag.Name })
				})...)
			}
			seen := map[string]bool{}
			for _, flag := range file.Flags {
				for _, spelling := range flag.names() {
					if seen[spelling] {
						t.Errorf("%s stands twice", spelling)
					}
					seen[spelling] = true
				}
				checkFlag(t, flag)
			}
			checkPaths(t, file.Flags)
			checkTarget(t, file.Target, seen)
			for _, relation := range slices.Concat(tableOf(command).Needs, tableOf(command).Conflicts) {
				checkRelation(t, tableOf(command), relation)
			}
			if len(tableOf(command).Flags) != len(file.Flags) {
				t.Errorf("%d of %d flags are read", len(tableOf(command).Flags), len(file.Flags))
			}
		})
	}
	entries, err := fs.Glob(files, "flags/shared/*.json")
	if err != nil || len(entries) != len(used) {
		t.Errorf("%d files of shared flags, of which %d are used: %v", len(entries), len(used), err)
	}
	for name, tables := range used {
		if tables < 2 {
			t.Errorf("only one table uses shared/%s.json", name)
		}
	}
}

// strictly decodes a file, which has no fields that are not known.
func strictly(t *testing.T, name string) file {
	t.Helper()
	content, err := files.ReadFile("flags/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var read file
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&read); err != nil {
		t.Fatal(name, err)
	}
	return read
}

// checkRelation fails where a term of a relation is not a flag of the command, or
// has a value that the flag does not accept.
func checkRelation(t *testing.T, table *table, relation Relation) {
	t.Helper()
	for _, term := range slices.Concat(relation.Flags, relation.Unless, []string{relation.Flag}) {
		name, value, hasValue := strings.Cut(term, " ")
		flag := table.byName[name]
		if flag == nil || flag.Name != name || flag.Status == "removed" {
			t.Errorf("%+v: there is no flag %s", relation, name)
			continue
		}
		if hasValue && len(flag.Choices) > 0 && !slices.Contains(slices.Concat(flag.Choices, flag.PreviewChoices), value) {
			t.Errorf("%+v: %s does not accept %s", relation, name, value)
		}
	}
	if len(relation.Flags) == 0 || !relationSource.MatchString(relation.Source) {
		t.Errorf("%+v is not complete", relation)
	}
}

var relationSource = regexp.MustCompile(`^[a-z_/]+\.py:[a-z0-9_]+$`)

func TestMentions(t *testing.T) {
	for _, command := range commands() {
		if !Mentions([]byte("if\n"+command+" -x")) || !Mentions([]byte(strings.ReplaceAll(command, " ", " \\\n  "))) {
			t.Errorf("%s is not seen", command)
		}
	}
	for script, want := range map[string]bool{
		"az aks show": true, "az acr login": true, "az storage blob upload": true,
		"az\taks`\n  nodepool\tadd": true,
		"az login":                  true, "az logins": false, "az group list": false, "az vm create": false,
		"haz aks show": false, "az": false, "az aks": false, "az aksx show": false, "kubelogin": false, "kubelogin --help": false,
	} {
		if got := Mentions([]byte(script)); got != want {
			t.Errorf("%q: %v", script, got)
		}
	}
}

// checkTarget fails where a command names no resource that is judged, or names
// it by a flag that it does not have.
func checkTarget(t *testing.T, target *Target, flags map[string]bool) {
	t.Helper()
	if target == nil {
		return
	}
	if !resource.IsKnown(target.Type) {
		t.Errorf("the type %q is not known", target.Type)
	}
	for _, flag := range []string{target.Name, target.Pool, target.When} {
		if flag != "" && !flags[flag] {
			t.Errorf("there is no flag %s", flag)
		}
	}
	for _, property := range target.Sets {
		if !armPath.MatchString(property.Path) || property.Value == nil || property.Type != "" {
			t.Errorf("the command sets %+v", property)
		}
	}
}

var (
	longName  = regexp.MustCompile(`^--[a-z0-9]+(-[a-z0-9]+)*$`)
	shortName = regexp.MustCompile(`^-[a-z]$`)
	armPath   = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9]*(\[0\])?(\.[A-Za-z][A-Za-z0-9]*(\[0\])?)*$`)
)

func checkFlag(t *testing.T, flag *Flag) {
	t.Helper()
	if !longName.MatchString(flag.Name) {
		t.Errorf("%s is not a long name", flag.Name)
	}
	for _, alias := range flag.Aliases {
		if !longName.MatchString(alias) && !shortName.MatchString(alias) {
			t.Errorf("%s: the alias %s is not a name", flag.Name, alias)
		}
	}
	if !slices.Contains([]Arity{One, Optional, None, TriState, Some, Any}, flag.Arity) {
		t.Errorf("%s: arity %q", flag.Name, flag.Arity)
	}
	if !slices.Contains([]string{"", "deprecated", "removed"}, flag.Status) {
		t.Errorf("%s: status %q", flag.Name, flag.Status)
	}
	if !slices.Contains([]string{"", "az", extension}, flag.Preview) {
		t.Errorf("%s: preview %q", flag.Name, flag.Preview)
	}
	if flag.Separator != "" && flag.Arity != One {
		t.Errorf("%s: only one word is cut at a separator", flag.Name)
	}
	if flag.Replacement != "" && flag.Status != "removed" && flag.Status != "deprecated" {
		t.Errorf("%s: a replacement for a flag in good standing", flag.Name)
	}
	for _, property := range flag.Sets {
		checkProperty(t, flag, property)
	}
}

func checkProperty(t *testing.T, flag *Flag, property Property) {
	t.Helper()
	if !armPath.MatchString(property.Path) {
		t.Errorf("%s: path %q", flag.Name, property.Path)
	}
	switch property.Value.(type) {
	case nil:
		if flag.Arity == None {
			t.Errorf("%s: a switch sets no value", flag.Name)
		}
	case bool, string:
		if property.Type != "" && property.Type != "addons" {
			t.Errorf("%s: both a value and a type", flag.Name)
		}
	default:
		t.Errorf("%s: value %v", flag.Name, property.Value)
	}
	isList := flag.Separator != "" || flag.Arity == Some || flag.Arity == Any
	switch property.Type {
	case "", "addons", "keys", "json":
	case "role", "boolean", "integer", "file":
		if isList {
			t.Errorf("%s: a list of type %s", flag.Name, property.Type)
		}
	case "map", "single":
		if !isList {
			t.Errorf("%s: a map in one word", flag.Name)
		}
	default:
		t.Errorf("%s: type %q", flag.Name, property.Type)
	}
}

// checkPaths fails where a flag would set a value that is an object for
// another.
func checkPaths(t *testing.T, flags []*Flag) {
	t.Helper()
	objects := map[string]string{} // the paths above those that are set, and by which flag
	for _, flag := range flags {
		for _, property := range flag.Sets {
			for at, c := range property.Path {
				if c == '.' || c == '[' {
					objects[property.Path[:at]] = flag.Name
				}
			}
		}
	}
	for _, flag := range flags {
		for _, property := range flag.Sets {
			if other, isObject := objects[property.Path]; isObject && property.Type != "addons" {
				t.Errorf("%s sets %s, and %s something below it", flag.Name, property.Path, other)
			}
		}
	}
}

func TestAddons(t *testing.T) {
	addons, err := Addons()
	if err != nil || len(addons) == 0 {
		t.Fatal(addons, err)
	}
	for name, property := range addons {
		if !armPath.MatchString(property) || !strings.HasSuffix(property, ".enabled") {
			t.Errorf("%s: path %q", name, property)
		}
	}
}

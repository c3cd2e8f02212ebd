package azcli

import (
	"encoding/json"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/akslint/akslint/internal/resource"
)

// Every file of flags is well formed, and says what can be read.
func TestFlags(t *testing.T) {
	names, err := fs.Glob(files, "flags/*.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if name == "flags/addons.json" {
			continue
		}
		t.Run(path.Base(name), func(t *testing.T) {
			content, err := files.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			decoder := json.NewDecoder(strings.NewReader(string(content)))
			decoder.DisallowUnknownFields()
			var file struct {
				About, Program, Command string
				Target                  *Target
				Flags                   []*Flag
			}
			if err := decoder.Decode(&file); err != nil {
				t.Fatal(err)
			}
			if base := strings.TrimSuffix(path.Base(name), ".json"); base != "global" && strings.ReplaceAll(file.Command, " ", "-") != base {
				t.Errorf("it is of the command %q", file.Command)
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
		})
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
	for _, flag := range []string{target.Name, target.Pool} {
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
		t.Errorf("%s is no long name", flag.Name)
	}
	for _, alias := range flag.Aliases {
		if !longName.MatchString(alias) && !shortName.MatchString(alias) {
			t.Errorf("%s: the alias %s is no name", flag.Name, alias)
		}
	}
	if !slices.Contains([]Arity{One, None, TriState, Some, Any}, flag.Arity) {
		t.Errorf("%s: arity %q", flag.Name, flag.Arity)
	}
	if !slices.Contains([]string{"", "preview", "deprecated", "removed"}, flag.Status) {
		t.Errorf("%s: status %q", flag.Name, flag.Status)
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
	case "map":
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

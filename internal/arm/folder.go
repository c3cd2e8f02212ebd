package arm

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// parametersOf returns the names of the parameters files of a template.
func parametersOf(path string) []string {
	return folderOf(path).parameters[filepath.Base(path)]
}

// templateOf returns the name of the template of a parameters file, or "".
func templateOf(path string) string {
	return folderOf(path).template[filepath.Base(path)]
}

// A folder says which of its files belong together, by their names.
type folder struct {
	template   map[string]string
	parameters map[string][]string
}

// folderOf reads the names in the folder of a file, once for all of its
// files.
func folderOf(path string) folder {
	if path == "" {
		return folder{}
	}
	name := filepath.Dir(path)
	about, err := os.Stat(name)
	if err != nil {
		return folder{}
	}
	once, _ := folders.LoadOrStore(version{name, about.ModTime()}, sync.OnceValue(func() folder {
		entries, _ := os.ReadDir(name) // if it cannot be listed, no files belong together
		var names []string
		for _, entry := range entries {
			names = append(names, entry.Name())
		}
		return pair(names)
	}))
	read, _ := once.(func() folder)
	return read()
}

// A version of a folder lasts until a file is added or removed.
type version struct {
	name string
	time time.Time
}

//nolint:gochecknoglobals // a cache of folders
var folders sync.Map // version → func() folder

// pair finds the template of each parameters file: NAME.json for
// NAME.parameters.json, with any words around "parameters", such as NAME.dev
// and NAME.parameters.dev; else the only JSON file that is not a parameters
// file.
func pair(names []string) folder {
	templates := map[string]string{}
	var parameters []string
	only := ""
	for _, name := range names {
		stem, isJSON := strings.CutSuffix(strings.ToLower(name), ".json")
		switch {
		case !isJSON:
		case parametersWord(stem) >= 0:
			parameters = append(parameters, name)
		default:
			templates[stem] = name
			only = name
		}
	}
	if len(templates) > 1 {
		only = ""
	}
	found := folder{map[string]string{}, map[string][]string{}}
	for _, name := range parameters {
		template := only
		words := strings.Split(strings.ToLower(name), ".")
		for n := slices.Index(words, "parameters"); n > 0; n-- {
			if named := templates[strings.Join(words[:n], ".")]; named != "" {
				template = named
				break
			}
		}
		if template != "" {
			found.template[name] = template
			found.parameters[template] = append(found.parameters[template], name)
		}
	}
	return found
}

func parametersWord(stem string) int { return slices.Index(strings.Split(stem, "."), "parameters") }

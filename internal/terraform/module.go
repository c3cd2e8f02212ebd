package terraform

import (
	"path/filepath"

	"github.com/hashicorp/hcl/v2"

	"github.com/akslint/akslint/internal/document"
)

// A module is one use of a folder: by a call, or on its own if nothing calls
// it.
type module struct {
	said *declarations
	// call gives the variables their values, which its expressions have in
	// the scope of the caller; nil if nothing calls the module.
	call   *call
	caller scope
	// open says that any variable may have been given any value.
	open   bool
	values map[string]*value // by var.NAME and local.NAME, as far as they were asked for
	spent  int
}

// maxCopied limits the values that references copy into the resources of a
// file: a few references may repeat a long list very often.
const maxCopied = 1 << 18

// afford reports whether a value may still be copied.
func (m *module) afford(size int) bool {
	m.spent += size
	return m.spent <= maxCopied
}

func newModule(said *declarations) *module {
	return &module{said: said, values: map[string]*value{}}
}

func openModule(said *declarations) *module {
	module := newModule(said)
	module.open = true
	return module
}

// definition returns the definition of var.NAME or local.NAME, or nil.
func (m *module) definition(root, name string) *value {
	own := scope{module: m}
	if root == "local" {
		return newValue(m.said.locals[name], own, nil)
	}
	variable := m.said.variables[name]
	switch {
	case m.open:
		return nil
	case m.call != nil && m.call.arguments[name] != nil:
		return newValue(m.call.arguments[name], m.caller, variable)
	case m.call == nil && m.said.assigned[name] != nil:
		return newValue(m.said.assigned[name], own, variable)
	case variable != nil:
		return newValue(variable.fallback, own, variable)
	default:
		return nil
	}
}

// maxModules limits how many uses of a folder are judged. Calls of modules
// that call others multiply.
const maxModules = 1000

// A home is where a file is: a folder in a tree. Standard input has none.
type home struct {
	tree   *tree
	folder *folder
	found  map[*folder][]*module
}

func homeOf(source *document.Source) *home {
	place, err := realFolder(source.Path)
	if source.Path == "" || err != nil {
		return &home{}
	}
	tree := treeOf(source, place)
	return &home{tree: tree, folder: tree.folder(place), found: map[*folder][]*module{}}
}

// modules returns the uses of the module that a file belongs to: none if no
// call of it is deployed.
func (h *home) modules(body hcl.Body) []*module {
	if h.tree == nil {
		said := newDeclarations()
		said.declare(body)
		return []*module{newModule(&said)}
	}
	return h.uses(h.folder)
}

// missing lists the calls of modules that are not in the tree.
func (h *home) missing(source *document.Source, body hcl.Body) []Note {
	var notes []Note
	for _, call := range callsIn(body) {
		if h.tree != nil {
			called, local := call.place(h.folder.place)
			if local && within(called, h.tree.root) && h.tree.folder(called).holdsModule() {
				continue
			}
		}
		notes = append(notes, Note{At: place(source, call.at), Text: call.source})
	}
	return notes
}

// uses returns the uses of a folder. One that calls itself, perhaps
// indirectly, is open.
func (h *home) uses(folder *folder) []*module {
	if modules, known := h.found[folder]; known {
		return modules
	}
	said := folder.declarations()
	h.found[folder] = []*module{openModule(said)}
	modules := []*module{}
	calls := h.tree.scan()[folder.place]
	if len(calls) == 0 {
		modules = append(modules, newModule(said))
	}
	for _, call := range calls {
		for _, caller := range h.uses(call.from) {
			scopes, _ := (&scope{module: caller}).repeat(call.body)
			for _, scope := range scopes {
				modules = append(modules, &module{said: said, call: call, caller: scope, values: map[string]*value{}})
			}
			if len(modules) > maxModules {
				modules = append(modules[:maxModules], openModule(said))
				h.found[folder] = modules
				return modules
			}
		}
	}
	h.found[folder] = modules
	return modules
}

// realFolder is the absolute path of a file's folder, with links resolved.
func realFolder(name string) (string, error) {
	absolute, err := filepath.Abs(filepath.Dir(name))
	if err != nil {
		return "", err //nolint:wrapcheck // it only says that there is no such folder
	}
	return filepath.EvalSymlinks(absolute) //nolint:wrapcheck // see above
}

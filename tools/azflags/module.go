package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// A tree is the source of azure-cli.
type tree struct {
	files   fs.FS
	modules map[string]*module
}

// A module is a file of Python.
type module struct {
	tree *tree
	name string // like azure.cli.core
	// folder is the name of the package that it is in, or is itself.
	folder  string
	lines   []*line
	values  map[string]expression // what its names are given
	busy    map[string]bool       // the names whose values are being told
	imports map[string]imported
	defined map[string]*line // functions and classes
}

// imported is what a name is in another module.
type imported struct{ module, name string }

// The folders in which packages stand: of what is installed, and of the
// repository of azure-cli.
func roots() []string { return []string{".", "src/azure-cli", "src/azure-cli-core"} }

// module reads the file of a module, or returns nil where the tree has none.
func (t *tree) module(name string) (*module, error) {
	if read, known := t.modules[name]; known {
		return read, nil
	}
	file := strings.ReplaceAll(name, ".", "/")
	for _, root := range roots() {
		for _, candidate := range []string{file + ".py", file + "/__init__.py"} {
			content, err := fs.ReadFile(t.files, path.Join(root, candidate))
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return nil, fmt.Errorf("read azure-cli: %w", err)
			}
			read := &module{tree: t, name: name, folder: strings.ReplaceAll(path.Dir(candidate), "/", "."), lines: read(string(content))}
			read.scan(read.lines)
			t.modules[name] = read
			return read, nil
		}
	}
	t.modules[name] = nil
	return nil, nil //nolint:nilnil // there is none
}

// scan notes what the statements of a module define; the last one counts.
func (m *module) scan(lines []*line) {
	m.values, m.busy = map[string]expression{}, map[string]bool{}
	m.imports, m.defined = map[string]imported{}, map[string]*line{}
	for _, line := range lines {
		switch {
		case line.startsWith("def"), line.startsWith("class"):
			m.defined[line.tokens[1].text] = line
		case line.startsWith("from"):
			maps.Copy(m.imports, m.importsOf(line.tokens))
		default:
			if target, value, ok := assignment(line.tokens); ok && len(target) == 1 {
				m.values[target[0].text] = parse(value)
			}
		}
	}
}

// importsOf are the names of a statement like from ._consts import A, B as C.
func (m *module) importsOf(tokens []token) map[string]imported {
	imports := map[string]imported{}
	at := slices.IndexFunc(tokens, func(token token) bool { return token.text == "import" })
	from := m.absolute(strings.ReplaceAll(written(tokens[1:max(at, 1)]), " ", ""))
	for i := max(at, 1); i < len(tokens); i++ {
		if tokens[i].kind != name {
			continue
		}
		known := tokens[i].text
		if i+2 < len(tokens) && tokens[i+1].text == "as" {
			i += 2
		}
		imports[tokens[i].text] = imported{from, known}
	}
	return imports
}

// absolute is the name of a module that dots may begin.
func (m *module) absolute(name string) string {
	if !strings.HasPrefix(name, ".") {
		return name
	}
	folder := strings.ReplaceAll(m.folder, ".", "/")
	for name = name[1:]; strings.HasPrefix(name, "."); name = name[1:] {
		folder = path.Dir(folder)
	}
	return strings.TrimSuffix(strings.ReplaceAll(folder, "/", ".")+"."+name, ".")
}

// assignment splits a statement at its equals sign.
func assignment(tokens []token) (target, value []token, ok bool) {
	for i, token := range tokens {
		if token.kind == operator && token.text == "=" && token.depth == 0 {
			return tokens[:i], tokens[i+1:], true
		}
	}
	return nil, nil, false
}

// find returns the module that defines a name, and what it is called there.
func (m *module) find(name string) (*module, string, error) {
	for range 10 { // imports of imports
		from, isImported := m.imports[name]
		if !isImported {
			return m, name, nil
		}
		next, err := m.tree.module(from.module)
		if err != nil || next == nil {
			return nil, "", err
		}
		m, name = next, from.name
	}
	return nil, "", nil
}

// function finds a function of a module, also one of its classes.
func (m *module) function(name string) (*line, bool) {
	if line, known := m.defined[name]; known {
		return line, true
	}
	for _, outer := range m.lines {
		for _, line := range outer.body {
			if outer.startsWith("class") && line.startsWith("def") && line.tokens[1].text == name {
				return line, true
			}
		}
	}
	return nil, false
}

package terraform

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/hashicorp/hcl/v2"

	"github.com/akslint/akslint/internal/document"
)

// A tree holds the folders whose modules may call each other. Every file is
// listed once, and parsed at most once, to find the calls.
type tree struct {
	root    string
	lock    sync.Mutex
	folders map[string]*folder // by absolute path with links resolved
	scan    func() map[string][]*call
}

//nolint:gochecknoglobals // a cache of the files of a run
var trees sync.Map // root → *tree

// treeOf returns the tree that a file belongs to.
func treeOf(source *document.Source, folder string) *tree {
	root := source.Root
	if root == "" || !within(folder, root) {
		root = folder
	}
	known, found := trees.Load(root)
	if !found {
		known, _ = trees.LoadOrStore(root, newTree(root))
	}
	tree, _ := known.(*tree)
	return tree
}

func newTree(root string) *tree {
	tree := &tree{root: root, folders: map[string]*folder{}}
	tree.scan = sync.OnceValue(tree.calls)
	return tree
}

func within(place, root string) bool {
	relative, err := filepath.Rel(root, place)
	return err == nil && filepath.IsLocal(relative)
}

// calls returns the module calls in the tree by the folder called.
func (t *tree) calls() map[string][]*call {
	calls := map[string][]*call{}
	t.collect(t.folder(t.root), calls)
	return calls
}

// collect adds the calls in a folder and all folders below it.
func (t *tree) collect(from *folder, calls map[string][]*call) {
	for _, file := range from.files {
		for _, call := range file.calls() {
			if place, local := call.place(from.place); local {
				call.from = from
				calls[place] = append(calls[place], call)
			}
		}
	}
	for _, below := range from.below {
		t.collect(t.folder(below), calls)
	}
}

// folder returns the folder at an absolute path.
func (t *tree) folder(place string) *folder {
	t.lock.Lock()
	defer t.lock.Unlock()
	known := t.folders[place]
	if known == nil {
		known = newFolder(place)
		t.folders[place] = known
	}
	return known
}

// A folder holds the files of one module.
type folder struct {
	place string
	files []*moduleFile
	below []string // its folders that may hold modules of the tree
	once  sync.Once
	said  declarations
}

// newFolder lists a folder. If it cannot be read, that is reported when it is
// linted.
func newFolder(place string) *folder {
	folder := &folder{place: place}
	entries, _ := os.ReadDir(place)
	for _, entry := range entries {
		name, plain := filepath.Join(place, entry.Name()), strings.TrimSuffix(entry.Name(), ".json")
		switch {
		case !entry.IsDir() && (strings.HasSuffix(plain, ".tf") || strings.HasSuffix(plain, ".tfvars")):
			folder.files = append(folder.files, newModuleFile(name, plain))
		case entry.IsDir() && plain != ".git" && plain != ".terraform" && plain != "node_modules":
			folder.below = append(folder.below, name)
		}
	}
	return folder
}

// holdsModule reports whether the folder is a module that can be called.
func (f *folder) holdsModule() bool {
	return slices.ContainsFunc(f.files, func(file *moduleFile) bool { return strings.HasSuffix(file.plain, ".tf") })
}

// declarations returns what the files of the folder declare.
func (f *folder) declarations() *declarations {
	f.once.Do(func() {
		var overrides, first, assignments []hcl.Body
		f.said = newDeclarations()
		for _, file := range f.files {
			switch {
			case file.plain == "override.tf", strings.HasSuffix(file.plain, "_override.tf"):
				overrides = append(overrides, file.body())
			case strings.HasSuffix(file.plain, ".tf"):
				f.said.declare(file.body())
			case file.plain == "terraform.tfvars":
				first = append(first, file.body())
			case strings.HasSuffix(file.plain, ".auto.tfvars"):
				assignments = append(assignments, file.body())
			}
		}
		for _, body := range overrides {
			f.said.declare(body)
		}
		for _, body := range slices.Concat(first, assignments) { // the last one wins
			f.said.assign(body)
		}
	})
	return &f.said
}

// A moduleFile is a file of a folder. Its body is nil if it declares nothing
// or cannot be read, which is reported when the file itself is linted.
type moduleFile struct {
	name  string
	plain string // the base name without .json
	body  func() hcl.Body
}

func newModuleFile(name, plain string) *moduleFile {
	return &moduleFile{name: name, plain: plain, body: sync.OnceValue(func() hcl.Body {
		content, err := readText(name)
		if err != nil || strings.HasSuffix(plain, ".tf") && !mayDeclare(content) {
			return nil
		}
		body, diagnostics := parseBody(content, name)
		if diagnostics.HasErrors() {
			return nil
		}
		return body
	})}
}

func readText(name string) ([]byte, error) {
	content, err := os.ReadFile(name)
	return document.Decode(content), err
}

// mayDeclare tells files that may declare something from those that hold only
// resources, which need not be parsed.
func mayDeclare(content []byte) bool {
	return bytes.Contains(content, []byte("variable")) || bytes.Contains(content, []byte("locals")) || mayCall(content)
}

func mayCall(content []byte) bool {
	return bytes.Contains(content, []byte("module")) && moduleBlock.Match(content)
}

var moduleBlock = regexp.MustCompile(`(?m)^\x{FEFF}?[ \t]*module[ \t]|"module"`)

// calls returns the calls of other modules in the file.
func (f *moduleFile) calls() []*call {
	if !strings.HasSuffix(f.plain, ".tf") {
		return nil
	}
	content, err := readText(f.name)
	if err != nil || !mayCall(content) {
		return nil
	}
	return callsIn(f.body())
}

// A call is a module block.
type call struct {
	from      *folder
	at        hcl.Range
	body      hcl.Body
	source    string
	arguments map[string]hcl.Expression
}

func callsIn(body hcl.Body) []*call {
	var calls []*call
	for _, block := range blocksOf(body, hcl.BlockHeaderSchema{Type: "module", LabelNames: []string{"name"}}) {
		attributes, _ := block.Body.JustAttributes()
		call := &call{at: block.LabelRanges[0], body: block.Body, arguments: map[string]hcl.Expression{}}
		for name, attribute := range attributes {
			call.arguments[name] = attribute.Expr
		}
		if source := attributes["source"]; source != nil {
			call.source, _ = (&scope{}).text(source.Expr)
		}
		calls = append(calls, call)
	}
	return calls
}

// place is the folder called, if the source is a path.
func (c *call) place(from string) (place string, local bool) {
	if !strings.HasPrefix(c.source, "./") && !strings.HasPrefix(c.source, "../") && c.source != "." && c.source != ".." {
		return "", false
	}
	return filepath.Join(from, filepath.FromSlash(c.source)), true
}

// blocksOf returns the blocks of one type; none if the body is nil.
func blocksOf(body hcl.Body, header hcl.BlockHeaderSchema) hcl.Blocks {
	if body == nil {
		return nil
	}
	content, _, _ := body.PartialContent(&hcl.BodySchema{Blocks: []hcl.BlockHeaderSchema{header}})
	return content.Blocks
}

// declarations are what expressions of a module can refer to.
type declarations struct {
	locals    map[string]hcl.Expression
	variables map[string]*variable
	assigned  map[string]hcl.Expression // from .tfvars
}

// A variable is a variable block; what it leaves out is nil.
type variable struct {
	fallback   hcl.Expression // its default
	constraint hcl.Expression // its type
	nullable   hcl.Expression
}

func newDeclarations() declarations {
	return declarations{
		locals: map[string]hcl.Expression{}, variables: map[string]*variable{}, assigned: map[string]hcl.Expression{},
	}
}

// declare adds variables and locals.
func (d *declarations) declare(body hcl.Body) {
	for _, block := range blocksOf(body, hcl.BlockHeaderSchema{Type: "variable", LabelNames: []string{"name"}}) {
		known := d.variables[block.Labels[0]]
		if known == nil {
			known = &variable{}
			d.variables[block.Labels[0]] = known
		}
		attributes, _ := block.Body.JustAttributes() // a variable may contain blocks too
		for name, to := range map[string]*hcl.Expression{"default": &known.fallback, "type": &known.constraint, "nullable": &known.nullable} {
			if attribute := attributes[name]; attribute != nil {
				*to = attribute.Expr
			}
		}
	}
	for _, block := range blocksOf(body, hcl.BlockHeaderSchema{Type: "locals"}) {
		attributes, _ := block.Body.JustAttributes()
		for name, attribute := range attributes {
			d.locals[name] = attribute.Expr
		}
	}
}

func (d *declarations) assign(body hcl.Body) {
	if body == nil {
		return
	}
	attributes, _ := body.JustAttributes()
	for name, attribute := range attributes {
		d.assigned[name] = attribute.Expr
	}
}

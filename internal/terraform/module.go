package terraform

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/akslint/akslint/internal/document"
)

// A module is what expressions can refer to: the variables and locals of the
// files of a folder. The other files are read when the first of them is needed.
type module struct {
	path   string // of the file that is read; "" where there is none
	body   hcl.Body
	read   bool
	values map[string]*value // by var.NAME and local.NAME
	texts  map[string][]byte // of the files, by the names that their ranges have
}

// A value is that of a variable or a local. It is worked out once; while it is,
// it is not known, so that one that is defined by itself never is.
type value struct {
	expression hcl.Expression
	result     cty.Value
	done       bool
}

func newModule(source *document.Source, body hcl.Body) *module {
	return &module{
		path: source.Path, body: body,
		values: map[string]*value{}, texts: map[string][]byte{source.Name: source.Content},
	}
}

// evaluate returns the value of an expression, unless something in it cannot
// be known. A `for` may yield more than there is memory for, and is left.
func (m *module) evaluate(expression hcl.Expression) (result cty.Value, known bool) {
	defer func() {
		if recover() != nil { // a fault of the evaluator does not end the run
			result, known = cty.DynamicVal, false
		}
	}()
	if m.loops(expression) {
		return cty.DynamicVal, false
	}
	scope := map[string]map[string]cty.Value{"var": {}, "local": {}}
	for _, traversal := range expression.Variables() {
		names, ours := scope[traversal.RootName()]
		if !ours || len(traversal) < 2 {
			return cty.DynamicVal, false
		}
		if name, isName := traversal[1].(hcl.TraverseAttr); isName {
			names[name.Name] = m.look(traversal.RootName() + "." + name.Name)
		}
	}
	context := &hcl.EvalContext{Variables: map[string]cty.Value{}}
	for root, names := range scope {
		context.Variables[root] = cty.ObjectVal(names)
	}
	result, diagnostics := expression.Value(context)
	return result, !diagnostics.HasErrors()
}

func (m *module) loops(expression hcl.Expression) bool {
	node, isNode := expression.(hclsyntax.Node)
	if !isNode { // a string of JSON
		return templateLoop.Match(expression.Range().SliceBytes(m.texts[expression.Range().Filename]))
	}
	found := false
	_ = hclsyntax.VisitAll(node, func(node hclsyntax.Node) hcl.Diagnostics {
		if _, loop := node.(*hclsyntax.ForExpr); loop {
			found = true
		}
		return nil
	})
	return found
}

var templateLoop = regexp.MustCompile(`[$%]\{.*\bfor\b`)

// look returns the value of var.NAME or local.NAME.
func (m *module) look(name string) cty.Value {
	if !m.read {
		m.read = true
		m.declarations(m.body)
		m.siblings()
	}
	value := m.values[name]
	if value == nil {
		return cty.DynamicVal
	}
	if !value.done {
		value.done, value.result = true, cty.DynamicVal
		if result, known := m.evaluate(value.expression); known && size(result) <= maxSize {
			value.result = result
		}
	}
	return value.result
}

// declarations takes up the variables that have a default, and the locals.
func (m *module) declarations(body hcl.Body) {
	content, _, _ := body.PartialContent(&hcl.BodySchema{
		Blocks: []hcl.BlockHeaderSchema{{Type: "variable", LabelNames: []string{"name"}}, {Type: "locals"}},
	})
	for _, block := range content.Blocks {
		attributes, _ := block.Body.JustAttributes() // a variable may hold blocks too
		for name, attribute := range attributes {
			switch {
			case block.Type == "locals":
				m.declare("local."+name, attribute)
			case name == "default":
				m.declare("var."+block.Labels[0], attribute)
			}
		}
	}
}

func (m *module) declare(name string, attribute *hcl.Attribute) {
	m.values[name] = &value{expression: attribute.Expr}
}

// siblings reads the other files of the folder. One that cannot be read has
// nothing to say here, and is reported where it is read itself.
func (m *module) siblings() {
	if m.path == "" {
		return
	}
	folder := filepath.Dir(m.path)
	entries, _ := os.ReadDir(folder)
	var overrides, first, assignments []hcl.Body
	for _, entry := range entries {
		name := entry.Name()
		plain := strings.TrimSuffix(name, ".json")
		switch {
		case name == filepath.Base(m.path):
		case plain == "override.tf", strings.HasSuffix(plain, "_override.tf"):
			overrides = append(overrides, m.readBody(filepath.Join(folder, name)))
		case strings.HasSuffix(plain, ".tf"):
			if body := m.readBody(filepath.Join(folder, name)); body != nil {
				m.declarations(body)
			}
		case plain == "terraform.tfvars":
			first = append(first, m.readBody(filepath.Join(folder, name)))
		case strings.HasSuffix(plain, ".auto.tfvars"):
			assignments = append(assignments, m.readBody(filepath.Join(folder, name)))
		}
	}
	for _, body := range overrides {
		if body != nil {
			m.declarations(body)
		}
	}
	for _, body := range slices.Concat(first, assignments) { // the last one wins
		m.assign(body)
	}
}

func (m *module) assign(body hcl.Body) {
	if body == nil {
		return
	}
	attributes, _ := body.JustAttributes()
	for name, attribute := range attributes {
		m.declare("var."+name, attribute)
	}
}

func (m *module) readBody(name string) hcl.Body {
	read := readFile(name)
	if read.body != nil {
		m.texts[name] = read.content
	}
	return read.body
}

// mayDeclare spares files that only hold resources the parsing.
func mayDeclare(content []byte) bool {
	return bytes.Contains(content, []byte("variable")) || bytes.Contains(content, []byte("locals"))
}

// A parsed file is one of a folder; its body is nil where it cannot be read.
type parsedFile struct {
	content []byte
	body    hcl.Body
}

// A version of a file is what it is until somebody writes to it.
type version struct {
	name string
	size int64
	time time.Time
}

// readFile parses a file of a folder once, though each of the others asks for it.
func readFile(name string) parsedFile {
	about, err := os.Stat(name)
	if err != nil {
		return parsedFile{}
	}
	once, _ := parsed.LoadOrStore(version{name, about.Size(), about.ModTime()}, sync.OnceValue(func() parsedFile {
		content, err := os.ReadFile(name)
		if err != nil || !strings.Contains(name, ".tfvars") && !mayDeclare(content) {
			return parsedFile{}
		}
		body, diagnostics := parseBody(content, name)
		if diagnostics.HasErrors() {
			return parsedFile{}
		}
		return parsedFile{content, body}
	}))
	read, _ := once.(func() parsedFile)
	return read()
}

//nolint:gochecknoglobals // a cache of files
var parsed sync.Map // version → func() parsedFile

// maxSize bounds the value of a variable or local, which others may repeat.
const maxSize = 4096

// size counts the values within a value, and the bytes of its strings.
func size(value cty.Value) int {
	if !value.IsKnown() || value.IsNull() {
		return 1
	}
	if value.Type() == cty.String {
		return 1 + len(value.AsString())
	}
	total := 1
	if value.CanIterateElements() {
		for it := value.ElementIterator(); it.Next() && total <= maxSize; {
			_, element := it.Element()
			total += size(element)
		}
	}
	return total
}

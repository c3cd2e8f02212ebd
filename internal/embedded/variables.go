package embedded

import (
	"bytes"
	"maps"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/akslint/akslint/internal/document"
)

// constants adds the variables of a node to those of the scope around it: a
// mapping of names, or a list of mappings with name and value as Azure has it.
// What cannot be known hides what was.
func (p *Pipeline) constants(node *yaml.Node, around map[string]string, named func(string) string) map[string]string {
	if node == nil || len(node.Content) == 0 {
		return around
	}
	known := maps.Clone(around)
	if known == nil {
		known = map[string]string{}
	}
	set := func(name string, value *yaml.Node) {
		name = named(name)
		delete(known, name)
		if value != nil && value.Kind == yaml.ScalarNode && isLiteral(value.Value) && !p.changing[name] {
			known[name] = value.Value
		}
	}
	eachVariable(node, maxTemplates, set)
	return known
}

// eachVariable calls set with the variables of a node. Those below a template
// expression of Azure may be there or not, and have no value; expressions may
// stand in expressions, up to a depth.
func eachVariable(node *yaml.Node, depth int, set func(name string, value *yaml.Node)) {
	if depth == 0 {
		return
	}
	unknown := func(name string, _ *yaml.Node) { set(name, nil) }
	for name, value := range fields(node) {
		if strings.HasPrefix(name, "${{") {
			eachVariable(value, depth-1, unknown)
		} else {
			set(name, value)
		}
	}
	if node.Kind != yaml.SequenceNode {
		return
	}
	for _, item := range node.Content {
		if name := get(item, "name"); name != nil {
			set(name.Value, get(item, "value"))
			continue
		}
		for key, value := range fields(item) {
			if strings.HasPrefix(key, "${{") {
				eachVariable(value, depth-1, unknown)
			}
		}
	}
}

// maxTemplates bounds how deep template expressions are followed: an alias may
// lead back to where it stands.
const maxTemplates = 8

// changing are the names of the variables that the scripts of a file may set for
// the steps behind them.
func changing(content []byte) map[string]bool {
	names := map[string]bool{}
	if bytes.Contains(content, []byte("GITHUB_ENV")) {
		for _, name := range assignment.FindAllSubmatch(content, -1) {
			names[string(name[1])] = true
		}
	}
	for _, name := range setVariable.FindAllSubmatch(content, -1) {
		names[string(name[1])], names[asEnvironment(string(name[1]))] = true, true
	}
	return names
}

var (
	assignment  = regexp.MustCompile(`\b([A-Za-z_]\w*)=`)
	setVariable = regexp.MustCompile(`task\.setvariable variable=([\w.]+)`)
)

// isLiteral reports whether a value is what it says.
func isLiteral(value string) bool {
	return !strings.ContainsAny(value, "$`\n") && !document.Unresolved(value)
}

func asWritten(name string) string { return name }

// asEnvironment is the name that a variable of an Azure pipeline has in the
// environment.
func asEnvironment(name string) string {
	return strings.ToUpper(strings.NewReplacer(".", "_", " ", "_").Replace(name))
}

// expandMacros writes the variables that a host fills in before a script runs into
// its text: those of an Azure pipeline where they stand as $(NAME) or
// ${{ variables.NAME }}, those of a workflow as ${{ env.NAME }}. One that is not
// known stays, and is not known to the shell either.
func expandMacros(script Block, macros, env map[string]string) Block {
	if !bytes.Contains(script.Text, []byte("$(")) && !bytes.Contains(script.Text, []byte("${{")) {
		return script
	}
	var text composer
	done := 0
	for _, at := range macro.FindAllSubmatchIndex(script.Text, -1) {
		value := ""
		switch {
		case at[2] >= 0:
			value = macros[string(script.Text[at[2]:at[3]])]
		case string(script.Text[at[4]:at[5]]) == "env":
			value = env[string(script.Text[at[6]:at[7]])]
		default:
			value = macros[string(script.Text[at[6]:at[7]])]
		}
		if value != "" { // an empty one is to be filled in
			text.copy(script.Text, done, at[0])
			text.put(value, at[0], at[1])
			done = at[1]
		}
	}
	if done == 0 {
		return script
	}
	text.copy(script.Text, done, len(script.Text))
	inner := script
	inner.outer = &script
	return text.block(len(script.Text), inner)
}

var macro = regexp.MustCompile(`\$\(([^\s()$]+)\)|\$\{\{ *(env|variables)\.([\w-]+) *\}\}`)

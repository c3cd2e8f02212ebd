package generate

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/plan"
	"github.com/akslint/akslint/internal/policy"
	"github.com/akslint/akslint/internal/rule"
)

// goFiles returns the files of package shipped: one for each folder of a rule
// or library, so that changing a rule does not affect the files of others,
// and rules.go, which lists them.
func goFiles(source *policy.Policy, findings map[string]*plan.Function) map[string]*goFile {
	files := map[string]*goFile{}
	file := func(topic, name string) *goFile {
		// Hyphens, since Go reads the end of x_windows.go as an operating
		// system.
		fileName := topic + "-" + name + ".go"
		if files[fileName] == nil {
			files[fileName] = &goFile{}
		}
		return files[fileName]
	}
	for _, rule := range source.Rules {
		file(rule.Topic, rule.Name).rule(rule)
	}
	for name, parameters := range source.Libraries() {
		if len(parameters) > 0 {
			file("lib", name).library(name, parameters)
		}
	}
	for _, function := range reachable(source.Rules, findings) {
		topic, name, _ := cut(function.Name)
		file(topic, name).function(function)
	}
	files["rules.go"] = list(source)
	return files
}

// reachable returns the functions that the rules may call, by name.
func reachable(set rule.Set, findings map[string]*plan.Function) []*plan.Function {
	met := map[*plan.Function]bool{}
	var meet func(*plan.Function)
	meet = func(function *plan.Function) {
		if met[function] {
			return
		}
		met[function] = true
		for _, called := range function.Calls {
			meet(called)
		}
	}
	for _, rule := range set {
		meet(findings[rule.Name])
	}
	return slices.SortedFunc(maps.Keys(met), func(a, b *plan.Function) int { return cmp.Compare(a.Name, b.Name) })
}

// list lists the rules and the libraries that have parameters.
func list(source *policy.Policy) *goFile {
	var file goFile
	file.print("// Rules returns the rules in the order of their names.\nfunc Rules() []Rule {\nreturn []Rule{\n")
	for _, rule := range source.Rules {
		name := identifier(rule.Topic, rule.Name)
		file.print("{&%s, &%s_findings},\n", name, name)
	}
	file.print("}\n}\n\n// Libraries returns the parameters of the libraries, by the name of the library.\n" +
		"func Libraries() map[string]rule.Parameters {\nreturn map[string]rule.Parameters{\n")
	for name, parameters := range source.Libraries() {
		if len(parameters) > 0 {
			file.print("%q: %s,\n", name, identifier("lib", name))
		}
	}
	file.print("}\n}\n")
	return &file
}

// A goFile is a file of package shipped.
type goFile struct{ body bytes.Buffer }

func (f *goFile) print(format string, values ...any) { fmt.Fprintf(&f.body, format, values...) }

// source is the file as Go source, not yet formatted.
func (f *goFile) source() []byte {
	var out bytes.Buffer
	out.WriteString(header + "\npackage shipped\n\nimport (\n")
	for _, use := range []struct{ room, by string }{
		{"document", "document.Node{"}, {"plan", "plan.Function{"}, {"rule", "rule.Parameter"},
	} {
		if bytes.Contains(f.body.Bytes(), []byte(use.by)) {
			fmt.Fprintf(&out, "\"github.com/akslint/akslint/internal/%s\"\n", use.room)
		}
	}
	out.WriteString(")\n\n")
	out.Write(f.body.Bytes())
	return out.Bytes()
}

// rule writes what is known of a rule.
func (f *goFile) rule(r *rule.Rule) {
	f.print("var %s = rule.Rule{\nName: %q,\nTopic: %q,\nTitle: %q,\nDescription: %q,\nFix: %q,\nScore: %v,\nSeverity: %q,\nSecret: %v,\n",
		identifier(r.Topic, r.Name), r.Name, r.Topic, r.Title, r.Description, r.Fix, r.Score, r.Severity, r.Secret)
	if len(r.Supersedes) > 0 {
		f.print("Supersedes: %#v,\n", r.Supersedes)
	}
	f.print("Groups: %#v,\nReferences: %#v,\nResources: []rule.Resource{\n", r.Groups, r.References)
	for _, resource := range r.Resources {
		f.print("{URL: %q, Description: %q},\n", resource.URL, resource.Description)
	}
	f.print("},\nParameters: %s,\n}\n\n", parameters(r.Parameters))
}

// library writes the parameters of a library.
func (f *goFile) library(name string, declared rule.Parameters) {
	f.print("var %s = %s\n\n", identifier("lib", name), parameters(declared))
}

func parameters(declared rule.Parameters) string {
	var out strings.Builder
	out.WriteString("rule.Parameters{")
	for _, parameter := range declared {
		fmt.Fprintf(&out, "\n{Name: %q, Schema: %s, Default: %s, Description: %q},",
			parameter.Name, schema(&parameter.Schema), literal(parameter.Default), parameter.Description)
	}
	if len(declared) > 0 {
		out.WriteByte('\n')
	}
	out.WriteByte('}')
	return out.String()
}

// schema writes the fields of a schema that are not zero.
func schema(s *rule.Schema) string {
	var out strings.Builder
	fmt.Fprintf(&out, "rule.Schema{Type: %q", s.Type)
	if len(s.Enum) > 0 {
		fmt.Fprintf(&out, ", Enum: %#v", s.Enum)
	}
	if bounds := fields("Minimum", s.Minimum, "Maximum", s.Maximum); bounds != "" {
		out.WriteString(", " + bounds)
	}
	if s.Items != nil {
		out.WriteString(", Items: &" + schema(s.Items))
	}
	if len(s.Properties) > 0 {
		out.WriteString(", Properties: map[string]rule.Schema{\n")
		for _, name := range slices.Sorted(maps.Keys(s.Properties)) {
			property := s.Properties[name]
			fmt.Fprintf(&out, "%q: %s,\n", name, schema(&property))
		}
		out.WriteByte('}')
	}
	if len(s.Required) > 0 {
		fmt.Fprintf(&out, ", Required: %#v", s.Required)
	}
	if s.Values != nil {
		out.WriteString(", Values: &" + schema(s.Values))
	}
	out.WriteByte('}')
	return out.String()
}

// literal writes a value decoded from JSON.
func literal(value any) string {
	switch value := value.(type) {
	case float64:
		return fmt.Sprintf("float64(%v)", value)
	case []any:
		items := make([]string, len(value))
		for i := range value {
			items[i] = literal(value[i])
		}
		return "[]any{" + strings.Join(items, ", ") + "}"
	case map[string]any:
		members := make([]string, 0, len(value))
		for _, key := range slices.Sorted(maps.Keys(value)) {
			members = append(members, fmt.Sprintf("%q: %s", key, literal(value[key])))
		}
		return "map[string]any{" + strings.Join(members, ", ") + "}"
	default:
		return fmt.Sprintf("%#v", value)
	}
}

// function writes a function as static data.
func (f *goFile) function(function *plan.Function) {
	f.print("var %s = plan.Function{\nName: %q,\n%s,\nCode: []plan.Instruction{\n",
		identifier(cut(function.Name)), function.Name, fields("Locals", function.Locals, "Once", function.Once))
	for _, in := range function.Code {
		f.print("{%s},\n", fields("Op", "plan."+in.Op.String(), "A", in.A, "B", in.B, "C", in.C, "N", in.N))
	}
	f.print("},\n")
	listed(f, "Operands", "[]plan.Operand", function.Operands, func(operand plan.Operand) string {
		return strconv.Itoa(int(operand))
	})
	listed(f, "Constants", "[]document.Node", function.Constants, func(node document.Node) string {
		return "\n" + constant(node)
	})
	listed(f, "Calls", "[]*plan.Function", function.Calls, func(called *plan.Function) string {
		return "\n&" + identifier(cut(called.Name))
	})
	listed(f, "Builtins", "[]string", function.Builtins, strconv.Quote)
	f.print("}\n\n")
}

// listed writes a field that is a list, unless it is empty.
func listed[T any](f *goFile, field, kind string, items []T, write func(T) string) {
	if len(items) == 0 {
		return
	}
	f.print("%s: %s{", field, kind)
	for i, item := range items {
		text := write(item)
		f.print("%s", text)
		if i+1 < len(items) {
			f.print(", ")
		} else if strings.HasPrefix(text, "\n") {
			f.print(",\n")
		}
	}
	f.print("},\n")
}

// fields writes the fields of a composite literal that are not zero.
func fields(namesAndValues ...any) string {
	var written []string
	for pair := range slices.Chunk(namesAndValues, 2) {
		if value := fmt.Sprint(pair[1]); value != "0" && value != "false" {
			written = append(written, fmt.Sprintf("%v: %s", pair[0], value))
		}
	}
	return strings.Join(written, ", ")
}

func constant(node document.Node) string {
	kind := [...]string{"Null", "Bool", "Number", "String", "Array", "Object"}
	switch node.Kind {
	case document.Array, plan.Set:
		name := "document.Array"
		if node.Kind == plan.Set {
			name = "plan.Set"
		}
		var items strings.Builder
		for _, item := range node.Items {
			items.WriteString(constant(item) + ", ")
		}
		return fmt.Sprintf("{Kind: %s, Items: []document.Node{%s}}", name, items.String())
	case document.Object:
		var members strings.Builder
		for _, member := range node.Members {
			fmt.Fprintf(&members, "{Key: %q, Value: document.Node%s},\n", member.Key, constant(member.Value))
		}
		return fmt.Sprintf("{Kind: document.Object, Members: []document.Member{\n%s}}", members.String())
	default:
		return fmt.Sprintf("{Kind: document.%s, Text: %q}", kind[node.Kind], node.Text)
	}
}

var rulePath = regexp.MustCompile(`^rules\.(\w+)(?:\.(\w+)|\["([^"]+)"\])(.*)$`)

// cut splits the path of a function, such as rules.pod["host-port"]._allowed.
func cut(function string) (topic, name, rest string) {
	parts := rulePath.FindStringSubmatch(function)
	if parts == nil {
		panic("generate: " + function + " is not the path of a rule")
	}
	return parts[1], parts[2] + parts[3], strings.TrimPrefix(parts[4], ".")
}

var notOfIdentifiers = regexp.MustCompile(`\W+`)

// identifier is the Go name of a rule or library, such as podHostPort, or of
// a function in it, such as podHostPort_findings.
func identifier(topic, name string, function ...string) string {
	var made strings.Builder
	made.WriteString(topic)
	for word := range strings.SplitSeq(name, "-") {
		made.WriteString(strings.ToUpper(word[:1]) + word[1:])
	}
	for _, rest := range function {
		made.WriteString("_" + notOfIdentifiers.ReplaceAllString(rest, "_"))
	}
	return made.String()
}

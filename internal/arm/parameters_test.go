package arm_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/document/documenttest"
	"github.com/akslint/akslint/internal/find"
	"github.com/akslint/akslint/internal/loader"
)

// folder writes files into a folder.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// loadFile reads a file of a folder.
func loadFile(folder, name string) (docs []*document.Document, problems []string) {
	loader.Load(find.File{Name: name, Path: filepath.Join(folder, name), Named: true}, nil, loader.Handlers{
		Document: func(doc *document.Document) { docs = append(docs, doc) },
		Problem: func(problem document.Problem) {
			problems = append(problems, strings.ReplaceAll(problem.String(), folder, ""))
		},
	})
	return docs, problems
}

func parameters(values string) string {
	return `{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#", "parameters": {` + values + `}}`
}

const declared = `"a": {"defaultValue": "default"}, "b": {}, "c": {}, "none": {}`

// Values of parameters, as rules see them, and the place of a finding about
// them.
func TestParameters(t *testing.T) {
	main := "\n" + template(declared, `"v": "[parameters('a')]", "o": {"x": "[parameters('a')]"}`, "\n"+`"value": %s`)
	const given = `
		"A": {"value": "A"},
		"b": {"value": [1,
			{"x": 2}]},
		"c": {"reference": {"keyVault": {"id": "/k"}, "secretName": "s"}},
		"none": {"value": null}`
	for _, test := range []struct{ name, value, path, want, place string }{
		{"a value", `"[parameters('a')]"`, "", `"A"`, "main.parameters.json:2"},
		{"null", `"[parameters('none')]"`, "", `null`, "main.parameters.json:6"},
		{"a list", `"[parameters('b')]"`, "", `[1,{"x":2}]`, "main.parameters.json:3"},
		{"an element", `"[parameters('b')]"`, "/0", `[1,{"x":2}]`, "main.parameters.json:3"},
		{"a field", `"[parameters('b')]"`, "/1/x", `[1,{"x":2}]`, "main.parameters.json:4"},
		{"a field that is missing", `"[parameters('b')]"`, "/1/y", `[1,{"x":2}]`, "main.parameters.json:4"},
		{"a part of a value", `"[parameters('b')[1].x]"`, "", `2`, "main.parameters.json:4"},
		{"out of a key vault", `"[parameters('c')]"`, "", `{"unknown":"[parameters('c')]"}`, "main.json:5"},
		{"through a variable", `"[variables('v')]"`, "", `"A"`, "main.parameters.json:2"},
		{"within a variable", `"[variables('o')]"`, "/x", `{"x":"A"}`, "main.json:5"},
		{"chosen", `"[if(equals(1, 1), parameters('a'), 'x')]"`, "", `"A"`, "main.parameters.json:2"},
		{"computed", `"[concat(parameters('a'), 'x')]"`, "", `"Ax"`, "main.parameters.json:2"},
		{"computed out of several", `"[concat('x', parameters('b')[0], parameters('a'))]"`, "", `"x1A"`, "main.parameters.json:3"},
		{"a choice by it", `"[if(equals(variables('v'), 'A'), 'yes', 'no')]"`, "", `"yes"`, "main.parameters.json:2"},
		{"computed out of others", `"[concat('x', 'y')]"`, "", `"xy"`, "main.json:5"},
		{"a list chosen by it", `"[if(equals(parameters('a'), 'A'), createArray(1), createArray())]"`, "/0", `[1]`, "main.json:5"},
		{"joined", `"[concat(parameters('b'), parameters('b'))]"`, "/3/x", `[1,{"x":2},1,{"x":2}]`, "main.json:5"},
		{"beside", `["[parameters('a')]", "x"]`, "/1", `["A","x"]`, "main.json:5"},
		{"in a list", `["[parameters('a')]", "x"]`, "/0", `["A","x"]`, "main.parameters.json:2"},
		{"nothing of them", `{"x": 1}`, "/y", `{"x":1}`, "main.json:5"},
	} {
		t.Run(test.name, func(t *testing.T) {
			folder := folder(t, map[string]string{"main.json": strings.Replace(main, "%s", test.value, 1), "main.parameters.json": parameters(given)})
			var places []string
			for _, file := range []string{"main.json", "main.parameters.json"} {
				docs, problems := loadFile(folder, file)
				if len(docs) != 1 || len(problems) > 0 {
					t.Fatalf("%s: %d documents, problems %q", file, len(docs), problems)
				}
				if got := written(docs[0].Root.Get("properties").Get("value")); got != test.want {
					t.Errorf("%s: got  %s\nwant %s", file, got, test.want)
				}
				if span := docs[0].Locate(documenttest.Path("/properties/value" + test.path)); span.Line > 0 {
					places = append(places, fmt.Sprintf("%s:%d", docs[0].Source.Name, span.Line))
				}
			}
			if !slices.Equal(places, []string{test.place}) {
				t.Errorf("it is in %q, want %s", places, test.place)
			}
		})
	}
}

// Whatever path a rule names, it has a place in exactly one of the two files.
func TestParameters_everyPathStandsOnce(t *testing.T) {
	const properties = `"[parameters('p')]"`
	const pool = `{"type": "Microsoft.ContainerService/managedClusters/agentPools", "name": "[concat(parameters('n'), '/two')]", "properties": {"mode": "User", "count": "[parameters('i')]"}}`
	const module = `{"type": "Microsoft.Resources/deployments", "name": "m", "properties": {"expressionEvaluationOptions": {"scope": "inner"},
		"parameters": {"q": {"value": "[parameters('p')]"}, "r": {"value": {"x": "[parameters('i')]", "y": "z"}}},
		"template": {"$schema": "deploymentTemplate.json", "parameters": {"q": {}, "r": {}}, "resources": [
			{"type": "Microsoft.ContainerService/managedClusters", "name": "inner", "sku": "[parameters('r')]", "properties": "[parameters('q')]"}]}}}`
	main := `{"$schema": "deploymentTemplate.json", "parameters": {}, "variables": {"v": ["[parameters('i')]", 1]}, "resources": [
		{"type": "Microsoft.ContainerService/managedClusters", "name": "[parameters('n')]", "sku": {"name": "[parameters('n')]", "tier": "x"},
		 "tags": "[parameters('p')]", "identity": {"list": ["[parameters('p')]", "[variables('v')]", "x"]}, "properties": {
			"addonProfiles": "[parameters('p')]", "apiServerAuthorizedIPRanges": "[parameters('l')]", "agentPoolProfiles": "[parameters('l')]"}},
		{"type": "Microsoft.ContainerService/managedClusters", "name": "whole", "properties": ` + properties + `},` + pool + `,` + module + `]}`
	checkPlaces(t, main, parameters(`"i": {"value": 7}, "n": {"value": "aks"}, "l": {"value": ["x", {"name": "one"}]},
		"p": {"value": {"name": "x", "nested": {"list": [1, {"a": null}], "empty": {}}}}`), 3)
}

// checkPlaces checks that everything in the resources of a template and its
// parameters, and whatever is missing in them, has a place in one of the two
// files.
func checkPlaces(t *testing.T, template, parameters string, count int) {
	t.Helper()
	folder := folder(t, map[string]string{"main.json": template, "main.parameters.json": parameters})
	first, problems := loadFile(folder, "main.json")
	second, more := loadFile(folder, "main.parameters.json")
	if problems = append(problems, more...); count < 0 && (len(second) == 0 || len(problems) > 0) {
		return // they are not a pair
	}
	if len(first) != len(second) || count >= 0 && len(first) != count {
		t.Fatalf("%d and %d documents, problems %q", len(first), len(second), problems)
	}
	for i := range first {
		if diff := cmp.Diff(written(&first[i].Root), written(&second[i].Root)); diff != "" {
			t.Errorf("the values differ: -template +parameters:\n%s", diff)
		}
		for _, path := range append(paths(&first[i].Root, nil), nil) {
			for _, path := range []document.Path{path, slices.Concat(path, documenttest.Path("/missing"))} {
				a, b := first[i].Locate(path), second[i].Locate(path)
				if (a == document.Span{}) == (b == document.Span{}) {
					t.Errorf("%s is at %v of the template and at %v of its parameters", path.Pointer(), a, b)
				}
			}
		}
	}
}

func FuzzParameters(f *testing.F) {
	f.Add(template(declared, `"v": ["[parameters('a')]"]`, `"x": "[parameters('a').b]", "y": "[variables('v')]"`), parameters(`"a": {"value": {"b": [1]}}, "b": {}`))
	f.Fuzz(func(t *testing.T, template, parameters string) { checkPlaces(t, template, parameters, -1) })
}

// paths returns the paths of everything within a value.
func paths(node *document.Node, at document.Path) (all []document.Path) {
	for i := range node.Items {
		path := slices.Concat(at, document.Path{document.Index(i)})
		all = append(append(all, path), paths(&node.Items[i], path)...)
	}
	for i := range node.Members {
		path := slices.Concat(at, document.Path{document.Key(node.Members[i].Key)})
		all = append(append(all, path), paths(&node.Members[i].Value, path)...)
	}
	return all
}

// Which parameters belong to which template, and the result of each reading.
func TestParameters_files(t *testing.T) {
	main := template(declared, "", `"value": "[parameters('a')]"`)
	off := strings.Replace(main, `"name"`, `"condition": "[equals(parameters('a'), 'default')]", "name"`, 1)
	p := func(value string) string { return parameters(`"a": {"value": "` + value + `"}`) }
	for _, test := range []struct {
		name, file string
		files      map[string]string
		want       []string
	}{
		{"none", "main.json", map[string]string{"main.json": main}, []string{"default"}},
		{"of its name", "main.json", map[string]string{"main.json": main, "main.parameters.json": p("x")}, []string{"x"}},
		{"several", "main.json", map[string]string{"main.json": main, "main.parameters.json": p("x"), "main.parameters.dev.json": p("y"), "main.prod.parameters.json": p("z")}, []string{"y", "x", "z"}},
		{"of another", "main.json", map[string]string{"main.json": main, "other.json": main, "other.parameters.json": p("x")}, []string{"default"}},
		{"of a longer name", "main.json", map[string]string{"main.json": main, "main.dev.json": main, "main.dev.parameters.json": p("x")}, []string{"default"}},
		{"of no template's name, where there are several", "main.json", map[string]string{"main.json": main, "other.json": main, "azuredeploy.parameters.json": p("x")}, []string{"default"}},
		{"of no template's name, where there is one", "main.json", map[string]string{"main.json": main, "azuredeploy.parameters.json": p("x")}, []string{"x"}},
		{"as the portal names them", "template.json", map[string]string{"template.json": main, "parameters.json": p("x")}, []string{"x"}},
		{"in another case", "Main.json", map[string]string{"Main.json": main, "main.Parameters.JSON": p("x")}, []string{"x"}},
		{"parameters of something else", "main.json", map[string]string{"main.json": main, "main.parameters.json": `{"parameters": {"a": {"value": "x"}}}`}, []string{"default"}},
		{"parameters that switch the resource off", "main.json", map[string]string{"main.json": off, "main.parameters.json": p("x")}, nil},
		{"with comments", "main.json", map[string]string{"main.json": main, "main.parameters.json": "// é\n" + p("x")}, []string{"x"}},
		{"that are broken", "main.json", map[string]string{"main.json": main, "main.parameters.json": p(`"`)}, []string{
			"default", "main.json: cannot be read together with main.parameters.json: main.parameters.json:1:130: invalid character '\"' after object key:value pair",
		}},
		{"that are not text", "main.json", map[string]string{"main.json": main, "main.parameters.json": p("\xff")}, []string{
			"default", "main.json: cannot be read together with main.parameters.json: is not UTF-8",
		}},
		{"the parameters", "main.parameters.json", map[string]string{"main.json": main, "main.parameters.json": p("x"), "main.dev.parameters.json": p("y")}, []string{"x"}},
		{"parameters of a template that is broken", "main.parameters.json", map[string]string{"main.json": main + "]", "main.parameters.json": p("x")}, []string{
			"main.parameters.json: cannot be read together with main.json: main.json:3:134: invalid character ']' looking for beginning of value",
		}},
		{"parameters of what is not a template", "main.parameters.json", map[string]string{"main.json": `{"a": "/managedClusters/"}`, "main.parameters.json": p("x")}, nil},
		{"parameters of nothing to judge", "main.parameters.json", map[string]string{"main.json": `{`, "main.parameters.json": p("x")}, nil},
		{"parameters of no template", "main.parameters.json", map[string]string{"main.parameters.json": p("x"), "a.json": main, "b.json": main}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			docs, problems := loadFile(folder(t, test.files), test.file)
			var got []string
			for _, doc := range docs {
				got = append(got, bare(doc.Root.Get("properties").Get("value")))
			}
			if diff := cmp.Diff(test.want, append(got, problems...)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

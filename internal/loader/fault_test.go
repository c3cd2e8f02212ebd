package loader

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/find"
	"github.com/akslint/akslint/internal/yamltree"
)

// loaded is what Load hands over, on one line each: Name of a document with its
// place, or a problem.
func loaded(t testing.TB, file find.File, stdin string) []string {
	t.Helper()
	lines := []string{}
	Load(file, strings.NewReader(stdin), Handlers{
		Document: func(doc *document.Document) {
			line := document.Problem{
				File: doc.Name(), Line: int(doc.Anchor.Line), Column: int(doc.Anchor.Column), Message: doc.Format,
			}
			lines = append(lines, line.String())
		},
		Problem: func(problem document.Problem) { lines = append(lines, problem.String()) },
		Unread: func(unread document.Unread) {
			lines = append(lines, fmt.Sprintf("%s not judged: %v", unread.Kind, unread.Problem))
		},
	})
	return lines
}

// A file that is half read says so once for each document that is missing, at
// the line that is at fault, and the other documents are still read.
func TestLoad_faults(t *testing.T) {
	const (
		before = "apiVersion: v1\nkind: Pod\nmetadata: {name: before}\n---\n" // 4 lines
		head   = "apiVersion: v1\nkind: Pod\n"                                // 2 lines
		after  = "\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: after}\n"
	)
	for _, test := range []struct{ name, text, want string }{
		{"unclosed double quote", "metadata:\n  name: \"a\n  namespace: b\n", "8:3: found unexpected end of stream"},
		{"unclosed single quote", "metadata:\n  name: 'a\n", "8:3: found unexpected end of stream"},
		{"unclosed bracket", "spec:\n  a: [1, 2\n  b: 3\n", "8:3: did not find expected ',' or ']'"},
		{"unclosed brace", "spec:\n  a: {b: 1\nc: 2\n", "8:3: did not find expected ',' or '}'"},
		{"cut off in flow", "spec: {a: [1, ", "7:1: did not find expected node content"},
		{"cut off in a key", "spec:\n  a: 1\n  contain", "9:3: could not find expected ':'"},
		{"a key without a colon", "spec:\n  a\n  b: 1\n", "9:3: mapping values are not allowed in this context"},
		{"tab indentation", "spec:\n\ta: 1\n", "8:1: tab in the indentation: YAML allows only spaces"},
		{"tab after spaces", "spec:\n  a:\n  \tb: 1\n", "9:3: tab in the indentation: YAML allows only spaces"},
		{"tab before a list", "spec:\n\t- a\n", "8:1: tab in the indentation: YAML allows only spaces"},
		{"too deep", "spec:\n  a: 1\n    b: 2\n", "9:5: mapping values are not allowed in this context"},
		{"not deep enough", "spec:\n    a: 1\n  b: 2\n", "9:3: did not find expected key"},
		{"colon in a plain value", "spec:\n  a: b: c\n", "8:3: mapping values are not allowed in this context"},
		{"list in a mapping", "spec:\n  a: 1\n  - b\n", "9:3: did not find expected key"},
		{"mapping in a list", "spec:\n  - a\n  b: 1\n", "9:3: did not find expected '-' indicator"},
		{"character that starts nothing", "spec:\n  a: @b\n", "8:3: found character that cannot start any token"},
		{"unknown escape", "spec:\n  a: \"\\q\"\n", "8:3: found unknown escape character"},
		{"text after a quote", "spec:\n  a: \"b\" c\n", "8:3: did not find expected key"},
		{"unknown anchor", "spec:\n  a: *b\n", "8:3: unknown anchor 'b' referenced"},
		{"anchor in itself", "spec: &a\n  b: *a\n", "8:6: anchor \"a\" contains itself"},
		{"bad block indicator", "spec:\n  a: |x\n    b\n", "8:3: did not find expected comment or line break"},
		{"control character", "spec:\n  a: \x01\n", "8:3: control characters are not allowed"},
		{"merge of a scalar", "spec:\n  <<: 1\n", "8:7: map merge requires map or sequence of maps as the value"},
		{"null as a key", "spec:\n  ~: 1\n", "8:3: null cannot be a key"},
		{"list as a key", "spec:\n  ? [a]\n  : 1\n", "8:5: a mapping or sequence cannot be a key"},
		{"infinity", "spec:\n  a: .inf\n", "8:6: infinity and not-a-number cannot be sent to Kubernetes"},
		{"not base64", "spec:\n  a: !!binary x\n", "8:6: !!binary value contains invalid base64 data"},
		{"not of its tag", "spec:\n  a: !!int b\n", "8:6: cannot decode !!str `b` as a !!int"},
		{"template", "spec:\n  a: {{ .Values.a }}\n", "8:7: a mapping or sequence cannot be a key" + yamltree.RenderFirst},
		{"template in a line of its own", "spec:\n{{- if .Values.a }}\n  a: 1\n{{- end }}\n", "8:1: could not find expected ':'" + yamltree.RenderFirst},
	} {
		for ending, name := range map[string]string{"\n": "", "\r\n": " with CRLF"} {
			t.Run(test.name+name, func(t *testing.T) {
				content := strings.ReplaceAll(before+head+test.text+after, "\n", ending)
				got := loaded(t, find.File{Name: "x.yaml"}, content)
				want := []string{"Pod/before:2:7: yaml", "x.yaml:" + test.want, ""}
				if len(got) == 3 {
					want[2] = got[2]
				}
				if diff := cmp.Diff(want, got); diff != "" || !strings.HasPrefix(got[2], "Pod/after:") {
					t.Errorf("-want +got:\n%s%q", diff, got)
				}
			})
		}
	}
}

// Files without a Kubernetes object are left out silently, whether or not they
// can be parsed.
func TestLoad_quiet(t *testing.T) {
	for _, content := range []string{
		"", "a: 1\n", "kind: x\n", "apiVersion: v2\nname: chart\n", "apiVersion: v1\nkind: 7\n", "- kind: Pod\n  apiVersion: v1\n", "a: [\n", "kind: [\n", "\tkind: a\n",
		"{{ range . }}\nkind: a\n{{ end }}\n", "kind: Pod\nname: x\n", "just text about an apiVersion", "apiVersion: v1\nkind: List\nitems: []\n", "apiVersion: v1\nkind: PodList\nitems:\n- ~\n- 1\n",
		"{", `{"kind":`, `{"kind": "x"}`, "kind: \"\"\napiVersion: v1\n",
	} {
		for _, name := range []string{"x.yaml", "x.json"} {
			if got := loaded(t, find.File{Name: name}, content); len(got) > 0 {
				t.Errorf("%s: %q: %v", name, content, got)
			}
		}
	}
}

// JSON with comments and trailing commas is read as the reader of the file
// would, which kubectl is not.
func TestLoad_extendedJSON(t *testing.T) {
	const object = "{\"apiVersion\": \"v1\", // a\n \"kind\": \"Pod\"}"
	const template = "{\"contentVersion\": \"1\", // a\n \"resources\": [{\"name\": \"a\", \"type\": \"Microsoft.ContainerService/managedClusters\",},]}"
	for _, test := range []struct {
		name, content string
		named         bool
		want          []string
	}{
		{"a template", template, false, []string{"ManagedCluster/a:2:38: arm"}},
		{"an object", object, false, []string{"x.json:1:22: invalid character '/' looking for beginning of object key string"}},
		{"an object with a trailing comma, which is YAML", `{"apiVersion": "v1", "kind": "Pod",}`, false, []string{"Pod:1:30: yaml"}},
		{"settings", "{\"a\": 1, // a\n}", true, []string{}},
		{"settings that mention a kind", "{\"kind\": 1, // a\n}", true, []string{}},
		{"an array", "[1, 2]", true, []string{}},
		{"nothing", "", true, []string{}},
		{"what is not JSON, in a folder", "{\"a\": }", false, []string{}},
		{"what is not JSON, by its name", "{\"a\": }", true, []string{"x.json:1:7: invalid character '}' looking for beginning of value"}},
		{"half of JSON", "{\"a\": 1} {\"b\"", true, []string{"x.json:1:14: unexpected EOF"}},
		{"text", "az aks", true, []string{"x.json:1:1: invalid character 'a' looking for beginning of value"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := loaded(t, find.File{Name: "x.json", Named: test.named}, test.content)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestLoad(t *testing.T) {
	for _, test := range []struct {
		name, file, content string
		want                []string
	}{
		{"a stream", "x.yml", "---\napiVersion: v1\nkind: Pod\n---\n# nothing\n---\nkind: Service\napiVersion: v1\nmetadata: {name: s, namespace: ns}\n...\n", []string{"Pod:3:7: yaml", "Service/ns/s:7:7: yaml"}},
		{"a list", "x.YAML", "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n- {apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: Secret}]}\n", []string{"Pod:5:9: yaml", "Secret:6:63: yaml"}},
		{"a list of one kind", "x.yaml", "apiVersion: v1\nkind: PodList\nitems:\n- metadata: {name: a}\n- kind: Pod\n", []string{"Pod/a:2:7: yaml", "Pod:5:9: yaml"}},
		{"a kind that ends in List", "x.yaml", "apiVersion: v1\nkind: AllowList\nspec: {items: []}\n", []string{"AllowList:2:7: yaml"}},
		{"a generated name", "x.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {generateName: a-}\n", []string{"Pod/a-:2:7: yaml"}},
		{"JSON", "x.json", "{\n\t\"kind\": \"Pod\",\n\t\"apiVersion\": \"v1\"\n}", []string{"Pod:2:10: json"}},
		{"JSON in YAML", "x.yaml", " {\"kind\": \"Pod\", \"apiVersion\": \"v1\"}\n{\"kind\": \"Job\", \"apiVersion\": \"v1\"}", []string{"Pod:1:11: json", "Job:2:10: json"}},
		{"YAML in JSON", "x.json", "{kind: Pod, apiVersion: v1,}", []string{"Pod:1:8: yaml"}},
		{"JSON, then YAML", "x.yaml", "{\"kind\": \"Pod\", \"apiVersion\": \"v1\"}\n---\nkind: Job\napiVersion: v1\n", []string{"Pod:1:10: yaml", "Job:3:7: yaml"}},
		{"JSON that is cut off", "x.json", "{\"kind\": \"Pod\", \"apiVersion\": \"v1\"}\n{\"kind\": \"Pod\",\n \"apiVersion\": \"v1\",", []string{"x.json:3:21: unexpected EOF", "Pod:1:10: json"}},
		{"JSON without a comma", "x.json", "{\"kind\": \"Pod\"\n \"apiVersion\": \"v1\"}", []string{"x.json:2:2: invalid character '\"' after object key:value pair"}},
		{"JSON with a bad value", "x.json", "{\"kind\": \"Pod\",\n \"apiVersion\": v1]}", []string{"x.json:2:16: invalid character 'v' looking for beginning of value"}},
		{"JSON with an unclosed string", "x.json", "{\"kind\": \"Pod\",\n \"apiVersion\": \"v1}\n", []string{"x.json:2:20: invalid character '\\n' in string literal"}},
		{"no apiVersion", "x.yaml", "kind: Pod\nspec: {}\n", []string{"x.yaml:1:7: Pod has no apiVersion, so it is not a Kubernetes object"}},
		{"no kind", "x.yaml", "apiVersion: v1\nmetadata: {name: a}\n", []string{"x.yaml:1:13: an object of apiVersion v1 has no kind"}},
		{"a kind to be filled in", "x.yaml", "apiVersion: v1\nkind: ${KIND}\nspec: {}\n", []string{"x.yaml:2:7: kind ${KIND} is known only later: render the file first, and lint the result"}},
		{"a version to be filled in", "x.yaml", "apiVersion: apps/${V}\nkind: Deployment\nspec: {}\n", []string{"Deployment:2:7: yaml"}},
		{"a hidden kind", "x.yaml", "\"\\x61piVersion\": v1\n!!binary a2luZA==: Pod\n", []string{"Pod:2:20: yaml"}},
		{"templates", "x.yaml", "apiVersion: v1\nkind: Pod\nspec: {{ a }}\n---\napiVersion: v1\nkind: Pod\nspec: {{ b }}\n---\napiVersion: v1\nkind: Job\n", []string{"x.yaml:3:8: a mapping or sequence cannot be a key" + yamltree.RenderFirst, "Job:10:7: yaml"}},
		{"binary", "x.yaml", "a: 1\nb\x00", []string{"non-text file not judged: x.yaml:2:2: is not a text file: it holds a NUL byte"}},
		{"binary that mentions an object", "x.yaml", "apiVersion: v1\nkind: Pod\nb\x00", []string{"x.yaml:3:2: is not a text file: it holds a NUL byte"}},
		{"not UTF-8", "x.yaml", "apiVersion: v1\nkind: Pod # \xff\n", []string{"x.yaml:2:13: is not a text file: byte 0xff is not UTF-8"}},
		{"not UTF-8, with nothing to judge", "x.yaml", "name: M\xfcller\n", []string{"non-text file not judged: x.yaml:1:8: is not a text file: byte 0xfc is not UTF-8"}},
		{"UTF-16 without a mark", "x.sh", strings.TrimPrefix(utf16Text("az aks create", binary.LittleEndian), "\xff\xfe"), []string{"x.sh:1:2: is not a text file: it holds a NUL byte"}},
		{"UTF-16 that is cut off", "x.yaml", utf16Text("apiVersion: v1\nkind: Pod\n", binary.LittleEndian) + "\n", []string{"x.yaml:3:1: could not find expected ':'"}},
		{"UTF-16 of something else", "x.sh", utf16Text("a\x00", binary.BigEndian), []string{"non-text file not judged: x.sh:1:2: is not a text file: it holds a NUL byte"}},
		{"UTF-32", "x.yaml", "\xff\xfe\x00\x00a\x00\x00\x00", []string{"x.yaml: is UTF-32 text: save it as UTF-8"}},
		{"UTF-32, big end first", "x.json", "\x00\x00\xfe\xff\x00\x00\x00{", []string{"x.json: is UTF-32 text: save it as UTF-8"}},
		{"binary script", "x.sh", "az aks create \xff", []string{"x.sh:1:15: is not a text file: byte 0xff is not UTF-8"}},
		{"unclosed quote in a script", "x.sh", "#!/bin/sh\naz aks create -n a -g b\naz aks create -n \"b\n", []string{"x.sh:3:18: reached EOF without closing quote `\"`", "az aks create:2:1: az", "ManagedCluster/a:2:1: az"}},
		{"standard input: YAML", "-", "apiVersion: v1\nkind: Pod\n", []string{"Pod:2:7: yaml"}},
		{"standard input: JSON", "-", "{\"apiVersion\": \"v1\", \"kind\": \"Pod\"}", []string{"Pod:1:30: json"}},
		{"standard input: a script", "-", "az aks create -n a -g b\n", []string{"az aks create:1:1: az", "ManagedCluster/a:1:1: az"}},
		{"standard input: a script with a shebang", "-", "#!/usr/bin/env -S bash -e\naz aks create -n a -g b\n", []string{"az aks create:2:1: az", "ManagedCluster/a:2:1: az"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := loaded(t, find.File{Name: test.file, Named: test.file == find.Stdin}, test.content)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// utf16Text is text in UTF-16, behind a byte order mark.
func utf16Text(text string, order binary.AppendByteOrder) string {
	content := order.AppendUint16(nil, 0xFEFF)
	for _, unit := range utf16.Encode([]rune(text)) {
		content = order.AppendUint16(content, unit)
	}
	return string(content)
}

// Every kind of file is read in UTF-16 as it is in UTF-8, with the same places.
func TestLoad_utf16(t *testing.T) {
	const script = "echo 'é😀'; az aks create -n a -g b\r\n"
	for name, content := range map[string]string{
		"x.yaml":     "apiVersion: v1\r\nkind: Pod\r\nmetadata: {labels: {é: 😀}, name: a}\r\n---\n{é: 😀, kind: Job, apiVersion: v1}\n",
		"x.json":     "{\"é\": \"😀\", \"kind\": \"Pod\", \"apiVersion\": \"v1\"}",
		"x.sh":       script,
		"x.ps1":      script,
		"x.md":       "é\n```bash\n" + script + "```\n",
		"x.yml":      "steps:\n- run: |\n    " + script,
		"x.tf":       "resource \"azurerm_kubernetes_cluster\" \"é😀\" { name = \"a\" }\n",
		"Makefile":   "all:\n\t" + script,
		"Dockerfile": "FROM x\nRUN " + script,
		"-":          script,
		"broken.yml": "apiVersion: v1\nkind: Pod\né: [😀\n",
	} {
		file := find.File{Name: name, Named: name == find.Stdin}
		want := loaded(t, file, content)
		if len(want) == 0 {
			t.Errorf("%s holds nothing", name)
		}
		for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
			if diff := cmp.Diff(want, loaded(t, file, utf16Text(content, order))); diff != "" {
				t.Errorf("%s in UTF-16, %v (-UTF-8 +UTF-16):\n%s", name, order, diff)
			}
		}
	}
}

// Which files of a folder are read, and how.
func TestLoad_files(t *testing.T) {
	const pod, az = "apiVersion: v1\nkind: Pod\n", "az aks create -n a -g b\n"
	command := []string{"az aks create:1:1: az", "ManagedCluster/a:1:1: az"}
	behind := []string{"az aks create:2:1: az", "ManagedCluster/a:2:1: az"}
	folder := t.TempDir()
	for _, test := range []struct {
		name, content string
		named         bool
		want          []string
	}{
		{"pod.yaml", pod, false, []string{"Pod:2:7: yaml"}},
		{"pod.txt", pod, false, nil},
		{"named-pod.txt", pod, true, []string{"Pod:2:7: yaml"}},
		{"pod", pod, false, nil},
		{"create.sh", az, false, command},
		{"create.bash", az, false, command},
		{"create.azcli", az, false, command},
		{"create", az, false, nil},
		{"named-create", "#!/bin/bash\n" + az, true, behind},
		{"sh", "#!/bin/sh\n" + az, false, behind},
		{"env", "#! /usr/bin/env bash\n" + az, false, behind},
		{"crlf.run", "#!/bin/bash\r\n" + strings.Repeat("#", 500) + "\r\n" + az, false, []string{"az aks create:3:1: az", "ManagedCluster/a:3:1: az"}},
		{"mark", "\uFEFF#!/bin/sh\n" + az, false, behind},
		{"python", "#!/usr/bin/python3\n" + az, false, nil},
		{"fish", "#!/usr/bin/fish\n" + az, false, nil},
		{"empty", "", false, nil},
		{"binary", "\x00\x01", false, nil},
		{"binary.yaml", "\x00\x01", false, []string{"non-text file not judged: binary.yaml:1:1: is not a text file: it holds a NUL byte"}},
		{"named-binary.yaml", "\x00\x01", true, []string{"named-binary.yaml:1:1: is not a text file: it holds a NUL byte"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(folder, test.name)
			if err := os.WriteFile(path, []byte(test.content), 0o600); err != nil {
				t.Fatal(err)
			}
			got := loaded(t, find.File{Name: test.name, Path: path, Named: test.named}, "")
			if diff := cmp.Diff(append([]string{}, test.want...), got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
	t.Run("no file", func(t *testing.T) {
		want := []string{"gone.yaml: no such file or directory"}
		if diff := cmp.Diff(want, loaded(t, find.File{Name: "gone.yaml", Path: filepath.Join(folder, "gone.yaml")}, "")); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	})
	t.Run("a folder", func(t *testing.T) {
		if runtime.GOOS == "windows" {
			t.Skip("Windows words the error otherwise")
		}
		want := []string{"folder.yaml: is a directory"}
		if diff := cmp.Diff(want, loaded(t, find.File{Name: "folder.yaml", Path: folder}, "")); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	})
}

// What is known and not read is counted, and a Problem in a file that was named.
func TestLoad_unread(t *testing.T) {
	const kustomize = " not judged: kustomization.yaml:"
	const applied = " is judged once it is applied: `kubectl kustomize . | akslint lint -`"
	const render = "the templates of a chart are judged once they are rendered: `helm template "
	folder := t.TempDir()
	for _, test := range []struct {
		name, content string
		unread        []string // where it is met
		want          []string // and in each case
	}{
		{name: "main.bicep", content: "\xff", unread: []string{"Bicep file not judged: main.bicep: Bicep is not read: compile it with `az bicep build`, and lint the result"}},
		{name: "main.bicepparam", unread: []string{"Bicep file not judged: main.bicepparam: Bicep is not read: compile it with `az bicep build`, and lint the result"}},
		{
			name:    "kustomization.yaml",
			content: "patches:\n- path: a.yaml\n  b\n",
			want:    []string{"kustomization.yaml:3:3: could not find expected ':'"},
		},
		{
			name:    "kustomization.yaml",
			content: "patches:\n- path: a.yaml\n- {target: {kind: Pod}, patch: '[]'}\npatchesStrategicMerge: [b.yaml]\npatchesJson6902:\n- path: c.yaml\ncomponents: [../d]\n",
			unread: []string{
				"Kustomize patch" + kustomize + "2:3: the patch" + applied, "Kustomize patch" + kustomize + "3:4: the patch" + applied,
				"Kustomize patch" + kustomize + "4:25: the patch" + applied, "Kustomize patch" + kustomize + "6:3: the patch" + applied,
				"Kustomize component" + kustomize + "7:14: the component" + applied,
			},
		},
		{name: "kustomization.yaml", content: "kind: Kustomization\napiVersion: kustomize.config.k8s.io/v1beta1\npatches: []\ncomponents: x\n", want: []string{"Kustomization:1:7: yaml"}},
		{name: "Kustomization", content: "resources: [a.yaml]\npatches:\n"},
		{name: "b/kustomization.yml", content: "kind: [\n", want: []string{"b/kustomization.yml:1:1: did not find expected node content"}},
		{name: "chart/Chart.yaml", content: "apiVersion: v2\nname: x\n", unread: []string{"chart not judged: chart/Chart.yaml: " + render + "chart | akslint lint -`"}},
		{name: "other/Chart.yaml", content: "apiVersion: v2\nname: x\n"},
		{name: "chart/templates/good.yaml", content: "apiVersion: v1\nkind: Pod\nmetadata: {name: \"{{ .x }}\"}\n", want: []string{"Pod/{{ .x }}:2:7: yaml"}},
		{name: "plain/templates/x.yaml", content: "apiVersion: v1\nkind: Pod\n{{ x }}\n", want: []string{"plain/templates/x.yaml:3:1: could not find expected ':'" + yamltree.RenderFirst}},
	} {
		path := filepath.Join(folder, test.name)
		for _, name := range []string{path, filepath.Join(folder, "chart/templates/x")} {
			if err := os.MkdirAll(filepath.Dir(name), 0o750); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(path, []byte(test.content), 0o600); err != nil {
			t.Fatal(err)
		}
		want := append(append([]string{}, test.unread...), test.want...)
		if diff := cmp.Diff(want, loaded(t, find.File{Name: test.name, Path: path}, "")); diff != "" {
			t.Errorf("%s, met: -want +got:\n%s", test.name, diff)
		}
		for i := range test.unread {
			_, want[i], _ = strings.Cut(want[i], " not judged: ")
		}
		if diff := cmp.Diff(want, loaded(t, find.File{Name: test.name, Path: path, Named: true}, "")); diff != "" {
			t.Errorf("%s, named: -want +got:\n%s", test.name, diff)
		}
	}
}

// A template of a chart that cannot be read is one with the chart, whatever the
// folder is called from.
func TestLoad_templates(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"a/chart/Chart.yaml", "a/chart/templates/deep/x.yaml", "a/templates/y.yaml"} {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("apiVersion: v1\nkind: {{ x }}\nspec: {}\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct{ from, name, chart string }{
		{".", "a/chart/templates/deep/x.yaml", "a/chart/Chart.yaml"},
		{"a/chart", "templates/deep/x.yaml", "Chart.yaml"},
		{"a/chart/templates", "deep/x.yaml", "../Chart.yaml"},
		{"a/chart/templates/deep", "x.yaml", "../../Chart.yaml"},
		{"a/chart/templates/deep", "../deep/x.yaml", "../../Chart.yaml"},
	} {
		t.Chdir(filepath.Join(folder, test.from))
		want := []string{"chart not judged: " + unrendered(test.chart).String()}
		if diff := cmp.Diff(want, loaded(t, find.File{Name: test.name, Path: test.name}, "")); diff != "" {
			t.Errorf("%s in %s: -want +got:\n%s", test.name, test.from, diff)
		}
		got := loaded(t, find.File{Name: test.name, Path: test.name, Named: true}, "")
		if len(got) != 1 || !strings.HasPrefix(got[0], test.name+":2:") {
			t.Errorf("%s, named: %q", test.name, got)
		}
	}
}

package engine_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/engine"
	"github.com/akslint/akslint/internal/find"
	"github.com/akslint/akslint/internal/loader"
	"github.com/akslint/akslint/internal/rule"
)

// judges returns the two engines that must agree, with all rules on.
func judges(t testing.TB, policy *engine.Policy, parameters engine.Parameters, options ...engine.Option) (planned, opa *engine.Engine) {
	t.Helper()
	planned, err := engine.New(context.Background(), policy, policy.Rules, parameters, options...)
	if err != nil {
		t.Fatal(err)
	}
	opa, err = engine.New(context.Background(), policy, policy.Rules, parameters, append(options, engine.OPA)...)
	if err != nil {
		t.Fatal(err)
	}
	return planned, opa
}

// findings returns what an engine finds, one finding per line, and whether it
// succeeded.
func findings(judge *engine.Engine, doc *document.Document) ([]string, bool) {
	found, err := judge.Judge(context.Background(), doc)
	slices.SortFunc(found, engine.Compare)
	lines := make([]string, len(found))
	for i, finding := range found {
		lines[i] = fmt.Sprintf("%v %s %s %s%s%s", finding.Span, finding.Rule.Name, finding.Path.Pointer(), finding.Message, finding.Exempt, finding.Once)
	}
	return lines, err == nil
}

// differ compares what the engines find in a document.
func differ(planned, opa *engine.Engine, doc *document.Document) string {
	got, gotOK := findings(planned, doc)
	want, wantOK := findings(opa, doc)
	if gotOK != wantOK {
		return fmt.Sprintf("judged: %v by the plan, %v by OPA", gotOK, wantOK)
	}
	return cmp.Diff(want, got)
}

// documents loads the documents of the files below folders.
func documents(t testing.TB, folders ...string) []*document.Document {
	t.Helper()
	loadedMutex.Lock()
	defer loadedMutex.Unlock()
	key := strings.Join(folders, "\n")
	if docs, is := loaded[key]; is {
		return docs
	}
	var docs []*document.Document
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			file := find.File{Name: filepath.ToSlash(path), Path: path}
			loader.Load(file, strings.NewReader(""), loader.Handlers{
				Document: func(doc *document.Document) { docs = append(docs, doc) },
				Problem:  func(document.Problem) {},
				Unread:   func(document.Unread) {},
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	loaded[key] = docs
	return docs
}

// The results of documents, since several tests want the same.
var (
	loadedMutex sync.Mutex
	loaded      = map[string][]*document.Document{}
)

// examples are the good and bad examples of the rules.
func examples(t testing.TB) []*document.Document {
	t.Helper()
	return documents(t, "../../rules")
}

// corpus returns manifests of many projects, if they are available.
func corpus(t testing.TB) []*document.Document {
	t.Helper()
	const folder = "../../../shared/corpus/manifests"
	if _, err := os.Stat(folder); err != nil {
		t.Skip("no corpus of manifests next to the repository")
	}
	return documents(t, folder)
}

// A setting makes rules behave differently.
type setting struct {
	parameters engine.Parameters
	minor      int
}

func (s setting) target() engine.Target {
	target := engine.DefaultTarget()
	target.Minor = s.minor
	return target
}

// settings give no parameters, and every declared one with values that occur in
// the tests' documents; and the newest version of Kubernetes, and older ones.
func settings(policy *engine.Policy) []setting {
	newest := engine.DefaultTarget().Minor
	all := []setting{{nil, newest}}
	older := []int{18, 24}
	for i, reading := range []string{"azure", "pss"} {
		given := engine.Parameters{}
		for _, rule := range policy.Rules {
			given[rule.Name] = map[string]any{}
			for _, parameter := range rule.Parameters {
				given[rule.Name][parameter.Name] = valueOf(reading, parameter)
			}
		}
		all = append(all, setting{given, older[i]})
	}
	return append(all, setting{engine.Parameters{"workload": narrow()}, newest})
}

// narrow are parameters that leave pods out: each part of the selector selects
// pods labelled app: web, but for the last.
func narrow() map[string]any {
	return map[string]any{
		"excludedNamespaces": []any{"web"},
		"namespaces":         []any{"default"},
		"labelSelector": map[string]any{
			"matchLabels": map[string]any{"app": "web"},
			"matchExpressions": []any{
				map[string]any{"key": "app", "operator": "In", "values": []any{"web"}},
				map[string]any{"key": "app", "operator": "NotIn", "values": []any{"api"}},
				map[string]any{"key": "app", "operator": "Exists"},
				map[string]any{"key": "absent", "operator": "DoesNotExist"},
				map[string]any{"key": "app", "operator": "NotIn", "values": []any{"web"}},
			},
		},
	}
}

func valueOf(reading string, parameter rule.Parameter) any {
	known := map[string]any{
		"reading":                     reading,
		"excludedContainers":          []any{"container1", "app", "agent"},
		"excludedImages":              []any{"contoso.azurecr.io/platform/*", "nginx", "*-debug"},
		"allowedHostPaths":            []any{map[string]any{"pathPrefix": "/var/log"}, map[string]any{"pathPrefix": "/", "readOnly": true}},
		"allowedHostPorts":            []any{"8000-9000", "80", 443.0},
		"allowedCapabilities":         []any{"SYS_ADMIN", "chown", "*"},
		"allowedProfiles":             []any{"runtime/default", "localhost/*"},
		"level":                       "restricted",
		"allowedTypes":                []any{"spc_t"},
		"fsGroupRanges":               []any{map[string]any{"min": 1.0, "max": -1.0}},
		"windowsAllowedHostPaths":     []any{map[string]any{"pathPrefix": `C:\logs`}},
		"allowedContainerImagesRegex": `^docker\.io/contoso/`,
		"minMinor":                    99.0,
		"secretNames":                 []any{"^HUNTER"},
		"allowedLocations":            []any{"westeurope"},
		"allowedSubjects":             []any{"ops", "system:serviceaccount:argocd:argocd"},
	}
	if value, is := known[parameter.Name]; is {
		return value
	}
	if value, is := parameter.Default.(bool); is {
		return !value
	}
	if parameter.Type == "array" && parameter.Items.Type != "object" && len(parameter.Items.Enum) == 0 {
		values, _ := parameter.Default.([]any)
		return append([]any{"default", "*"}, values...)
	}
	return parameter.Default
}

func TestEngines_agree(t *testing.T) {
	policy := engine.Builtin()
	sources := map[string]func(testing.TB) []*document.Document{
		"examples": examples, "inputs": inputs, "corpus": corpus,
	}
	for i, setting := range settings(policy) {
		if testing.Short() && i > 0 {
			break
		}
		planned, opa := judges(t, policy, setting.parameters, engine.For(setting.target()))
		for name, load := range sources {
			t.Run(fmt.Sprint(name, i), func(t *testing.T) {
				docs := load(t)
				if i == 0 && !testing.Short() {
					docs = slices.Concat(docs, inNamespaces(docs))
				}
				t.Logf("%d documents", len(docs))
				parallel(docs, func(doc *document.Document) {
					if diff := differ(planned, opa, doc); diff != "" {
						t.Errorf("%s: %s (-OPA +plan):\n%s", doc.Source.Name, doc.Name(), diff)
					}
				})
			})
		}
	}
}

// inNamespaces returns copies of the documents that can be in one, each put into a
// namespace: mostly default, and sometimes one that rules leave out.
func inNamespaces(docs []*document.Document) []*document.Document {
	namespaces := []string{"default", "default", "default", "kube-system"}
	var moved []*document.Document
	for _, doc := range docs {
		if metadata := doc.Root.Get("metadata"); metadata == nil || metadata.Kind != document.Object {
			continue
		}
		in := *doc
		in.Root = clone(doc.Root)
		metadata := in.Root.Get("metadata")
		namespace := document.Node{Kind: document.String, Text: namespaces[len(moved)%len(namespaces)]}
		metadata.Set("namespace", metadata.Span, namespace)
		moved = append(moved, &in)
	}
	return moved
}

// TestHeads_areReached gives the agreement meaning: two engines easily agree
// on a rule that never fires.
func TestHeads_areReached(t *testing.T) {
	if testing.Short() {
		t.Skip("the short tests have too few documents")
	}
	docs := slices.Concat(examples(t), inputs(t))
	docs = slices.Concat(docs, inNamespaces(docs), mutants(t, 20))
	reached := map[string]bool{}
	var places []string
	policy := engine.Builtin()
	for _, setting := range settings(policy) {
		judge, marked, err := engine.NewMarked(policy, setting.parameters, setting.target(), func(place string) { reached[place] = true })
		if err != nil {
			t.Fatal(err)
		}
		for _, doc := range docs {
			_, _ = findings(judge, doc)
		}
		places = marked
	}
	t.Logf("%d of %d heads of rules and functions are reached", len(reached), len(places))
	for _, place := range places {
		if !reached[place] {
			t.Errorf("no document of these tests reaches %s", place)
		}
	}
}

// parallel calls do for each document, on all processors.
func parallel(docs []*document.Document, do func(*document.Document)) {
	queue := make(chan *document.Document)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for doc := range queue {
				do(doc)
			}
		})
	}
	for _, doc := range docs {
		queue <- doc
	}
	close(queue)
	workers.Wait()
}

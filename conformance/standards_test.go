// Package conformance compares akslint with the Pod Security admission of
// Kubernetes. It is a module of its own, so that what it needs of Kubernetes
// stays out of the module graph of akslint.
package conformance

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	appsv1 "k8s.io/api/apps/v1"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/apimachinery/pkg/util/yaml"
	"k8s.io/pod-security-admission/admission"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/engine"
	"github.com/akslint/akslint/internal/find"
	"github.com/akslint/akslint/internal/loader"
	"github.com/akslint/akslint/internal/rule"
)

// unruled are the checks of the baseline level that no rule covers yet.
var unruled = []policy.CheckID{
	"appArmorProfile", "hostProbesAndHostLifecycle", "procMount", "seLinuxOptions", "seccompProfile_baseline",
	"sysctls", "windowsHostProcess",
}

// A control is a check of the Pod Security Standards and the rules that cover
// it together, as their METADATA says.
type control struct {
	check policy.Check
	rules rule.Set
}

// controls are the checks that have rules.
func controls() []control {
	var all []control
	for _, check := range policy.DefaultChecks() {
		control := control{check: check}
		for _, rule := range engine.Builtin().Rules {
			if slices.Contains(rule.References.PSS, string(check.ID)) {
				control.rules = append(control.rules, rule)
			}
		}
		if len(control.rules) > 0 {
			all = append(all, control)
		}
	}
	return all
}

func TestChecks_haveRules(t *testing.T) {
	ids := map[string]bool{}
	for _, check := range policy.DefaultChecks() {
		ids[string(check.ID)] = true
		ruled := slices.ContainsFunc(controls(), func(c control) bool { return c.check.ID == check.ID })
		switch listed := slices.Contains(unruled, check.ID); {
		case check.Level == api.LevelBaseline && !ruled && !listed:
			t.Errorf("no rule covers the baseline check %s", check.ID)
		case ruled && listed:
			t.Errorf("the check %s has rules, and is listed as one without", check.ID)
		}
	}
	for _, id := range unruled {
		if !ids[string(id)] {
			t.Errorf("there is no check %q", id)
		}
	}
	for _, rule := range engine.Builtin().Rules {
		for _, id := range rule.References.PSS {
			if !ids[id] {
				t.Errorf("%s: there is no check %q", rule.Name, id)
			}
		}
	}
}

// A comparison judges pods by the checks and by the rules.
type comparison struct {
	controls []control
	judges   map[string]*engine.Engine // by reading
}

func newComparison(t *testing.T) *comparison {
	t.Helper()
	c := &comparison{controls: controls(), judges: map[string]*engine.Engine{}}
	covering := slices.DeleteFunc(engine.Builtin().Rules, func(rule *rule.Rule) bool {
		return len(rule.References.PSS) == 0
	})
	for _, reading := range []string{"pss", "strict"} { // not azure, which leaves pods out
		c.judges[reading] = newEngine(t, covering, reading)
	}
	return c
}

// newEngine returns an engine whose rules have a reading.
func newEngine(t *testing.T, rules rule.Set, reading string, options ...engine.Option) *engine.Engine {
	t.Helper()
	given := engine.Parameters{}
	for _, rule := range rules {
		if _, declared := rule.Parameters.Find("reading"); declared {
			given[rule.Name] = map[string]any{"reading": reading}
		}
	}
	judge, err := engine.New(t.Context(), engine.Builtin(), rules, given, options...)
	if err != nil {
		t.Fatal(err)
	}
	return judge
}

// compare judges the pod of a manifest both ways. Its error says where they
// disagree.
func (c *comparison) compare(ctx context.Context, manifest []byte, counts tally) error {
	meta, spec, err := decode(manifest)
	if err != nil {
		counts[refused]++
		return nil //nolint:nilerr // there is no verdict to compare with
	}
	doc, err := load(manifest)
	if err != nil {
		return err
	}
	for reading, judge := range c.judges {
		findings, err := judge.Judge(ctx, doc)
		if err != nil {
			return err
		}
		for _, control := range c.controls {
			want := control.check.Versions[len(control.check.Versions)-1].CheckPod(meta, spec)
			got := !slices.ContainsFunc(findings, func(found engine.Finding) bool {
				return found.Exempt == "" && slices.Contains(control.rules, found.Rule)
			})
			if got != want.Allowed {
				return fmt.Errorf("%s: the check allows the pod: %t (%s); the rules in reading %s allow it: %t",
					control.check.ID, want.Allowed, want.ForbiddenDetail, reading, got)
			}
			counts[verdict{control.check.ID, got}]++
		}
	}
	return nil
}

// A verdict is whether a check allows a pod.
type verdict struct {
	check   policy.CheckID
	allowed bool
}

// refused counts pods that the API server does not decode.
var refused = verdict{check: "refused"}

type tally map[verdict]int

// report logs the verdicts, and expects each control to have both.
func (counts tally) report(t *testing.T, controls []control) {
	t.Helper()
	t.Logf("%d manifests refused by the API server", counts[refused])
	for _, control := range controls {
		allowed, denied := counts[verdict{control.check.ID, true}], counts[verdict{control.check.ID, false}]
		t.Logf("%s: %d verdicts, %d allowed, %d denied", control.check.ID, allowed+denied, allowed, denied)
		if allowed == 0 || denied == 0 {
			t.Errorf("%s: the pods have only one verdict", control.check.ID)
		}
	}
}

var codecs = func() serializer.CodecFactory {
	scheme := runtime.NewScheme()
	for _, add := range []func(*runtime.Scheme) error{corev1.AddToScheme, appsv1.AddToScheme, batchv1.AddToScheme} {
		if err := add(scheme); err != nil {
			panic(err)
		}
	}
	return serializer.NewCodecFactory(scheme)
}()

// decode returns the pod of a manifest as admission sees it: kubectl makes JSON
// of the manifest, the API server decodes that and fills in defaults. Its error
// says what one of them refuses.
func decode(manifest []byte) (*metav1.ObjectMeta, *corev1.PodSpec, error) {
	var sent runtime.RawExtension
	if err := yaml.NewYAMLOrJSONDecoder(bytes.NewReader(manifest), 4096).Decode(&sent); err != nil {
		return nil, nil, err
	}
	object, _, err := codecs.UniversalDeserializer().Decode(sent.Raw, nil, nil)
	if err != nil {
		return nil, nil, err
	}
	meta, spec, err := admission.DefaultPodSpecExtractor{}.ExtractPodSpec(object)
	if spec == nil { // a ReplicationController may have no template
		meta, spec = &metav1.ObjectMeta{}, &corev1.PodSpec{}
	}
	if spec.HostNetwork {
		defaultHostPorts(spec.Containers)
		defaultHostPorts(spec.InitContainers)
	}
	return meta, spec, err
}

// defaultHostPorts is the one default of the API server that a check sees. It
// is set when a pod is created, by hand or from a template.
func defaultHostPorts(containers []corev1.Container) {
	for _, container := range containers {
		for i := range container.Ports {
			if port := &container.Ports[i]; port.HostPort == 0 {
				port.HostPort = port.ContainerPort
			}
		}
	}
}

// load reads the one document of a manifest as akslint does.
func load(manifest []byte) (doc *document.Document, err error) {
	loader.Load(find.File{Name: "pod.yaml"}, bytes.NewReader(manifest), loader.Handlers{
		Document: func(found *document.Document) { doc = found },
		Problem:  func(problem document.Problem) { err = errors.New(problem.String()) },
	})
	if doc == nil && err == nil {
		err = errors.New("akslint finds no document")
	}
	return doc, err
}

// TestStandards_fixtures compares the verdicts on the test data of Pod Security
// admission.
func TestStandards_fixtures(t *testing.T) {
	comparison, counts := newComparison(t), tally{}
	for _, fixture := range fixtures(t) {
		if err := comparison.compare(t.Context(), fixture.text, counts); err != nil {
			t.Errorf("%s: %v", fixture.name, err)
		}
	}
	counts.report(t, comparison.controls)
	if counts[refused] > 0 {
		t.Error("fixtures must be readable")
	}
}

type fixture struct {
	name string
	text []byte
}

// fixtures are the pods of the test data of k8s.io/pod-security-admission.
func fixtures(t *testing.T) []fixture {
	t.Helper()
	const module = "k8s.io/pod-security-admission"
	folder, err := exec.CommandContext(t.Context(), "go", "list", "-m", "-f", "{{.Dir}}", module).Output()
	if err != nil {
		t.Fatalf("go list -m %s: %v", module, err)
	}
	var files []fixture
	data := filepath.Join(strings.TrimSpace(string(folder)), "test", "testdata")
	err = filepath.WalkDir(data, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".yaml" {
			return err
		}
		text, err := os.ReadFile(path)
		files = append(files, fixture{path, text})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatalf("%s has no test data", module)
	}
	return files
}

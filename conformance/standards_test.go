// Package conformance compares akslint with the Pod Security admission of
// Kubernetes. It is a module of its own, so that what it needs of Kubernetes
// stays out of the module graph of akslint.
package conformance

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
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

// A control is a check of the Pod Security Standards and the rules that cover
// it together, as their METADATA says.
type control struct {
	check policy.Check
	rules rule.Set
}

// controls are the checks, each with those of the rules that cover it.
func controls(rules rule.Set) []control {
	var all []control
	for _, check := range policy.DefaultChecks() {
		control := control{check: check}
		for _, rule := range rules {
			if slices.Contains(rule.References.PSS, string(check.ID)) {
				control.rules = append(control.rules, rule)
			}
		}
		all = append(all, control)
	}
	return all
}

func TestChecks_haveRules(t *testing.T) {
	var ids []string
	for _, control := range controls(engine.Builtin().Rules) {
		ids = append(ids, string(control.check.ID))
		if len(control.rules) == 0 {
			t.Errorf("no rule covers the check %s", control.check.ID)
		}
	}
	for _, rule := range engine.Builtin().Rules {
		for _, id := range rule.References.PSS {
			if !slices.Contains(ids, id) {
				t.Errorf("%s: there is no check %q", rule.Name, id)
			}
		}
	}
}

// versionedAt returns how a check judges in Kubernetes 1.minor; false if it is newer.
func versionedAt(check policy.Check, minor int) (policy.VersionedCheck, bool) {
	for _, versioned := range slices.Backward(check.Versions) {
		if minor >= versioned.MinimumVersion.Minor() {
			return versioned, true
		}
	}
	return policy.VersionedCheck{}, false
}

// newest is the newest version of Kubernetes 1 that the checks know.
func newest() int {
	minor := 0
	for _, check := range policy.DefaultChecks() {
		minor = max(minor, check.Versions[len(check.Versions)-1].MinimumVersion.Minor())
	}
	return minor
}

// A comparison judges pods by the checks and by the rules.
type comparison struct {
	controls []control
	judges   map[judgeBy]*engine.Engine
}

type judgeBy struct {
	reading string
	level   api.Level
	minor   int
}

func newComparison(t *testing.T, minors ...int) *comparison {
	t.Helper()
	var covering rule.Set
	for _, rule := range engine.Builtin().Rules {
		if len(rule.References.PSS) > 0 {
			alone := *rule
			alone.Supersedes = nil // so that every control has its own verdict
			covering = append(covering, &alone)
		}
	}
	c := &comparison{controls: controls(covering), judges: map[judgeBy]*engine.Engine{}}
	for _, minor := range minors {
		for _, level := range []api.Level{api.LevelBaseline, api.LevelRestricted} {
			for _, reading := range []string{"pss", "strict"} { // not azure, which leaves pods out
				given := parameters(covering, map[string]any{"reading": reading, "level": string(level)})
				c.judges[judgeBy{reading, level, minor}] = newEngine(t, covering, given, engine.For(engine.Target{Minor: minor}))
			}
		}
	}
	return c
}

// parameters gives the values to all rules that have a parameter of that name.
func parameters(rules rule.Set, values map[string]any) engine.Parameters {
	given := engine.Parameters{}
	for _, rule := range rules {
		given[rule.Name] = map[string]any{}
		for name, value := range values {
			if _, declared := rule.Parameters.Find(name); declared {
				given[rule.Name][name] = value
			}
		}
	}
	return given
}

func newEngine(t *testing.T, rules rule.Set, given engine.Parameters, options ...engine.Option) *engine.Engine {
	t.Helper()
	judge, err := engine.New(t.Context(), engine.Builtin(), rules, given, options...)
	if err != nil {
		t.Fatal(err)
	}
	return judge
}

// compare judges the pod of a manifest both ways, for Kubernetes 1.minor. It
// returns the controls that deny the pod; its error says where they disagree.
func (c *comparison) compare(ctx context.Context, manifest []byte, minor int, counts tally) ([]policy.CheckID, error) {
	meta, spec, err := decode(manifest)
	if err != nil {
		counts[refused]++
		return nil, nil //nolint:nilerr // there is no verdict to compare with
	}
	doc, err := load(manifest)
	if err != nil {
		return nil, err
	}
	found := map[judgeBy][]engine.Finding{}
	for by, judge := range c.judges {
		if by.minor != minor {
			continue
		}
		findings, err := judge.Judge(ctx, doc)
		if err != nil {
			return nil, err
		}
		found[by] = slices.DeleteFunc(findings, func(finding engine.Finding) bool {
			return strings.Contains(finding.Message, "(only Azure Policy forbids it: ")
		})
	}
	var denied []policy.CheckID
	for _, control := range c.controls {
		check, exists := versionedAt(control.check, minor)
		if !exists {
			continue
		}
		want := check.CheckPod(meta, spec)
		for by, findings := range found {
			if by.level != control.check.Level {
				continue
			}
			got := !slices.ContainsFunc(findings, func(found engine.Finding) bool { return slices.Contains(control.rules, found.Rule) })
			if got != want.Allowed {
				return nil, fmt.Errorf("%s: in 1.%d, the check allows the pod: %t (%s); the rules in reading %s allow it: %t",
					control.check.ID, minor, want.Allowed, want.ForbiddenDetail, by.reading, got)
			}
		}
		counts[verdict{control.check.ID, want.Allowed}]++
		if !want.Allowed {
			denied = append(denied, control.check.ID)
		}
	}
	return denied, nil
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
	if err != nil {
		return nil, nil, err
	}
	if spec == nil || len(spec.Containers) == 0 || slices.ContainsFunc(containers(spec), isNothing) {
		return nil, nil, errors.New("a pod needs containers, and each a name")
	}
	for i := range spec.Volumes {
		if volume := &spec.Volumes[i]; volume.VolumeSource == (corev1.VolumeSource{}) {
			volume.EmptyDir = &corev1.EmptyDirVolumeSource{}
		}
	}
	if spec.HostNetwork {
		defaultHostPorts(spec.Containers)
		defaultHostPorts(spec.InitContainers)
	}
	return meta, spec, nil
}

func containers(spec *corev1.PodSpec) []corev1.Container {
	all := slices.Concat(spec.InitContainers, spec.Containers)
	for _, container := range spec.EphemeralContainers {
		all = append(all, corev1.Container(container.EphemeralContainerCommon))
	}
	return all
}

// isNothing holds for what null becomes.
func isNothing(container corev1.Container) bool {
	return reflect.DeepEqual(container, corev1.Container{})
}

// defaultHostPorts sets, like the emptyDir of a volume without a source, a default
// of the API server that a check sees. It does so when a pod is created, by hand
// or from a template.
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
// admission, each for its version of Kubernetes. A pod that fails is denied by
// the control that it is named for, and one that passes by none of its level.
func TestStandards_fixtures(t *testing.T) {
	files := fixtures(t)
	var minors []int
	for _, fixture := range files {
		minors = append(minors, fixture.minor)
	}
	slices.Sort(minors)
	comparison, counts := newComparison(t, slices.Compact(minors)...), tally{}
	for _, fixture := range files {
		denied, err := comparison.compare(t.Context(), fixture.text, fixture.minor, counts)
		if err != nil {
			t.Errorf("%s: %v", fixture.name, err)
			continue
		}
		if fixture.fails {
			name := strings.TrimRight(strings.TrimSuffix(filepath.Base(fixture.name), ".yaml"), "0123456789")
			if !slices.ContainsFunc(denied, func(id policy.CheckID) bool { return strings.EqualFold(string(id), name) }) {
				t.Errorf("%s: %v deny it, and not the control that it is named for", fixture.name, denied)
			}
			continue
		}
		for _, id := range comparison.of(fixture.level, fixture.minor) {
			if slices.Contains(denied, id) {
				t.Errorf("%s: %s denies it", fixture.name, id)
			}
		}
	}
	counts.report(t, comparison.controls)
	if counts[refused] > 0 {
		t.Error("fixtures must be readable")
	}
}

// of returns the controls of a level, less those that others override.
func (c *comparison) of(level api.Level, minor int) []policy.CheckID {
	var ids, overridden []policy.CheckID
	for _, control := range c.controls {
		check, exists := versionedAt(control.check, minor)
		if !exists || level == api.LevelBaseline && control.check.Level == api.LevelRestricted {
			continue
		}
		ids = append(ids, control.check.ID)
		overridden = append(overridden, check.OverrideCheckIDs...)
	}
	return slices.DeleteFunc(ids, func(id policy.CheckID) bool { return slices.Contains(overridden, id) })
}

// A fixture is a pod of the test data of k8s.io/pod-security-admission, in
// LEVEL/v1.MINOR/fail or pass.
type fixture struct {
	name  string
	text  []byte
	level api.Level
	minor int
	fails bool
}

func fixtures(t *testing.T) []fixture {
	t.Helper()
	const module = "k8s.io/pod-security-admission"
	folder, err := exec.CommandContext(t.Context(), "go", "list", "-m", "-f", "{{.Dir}}", module).Output()
	if err != nil {
		t.Fatalf("go list -m %s: %v", module, err)
	}
	names, err := filepath.Glob(filepath.Join(strings.TrimSpace(string(folder)), "test", "testdata", "*", "v1.*", "*", "*.yaml"))
	if err != nil || len(names) == 0 {
		t.Fatalf("%s has no test data: %v", module, err)
	}
	files := make([]fixture, len(names))
	for i, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		parts := strings.Split(filepath.ToSlash(name), "/")
		level, version, verdict := parts[len(parts)-4], parts[len(parts)-3], parts[len(parts)-2]
		minor, err := strconv.Atoi(strings.TrimPrefix(version, "v1."))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		files[i] = fixture{name, text, api.Level(level), minor, verdict == "fail"}
	}
	return files
}

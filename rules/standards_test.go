package rules_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/pod-security-admission/policy"
	"sigs.k8s.io/yaml"

	"github.com/akslint/akslint/internal/engine"
)

// A control is a check of the Pod Security Standards and the rules that stand
// for it.
type control struct {
	check policy.Check
	rules []string
}

func controls() []control {
	return []control{
		{policy.CheckPrivileged(), []string{"privileged-container"}},
		{policy.CheckHostNamespaces(), []string{"host-network", "host-pid", "host-ipc"}},
		{policy.CheckHostPorts(), []string{"host-port"}},
		{policy.CheckCapabilitiesBaseline(), []string{"non-baseline-capability", "net-raw-capability"}},
		{policy.CheckHostPathVolumes(), []string{"host-path-volume"}},
	}
}

// TestPodSecurityStandards compares the rules with the admission controller of
// Kubernetes, pod by pod of its own test data.
func TestPodSecurityStandards(t *testing.T) {
	files := fixtures(t)
	for _, reading := range []string{"strict", "pss"} {
		t.Run(reading, func(t *testing.T) {
			by := map[string]*engine.Engine{}
			fired := map[string]int{}
			for _, control := range controls() {
				for _, name := range control.rules {
					parameters := engine.Parameters{name: {"reading": reading}}
					by[name] = newEngine(t, room("pod/"+name).files(t), parameters)
					fired[name] = 0
				}
			}
			for _, file := range files {
				compareWithStandards(t, file, by, fired)
			}
			for name, pods := range fired {
				if pods == 0 {
					t.Errorf("%s found nothing in %d pods", name, len(files))
				}
			}
			t.Logf("pods with findings, of %d: %v", len(files), fired)
		})
	}
}

func compareWithStandards(t *testing.T, file string, by map[string]*engine.Engine, fired map[string]int) {
	t.Helper()
	var pod corev1.Pod
	if err := yaml.UnmarshalStrict(read(t, file), &pod); err != nil {
		t.Fatal(err)
	}
	docs := documents(t, file)
	for _, control := range controls() {
		newest := control.check.Versions[len(control.check.Versions)-1]
		want := newest.CheckPod(&pod.ObjectMeta, &pod.Spec).Allowed
		got := true
		for _, name := range control.rules {
			if len(judge(t, by[name], docs[0])) > 0 {
				fired[name]++
				got = false
			}
		}
		if got != want {
			t.Errorf("%s: %s allows the pod: %t; %v allow it: %t", file, control.check.ID, want, control.rules, got)
		}
	}
}

// fixtures are the pods of the newest version of the test data of
// k8s.io/pod-security-admission.
func fixtures(t *testing.T) []string {
	t.Helper()
	const module = "k8s.io/pod-security-admission"
	folder, err := exec.CommandContext(t.Context(), "go", "list", "-m", "-f", "{{.Dir}}", module).Output()
	if err != nil {
		t.Fatalf("go list -m %s: %v", module, err)
	}
	var files []string
	for _, level := range []string{"baseline", "restricted"} {
		data := filepath.Join(strings.TrimSpace(string(folder)), "test", "testdata", level)
		found, err := filepath.Glob(filepath.Join(data, newest(t, data), "*", "*.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	if len(files) == 0 {
		t.Fatalf("%s has no test data", module)
	}
	return files
}

// newest is the folder with the highest version, as v1.37.
func newest(t *testing.T, folder string) string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	minor := func(entry os.DirEntry) int {
		number, err := strconv.Atoi(strings.TrimPrefix(entry.Name(), "v1."))
		if err != nil {
			t.Fatalf("%s is no version 1.x", entry.Name())
		}
		return number
	}
	return slices.MaxFunc(entries, func(a, b os.DirEntry) int { return minor(a) - minor(b) }).Name()
}

package engine_test

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/engine"
)

// TestJudge_supersedes has a wide rule that yields to a narrow one: about the
// same field, a sibling and their object, but not about another object or another
// element of an array.
func TestJudge_supersedes(t *testing.T) {
	const narrow, wide = "pod/narrow-fault/narrow-fault.rego", "pod/wide-fault/wide-fault.rego"
	text := strings.TrimSuffix(userRule, userRuleFrom("import"))
	files := fstest.MapFS{}
	for name, body := range map[string]string{
		narrow: `findings contains {"path": ["spec", "containers", 0, "securityContext", "privileged"], "message": "narrow"}`,
		wide: `findings contains {"path": path, "message": "wide"} if {
	some path in [
		["spec", "containers", 0, "securityContext", "privileged"],
		["spec", "containers", 0, "securityContext", "runAsUser"],
		["spec", "containers", 0, "securityContext"],
		["spec", "containers", 0, "securityContext", "capabilities", "drop"],
		["spec", "containers", 1, "securityContext"],
		["spec", "containers", 0],
		["spec", "containers", 1],
		["metadata", "labels"],
	]
}`,
	} {
		rule := strings.Split(name, "/")[1]
		text := strings.ReplaceAll(text, "unlabelled-pod", rule) + body + "\n"
		if name == narrow {
			text = strings.Replace(text, "#   fix:", "#   supersedes: [wide-fault]\n#   fix:", 1)
		}
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	policy, err := engine.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	paths := func(chosen ...string) []string {
		set, err := policy.Rules.Choose(chosen, nil)
		if err != nil {
			t.Fatal(err)
		}
		judge, err := engine.New(t.Context(), policy, set, nil)
		if err != nil {
			t.Fatal(err)
		}
		found, err := judge.Judge(context.Background(), pod())
		if err != nil {
			t.Fatal(err)
		}
		var paths []string
		for _, finding := range found {
			if finding.Rule.Name == "wide-fault" {
				paths = append(paths, finding.Path.Pointer())
			}
		}
		return paths
	}
	want := []string{"/metadata/labels", "/spec/containers/0/securityContext/capabilities/drop", "/spec/containers/1", "/spec/containers/1/securityContext"}
	if diff := cmp.Diff(want, paths("all")); diff != "" {
		t.Errorf("with the narrow rule (-want +got):\n%s", diff)
	}
	if got := paths("wide-fault"); len(got) != 8 {
		t.Errorf("alone, the wide rule finds %v, want all eight", got)
	}
}

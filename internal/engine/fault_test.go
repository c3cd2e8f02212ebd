package engine_test

import (
	"strings"
	"testing"

	"github.com/akslint/akslint/internal/engine"
)

// What is wrong with a rule is said of the document and the rule.
func TestJudge_faults(t *testing.T) {
	const rule = "judge Pod/default: rule unlabelled-pod: "
	head, _, _ := strings.Cut(userRule, "import")
	for body, want := range map[string]string{
		`findings contains {"path": []}`:                                       `a finding must be {path, message}, with texts for exempt and once if they are given, not {"path": []}`,
		`findings contains {"path": [], "message": "m", "x": 1}`:               `a finding must be {path, message}, with texts for exempt and once if they are given, not {"message": "m", "path": [], "x": 1}`,
		`findings contains {"path": [], "massage": "m"}`:                       `a finding must be {path, message}, with texts for exempt and once if they are given, not {"massage": "m", "path": []}`,
		`findings contains {"path": "a", "message": "m"}`:                      `a finding must be {path, message}, with texts for exempt and once if they are given, not {"message": "m", "path": "a"}`,
		`findings contains {"path": [], "message": 1}`:                         `a finding must be {path, message}, with texts for exempt and once if they are given, not {"message": 1, "path": []}`,
		`findings contains "m"`:                                                `a finding must be {path, message}, with texts for exempt and once if they are given, not "m"`,
		`findings contains {"path": [null], "message": "m"}`:                   `null in a path is not a key or index`,
		`findings contains {"path": [-1], "message": "m"}`:                     `-1 in a path is not an index`,
		`findings contains {"path": [0.5], "message": "m"}`:                    `0.5 in a path is not an index`,
		`findings contains {"path": [["a"]], "message": "m"}`:                  `["a"] in a path is not a key or index`,
		"findings contains {\"path\": [], \"message\": x}\n\nx := 1\n\nx := 2": `a rule or function has more than one value`,
	} {
		policy, err := engine.Load(folder("pod/unlabelled-pod/unlabelled-pod.rego", head+body+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		judge, err := engine.New(t.Context(), policy, policy.Rules, nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := judge.Judge(t.Context(), pod()); err == nil || err.Error() != rule+want {
			t.Errorf("%s:\ngot  %v\nwant %s", body, err, rule+want)
		}
	}
}

package engine_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/engine"
)

// TestJudge_exempt has a finding that is only counted; in either engine, a finding
// with more than that is an error.
func TestJudge_exempt(t *testing.T) {
	for name, test := range map[string]struct {
		finding string
		want    []string
	}{
		"reason":         {`{"path": [], "message": "m", "exempt": "Windows pod"}`, []string{`{0 0 0} unlabelled-pod  mWindows pod`}},
		"said once":      {`{"path": [], "message": "m", "once": "docker.io"}`, []string{`{0 0 0} unlabelled-pod  mdocker.io`}},
		"not a reason":   {`{"path": [], "message": "m", "exempt": true}`, nil},
		"something else": {`{"path": [], "message": "m", "note": "x"}`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.TrimSuffix(userRule, userRuleFrom("import")) + "findings contains " + test.finding + "\n"
			policy, err := engine.Load(fstest.MapFS{"pod/unlabelled-pod/unlabelled-pod.rego": {Data: []byte(text)}})
			if err != nil {
				t.Fatal(err)
			}
			planned, opa := judges(t, policy, nil)
			for _, judge := range []*engine.Engine{planned, opa} {
				got, ok := findings(judge, pod())
				if diff := cmp.Diff(test.want, got); ok != (test.want != nil) || ok && diff != "" {
					t.Errorf("judged: %v (-want +got):\n%s", ok, diff)
				}
			}
		})
	}
}

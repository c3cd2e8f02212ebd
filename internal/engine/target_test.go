package engine_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/engine"
)

// TestFor shows rules the target, in either engine.
func TestFor(t *testing.T) {
	text := strings.TrimSuffix(userRule, userRuleFrom("import")) + "import data.target\n\n" +
		`findings contains {"path": [], "message": sprintf("1.%d at %s", [target.minor, target.today])}` + "\n"
	policy, err := engine.Load(fstest.MapFS{"pod/unlabelled-pod/unlabelled-pod.rego": {Data: []byte(text)}})
	if err != nil {
		t.Fatal(err)
	}
	target := engine.DefaultTarget()
	if err := target.SetVersion("1.29.3"); err != nil {
		t.Fatal(err)
	}
	if err := target.SetToday("2026-02-28"); err != nil {
		t.Fatal(err)
	}
	for name, options := range map[string][]engine.Option{"plan": nil, "OPA": {engine.OPA}} {
		t.Run(name, func(t *testing.T) {
			judge, err := engine.New(t.Context(), policy, policy.Rules, nil, append(options, engine.For(target))...)
			if err != nil {
				t.Fatal(err)
			}
			got, ok := findings(judge, pod())
			if diff := cmp.Diff([]string{`{0 0 0} unlabelled-pod  1.29 at 2026-02-28`}, got); diff != "" || !ok {
				t.Errorf("judged: %v (-want +got):\n%s", ok, diff)
			}
		})
	}
}

func TestTarget_refuses(t *testing.T) {
	target := engine.DefaultTarget()
	for _, version := range []string{"", "1", "1.x", "2.0", "1.34-alpha", "1.34.1.2"} {
		if err := target.SetVersion(version); err == nil || target != engine.DefaultTarget() {
			t.Errorf("%q: got %v, %v", version, target, err)
		}
	}
	for _, date := range []string{"", "today", "2026-13-01", "25.11.2026"} {
		if err := target.SetToday(date); err == nil || target != engine.DefaultTarget() {
			t.Errorf("%q: got %v, %v", date, target, err)
		}
	}
}

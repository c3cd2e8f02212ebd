package rules_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/akslint/akslint/internal/engine"
)

// TestExamples_oneFaultOneFinding judges every bad example by all rules. Two rules
// that find something at one field speak of one fault, so that one of them should
// supersede the other, unless they are named here.
func TestExamples_oneFaultOneFinding(t *testing.T) {
	policy := engine.Builtin()
	judgeAll, err := engine.New(t.Context(), policy, policy.Rules, nil)
	if err != nil {
		t.Fatal(err)
	}
	apart := separate()
	seen := map[string]bool{}
	eachRoom(t, false, func(t *testing.T, r room) {
		for _, file := range r.glob(t, "bad.*") {
			for _, doc := range documents(t, file) {
				fields := map[string][]string{}
				for _, finding := range judge(t, judgeAll, doc) {
					field := finding.Path.Pointer()
					fields[field] = append(fields[field], finding.Rule.Name)
				}
				for field, rules := range fields {
					slices.Sort(rules)
					pair := strings.Join(slices.Compact(rules), " ")
					if !strings.Contains(pair, " ") {
						continue
					}
					seen[pair] = true
					if apart[pair] == "" {
						t.Errorf("%s: %s has findings of %s", file, field, pair)
					}
				}
			}
		}
	})
	t.Run("separate", func(t *testing.T) { // of all rooms
		for pair := range apart {
			if !seen[pair] {
				t.Errorf("no example has findings of %s at one field", pair)
			}
		}
	})
}

// separate are the rules that find different faults at one field, and why.
func separate() map[string]string {
	return map[string]string{
		"cilium-policy-without-dataplane kubenet":                        "kubenet retires, and cannot run Cilium",
		"retired-ingress-nginx untrusted-registry":                       "a trusted image would be retired, too",
		"secret-provider-identity-conflict secret-provider-pod-identity": "pod identity is retired, and conflicts with the other way to sign in beside it",
	}
}

package policy_test

import (
	"strings"
	"testing"

	"github.com/akslint/akslint/internal/policy"
	"github.com/akslint/akslint/internal/rule"
)

// The ends of the scale count, and nothing beyond; each severity begins where it
// should.
func TestLoad_scores(t *testing.T) {
	for score, want := range map[string]rule.Severity{
		"0.1": rule.Low, "3.9": rule.Low, "4": rule.Medium, "6.9": rule.Medium, "7": rule.High, "8.9": rule.High, "9": rule.Critical, "10": rule.Critical,
		"0.09": "", "0": "", "-1": "", "10.1": "",
	} {
		text := strings.Replace(header+body, "score: 7.5", "score: "+score, 1)
		loaded, err := policy.Load(files(map[string]string{"pod/a-fault/a-fault.rego": text}))
		switch {
		case want == "" && (err == nil || !strings.Contains(err.Error(), "the score must be from 0.1 to 10")):
			t.Errorf("%s: the error is %v", score, err)
		case want != "" && (err != nil || loaded.Rules[0].Severity != want):
			t.Errorf("%s: the error is %v, want %s", score, err, want)
		}
	}
}

package rule_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/rule"
)

func rules() rule.Set {
	return rule.NewSet([]*rule.Rule{
		{Name: "host-pid", Groups: []string{"recommended", "pss-baseline"}},
		{Name: "free-tier", Groups: []string{"recommended"}},
		{Name: "host-ipc", Groups: []string{"pss-baseline"}},
	})
}

func TestChoose(t *testing.T) {
	for _, test := range []struct {
		name            string
		chosen, ignored []string
		want            []string
	}{
		{"nothing means recommended", nil, nil, []string{"free-tier", "host-pid"}},
		{"names", []string{"host-ipc"}, nil, []string{"host-ipc"}},
		{"globs of names", []string{"host-*"}, nil, []string{"host-ipc", "host-pid"}},
		{"groups", []string{"pss-baseline"}, nil, []string{"host-ipc", "host-pid"}},
		{"all", []string{"all"}, nil, []string{"free-tier", "host-ipc", "host-pid"}},
		{"what is ignored wins", []string{"all", "host-pid"}, []string{"host-*"}, []string{"free-tier"}},
		{"twice is once", []string{"host-pid", "host-pid"}, nil, []string{"host-pid"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			set, err := rules().Choose(test.chosen, test.ignored)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, set.Names()); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestChoose_meansNothing(t *testing.T) {
	for word, want := range map[string]string{
		"host-pdi":    `did you mean "host-pid"?`,
		"recommendet": `did you mean "recommended"?`,
		"cluster-*":   `no rule or group is called "cluster-*"`,
		"":            `no rule or group is called ""`,
	} {
		for _, choose := range []func() error{
			func() error { _, err := rules().Choose([]string{word}, nil); return err },
			func() error { _, err := rules().Choose(nil, []string{word}); return err },
		} {
			if err := choose(); err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%q: got %v, want %s", word, err, want)
			}
		}
	}
}

func TestSeverity(t *testing.T) {
	for score, want := range map[float64]rule.Severity{
		10: rule.Critical, 9: rule.Critical, 8.9: rule.High, 7: rule.High, 6.9: rule.Medium, 4: rule.Medium, 3.9: rule.Low, 0.1: rule.Low,
	} {
		if got := rule.SeverityOf(score); got != want {
			t.Errorf("SeverityOf(%v) = %s, want %s", score, got, want)
		}
	}
}

func TestThreshold(t *testing.T) {
	fails := func(word string) (failing []rule.Severity) {
		threshold, err := rule.ParseThreshold(word)
		if err != nil {
			t.Fatal(err)
		}
		for _, severity := range rule.Severities() {
			if threshold.Fails(severity) {
				failing = append(failing, severity)
			}
		}
		return failing
	}
	for word, want := range map[string][]rule.Severity{
		"critical": {rule.Critical},
		"medium":   {rule.Critical, rule.High, rule.Medium},
		"low":      rule.Severities(),
		"never":    nil,
	} {
		if diff := cmp.Diff(want, fails(word)); diff != "" {
			t.Errorf("%s -want +got:\n%s", word, diff)
		}
	}
	if _, err := rule.ParseThreshold("grave"); err == nil {
		t.Error("want an error: grave is not a severity")
	}
}

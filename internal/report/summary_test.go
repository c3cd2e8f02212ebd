package report

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/lint"
	"github.com/akslint/akslint/internal/rule"
)

func TestSummary(t *testing.T) {
	summary := NewSummary(allRules)
	for _, result := range aRun(t) {
		summary.Add(result)
	}
	summary.Add(lint.Result{Unread: []document.Unread{{Kind: "chart"}, {Kind: "Bicep file"}}})
	summary.Add(lint.Result{Unread: []document.Unread{{Kind: "Bicep file"}}})
	summary.Add(lint.Result{Unread: []document.Unread{{Kind: "chart"}}, Unreported: []string{"Windows pod", "namespace kube-system", "Windows pod"}})
	summary.Skip(0, "never seen")
	summary.Skip(2, "ignored")
	summary.Skip(2, "of other kinds")
	want := Summary{
		Files: 4, Documents: 5, Rules: 4,
		Findings: map[rule.Severity]int{rule.Critical: 2, rule.High: 1, rule.Medium: 2, rule.Low: 1},
		Problems: 2,
		Skipped:  []Counted{{3, "of other kinds"}, {2, "ignored"}}, NotJudged: []NotJudged{{3, "Bicep file"}, {2, "chart"}},
		Unreported: []Counted{{2, "Windows pod"}, {1, "namespace kube-system"}},
	}
	if diff := cmp.Diff(want, summary); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if summary.Total() != 6 {
		t.Errorf("total: got %d, want 6", summary.Total())
	}
}

func TestSummary_Fails(t *testing.T) {
	for _, test := range []struct {
		threshold string
		results   int
		want      bool
	}{
		{"low", 0, false},
		{"low", 2, true},
		{"medium", 2, true},
		{"high", 2, false},
		{"never", 2, false},
	} {
		summary := NewSummary(allRules)
		if test.results > 0 {
			summary.Add(judged(t, "web.yaml", web,
				fault{0, latestTag, []any{"spec"}, "x"}, fault{0, missingLimit, []any{"spec"}, "x"}))
		}
		threshold, err := rule.ParseThreshold(test.threshold)
		if err != nil {
			t.Fatal(err)
		}
		if got := summary.Fails(threshold); got != test.want {
			t.Errorf("%s, %d findings: got %v, want %v", test.threshold, test.results, got, test.want)
		}
	}
}

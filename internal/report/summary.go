package report

import (
	"github.com/akslint/akslint/internal/lint"
	"github.com/akslint/akslint/internal/rule"
)

// A Summary counts what a run did. It is the only place that counts: reports
// print it, and the exit code follows from it.
type Summary struct {
	Files     int                   `json:"files"`     // that were read
	Documents int                   `json:"documents"` // that were judged
	Rules     int                   `json:"rules"`     // that judged them
	Findings  map[rule.Severity]int `json:"findings"`
	Problems  int                   `json:"problems"`
	Skipped   []Counted             `json:"skipped"`
	NotJudged []NotJudged           `json:"notJudged"`
	// Unreported counts the findings that are allowed, or reported once for all.
	Unreported []Counted `json:"unreported"`
}

// Counted counts what has one reason. That of what was skipped is worded to follow
// the count: 3 "ignored".
type Counted struct {
	Count  int    `json:"count"`
	Reason string `json:"reason"`
}

// NotJudged counts what akslint knows of but does not read, for each kind of it.
type NotJudged struct {
	Count int    `json:"count"`
	Kind  string `json:"kind"`
}

// NewSummary returns the summary of a run of rules that has not judged
// anything yet.
func NewSummary(rules rule.Set) Summary {
	findings := map[rule.Severity]int{}
	for _, severity := range rule.Severities() {
		findings[severity] = 0
	}
	return Summary{Rules: len(rules), Findings: findings, Skipped: []Counted{}, NotJudged: []NotJudged{}, Unreported: []Counted{}}
}

// Add counts a result. A file of which nothing is known is of a kind that akslint
// does not read.
func (s *Summary) Add(result lint.Result) {
	switch {
	case result.Source != nil:
		s.Files++
	case len(result.Problems)+len(result.Unread) == 0:
		s.Skip(1, "of other kinds")
	}
	s.Documents += result.Documents
	s.Problems += len(result.Problems)
	for _, unread := range result.Unread {
		s.notJudged(unread.Kind)
	}
	for _, reason := range result.Unreported {
		s.Unreported = counted(s.Unreported, 1, reason)
	}
	for _, finding := range result.Findings {
		s.Findings[finding.Rule.Severity]++
	}
}

func (s *Summary) notJudged(kind string) {
	for i := range s.NotJudged {
		if s.NotJudged[i].Kind == kind {
			s.NotJudged[i].Count++
			return
		}
	}
	s.NotJudged = append(s.NotJudged, NotJudged{Count: 1, Kind: kind})
}

// Skip counts what was left out for a reason.
func (s *Summary) Skip(count int, reason string) {
	if count > 0 {
		s.Skipped = counted(s.Skipped, count, reason)
	}
}

// counted adds to the count of a reason.
func counted(list []Counted, count int, reason string) []Counted {
	for i := range list {
		if list[i].Reason == reason {
			list[i].Count += count
			return list
		}
	}
	return append(list, Counted{Count: count, Reason: reason})
}

// Total is the number of findings of all severities.
func (s *Summary) Total() int {
	total := 0
	for _, count := range s.Findings {
		total += count
	}
	return total
}

// Fails reports whether a finding is severe enough to fail the run.
func (s *Summary) Fails(threshold rule.Threshold) bool {
	for severity, count := range s.Findings {
		if count > 0 && threshold.Fails(severity) {
			return true
		}
	}
	return false
}

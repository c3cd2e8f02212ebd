// Package rule holds what is known about a rule besides its policy (its name,
// score, groups, parameters, and the page made of them) and how users choose
// rules.
package rule

import (
	"fmt"
	"regexp"

	"github.com/akslint/akslint/internal/nearest"
)

// A Rule is a folder in rules/. All of it comes from the METADATA of the
// rule's package.
type Rule struct {
	Name        string     `json:"name"`
	Topic       string     `json:"topic"`
	Title       string     `json:"title"`
	Description string     `json:"description"`
	Fix         string     `json:"fix"`
	Score       float64    `json:"score"` // 0.1 to 10, as in CVSS
	Severity    Severity   `json:"severity"`
	Groups      []string   `json:"groups"`
	Parameters  Parameters `json:"parameters"`
	References  References `json:"references"`
	// Secret says that the fields the rule finds hold secrets, which reports
	// must not show.
	Secret bool `json:"-"`
	// Supersedes names wider rules. If this one finds a fault, they do not report
	// the same part of the document.
	Supersedes []string `json:"-"`
	// Resources are the pages that back the rule, most important first.
	Resources []Resource `json:"-"`
}

// longestName keeps names short enough to read in a list.
const longestName = 40

// CheckName returns an error unless a rule may have the name.
func CheckName(name string) error {
	kebab := regexp.MustCompile(`^[a-z]+[0-9]*(-[a-z0-9]+)*$`)
	if !kebab.MatchString(name) || len(name) > longestName {
		return fmt.Errorf("%q is not a valid rule name: want kebab-case, at most %d characters", name, longestName)
	}
	return nil
}

// References are the identifiers that a rule has elsewhere.
type References struct {
	AzurePolicy []string `json:"azurePolicy"` // ids of built-in policy definitions
	PSS         []string `json:"pss"`         // check ids of pod-security-admission
	CISAKS      []string `json:"cisAks"`      // sections of the CIS AKS benchmark
	MCSB        []string `json:"mcsb"`        // controls of the Microsoft cloud security benchmark
}

// A Resource is a page for further reading.
type Resource struct {
	URL         string
	Description string
}

// Severity is derived from a rule's score, never set by hand.
type Severity string

// The severities, worst first.
const (
	Critical Severity = "critical"
	High     Severity = "high"
	Medium   Severity = "medium"
	Low      Severity = "low"
)

// Severities lists the severities, worst first.
func Severities() []Severity {
	return []Severity{Critical, High, Medium, Low}
}

// SeverityOf returns the severity of a score.
func SeverityOf(score float64) Severity {
	switch {
	case score >= 9:
		return Critical
	case score >= 7:
		return High
	case score >= 4:
		return Medium
	default:
		return Low
	}
}

// AtLeast reports whether s is at least as severe as other.
func (s Severity) AtLeast(other Severity) bool {
	return s.rank() <= other.rank()
}

func (s Severity) rank() int {
	for rank, severity := range Severities() {
		if s == severity {
			return rank
		}
	}
	return len(Severities())
}

// A Threshold is the lowest severity of findings that fail a run.
type Threshold struct {
	never    bool
	severity Severity
}

// ParseThreshold parses the name of a severity, or never.
func ParseThreshold(word string) (Threshold, error) {
	var words []string
	for _, severity := range Severities() {
		words = append(words, string(severity))
	}
	words = append(words, "never")
	return Threshold{never: word == "never", severity: Severity(word)}, nearest.Check(word, words...)
}

// Fails reports whether a finding of a severity fails the run.
func (t Threshold) Fails(severity Severity) bool {
	return !t.never && severity.AtLeast(t.severity)
}

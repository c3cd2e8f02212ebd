package engine

import (
	"slices"

	"github.com/akslint/akslint/internal/document"
)

// yield drops the findings of superseded rules, so that one fault has one
// finding. A finding about a field yields to a narrower rule's finding about
// that field, a sibling of it, or anything below these.
func yield(findings []Finding) []Finding {
	type about struct{ rule, object string }
	taken := map[about]bool{}
	for _, finding := range findings {
		if finding.Exempt != "" {
			continue
		}
		for _, wider := range finding.Rule.Supersedes {
			for end := range len(finding.Path) + 1 {
				taken[about{wider, finding.Path[:end].Pointer()}] = true
			}
		}
	}
	if len(taken) == 0 {
		return findings
	}
	return slices.DeleteFunc(findings, func(finding Finding) bool {
		return taken[about{finding.Rule.Name, parent(finding.Path).Pointer()}]
	})
}

// parent is the path to the object or array that a field is in.
func parent(path document.Path) document.Path {
	return path[:max(len(path)-1, 0)]
}

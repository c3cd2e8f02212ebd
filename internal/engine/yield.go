package engine

import (
	"slices"

	"github.com/akslint/akslint/internal/document"
)

// yield drops the findings of superseded rules, so that one fault has one
// finding. A finding about a field yields to a narrower rule's finding about
// that field, a sibling of it, or anything below these; one about an element of
// an array only to those about that element.
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
		return taken[about{finding.Rule.Name, object(finding.Path).Pointer()}]
	})
}

// object is the path to the object that a field is in, or to the element of an
// array.
func object(path document.Path) document.Path {
	if len(path) == 0 || path[len(path)-1].IsIndex() {
		return path
	}
	return path[:len(path)-1]
}

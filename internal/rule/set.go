package rule

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/akslint/akslint/internal/nearest"
)

// Recommended is the group that runs if nothing is selected.
const Recommended = "recommended"

// A Set is a list of rules, sorted by name.
type Set []*Rule

// NewSet returns the rules as a set.
func NewSet(rules []*Rule) Set {
	slices.SortFunc(rules, func(a, b *Rule) int { return cmp.Compare(a.Name, b.Name) })
	return rules
}

// Find returns the rule with a name, or an error that suggests the nearest.
func (s Set) Find(name string) (*Rule, error) {
	for _, rule := range s {
		if rule.Name == name {
			return rule, nil
		}
	}
	return nil, fmt.Errorf("no rule is called %q%s", name, nearest.Hint(name, s.Names()))
}

// Names lists the names of the rules.
func (s Set) Names() []string {
	names := make([]string, len(s))
	for i, rule := range s {
		names[i] = rule.Name
	}
	return names
}

// Groups lists the groups that rules of the set belong to, sorted.
func (s Set) Groups() []string {
	var groups []string
	for _, rule := range s {
		groups = append(groups, rule.Groups...)
	}
	slices.Sort(groups)
	return slices.Compact(groups)
}

// Choose returns the rules that match a word of chosen and no word of
// ignored. A word is the name of a rule, a glob of names, a group or "all"; a
// word that matches no rule is an error. Without chosen words, the
// recommended rules are chosen.
func (s Set) Choose(chosen, ignored []string) (Set, error) {
	if len(chosen) == 0 {
		chosen = []string{Recommended}
	}
	in, err := s.matching(chosen)
	if err != nil {
		return nil, err
	}
	out, err := s.matching(ignored)
	if err != nil {
		return nil, err
	}
	var set Set
	for _, rule := range s {
		if in[rule] && !out[rule] {
			set = append(set, rule)
		}
	}
	return set, nil
}

func (s Set) matching(words []string) (map[*Rule]bool, error) {
	rules := map[*Rule]bool{}
	for _, word := range words {
		found := false
		for _, rule := range s {
			if rule.matches(word) {
				rules[rule], found = true, true
			}
		}
		if !found {
			known := slices.Concat(s.Names(), s.Groups(), slices.Sorted(maps.Keys(Frozen())), []string{"all"})
			return nil, fmt.Errorf("no rule or group is called %q%s", word, nearest.Hint(word, known))
		}
	}
	return rules, nil
}

func (r *Rule) matches(word string) bool {
	if word == r.Name || word == "all" || slices.Contains(r.Groups, word) {
		return true
	}
	if strings.Contains(word, "@") {
		return slices.Contains(Frozen()[word], r.Name)
	}
	if !strings.ContainsAny(word, "*?[{") {
		return false
	}
	match, err := doublestar.Match(word, r.Name)
	return match && err == nil
}

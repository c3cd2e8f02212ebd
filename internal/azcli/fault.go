package azcli

import (
	"slices"
	"strings"
	"sync"

	"github.com/akslint/akslint/internal/nearest"
)

// abbreviated reports whether az has to guess the flag from how it begins.
func (u Use) abbreviated() bool {
	return u.Flag != nil && !slices.Contains(u.Flag.names(), u.As)
}

// repeated reports whether az forgets the use, because the flag is given a value
// again later.
func (u Use) repeated(later []Use) bool {
	return len(u.Values) > 0 && !u.Flag.Append && slices.ContainsFunc(later, func(other Use) bool { return other.Flag == u.Flag })
}

// choices returns the values that az accepts, where one is given that it does not.
// To az, the case of letters does not matter.
func (u Use) choices() []string {
	if u.Flag == nil || len(u.Flag.Choices) == 0 {
		return nil
	}
	choices := slices.Concat(u.Flag.Choices, u.Flag.PreviewChoices)
	for _, value := range u.Values {
		isChoice := func(choice string) bool { return strings.EqualFold(choice, value.Text) }
		if !value.Unknown && value.Text != "" && !slices.ContainsFunc(choices, isChoice) {
			return choices
		}
	}
	return nil
}

// empty reports whether a flag is given without the value that it must have.
func (u Use) empty() bool {
	return (u.Flag.Arity == One || u.Flag.Arity == Some) && len(u.Values) == 0 && !u.Maybe
}

// A pair is what a relation says of a command: one flag and another, or several.
type pair struct{ flag, other string }

// lacks returns what az asks for beside a flag and does not get.
func (c *Command) lacks(use Use) []pair {
	var lacking []pair
	for _, need := range c.table.Needs {
		if surely, _ := use.says(need.Flag); surely && !c.mightSay(need.Flags) && !c.mightSay(need.Unless) {
			lacking = append(lacking, pair{need.Flag, strings.Join(need.Flags, " or ")})
		}
	}
	return lacking
}

// excludes returns what is given and az refuses beside a flag. A value that is
// not known might be empty, which to az is as good as no flag.
func (c *Command) excludes(use Use) []pair {
	var excluded []pair
	for _, conflict := range c.table.Conflicts {
		if surely, _ := use.says(conflict.Flag); !surely || !use.Known() || len(conflict.Unless) > 0 && c.mightSay(conflict.Unless) {
			continue
		}
		for _, term := range conflict.Flags {
			if slices.ContainsFunc(c.Flags, func(other Use) bool { surely, _ := other.says(term); return surely && other.Known() }) {
				excluded = append(excluded, pair{conflict.Flag, term})
			}
		}
	}
	return excluded
}

// mightSay reports whether a command has a flag of one of the terms, or a word
// that might be one.
func (c *Command) mightSay(terms []string) bool {
	return c.Open || slices.ContainsFunc(terms, func(term string) bool {
		return slices.ContainsFunc(c.Flags, func(use Use) bool { _, perhaps := use.says(term); return perhaps })
	})
}

// says reports whether a use is the flag of a term of a [Relation], with its value
// where the term has one: surely, or perhaps.
func (u Use) says(term string) (surely, perhaps bool) {
	name, value, hasValue := strings.Cut(term, " ")
	if !u.Flag.is(name) {
		return false, false
	}
	if !hasValue {
		return !u.Maybe && !u.none(), true
	}
	for _, given := range u.Values {
		is := strings.EqualFold(given.Text, value)
		surely = surely || is && !given.Unknown
		perhaps = perhaps || is || given.Unknown
	}
	return surely && !u.Maybe, perhaps
}

// none reports whether az takes the value for none.
func (u Use) none() bool {
	return len(u.Values) == 1 && !u.Values[0].Unknown && slices.Contains([]string{"", "0", "false"}, strings.ToLower(u.Values[0].Text))
}

// meant returns the flag of a command that an unknown one is probably meant to
// be, or "".
func meant(command, unknown string) string {
	return nearest.Word(unknown, tableOf(command).longNames)
}

// sibling returns the nearest flag of the commands of the same group, like az aks,
// and the first of these commands without its az.
func sibling(command, unknown string) (flag, of string) {
	group := groups()[groupOf(command)]
	flag = nearest.Word(unknown, group.flags)
	return flag, group.first[flag]
}

// A group has the flags of its commands, in order, and the first command with each.
type group struct {
	flags []string
	first map[string]string
}

// groups are those of all commands by their names, like az aks.
//
//nolint:gochecknoglobals // a cache of embedded data
var groups = sync.OnceValue(func() map[string]group {
	groups := map[string]group{}
	for _, command := range commands() {
		of := groups[groupOf(command)]
		if of.first == nil {
			of.first = map[string]string{}
		}
		for _, flag := range tableOf(command).longNames {
			if of.first[flag] == "" {
				of.flags, of.first[flag] = append(of.flags, flag), strings.TrimPrefix(command, "az ")
			}
		}
		groups[groupOf(command)] = of
	}
	for _, group := range groups {
		slices.Sort(group.flags)
	}
	return groups
})

func groupOf(command string) string {
	words := strings.SplitN(command, " ", 3)
	return strings.Join(words[:2], " ")
}

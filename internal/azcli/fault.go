package azcli

import (
	"maps"
	"slices"
	"strings"

	"github.com/akslint/akslint/internal/nearest"
)

// abbreviated reports whether az has to guess the flag from how it begins.
func (u Use) abbreviated() bool {
	return u.Flag != nil && !slices.Contains(u.Flag.names(), u.As)
}

// repeated reports whether az forgets the use, because the flag is given a value
// again later.
func (u Use) repeated(later []Use) bool {
	return len(u.Values) > 0 && slices.ContainsFunc(later, func(other Use) bool { return other.Flag == u.Flag })
}

// choices returns the values that az accepts, where one that is given is none of
// them. To az, the case of letters does not matter.
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

// lacks returns what az asks for beside a flag and does not get: a flag, or one of
// several.
func (c *Command) lacks(flag *Flag) string {
	for _, relation := range tableOf(c.words).needs {
		if relation.Flag == flag.Name && !c.Open && !slices.ContainsFunc(c.Flags, relation.isTo) {
			return strings.Join(relation.Flags, " or ")
		}
	}
	return ""
}

// excludes returns the flags that are given and that az refuses beside a flag.
func (c *Command) excludes(flag *Flag) []string {
	var given []string
	for _, relation := range tableOf(c.words).conflicts {
		for _, use := range c.Flags {
			if relation.Flag == flag.Name && relation.isTo(use) && !use.Maybe {
				given = append(given, use.Flag.Name)
			}
		}
	}
	return given
}

func (r Relation) isTo(use Use) bool { return slices.Contains(r.Flags, use.Flag.Name) }

// meant returns the flag of a command that an unknown one is probably meant to
// be, or "".
func meant(command, unknown string) string {
	return nearest.Word(unknown, tableOf(command).longNames())
}

// longNames are those of the flags that az still has, in order.
func (t *table) longNames() []string {
	var names []string
	for _, flag := range t.flags {
		for _, name := range flag.names() {
			if flag.Status != "removed" && strings.HasPrefix(name, "--") {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return names
}

// sibling returns the nearest flag that other commands of the same group have,
// like az aks, and the first of these commands without its az.
func sibling(command, unknown string) (flag, of string) {
	group := strings.Join(strings.Split(command, " ")[:2], " ") + " "
	has := map[string]string{}
	for _, other := range commands() {
		if other == command || !strings.HasPrefix(other, group) {
			continue
		}
		for _, name := range tableOf(other).longNames() {
			if has[name] == "" {
				has[name] = strings.TrimPrefix(other, "az ")
			}
		}
	}
	flag = nearest.Word(unknown, slices.Sorted(maps.Keys(has)))
	return flag, has[flag]
}

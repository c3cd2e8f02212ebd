package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/akslint/akslint/internal/azcli"
)

// A merger brings the table of one command up to what azure-cli declares, and
// says what it does.
type merger struct {
	flags []azcli.Flag // of the table
	// fixed are spellings of flags that are kept by hand.
	fixed []string
	say   func(format string, args ...any)
}

func (m *merger) merge(declared []spelled) {
	seen := map[string]bool{}
	for _, flag := range declared {
		for _, what := range flag.unknown {
			m.say("%s: cannot be evaluated: %s", flag.Name, what)
		}
		if m.isFixed(flag.Flag) {
			continue
		}
		at := m.index(flag.Flag)
		if at < 0 {
			at = m.add(flag.Flag)
		} else {
			m.update(&m.flags[at], flag)
		}
		seen[m.flags[at].Name] = true
	}
	for _, flag := range m.flags {
		if !seen[flag.Name] && flag.Status != "removed" && flag.Preview != "aks-preview" {
			m.say("%s: gone", flag.Name)
		}
	}
}

// isFixed reports whether every command has a flag, under all of its spellings.
func (m *merger) isFixed(flag azcli.Flag) bool {
	return !slices.ContainsFunc(names(flag), func(name string) bool { return !slices.Contains(m.fixed, name) })
}

// add adds a flag. What is known of the flag whose spelling it was holds for it.
func (m *merger) add(flag azcli.Flag) int {
	at := m.index(azcli.Flag{Name: flag.Replacement})
	if flag.Replacement != "" && at >= 0 {
		flag.Sets, flag.Separator, flag.Secret = m.flags[at].Sets, m.flags[at].Separator, m.flags[at].Secret
		m.say("%s: new, like %s", flag.Name, flag.Replacement)
	} else {
		m.say("%s: new, sets nothing yet", flag.Name)
	}
	m.flags = append(m.flags, flag)
	return len(m.flags) - 1
}

func names(flag azcli.Flag) []string { return append([]string{flag.Name}, flag.Aliases...) }

// index finds the flag of the table that has a spelling of one; a flag that is
// deprecated is not that whose alias it was.
func (m *merger) index(of azcli.Flag) int {
	same := func(flag azcli.Flag) bool {
		return slices.ContainsFunc(names(flag), func(name string) bool { return slices.Contains(names(of), name) })
	}
	if at := slices.IndexFunc(m.flags, func(flag azcli.Flag) bool { return flag.Name == of.Name }); at >= 0 {
		return at
	}
	if of.Status != "" {
		return -1
	}
	return slices.IndexFunc(m.flags, same)
}

// update takes over what azure-cli says, and leaves what is written by hand: what
// a flag sets, its separator, whether it is secret.
func (m *merger) update(to *azcli.Flag, from spelled) {
	before := encoded(*to)
	if slices.Contains(names(from.Flag), to.Name) {
		all := names(from.Flag)
		to.Aliases = slices.DeleteFunc(all, func(name string) bool { return name == to.Name })
		slices.Sort(to.Aliases)
	} else {
		to.Name, to.Aliases = from.Name, from.Aliases
	}
	if !from.isUnknown("arity") {
		to.Arity, to.Append = from.Arity, from.Append
	}
	if to.Arity != azcli.One {
		to.Separator = ""
	}
	if !from.isUnknown("choices") {
		to.Choices = from.Choices
		to.PreviewChoices = slices.DeleteFunc(to.PreviewChoices, func(choice string) bool { return slices.Contains(to.Choices, choice) })
	}
	to.Preview, to.Required = from.Preview, from.Required
	if to.Status != from.Status || from.Replacement != "" {
		to.Status, to.Replacement = from.Status, from.Replacement
	}
	if after := encoded(*to); after != before {
		m.say("%s:\n  - %s\n  + %s", to.Name, before, after)
	}
}

func (f *spelled) isUnknown(what string) bool {
	return slices.ContainsFunc(f.unknown, func(unknown string) bool {
		return strings.HasPrefix(unknown, what) || strings.HasPrefix(unknown, "its type")
	})
}

// update brings all tables up to what azure-cli declares.
func (t tables) update(from *source, say func(string)) error {
	var fixed []string
	for _, name := range byHand() {
		for _, flag := range t[name].Flags {
			fixed = append(fixed, names(flag)...)
		}
	}
	t.unfold()
	for _, name := range t.declared() {
		command := strings.ReplaceAll(strings.TrimPrefix(name, "az/"), "/", " ")
		merger := merger{flags: t[name].Flags, fixed: fixed, say: func(format string, args ...any) {
			say("az " + command + " " + fmt.Sprintf(format, args...))
		}}
		found, err := from.find(command)
		if err != nil {
			return err
		}
		for _, lost := range found.lost {
			say("az " + command + ": cannot be followed: " + lost)
		}
		if len(found.flags) > 0 {
			merger.merge(found.flags)
		}
		t[name].Flags, t[name].Words = merger.flags, found.words
	}
	if err := t.trace(from, say); err != nil {
		return err
	}
	t.fold()
	return nil
}

// trace says which functions of azure-cli are gone that relations name as their
// sources.
func (t tables) trace(from *source, say func(string)) error {
	for _, name := range slices.Sorted(maps.Keys(t)) {
		for _, relation := range slices.Concat(t[name].Needs, t[name].Conflicts) {
			file, function, _ := strings.Cut(relation.Source, ".py:")
			module, err := from.tree.module("azure.cli.command_modules." + strings.ReplaceAll(file, "/", "."))
			if err != nil {
				return err
			}
			if module == nil || !defines(module.lines, function) {
				say(fmt.Sprintf("%s: %s: %s is gone", name, relation.Flag, relation.Source))
			}
		}
	}
	return nil
}

// defines reports whether a function is defined, also in a class.
func defines(lines []*line, function string) bool {
	return slices.ContainsFunc(lines, func(line *line) bool {
		return line.startsWith("def") && line.tokens[1].text == function || line.startsWith("class") && defines(line.body, function)
	})
}

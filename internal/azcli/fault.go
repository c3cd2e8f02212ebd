package azcli

import (
	"bytes"
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

// meant returns the flag of a command that an unknown one is probably meant to
// be, or "".
func meant(command, unknown string) string {
	return nearest.Word(unknown, tableOf(command).longNames())
}

// longNames are those of the flags that az still has.
func (t *table) longNames() []string {
	var names []string
	for _, flag := range t.flags {
		for _, name := range flag.names() {
			if flag.Status != "removed" && strings.HasPrefix(name, "--") {
				names = append(names, name)
			}
		}
	}
	return names
}

// others returns the commands of the same group, like aks, that have a flag.
func others(command, flag string) []string {
	entries, err := files.ReadDir("flags")
	if err != nil {
		return nil
	}
	group, _, _ := strings.Cut(command, " ")
	var commands []string
	for _, entry := range entries {
		name := strings.TrimSuffix(entry.Name(), ".json")
		content, err := files.ReadFile("flags/" + entry.Name())
		if err != nil || !strings.HasPrefix(name, group+"-") || !bytes.Contains(content, []byte(`"`+flag+`"`)) {
			continue // without decoding it
		}
		if file, err := readFlags(name); err == nil && slices.Contains(tableOf(file.Command).longNames(), flag) {
			commands = append(commands, file.Command)
		}
	}
	return commands
}

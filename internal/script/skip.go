package script

import (
	"slices"
	"strings"

	"github.com/akslint/akslint/internal/shell"
)

// skipped says of each command of a block why it never runs; "" where it may. A block
// is a process, which an exit ends.
func skipped(commands []shell.Command) []string {
	reasons := make([]string, len(commands))
	exit := slices.IndexFunc(commands, func(command shell.Command) bool { return command.Exits })
	if exit < 0 {
		exit = len(commands)
	}
	before, behind := mentioned(commands[:exit]), called(commands[exit:])
	for i, command := range commands {
		switch {
		case command.Branch.Never():
			reasons[i] = "the condition is false"
		case i > exit && !within(command, commands[exit]):
			reasons[i] = "behind exit"
		case behind[command.Function] && !before[command.Function]:
			reasons[i] = "called only behind exit"
		}
	}
	return reasons
}

// within reports whether a command stands in a word of another, as a substitution
// does.
func within(inner, outer shell.Command) bool {
	at := inner.Words[0].Offset
	return slices.ContainsFunc(outer.Words, func(word shell.Word) bool {
		return word.Offset <= at && at < word.Offset+word.Length
	})
}

func called(commands []shell.Command) map[string]bool {
	programs := map[string]bool{}
	for _, command := range commands {
		programs[command.Words[0].Text] = command.Words[0].Text != ""
	}
	return programs
}

// mentioned are the names in the words of commands, some of which may call a function,
// as trap does. A function does not call itself first.
func mentioned(commands []shell.Command) map[string]bool {
	names := map[string]bool{}
	for _, command := range commands {
		for _, word := range command.Words {
			for name := range strings.FieldsFuncSeq(word.Text, isSeparator) {
				names[name] = names[name] || name != command.Function
			}
		}
	}
	return names
}

func isSeparator(r rune) bool { return strings.ContainsRune(" \t\n;&|(){}\"'$`", r) }

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
	before, behind := commands[:exit], commands[exit:]
	for i, command := range commands {
		switch {
		case command.Branch.Never():
			reasons[i] = "the condition is false"
		case i > exit && !within(command, commands[exit]):
			reasons[i] = "behind exit"
		case command.Function != "" && calls(behind, command.Function) && !mentions(before, command.Function):
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

func calls(commands []shell.Command, function string) bool {
	return slices.ContainsFunc(commands, func(command shell.Command) bool { return command.Words[0].Text == function })
}

// mentions reports whether commands outside a function may call it, as trap does.
func mentions(commands []shell.Command, function string) bool {
	return slices.ContainsFunc(commands, func(command shell.Command) bool {
		return command.Function != function && slices.ContainsFunc(command.Words, func(word shell.Word) bool {
			return strings.Contains(word.Text, function)
		})
	})
}

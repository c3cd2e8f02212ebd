package shell

import (
	"bytes"
	"path"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// A piece is a run of the script that another shell gets as text: what stands
// between quotes.
type piece struct {
	from, to int
	// escapes says that backslashes in it escape, as they do in double quotes.
	escapes bool
	// maybe is the variable that the piece may become part of; "" where it does
	// for sure.
	maybe string
}

// handed returns the commands that a call hands to another shell, or to a
// function that runs them: eval "…", bash -c '…', retry "az …".
func (r *reader) handed(args []*syntax.Word, branch *Branch) []Command {
	program := path.Base(args[0].Lit())
	if Prints(program) {
		return nil
	}
	var commands []Command
	for _, arg := range args[1:] {
		pieces := r.pieces(arg)
		if len(pieces) == 0 {
			continue
		}
		text := bytes.TrimLeft(r.script[pieces[0].from:pieces[0].to], blanks)
		isCommand := bytes.HasPrefix(text, []byte("az ")) && bytes.Contains(text, []byte(" -")) // else it is prose
		if program == "eval" || isShell(program) || isCommand {
			commands = append(commands, r.run(pieces, branch)...)
		}
	}
	return commands
}

// Prints reports whether a program, or what people call such a function, shows
// its arguments rather than run them.
func Prints(program string) bool {
	switch program {
	case "echo", "printf", "print", "cat", "grep", "egrep", "sed", "awk", "jq", "log", "info", "warn", "error", "debug",
		"die", "fail", "usage", "git", "alias", "test", "[":
		return true
	default:
		return strings.HasPrefix(program, "echo_") || strings.HasPrefix(program, "log_") || strings.HasPrefix(program, "print_")
	}
}

func isShell(program string) bool {
	return program == "bash" || program == "sh" || program == "zsh"
}

// pieces are those of a word that begins with a quotation mark, or that is a
// variable which holds such text.
func (r *reader) pieces(word *syntax.Word) []piece {
	if expansion := alone(word); expansion != nil {
		return r.constants.script(expansion)
	}
	var pieces []piece
	for i, part := range word.Parts {
		switch part := part.(type) {
		case *syntax.SglQuoted:
			pieces = append(pieces, piece{from: int(part.Left.Offset()) + 1, to: int(part.Right.Offset())})
		case *syntax.DblQuoted:
			pieces = append(pieces, piece{from: int(part.Left.Offset()) + 1, to: int(part.Right.Offset()), escapes: true})
		default:
			if i == 0 {
				return nil
			}
			from, to := r.extent(part)
			pieces = append(pieces, piece{from: from, to: to})
		}
	}
	return pieces
}

// alone returns the expansion that a word consists of, in quotes or not; nil
// where there is more to it.
func alone(word *syntax.Word) *syntax.ParamExp {
	parts := word.Parts
	if len(parts) != 1 {
		return nil
	}
	if quotes, quoted := parts[0].(*syntax.DblQuoted); quoted {
		parts = quotes.Parts
	}
	if len(parts) != 1 {
		return nil
	}
	expansion, _ := parts[0].(*syntax.ParamExp)
	return expansion
}

// script returns what a variable holds that is nothing but expanded.
func (c constants) script(expansion *syntax.ParamExp) []piece {
	constant := c[expansion.Param.Value]
	place := expansion.Pos().Offset()
	if expansion.Exp != nil || expansion.Index != nil || !plain(expansion) || place < constant.from || place >= constant.to {
		return nil
	}
	return constant.script
}

// run reads the commands of pieces as those of one script. Their words have the
// places of the pieces.
func (r *reader) run(pieces []piece, branch *Branch) []Command {
	if r.depth >= maxDepth {
		return nil
	}
	text := make([]byte, pieces[0].from, pieces[0].to) // so that places are about those of the script
	for i := range text {
		text[i] = ' '
	}
	offsets := make([]int, len(text))
	for _, piece := range pieces {
		text, offsets = r.append(text, offsets, piece)
	}
	offsets = append(offsets, pieces[len(pieces)-1].to)
	inner := newReader(text)
	inner.constants, inner.depth = r.constants, r.depth+1
	statements, _ := inner.parse() // the commands before a fault
	var commands []Command
	for _, statement := range statements {
		for _, command := range inner.commands(statement) {
			if command.Branch == nil {
				command.Branch = branch
			}
			command.Relocate(func(offset int) int { return offsets[min(offset, len(offsets)-1)] })
			commands = append(commands, command)
		}
	}
	return commands
}

// maxDepth bounds how often text that a shell gets can hand on text.
const maxDepth = 5

// append adds a piece as the other shell gets it, and the offset in the script
// of each of its bytes.
func (r *reader) append(text []byte, offsets []int, piece piece) ([]byte, []int) {
	if piece.maybe != "" {
		for _, c := range []byte(" $" + piece.maybe) {
			text, offsets = append(text, c), append(offsets, piece.from)
		}
		return text, offsets
	}
	for at := piece.from; at < piece.to; at++ {
		if piece.escapes && r.script[at] == '\\' && at+1 < piece.to && strings.IndexByte("\"$`\\", r.script[at+1]) >= 0 {
			at++
		}
		text, offsets = append(text, r.script[at]), append(offsets, at)
	}
	return text, offsets
}

// Relocate gives the words of a command other places, by their offsets.
func (c *Command) Relocate(place func(int) int) {
	for i := range c.Words {
		word := &c.Words[i]
		start := place(word.Offset)
		word.Length = max(place(word.Offset+word.Length)-start, 0)
		word.Offset = start
	}
	for i := range c.Breaks {
		at := &c.Breaks[i]
		start := place(at.Offset)
		at.Length = max(place(at.Offset+at.Length)-start, 0)
		at.Offset = start
	}
}

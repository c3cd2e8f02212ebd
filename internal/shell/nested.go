package shell

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// A piece is a run of text that another shell gets: what stands between quotes,
// or may be part of it.
type piece struct {
	in       *reader // of the script that the piece stands in
	from, to int     // in that script
	// escaped are the characters that a backslash before them takes the meaning
	// of: those of double quotes, or any.
	escaped string
	// instead is what the other shell gets in the place of the piece; "" for the
	// piece itself.
	instead string
}

// handed returns the commands that a call hands to another shell, or to a
// function that runs them: eval "…", bash -c '…', retry "az …".
func (r *reader) handed(args []*syntax.Word, here fork) []Command {
	program := path.Base(args[0].Lit())
	if Prints(program) || r.depth >= maxDepth {
		return nil
	}
	if program == "eval" {
		return r.run(r.joined(args[1:]), here)
	}
	var commands []Command
	toShell := isShell(program)
	for _, arg := range args[1:] {
		if pieces := r.pieces(arg); len(pieces) > 0 && (toShell || pieces[0].isCommand()) {
			commands = append(commands, r.run(pieces, here)...)
		}
		toShell = toShell || isShell(path.Base(arg.Lit())) // as behind sudo
	}
	return commands
}

// isCommand reports whether a piece begins with one of az; without a flag, it is
// prose.
func (p piece) isCommand() bool {
	text := []byte(p.instead)
	if p.instead == "" {
		text = p.in.script[p.from:p.to]
	}
	text = bytes.TrimLeft(text, blanks)
	return bytes.HasPrefix(text, []byte("az ")) && bytes.Contains(text, []byte(" -"))
}

// Prints reports whether a program, or what people call such a function, shows
// its arguments rather than run them.
func Prints(program string) bool {
	switch program {
	case ":", "true", "false", "echo", "printf", "print", "cat", "info", "warn", "warning", "error", "err", "debug", "notice", "success", "msg",
		"message", "say", "die", "fail", "fatal", "abort", "usage",
		"grep", "egrep", "rg", "sed", "awk", "jq", "yq", "read", "git", "gh", "curl", "alias", "test", "[":
		return true
	default:
		return says.MatchString(program)
	}
}

// says are names of functions that tell people something.
var says = regexp.MustCompile(`^(?:echo|print|err|error|warn|info|die)_|log(?:$|ger|::|_)|_log$|^log`)

func isShell(program string) bool {
	return program == "bash" || program == "sh" || program == "zsh"
}

// joined are the pieces of words as eval puts them together.
func (r *reader) joined(args []*syntax.Word) []piece {
	var pieces []piece
	for i, arg := range args {
		from, to := r.extent(arg)
		if i > 0 {
			pieces = append(pieces, piece{in: r, from: from - 1, instead: " "})
		}
		own := r.pieces(arg)
		if own == nil {
			own = []piece{{in: r, from: from, to: to, escaped: anything}}
		}
		pieces = append(pieces, own...)
	}
	return pieces
}

// pieces are those of a word that begins with a quotation mark, or that is a
// variable which holds such text.
func (r *reader) pieces(word *syntax.Word) []piece {
	if expansion := alone(word); expansion != nil {
		return r.held(expansion)
	}
	var pieces []piece
	for i, part := range word.Parts {
		switch part := part.(type) {
		case *syntax.SglQuoted:
			if part.Dollar && strings.Contains(part.Value, `\`) {
				return nil // escapes like \n
			}
			pieces = append(pieces, piece{in: r, from: inside(part.Left, part.Dollar), to: int(part.Right.Offset())})
		case *syntax.DblQuoted:
			quoted := piece{in: r, from: inside(part.Left, part.Dollar), to: int(part.Right.Offset())}
			quoted.escaped = "\"$`\\"
			pieces = append(pieces, quoted)
		default:
			if i == 0 {
				return nil
			}
			from, to := r.extent(part)
			pieces = append(pieces, piece{in: r, from: from, to: to})
		}
	}
	return pieces
}

// inside is where the text between quotes begins, whose mark may be behind a dollar.
func inside(mark syntax.Pos, dollar bool) int {
	if dollar {
		return int(mark.Offset()) + len(`$"`)
	}
	return int(mark.Offset()) + len(`"`)
}

// anything is whatever a backslash stands before.
const anything = "*"

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

// held returns the text that a variable holds, if it is nothing but expanded.
func (r *reader) held(expansion *syntax.ParamExp) []piece {
	constant, holds := r.at(expansion)
	if !holds || expansion.Exp != nil || expansion.Index != nil || !plain(expansion) {
		return nil
	}
	if constant.given && constant.known() {
		from, _ := r.extent(expansion)
		return []piece{{in: r, from: from, instead: constant.text}}
	}
	return constant.script
}

// run reads the commands of pieces as those of one script.
func (r *reader) run(pieces []piece, here fork) []Command {
	var text []byte
	var origin []int
	expanded := false // by the outer shell
	for _, piece := range pieces {
		text, origin = piece.read(text, origin)
		expanded = expanded || piece.escaped != ""
	}
	if len(text) == 0 || len(text) > *r.budget {
		return nil
	}
	*r.budget -= len(text)
	origin = append(origin, origin[len(origin)-1]+1)
	inner := newReader(text)
	inner.origin, inner.depth, inner.expanded = origin, r.depth+1, expanded
	inner.budget = r.budget
	inner.constants = r.constants.without(assignedIn(text))
	statements, _ := inner.parse() // the commands before a fault
	var commands []Command
	for _, statement := range statements {
		for _, command := range inner.commands(statement, here) {
			if r.isNew(command) {
				commands = append(commands, command)
			}
		}
	}
	return commands
}

// isNew reports whether a command was not read before: text that a variable holds
// may be run in several places.
func (r *reader) isNew(command Command) bool {
	if r.depth > 0 {
		return true // to be asked again outside
	}
	var key strings.Builder
	for _, word := range command.Words {
		fmt.Fprintf(&key, "%d %s\n", word.Offset, word.Text)
	}
	wasSeen := r.seen[key.String()]
	r.seen[key.String()] = true
	return !wasSeen
}

// Text that a shell gets can hand on text so often, and so many bytes of it are
// read for one script: variables that expand each other grow without end.
const (
	maxDepth = 5
	maxText  = 1 << 20
)

// read adds the piece as the other shell gets it, and the place of each of its
// bytes in the outermost script.
func (p piece) read(text []byte, origin []int) ([]byte, []int) {
	for i := range len(p.instead) {
		text, origin = append(text, p.instead[i]), append(origin, p.in.outer(p.from))
	}
	for at := p.from; at < p.to && p.instead == ""; at++ {
		script := p.in.script
		if script[at] == '\\' && at+1 < p.to && (p.escaped == anything || strings.IndexByte(p.escaped, script[at+1]) >= 0) {
			at++
		}
		text, origin = append(text, script[at]), append(origin, p.in.outer(at))
	}
	return text, origin
}

// outer is the offset in the outermost script of an offset in the reader's own.
func (r *reader) outer(offset int) int {
	if r.origin == nil {
		return offset
	}
	return r.origin[min(offset, len(r.origin)-1)]
}

// place is where a run of bytes stands in the outermost script.
func (r *reader) place(from, to int) (offset, length int) {
	offset = r.outer(from)
	if from == to {
		return offset, 0
	}
	return offset, max(r.outer(to-1)+1-offset, 0)
}

// assignedIn returns the names of the variables that a script may assign.
func assignedIn(script []byte) []string {
	if bytes.IndexByte(script, '=') < 0 && !bytes.Contains(script, []byte("for ")) && !bytes.Contains(script, []byte("read ")) {
		return nil // the expression is slow
	}
	var names []string
	for _, name := range assigning.FindAllSubmatch(script, -1) {
		names = append(names, string(name[1])+string(name[2]))
	}
	return names
}

var assigning = regexp.MustCompile(`(?:^|[\s;&|(])(?:([A-Za-z_]\w*)\+?=|(?:for|read(?:\s+-\w+)*)\s+([A-Za-z_]\w*))`)

// forgetIn forgets the variables that eval may assign.
func (r *reader) forgetIn(args []*syntax.Word) {
	for _, piece := range r.joined(args) {
		text, _ := piece.read(nil, nil)
		for _, name := range assignedIn(text) {
			r.constants.forget(name)
		}
	}
}

// Relocate gives the words of a command other places, by their offsets.
func (c *Command) Relocate(place func(int) int) {
	for i := range c.Words {
		word := &c.Words[i]
		word.Offset, word.Length = relocate(word.Offset, word.Length, place)
	}
	for i := range c.Breaks {
		at := &c.Breaks[i]
		at.Offset, at.Length = relocate(at.Offset, at.Length, place)
	}
}

func relocate(offset, length int, place func(int) int) (int, int) {
	start := place(offset)
	return start, max(place(offset+length)-start, 0)
}

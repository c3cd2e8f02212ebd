// Package script reads the blocks that run as one script into az commands and the
// resources of Azure that they leave behind.
package script

import (
	"cmp"
	"errors"
	"maps"
	"slices"

	"github.com/akslint/akslint/internal/azcli"
	"github.com/akslint/akslint/internal/deployed"
	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/embedded"
	"github.com/akslint/akslint/internal/shell"
)

// Read is what a unit holds.
type Read struct {
	Documents []*document.Document
	// Skipped are the commands that never run, and why.
	Skipped []document.Problem
	// Problems are what could not be read.
	Problems []document.Problem
}

// Unit reads the commands of one unit, like the steps of a job, and what they leave
// behind, each resource behind the first command that makes or changes it. With
// strictDocs, clusters on pages are read as any other.
func Unit(source *document.Source, unit []embedded.Block, strictDocs bool) Read {
	reader := reader{source: source}
	var runs []embedded.Block
	for _, block := range unit {
		if block.Skipped == "" {
			runs = append(runs, block)
			continue
		}
		reader.known([][]shell.Command{reader.blockCommands(&block)}, block.Skipped)
	}
	parts := reader.known(reader.commands(runs), "")
	all := slices.Concat(parts...)
	var resources []*document.Document
	var err error
	if unit[0].Docs {
		resources, err = deployed.ByPage(parts, source, strictDocs)
	} else {
		resources, err = deployed.By(all, source)
	}
	if err != nil {
		reader.Problems = append(reader.Problems, document.Problem{File: source.Name, Message: err.Error()})
	}
	for _, command := range all {
		reader.Documents = append(reader.Documents, command.Document(source))
		for len(resources) > 0 && resources[0].Anchor == command.Span {
			reader.Documents = append(reader.Documents, resources[0])
			resources = resources[1:]
		}
	}
	return reader.Read
}

// A reader reads the scripts of a source.
type reader struct {
	source *document.Source
	Read
}

// known are the commands among those of each block that are in azcli's tables, but
// for those that never run. A reason is one for which none does.
func (r *reader) known(parts [][]shell.Command, reason string) [][]*azcli.Command {
	known := make([][]*azcli.Command, len(parts))
	for i, part := range parts {
		reasons := skipped(part)
		for at, words := range part {
			command, isKnown := azcli.Read(words, r.source)
			switch reason := cmp.Or(reason, reasons[at]); {
			case !isKnown:
			case reason != "":
				r.Skipped = append(r.Skipped, document.Problem{
					File: r.source.Name, Line: int(command.Span.Line), Column: int(command.Span.Column),
					Message: command.Words + ": " + reason,
				})
			default:
				known[i] = append(known[i], command)
			}
		}
	}
	return known
}

// commands returns the commands of each block of a unit, with their places in
// the source. The blocks are read as one script, so that they share their
// variables; where that cannot be parsed, or their host gives them different
// variables, each for itself.
func (r *reader) commands(unit []embedded.Block) [][]shell.Command {
	if !slices.ContainsFunc(unit, func(block embedded.Block) bool { return azcli.MayHold(block.Text) }) {
		return nil
	}
	given := unit[0].Constants
	if !slices.ContainsFunc(unit, func(block embedded.Block) bool { return !maps.Equal(block.Constants, given) }) {
		if joined, found, err := parse(unit); err == nil {
			return joined.place(found, len(unit))
		}
	}
	all := make([][]shell.Command, len(unit))
	for i := range unit {
		all[i] = r.blockCommands(&unit[i])
	}
	return all
}

// blockCommands returns the commands of one block. What cannot be parsed is a
// Problem, but not in documentation, and does not hide the commands behind it.
func (r *reader) blockCommands(block *embedded.Block) []shell.Command {
	alone, found, err := parse([]embedded.Block{*block})
	commands := alone.place(found, 1)[0]
	fault := (*shell.Error)(nil)
	if !errors.As(err, &fault) {
		return commands
	}
	if !block.Docs && block.Skipped == "" && azcli.Mentions(block.Text) {
		span := r.source.SpanAt(alone.at(fault.Offset), 0)
		r.Problems = append(r.Problems, document.Problem{
			File: r.source.Name, Line: int(span.Line), Column: int(span.Column), Message: fault.Message,
		})
	}
	return append(commands, commandsBehind(block, end(commands))...)
}

// commandsBehind returns the commands of a block behind an offset of the source,
// each read alone. Nobody knows what they stand in, so they might not run.
func commandsBehind(block *embedded.Block, offset int) []shell.Command {
	var commands []shell.Command
	for _, command := range embedded.Commands(block) {
		if command.At(0) < offset {
			continue
		}
		alone, found, _ := parse([]embedded.Block{command}) // what can be
		for _, command := range alone.place(found, 1)[0] {
			if !block.Docs {
				command.Branch = &shell.Branch{}
			}
			commands = append(commands, command)
		}
	}
	return commands
}

// end is where the last of some commands ends in the source.
func end(commands []shell.Command) int {
	end := 0
	for _, command := range commands {
		for _, word := range command.Words {
			end = max(end, word.Offset+word.Length)
		}
	}
	return end
}

// parse reads blocks as one script, with the variables that their host gives the
// first. Of PowerShell, which only looks like a shell's language, it leaves out
// what cannot be parsed.
func parse(blocks []embedded.Block) (joint, []shell.Command, error) {
	joined := join(blocks, false)
	found, err := shell.Parse(joined.text, blocks[0].Constants)
	if err != nil && slices.ContainsFunc(blocks, func(block embedded.Block) bool { return block.Language != embedded.Shell }) {
		joined = join(blocks, true)
		found, err = shell.Parse(joined.text, blocks[0].Constants)
	}
	return joined, found, err
}

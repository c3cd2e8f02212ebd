package loader

import (
	"bytes"
	"errors"
	"maps"
	"slices"

	"github.com/akslint/akslint/internal/azcli"
	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/host"
	"github.com/akslint/akslint/internal/shell"
)

// scripts reads the blocks of one unit: what runs as one, like the steps of a
// job.
func scripts(source *document.Source, unit []host.Block, to Handlers) {
	emit := to.Document
	if unit[0].Docs && !to.StrictDocs {
		to.Document = func(doc *document.Document) {
			if partial := doc.Root.Get("_akslint").Get("partial"); doc.Class == document.Cluster && partial != nil {
				partial.Text = "true"
			}
			emit(doc)
		}
	}
	azDocuments(source, commands(source, unit, to), unit[0].Docs, to)
}

// commands returns the commands of each block of a unit, with their places in
// the source. The blocks are read as one script, so that they share their
// variables; where that cannot be parsed, or their host gives them different
// variables, each for itself.
func commands(source *document.Source, unit []host.Block, to Handlers) [][]shell.Command {
	if !slices.ContainsFunc(unit, mayHoldCommands) {
		return nil
	}
	given := unit[0].Constants
	if !slices.ContainsFunc(unit, func(block host.Block) bool { return !maps.Equal(block.Constants, given) }) {
		if joined, found, err := parse(unit); err == nil {
			return joined.place(found)
		}
	}
	all := make([][]shell.Command, len(unit))
	for i := range unit {
		all[i] = blockCommands(source, &unit[i], to)
	}
	return all
}

func mayHoldCommands(block host.Block) bool {
	return bytes.Contains(block.Text, []byte("az")) || bytes.Contains(block.Text, []byte("kubelogin"))
}

// blockCommands returns the commands of one block. What cannot be parsed is a
// Problem, but not in documentation, and does not hide the commands behind it.
func blockCommands(source *document.Source, block *host.Block, to Handlers) []shell.Command {
	alone, found, err := parse([]host.Block{*block})
	commands := alone.place(found)[0]
	fault := (*shell.Error)(nil)
	if !errors.As(err, &fault) {
		return commands
	}
	if !block.Docs && azcli.Mentions(block.Text) {
		span := source.SpanAt(alone.at(fault.Offset), 0)
		to.Problem(document.Problem{
			File: source.Name, Line: int(span.Line), Column: int(span.Column), Message: fault.Message,
		})
	}
	return append(commands, commandsBehind(block, end(commands))...)
}

// commandsBehind returns the commands of a block behind an offset of the source,
// each read alone. Nobody knows what they stand in, so they may not run.
func commandsBehind(block *host.Block, offset int) []shell.Command {
	var commands []shell.Command
	for _, command := range host.Commands(block) {
		if command.At(0) < offset {
			continue
		}
		alone, found, _ := parse([]host.Block{command}) // what can be
		for _, command := range alone.place(found)[0] {
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
func parse(blocks []host.Block) (joint, []shell.Command, error) {
	joined := join(blocks, false)
	found, err := shell.Parse(joined.text, blocks[0].Constants)
	if err != nil && slices.ContainsFunc(blocks, func(block host.Block) bool { return block.Language != host.Shell }) {
		joined = join(blocks, true)
		found, err = shell.Parse(joined.text, blocks[0].Constants)
	}
	return joined, found, err
}

// A joint is the text of several blocks as one script.
type joint struct {
	scripts []host.Block
	owners  []int // the block that each script is of
	starts  []int // where each script starts in text
	text    []byte
}

// join puts blocks together: all of their scripts, or of PowerShell only what can
// be parsed.
func join(blocks []host.Block, readable bool) joint {
	var joint joint
	var text bytes.Buffer
	for owner := range blocks {
		for _, script := range scriptsOf(&blocks[owner]) {
			if readable && blocks[owner].Language != host.Shell && !isReadable(script) {
				continue
			}
			joint.scripts = append(joint.scripts, script)
			joint.owners = append(joint.owners, owner)
			joint.starts = append(joint.starts, text.Len())
			text.Write(script.Text)
			text.WriteString("\n\n") // the first may be behind a backslash
		}
	}
	joint.text = text.Bytes()
	return joint
}

func isReadable(script host.Block) bool {
	_, err := shell.Parse(script.Text, nil)
	return err == nil
}

// scriptsOf returns the parts of a block that are in the language of shells.
func scriptsOf(block *host.Block) []host.Block {
	if block.Language == host.Shell {
		return []host.Block{*block}
	}
	return host.Commands(block)
}

// place gives commands their places in the file, and returns those of each
// block.
func (j *joint) place(commands []shell.Command) [][]shell.Command {
	parts := make([][]shell.Command, 1)
	if len(j.owners) > 0 {
		parts = make([][]shell.Command, j.owners[len(j.owners)-1]+1)
	}
	for _, command := range commands {
		owner := j.owners[j.script(command.Words[0].Offset)]
		command.Relocate(j.at)
		parts[owner] = append(parts[owner], command)
	}
	return parts
}

func (j *joint) at(offset int) int {
	n := j.script(offset)
	return j.scripts[n].At(offset - j.starts[n])
}

// script is the index of the script that an offset of the text is in.
func (j *joint) script(offset int) int {
	n, found := slices.BinarySearch(j.starts, offset)
	if !found {
		n-- // the first starts at 0
	}
	return n
}

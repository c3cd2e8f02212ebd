package script

import (
	"bytes"
	"slices"

	"github.com/akslint/akslint/internal/embedded"
	"github.com/akslint/akslint/internal/shell"
)

// A joint is the text of several blocks as one script.
type joint struct {
	scripts []embedded.Block
	owners  []int // the block that each script is of
	starts  []int // where each script starts in text
	text    []byte
}

// join puts blocks together: all of their scripts, or of PowerShell only what can
// be parsed.
func join(blocks []embedded.Block, readable bool) joint {
	var joint joint
	var text bytes.Buffer
	for owner := range blocks {
		for _, script := range scriptsOf(&blocks[owner]) {
			if readable && blocks[owner].Language != embedded.Shell && !isReadable(script) {
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

func isReadable(script embedded.Block) bool {
	_, err := shell.Parse(script.Text, nil)
	return err == nil
}

// scriptsOf returns the parts of a block that are in the language of shells.
func scriptsOf(block *embedded.Block) []embedded.Block {
	if block.Language == embedded.Shell {
		return []embedded.Block{*block}
	}
	return embedded.Commands(block)
}

// place gives commands their places in the file, and returns those of each of the
// blocks.
func (j *joint) place(commands []shell.Command, blocks int) [][]shell.Command {
	parts := make([][]shell.Command, blocks)
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

package loader

import (
	"bytes"
	"errors"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/host"
	"github.com/akslint/akslint/internal/shell"
)

// script reads a file that is one shell script.
func script(source *document.Source, to Handlers) {
	blocks(source, []host.Block{host.Whole(source, host.Shell)}, to)
}

// powershell reads a file that is one PowerShell script.
func powershell(source *document.Source, to Handlers) {
	blocks(source, []host.Block{host.Whole(source, host.PowerShell)}, to)
}

func markdown(source *document.Source, to Handlers) { blocks(source, host.Markdown(source), to) }

func makefile(source *document.Source, to Handlers) { blocks(source, host.Makefile(source), to) }

func dockerfile(source *document.Source, to Handlers) { blocks(source, host.Dockerfile(source), to) }

func pipeline(source *document.Source, to Handlers) { blocks(source, host.Pipeline(source), to) }

// blocks reads the scripts and manifests inside a file, and then what stands in
// their heredocs. Blocks of one unit are one script.
func blocks(source *document.Source, all []host.Block, to Handlers) {
	var unit []host.Block
	for i := range all {
		block := &all[i]
		if block.Language == host.YAML {
			embedded(source, block, to)
			continue
		}
		if len(unit) > 0 && unit[0].Unit != block.Unit {
			scripts(source, unit, to)
			unit = nil
		}
		unit = append(unit, *block)
	}
	if len(unit) > 0 {
		scripts(source, unit, to)
	}
	for i := range all {
		if all[i].Language == host.Shell {
			blocks(source, host.Heredocs(&all[i]), to)
		}
	}
}

// scripts reads the blocks of one unit.
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

// commands returns the commands of each block of a unit with their places in
// the source. The
// blocks are read as one script, so that they share their variables; where that
// cannot be parsed, or their host gives them different variables, each for
// itself.
func commands(source *document.Source, unit []host.Block, to Handlers) [][]shell.Command {
	if !slices.ContainsFunc(unit, mayHoldCommands) {
		return nil
	}
	if joined, alike := join(unit); alike {
		if found, err := shell.Parse(joined.text); err == nil {
			return joined.place(found)
		}
	}
	var all [][]shell.Command
	for i := range unit {
		all = append(all, blockCommands(source, &unit[i], to))
	}
	return all
}

func mayHoldCommands(block host.Block) bool {
	return bytes.Contains(block.Text, []byte("az")) || bytes.Contains(block.Text, []byte("kubelogin"))
}

// blockCommands returns the commands of one block. Documentation, and
// languages that are not quite a shell's, are read command by command, so that
// one that cannot be parsed does not hide the others.
func blockCommands(source *document.Source, block *host.Block, to Handlers) []shell.Command {
	if block.Language == host.Shell {
		alone, _ := join([]host.Block{*block})
		found, err := shell.Parse(alone.text)
		fault := (*shell.Error)(nil)
		if !errors.As(err, &fault) {
			return slices.Concat(alone.place(found)...)
		}
		if !block.Docs {
			if mentionsAKS(block.Text) {
				span := source.SpanAt(block.At(fault.Offset-alone.starts[0]), 0)
				to.Problem(document.Problem{
					File: source.Name, Line: int(span.Line), Column: int(span.Column), Message: fault.Message,
				})
			}
			return slices.Concat(alone.place(found)...)
		}
	}
	var all []shell.Command
	for _, line := range host.Commands(block) {
		alone, _ := join([]host.Block{line})
		found, _ := shell.Parse(alone.text) // the commands before a fault
		all = append(all, slices.Concat(alone.place(found)...)...)
	}
	return all
}

// A joint is the text of several blocks as one script.
type joint struct {
	blocks []host.Block
	starts []int // where each block starts in text
	text   []byte
}

// join puts blocks together, behind the variables that their host gives them. It
// reports whether they are alike: all in the language of shells, and all with
// the same variables.
func join(blocks []host.Block) (_ joint, alike bool) {
	joint, alike := joint{blocks: blocks}, true
	var text bytes.Buffer
	given := blocks[0].Constants
	for _, name := range slices.Sorted(maps.Keys(given)) {
		text.WriteString(name + "='" + strings.ReplaceAll(given[name], "'", `'\''`) + "'\n")
	}
	for _, block := range blocks {
		alike = alike && block.Language == host.Shell && maps.Equal(block.Constants, given)
		joint.starts = append(joint.starts, text.Len())
		text.Write(block.Text)
		text.WriteByte('\n')
	}
	joint.text = text.Bytes()
	return joint, alike
}

// place gives commands their places in the file, and returns those of each
// block.
func (j *joint) place(commands []shell.Command) [][]shell.Command {
	parts := make([][]shell.Command, len(j.blocks))
	for _, command := range commands {
		part := j.block(command.Words[0].Offset)
		command.Relocate(j.at)
		parts[part] = append(parts[part], command)
	}
	return parts
}

func (j *joint) at(offset int) int {
	n := j.block(offset)
	return j.blocks[n].At(offset - j.starts[n])
}

// block is the index of the block that an offset of the text is in.
func (j *joint) block(offset int) int {
	n, found := slices.BinarySearch(j.starts, offset)
	if !found {
		n = max(n-1, 0)
	}
	return n
}

// mentionsAKS decides whether a script that cannot be parsed would have been
// judged.
func mentionsAKS(script []byte) bool { return aksCommand.Match(script) }

var aksCommand = regexp.MustCompile(`\baz[\s\\]+aks\b`)

// embedded reads the manifests of a block. In documentation a part of one is
// no Problem.
func embedded(source *document.Source, block *host.Block, to Handlers) {
	inner := &document.Source{Name: source.Name, Path: source.Path, Content: block.Text}
	place := func(span document.Span) document.Span { return outer(source, block, inner, span) }
	yamlFile(inner, Handlers{
		Document: func(doc *document.Document) {
			doc.Source, doc.Anchor = source, place(doc.Anchor)
			move(&doc.Root, place)
			to.Document(doc)
		},
		Problem: func(problem document.Problem) {
			if !block.Docs {
				span := place(document.Span{Line: uint32(problem.Line), Column: uint32(problem.Column)})
				problem.Line, problem.Column = int(span.Line), int(span.Column)
				to.Problem(problem)
			}
		},
	})
}

// outer is the place in the file of a span in a block.
func outer(source *document.Source, block *host.Block, inner *document.Source, span document.Span) document.Span {
	if span.Line == 0 {
		return span
	}
	line := inner.Line(int(span.Line))
	from := inner.Offset(int(span.Line)) + len(line) - len(inner.Rest(span.Line, span.Column))
	to := inner.Offset(int(span.Line)) + len(line) - len(inner.Rest(span.Line, max(span.End, span.Column)))
	start := block.At(from)
	return source.SpanAt(start, max(block.At(to)-start, 0))
}

func move(node *document.Node, place func(document.Span) document.Span) {
	node.Span = place(node.Span)
	for i := range node.Items {
		move(&node.Items[i], place)
	}
	for i := range node.Members {
		node.Members[i].Span = place(node.Members[i].Span)
		move(&node.Members[i].Value, place)
	}
}

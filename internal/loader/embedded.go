package loader

import (
	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/host"
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

// embedded reads the manifests of a block. In documentation a part of one is
// no Problem.
func embedded(source *document.Source, block *host.Block, to Handlers) {
	inner := &document.Source{Name: source.Name, Path: source.Path, Content: block.Text}
	place := func(span document.Span) document.Span { return outer(source, block, inner, span) }
	yamlFile(inner, Handlers{
		Document: func(doc *document.Document) {
			doc.Source, doc.Anchor = source, place(doc.Anchor)
			doc.Root.Move(place)
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
	start := block.At(inner.At(span.Line, span.Column))
	end := block.At(inner.At(span.Line, max(span.End, span.Column)))
	return source.SpanAt(start, max(end-start, 0))
}

package loader

import (
	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/embedded"
	"github.com/akslint/akslint/internal/script"
)

// inside is a reader of files that contain scripts and manifests, which find
// returns.
func inside(find func(*document.Source) []embedded.Block) reader {
	return func(source *document.Source, to Handlers) { blocks(source, find(source), to) }
}

// whole finds the one script that a file is.
func whole(language embedded.Language) func(*document.Source) []embedded.Block {
	return func(source *document.Source) []embedded.Block {
		return []embedded.Block{embedded.Whole(source, language)}
	}
}

// blocks reads the scripts and manifests inside a file, and then what stands in
// their heredocs. Blocks of one unit are one script.
func blocks(source *document.Source, all []embedded.Block, to Handlers) {
	var unit []embedded.Block
	for i := range all {
		block := &all[i]
		if block.Language == embedded.YAML {
			manifest(source, block, to)
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
		if all[i].Language == embedded.Shell {
			blocks(source, embedded.Heredocs(&all[i]), to)
		}
	}
}

func scripts(source *document.Source, unit []embedded.Block, to Handlers) {
	read := script.Unit(source, unit, to.StrictDocs)
	for _, problem := range read.Problems {
		to.Problem(problem)
	}
	for _, doc := range read.Documents {
		to.Document(doc)
	}
	for _, note := range read.Skipped {
		to.skip(note)
	}
}

// manifest reads the manifests of a block. In documentation, an incomplete one is
// not a Problem.
func manifest(source *document.Source, block *embedded.Block, to Handlers) {
	inner := &document.Source{Name: source.Name, Path: source.Path, Content: block.Text}
	place := func(span document.Span) document.Span { return outer(source, block, inner, span) }
	objects(inner, nil, Handlers{
		Document: func(doc *document.Document) {
			doc.Source, doc.Anchor = source, place(doc.Anchor)
			doc.Root.Move(place)
			if block.Skipped == "" {
				to.Document(doc)
				return
			}
			to.skip(document.Problem{
				File: source.Name, Line: int(doc.Anchor.Line), Column: int(doc.Anchor.Column),
				Message: doc.Name() + ": " + block.Skipped,
			})
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
func outer(source *document.Source, block *embedded.Block, inner *document.Source, span document.Span) document.Span {
	if span.Line == 0 {
		return span
	}
	start := block.At(inner.At(span.Line, span.Column))
	end := block.At(inner.At(span.Line, max(span.End, span.Column)))
	return source.SpanAt(start, max(end-start, 0))
}

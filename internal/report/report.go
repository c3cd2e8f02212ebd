// Package report writes the results of a run, one format per file. A report
// writes results as they come and keeps no findings, so its memory does not grow
// with the number of files.
package report

import (
	"io"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/lint"
	"github.com/akslint/akslint/internal/nearest"
	"github.com/akslint/akslint/internal/rule"
)

// A Report writes the results of one run in one format.
type Report interface {
	// File writes what was found in one file. What is wrong with paths that led to
	// no file comes as a Result of its own.
	File(result lint.Result) error
	// Close writes what follows the last file. The writer stays open.
	Close(summary Summary) error
}

// Options say what a report needs to know beyond the results.
type Options struct {
	// Rules are the rules that run.
	Rules rule.Set
	// Version is the version of akslint.
	Version string
	// Root is the root of the repository, absolute and without symbolic
	// links, or "" if there is none. SARIF names files relative to it.
	Root string
	// Dir is the working directory, which file names are relative to.
	Dir string
	// Color says that the text may contain colours.
	Color bool
}

// Formats lists the formats that New knows.
func Formats() []string {
	return []string{"text", "sarif", "json"}
}

// New begins a report: what precedes the first file is written at once.
func New(format string, out io.Writer, options Options) (Report, error) {
	switch format {
	case "text":
		return newText(out, options.Color), nil
	case "sarif":
		return newSARIF(out, options)
	case "json":
		return newJSON(out)
	default:
		return nil, nearest.Check(format, Formats()...)
	}
}

// visible makes a span at least one column wide, so that there is something
// to point at if the value is empty.
func visible(span document.Span) document.Span {
	span.Line, span.Column = max(span.Line, 1), max(span.Column, 1)
	span.End = max(span.End, span.Column+1)
	return span
}

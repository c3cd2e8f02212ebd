// Package lint connects the parts: it loads files, has their documents judged, and
// passes the results on in the order of the files.
package lint

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"slices"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/engine"
	"github.com/akslint/akslint/internal/find"
	"github.com/akslint/akslint/internal/loader"
)

// A Result is what was found in one file.
type Result struct {
	// Source is nil if the file was not read.
	Source    *document.Source
	Documents int
	Findings  []engine.Finding
	// Unreported are the reasons of the findings that are not reported, one for
	// each: why they are allowed, or what was reported before.
	Unreported []string
	Problems   []document.Problem
	Unread     []document.Unread
}

// Input is what a run reads.
type Input struct {
	Files []find.File
	Stdin io.Reader
	// StrictDocs says that commands in documentation are also judged by what they
	// leave out.
	StrictDocs bool
}

// Run loads and judges files with one worker per core and passes each result to
// report, in the order of the files. It stops at the first error of report.
func Run(ctx context.Context, rules *engine.Engine, input Input, report func(Result) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	workers := min(runtime.GOMAXPROCS(0), max(len(input.Files), 1))
	jobs := make(chan job)
	for range workers {
		go func() {
			for job := range jobs {
				results := make([]Result, len(job.files))
				for i, file := range job.files {
					results[i] = judge(ctx, rules, file, input)
				}
				job.results <- results
			}
		}()
	}
	seen := seen{}
	for results := range inOrder(ctx, input.Files, jobs, 2*workers) {
		for _, result := range <-results {
			seen.shorten(&result)
			if err := report(result); err != nil {
				return err
			}
		}
	}
	return ctx.Err()
}

// seen is what the files before a file have said already.
type seen map[any]bool

// again reports whether something was said before.
func (s seen) again(it any) bool {
	again := s[it]
	s[it] = true
	return again
}

// shorten drops from a result what was said before: a chart is met with each of its
// templates, and some findings are reported only once.
func (s seen) shorten(result *Result) {
	result.Unread = slices.DeleteFunc(result.Unread, func(unread document.Unread) bool { return s.again(unread) })
	type once struct{ rule, about string }
	result.Findings = slices.DeleteFunc(result.Findings, func(finding engine.Finding) bool {
		if finding.Once == "" || !s.again(once{finding.Rule.Name, finding.Once}) {
			return false
		}
		result.Unreported = append(result.Unreported, fmt.Sprintf("%s again: %s", finding.Rule.Name, finding.Once))
		return true
	})
}

// batch is how many files a worker takes at once: waking it costs more than
// judging one file.
const batch = 16

type job struct {
	files   []find.File
	results chan<- []Result
}

// inOrder sends jobs for the files and yields the channels of their results in
// the order of the files. Workers run at most ahead jobs before the report.
func inOrder(ctx context.Context, files []find.File, jobs chan<- job, ahead int) <-chan chan []Result {
	ordered := make(chan chan []Result, ahead)
	go func() {
		defer close(ordered)
		defer close(jobs)
		for files := range slices.Chunk(files, batch) {
			results := make(chan []Result, 1)
			select {
			case ordered <- results:
				jobs <- job{files, results}
			case <-ctx.Done():
				return
			}
		}
	}()
	return ordered
}

func judge(ctx context.Context, rules *engine.Engine, file find.File, input Input) Result {
	var result Result
	result.Source = loader.Load(file, input.Stdin, loader.Handlers{
		StrictDocs: input.StrictDocs,
		Document: func(doc *document.Document) {
			result.Documents++
			findings, err := rules.Judge(ctx, doc)
			if err != nil {
				result.Problems = append(result.Problems, document.Problem{
					File: file.Name, Line: int(doc.Anchor.Line), Column: int(doc.Anchor.Column), Message: err.Error(),
				})
			}
			for _, finding := range findings {
				switch {
				case finding.Span.Line == 0: // reported by the file that it is in
				case finding.Exempt != "":
					result.Unreported = append(result.Unreported, finding.Exempt)
				default:
					result.Findings = append(result.Findings, finding)
				}
			}
		},
		Problem: func(problem document.Problem) { result.Problems = append(result.Problems, problem) },
		Unread:  func(unread document.Unread) { result.Unread = append(result.Unread, unread) },
	})
	slices.SortFunc(result.Findings, engine.Compare)
	result.Findings = yield(distinct(result.Findings))
	return result
}

// distinct drops findings that repeat another: a module is judged once for each
// call of it, but there is one thing to fix.
func distinct(findings []engine.Finding) []engine.Finding {
	type said struct {
		span          document.Span
		rule, message string
	}
	seen := make(map[said]bool, len(findings))
	return slices.DeleteFunc(findings, func(finding engine.Finding) bool {
		it := said{finding.Span, finding.Rule.Name, finding.Message}
		again := seen[it]
		seen[it] = true
		return again
	})
}

// yield drops the findings of superseded rules at the place where a narrower
// one finds a fault in another document: a flag is part of its command, and of
// the cluster that the command creates.
func yield(findings []engine.Finding) []engine.Finding {
	type about struct {
		line, column uint32
		rule         string
	}
	narrower := map[about]*document.Document{}
	for _, finding := range findings {
		for _, wider := range finding.Rule.Supersedes {
			narrower[about{finding.Span.Line, finding.Span.Column, wider}] = finding.Document
		}
	}
	return slices.DeleteFunc(findings, func(finding engine.Finding) bool {
		by := narrower[about{finding.Span.Line, finding.Span.Column, finding.Rule.Name}]
		return by != nil && by != finding.Document
	})
}

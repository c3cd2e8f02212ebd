package report

import (
	"cmp"
	"fmt"
	"io"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/engine"
	"github.com/akslint/akslint/internal/lint"
	"github.com/akslint/akslint/internal/rule"
)

// sarifReport is for GitHub code scanning and other viewers: SARIF 2.1.0
// whose bytes depend on nothing but the rules, the files and what was found
// in them.
//
// Results are never cut off. GitHub refuses a run of more than 25,000 results
// or 10 MB compressed, and keeps the 5,000 most severe results; a repository
// with more must select fewer rules or upload its parts one by one.
type sarifReport struct {
	stream *stream
	log    sarifLog
	index  map[string]int // by name of the rule
	base   base
	prints *fingerprints    // for the findings in source
	source *document.Source // of the latest finding
	uri    string           // of source
}

func newSARIF(out io.Writer, options Options) (*sarifReport, error) {
	report := &sarifReport{
		stream: newStream(out, "results"),
		log:    newSARIFLog(options),
		index:  map[string]int{},
		base:   base{root: options.Root, dir: options.Dir},
	}
	for i, rule := range options.Rules {
		report.index[rule.Name] = i
	}
	return report, report.stream.open(report.log)
}

// File writes the findings as results and keeps the problems and what was not
// read, which come after all results.
func (s *sarifReport) File(result lint.Result) error {
	invocation := &s.log.Runs[0].Invocations[0]
	for _, problem := range result.Problems {
		invocation.Successful = false
		invocation.Notifications = append(invocation.Notifications, s.notification("error", problem, result.Source))
	}
	for _, unread := range result.Unread {
		invocation.Notifications = append(invocation.Notifications, s.notification("note", unread.Problem, result.Source))
	}
	for _, finding := range result.Findings {
		element, err := s.result(finding)
		if err != nil {
			return err
		}
		if err := s.stream.element(element); err != nil {
			return err
		}
	}
	return nil
}

// Close writes the invocation with its notifications.
func (s *sarifReport) Close(Summary) error {
	return s.stream.close(s.log)
}

func (s *sarifReport) result(finding engine.Finding) (sarifResult, error) {
	index, ran := s.index[finding.Rule.Name]
	if !ran {
		return sarifResult{}, fmt.Errorf("a finding of %s, which is not among the rules that ran", finding.Rule.Name)
	}
	if source := finding.Document.Source; source != s.source {
		s.source, s.uri, s.prints = source, s.base.uri(source.Name), newFingerprints(source)
	}
	region := newSARIFRegion(s.source, finding.Span)
	return sarifResult{
		RuleID:    finding.Rule.Name,
		RuleIndex: index,
		Level:     level(finding.Rule.Severity),
		Message:   sarifMessage{Text: cmp.Or(finding.Message, finding.Rule.Title)},
		Locations: []sarifLocation{{
			Physical: newSARIFPhysicalLocation(s.uri, &region),
			Logical:  []sarifLogicalLocation{{FullyQualifiedName: finding.Document.Name()}},
		}},
		PartialFingerprints: s.prints.of(finding),
		Properties:          sarifResultProperties{Path: finding.Path.Pointer()},
	}, nil
}

func (s *sarifReport) notification(level string, problem document.Problem, source *document.Source) sarifNotification {
	notification := sarifNotification{Level: level, Message: sarifMessage{Text: problem.Message}}
	if problem.File == "" {
		return notification
	}
	var region *sarifRegion
	if problem.Line > 0 {
		of := newSARIFRegion(source, document.Span{Line: uint32(problem.Line), Column: uint32(problem.Column)})
		region = &of
	}
	notification.Locations = []sarifLocation{{Physical: newSARIFPhysicalLocation(s.base.uri(problem.File), region)}}
	return notification
}

// level is the SARIF level of a severity.
func level(severity rule.Severity) string {
	switch severity {
	case rule.Critical, rule.High:
		return "error"
	case rule.Medium:
		return "warning"
	default:
		return "note"
	}
}

func newSARIFPhysicalLocation(uri string, region *sarifRegion) sarifPhysicalLocation {
	return sarifPhysicalLocation{
		Artifact: sarifArtifactLocation{URI: uri, URIBaseID: sourceRoot},
		Region:   region,
	}
}

// newSARIFRegion is a span in SARIF columns. GitHub shows an alert on a pull
// request only if all lines of its region have changed, so it helps that a
// span has only one line.
func newSARIFRegion(source *document.Source, span document.Span) sarifRegion {
	span = visible(span)
	return sarifRegion{
		StartLine: int(span.Line), StartColumn: utf16Column(source, span.Line, span.Column),
		EndLine: int(span.Line), EndColumn: utf16Column(source, span.Line, span.End),
	}
}

// utf16Column converts a column from code points to UTF-16 code units. A code
// point takes two units if its UTF-8 starts with a byte of 0xF0 or more.
func utf16Column(source *document.Source, line, column uint32) int {
	units := int(column)
	if source == nil {
		return units
	}
	text := source.Line(int(line))
	for _, b := range text[:len(text)-len(source.Rest(line, column))] {
		if b >= 0xF0 {
			units++
		}
	}
	return units
}

package report

import (
	"io"

	"github.com/akslint/akslint/internal/engine"
	"github.com/akslint/akslint/internal/lint"
	"github.com/akslint/akslint/internal/rule"
)

// jsonReport is for other programs. Lines and columns start at 1, and columns
// count Unicode code points.
type jsonReport struct {
	stream   *stream
	document jsonDocument
}

type jsonDocument struct {
	Findings []jsonFinding `json:"findings"`
	Problems []jsonProblem `json:"problems"`
	Summary  Summary       `json:"summary"`
}

type jsonFinding struct {
	Rule      string        `json:"rule"`
	Severity  rule.Severity `json:"severity"`
	Score     float64       `json:"score"`
	Message   string        `json:"message"`
	File      string        `json:"file"`
	Line      uint32        `json:"line"`
	Column    uint32        `json:"column"`
	EndLine   uint32        `json:"endLine"`
	EndColumn uint32        `json:"endColumn"`
	Document  string        `json:"document"`
	Path      string        `json:"path"` // a JSON pointer
}

// jsonProblem has line and column 0 if it is about the whole file.
type jsonProblem struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
}

func newJSON(out io.Writer) (*jsonReport, error) {
	report := &jsonReport{
		stream:   newStream(out, "findings"),
		document: jsonDocument{Findings: []jsonFinding{}, Problems: []jsonProblem{}},
	}
	return report, report.stream.open(report.document)
}

// File writes the findings and keeps the problems for the end.
func (j *jsonReport) File(result lint.Result) error {
	for _, problem := range result.Problems {
		j.document.Problems = append(j.document.Problems, jsonProblem(problem))
	}
	for _, finding := range result.Findings {
		if err := j.stream.element(newJSONFinding(finding)); err != nil {
			return err
		}
	}
	return nil
}

func newJSONFinding(finding engine.Finding) jsonFinding {
	span := visible(finding.Span)
	return jsonFinding{
		Rule: finding.Rule.Name, Severity: finding.Rule.Severity, Score: finding.Rule.Score, Message: finding.Message,
		File: finding.Document.Source.Name,
		Line: span.Line, Column: span.Column, EndLine: span.Line, EndColumn: span.End,
		Document: finding.Document.Name(), Path: finding.Path.Pointer(),
	}
}

// Close writes the problems and the summary.
func (j *jsonReport) Close(summary Summary) error {
	j.document.Summary = summary
	return j.stream.close(j.document)
}

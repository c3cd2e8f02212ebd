package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/engine"
	"github.com/akslint/akslint/internal/lint"
	"github.com/akslint/akslint/internal/rule"
)

// textReport is for people. The first line of each finding has a form that
// terminals and problem matchers turn into a link.
type textReport struct {
	out   io.Writer
	paint palette
}

func newText(out io.Writer, color bool) *textReport {
	return &textReport{out: out, paint: newPalette(color)}
}

// A remark is a finding or a problem as a person reads it.
type remark struct {
	file     string
	source   *document.Source // nil if there is no line to show
	span     document.Span    // Line is 0 for the whole file
	severity string
	paint    brush
	message  string
	rule     string // "" for a problem
}

// File writes the remarks about one file in the order of its lines.
func (t *textReport) File(result lint.Result) error {
	var remarks []remark
	for _, problem := range result.Problems {
		remarks = append(remarks, t.problem(problem, result.Source))
	}
	for _, finding := range result.Findings {
		remarks = append(remarks, t.finding(finding))
	}
	if len(remarks) == 0 {
		return nil
	}
	slices.SortStableFunc(remarks, func(a, b remark) int {
		return cmp.Or(cmp.Compare(a.span.Line, b.span.Line), cmp.Compare(a.span.Column, b.span.Column))
	})
	gutter := 0
	var secrets []document.Span
	for _, finding := range result.Findings {
		if finding.Rule.Secret {
			secrets = append(secrets, finding.Span)
		}
	}
	for _, remark := range remarks {
		gutter = max(gutter, len(strconv.Itoa(int(remark.span.Line))))
	}
	var text strings.Builder
	for _, remark := range remarks {
		t.write(&text, remark, gutter, secrets)
	}
	_, err := fmt.Fprint(t.out, text.String())
	return err
}

func (t *textReport) problem(problem document.Problem, source *document.Source) remark {
	span := document.Span{Line: uint32(problem.Line), Column: uint32(problem.Column)}
	return remark{
		file: problem.File, source: source, span: span,
		severity: "error", paint: t.paint.problem, message: problem.Message,
	}
}

func (t *textReport) finding(finding engine.Finding) remark {
	severity := finding.Rule.Severity
	return remark{
		file: finding.Document.Source.Name, source: finding.Document.Source, span: visible(finding.Span),
		severity: string(severity), paint: t.paint.severity[severity],
		message: finding.Message, rule: finding.Rule.Name,
	}
}

func (t *textReport) write(text *strings.Builder, remark remark, gutter int, secrets []document.Span) {
	text.WriteString(t.paint.strong(remark.place()) + ": " + remark.paint(remark.severity) + ": " + printable(remark.message))
	if remark.rule != "" {
		text.WriteString(" " + t.paint.faint("["+remark.rule+"]"))
	}
	text.WriteByte('\n')
	if remark.source != nil && remark.span.Column > 0 {
		line, marks := excerpt(remark.source, visible(remark.span), secrets)
		number := strconv.Itoa(int(remark.span.Line))
		for _, row := range [][2]string{{number, line}, {"", remark.paint(marks)}} {
			margin := strings.Repeat(" ", gutter-len(row[0])) + row[0] + " |"
			text.WriteString(t.paint.faint(margin) + " " + row[1] + "\n")
		}
	}
	text.WriteByte('\n')
}

// place is file:line:column, as far as it is known.
func (r remark) place() string {
	place := printable(r.file)
	if r.span.Line > 0 {
		place += ":" + strconv.Itoa(int(r.span.Line))
	}
	if r.span.Column > 0 {
		place += ":" + strconv.Itoa(int(r.span.Column))
	}
	return place
}

// Close writes one line about the run as a whole.
func (t *textReport) Close(summary Summary) error {
	_, err := fmt.Fprintf(t.out, "%s. Read %s, judged %s by %s%s.\n",
		t.verdict(summary),
		plural(summary.Files, "file"), plural(summary.Documents, "document"), plural(summary.Rules, "rule"),
		leftOut(summary))
	return err
}

func (t *textReport) verdict(summary Summary) string {
	verdict := t.paint.calm("No findings")
	if total := summary.Total(); total > 0 {
		var counts []string
		for _, severity := range rule.Severities() {
			if count := summary.Findings[severity]; count > 0 {
				counts = append(counts, t.paint.severity[severity](fmt.Sprintf("%d %s", count, severity)))
			}
		}
		verdict = fmt.Sprintf("%s (%s)", t.paint.strong(plural(total, "finding")), strings.Join(counts, ", "))
	}
	if summary.Problems > 0 {
		verdict += ", " + t.paint.problem(plural(summary.Problems, "error"))
	}
	return verdict
}

// leftOut says what was not read, and why.
func leftOut(summary Summary) string {
	var skipped, notJudged, unreported []string
	for _, one := range summary.Skipped {
		skipped = append(skipped, fmt.Sprintf("%d %s", one.Count, one.Reason))
	}
	for _, one := range summary.NotJudged {
		notJudged = append(notJudged, plural(one.Count, one.Kind))
	}
	for _, one := range summary.Unreported {
		unreported = append(unreported, fmt.Sprintf("%d (%s)", one.Count, one.Reason))
	}
	return listed("; skipped ", skipped) + listed("; not judged: ", notJudged) + listed("; not reported: ", unreported)
}

func listed(title string, parts []string) string {
	if len(parts) == 0 {
		return ""
	}
	return title + strings.Join(parts, ", ")
}

func plural(count int, noun string) string {
	ending := "s"
	switch {
	case count == 1:
		ending = ""
	case strings.HasSuffix(noun, "ch"):
		ending = "es"
	}
	return fmt.Sprintf("%d %s%s", count, noun, ending)
}

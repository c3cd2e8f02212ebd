package embedded

import (
	"bytes"
	"maps"
	"regexp"
	"strings"

	"github.com/akslint/akslint/internal/document"
)

// Dockerfile returns the scripts of its RUN instructions. The file is one unit.
// The exec form is left out: it runs no shell.
func Dockerfile(source *document.Source) []Block {
	if !worthReading(source.Content) {
		return nil
	}
	reader := dockerfile{source: source, escape: '\\'}
	for n := 1; n <= source.Lines(); n++ {
		if directive := escapeDirective.FindSubmatch(source.Line(n)); directive != nil {
			reader.escape = directive[1][0]
			reader.language = reader.plain()
		} else if !comment(source.Line(n)) {
			n = reader.instruction(n)
		}
	}
	return reader.blocks
}

type dockerfile struct {
	source   *document.Source
	escape   byte // what continues a line
	language Language
	env      map[string]string // of the stage; never changed, since blocks share it
	blocks   []Block
}

var (
	escapeDirective = regexp.MustCompile("(?i)^# *escape *= *([\\\\`])[ \t]*$")
	instruction     = regexp.MustCompile(`(?i)^[ \t]*(?:ONBUILD[ \t]+)?(FROM|RUN|ENV|ARG|SHELL)[ \t]+((?:--[\w-]+=\S+[ \t]+)*)`)
	hereDocument    = regexp.MustCompile(`<<-?[ \t]*(["']?)([A-Za-z_]\w*)(["']?)`)
)

// comment reports whether a line is one, or empty: neither ends an instruction.
func comment(line []byte) bool {
	text := bytes.TrimLeft(line, blanks)
	return len(text) == 0 || text[0] == '#'
}

// instruction reads the one that begins in line n, and returns its last line.
func (d *dockerfile) instruction(n int) (last int) {
	line := d.source.Line(n)
	last = n
	for last < d.source.Lines() && (d.continues(d.source.Line(last)) || last > n && comment(d.source.Line(last))) {
		last++
	}
	parts := instruction.FindSubmatchIndex(line)
	if parts == nil {
		return last
	}
	rest := parts[1]
	switch strings.ToUpper(string(line[parts[2]:parts[3]])) {
	case "FROM":
		d.env, d.language = nil, d.plain()
	case "RUN":
		return d.run(n, last, rest)
	case "ENV":
		d.set(d.joined(n, last, rest))
	case "ARG":
		name, _, _ := strings.Cut(d.joined(n, last, rest), "=")
		d.define(strings.TrimSpace(name), "", false)
	case "SHELL":
		d.language = d.plain()
		if shell := d.joined(n, last, rest); strings.Contains(shell, "pwsh") || strings.Contains(shell, "powershell") {
			d.language = PowerShell
		}
	}
	return last
}

// plain is the language of a stage that names no shell. A file that continues
// lines with backticks is for Windows.
func (d *dockerfile) plain() Language {
	if d.escape == '`' {
		return PowerShell
	}
	return Shell
}

func (d *dockerfile) continues(line []byte) bool {
	line = bytes.TrimRight(line, blanks)
	return len(line) > 0 && line[len(line)-1] == d.escape
}

// joined is the text of an instruction on one line.
func (d *dockerfile) joined(first, last, start int) string {
	var text strings.Builder
	for n := first; n <= last; n++ {
		line := d.source.Line(n)
		if n > first && comment(line) {
			continue
		}
		if d.continues(line) {
			line = bytes.TrimRight(line, blanks)
			line = line[:len(line)-1]
		}
		text.Write(line[min(start, len(line)):])
		start = 0
	}
	return text.String()
}

// set reads the variables of an ENV: NAME=value of any number, or NAME value.
func (d *dockerfile) set(text string) {
	text = strings.TrimSpace(text)
	if name, value, pair := strings.Cut(text, " "); !strings.Contains(name, "=") {
		d.define(name, strings.TrimSpace(value), pair)
		return
	}
	for _, pair := range assignments.FindAllStringSubmatch(text, -1) {
		value := pair[2]
		if len(value) > 1 && (value[0] == '"' || value[0] == '\'') {
			value = value[1 : len(value)-1]
		}
		d.define(pair[1], value, !strings.Contains(value, `\`))
	}
}

var assignments = regexp.MustCompile(`([^\s=]+)=("[^"]*"|'[^']*'|\S*)`)

// define gives a variable its value, or takes the one that it has where the new
// one cannot be known.
func (d *dockerfile) define(name, value string, known bool) {
	env := maps.Clone(d.env)
	delete(env, name)
	if known && isLiteral(value) {
		if env == nil {
			env = map[string]string{}
		}
		env[name] = value
	}
	d.env = env
}

// run reads a RUN whose script begins at byte start of its first line, and
// returns its last line: the bodies of here-documents belong to it.
func (d *dockerfile) run(first, last, start int) int {
	script := bytes.TrimSpace(d.source.Line(first)[start:])
	if bytes.HasPrefix(script, []byte("[")) {
		return last
	}
	end := last
	for _, document := range hereDocument.FindAllSubmatch(d.source.Line(last), -1) {
		end = d.endOf(string(document[2]), end+1)
	}
	var text composer
	if at := hereDocument.FindIndex(script); at != nil && at[1]-at[0] == len(script) {
		for n := first + 1; n < end; n++ { // the shell gets the body
			text.line(d.source, n, d.source.Offset(n))
		}
	} else {
		d.lines(&text, first, last, start)
		for n := last + 1; n <= min(end, d.source.Lines()); n++ {
			text.line(d.source, n, d.source.Offset(n))
		}
	}
	if worthReading(text.text) {
		d.blocks = append(d.blocks, text.block(lineEnd(d.source, end), Block{Language: d.language, Constants: d.env}))
	}
	return end
}

// lines adds the lines of an instruction. Comments between them are no part of
// it.
func (d *dockerfile) lines(text *composer, first, last, start int) {
	for n := first; n <= last; n++ {
		if n > first && comment(d.source.Line(n)) {
			continue
		}
		text.line(d.source, n, d.source.Offset(n)+start)
		start = 0
	}
}

// endOf is the line that ends a here-document whose body begins in line n; one
// behind the last where none does.
func (d *dockerfile) endOf(delimiter string, n int) int {
	for n <= d.source.Lines() && strings.TrimLeft(string(d.source.Line(n)), "\t") != delimiter {
		n++
	}
	return n
}

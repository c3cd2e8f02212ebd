package embedded

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/akslint/akslint/internal/document"
)

// Makefile returns the lines of the recipes that hold az commands, each as make
// hands it to a shell of its own. A target is a unit.
func Makefile(source *document.Source) []Block {
	if !worthReading(source.Content) {
		return nil
	}
	reader := makefile{source: source, prefix: '\t', variables: map[string]string{}, programs: map[string]string{}}
	reader.read((*makefile).assignment)
	reader.read((*makefile).recipe)
	return reader.blocks
}

type makefile struct {
	source *document.Source
	prefix byte // what a line of a recipe begins with
	// variables have the value of each variable that is assigned once, and for
	// any other a value that is not known.
	variables map[string]string
	// programs are the variables that stand for az, or for a command of it, where
	// they stand for a program.
	programs map[string]string
	blocks   []Block
	units    int
	depth    int // of conditionals
}

// unknown is the value of a variable that may have several.
const unknown = "$"

// read hands the logical lines of the file to visit, by their first and last
// line.
func (m *makefile) read(visit func(m *makefile, first, last int)) {
	m.prefix, m.depth = '\t', 0
	for first := 1; first <= m.source.Lines(); first++ {
		last := first
		for last < m.source.Lines() && continues(m.source.Line(last)) {
			last++
		}
		visit(m, first, last)
		first = last
	}
}

// continues reports whether a line ends in a backslash that is not escaped.
func continues(line []byte) bool {
	return (len(line)-len(bytes.TrimRight(line, `\`)))%2 == 1
}

var (
	assigned = regexp.MustCompile(`^ *(?:(?:override|export|private) +)*([\w.-]+)[ \t]*(\?|\+|!|:{0,3})=[ \t]*(.*)$`)
	// ofTarget is a variable that has its value for one target.
	ofTarget = regexp.MustCompile(`^[^#=\t]*:[ \t]*(?:(?:override|export|private) +)*([\w.-]+)[ \t]*[?+!:]{0,3}=`)
	define   = regexp.MustCompile(`^ *(?:override +)?define +([\w.-]+)`)
	rule     = regexp.MustCompile(`^[^#\t=][^#=]*:(?:[^=]|$)`)
)

// assignment notes the variables that a line sets.
func (m *makefile) assignment(first, last int) {
	line := m.source.Line(first)
	if m.conditional(line) || len(line) > 0 && line[0] == m.prefix {
		return
	}
	if parts := assigned.FindSubmatch(line); parts != nil {
		name, value := string(parts[1]), value(parts[3])
		_, before := m.variables[name]
		constant := first == last && !before && m.depth == 0 && isLiteral(value) &&
			(len(parts[2]) == 0 || parts[2][0] == ':')
		if program := azProgram.FindStringSubmatch(value); program != nil && first == last && !before {
			m.programs[name] = program[1]
		}
		if !constant {
			value = unknown
		}
		m.variables[name] = value
		return
	}
	for _, pattern := range []*regexp.Regexp{define, ofTarget} {
		if parts := pattern.FindSubmatch(line); parts != nil {
			m.variables[string(parts[1])] = unknown
		}
	}
}

// azProgram is az, or the beginning of a command of it. What runs it, like docker,
// may stand before, and who runs make may have it elsewhere.
var azProgram = regexp.MustCompile(`(?:^|[\s/])(az(?: [a-z][a-z-]*)*)$`)

// value is what a variable gets, without the comment behind it.
func value(text []byte) string {
	if at := bytes.IndexByte(text, '#'); at >= 0 {
		text = text[:at]
	}
	return strings.TrimRight(string(text), blanks)
}

// conditional reports whether a line is a directive, and counts how deep in
// conditionals the next one is.
func (m *makefile) conditional(line []byte) bool {
	word := bytes.Trim(line, blanks)
	word = word[:lengthUntil(word, " \t(=:")]
	switch string(word) {
	case "ifeq", "ifneq", "ifdef", "ifndef":
		m.depth++
	case "endif":
		m.depth--
	case "else":
	case ".RECIPEPREFIX":
		if parts := assigned.FindSubmatch(line); parts != nil && len(parts[3]) > 0 {
			m.prefix = parts[3][0]
		}
	default:
		return false
	}
	return true
}

// recipe takes a logical line that belongs to one.
func (m *makefile) recipe(first, last int) {
	line := m.source.Line(first)
	if m.conditional(line) {
		return
	}
	if len(line) == 0 || line[0] != m.prefix {
		if rule.Match(line) || define.Match(line) {
			m.units++
		}
		return
	}
	if len(m.programs) == 0 && !worthReading(m.source.Text(first, last)) {
		return
	}
	reader := expansion{variables: m.variables, programs: m.programs}
	for n := first; n <= last; n++ {
		reader.line(m, n, n == first)
	}
	if !worthReading(reader.text.text) {
		return
	}
	m.blocks = append(m.blocks, reader.text.block(lineEnd(m.source, last), Block{Unit: m.units}))
}

// An expansion is the text of a recipe after make has expanded it.
type expansion struct {
	variables, programs map[string]string
	text                composer
}

// line adds a line without the prefix of recipes, and the first without the
// characters that only make understands.
func (e *expansion) line(m *makefile, n int, first bool) {
	line := m.source.Line(n)
	start := 0
	if len(line) > 0 && line[0] == m.prefix {
		start++
	}
	if first {
		start = len(line) - len(bytes.TrimLeft(line[start:], " \t@+-"))
	}
	offset := m.source.Offset(n)
	for start < len(line) {
		end := bytes.IndexByte(line[start:], '$')
		if end < 0 {
			break
		}
		e.text.copy(m.source.Content, offset+start, offset+start+end)
		start += end
		width := reference(line[start:])
		e.text.put(e.expand(string(line[start:start+width])), offset+start, offset+start+width)
		start += width
	}
	e.text.line(m.source, n, offset+start)
}

// reference is the length of the reference at the start of a text: $$, $(…),
// ${…} or $ and a character.
func reference(text []byte) int {
	if len(text) < 2 || text[1] != '(' && text[1] != '{' {
		return min(2, len(text))
	}
	opened, closed := text[1], byte(')')
	if opened == '{' {
		closed = '}'
	}
	depth := 0
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case opened:
			depth++
		case closed:
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(text)
}

var variableName = regexp.MustCompile(`^\w+$`)

// expand is what make writes for a reference. What is not known becomes
// something that the shell does not know either.
func (e *expansion) expand(reference string) string {
	if reference == "$$" {
		return "$"
	}
	if len(reference) < len("$()") {
		return automatic(reference)
	}
	name := reference[2 : len(reference)-1]
	if program := e.programs[name]; program != "" && e.beginsCommand() {
		return program
	}
	command, isShell := strings.CutPrefix(name, "shell ")
	switch value := e.variables[name]; {
	case value != "" && value != unknown:
		return value
	case isShell:
		return "$(      " + strings.ReplaceAll(command, "$$", "$") + ")"
	case variableName.MatchString(name) && strings.IndexByte(")}", reference[len(reference)-1]) >= 0:
		return reference
	default: // a function
		return "$(X)"
	}
}

// beginsCommand reports whether what comes next is a program.
func (e *expansion) beginsCommand() bool {
	before := bytes.TrimRight(e.text.text, blanks)
	return len(before) == 0 || strings.IndexByte(";&|(\n", before[len(before)-1]) >= 0 ||
		len(before) < len(e.text.text) && leadsCommand.Match(before)
}

// leadsCommand is a word that a program follows.
var leadsCommand = regexp.MustCompile(`(?:^|[\s;&|(])(?:then|do|else|!|time|exec|sudo|[A-Za-z_]\w*=\S*)$`)

// automatic expands a reference of one character, like $@.
func automatic(reference string) string {
	if len(reference) == 2 && variableName.MatchString(reference[1:]) {
		return reference // a mistake in most Makefiles: the shell shall see a variable
	}
	if reference == "$" {
		return reference
	}
	return "$_"
}

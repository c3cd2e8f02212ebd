package embedded

import (
	"bytes"
	"path"
	"regexp"
	"strings"
)

// Commands returns the commands of az and kubelogin in a PowerShell script, and its
// assignments, each as a small shell script of the same unit. It knows only as much
// of PowerShell as it takes to find them, so it also serves a shell script that
// cannot be parsed as a whole: each command is then parsed on its own.
func Commands(script *Block) []Block {
	reader := powerShell{
		script: script, text: script.Text, native: script.Language == PowerShell,
		names: map[string]string{"args": "args"}, arrays: map[string]bool{"args": true},
	}
	reader.statements(0)
	return reader.blocks
}

// A powerShell reads a script from its start to its end, once.
type powerShell struct {
	script *Block
	text   []byte
	at     int
	depth  int // of parentheses and braces
	// native says that the script is PowerShell, where a backslash is an
	// ordinary character and a backtick escapes.
	native bool
	// command is the text of the command that is being read; nil outside.
	command *composer
	// program is the first word of the statement, in lower case; "" before it.
	program string
	// documents are the ends of the here-documents of a shell that begin with the
	// next line.
	documents []string
	// names are the variables as they are first written, by their names in lower
	// case, and arrays are those that are known to be arrays.
	names  map[string]string
	arrays map[string]bool
	// never says that what is being read never runs.
	never  bool
	blocks []Block
}

// maxDepth bounds the recursion; nobody nests as deep.
const maxDepth = 200

func (p *powerShell) rest() []byte { return p.text[p.at:] }

func (p *powerShell) has(prefix string) bool { return bytes.HasPrefix(p.rest(), []byte(prefix)) }

// keep passes n bytes that the shell gets as they are.
func (p *powerShell) keep(n int) {
	n = min(n, len(p.text)-p.at)
	if p.command != nil {
		p.command.copy(p.text, p.at, p.at+n)
	}
	p.at += n
}

// write passes n bytes that the shell gets as text.
func (p *powerShell) write(text string, n int) {
	if p.command != nil {
		p.command.put(text, p.at, p.at+n)
	}
	p.at += n
}

// statements reads up to a closing parenthesis or brace and passes it; 0 is the
// end of the script.
func (p *powerShell) statements(end byte) {
	around := p.program
	p.program = ""
	p.depth++
	defer func() { p.depth--; p.program = around }()
	fresh := true // a command may begin here
	for p.at < len(p.text) {
		switch c := p.text[p.at]; {
		case c == end:
			p.at++
			return
		case strings.IndexByte("\n\r;|&=!", c) >= 0:
			fresh, p.program = true, ""
			p.at++
			if c == '\n' {
				p.skipDocuments()
			}
		case p.hereDocument():
		case c == ' ' || c == '\t' || c == ')' || c == '}':
			p.at++
		default:
			fresh = p.element(fresh)
		}
	}
}

// element reads a part of a statement, and reports whether a command may begin
// behind it.
func (p *powerShell) element(fresh bool) bool {
	switch {
	case p.comment(), fresh && p.run(), p.constantBranch(), p.handed(), p.quoted(), p.group(), p.has("{") && p.nested(1, '}'):
		return false
	case fresh && p.assignment():
		return true
	default:
		return p.word() && fresh
	}
}

// run reads a command of az or kubelogin, or one that hands text to them or to
// PowerShell. The shell gets the latter as eval.
func (p *powerShell) run() bool {
	before := bytes.TrimRight(p.text[:p.at], blanks)
	called := bytes.HasSuffix(before, []byte("&")) && !bytes.HasSuffix(before, []byte("&&"))
	switch rest := p.rest(); {
	case plainProgram.Match(rest):
		p.callProgram(lengthUntil(rest, blanks+"\r\n"))
	case !p.native:
		return false
	case called && quotedProgram.Match(rest):
		p.callProgram(len(quotedProgram.FindSubmatch(rest)[1]))
	case called && rest[0] == '$' && variable.Match(rest):
		p.call("", 0)
	case evaluation.Match(rest):
		p.call("eval ", len(evaluation.Find(rest)))
	case startProcess.Match(rest):
		p.startProcess(startProcess.FindSubmatchIndex(rest))
	case p.depth == 1 && exit.Match(rest):
		p.call("exit", len("exit"))
	default:
		return false
	}
	return true
}

var (
	plainProgram = regexp.MustCompile(`^(?:[^\s"'$;|&(){}=` + "`" + `]*[\\/])?` + program + `(?:[ \t\r\n]|$)`)
	// quotedProgram is a path in quotes, which only the operator & calls.
	quotedProgram = regexp.MustCompile(`^("(?:[^"\n]*[\\/])?` + program + `"|'(?:[^'\n]*[\\/])?` + program + `')[ \t]`)
	exit          = regexp.MustCompile(`^(?i:exit)(?:[ \t\r\n;]|$)`)
	evaluation    = regexp.MustCompile(`^(?i:invoke-expression|iex)(?:[ \t]+(?i:-command))?[ \t]`)
	startProcess  = regexp.MustCompile(`^(?i:start-process|saps|start)` + switches + `[ \t]+(?i:-filepath[ \t]+)?["']?(?:[^"'\n]*[\\/])?(` +
		program + `)["']?` + switches + `[ \t]+(?i:-argumentlist[ \t]+|-args[ \t]+)?`)

	variable = regexp.MustCompile(named)
	word     = regexp.MustCompile(named + `(?:[ \t\r\n;|)}]|$)`)
	target   = regexp.MustCompile(`^\$` + scoped + `([A-Za-z_]\w*)[ \t]*\+?=[ \t]*`)
	splat    = regexp.MustCompile("^@([A-Za-z_]\\w*)(?:[ \t\r\n;|)]|$)")
	// scalar and array are values that can be known, up to the end of their
	// statement. Of an array, element finds the elements, and comments.
	scalar    = regexp.MustCompile(`^(` + literal + `)[ \t]*(?:[\r\n;#]|$)`)
	array     = regexp.MustCompile(`^(` + elements + `)[ \t]*(?:[\r\n;#]|$)`)
	arguments = regexp.MustCompile(`^(?:` + elements + `|` + literal + `)`)
	element   = regexp.MustCompile(`#[^\n]*|` + literal)
)

// Parts of the expressions.
const (
	program   = `(?i:(?:az|kubelogin)(?:\.cmd|\.exe)?)`
	switches  = `(?:[ \t]+(?i:-nonewwindow|-wait|-passthru))*`
	named     = `^\$(?:` + scoped + `([A-Za-z_]\w*)|[{(]\$?` + scoped + `([A-Za-z_]\w*)[)}])`
	scoped    = `(?i:(?:script|global|local|private):)?`
	literal   = "\"(?:[^\"`\n]|\"\"|`(?s:.))*\"|'(?:[^'\n]|'')*'|[0-9]+|\\$[A-Za-z_]\\w*"
	separator = `[ \t]*(?:,|(?:#[^\n]*)?\n|\r\n)(?:\s|#[^\n]*\n)*`
	elements  = `@\((?:\s|#[^\n]*\n)*(?:(?:` + literal + `)` + separator + `)*(?:` + literal + `)?\s*\)|` +
		`(?:` + literal + `)(?:[ \t]*,(?:\s|#[^\n]*\n)*(?:` + literal + `))+`
)

// startProcess reads a command that Start-Process puts together out of its
// arguments.
func (p *powerShell) startProcess(found []int) {
	text := p.begin()
	start, program, behind := p.at, p.at+found[2], p.at+found[3]
	p.at += found[1]
	text.put("eval ", start, program)
	text.put(programName(p.text[program:behind])+" ", program, p.at)
	if at := arguments.FindIndex(p.rest()); at != nil {
		p.elements(&text, p.at+at[1], "")
	}
	p.add(&text, p.at)
}

// elements adds the literals up to an offset to a text, and what closes them.
func (p *powerShell) elements(text *composer, end int, closing string) {
	p.command = text
	for p.at < end {
		next := element.FindIndex(p.text[p.at:end])
		if next == nil {
			break
		}
		if next[0] > 0 {
			p.write(" ", next[0])
		}
		switch {
		case p.has("#"):
			p.at += next[1] - next[0]
		case p.quoted(), p.variable(true):
		default:
			p.keep(next[1] - next[0])
		}
	}
	p.write(closing, end-p.at)
	p.command = nil
}

// hereDocument passes the operator of one of a shell.
func (p *powerShell) hereDocument() bool {
	if p.native || !p.has("<<") {
		return false
	}
	if p.has("<<<") {
		p.keep(len("<<<"))
		return true
	}
	at := hereOperator.FindSubmatchIndex(p.rest())
	if at == nil {
		return false
	}
	p.documents = append(p.documents, string(p.rest()[at[2]:at[3]]))
	p.keep(at[1])
	return true
}

var hereOperator = regexp.MustCompile(`^<<-?[ \t]*[\\"']?([A-Za-z_]\w*)["']?`)

// skipDocuments passes the here-documents that begin here. One that does not end
// is none.
func (p *powerShell) skipDocuments() {
	for _, document := range p.documents {
		at := p.at
		for line := range bytes.Lines(p.rest()) {
			at += len(line)
			if string(bytes.Trim(line, "\t\r\n")) == document {
				p.at = at
				break
			}
		}
	}
	p.documents = nil
}

// comment passes one.
func (p *powerShell) comment() bool {
	switch {
	case p.has("<#"):
		if end := bytes.Index(p.rest(), []byte("#>")); end >= 0 {
			p.at += end + len("#>")
		} else {
			p.at = len(p.text)
		}
	case p.has("#"):
		p.at += lengthUntil(p.rest(), "\n")
	default:
		return false
	}
	return true
}

// assignment makes one of a variable into an assignment of the shell, and goes
// to its value. What is assigned in a branch, or computed, is not known.
func (p *powerShell) assignment() bool {
	if !p.native || !p.has("$") {
		return false
	}
	at := target.FindSubmatchIndex(p.rest())
	if at == nil {
		return false
	}
	name, end := p.at+at[2], p.at+at[3]
	variable := p.name(p.text[name:end])
	certain := p.depth == 1 && !bytes.Contains(p.text[end:p.at+at[1]], []byte("+="))
	p.at += at[1]
	var text composer
	text.put(variable, name, end)
	value, array := scalar.FindSubmatchIndex(p.rest()), array.FindSubmatchIndex(p.rest())
	switch {
	case certain && value != nil:
		text.put("=", end, p.at)
		p.elements(&text, p.at+value[3], "")
	case certain && array != nil:
		p.arrays[variable] = true
		text.put("=(", end, p.at)
		p.elements(&text, p.at+array[3], ")")
	default:
		text.put("=$(X)", end, p.at)
	}
	p.add(&text, p.at)
	return true
}

// handed reads a command in quotes that another program gets to run, as eval of
// the shell.
func (p *powerShell) handed() bool {
	if !p.native || p.command != nil || p.program == "" || showsText(p.program) || !quotedCommand.Match(p.rest()) {
		return false
	}
	text := p.begin()
	text.put("eval ", p.at, p.at)
	p.command = &text
	p.quoted()
	p.command = nil
	p.add(&text, p.at)
	return true
}

// quotedCommand has a flag; what has none is prose.
var quotedCommand = regexp.MustCompile(`^["'](?:az|kubelogin)[ \t][^"'\n]* -`)

// showsText reports whether a command prints its arguments rather than run them.
func showsText(program string) bool {
	switch program {
	case "echo", "throw", "return", "describe", "context", "it":
		return true
	default:
		return strings.HasPrefix(program, "write-") || strings.Contains(program, "log")
	}
}

// begin is the start of a command. The shell sees that one never runs.
func (p *powerShell) begin() composer {
	var text composer
	if p.never {
		text.put("false && ", p.at, p.at)
	}
	return text
}

func (p *powerShell) add(text *composer, end int) {
	p.blocks = append(p.blocks, text.block(end, p.script.inner(Shell)))
}

// word passes one, and reports whether a command may begin behind it.
func (p *powerShell) word() bool {
	rest := p.rest()
	if p.program == "" {
		p.program = strings.ToLower(string(rest[:lengthUntil(rest, " \t\r\n;|&=!(){}\"'`")]))
	}
	if rest[0] == '`' {
		p.at += min(2, len(rest))
		return true
	}
	end := max(lengthUntil(rest, " \t\r\n;|&=!(){}\"'`"), 1)
	p.at += end
	switch strings.ToLower(string(rest[:end])) {
	case "return", "in", "try", "if", "elif", "then", "else", "while", "until", "do", "sudo", "time", "exec", "command":
		return true
	default:
		return false
	}
}

// constantBranch reads a statement with a condition that is nothing but $true or $false.
func (p *powerShell) constantBranch() bool {
	if !p.native {
		return false
	}
	at := constantCondition.FindSubmatchIndex(p.rest())
	if at == nil {
		return false
	}
	holds := strings.EqualFold(string(p.rest()[at[2]:at[3]]), "true")
	p.branch(at[1], !holds)
	if otherwise := elseBranch.Find(p.rest()); holds && otherwise != nil {
		p.branch(len(otherwise), true)
	}
	return true
}

var (
	constantCondition = regexp.MustCompile(`^(?i:if|elseif|while)\s*\(\s*\$(?i:(true|false))\s*\)\s*\{`)
	elseBranch        = regexp.MustCompile(`^\s*(?i:else)\s*\{`)
)

// branch reads the statements in braces, the first of which ends behind so many bytes.
func (p *powerShell) branch(width int, never bool) {
	around := p.never
	p.never = around || never
	p.at += width - len("{")
	p.nested(len("{"), '}')
	p.never = around
}

// group passes what stands in parentheses, which only PowerShell can compute.
func (p *powerShell) group() bool {
	switch {
	case p.has("("):
		return p.nested(1, ')')
	case p.has("$("), p.has("@("):
		return p.nested(2, ')')
	default:
		return false
	}
}

// nested reads the statements between an opening and the closing that belongs
// to it. To the shell they are a substitution.
func (p *powerShell) nested(opening int, closing byte) bool {
	if p.depth >= maxDepth {
		return false
	}
	around, start := p.command, p.at
	p.command = nil
	p.at += opening
	p.statements(closing)
	if p.command = around; around != nil {
		around.put("$(X)", start, p.at)
	}
	return true
}

// callProgram reads a command of the program in the next bytes, which may be a path.
func (p *powerShell) callProgram(width int) {
	p.call(programName(p.rest()[:width]), width)
}

// programName is what akslint calls a program, wherever it is installed.
func programName(written []byte) string {
	name := path.Base(strings.ReplaceAll(strings.Trim(string(written), `"'`), `\`, "/"))
	name, _, _ = strings.Cut(strings.ToLower(name), ".")
	return name
}

// call reads a command to its end. The shell gets the program, which is so
// many bytes wide, as it is named here.
func (p *powerShell) call(program string, width int) {
	text := p.begin()
	around := p.command
	p.command = &text
	p.write(program, width)
	braces := 0
	for p.at < len(p.text) && (p.swallowed() || !p.ends(braces)) {
		switch p.text[p.at] {
		case '{':
			braces++
		case '}':
			braces--
		}
		if !p.hereDocument() && !p.quoted() && !p.group() && !p.escaped() && !p.argument() {
			p.keep(1)
		}
	}
	p.add(&text, p.at)
	p.command = around
}

// ends reports whether a command ends here.
func (p *powerShell) ends(braces int) bool {
	before := p.before()
	switch p.text[p.at] {
	case '\n', ';', '|', ')':
		return true
	case '\r':
		return p.has("\r\n")
	case '&':
		return before != '>'
	case '}':
		return braces == 0
	case '#':
		return before == ' ' || before == '\t' || before == '\n'
	default:
		return false
	}
}

// before is the character before the rest, a line feed at the start.
func (p *powerShell) before() byte {
	if p.at == 0 {
		return '\n'
	}
	return p.text[p.at-1]
}

package embedded

import (
	"bytes"
	"regexp"
	"strings"
)

// Commands returns the az commands of a PowerShell script, and its assignments,
// each as a small shell script of the same unit. It knows only as much of
// PowerShell as it takes to find them, so it also serves a shell script that
// cannot be parsed as a whole: each command then stands or falls alone.
func Commands(script *Block) []Block {
	reader := powerShell{script: script, text: script.Text, native: script.Language == PowerShell}
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
	blocks    []Block
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
	case p.comment(), p.handed(), p.quoted(), p.group(), p.has("{") && p.nested(1, '}'):
		return false
	case fresh && azWord.Match(p.rest()):
		p.azCommand()
		return false
	case fresh && p.assignment():
		return true
	default:
		return p.word() && fresh
	}
}

var (
	azWord = regexp.MustCompile("^(?i:az(?:\\.cmd|\\.exe)?)(?:[ \t\r\n`]|$)")
	target = regexp.MustCompile(`^\$(?i:(?:script|global|local|private):)?([A-Za-z_]\w*)[ \t]*\+?=[ \t]*`)
	// literal is a value that is the same to both shells, up to the end of its
	// statement.
	literal = regexp.MustCompile("^(\"[^\"$`\\\\\n]*\"|'[^'\n]*'|[0-9]+)[ \t]*(?:[\r\n;#]|$)")
	splat   = regexp.MustCompile("^@([A-Za-z_]\\w*)(?:[ \t\r\n;|)]|$)")
	// element is one of a literal array, which is the whole of its statement.
	element      = regexp.MustCompile("\"[^\"$`\\\\\n]*\"|'[^'\n]*'|[0-9]+")
	literalArray = regexp.MustCompile("^@\\(\\s*(?:(?:" + element.String() + ")[ \t]*(?:,\\s*|[\r\n]\\s*))*" +
		"(?:" + element.String() + ")?\\s*\\)[ \t]*(?:[\r\n;#]|$)")
	// broken is a backtick that blanks follow, and then a flag.
	broken = regexp.MustCompile("^`[ \t]+(?:#[^\r\n]*)?\r?\n[ \t]*-")
)

// hereDocument passes the operator of one of a shell, or that of a here-string,
// which looks like it.
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
	start := p.at
	p.at += at[1]
	certain := p.depth == 1 && !bytes.Contains(p.text[start:p.at], []byte("+="))
	var text composer
	text.copy(p.text, start+at[2], start+at[3])
	value, array := literal.FindSubmatchIndex(p.rest()), literalArray.Find(p.rest())
	switch {
	case certain && value != nil:
		text.put("=", start+at[3], p.at)
		text.copy(p.text, p.at, p.at+value[3])
		p.add(&text, p.at+value[3])
	case certain && array != nil:
		p.array(&text, start+at[3], bytes.LastIndexByte(array, ')')+1)
	default:
		text.put("=$(X)", start+at[3], p.at)
		p.add(&text, p.at)
	}
	return true
}

// array makes a literal array into one of the shell. It stands where the value
// begins, behind what is assigned to.
func (p *powerShell) array(text *composer, target, length int) {
	text.put("=(", target, p.at)
	end := p.at
	for _, at := range element.FindAllIndex(p.rest()[:length], -1) {
		text.put(" ", end, p.at+at[0])
		end = p.at + at[1]
		text.copy(p.text, p.at+at[0], end)
	}
	text.put(")", end, p.at+length)
	p.add(text, p.at+length)
}

// handed reads a command in quotes that another program gets to run, like
// Invoke-Expression "az …".
func (p *powerShell) handed() bool {
	if !p.native || p.command != nil || p.program == "" || showsText(p.program) || !quotedAz.Match(p.rest()) {
		return false
	}
	var text composer
	quote, at := p.text[p.at], p.at+1
	for at < len(p.text) && p.text[at] != quote {
		width := 1
		if quote == '"' && p.text[at] == '`' && at+1 < len(p.text) {
			width = 2
		}
		text.put(string(p.text[at+width-1:at+width]), at, at+width)
		at += width
	}
	p.add(&text, at)
	p.at = min(at+1, len(p.text))
	return true
}

var quotedAz = regexp.MustCompile(`^["']az[ \t][^"'\n]* -`) // what has no flag is prose

// showsText reports whether a command prints its arguments rather than run them.
func showsText(program string) bool {
	switch program {
	case "echo", "throw", "return", "describe", "context", "it":
		return true
	default:
		return strings.HasPrefix(program, "write-") || strings.Contains(program, "log")
	}
}

func (p *powerShell) add(text *composer, end int) {
	p.blocks = append(p.blocks, text.block(end, Block{
		Unit: p.script.Unit, Docs: p.script.Docs, Constants: p.script.Constants, outer: p.script,
	}))
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

// azCommand reads a command from the word az to its end.
func (p *powerShell) azCommand() {
	var text composer
	around := p.command
	p.command = &text
	braces := 0
	for p.at < len(p.text) && !p.ends(braces) {
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

// escaped passes what is escaped: the end of a line that goes on, or a
// character.
func (p *powerShell) escaped() bool {
	if end := len(broken.Find(p.rest())); p.native && end > 0 {
		p.write(`\`, 1)
		p.keep(end - len("`-")) // the shell tells it from a line that goes on
		return true
	}
	escapes := p.has("`") && (p.native || lineEnds(p.rest()[1:])) || p.has(`\`) && !p.native
	switch {
	case p.has(`\`) && lineEnds(p.rest()[1:]):
		p.keep(1)
	case escapes:
		p.write(`\`, 1)
	case p.has(`\`):
		p.write(`\\`, 1)
		return true
	default:
		return false
	}
	if p.has("\r\n") {
		p.keep(1)
	}
	p.keep(1)
	return true
}

func lineEnds(text []byte) bool {
	return bytes.HasPrefix(text, []byte("\n")) || bytes.HasPrefix(text, []byte("\r\n"))
}

// argument passes what only PowerShell knows among arguments: an array that
// stands for them, the mark behind which nothing changes, and the redirection of
// all streams.
func (p *powerShell) argument() bool {
	before := p.before()
	if !p.native || before != ' ' && before != '\t' || !p.has("@") && !p.has("--% ") && !p.has("*>") {
		return false
	}
	if p.has("*>") {
		p.write(" ", 1)
		return true
	}
	if at := splat.FindSubmatchIndex(p.rest()); at != nil {
		p.write(`"${`+string(p.rest()[at[2]:at[3]])+`[@]}"`, at[3])
		return true
	}
	if p.has("--% ") {
		p.write("   ", 3)
		return true
	}
	return false
}

// quoted passes a string. One that is not closed ends with its line.
func (p *powerShell) quoted() bool {
	switch {
	case p.hereString():
	case p.has("'"):
		p.singleQuoted()
	case p.has(`"`):
		p.doubleQuoted()
	default:
		return false
	}
	return true
}

// hereString passes one. Its text is for PowerShell to read.
func (p *powerShell) hereString() bool {
	if !p.has(`@"`) && !p.has("@'") {
		return false
	}
	rest := p.rest()
	if !lineEnds(bytes.TrimLeft(rest[2:], blanks)) {
		return false
	}
	end := bytes.Index(rest, []byte{'\n', rest[1], '@'})
	if end < 0 {
		return false
	}
	p.write("$(X)", end+3)
	return true
}

func (p *powerShell) singleQuoted() {
	for {
		end := bytes.IndexByte(p.rest()[1:], '\'')
		if end < 0 {
			p.keep(lengthUntil(p.rest(), "\n"))
			return
		}
		p.keep(1 + end)
		if !p.native || !p.has("''") {
			p.keep(1)
			return
		}
		p.write(`'\'`, 1)
	}
}

func (p *powerShell) doubleQuoted() {
	closed := bytes.IndexByte(p.rest()[1:], '"') >= 0
	p.keep(1)
	for p.at < len(p.text) {
		switch {
		case !closed && p.has("\n"):
			return
		case p.native && p.has(`""`):
			p.write(`\"`, 2)
		case p.has(`"`):
			p.keep(1)
			return
		case p.escaped(), p.has("$(") && p.group():
		default:
			p.keep(1)
		}
	}
}

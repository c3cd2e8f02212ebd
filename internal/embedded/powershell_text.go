package embedded

import (
	"bytes"
	"regexp"
	"strings"
)

// escaped passes what is escaped: the end of a line that goes on, or a
// character.
func (p *powerShell) escaped() bool {
	if p.native {
		return p.backslash() || p.backtick()
	}
	if p.has(`\`) || p.has("`") && lineEnds(p.rest()[1:]) {
		p.write(`\`, 1)
		p.next()
		return true
	}
	return false
}

// backslash passes one that stands for itself. Where the next line has flags, the
// shell gets a comment in its place, to see that the line does not go on.
func (p *powerShell) backslash() bool {
	if !p.has(`\`) {
		return false
	}
	switch end := len(brokenBackslash.Find(p.rest())); {
	case end > 0 && isBlank(p.before()):
		p.write(`#\`, 1)
		p.keep(end - len(`\-`))
	default:
		p.write(`\\`, 1)
	}
	return true
}

// backtick passes one, with what it escapes. Blanks, a comment or an empty line
// behind it end the command, which the shell tells.
func (p *powerShell) backtick() bool {
	if !p.has("`") {
		return false
	}
	end := len(brokenBacktick.Find(p.rest()))
	p.write(`\`, 1)
	if end > 0 {
		p.keep(end - len("`-"))
	} else {
		p.next()
	}
	return true
}

// swallowed passes a comment that ends in the backtick that the line should go on
// with, and the end of the line.
func (p *powerShell) swallowed() bool {
	if !p.native || !p.has("#") || !isBlank(p.before()) || !brokenComment.Match(p.rest()) {
		return false
	}
	p.keep(lengthUntil(p.rest(), "\r\n") - len("`"))
	p.write(`\`, 1)
	for p.at < len(p.text) && p.text[p.at] != '-' {
		p.keep(1)
	}
	return true
}

// What looks as if the next line, which begins with a flag, went on with the
// command.
var (
	brokenBackslash = regexp.MustCompile(`^\\[ \t]*\r?\n[ \t]*-`)
	brokenBacktick  = regexp.MustCompile("^`(?:[ \t]+(?:#[^\r\n]*)?\r?\n|\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)+)[ \t]*-")
	brokenComment   = regexp.MustCompile("^#[^\r\n]*`\r?\n[ \t]*-")
)

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

// next passes a character, or the end of a line.
func (p *powerShell) next() {
	if p.has("\r\n") {
		p.keep(1)
	}
	p.keep(1)
}

func lineEnds(text []byte) bool {
	return bytes.HasPrefix(text, []byte("\n")) || bytes.HasPrefix(text, []byte("\r\n"))
}

// argument passes what only PowerShell knows among arguments: its variables, an
// array that stands for them, the mark behind which nothing changes, and the
// redirection of all streams.
func (p *powerShell) argument() bool {
	if !p.native {
		return false
	}
	if !isBlank(p.before()) {
		return p.variable(false)
	}
	at := splat.FindSubmatchIndex(p.rest())
	switch {
	case at != nil:
		p.write(`"${`+p.name(p.rest()[at[2]:at[3]])+`[@]}"`, at[3])
	case p.has("*>"):
		p.write(" ", 1)
	case p.has("--% "):
		p.write("   ", 3)
	default:
		return p.variable(word.Match(p.rest()))
	}
	return true
}

// variable passes one. PowerShell does not split one that is a word.
func (p *powerShell) variable(isWord bool) bool {
	at := variable.FindSubmatchIndex(p.rest())
	if at == nil {
		return false
	}
	name := p.name(p.rest()[max(at[2], at[4]):max(at[3], at[5])])
	switch {
	case isWord && strings.EqualFold(name, "true"):
		p.write("True", at[1])
	case isWord && strings.EqualFold(name, "false"):
		p.write("False", at[1])
	case isWord && p.arrays[name]:
		p.write(`"${`+name+`[@]}"`, at[1])
	case isWord:
		p.write(`"$`+name+`"`, at[1])
	case at[2] >= 0:
		p.write("$"+name, at[1])
	default:
		p.write("${"+name+"}", at[1])
	}
	return true
}

// name is a variable as it is first written: PowerShell does not mind the case.
func (p *powerShell) name(written []byte) string {
	name := string(written)
	key := strings.ToLower(name)
	if _, known := p.names[key]; !known {
		p.names[key] = name
	}
	return p.names[key]
}

// quoted passes a string. One that is not closed ends with its line.
func (p *powerShell) quoted() bool {
	switch {
	case p.hereString():
	case p.native && emptyString.Match(p.rest()):
		p.write("''", len(emptyString.Find(p.rest())))
	case p.has("'"):
		p.singleQuoted()
	case p.has(`"`):
		p.doubleQuoted()
	default:
		return false
	}
	return true
}

// emptyString is what az gets as an empty string: PowerShell leaves out an argument
// that is empty itself.
var emptyString = regexp.MustCompile("^(?:'\"\"'|\"(?:`\"`\"|\"\"\"\")\")")

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
		case p.escapedInQuotes(), p.native && p.variable(false), p.has("$(") && p.group():
		default:
			p.keep(1)
		}
	}
}

// escapedInQuotes passes what is escaped between double quotes.
func (p *powerShell) escapedInQuotes() bool {
	switch {
	case !p.native:
		return p.escaped()
	case p.has(`\`):
		p.write(`\\`, 1)
	case p.has("`n"), p.has("`r"):
		p.write("\n", 2)
	case p.has("`t"):
		p.write("\t", 2)
	case !p.has("`"):
		return false
	case len(p.rest()) > 1 && strings.IndexByte("$`\"\r\n", p.rest()[1]) < 0:
		p.write("", 1) // what needs no escape
		p.keep(1)
	default:
		p.write(`\`, 1)
		p.next()
	}
	return true
}

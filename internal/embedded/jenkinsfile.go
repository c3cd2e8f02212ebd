package embedded

import (
	"bytes"
	"regexp"

	"github.com/akslint/akslint/internal/document"
)

// Jenkinsfile returns the scripts of its steps sh, bat, powershell and pwsh, as far
// as they are written as strings. The file is one unit.
func Jenkinsfile(source *document.Source) []Block {
	if !worthReading(source.Content) {
		return nil
	}
	reader := groovy{text: source.Content, at: source.Offset(1)}
	for reader.at < len(reader.text) {
		reader.element()
	}
	return reader.blocks
}

// A groovy reads as much of Groovy as it takes to find strings in steps.
type groovy struct {
	text   []byte
	at     int
	end    int // of the string that was read last
	depth  int // of strings in strings
	blocks []Block
}

var (
	groovyGap = regexp.MustCompile(`^(?:\s+|//[^\n]*|/\*(?s:.*?)(?:\*/|\z))+`)
	// Between slashes, a quotation mark is an ordinary character.
	groovySlashy = regexp.MustCompile(`^[(,=~][ \t]*/(?:\\.|[^/*\\\n])(?:\\.|[^/\\\n])*/`)
	// A step names its script, or gives it first. Other arguments are literals.
	groovyStep = regexp.MustCompile(`^(?:(?:steps|script|this)\.)?(sh|bat|powershell|pwsh)(?:[ \t]*\(\s*|[ \t]+)` +
		`(?:(?:label|returnStdout|returnStatus|encoding)[ \t]*:[ \t]*(?:\w+|'[^'\n]*'|"[^"\n]*")[ \t]*,\s*)*` +
		`(?:script[ \t]*:\s*)?`)
	groovyWord  = regexp.MustCompile(`^[\w.]+`)
	groovyQuote = regexp.MustCompile(`^(?:'''|"""|'|")`)
	groovyPlus  = regexp.MustCompile(`^[ \t]*\+\s*`)
	groovyTerm  = regexp.MustCompile(`^[^\s'"+,(){}]+`)
	groovyName  = regexp.MustCompile(`^\$[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*`)
)

func (g *groovy) rest() []byte { return g.text[g.at:] }

// pass passes what a pattern matches, and returns its length.
func (g *groovy) pass(pattern *regexp.Regexp) int {
	at := pattern.FindIndex(g.rest())
	if at == nil {
		return 0
	}
	g.at += at[1]
	return at[1]
}

// element passes a comment, a string, a step or anything else.
func (g *groovy) element() {
	if g.pass(groovyGap) > 0 || g.pass(groovySlashy) > 0 {
		return
	}
	if step := groovyStep.FindSubmatchIndex(g.rest()); step != nil {
		name := string(g.rest()[step[2]:step[3]])
		g.at += step[1]
		g.step(name)
		return
	}
	if g.pass(groovyWord) == 0 && !g.quoted(&composer{}) {
		g.at++
	}
}

// step reads the script of a step: strings, and other terms that are added to
// them, whose values nobody knows.
func (g *groovy) step(name string) {
	var text composer
	if !g.quoted(&text) {
		return
	}
	for g.pass(groovyPlus) > 0 {
		if start := g.at; !g.quoted(&text) && g.pass(groovyTerm) > 0 {
			text.put("$(X)", start, g.at)
			g.end = g.at
		}
	}
	if !foreignProgram(text.text) {
		g.blocks = append(g.blocks, scriptOf(name, text.block(g.end, Block{})))
	}
}

// scriptOf is a block in the language of a step.
func scriptOf(step string, block Block) Block {
	switch step {
	case "bat":
		return batch(&block)
	case "powershell", "pwsh":
		block.Language = PowerShell
	}
	return block
}

// foreignProgram reports whether the first line of a script hands it to a program
// that is not a shell.
func foreignProgram(script []byte) bool {
	line, _, _ := bytes.Cut(script, []byte("\n"))
	return bytes.HasPrefix(line, []byte("#!")) && !bytes.Contains(line, []byte("sh"))
}

// quoted reads a string, if there is one, as the script gets it.
func (g *groovy) quoted(into *composer) bool {
	mark := groovyQuote.Find(g.rest())
	if mark == nil {
		return false
	}
	g.at += len(mark)
	for g.at < len(g.text) {
		g.end = g.at
		switch rest := g.rest(); {
		case bytes.HasPrefix(rest, mark):
			g.at += len(mark)
			return true
		case rest[0] == '\n' && len(mark) == 1:
			return true // it has no end
		case rest[0] == '\\' && len(rest) > 1:
			g.escape(into)
		case rest[0] == '$' && mark[0] == '"' && g.interpolated(into):
		case bytes.HasPrefix(rest, []byte("\r\n")):
			g.put(into, "\n", 2)
		default:
			into.copy(g.text, g.at, g.at+1)
			g.at++
		}
	}
	g.end = g.at
	return true
}

func (g *groovy) put(into *composer, text string, n int) {
	into.put(text, g.at, g.at+n)
	g.at += n
}

// escape reads what stands behind a backslash.
func (g *groovy) escape(into *composer) {
	switch rest := g.rest(); rest[1] {
	case 'n':
		g.put(into, "\n", 2)
	case 't':
		g.put(into, "\t", 2)
	case '\n':
		g.put(into, "", 2)
	case '\r':
		g.put(into, "", min(3, len(rest)))
	default:
		g.put(into, string(rest[1:2]), 2)
	}
}

// interpolated reads an expression that Groovy fills in, if there is one.
func (g *groovy) interpolated(into *composer) bool {
	start := g.at
	if g.pass(groovyName) == 0 && !g.braces() {
		return false
	}
	into.put("$(X)", start, g.at)
	return true
}

// braces passes an expression in braces. Strings in it may hold braces.
func (g *groovy) braces() bool {
	if !bytes.HasPrefix(g.rest(), []byte("${")) {
		return false
	}
	g.at += len("${")
	g.depth++
	defer func() { g.depth-- }()
	for depth := 1; g.at < len(g.text) && depth > 0; {
		switch c := g.text[g.at]; {
		case (c == '\'' || c == '"') && g.depth < maxDepth:
			g.quoted(&composer{})
			continue
		case c == '{':
			depth++
		case c == '}':
			depth--
		}
		g.at++
	}
	return true
}

package embedded

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/akslint/akslint/internal/document"
)

// Markdown returns the fenced blocks of a page that hold scripts or manifests, and
// the az commands in indented ones; on a page without fences, also those that are a
// paragraph. A page is one unit, and documentation.
func Markdown(source *document.Source) []Block {
	if !worthReading(source.Content) && !bytes.Contains(source.Content, []byte("apiVersion")) {
		return nil
	}
	page := page{source: source, hasFences: fences.Match(source.Content)}
	for n := 1; n <= source.Lines(); n++ {
		n = page.read(n)
	}
	return page.blocks
}

type page struct {
	source    *document.Source
	hasFences bool
	blocks    []Block
}

// read reads what begins in line n, and returns its last line.
func (p *page) read(n int) (last int) {
	line := p.source.Line(n)
	if bytes.HasPrefix(bytes.TrimLeft(line, blanks), []byte("<!--")) {
		return commentEnd(p.source, n)
	}
	if fence, opens := openingFence(line); opens {
		last = fence.last(p.source, n+1)
		if last > n && fence.holdsScript(p.source.Text(n+1, last)) {
			p.blocks = append(p.blocks, fence.block(p.source, n+1, last))
		}
		if fence.closes(p.source.Line(last + 1)) {
			last++
		}
		return last
	}
	if last = p.unfenced(n); last >= n && azLine.Match(p.source.Text(n, last)) {
		indented := fence{indent: len("    ")}
		p.blocks = append(p.blocks, indented.block(p.source, n, last))
	}
	return max(n, last)
}

// unfenced is the last line of the indented code that begins in line n, or of the
// commands that are a paragraph of a page without fences; 0 where none begin.
func (p *page) unfenced(n int) (last int) {
	isEmpty := func(n int) bool { return len(bytes.Trim(p.source.Line(n), blanks)) == 0 }
	if n > 1 && !isEmpty(n-1) {
		return 0
	}
	for next := n; next <= p.source.Lines(); next++ {
		line := p.source.Line(next)
		goesOn := last > 0 && last == next-1 && continued.Match(p.source.Line(last))
		switch {
		case indentedCode.Match(line), goesOn, !p.hasFences && azParagraph.Match(line):
			last = next
		case last == 0 || !isEmpty(next) || !indentedCode.Match(p.source.Line(last)):
			return last
		}
	}
	return last
}

var (
	fences       = regexp.MustCompile("(?m)^[ \t>]*(?:```|~~~)")
	indentedCode = regexp.MustCompile(`^(?: {4}| {0,3}\t)[ \t]*\S`)
	continued    = regexp.MustCompile("[\\\\^`]$")
	azLine       = regexp.MustCompile(`(?m)^[ \t>]*(?:\$[ \t]+)?az[ \t]+[a-z]`)
	azParagraph  = regexp.MustCompile(`^ {0,3}(?:\$[ \t]+)?az[ \t]+[a-z].*(?:[ \t]-|\\$)`) // else it is prose
)

// holdsScript reports whether a block seems to hold a script or a manifest. Most
// without a language do not, and few that are plain text.
func (f *fence) holdsScript(text []byte) bool {
	switch {
	case f.plain:
		return azLine.Match(text)
	case f.tagged:
		return f.known
	default:
		return f.known && (worthReading(text) || assigns.Match(text))
	}
}

// assigns is a block of assignments alone, which others of the page may need.
var assigns = regexp.MustCompile(`^\s*(?:(?:export )?[A-Za-z_]\w*=(?:"[^"\n]*"|'[^'\n]*'|[^\s"']*)\s*)+$`)

// commentEnd is the last line of the comment that begins in line n.
func commentEnd(source *document.Source, n int) int {
	for n < source.Lines() && !bytes.Contains(source.Line(n), []byte("-->")) {
		n++
	}
	return n
}

const blanks = " \t"

// A fence is the line that opens a fenced block.
type fence struct {
	mark   byte // the ` or ~ that it consists of
	length int
	quotes int // how deep in quotations it stands
	indent int // in bytes, behind the marks of quotations
	// language is that of the block; known says that it is one of ours.
	language Language
	known    bool
	// tagged says that the language is written; without it, most blocks are
	// something else.
	tagged bool
	// plain says that the block is tagged as text.
	plain bool
	// terminal says that the block shows what a terminal does.
	terminal bool
}

// A fence may stand in quotations and list items, perhaps at their start.
var (
	container = regexp.MustCompile(`^[ \t]*(?:(?:>|[-*+]|[0-9]{1,9}[.)])[ \t]+|>)*[ \t]*`)
	opening   = regexp.MustCompile("^(`{3,})([^`]*)$|^(~{3,})(.*)$")
)

func openingFence(line []byte) (fence, bool) {
	if !bytes.Contains(line, []byte("```")) && !bytes.Contains(line, []byte("~~~")) {
		return fence{}, false
	}
	before := container.Find(line)
	parts := opening.FindSubmatch(line[len(before):])
	if parts == nil {
		return fence{}, false
	}
	marks, info := parts[1], parts[2]
	if marks == nil {
		marks, info = parts[3], parts[4]
	}
	opened := fence{mark: marks[0], length: len(marks), quotes: bytes.Count(before, []byte(">"))}
	opened.indent = len(before)
	if quote := bytes.LastIndexByte(before, '>'); quote >= 0 {
		opened.indent -= quote + 1
	}
	opened.speak(string(info))
	return opened, true
}

// speak takes the language from what stands behind the marks: its first word,
// which may be written {.bash} or {code-block} bash.
func (f *fence) speak(info string) {
	info = strings.TrimPrefix(strings.TrimSpace(info), "{code-block}")
	info = strings.TrimLeft(info, " \t{.")
	end := strings.IndexFunc(info, func(r rune) bool {
		return r != '-' && r != '_' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
	})
	if end >= 0 {
		info = info[:end]
	}
	name := strings.ToLower(info)
	f.known, f.tagged = true, name != ""
	switch name {
	case "", "cli", "azcli", "bash", "bash-interactive", "sh", "shell", "zsh", "ksh", "batch", "bat", "cmd":
		f.language = Shell
	case "text", "txt", "plaintext", "plain", "none":
		f.language, f.plain = Shell, true
	case "console", "terminal", "shell-session", "bash-session", "sh-session":
		f.language, f.terminal = Shell, true
	case "pwsh", "ps1":
		f.language = PowerShell
	case "yaml", "yml":
		f.language = YAML
	default:
		f.speakAzure(name)
	}
}

// speakAzure takes the names that the pages of Azure have for languages.
func (f *fence) speakAzure(name string) {
	begins := func(prefixes ...string) bool {
		return slices.ContainsFunc(prefixes, func(prefix string) bool { return strings.HasPrefix(name, prefix) })
	}
	switch {
	case begins("azurecli", "azure-cli"):
		f.language = Shell
	case begins("powershell", "azurepowershell", "azure-powershell"):
		f.language = PowerShell
	default:
		f.known = false
	}
}

// content is where the text of a line begins, behind its quotation marks; ok is
// false where the line is no longer in the quotation of the fence.
func (f *fence) content(line []byte) (start int, ok bool) {
	for range f.quotes {
		quote := len(line) - len(bytes.TrimLeft(line[start:], blanks))
		if quote == len(line) || line[quote] != '>' {
			return start, false
		}
		start = quote + 1
	}
	return start, true
}

// last is the last line of the block that begins in line n. The end of its
// quotation ends a block too, and the end of the page.
func (f *fence) last(source *document.Source, n int) int {
	for ; n <= source.Lines(); n++ {
		line := source.Line(n)
		if _, quoted := f.content(line); !quoted || f.closes(line) {
			break
		}
	}
	return n - 1
}

func (f *fence) closes(line []byte) bool {
	start, quoted := f.content(line)
	marks := bytes.Trim(line[start:], blanks)
	return quoted && len(marks) >= f.length && len(bytes.Trim(marks, string(f.mark))) == 0
}

// block is what stands between the fence and the one that closes it.
func (f *fence) block(source *document.Source, first, last int) Block {
	var text composer
	for n := first; n <= last; n++ {
		line := source.Line(n)
		start, _ := f.content(line)
		for range f.indent {
			if start < len(line) && (line[start] == ' ' || line[start] == '\t') {
				start++
			}
		}
		text.line(source, n, source.Offset(n)+start)
	}
	block := text.block(lineEnd(source, last), Block{Language: f.language, Docs: true})
	if block.Language == YAML {
		return block
	}
	prompts(block.Text, f.terminal)
	if block.Language == Shell {
		carets(block.Text)
	}
	endContinuation(block.Text)
	if block.Language == Shell && bytes.Contains(block.Text, []byte("`\n")) && backtick.Match(block.Text) {
		block.Language = PowerShell
	}
	return block
}

// carets makes those that continue the lines of a command of Windows into
// backslashes.
func carets(text []byte) {
	if !bytes.Contains(text, []byte("^\n")) || !caret.Match(text) {
		return
	}
	for at := 0; at+1 < len(text); at++ {
		if text[at] == '^' && text[at+1] == '\n' {
			text[at] = '\\'
		}
	}
}

var caret = regexp.MustCompile(`(?m)^.*\baz .*\^$`)

// A backtick behind a blank at the end of a line continues a command of
// PowerShell, whatever the fence says. In bash it would begin a substitution.
var backtick = regexp.MustCompile("(?m)^.*\\baz .*[ \t]`$")

// endContinuation blanks a continuation before the closing fence: the page
// leaves the rest of the command out.
func endContinuation(text []byte) {
	rest := bytes.TrimRight(text, blanks+"\n")
	if n := len(rest); n > 0 && (rest[n-1] == '\\' || n > 1 && rest[n-1] == '`' && rest[n-2] == ' ') {
		rest[n-1] = ' '
	}
}

// The prompts that pages write before commands. A # or a > is one before az
// only, since they mean something to the shell.
var (
	prompt     = regexp.MustCompile(`^[ \t]*(?:(?:[\w.-]+@[\w.-]+[^\s$#]*)?\$|PS(?: [^\s>]+)?>)[ \t]+`)
	azPrompt   = regexp.MustCompile("^[ \t]*((?:[^'\"=|&;<>$`#\n]{0,60}[$%❯➜]|[A-Za-z]:\\\\[^<>|\"\n]{0,100}>|>)[ \t]*)az ")
	rootPrompt = regexp.MustCompile(`^[ \t]*((?:[\w.-]+@[\w.-]+[^\s#]*)?#[ \t]*)az `)
	command    = regexp.MustCompile(`^[ \t]*az `)
	more       = regexp.MustCompile(`^[ \t]*>[ \t]`) // asked for after a continuation
)

// prompts blanks the prompts of a script. Once there are prompts, a line that
// has none, and does not go on with the line before it, is what a command
// printed, and is blanked too.
func prompts(text []byte, terminal bool) {
	prompted, continues, quote := false, false, byte(0)
	printed := !bytes.Contains(text, []byte("<<"))
	for len(text) > 0 {
		end := bytes.IndexByte(text, '\n') + 1
		if end == 0 {
			end = len(text)
		}
		line := bytes.TrimRight(text[:end], blanks+"\n")
		text = text[end:]
		width := promptWidth(line, terminal)
		switch {
		case width > 0 && !continues:
			prompted = true
			blank(line[:width])
		case continues && prompted:
			blank(more.Find(line))
		case prompted && printed && !command.Match(line):
			blank(line)
		}
		quote = openQuote(line, quote)
		continues = quote != 0 || bytes.HasSuffix(line, []byte(`\`)) || bytes.HasSuffix(line, []byte(" `"))
	}
}

// openQuote is the quotation mark that is open behind a line, 0 for none, given
// the one that is open before it.
func openQuote(line []byte, quote byte) byte {
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '\\' && quote != '\'':
			i++
		case c == quote:
			quote = 0
		case quote == 0 && (c == '\'' || c == '"'):
			quote = c
		}
	}
	return quote
}

// promptWidth is the length of the prompt that a line begins with.
func promptWidth(line []byte, terminal bool) int {
	text := bytes.TrimLeft(line, blanks)
	if bytes.HasPrefix(text, []byte("-")) || bytes.HasPrefix(text, []byte("az ")) || !bytes.ContainsAny(text, "$>#%❯➜") {
		return 0 // most lines
	}
	if at := prompt.FindIndex(line); at != nil {
		return at[1]
	}
	if at := azPrompt.FindSubmatchIndex(line); at != nil {
		return at[3]
	}
	if at := rootPrompt.FindSubmatchIndex(line); at != nil && terminal {
		return at[3]
	}
	return 0
}

func blank(text []byte) {
	for i := range text {
		text[i] = ' '
	}
}

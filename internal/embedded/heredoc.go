package embedded

import (
	"bytes"
	"cmp"
	"path"
	"regexp"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/akslint/akslint/internal/shell"
)

// Heredocs returns the manifests and scripts that a shell script holds as input of
// its commands: in here-documents and here-strings, and in what echo and printf
// write into a pipe. It takes what kubectl or a shell reads, and what goes into a
// file of such a kind. The rest is data.
func Heredocs(script *Block) []Block {
	if script.Language != Shell || !holdsInput(script.Text) {
		return nil
	}
	reader := heredocs{script: script, parsed: map[*syntax.Stmt]bool{}}
	masked := expression.ReplaceAllFunc(script.Text, func(text []byte) []byte {
		return bytes.Repeat([]byte("X"), len(text))
	})
	from := 0
	for range maxFaults {
		fault := reader.read(masked, from)
		if fault < 0 || !holdsInput(masked[fault:]) {
			break
		}
		// What the parser cannot read ends with its line: the rest may still be
		// shell.
		from = min(fault+lengthUntil(masked[fault:], "\n")+1, len(masked))
	}
	return reader.blocks
}

// holdsInput is a cheap test for input that is written in the script.
func holdsInput(text []byte) bool {
	return bytes.Contains(text, []byte("<<")) ||
		(bytes.Contains(text, []byte("echo")) || bytes.Contains(text, []byte("printf"))) && readingPipe.Match(text)
}

var readingPipe = regexp.MustCompile(`\|&?\s*(?:sudo\s+)?(?:[\w./-]*/)?(?:kubectl|oc|k|bash|sh|zsh|tee)\s`)

// maxFaults bounds how often the parser starts again.
const maxFaults = 100

// A template expression is no shell.
var expression = regexp.MustCompile(`\$?\{\{[^\n]*?\}\}`)

type heredocs struct {
	script *Block
	offset int // of the part of the script that is being read
	parsed map[*syntax.Stmt]bool
	// exits says that the rest of the script never runs, and skipped why the pipeline
	// that is being read does not; "" if it may.
	exits   bool
	skipped string
	blocks  []Block
}

// read reads the statements from an offset on, and returns where it fails, or
// -1.
func (h *heredocs) read(text []byte, from int) (fault int) {
	h.offset, fault = from, -1
	end := from
	parser := syntax.NewParser(syntax.Variant(syntax.LangBash))
	for statement, err := range parser.StmtsSeq(bytes.NewReader(text[from:])) {
		if fault >= 0 {
			continue // not to be left at the first error: the parser may yield it twice
		}
		if err != nil {
			fault = max(end, from+faultOffset(err))
			continue
		}
		end = from + int(statement.End().Offset())
		h.statement(statement)
		if call, ok := statement.Cmd.(*syntax.CallExpr); ok && hasWord(call.Args[:min(1, len(call.Args))], "exit") && !statement.Background {
			h.exits = true
		}
	}
	return fault
}

// statement reads the pipelines in a statement.
func (h *heredocs) statement(statement *syntax.Stmt) {
	type place struct {
		node    syntax.Node
		skipped string
	}
	path := []place{{}}
	if h.exits {
		path[0].skipped = "behind exit"
	}
	syntax.Walk(statement, func(node syntax.Node) bool {
		if node == nil {
			path = path[:len(path)-1]
			return true
		}
		here := place{node, path[len(path)-1].skipped}
		if shell.NeverRuns(path[len(path)-1].node, node) {
			here.skipped = cmp.Or(here.skipped, "the condition is false")
		}
		path = append(path, here)
		if statement, ok := node.(*syntax.Stmt); ok && !h.parsed[statement] {
			h.skipped = here.skipped
			h.pipeline(statement)
		}
		return true
	})
}

func faultOffset(err error) int {
	switch err := err.(type) { //nolint:errorlint // the parser wraps no errors
	case syntax.ParseError:
		return int(err.Pos.Offset())
	case syntax.LangError:
		return int(err.Pos.Offset())
	default:
		return 0
	}
}

// pipeline takes the input that is written in the commands of a pipeline, or in a
// command that stands alone.
func (h *heredocs) pipeline(statement *syntax.Stmt) {
	stages := h.stages(nil, statement)
	for i, stage := range stages {
		h.parsed[stage] = true
		for _, redirect := range stage.Redirs {
			isInput := redirect.Hdoc != nil || redirect.Op == syntax.WordHdoc
			if language, ok := h.reader(stages[i:]); ok && isInput {
				h.take(redirect, language)
			}
		}
		if call, ok := stage.Cmd.(*syntax.CallExpr); ok && len(call.Args) > 1 {
			if language, ok := h.reader(stages[i+1:]); ok {
				h.printed(call.Args, language)
			}
		}
	}
}

func (h *heredocs) stages(before []*syntax.Stmt, statement *syntax.Stmt) []*syntax.Stmt {
	if list, ok := statement.Cmd.(*syntax.BinaryCmd); ok && (list.Op == syntax.Pipe || list.Op == syntax.PipeAll) {
		h.parsed[statement] = true
		return h.stages(h.stages(before, list.X), list.Y)
	}
	return append(before, statement)
}

// reader is the language of what reads the input of the first of some commands
// of a pipeline.
func (h *heredocs) reader(stages []*syntax.Stmt) (Language, bool) {
	for _, stage := range stages {
		if call, ok := stage.Cmd.(*syntax.CallExpr); ok {
			if language, ok := h.readBy(call.Args); ok {
				return language, true
			}
		}
		for _, redirect := range stage.Redirs {
			switch redirect.Op {
			case syntax.RdrOut, syntax.AppOut, syntax.RdrClob, syntax.RdrAll, syntax.AppAll:
				return h.languageOf(redirect.Word)
			default:
			}
		}
	}
	return 0, false
}

// readBy is the language that a command takes from its input.
func (h *heredocs) readBy(args []*syntax.Word) (Language, bool) {
	for len(args) > 0 && args[0].Lit() == "sudo" {
		args = args[1:]
	}
	if len(args) == 0 {
		return 0, false
	}
	switch path.Base(args[0].Lit()) {
	case "kubectl", "oc", "k":
		for _, arg := range args[1:] {
			switch arg.Lit() {
			case "apply", "create", "replace", "diff":
				return YAML, true
			}
		}
	case "bash", "sh", "zsh":
		return Shell, !hasWord(args, "-c")
	case "tee":
		return h.languageOf(args[len(args)-1])
	}
	return 0, false
}

func hasWord(args []*syntax.Word, word string) bool {
	for _, arg := range args {
		if arg.Lit() == word {
			return true
		}
	}
	return false
}

// languageOf is the language of a file by the end of its name.
func (h *heredocs) languageOf(name *syntax.Word) (Language, bool) {
	from, to := h.offset+int(name.Pos().Offset()), h.offset+int(name.End().Offset())
	switch path.Ext(strings.Trim(string(h.script.Text[from:to]), `"'`)) {
	case ".yaml", ".yml":
		return YAML, true
	case ".sh", ".bash", ".azcli":
		return Shell, true
	case ".ps1":
		return PowerShell, true
	default:
		return 0, false
	}
}

// take makes a here-document or a here-string into a block.
func (h *heredocs) take(redirect *syntax.Redirect, language Language) {
	body := body{text: h.script.Text, tabs: redirect.Op == syntax.DashHdoc}
	if redirect.Op == syntax.WordHdoc {
		h.words(&body, []*syntax.Word{redirect.Word}, "", language)
		return
	}
	body.at = h.offset + int(redirect.Hdoc.Pos().Offset())
	if delimiter := redirect.Word.Lit(); delimiter != "" && !strings.Contains(delimiter, `\`) { // it is not quoted
		body.escapes = "$`\\\n"
	}
	end := h.offset + int(redirect.Hdoc.End().Offset()) // of the line that ends the document
	end = body.at + bytes.LastIndexByte(h.script.Text[body.at:end], '\n') + 1
	body.read(end)
	h.add(&body, end, language)
}

// printed makes what echo or printf writes into a block.
func (h *heredocs) printed(args []*syntax.Word, language Language) {
	body := body{text: h.script.Text}
	program, between, args := args[0].Lit(), " ", args[1:]
	switch program {
	case "echo":
		for len(args) > 0 && echoFlag.MatchString(args[0].Lit()) {
			body.controls = body.controls || strings.Contains(args[0].Lit(), "e")
			args = args[1:]
		}
	case "printf":
		body.controls = true
		if from, to := h.extent(args[0]); onlyStrings.Match(h.script.Text[from:to]) {
			between, args = "\n", args[1:]
		} else {
			body.format, args = true, args[:1]
		}
	default:
		return
	}
	h.words(&body, args, between, language)
}

var (
	echoFlag = regexp.MustCompile(`^-[neE]+$`)
	// onlyStrings is a format that writes each of the arguments as it is.
	onlyStrings = regexp.MustCompile(`^["']?%[sb](?:\\n)*["']?$`)
)

// words makes some words into a block.
func (h *heredocs) words(body *body, words []*syntax.Word, between string, language Language) {
	if len(words) == 0 {
		return
	}
	for i, word := range words {
		if from, _ := h.extent(word); i > 0 {
			body.out.put(between, body.at, from)
		}
		for _, part := range word.Parts {
			body.part(part, h.offset)
		}
	}
	h.add(body, body.at, language)
}

func (h *heredocs) extent(node syntax.Node) (from, to int) {
	return h.offset + int(node.Pos().Offset()), h.offset + int(node.End().Offset())
}

// add makes a block of what a body wrote, up to an offset of the script.
func (h *heredocs) add(body *body, end int, language Language) {
	block := h.script.inner(language)
	block.Skipped = cmp.Or(block.Skipped, h.skipped)
	h.blocks = append(h.blocks, body.out.block(end, block))
}

// A body is the input that is written in a script.
type body struct {
	text     []byte
	at       int
	tabs     bool   // before its lines are left out
	escapes  string // what the shell takes a backslash away from
	controls bool   // \n and \t are characters, to echo -e and printf
	format   bool   // of printf
	out      composer
}

// part reads a part of a word. What the shell expands stays as it is written.
func (b *body) part(part syntax.WordPart, offset int) {
	from, to := offset+int(part.Pos().Offset()), offset+int(part.End().Offset())
	controls := b.controls
	switch part := part.(type) {
	case *syntax.SglQuoted:
		from, to, b.escapes = from+len("'"), to-len("'"), ""
		if part.Dollar {
			from, b.escapes, b.controls = from+len("$"), `\'"`, true
		}
	case *syntax.DblQuoted:
		from, to, b.escapes = from+len(`"`), to-len(`"`), "$`\"\\\n"
		if part.Dollar {
			from += len("$")
		}
	default:
		b.escapes = anything
	}
	b.at = from
	b.read(to)
	b.controls = controls
}

// anything is every character that a backslash may stand before: those that are
// special, and blanks.
const anything = "$`\"'\\\n |&;<>()*?[]#~=%{}!"

func (b *body) read(end int) {
	for start := true; b.at < end; {
		rest := b.text[b.at:end]
		if start && b.tabs && rest[0] == '\t' {
			b.at++
			continue
		}
		written, width := b.escape(rest)
		if width > 0 {
			b.out.put(written, b.at, b.at+width)
		} else {
			width = max(lengthUntil(rest, "\\%\n"), 1)
			b.out.copy(b.text, b.at, b.at+width)
		}
		b.at += width
		start = b.text[b.at-1] == '\n'
	}
}

// escape is what a text begins with that becomes something else, by its length; 0 if
// it begins with nothing of the kind.
func (b *body) escape(text []byte) (written string, width int) {
	switch {
	case b.format && text[0] == '%':
		verb := verb.Find(text)
		if string(verb) == "%%" {
			return "%", len(verb)
		}
		return "$(X)", max(len(verb), 1)
	case len(text) < 2 || text[0] != '\\':
		return "", 0
	case b.escapes != "" && strings.IndexByte(b.escapes, text[1]) >= 0:
		return strings.Trim(string(text[1]), "\n"), 2
	case b.controls && text[1] == 'n':
		return "\n", 2
	case b.controls && text[1] == 't':
		return "\t", 2
	case b.controls && text[1] == '\\':
		return `\`, 2
	default:
		return "", 0
	}
}

// verb is a directive in a format of printf.
var verb = regexp.MustCompile(`^%(?:%|[-+ #0-9.*]*[A-Za-z])`)

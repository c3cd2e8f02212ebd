package embedded

import (
	"bytes"
	"path"
	"regexp"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// Heredocs returns the manifests and scripts in the here-documents of a shell
// script: what kubectl or a shell reads, and what goes into a file of such a
// kind. The rest is data.
func Heredocs(script *Block) []Block {
	if script.Language != Shell || !bytes.Contains(script.Text, []byte("<<")) {
		return nil
	}
	reader := heredocs{script: script, parsed: map[*syntax.Stmt]bool{}}
	masked := expression.ReplaceAllFunc(script.Text, func(text []byte) []byte {
		return bytes.Repeat([]byte("X"), len(text))
	})
	from := 0
	for range maxFaults {
		fault := reader.read(masked, from)
		if fault < 0 || !bytes.Contains(masked[fault:], []byte("<<")) {
			break
		}
		// What the parser cannot read ends with its line: the rest may still be
		// shell.
		from = min(fault+lengthUntil(masked[fault:], "\n")+1, len(masked))
	}
	return reader.blocks
}

// maxFaults bounds how often the parser starts again.
const maxFaults = 100

// A template expression is no shell.
var expression = regexp.MustCompile(`\$?\{\{[^\n]*?\}\}`)

type heredocs struct {
	script *Block
	offset int // of the part of the script that is being read
	parsed map[*syntax.Stmt]bool
	blocks []Block
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
		syntax.Walk(statement, func(node syntax.Node) bool {
			if statement, ok := node.(*syntax.Stmt); ok && !h.parsed[statement] {
				h.pipeline(statement)
			}
			return true
		})
	}
	return fault
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

// pipeline takes the here-documents of the commands of a pipeline, or of a
// command that stands alone.
func (h *heredocs) pipeline(statement *syntax.Stmt) {
	stages := h.stages(nil, statement)
	for i, stage := range stages {
		h.parsed[stage] = true
		for _, redirect := range stage.Redirs {
			if redirect.Hdoc == nil {
				continue
			}
			if language, ok := h.reader(stages[i:]); ok {
				h.take(redirect, language)
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

// take makes the body of a here-document into a block.
func (h *heredocs) take(redirect *syntax.Redirect, language Language) {
	delimiter := redirect.Word.Lit() // "" in quotation marks
	reader := body{
		text: h.script.Text, at: h.offset + int(redirect.Hdoc.Pos().Offset()),
		tabs: redirect.Op == syntax.DashHdoc, escapes: delimiter != "" && !strings.Contains(delimiter, `\`),
	}
	end := h.offset + int(redirect.Hdoc.End().Offset()) // of the line that ends the document
	end = reader.at + bytes.LastIndexByte(h.script.Text[reader.at:end], '\n') + 1
	reader.read(end)
	h.blocks = append(h.blocks, reader.out.block(end, Block{
		Language: language, Unit: h.script.Unit, Docs: h.script.Docs, Constants: h.script.Constants, outer: h.script,
	}))
}

// A body is what stands in a here-document.
type body struct {
	text    []byte
	at      int
	tabs    bool // before its lines are left out
	escapes bool // the shell undoes backslashes
	out     composer
}

func (b *body) read(end int) {
	for start := true; b.at < end; {
		rest := b.text[b.at:end]
		var width int
		switch {
		case start && b.tabs && rest[0] == '\t':
			b.at++
			continue
		case b.escapes && len(rest) > 1 && rest[0] == '\\' && strings.IndexByte("$`\\", rest[1]) >= 0:
			width = 2
			b.out.put(string(rest[1:2]), b.at, b.at+2)
		default:
			width = max(lengthUntil(rest, "\\\n"), 1)
			b.out.copy(b.text, b.at, b.at+width)
		}
		b.at += width
		start = b.text[b.at-1] == '\n'
	}
}

package embedded

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/akslint/akslint/internal/document"
)

// Batch returns the commands of az and kubelogin in a batch file of Windows as a
// shell script.
func Batch(source *document.Source) []Block {
	if !worthReading(source.Content) {
		return nil
	}
	script := Whole(source, Shell)
	return []Block{batch(&script)}
}

// batch writes the commands of a batch script as a shell script that says the same. The rest of the script, which no shell could parse, is left out.
func batch(script *Block) Block {
	writer := batchWriter{text: script.Text}
	for writer.at < len(writer.text) {
		end := writer.at + logicalLine(writer.text[writer.at:])
		for line := writer.text[writer.at:end]; !batchComment.Match(line); line = writer.text[writer.at:end] {
			found := batchCommand.FindSubmatchIndex(line)
			if found == nil {
				break
			}
			writer.at += found[4]
			writer.command(end, line[max(found[2], 0):max(found[3], 0)])
		}
		writer.at = end
	}
	inner := *script
	inner.outer = script
	return writer.out.block(len(script.Text), inner)
}

var (
	batchComment = regexp.MustCompile(`(?i)^[ \t]*@?(?:rem\b|::)`)
	// A command begins a line, or follows another, a parenthesis, a keyword, or
	// the quotation mark of for /f.
	batchCommand = regexp.MustCompile("(?i)(?:^|[&|(@]|\\b(?:call|do|else)\\b|\\bif\\b[^&|]*[ \t]|(['`]))[ \t]*((?:az|kubelogin)(?:\\.cmd|\\.exe)?)[ \t]")
	// An expansion is %NAME%, !NAME!, a parameter like %1 or %~dp0, or a variable
	// of for like %%i.
	batchExpansion = regexp.MustCompile(`^(?:%%~?[A-Za-z]+|%(?:~[A-Za-z]*)?[0-9*]|%([A-Za-z_]\w*)%|!([A-Za-z_]\w*)!|%[A-Za-z_][^%\s"]*%)`)
)

// logicalLine is the length of a line and of those that carets join to it.
func logicalLine(text []byte) int {
	for at := 0; ; {
		end := bytes.IndexByte(text[at:], '\n')
		if end < 0 {
			return len(text)
		}
		at += end + 1
		if !bytes.HasSuffix(bytes.TrimSuffix(text[:at-1], []byte("\r")), []byte("^")) {
			return at
		}
	}
}

type batchWriter struct {
	text []byte
	at   int
	out  composer
}

// put writes text for the next n bytes.
func (w *batchWriter) put(text string, n int) {
	w.out.put(text, w.at, w.at+n)
	w.at += n
}

// command writes a command, up to what separates it from the next, or to the
// quotation mark before it.
func (w *batchWriter) command(end int, mark []byte) {
	quoted := false
	for w.at < end {
		c := w.text[w.at]
		if !quoted && (strings.IndexByte("|)\r\n", c) >= 0 || c == '&' && w.text[w.at-1] != '>' || bytes.IndexByte(mark, c) >= 0) {
			break
		}
		if c == '"' && w.text[w.at-1] != '\\' {
			quoted = !quoted
		}
		w.character(end, quoted)
	}
	w.put("\n", 0)
}

// character writes one character, or more that belong together.
func (w *batchWriter) character(end int, quoted bool) {
	rest := w.text[w.at:end]
	special := "\\$`"
	if !quoted {
		special += "';#(*?"
	}
	expansion := batchExpansion.FindSubmatch(rest)
	switch {
	case expansion != nil && len(expansion[1])+len(expansion[2]) > 0:
		w.put("${"+string(expansion[1])+string(expansion[2])+"}", len(expansion[0]))
	case expansion != nil:
		w.put("$(X)", len(expansion[0]))
	case !quoted && bytes.HasPrefix(rest, []byte("^\r\n")):
		w.put("\\\n", 3)
	case !quoted && rest[0] == '^' && len(rest) > 1:
		w.put("\\"+string(rest[1]), 2)
	case bytes.HasPrefix(rest, []byte(`\"`)):
		w.put(`\`, 1)
	case strings.IndexByte(special, rest[0]) >= 0:
		w.put("\\"+string(rest[0]), 1)
	default:
		w.out.copy(w.text, w.at, w.at+1)
		w.at++
	}
}

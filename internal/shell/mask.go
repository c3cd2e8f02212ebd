package shell

import (
	"bytes"
	"regexp"
)

// A span is a range of bytes.
type span struct{ from, to int }

// To the shell, <name> is a redirection and {{ name }} two words, but people
// write both for what is to be filled in. They are replaced by letters before
// the script is parsed, byte for byte, so that positions stay true.
var (
	template    = regexp.MustCompile(`\$?\{\{[^\n]*?\}\}`)
	placeholder = regexp.MustCompile(`<[A-Za-z0-9_$@{\[](?:[^<>\n]*[^<>\n\s])?>`)
	azCommand   = regexp.MustCompile(`\baz\s`)
)

// mask returns the script with its placeholders replaced, and where they are.
// Angle brackets are masked only in az commands: elsewhere they are mostly
// what they look like.
func mask(script []byte) ([]byte, []span) {
	var masks []span
	for _, at := range template.FindAllIndex(script, -1) {
		masks = append(masks, span{at[0], at[1]})
	}
	inCommand := false
	for from := 0; from < len(script); {
		to := len(script)
		if end := bytes.IndexByte(script[from:], '\n'); end >= 0 {
			to = from + end + 1
		}
		line := script[from:to]
		if inCommand = inCommand || azCommand.Match(line); inCommand {
			for _, at := range placeholder.FindAllIndex(line, -1) {
				if at[0] == 0 || line[at[0]-1] != '<' {
					masks = append(masks, span{from + at[0], from + at[1]})
				}
			}
		}
		inCommand = inCommand && bytes.HasSuffix(bytes.TrimRight(line, "\r\n"), []byte(`\`))
		from = to
	}
	if len(masks) == 0 {
		return script, nil
	}
	masked := bytes.Clone(script)
	for _, mask := range masks {
		for i := mask.from; i < mask.to; i++ {
			masked[i] = 'X'
		}
	}
	return masked, masks
}

func overlaps(masks []span, from, to int) bool {
	for _, mask := range masks {
		if mask.from < to && from < mask.to {
			return true
		}
	}
	return false
}

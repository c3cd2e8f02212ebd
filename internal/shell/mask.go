package shell

import (
	"bytes"
	"regexp"
)

// A span is a range of bytes.
type span struct{ from, to int }

// To the shell, <name> is a redirection, [a|b] a pipe and {{ name }} two words,
// but people write them for what is to be filled in. They are replaced by letters before
// the script is parsed, byte for byte, so that positions stay true.
var (
	template    = regexp.MustCompile(`\$?\{\{[^\n]*?\}\}`)
	placeholder = regexp.MustCompile(`<[A-Za-z0-9_$@{\[](?:[^<>\n]*[^<>\n\s])?>`)
	choice      = regexp.MustCompile(`\[[^\[\]\s|]+(?: ?\| ?[^\[\]\s|]+)+\]`)
	azCommand   = regexp.MustCompile(`\baz\s`)
)

// mask returns the script with its placeholders replaced, and where they are. A
// byte order mark becomes blanks.
func mask(script []byte) ([]byte, []span) {
	masks := placeholders(script)
	for _, at := range template.FindAllIndex(script, -1) {
		masks = append(masks, span{at[0], at[1]})
	}
	masked := bytes.Clone(script)
	if bytes.HasPrefix(masked, []byte("\uFEFF")) {
		copy(masked, "   ")
	}
	for _, mask := range masks {
		for i := mask.from; i < mask.to; i++ {
			masked[i] = 'X'
		}
	}
	return masked, masks
}

// placeholders finds the names in angle brackets. Only az commands are
// searched, and the lines that continue them: elsewhere, angle brackets are
// mostly what they look like.
func placeholders(script []byte) []span {
	var masks []span
	from, inCommand := 0, false
	for line := range bytes.Lines(script) {
		if inCommand = inCommand || azCommand.Match(line); inCommand {
			for _, at := range append(placeholder.FindAllIndex(line, -1), choice.FindAllIndex(line, -1)...) {
				if at[0] == 0 || line[at[0]-1] != '<' { // <<EOF is none
					masks = append(masks, span{from + at[0], from + at[1]})
				}
			}
		}
		inCommand = inCommand && bytes.HasSuffix(bytes.TrimRight(line, "\r\n"), []byte(`\`))
		from += len(line)
	}
	return masks
}

func overlaps(masks []span, from, to int) bool {
	for _, mask := range masks {
		if mask.from < to && from < mask.to {
			return true
		}
	}
	return false
}

// join lets a line go on where it ends in a backslash and blanks, which to the
// shell is the end of the command, and the next line begins with a flag. It
// returns the places of the backslashes.
func join(script []byte) []int {
	var broken []int
	for _, at := range brokenLine.FindAllSubmatchIndex(script, -1) {
		from, to := at[2], at[3]
		for i := from; i < to; i++ {
			script[i] = ' '
		}
		script[to-1] = '\\'
		broken = append(broken, from)
	}
	return broken
}

var brokenLine = regexp.MustCompile(`(?:^|[^\\])(\\[ \t]+)\r?\n[ \t]*-`)

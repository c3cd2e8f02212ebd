package shell

import (
	"bytes"
	"regexp"
	"slices"
)

// A span is a range of bytes.
type span struct{ from, to int }

// To the shell, <name> is a redirection, [a|b] a pipe and {{ name }} two words,
// but people write them for what is to be filled in. They are replaced by letters before
// the script is parsed, byte for byte, so that positions stay true.
var (
	template    = regexp.MustCompile(`\$?\{\{[^\n]*?\}\}`)
	placeholder = regexp.MustCompile(`<[A-Za-z0-9_$@{\[](?:[^<>"'` + "`" + `\n]*[^<>"'` + "`" + `\n\s])?>`)
	choice      = regexp.MustCompile(`\[[^\[\]\s|]+(?: ?\| ?[^\[\]\s|]+)+\]|\{[^{}\s|:$"']+(?: ?[|] ?[^{}\s|:$"']+)+\}`)
	bracketed   = regexp.MustCompile(`(?:^|[\s="'])(\[[A-Za-z][\w -]*\]|\{[A-Za-z][\w -]*\})(?:[\s"']|$)`)
	environment = regexp.MustCompile(`%[A-Za-z_]\w+%`)
	azCommand   = regexp.MustCompile(`\baz\s`)
	assignment  = regexp.MustCompile(`^\s*(?:(?:export|readonly|local|declare)\s+)?[A-Za-z_]\w*=`)
	// redirections are two that only look like a placeholder: <in 2>out.
	redirections = regexp.MustCompile(`\s[0-9]>$`)
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
	for _, at := range commentEnd.FindAllSubmatchIndex(script, -1) {
		masked[max(at[2], at[4])] = ' '
	}
	return masked, masks
}

// commentEnd is the backslash at the end of a comment. To the parser it
// continues the comment, to the shell it does not.
var commentEnd = regexp.MustCompile(`(?m)^[ \t]*#.*(\\)\r?$|[ \t]#[^"'\n]*(\\)\r?$`)

// placeholders finds what is to be filled in. Only az commands are searched, the
// lines that continue them, and assignments: elsewhere, brackets are mostly what
// they look like.
func placeholders(script []byte) []span {
	var masks []span
	from, inCommand := 0, false
	for line := range bytes.Lines(script) {
		if inCommand = inCommand || azCommand.Match(line) || assignment.Match(line); inCommand {
			for _, mask := range placeholdersIn(line) {
				masks = append(masks, span{from + mask.from, from + mask.to})
			}
		}
		inCommand = inCommand && bytes.HasSuffix(bytes.TrimRight(line, "\r\n"), []byte(`\`))
		from += len(line)
	}
	return masks
}

func placeholdersIn(line []byte) []span {
	if !bytes.ContainsAny(line, "<[{%") {
		return nil
	}
	var masks []span
	for _, at := range placeholder.FindAllIndex(line, -1) {
		isHereDocument := at[0] > 0 && line[at[0]-1] == '<'
		isName := at[1] < len(line) && line[at[1]] > ' ' && redirections.Match(line[at[0]:at[1]])
		if !isHereDocument && !isName {
			masks = append(masks, span{at[0], at[1]})
		}
	}
	for _, at := range slices.Concat(choice.FindAllIndex(line, -1), environment.FindAllIndex(line, -1)) {
		masks = append(masks, span{at[0], at[1]})
	}
	for _, at := range bracketed.FindAllSubmatchIndex(line, -1) {
		masks = append(masks, span{at[2], at[3]})
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

var brokenLine = regexp.MustCompile(`(?:^|[^\\])(\\[ \t]+(?:#[^\r\n]*)?)\r?\n[ \t]*-`)

package shell

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strings"
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
	bracketed   = regexp.MustCompile(`(?:^|[\s="'])(\[[A-Za-z][\w -]*\]|\{[A-Za-z][\w -]*\}|%[A-Za-z]%)(?:[\s"']|$)`)
	token       = regexp.MustCompile(`#\{ ?[A-Za-z][\w.-]* ?\}#|~\{ ?[A-Za-z][\w.-]* ?\}~|@@[A-Za-z][\w.-]*@@|__[A-Z][A-Z0-9_]*?__`)
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
	if bytes.Contains(script, []byte("{{")) {
		for _, at := range template.FindAllIndex(script, -1) {
			masks = append(masks, span{at[0], at[1]})
		}
	}
	masks = merge(masks)
	masked := bytes.Clone(script)
	if bytes.HasPrefix(masked, []byte("\uFEFF")) {
		copy(masked, "   ")
	}
	for _, mask := range masks {
		for i := mask.from; i < mask.to; i++ {
			masked[i] = 'X'
		}
	}
	if end := len(masked) - len("\\\r"); bytes.HasSuffix(masked, []byte("\\\r")) { // what is left of a line that goes on
		copy(masked[end:], blanks)
	}
	endComments(masked)
	return masked, masks
}

// endComments blanks the backslash at the end of a comment: to the parser it
// continues the comment, to the shell it does not. What holds a quotation mark without
// its pair might be the end of a string.
func endComments(script []byte) {
	for line := range bytes.Lines(script) {
		text := bytes.TrimRight(line, "\r\n")
		if !bytes.HasSuffix(text, []byte(`\`)) {
			continue
		}
		at := bytes.IndexByte(text, '#')
		alone := at >= 0 && len(bytes.TrimLeft(text[:at], blanks)) == 0
		if alone || at > 0 && strings.IndexByte(blanks, text[at-1]) >= 0 && isPaired(text[at:], `"`) && isPaired(text[at:], "'") {
			text[len(text)-1] = ' '
		}
	}
}

func isPaired(text []byte, mark string) bool { return bytes.Count(text, []byte(mark))%2 == 0 }

// placeholders finds what is to be filled in. Only az commands are searched, the
// lines that continue them, and assignments: elsewhere, brackets are mostly what
// they look like.
func placeholders(script []byte) []span {
	if !isMarked(script) {
		return nil
	}
	var masks []span
	from, inCommand := 0, false
	for line := range bytes.Lines(script) {
		marked, continued := isMarked(line), bytes.HasSuffix(bytes.TrimRight(line, "\r\n"), []byte(`\`))
		if !inCommand && (marked || continued) {
			inCommand = azCommand.Match(line) || assignment.Match(line)
		}
		if inCommand && marked {
			for _, mask := range placeholdersIn(line) {
				masks = append(masks, span{from + mask.from, from + mask.to})
			}
		}
		inCommand = inCommand && continued
		from += len(line)
	}
	return masks
}

// isMarked is a cheap test for placeholders.
func isMarked(text []byte) bool {
	return bytes.ContainsAny(text, "<[{%") || bytes.Contains(text, []byte("@@")) || bytes.Contains(text, []byte("__"))
}

func placeholdersIn(line []byte) []span {
	var masks []span
	for _, at := range placeholder.FindAllIndex(line, -1) {
		isHereDocument := at[0] > 0 && line[at[0]-1] == '<'
		isName := at[1] < len(line) && line[at[1]] > ' ' && redirections.Match(line[at[0]:at[1]])
		if !isHereDocument && !isName {
			masks = append(masks, span{at[0], at[1]})
		}
	}
	for _, at := range slices.Concat(choice.FindAllIndex(line, -1), environment.FindAllIndex(line, -1), token.FindAllIndex(line, -1)) {
		masks = append(masks, span{at[0], at[1]})
	}
	for _, at := range bracketed.FindAllSubmatchIndex(line, -1) {
		masks = append(masks, span{at[2], at[3]})
	}
	return masks
}

// merge brings masks in order, and makes one of those that overlap.
func merge(masks []span) []span {
	slices.SortFunc(masks, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	merged := masks[:0]
	for _, mask := range masks {
		if last := len(merged) - 1; last >= 0 && mask.from <= merged[last].to {
			merged[last].to = max(merged[last].to, mask.to)
		} else {
			merged = append(merged, mask)
		}
	}
	return merged
}

// overlaps reports whether one of some spans, which are in order, holds some of a run
// of bytes.
func overlaps(spans []span, from, to int) bool { return len(within(spans, from, to)) > 0 }

// within are those of some spans, which are in order, that hold some of a run of bytes.
func within(spans []span, from, to int) []span {
	first, _ := slices.BinarySearchFunc(spans, from, func(span span, from int) int { return cmp.Compare(span.to, from+1) })
	last := first
	for last < len(spans) && spans[last].from < to {
		last++
	}
	return spans[first:last]
}

// join lets a line go on where it ends in a backslash and blanks, which to the
// shell is the end of the command, and the next line begins with a flag. It
// returns the places of the backslashes.
func join(script []byte) []int {
	if !bytes.Contains(script, []byte(`\ `)) && !bytes.Contains(script, []byte("\\\t")) {
		return nil
	}
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

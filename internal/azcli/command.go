package azcli

import (
	"path"
	"strings"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/shell"
)

// A Command is one az command as az reads it.
type Command struct {
	// Name is its words, like "aks create".
	Name string
	// Span is the word az.
	Span document.Span
	// Flags are the flags that az knows, in order; Unknown are those it does
	// not.
	Flags, Unknown []Use
	// Extra are words that belong to no flag.
	Extra []Value
	// Open says that a word may stand for flags that the file does not show.
	Open bool
}

// A Use is a flag where it is written.
type Use struct {
	Flag *Flag // nil for an unknown flag
	// As is how the flag is written.
	As     string
	Span   document.Span
	Values []Value
}

// A Value is one value of a flag: a word, or a part of one that is a list.
type Value struct {
	Text    string
	Unknown bool
	Span    document.Span
}

// Known reports whether every value of the flag is known.
func (u Use) Known() bool {
	for _, value := range u.Values {
		if value.Unknown {
			return false
		}
	}
	return true
}

// Read reads a command of a shell; ok is false where it is no az command that
// akslint knows. The words' offsets count from the start of the source.
func Read(command shell.Command, source *document.Source) (_ *Command, ok bool) {
	words := program(command.Words)
	if len(words) == 0 {
		return nil, false
	}
	name, rest := verb(words[1:])
	table := tableOf(name)
	if table == nil {
		return nil, false
	}
	parser := parser{source: source, table: table, rest: rest}
	parser.command = &Command{Name: name, Span: source.SpanAt(words[0].Offset, words[0].Length)}
	parser.parse()
	return parser.command, true
}

// program cuts what may stand before az, and returns nothing for other
// programs.
func program(words []shell.Word) []shell.Word {
	for len(words) > 0 {
		word := words[0]
		switch name := path.Base(word.Text); {
		case word.Unknown:
			return nil
		case name == "az" || name == "az.cmd":
			return words
		case name == "sudo" || name == "exec" || name == "command" || name == "env" || name == "nohup",
			strings.HasPrefix(word.Text, "-"), strings.Contains(word.Text, "="):
			words = words[1:]
		default:
			return nil
		}
	}
	return nil
}

// verb splits words into those before the first flag and the rest. Global flags
// may not stand before the verb.
func verb(words []shell.Word) (string, []shell.Word) {
	var names []string
	for i, word := range words {
		if word.Unknown || strings.HasPrefix(word.Text, "-") {
			return strings.Join(names, " "), words[i:]
		}
		names = append(names, word.Text)
		if name := strings.Join(names, " "); tableOf(name) != nil {
			return name, words[i+1:]
		}
	}
	return strings.Join(names, " "), nil
}

// A parser reads the words after the verb as argparse does.
type parser struct {
	source  *document.Source
	table   *table
	rest    []shell.Word
	command *Command
}

func (p *parser) parse() {
	for len(p.rest) > 0 {
		word := p.rest[0]
		p.rest = p.rest[1:]
		switch {
		case isFlag(word):
			p.flag(word)
		case word.Unknown:
			p.command.Open = true
			p.command.Extra = append(p.command.Extra, p.value(word, 0, word.Text))
		default:
			p.command.Extra = append(p.command.Extra, p.value(word, 0, word.Text))
		}
	}
}

// isFlag reports whether argparse takes the word for a flag: it begins with a
// dash, is no negative number and holds no space.
func isFlag(word shell.Word) bool {
	if len(word.Text) < 2 || word.Text[0] != '-' || strings.Contains(word.Text, " ") {
		return false
	}
	c := word.Text[1]
	return c != '.' && (c < '0' || c > '9')
}

func (p *parser) flag(word shell.Word) {
	name, glued, hasGlued := strings.Cut(word.Text, "=")
	flag := p.table.find(name)
	if flag == nil && !strings.HasPrefix(name, "--") { // -gNAME
		if flag = p.table.byName[word.Text[:2]]; flag != nil {
			name, glued, hasGlued = word.Text[:2], word.Text[2:], true
		}
	}
	use := Use{Flag: flag, As: name, Span: p.source.SpanAt(word.Offset, word.Length)}
	if hasGlued {
		use.Span = p.source.SpanAt(word.Offset, len(name))
		use.Values = p.values(flag, word, len(word.Text)-len(glued), glued)
	} else {
		use.Values = p.following(flag)
	}
	if flag == nil {
		p.command.Unknown = append(p.command.Unknown, use)
		return
	}
	p.command.Flags = append(p.command.Flags, use)
}

// following takes the words after a flag that are its values.
func (p *parser) following(flag *Flag) []Value {
	limit := 1
	if flag != nil {
		switch flag.Arity {
		case None:
			limit = 0
		case TriState:
			if len(p.rest) == 0 || !p.rest[0].Unknown && !isBoolean(p.rest[0].Text) {
				limit = 0
			}
		case Some, Any:
			limit = len(p.rest)
		case One:
		}
	}
	var values []Value
	for ; limit > 0 && len(p.rest) > 0 && !isFlag(p.rest[0]) && !p.rest[0].Open; limit-- {
		values = append(values, p.values(flag, p.rest[0], 0, p.rest[0].Text)...)
		p.rest = p.rest[1:]
	}
	return values
}

func isBoolean(text string) bool {
	return strings.EqualFold(text, "true") || strings.EqualFold(text, "false")
}

// values makes the text of a word from byte skip on into a value, or into
// several where the flag takes a list in one word.
func (p *parser) values(flag *Flag, word shell.Word, skip int, text string) []Value {
	if flag == nil || flag.Separator == "" || word.Unknown {
		return []Value{p.value(word, skip, text)}
	}
	var values []Value
	for len(text) > 0 {
		element, rest, _ := strings.Cut(text, flag.Separator)
		trimmed := strings.TrimSpace(element)
		if trimmed != "" {
			start := skip + strings.Index(element, trimmed)
			values = append(values, p.value(word, start, trimmed))
		}
		skip += len(element) + len(flag.Separator)
		text = rest
	}
	if values == nil {
		values = []Value{p.value(word, skip, "")}
	}
	return values
}

// value is the part of a word that starts at byte skip of its text.
func (p *parser) value(word shell.Word, skip int, text string) Value {
	value := Value{Text: text, Span: p.source.SpanAt(word.Offset, word.Length)}
	value.Unknown = word.Unknown || strings.HasPrefix(text, "@") && len(text) > 1 // a file, read by az
	written := p.source.Content[word.Offset : word.Offset+word.Length]
	// Where the text stands in the script as it is, the span is that of the
	// part; quotes of the whole word belong to it.
	whole := skip == 0 && text == word.Text
	if at := strings.Index(string(written), word.Text); at >= 0 && !whole && word.Text != "" {
		value.Span = p.source.SpanAt(word.Offset+at+skip, len(text))
	} else if !whole && len(word.Text)-len(text) == skip && skip < len(written) {
		value.Span = p.source.SpanAt(word.Offset+skip, word.Length-skip)
	}
	return value
}

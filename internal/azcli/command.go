package azcli

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/shell"
)

// A Command is one az command as az reads it, or one of kubelogin.
type Command struct {
	// Name is its words, like "aks create" and "kubelogin convert-kubeconfig".
	Name string
	// Words are the same, az included.
	Words string
	table *table
	// Target is the resource that it creates or changes; nil where there is
	// none.
	Target *Target
	// Span is the word az.
	Span document.Span
	// Flags are the flags that az knows, in order; Unknown are those it does
	// not.
	Flags, Unknown []Use
	// Missing are the names of required flags that are not given; nil where the
	// command is open.
	Missing []string
	// Extra are words that belong to no flag.
	Extra []Value
	// Open says that a word may stand for flags that the file does not show.
	Open bool
	// Branch is the part of the script that the command stands in, if that might
	// not run; nil otherwise.
	Branch *shell.Branch
	// Credentials are the environment variables from which kubelogin may take the
	// credential of a service principal; nil for other commands.
	Credentials []string
	// Breaks are what ends the command although the next line has flags: a
	// backslash with the blanks or the line feed behind it, or a comment.
	Breaks []Value
}

// Last returns the value that az takes for a flag, the last that it is given;
// ok is false where there is none.
func (c *Command) Last(flag string) (_ Value, ok bool) {
	var last Value
	for _, use := range c.Flags {
		if use.Flag.is(flag) && len(use.Values) > 0 {
			last, ok = use.Values[len(use.Values)-1], true
			last.Unknown = last.Unknown || use.Maybe
		}
	}
	return last, ok
}

// A Use is a flag where it is written.
type Use struct {
	Flag *Flag // nil for an unknown flag
	// As is how the flag is written.
	As     string
	Span   document.Span
	Values []Value
	// Maybe says that the flag is there only under a condition.
	Maybe bool
	// Extent is the flag with its values, as far as they stand on its line.
	Extent document.Span
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

// Read reads a command of a shell; ok is false where it is not an az command that
// akslint knows, or only asks for help. The words' offsets count from the start of the source.
func Read(command shell.Command, source *document.Source) (_ *Command, ok bool) {
	words := program(command.Words)
	if len(words) == 0 {
		return nil, false
	}
	name, rest := verb(words)
	table := tableOf(name)
	if table == nil {
		return nil, false
	}
	parser := parser{source: source, table: table, rest: rest}
	parser.command = &Command{Name: strings.TrimPrefix(name, "az "), Words: name, table: table, Target: table.Target, Branch: command.Branch}
	parser.command.Span = source.SpanAt(words[0].Offset, words[0].Length)
	for _, at := range command.Breaks {
		text := string(source.Content[at.Offset : at.Offset+at.Length])
		parser.command.Breaks = append(parser.command.Breaks, Value{Text: text, Span: source.SpanAt(at.Offset, at.Length)})
	}
	parser.parse()
	parser.command.Open = parser.command.Open || isSynopsis(source.Content, words[len(words)-1])
	if parser.given("--help", true) {
		return nil, false
	}
	parser.finish()
	return parser.command, true
}

// program cuts what may stand before az: programs that run it, like sudo, and
// functions like retry. What only prints az is none of them, nor is eval, whose
// text is read for itself.
func program(words []shell.Word) []shell.Word {
	for i, word := range words {
		if isProgram(word) && (i == 0 || runs(words[0].Text)) {
			return words[i:]
		}
	}
	return nil
}

func isProgram(word shell.Word) bool {
	if word.Unknown {
		return named.MatchString(word.Text)
	}
	return slices.Contains(programs(), programName(word))
}

// programName is what a word runs, without the folder and the suffix of Windows.
func programName(word shell.Word) string {
	name := path.Base(strings.ReplaceAll(word.Text, `\`, "/"))
	return strings.TrimSuffix(strings.TrimSuffix(name, ".cmd"), ".exe")
}

// runs reports whether a word is a program that may run what follows. Prose and
// drawings around a command are none.
func runs(word string) bool {
	return word != "eval" && runnable.MatchString(word) && !shell.Prints(path.Base(word))
}

var runnable = regexp.MustCompile(`^[\p{Ll}0-9_./~$][\p{L}0-9_./~${}=:-]*$`)

// named is a variable that by its name stands for az.
var named = regexp.MustCompile(`^\$\{(?i:az(?:_?cli|_?cmd|_?bin)?)\}$`)

// maxVerb bounds the words of a command's name, with the program.
const maxVerb = 8

// verb splits the words of a program into the name of a command, with that of the
// program, and the rest. Global flags may not stand before the verb.
func verb(words []shell.Word) (string, []shell.Word) {
	name := "az"
	if programName(words[0]) == kubelogin {
		name = kubelogin
	}
	for i, word := range words[1:min(len(words), maxVerb)] {
		if word.Unknown || strings.HasPrefix(word.Text, "-") {
			break
		}
		name += " " + word.Text
		if tableOf(name) != nil {
			return name, words[i+2:]
		}
	}
	return "", nil
}

// A parser reads the words after the verb as argparse does.
type parser struct {
	source  *document.Source
	table   *table
	rest    []shell.Word
	words   int // that belong to no flag
	command *Command
}

func (p *parser) parse() {
	onlyWords := false // behind --
	for len(p.rest) > 0 {
		word := p.rest[0]
		p.rest = p.rest[1:]
		p.command.Open = p.command.Open || word.Open
		option, isOption := p.option(word)
		switch {
		case onlyWords:
			p.extra(word)
		case word.Text == "--":
			onlyWords = true
		case isOption:
			p.flag(word, option)
		default:
			p.command.Open = p.command.Open || word.Unknown || word.Maybe || showsMore(word.Text)
			p.extra(word)
		}
	}
}

// given reports whether the command has a flag, and not only under a condition if
// that matters.
func (p *parser) given(name string, surely bool) bool {
	return slices.ContainsFunc(p.command.Flags, func(use Use) bool { return use.Flag.is(name) && (!surely || !use.Maybe) })
}

// finish notes the flags that have to be there and are not, and takes back what
// cannot be said of a command whose table is partial.
func (p *parser) finish() {
	command := p.command
	if command.Target != nil && command.Target.When != "" && !p.given(command.Target.When, false) {
		command.Target = nil
	}
	if p.table.Partial {
		command.Open, command.Unknown, command.Extra = true, nil, nil
	}
	for _, flag := range p.table.Flags {
		stands := func(use Use) bool { return use.Flag.is(flag.Name) || use.Flag.Replacement == flag.Name }
		if flag.Required && !command.Open && !slices.ContainsFunc(command.Flags, stands) {
			command.Missing = append(command.Missing, flag.Name)
		}
	}
}

// showsMore reports whether the word says that there may be more flags, as
// documentation does: ... and [--flag].
func showsMore(text string) bool {
	return text == "..." || text == "…" || strings.HasPrefix(text, "[-")
}

// isSynopsis reports whether the lines behind the last word of a command go on with
// flags, as those of a synopsis, one of which may be left out: [--flag].
func isSynopsis(script []byte, last shell.Word) bool {
	behind := bytes.TrimLeft(script[last.Offset+last.Length:], " \t\r")
	if !bytes.HasPrefix(behind, []byte("\n")) {
		return false
	}
	for line := range bytes.Lines(behind[1:]) {
		if line = bytes.TrimLeft(line, " \t"); !bytes.HasPrefix(line, []byte("-")) {
			return bytes.HasPrefix(line, []byte("[-"))
		}
	}
	return false
}

// extra takes a word that belongs to no flag: the first may be the command's own.
func (p *parser) extra(word shell.Word) {
	if p.words++; p.words <= p.table.Words {
		return
	}
	if word.Maybe {
		word.Hide()
	}
	p.command.Extra = append(p.command.Extra, p.values(nil, word, 0)...)
}

// An option is a word that argparse takes for a flag.
type option struct {
	flag *Flag // nil where az does not know it
	name string
	// glued is where the value begins that stands in the same word, as in
	// --name=NAME and -nNAME; 0 where none does.
	glued int
}

// option reads a word that begins with a dash. What az does not know is not a flag
// where it is a negative number, holds a space, or may become something else.
func (p *parser) option(word shell.Word) (_ option, isOption bool) {
	text := word.Text
	if len(text) < 2 || text[0] != '-' {
		return option{}, false
	}
	name, _, hasValue := strings.Cut(text, "=")
	found := option{flag: p.table.find(name), name: name}
	if hasValue {
		found.glued = len(name) + len("=")
	}
	if found.flag != nil {
		return found, true
	}
	if short := p.table.byName[text[:2]]; short != nil {
		return option{flag: short, name: text[:2], glued: 2}, true
	}
	open := word.Unknown && strings.ContainsAny(name, "$<{")
	return found, !open && !negative.MatchString(text) && !strings.Contains(text, " ")
}

var negative = regexp.MustCompile(`^-(\d+|\d*\.\d+)$`)

func (p *parser) flag(word shell.Word, option option) {
	use := Use{Flag: option.flag, As: option.name, Maybe: word.Maybe}
	use.Span = p.source.SpanAt(word.Offset, word.Length)
	use.Extent = use.Span
	if option.glued > 0 {
		if at := bytes.Index(p.written(word), []byte(option.name)); at >= 0 {
			use.Span = p.source.SpanAt(word.Offset+at, len(option.name))
		}
		use.Values = p.values(option.flag, word, option.glued)
	} else {
		p.following(&use)
	}
	if option.flag == nil {
		p.command.Unknown = append(p.command.Unknown, use)
		return
	}
	p.command.Flags = append(p.command.Flags, use)
}

// following takes the words after a flag that are its values.
func (p *parser) following(use *Use) {
	for limit := p.limit(use.Flag); limit > 0 && len(p.rest) > 0; limit-- {
		word := p.rest[0]
		if _, isOption := p.option(word); isOption || word.Text == "--" {
			return
		}
		p.command.Open = p.command.Open || word.Open || len(use.Values) > 0 && p.mayBeFlags(word)
		p.rest = p.rest[1:]
		if word.Maybe && !use.Maybe {
			word.Hide() // the flag may have another
		}
		use.Values = append(use.Values, p.values(use.Flag, word, 0)...)
		if span := p.source.SpanAt(word.Offset, word.Length); span.Line == use.Extent.Line {
			use.Extent.End = max(use.Extent.End, span.End)
		}
	}
}

// mayBeFlags reports whether a word behind the values of a list may be flags: a
// variable or template without quotes.
func (p *parser) mayBeFlags(word shell.Word) bool {
	return word.Unknown && strings.HasPrefix(word.Text, "$") && !bytes.HasPrefix(p.written(word), []byte(`"`))
}

// limit is how many of the words that follow a flag can be its values. One that
// az does not know is taken for a flag with one value.
func (p *parser) limit(flag *Flag) int {
	switch {
	case flag == nil || flag.Arity == One || flag.Arity == Optional:
		return 1
	case flag.Arity == Some || flag.Arity == Any:
		return len(p.rest)
	case flag.Arity == TriState && len(p.rest) > 0 && (p.rest[0].Unknown || isBoolean(p.rest[0].Text)):
		return 1
	default:
		return 0
	}
}

func isBoolean(text string) bool {
	return strings.EqualFold(text, "true") || strings.EqualFold(text, "false")
}

// values makes the text of a word from byte start on into a value, or into
// several where the flag takes a list in one word and one of them is known.
func (p *parser) values(flag *Flag, word shell.Word, start int) []Value {
	whole := Value{Text: word.Text[start:], Span: p.place(word, start)}
	whole.Unknown = !word.Known(start, len(word.Text)) || isFile(word)
	if flag == nil || flag.Separator == "" || isFile(word) || strings.Trim(whole.Text, flag.Separator+" ") == "" {
		return []Value{whole}
	}
	var values []Value
	search := search{parser: p, word: word, whole: whole.Span, start: start}
	from, known := start, false
	for element := range strings.SplitSeq(whole.Text, flag.Separator) {
		if trimmed := strings.TrimSpace(element); trimmed != "" {
			at := from + strings.Index(element, trimmed)
			value := Value{Text: trimmed, Unknown: !word.Known(at, at+len(trimmed)), Span: whole.Span}
			if !value.Unknown {
				known, value.Span = true, search.place(trimmed)
			}
			values = append(values, value)
		}
		from += len(element) + len(flag.Separator)
	}
	if !known {
		return []Value{whole}
	}
	return values
}

// place is where the text of a word from byte start on stands: behind the flag that it
// is glued to, where quotes let that be told apart. Quotes around the text alone belong
// to it.
func (p *parser) place(word shell.Word, start int) document.Span {
	written := p.written(word)
	if bytes.HasPrefix(written, []byte(word.Text[:start])) {
		return p.source.SpanAt(word.Offset+start, word.Length-start)
	}
	if at := bytes.Index(written, []byte(word.Text)); at >= 0 {
		return p.source.SpanAt(word.Offset+at+start, len(word.Text)-start)
	}
	return p.source.SpanAt(word.Offset, word.Length)
}

// A search looks for the elements of a list, in order, in the word as it is written.
type search struct {
	*parser
	word  shell.Word
	whole document.Span
	start int // of what is still to be searched
}

// place is where an element stands, or the whole list where quotes and variables do
// not let it be told apart.
func (s *search) place(element string) document.Span {
	written := s.written(s.word)
	start := min(s.start, len(written))
	at := bytes.Index(written[start:], []byte(element))
	if at < 0 {
		s.start = len(written)
		return s.whole
	}
	s.start = start + at + len(element)
	return s.source.SpanAt(s.word.Offset+start+at, len(element))
}

// isFile reports whether az replaces the word by what a file holds: @FILE, also behind
// the first equals sign.
func isFile(word shell.Word) bool {
	_, value, _ := strings.Cut(word.Text, "=")
	return len(word.Text) > 1 && word.Text[0] == '@' || len(value) > 1 && value[0] == '@'
}

// written is a word as it stands in the script.
func (p *parser) written(word shell.Word) []byte {
	return p.source.Content[word.Offset : word.Offset+word.Length]
}

// Package shell reads the simple commands of a script: their words, what is
// known of each, and where each stands.
package shell

import (
	"bytes"
	"errors"
	"regexp"
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// A Command is one simple command.
type Command struct {
	Words []Word
	// Branch is the innermost branch that the command stands in; nil where it
	// always runs.
	Branch *Branch
	// Function is the name of the function that the command is part of, and Exits
	// says that it is an exit behind which nothing of the script runs.
	Function string
	Exits    bool
	// Breaks are the places where the command ends although the next line looks
	// as if it went on.
	Breaks []Break
}

// A Break is a backslash with the blanks or the empty line behind it, or a comment
// that keeps the line from going on. The shell ends the command there. Where it is
// blanks, the command is read as it was meant.
type Break struct {
	// Offset and Length are its place in the script, in bytes.
	Offset, Length int
}

// A Word is one word of a command after the shell's quoting is undone.
type Word struct {
	// Text is the word that the command gets. What cannot be known stands in it
	// as ${NAME} for a parameter, $(…) for a substitution, and as written for a
	// placeholder or template.
	Text string
	// Unknown says that part of the word cannot be known from the script.
	Unknown bool
	// holes are the runs of Text that cannot be known, where the rest can.
	holes []span
	// Open says that the word may become any number of words, none included,
	// because it expands an array.
	Open bool
	// Maybe says that the word is there only under a condition.
	Maybe bool
	// Offset and Length are the word's place in the script, in bytes.
	Offset, Length int
}

// Known reports whether a run of Text, in bytes, can be known from the script.
func (w Word) Known(from, to int) bool {
	return !w.Unknown || len(w.holes) > 0 && !overlaps(w.holes, from, to)
}

// Hide makes nothing of the word known.
func (w *Word) Hide() { w.Unknown, w.holes = true, nil }

// An Error is a syntax error and its place, in bytes.
type Error struct {
	Offset  int
	Message string
}

func (e *Error) Error() string { return e.Message }

// Parse reads the commands of a script, wherever they stand: also in functions,
// branches and substitutions. Given are the variables that its host sets. Where
// the script is at fault, Parse returns the commands before the fault and an
// *Error.
func Parse(script []byte, given map[string]string) ([]Command, error) {
	reader := newReader(script)
	reader.constants.give(given, reader.end())
	statements, err := reader.parse()
	reader.assignments(statements)
	var commands []Command
	for _, statement := range statements {
		commands = append(commands, reader.commands(statement, fork{})...)
	}
	return commands, err
}

func asError(err error) error {
	var parse syntax.ParseError
	var language syntax.LangError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &parse):
		return &Error{Offset: int(parse.Pos.Offset()), Message: parse.Text}
	case errors.As(err, &language):
		return &Error{Offset: int(language.Pos.Offset()), Message: language.Feature + " is no bash"}
	default:
		return &Error{Message: err.Error()}
	}
}

// A reader turns syntax into words.
type reader struct {
	script    []byte
	masked    []byte // the script as the parser gets it
	masks     []span
	broken    []int // the backslashes that blanks follow
	constants constants
	// origin is where each byte, and the end, stands in the script that holds
	// this one as text; nil for the outermost.
	origin []int
	depth  int  // of scripts within scripts
	budget *int // bytes of scripts within scripts, still to be read
	// expanded says that the outer shell has expanded variables in the script,
	// wherever they stand.
	expanded bool
	seen     map[string]bool // the commands of scripts within scripts, by place and words
}

func newReader(script []byte) *reader {
	masked, masks := mask(script)
	broken := join(masked)
	budget := maxText
	return &reader{
		script: script, masked: masked, masks: masks, broken: broken,
		constants: constants{}, seen: map[string]bool{}, budget: &budget,
	}
}

// parse returns the statements before the first fault, and the fault.
func (r *reader) parse() (statements []*syntax.Stmt, fault error) {
	parser := syntax.NewParser(syntax.Variant(syntax.LangBash))
	for statement, err := range parser.StmtsSeq(bytes.NewReader(r.masked)) {
		switch { // not to be left at the first error: the parser may yield it twice
		case err != nil:
			fault = err
		case fault == nil:
			statements = append(statements, statement)
		}
	}
	return statements, asError(fault)
}

// commands reads the commands of a statement that stands in a fork.
func (r *reader) commands(statement *syntax.Stmt, around fork) []Command {
	var commands []Command
	path := branches{{branch: around.branch, function: around.function, process: around.process}}
	syntax.Walk(statement, func(node syntax.Node) bool {
		if node == nil {
			path = path[:len(path)-1]
			return true
		}
		here := path.enter(node)
		path = append(path, here)
		if call, isCall := node.(*syntax.CallExpr); isCall && len(call.Args) > 0 {
			commands = append(commands, r.command(call, here))
			commands = append(commands, r.handed(call.Args, here)...)
		}
		return true
	})
	return commands
}

func (r *reader) command(call *syntax.CallExpr, here fork) Command {
	command := Command{Words: r.words(call.Args), Branch: here.branch, Function: here.function}
	command.Exits = r.depth == 0 && here.ends() && call.Args[0].Lit() == "exit"
	end := int(call.End().Offset())
	first, _ := slices.BinarySearch(r.broken, int(call.Pos().Offset()))
	for _, at := range r.broken[first:] {
		if at >= end {
			break
		}
		if lastBefore(command.Words, r.outer(at)) != nil {
			behind := r.script[at+len(`\`):]
			width := len(behind) - len(bytes.TrimLeft(behind, " \t"))
			command.Breaks = append(command.Breaks, r.breakAt(at, at+len(`\`)+width))
		}
	}
	if rest := bytes.TrimLeft(r.script[end:], blanks); len(rest) > 0 && (rest[0] == '\\' || rest[0] == '#') {
		if at := interrupted.FindSubmatchIndex(r.script[end:]); at != nil {
			command.Breaks = append(command.Breaks, r.breakAt(end+max(at[2], at[4], at[6]), end+max(at[3], at[5], at[7])))
		}
	}
	return command
}

func (r *reader) breakAt(from, to int) Break {
	offset, length := r.place(from, to)
	return Break{Offset: offset, Length: length}
}

// interrupted is what ends a command although a flag follows: a comment behind a
// line that goes on, one that ends in a backslash, or an empty line.
var interrupted = regexp.MustCompile(`^[ \t]*(?:` +
	`(?:\\\r?\n[ \t]*)+(#[^\r\n]*)\r?\n(?:[ \t]*(?:#[^\n]*|\r)?\n)*|` +
	`(#[^\r\n]*\\)\r?\n|` +
	`(?:\\\r?\n[ \t]*)*(\\\r?\n)(?:[ \t]*\r?\n)+` +
	`)[ \t]*-`)

// lastBefore returns the word that ends last before an offset; nil where the
// offset is before all words, or inside one, as in a substitution.
func lastBefore(words []Word, at int) *Word {
	var last *Word
	for i := range words {
		word := &words[i]
		end := word.Offset + word.Length
		switch {
		case word.Offset <= at && at < end:
			return nil
		case end <= at && (last == nil || word.Offset >= last.Offset):
			last = word
		}
	}
	return last
}

func (r *reader) words(args []*syntax.Word) []Word {
	words := make([]Word, 0, len(args))
	for _, arg := range args {
		if expanded, ok := r.expand(arg); ok {
			words = append(words, expanded...)
		} else if optional, ok := r.alternative(arg); ok {
			words = append(words, optional...)
		} else {
			words = append(words, r.word(arg, true))
		}
	}
	return words
}

// alternative returns the words in ${NAME:+WORDS}, which are there if the
// variable is set.
func (r *reader) alternative(arg *syntax.Word) ([]Word, bool) {
	if len(arg.Parts) != 1 || r.depth >= maxDepth {
		return nil, false
	}
	expansion, ok := arg.Parts[0].(*syntax.ParamExp)
	if !ok || expansion.Exp == nil || expansion.Exp.Word == nil ||
		expansion.Exp.Op != syntax.AlternateUnset && expansion.Exp.Op != syntax.AlternateUnsetOrNull {
		return nil, false
	}
	from, to := r.extent(expansion.Exp.Word)
	commands := r.run([]piece{{in: r, from: from, to: to}}, fork{})
	if len(commands) != 1 {
		return nil, false
	}
	words := commands[0].Words
	if constant, holds := r.at(expansion); !holds || !constant.known() {
		for i := range words {
			words[i].Maybe = true
		}
	}
	return words, true
}

// expand returns the words that an expansion of a constant becomes: the
// elements of an array, where they are written, or the fields of a variable
// without quotes.
func (r *reader) expand(arg *syntax.Word) ([]Word, bool) {
	if len(arg.Parts) != 1 {
		return nil, false
	}
	part := arg.Parts[0]
	quotes, quoted := part.(*syntax.DblQuoted)
	if quoted && len(quotes.Parts) == 1 {
		part = quotes.Parts[0]
	}
	expansion, ok := part.(*syntax.ParamExp)
	if !ok {
		return nil, false
	}
	constant, known := r.constant(expansion)
	switch {
	case !known || constant.holes != nil || quoted && (constant.words == nil || isJoined(expansion)):
		return nil, false
	case quoted:
		return constant.words, true
	case constant.words != nil:
		var words []Word
		for _, word := range constant.words {
			words = append(words, fields(word)...)
		}
		return words, true
	default:
		word := Word{Text: constant.text}
		word.Offset, word.Length = r.place(r.extent(arg))
		return fields(word), true
	}
}

// fields splits a word at its blanks, as the shell does without quotes.
func fields(word Word) []Word {
	if word.Unknown {
		return []Word{word}
	}
	var words []Word
	for field := range strings.FieldsSeq(word.Text) {
		word.Text = field
		words = append(words, word)
	}
	return words
}

// word reads a word, one that the shell may split further or one that it does
// not, like the value of an assignment.
func (r *reader) word(arg *syntax.Word, splits bool) Word {
	word := wordReader{reader: r, splits: splits}
	from, to := r.extent(arg)
	word.Offset, word.Length = r.place(from, to)
	for _, part := range arg.Parts {
		word.part(part, false)
	}
	word.Text = word.text.String()
	if splits && hasBraces(*arg) {
		word.Unknown, word.Open = true, true
	}
	if word.Open || word.obscure {
		word.Hide()
	}
	return word.Word
}

// hasBraces reports whether the word is several, like {a,b}.
func hasBraces(word syntax.Word) bool {
	return syntax.SplitBraces(&word) && slices.ContainsFunc(word.Parts, func(part syntax.WordPart) bool {
		_, isBraces := part.(*syntax.BraceExp)
		return isBraces
	})
}

// A wordReader puts the parts of a word together and notes what is not known.
type wordReader struct {
	*reader
	Word
	text   strings.Builder
	splits bool
	// obscure says that it cannot be told which part of the word is unknown.
	obscure bool
}

// hole adds text that cannot be known.
func (w *wordReader) hole(text string) {
	w.Unknown = true
	w.holes = append(w.holes, span{w.text.Len(), w.text.Len() + len(text)})
	w.text.WriteString(text)
}

// literal adds text that stands between two offsets, by its value or, where masks
// hide some of it from the parser, as it is written.
func (w *wordReader) literal(from, to int, value string, unescape func(string) string) {
	masks := within(w.masks, from, to)
	if len(masks) == 0 {
		w.text.WriteString(unescape(value))
		return
	}
	for _, mask := range masks {
		start, end := max(mask.from, from), min(mask.to, to)
		w.text.WriteString(unescape(string(w.script[from:start])))
		w.hole(string(w.script[start:end]))
		from = end
	}
	w.text.WriteString(unescape(string(w.script[from:to])))
}

func (w *wordReader) part(part syntax.WordPart, quoted bool) {
	switch part := part.(type) {
	case *syntax.Lit:
		from, to := w.extent(part)
		w.literal(from, to, part.Value, func(text string) string { return unescape(text, quoted) })
	case *syntax.SglQuoted:
		from := inside(part.Left, part.Dollar)
		w.obscure = w.obscure || w.expanded && strings.ContainsAny(part.Value, "$`") ||
			part.Dollar && strings.Contains(part.Value, `\`) // escapes like \n
		w.Unknown = w.Unknown || w.obscure
		w.literal(from, int(part.Right.Offset()), part.Value, func(text string) string { return text })
	case *syntax.DblQuoted:
		for _, inner := range part.Parts {
			w.part(inner, true)
		}
	case *syntax.ParamExp:
		w.parameter(part, quoted)
	default:
		w.hole("$(…)")
	}
}

func (w *wordReader) parameter(expansion *syntax.ParamExp, quoted bool) {
	constant, known := w.constant(expansion)
	splits := w.splits && !quoted && known && strings.ContainsAny(constant.text, blanks)
	if known && constant.words == nil && !splits {
		w.value(constant)
		return
	}
	if splits || isArray(expansion) && (!quoted || !isJoined(expansion)) {
		w.Open = true
	}
	w.hole("${" + expansion.Param.Value + "}")
}

// value adds the value of a variable.
func (w *wordReader) value(constant constant) {
	from := 0
	for _, hole := range constant.holes {
		w.text.WriteString(constant.text[from:hole.from])
		w.hole(constant.text[hole.from:hole.to])
		from = hole.to
	}
	w.text.WriteString(constant.text[from:])
}

// blanks are where the shell splits what is not quoted.
const blanks = " \t\n"

// isArray reports whether the expansion is that of a whole array, or of all
// arguments.
func isArray(expansion *syntax.ParamExp) bool {
	subscript := subscript(expansion)
	return !expansion.Length && (subscript == "@" || subscript == "*")
}

// isJoined reports whether the expansion makes a whole array one word when it
// is quoted.
func isJoined(expansion *syntax.ParamExp) bool { return subscript(expansion) == "*" }

func subscript(expansion *syntax.ParamExp) string {
	if index, isWord := expansion.Index.(*syntax.Word); isWord {
		return index.Lit()
	}
	return expansion.Param.Value // $@ and $*
}

// extent is where a node stands, without the ends of lines behind it: the
// parser counts those that it skips.
func (r *reader) extent(node syntax.Node) (from, to int) {
	from, to = int(node.Pos().Offset()), int(node.End().Offset())
	for {
		text, rest := r.script[from:to], r.script[to:]
		backslashes := len(text) - len(bytes.TrimRight(text, `\`))
		atEnd := bytes.HasPrefix(rest, []byte("\n")) || bytes.HasPrefix(rest, []byte("\r\n"))
		switch {
		case bytes.HasSuffix(text, []byte("\n")),
			bytes.HasSuffix(text, []byte("\r")) && bytes.HasPrefix(rest, []byte("\n")),
			atEnd && backslashes%2 == 1:
			to--
		default:
			return from, to
		}
	}
}

// unescape undoes the backslashes of a literal.
func unescape(text string, quoted bool) string {
	if strings.IndexByte(text, '\\') < 0 {
		return text
	}
	var out strings.Builder
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] != '\\' || i+1 == len(text):
			out.WriteByte(text[i])
		case text[i+1] == '\n':
			i++
		case quoted && strings.IndexByte("$`\"\\", text[i+1]) < 0:
			out.WriteByte('\\')
		default:
			i++
			out.WriteByte(text[i])
		}
	}
	return out.String()
}

// Package shell reads the simple commands of a script: their words, what is
// known of each, and where each stands.
package shell

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// A Command is one simple command.
type Command struct {
	Words []Word
	// Conditional says that the command may not run: it stands in an if, a
	// loop, a case or a function.
	Conditional bool
}

// A Word is one word of a command after the shell's quoting is undone.
type Word struct {
	// Text is the word that the command gets. What cannot be known stands in it
	// as ${NAME} for a parameter, $(…) for a substitution, and as written for a
	// placeholder or template.
	Text string
	// Unknown says that part of the word cannot be known from the script.
	Unknown bool
	// Open says that the word may become any number of words, none included,
	// because it expands an array.
	Open bool
	// Offset and Length are the word's place in the script, in bytes.
	Offset, Length int
}

// An Error is a syntax error and its place, in bytes.
type Error struct {
	Offset  int
	Message string
}

func (e *Error) Error() string { return e.Message }

// Parse reads the commands of a script in the order of their place. Where the
// script is at fault, it returns the commands before the fault and an *Error.
func Parse(script []byte) ([]Command, error) {
	masked, masks := mask(script)
	parser := syntax.NewParser(syntax.Variant(syntax.LangBash))
	var statements []*syntax.Stmt
	var fault error
	for statement, err := range parser.StmtsSeq(bytes.NewReader(masked)) {
		if err != nil {
			fault = err
			break
		}
		statements = append(statements, statement)
	}
	reader := reader{script: script, masks: masks, constants: constants{}}
	reader.assignments(statements)
	reader.walk(statements, func(node syntax.Node, conditional bool) {
		if call, ok := node.(*syntax.CallExpr); ok && len(call.Args) > 0 {
			reader.commands = append(reader.commands, Command{Words: reader.words(call.Args), Conditional: conditional})
		}
	})
	return reader.commands, asError(fault)
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
		return &Error{Offset: int(language.Pos.Offset()), Message: fmt.Sprintf("%s is no bash", language.Feature)}
	default:
		return &Error{Message: err.Error()}
	}
}

// A reader turns syntax into commands.
type reader struct {
	script    []byte
	masks     []span
	constants constants
	commands  []Command
}

// walk visits every node below the statements and says whether it may not run.
func (r *reader) walk(statements []*syntax.Stmt, visit func(node syntax.Node, conditional bool)) {
	var path []syntax.Node
	depth := 0
	for _, statement := range statements {
		syntax.Walk(statement, func(node syntax.Node) bool {
			if node == nil {
				if branches(path[len(path)-1]) {
					depth--
				}
				path = path[:len(path)-1]
				return true
			}
			visit(node, depth > 0)
			path = append(path, node)
			if branches(node) {
				depth++
			}
			return true
		})
	}
}

// branches reports whether what stands below the node may not run. A list
// a || b does not count: `az … || az aks create` is how scripts create once.
func branches(node syntax.Node) bool {
	switch node.(type) {
	case *syntax.IfClause, *syntax.WhileClause, *syntax.ForClause, *syntax.CaseClause, *syntax.FuncDecl:
		return true
	default:
		return false
	}
}

func (r *reader) words(args []*syntax.Word) []Word {
	words := make([]Word, 0, len(args))
	for _, arg := range args {
		if expanded, ok := r.expand(arg); ok {
			words = append(words, expanded...)
		} else {
			words = append(words, r.word(arg))
		}
	}
	return words
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
	constant, known := r.constants.of(expansion)
	switch {
	case known && isArray(expansion):
		return constant.words, constant.words != nil
	case known && !quoted && constant.words == nil:
		word := r.word(arg)
		var words []Word
		for _, field := range strings.Fields(constant.text) {
			words = append(words, Word{Text: field, Offset: word.Offset, Length: word.Length})
		}
		return words, true
	default:
		return nil, false
	}
}

func (r *reader) word(arg *syntax.Word) Word {
	word := Word{Offset: int(arg.Pos().Offset()), Length: int(arg.End().Offset() - arg.Pos().Offset())}
	var text strings.Builder
	for _, part := range arg.Parts {
		r.part(&text, &word, part)
	}
	word.Text = text.String()
	if overlaps(r.masks, word.Offset, word.Offset+word.Length) {
		word.Unknown = true
	}
	return word
}

// part adds a part of a word to text and notes in word what is not known.
func (r *reader) part(text *strings.Builder, word *Word, part syntax.WordPart) {
	switch part := part.(type) {
	case *syntax.Lit:
		text.WriteString(unescape(r.written(part), false))
	case *syntax.SglQuoted:
		text.WriteString(r.written(part))
	case *syntax.DblQuoted:
		for _, inner := range part.Parts {
			if literal, ok := inner.(*syntax.Lit); ok {
				text.WriteString(unescape(r.written(literal), true))
			} else {
				r.part(text, word, inner)
			}
		}
	case *syntax.ParamExp:
		r.parameter(text, word, part)
	case *syntax.BraceExp:
		word.Unknown, word.Open = true, true
		text.WriteString(r.written(part))
	default:
		word.Unknown = true
		text.WriteString("$(…)")
	}
}

func (r *reader) parameter(text *strings.Builder, word *Word, expansion *syntax.ParamExp) {
	if constant, known := r.constants.of(expansion); known && constant.words == nil {
		text.WriteString(constant.text)
		return
	}
	word.Unknown = true
	word.Open = word.Open || isArray(expansion)
	text.WriteString("${" + expansion.Param.Value + "}")
}

// isArray reports whether the expansion is that of a whole array, or of all
// arguments.
func isArray(expansion *syntax.ParamExp) bool {
	if name := expansion.Param.Value; name == "@" || name == "*" {
		return true
	}
	index, ok := expansion.Index.(*syntax.Word)
	return ok && (index.Lit() == "@" || index.Lit() == "*")
}

// written is a literal as it stands in the script; masks hide parts of it from
// the parser.
func (r *reader) written(node syntax.Node) string {
	from, to := node.Pos().Offset(), node.End().Offset()
	if quote, ok := node.(*syntax.SglQuoted); ok {
		from, to = quote.Left.Offset()+1, quote.Right.Offset()
		if quote.Dollar {
			return quote.Value
		}
	}
	return string(r.script[from:to])
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
		case strings.HasPrefix(text[i+1:], "\r\n"):
			i += 2
		case quoted && !strings.ContainsRune("$`\"\\", rune(text[i+1])):
			out.WriteByte('\\')
		default:
			i++
			out.WriteByte(text[i])
		}
	}
	return out.String()
}

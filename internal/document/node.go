package document

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
)

// A Node is a value and its place in the source. Every reader builds the same
// tree, so one Locate serves YAML, JSON and shell.
type Node struct {
	Kind Kind
	// Aliased marks a value that is written elsewhere and reached through a
	// YAML alias or merge key; Span is then the place of use.
	Aliased bool
	// Span is the place of a scalar. For an object or array it is what
	// represents it if it has no key: see Title.
	Span Span
	// Text is the string, the number in JSON notation, true or false, or the
	// source text of an unknown value. It is empty for the other kinds.
	Text string
	// Items are the elements of an Array.
	Items []Node
	// Members are the fields of an Object in source order; keys are unique.
	Members []Member
}

// A Member is one field of an Object.
type Member struct {
	Key   string
	Span  Span // of the key
	Value Node
}

// Kind is the type of a value: the JSON types, and Unknown.
type Kind uint8

// The kinds of values.
const (
	Null Kind = iota
	Bool
	Number
	String
	Array
	Object
	// Unknown is a value that is present but cannot be known from the file: a
	// variable, a command substitution, a placeholder, a template. It equals
	// nothing and never counts as absent.
	Unknown
)

// Get returns the field with a key, or nil if n is nil, is not an object or
// has no such field.
func (n *Node) Get(key string) *Node {
	if member := n.member(key); member != nil {
		return &member.Value
	}
	return nil
}

// String returns the text of a string value, and "" for any other value.
func (n *Node) String() string {
	if n == nil || n.Kind != String {
		return ""
	}
	return n.Text
}

// Title is the span that represents an object: its key `name`, else its first
// key, else its start.
func (n *Node) Title() Span {
	if member := n.member("name"); member != nil {
		return member.Span
	}
	if len(n.Members) > 0 {
		return n.Members[0].Span
	}
	return n.Span
}

func (n *Node) member(key string) *Member {
	if n == nil {
		return nil
	}
	for i := range n.Members {
		if n.Members[i].Key == key {
			return &n.Members[i]
		}
	}
	return nil
}

// Set replaces the value of the field with a key, or adds the field at the
// end. The last of two equal keys wins, as in kubectl.
func (n *Node) Set(key string, span Span, value Node) {
	if member := n.member(key); member != nil {
		*member = Member{Key: key, Span: span, Value: value}
		return
	}
	n.Members = append(n.Members, Member{Key: key, Span: span, Value: value})
}

// Clone returns a deep copy of the tree.
func (n *Node) Clone() Node {
	clone := *n
	clone.Items = slices.Clone(n.Items)
	for i := range clone.Items {
		clone.Items[i] = n.Items[i].Clone()
	}
	clone.Members = slices.Clone(n.Members)
	for i := range clone.Members {
		clone.Members[i].Value = n.Members[i].Value.Clone()
	}
	return clone
}

// Move maps the place of every value and key of the tree.
func (n *Node) Move(place func(Span) Span) {
	n.Span = place(n.Span)
	for i := range n.Items {
		n.Items[i].Move(place)
	}
	for i := range n.Members {
		n.Members[i].Span = place(n.Members[i].Span)
		n.Members[i].Value.Move(place)
	}
}

// MarshalJSON writes the value as rules see it: an unknown value is the
// object {"unknown": TEXT}.
func (n *Node) MarshalJSON() ([]byte, error) {
	return n.appendJSON(nil), nil
}

func (n *Node) appendJSON(out []byte) []byte {
	switch n.Kind {
	case Null:
		return append(out, "null"...)
	case Bool, Number:
		return append(out, n.Text...)
	case String:
		return appendString(out, n.Text)
	case Unknown:
		return append(appendString(append(out, `{"unknown":`...), n.Text), '}')
	case Array:
		out = append(out, '[')
		for i := range n.Items {
			out = n.Items[i].appendJSON(separate(out, i))
		}
		return append(out, ']')
	default:
		out = append(out, '{')
		for i := range n.Members {
			out = appendString(separate(out, i), n.Members[i].Key)
			out = n.Members[i].Value.appendJSON(append(out, ':'))
		}
		return append(out, '}')
	}
}

// separate writes the comma before every element except the first.
func separate(out []byte, i int) []byte {
	if i > 0 {
		return append(out, ',')
	}
	return out
}

// appendString quotes text for people to read: unlike json.Marshal, it does
// not escape the brackets of <placeholder>.
func appendString(out []byte, text string) []byte {
	var quoted bytes.Buffer
	encoder := json.NewEncoder(&quoted)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(text) // a string can always be encoded
	return append(out, bytes.TrimSuffix(quoted.Bytes(), []byte("\n"))...)
}

// Unresolved reports whether text is filled in later, so that its value is
// unknown. That is text with a template {{ … }}, a variable ${X} or $X, a
// substitution $(…), a <placeholder>, %X%, __X__, or a token that pipelines
// replace: #{X}#, ~{X}~, @@X@@; and text that is nothing but {X}, [X],
// %x% or $xy, which mean something else within other text. Text of more than one
// line never is: scripts and configuration files contain variables without being
// one.
func Unresolved(text string) bool {
	if !strings.ContainsAny(text, "{[$<%_@") || strings.Contains(text, "\n") {
		return false
	}
	return enclosed(text, "{{", "}}", anything) ||
		enclosed(text, "${", "}", anything) ||
		enclosed(text, "$(", ")", anything) ||
		enclosed(text, "<", ">", placeholder) ||
		enclosed(text, "%", "%", environment) ||
		enclosed(text, "__", "__", constant) ||
		enclosed(text, "#{", "}#", name) ||
		enclosed(text, "~{", "}~", name) ||
		enclosed(text, "@@", "@@", name) ||
		whole(text, '{', '}', title) ||
		whole(text, '[', ']', title) ||
		whole(text, '%', '%', name) ||
		lower(text) ||
		variable(text)
}

// whole reports whether text is open, then something that fits, then end.
func whole(text string, open, end byte, fits func(string) bool) bool {
	last := len(text) - 1
	return last > 1 && text[0] == open && text[last] == end && fits(text[1:last])
}

// enclosed reports whether text holds open, then something that fits, then end.
func enclosed(text, open, end string, fits func(string) bool) bool {
	for {
		_, rest, found := strings.Cut(text, open)
		if !found {
			return false
		}
		inner, _, closed := strings.Cut(rest, end)
		if closed && inner != "" && fits(inner) {
			return true
		}
		text = rest
	}
}

func anything(string) bool { return true }

// placeholder accepts what people write between angle brackets for the reader
// to fill in: a name, but not markup or a comparison.
func placeholder(text string) bool {
	return isLetter(text[0]) && strings.IndexFunc(text, func(r rune) bool {
		return r == '=' || r == '/' || r == '"' || r == '<'
	}) < 0
}

// environment accepts NAMES_IN_CAPITALS of three letters or more: the C3 in
// %C3%A9 is a byte of a URL.
func environment(text string) bool { return len(text) > 2 && constant(text) }

// constant accepts NAMES_IN_CAPITALS.
func constant(text string) bool {
	for i := range len(text) {
		if c := text[i]; c != '_' && (c < 'A' || c > 'Z') && (c < '0' || c > '9') {
			return false
		}
	}
	return text[0] > '9'
}

// name accepts letters and digits, with separators between words.
func name(text string) bool {
	text = strings.TrimSpace(text)
	for i := range len(text) {
		if c := text[i]; !isLetter(c) && (c < '0' || c > '9') && c != '_' && c != '-' && c != '.' {
			return false
		}
	}
	return text != "" && isLetter(text[0])
}

// title accepts NAMES-IN_CAPITALS, but not a range such as [A-Z] in a regular
// expression.
func title(text string) bool {
	words := strings.Split(text, "-")
	return !slices.ContainsFunc(words, func(word string) bool {
		return word == "" || !constant(word) || len(words) > 1 && len(strings.Trim(word, "_")) < 2
	})
}

// lower reports whether text is $name in lower case.
func lower(text string) bool {
	return len(text) > 2 && text[0] == '$' && isLetter(text[1]) && strings.IndexFunc(text[1:], func(r rune) bool {
		return r != '_' && (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}) < 0
}

// variable reports whether text holds $NAME in capitals; in lower case it
// occurs in regular expressions and password hashes.
func variable(text string) bool {
	for i := 0; i+1 < len(text); i++ {
		if c := text[i+1]; text[i] == '$' && (c == '_' || c >= 'A' && c <= 'Z') {
			return true
		}
	}
	return false
}

func isLetter(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

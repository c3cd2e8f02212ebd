package shell

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What runs whenever `b` does, by the branch that `a` stands in.
func TestBranch_Holds(t *testing.T) {
	for _, test := range []struct {
		name, script string
		want         bool
	}{
		{"in turn", "b; a", true},
		{"if", "b; if x; then a; fi", false},
		{"the same if", "if x; then b; a; fi", true},
		{"an if of the same if", "if x; then b; if y; then a; fi; fi", false},
		{"out of the if", "if x; then if y; then b; fi; a; fi", true},
		{"a condition", "b; if a; then x; fi", true},
		{"both branches", "if x; then b; else a; fi", false},
		{"elif", "if x; then b; elif y; then a; fi", false},
		{"the condition of elif", "b; if x; then y; elif a; then z; fi", false},
		{"while", "b; while x; do a; done", false},
		{"the condition of while", "b; while a; do x; done", true},
		{"for", "b; for i in x; do a; done", false},
		{"the words of for", "b; for i in $(a); do x; done", true},
		{"the same for", "for i in x; do b; a; done", true},
		{"case", "b; case x in x) a;; esac", false},
		{"two cases", "case x in x) b;; y) a;; esac", false},
		{"the same case", "case x in x) b; a;; esac", true},
		{"or", "b; x || a", false},
		{"before or", "b; a || x", true},
		{"and", "b; x && a", false},
		{"and behind az", "b; az x && a", true},
		{"and behind much", "b; x && az y && a", true},
		{"a pipe", "b; x | a", true},
		{"a function", "f() { a; }; b; f", true},
		{"a substitution", "b; x $(a)", true},
		{"a block", "b; { a; }; (a)", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			commands, err := Parse([]byte(test.script), nil)
			if err != nil {
				t.Fatal(err)
			}
			branches := map[string]*Branch{}
			for _, command := range commands {
				branches[command.Words[0].Text] = command.Branch
			}
			if got := branches["a"].Holds(branches["b"]); got != test.want {
				t.Errorf("want %t, got %t", test.want, got)
			}
		})
	}
}

// A backslash with blanks behind it is told, and read as what it was meant to
// be. A comment in its place is told, and ends the command.
func TestParse_brokenContinuations(t *testing.T) {
	for _, test := range []struct {
		name, script, want string
		breaks             []string // what stands at each, to the end of its line
	}{
		{"one", "az a \\ \n  -n b", "az|a|-n|b", []string{"\\ "}},
		{"two, one in order", "az a \\\t \n  -n b \\\n -c d \\ \r\n-e f\naz g", "az|a|-n|b|-c|d|-e|f\naz|g", []string{"\\\t ", "\\ \r"}},
		{"behind a word", "az a\\ \n  -n b", "az|a|-n|b", []string{"\\ "}},
		{"in the second command", "az a; az b \\ \n -c", "az|a\naz|b|-c", []string{"\\ "}},
		{"in a substitution", "az a -b $(az c \\ \n -d) e", "az|a|-b|?$(…)|e\naz|c|-d", []string{"\\ "}},
		{"with a comment behind it", "az a \\  # why\n  -n b", "az|a|-n|b", []string{"\\  # why"}},
		{"in text for another shell", "eval \"az a \\ \n -b\"", "eval|az a   -b\naz|a|-b", []string{"\\ "}},
		{"a blank that is meant", "az a\\ b \\ c", "az|a b| c", nil},
		{"at the end", "az a \\ \n", "az|a| ", nil},
		{"before another command", "az a \\ \naz b", "az|a| \naz|b", nil},
		{"escaped", "az a\\\\ \n-b", "az|a\\\n-b", nil},
		{"a comment", "az a \\\n  # é\n  -b c", "az|a\n-b|c", []string{"# é"}},
		{"two comments, with CRLF", "az a \\\r\n# é\r\n # f\r\n  -b c", "az|a\n-b|c", []string{"# é\r"}},
		{"a flag that is commented out", "az a \\\n  # --d \\\n  -b c", "az|a\n-b|c", []string{"# --d \\"}},
		{"a comment behind all flags", "az a \\\n  # é\naz b", "az|a\naz|b", nil},
		{"a comment of the line", "az a # why\n-b", "az|a\n-b", nil},
		{"a comment that swallows the backslash", "az a --b c # é \\\n  -b\naz d # \\\r\n-e", "az|a|--b|c\n-b\naz|d\n-e", []string{"# é \\", "# \\\r"}},
		{"a comment that ends in a backslash", "az a # c:\\\naz b", "az|a\naz|b", nil},
		{"an empty line", "az a \\\n\n  -b\naz c \\\r\n \r\n\r\n-d", "az|a\n-b\naz|c\n-d", []string{"\\", "\\\r"}},
		{"an empty line behind all flags", "az a \\\n\naz b", "az|a\naz|b", nil},
		{"a comment and an empty line", "az a \\\n # é\n\n -b", "az|a\n-b", []string{"# é"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			compare(t, test.script, test.want)
			commands, err := Parse([]byte(test.script), nil)
			if err != nil {
				t.Fatal(err)
			}
			var breaks []string
			for _, command := range commands {
				for _, at := range command.Breaks {
					line, _, _ := strings.Cut(test.script[at.Offset:], "\n")
					breaks = append(breaks, line)
				}
			}
			if diff := cmp.Diff(test.breaks, breaks); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// What documentation writes for one of several values is a word.
func TestParse_choices(t *testing.T) {
	for _, test := range []struct{ name, script, want string }{
		{"in brackets", "az a -n [b|c] --d", "az|a|-n|?[b|c]|--d"},
		{"with blanks", "az a -n [b | c | d] --d", "az|a|-n|?[b | c | d]|--d"},
		{"in angle brackets", "az a -n <b | c> --d", "az|a|-n|?<b | c>|--d"},
		{"pipes stay", "az a -o tsv | b > c\naz a < b | c > d", "az|a|-o|tsv\nb\naz|a\nc"},
		{"elsewhere", "a [b|c]", "a|[b\nc]"},
	} {
		t.Run(test.name, func(t *testing.T) { compare(t, test.script, test.want) })
	}
}

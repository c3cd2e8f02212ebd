package embedded_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/embedded"
)

// texts are the blocks that a script yields, read as PowerShell or command by
// command as a shell's.
func texts(content string, language embedded.Language) []string {
	script := embedded.Whole(&document.Source{Content: []byte(content)}, language)
	var texts []string
	for _, block := range embedded.Commands(&script) {
		texts = append(texts, string(block.Text))
	}
	return texts
}

func TestCommands_edges(t *testing.T) {
	for _, c := range []struct {
		name, content string
		want          []string
	}{
		// Where a command begins, and what its name is.
		{"the name of az", "AZ a\naz.cmd b\naz.EXE c\naz\nazx d\naz-d\naz\tf", []string{"az a", "az b", "az c", "az", "az\tf"}},
		{"behind separators", "x;az a|az b&az c&&az d||az e=az f!az g\raz h", []string{"az a", "az b", "az c", "az d", "az e=az f!az g\raz h"}},
		{"behind words", "return az a\nif az b\ntry az c\nelse az d\nx az no\nexec x az no\ntime sudo az e", []string{"az a", "az b", "az c", "az d", "az e"}},
		{"behind brackets", "{ az a }\n(az b)\n@(az c)\n$(az d)\n@{ a = az e }\n} az no\n) az f", []string{"az a ", "az b", "az c", "az d", "az e ", "az no", "az f"}},
		{"behind a continuation", "if `\n az a\n`\naz b\nx `\n az no\n`", []string{"az a", "az b"}},
		{"behind text", "'x' az no\n\"x\" az no\n# az no\n<# x #> az no\naz a", []string{"az a"}},
		{"behind a comment that does not end", "az a\n<# az no", []string{"az a"}},
		{"a comment of nothing", "<##>\naz a # x\n#\naz b", []string{"az a ", "az b"}},

		// Where it ends.
		{"ends", "az a;az b|x\naz c)\naz d}\naz e\r\naz f &\naz g >&2 2>&1 x", []string{"az a", "az b", "az c", "az d", "az e", "az f ", "az g >&2 2>&1 x"}},
		{"a carriage return that ends no line", "az a\rb", []string{"az a\rb"}},
		{"braces", "{ az a {b} ${c} d }", []string{"az a {b} \"$c\" d "}},
		{"a number sign in a word", "az a b#c\t#d\naz e '#' #", []string{"az a b#c\t", "az e '#' "}},
		{"an operator behind a continuation", "az a `\n#b\n", []string{"az a \\\n"}},

		// Assignments.
		{"values", "$a = 'a'; $b=\"b\"\n$c = 3 # c\n$d = 3x\n$e = 'e' + 'f'\n$f = \"a$b\"\n$g = \"a`b\"", []string{"a='a'", "b=\"b\"", "c=3", "d=$(X)", "e=$(X)", "f=\"a$b\"", "g=\"ab\""}},
		{"scopes", "$script:a = 1\n$Global:b = 2\n$private:c = 3\n$local:d = 4\n$env:e = 5\n$a.b = 6\n$1 = 7", []string{"a=1", "b=2", "c=3", "d=4"}},
		{"additions and branches", "$a += 'b'\nif (x) { $c = 'd' }\n$e = 'f'\n($g = 'h')", []string{"a=$(X)", "c=$(X)", "e='f'", "g=$(X)"}},
		{"comparisons", "if ($a -eq 1) {}\n$a == 1\nx $a = 1", []string{"a=$(X)"}},
		{"two of a line", "$a = $b = 'c'", []string{"a=$(X)", "b='c'"}},
		{"a command as a value", "$a = az b", []string{"a=$(X)", "az b"}},
		{"arrays", "$a = @( 'b' , 1 ) # c\n$d = @('e'\n  'f')\n$g = @('h' 'i')\n$j = @('k').l\nif (x) { $m = @('n') }\n$o += @('p')", []string{
			"a=( 'b' 1)", "d=( 'e' 'f')", "g=$(X)", "j=$(X)", "m=$(X)", "o=$(X)",
		}},

		// Commands in quotes.
		{"in quotes", "x 'az a -b'\ny \"az c -d `\"e`\"\" \nz 'az no'\nz \"az`x -f\"\n& 'az g -h'\n'az no -i'", []string{"eval 'az a -b'", `eval "az c -d \"e\""`}},
		{"in quotes that are not closed", "x 'az a -b", []string{"eval 'az a -b"}},
		{"in quotes that end escaped", "x \"az a -b`", []string{`eval "az a -b\`}},
		{"shown", "echo 'az no -a'\nWrite-Verbose 'az no -a'\nreturn 'az no -a'\nDescribe 'az no -a'\nContext 'az no -a'\nmylogger 'az no -a'\nthrow \"az no -a\"", nil},
		{"shown in brackets", "echo (x 'az a -b') 'az no -c'\nx { echo 'az no -d' } 'az e -f'", []string{"eval 'az a -b'", "eval 'az e -f'"}},
		{"in quotes of a command", "az a 'az no -b'", []string{"az a 'az no -b'"}},

		// Escapes and strings.
		{"escapes", "az a `b ``c `\" d\\e\\\naz f `\r\n g `x", []string{"az a \\b \\`c \\\" d\\\\e\\\\", "az f \\\r\n g \\x"}},
		{"an escape that ends the file", "az a `", []string{"az a \\"}},
		{"quotes in quotes", "az a 'b''c' \"d\"\"e\" \"f`\"g\" 'h\"i' \"j'k\"", []string{`az a 'b'\''c' "d\"e" "f\"g" 'h"i' "j'k"`}},
		{"quotes over lines", "az a 'b\nc' \"d\n`e\" f\naz g", []string{"az a 'b\nc' \"d\ne\" f", "az g"}},
		{"a quote that is not closed", "az a \"b\naz c 'd\naz e", []string{"az a \"b", "az c 'd", "az e"}},
		{"an empty string", "az a '' \"\" b", []string{`az a '' "" b`}},
		{"substitutions", "az a $(az b (c)) (d)e @(f) \"$(az g)h$i\"", []string{"az b $(X)", "az g", `az a $(X) $(X)e $(X) "$(X)h$i"`}},
		{"here-strings", "az a @'\naz no '@\n'@ b\naz c @\" \t\r\nd\n\"@\naz e @'f'\naz g @'\nh", []string{"az a $(X) b", "az c $(X)", "az e @'f'", "az g @'"}},

		// What only PowerShell knows among arguments.
		{"splats", "az a @b\taz @c|x\naz d @e;@f x@g @h-i @1 @j", []string{"az a \"${b[@]}\"\taz \"${c[@]}\"", "az d \"${e[@]}\""}},
		{"redirections", "az a *> b *>c d*>e\naz f\t*> g", []string{"az a  > b  >c d*>e", "az f\t > g"}},
		{"the rest as it is", "az a --% b\naz c x--% d\naz e --%\naz f\t--% g", []string{"az a     b", "az c x--% d", "az e --%", "az f\t    g"}},
		{"blanks behind a backtick", "az a `  # b\n  --c\naz d ` \t\r\n\t-e\naz f ` x\n -g\naz h ` \n i", []string{
			"az a \\  # b\n  --c", "az d \\ \t\r\n\t-e", "az f \\ x", "az h \\ ",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, texts(c.content, embedded.PowerShell)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestCommands_ofShellEdges(t *testing.T) {
	for _, c := range []struct {
		name, content string
		want          []string
	}{
		{"words before a command", "while az a; do az b; done\nuntil az c\nthen az d\nelif az e\nin az f\ncommand az g\ntime az h\nexec az i\nfor az no\nX=az j\n", []string{"az a", "az b", "az c", "az d", "az e", "az f", "az g", "az h", "az i", "az j"}},
		{"escapes", "az a \\\n  b \\c \\\r\n d `e` 'f\\' \"g\\\"h\"\naz i \\", []string{"az a \\\n  b \\c \\\r\n d `e` 'f\\' \"g\\\"h\"", "az i \\"}},
		{"variables and text", "$a = 'b'\nx 'az no -c'\naz d @e *> f", []string{"az d @e *> f"}},
		{"here-documents", "x <<A <<-'B'\naz no\nA\naz no\n\tB\t\naz a\n<<\"C\" az e\naz no\nC\r\naz b <<\\D\naz no\nD\naz c << E\naz no\nE", []string{"az a", "az e", "az b <<\\D", "az c << E"}},
		{"a here-document that does not end", "x <<A\naz a\naz b\n", []string{"az a", "az b"}},
		{"no here-document", "x << 1\naz a <<<A\naz b\nA\n", []string{"az a <<<A", "az b"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, texts(c.content, embedded.Shell)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// Brackets are followed to a depth, and what follows them is read.
func TestCommands_deep(t *testing.T) {
	for depth, want := range map[int][]string{150: {"az a", "az b"}, 300: {"az b"}} {
		got := texts(strings.Repeat("(", depth)+"az a"+strings.Repeat(")", depth)+"\naz b", embedded.PowerShell)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d: -want +got:\n%s", depth, diff)
		}
	}
}

// Every character of a command is at its place in the file.
func TestCommands_places(t *testing.T) {
	test(t, commands, []hostCase{
		{"what is written otherwise", "az a `b 'c''d' \"e\"\"f\" --% g", []found{{embedded.Shell, 0, `az a \b 'c'\''d' "e\"f"     g`, "g@1:27-28"}}},
		{"a substitution", "az a $(b c) d", []found{{embedded.Shell, 0, "az a $(X) d", "$(X)@1:6-12"}}},
		{"a here-string", "az a @'\nb\n'@ c", []found{{embedded.Shell, 0, "az a $(X) c", "c@3:4-5"}}},
		{"a splat", "az a @b c", []found{{embedded.Shell, 0, `az a "${b[@]}" c`, "c@1:9-10"}}},
		{"a redirection", "az a *> b", []found{{embedded.Shell, 0, "az a  > b", "b@1:9-10"}}},
		{"a value", "$script:ab = 'c'", []found{{embedded.Shell, 0, "ab='c'", "c@1:15-16"}}},
		{"a name", "$script:ab = 'c'", []found{{embedded.Shell, 0, "ab='c'", "ab@1:9-11"}}},
		{"an unknown value", "$ab += 'c'", []found{{embedded.Shell, 0, "ab=$(X)", "ab@1:2-4"}}},
		{"elements", "$a = @('b',  'c' )", []found{{embedded.Shell, 0, "a=( 'b' 'c')", "'c'@1:14-17"}}},
		{"the end of an array", "$a = @('b',  'c' ) # d", []found{{embedded.Shell, 0, "a=( 'b' 'c')", ")@1:17-19"}}},
		{"in quotes", "x \"az `$a -b\" c", []found{{embedded.Shell, 0, `eval "az \$a -b"`, "-b@1:11-13"}}},
		{"the end of what is in quotes", "x 'az a -b' c", []found{{embedded.Shell, 0, "eval 'az a -b'", "-b@1:9-11"}}},
	})
}

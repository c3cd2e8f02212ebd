package shell

import (
	"fmt"
	"strings"
	"testing"
)

// What a program does with text that looks like a command.
func TestPrints(t *testing.T) {
	for want, programs := range map[bool]string{
		true: "echo printf print cat info warn warning error err debug notice success msg message say die fail fatal abort usage " +
			"grep egrep rg sed awk jq yq read git gh curl alias test [ " +
			"echo_x print_x err_x error_x warn_x info_x die_x log xlog logger xlogger log::x xlog_x x_log logs",
		false: "az retry eval bash run echoes xecho printx errx dieX xinfo_ lo x_error catalogue blog2",
	} {
		for program := range strings.FieldsSeq(programs) {
			if got := Prints(program); got != want {
				t.Errorf("%s: %v", program, got)
			}
		}
	}
}

func TestParse_handedEdges(t *testing.T) {
	for _, test := range []struct{ name, script, want string }{
		{"every shell", "sh 'az a'\n/bin/bash \"az b\"\nzsh -c 'az c'\nksh 'az no'", "sh|az a\naz|a\n/bin/bash|az b\naz|b\nzsh|-c|az c\naz|c\nksh|az no"},
		{"a shell behind sudo", "sudo bash -c 'az a'\nsudo 'az no' bash", "sudo|bash|-c|az a\naz|a\nsudo|az no|bash"},
		{"prose", "x 'az a b'\nx 'azure -a'\nx ' \taz c -d'\nx 'az e -f' 'az g -h'", "x|az a b\nx|azure -a\nx| \taz c -d\naz|c|-d\nx|az e -f|az g -h\naz|e|-f\naz|g|-h"},
		{"escapes", "eval \"az \\\"a b\\\" \\\\\\$c \\d\"\neval 'az \\e \"\\f\"'", "eval|az \"a b\" \\$c \\d\naz|a b|$c|d\neval|az \\e \"\\f\"\naz|e|\\f"},
		{"text that does not begin with a quote", "x a'az no -b'\nx 'az 'a' -b'c", "x|aaz no -b\nx|az a -bc"},
		{"dollar quotes", "x $'az a -b'\nx $\"az c -d\"\nx $'az no\\n -e'", "x|az a -b\naz|a|-b\nx|az c -d\naz|c|-d\nx|?az no\\n -e"},
		{"an assignment in text", "X=a\nY=b\neval \"X=c; az \\$X \\$Y\"\naz -x $X $Y", "eval|X=c; az $X $Y\naz|?${X}|b\naz|-x|?${X}|b"},
		{"loops and reads in text", "X=a\nY=b\nZ=c\neval \"for X in d; do :; done; read -r Y; xread Z\"\naz $X $Y $Z", "eval|for X in d; do :; done; read -r Y; xread Z\n:\nread|-r|Y\nxread|Z\naz|?${X}|?${Y}|c"},
	} {
		t.Run(test.name, func(t *testing.T) { compare(t, test.script, test.want) })
	}
}

func TestParse_constantEdges(t *testing.T) {
	words := func(count int) string { return strings.TrimSuffix(strings.Repeat("a|", count), "|") }
	for _, test := range []struct{ name, script, want string }{
		{"the longest text", "X=" + strings.Repeat("a", maxLength) + "; az $X", "az|" + strings.Repeat("a", maxLength)},
		{"text that is too long", "X=" + strings.Repeat("a", maxLength+1) + "; az $X", "az|?${X}"},
		{"the longest array", "X=(" + strings.Repeat("a ", maxLength) + "); az \"${X[@]}\"", "az|" + words(maxLength)},
		{"an array that is too long", "X=(" + strings.Repeat("a ", maxLength+1) + "); az \"${X[@]}\"", "az|?*${X}"},
		{"both of a pipe", "X=a |& az $X\nY=b | { Y=c; az -y $Y; }\naz $Y", "az|?${X}\naz|-y|c\naz|?${Y}"},
		{"behind or", "X=a || Y=b\naz $X $Y", "az|a|?${Y}"},
		{"a process", "x <(X=a; az $X)\naz $X", "x|?$(…)\naz|a\naz|?${X}"},
		{"a coprocess", "coproc { X=a; az $X; }\naz $X", "az|a\naz|?${X}"},
		{"a function that ends", "f() { X=a; az $X; }\ng() { X=b; az $X; }\naz $X", "az|a\naz|b\naz|?${X}"},
		{"each operator of a value", "X=a; az ${X-b} ${X:-b} ${X?b} ${X:?b} ${X+b} ${X%b}", "az|a|a|a|a|b|?${X}"},
		{"operators of arithmetic", "A=1 B=1 C=1 D=1; let A-=1; ((B*=2)); ((C--)); ((D<2)); az $A $B $C $D", "az|?${A}|?${B}|?${C}|1"},
		{"every operator of arithmetic", "A=1; B=1; C=1; D=1; E=1; F=1; G=1; H=1; I=1; ((A/=1)); ((B%=1)); ((C&=1)); ((D|=1)); ((E^=1)); ((F<<=1)); ((G>>=1)); ((H=1)); ((-I)); az $A $B $C $D $E $F $G $H $I", "az|?${A}|?${B}|?${C}|?${D}|?${E}|?${F}|?${G}|?${H}|1"},
		{"a command that sets variables", "X=a; Y=b; Z=c; readarray -t X; read Y-Z; printf '%s' -v Z; az $X $Y $Z", "readarray|-t|X\nread|Y-Z\nprintf|%s|-v|Z\naz|?${X}|b|?${Z}"},
		{"printf into a variable", "X=a; printf %s -v X; az $X; Y=b; printf x -v Y z; az $Y", "printf|%s|-v|X\naz|?${X}\nprintf|x|-v|Y|z\naz|?${Y}"},
		{"an append before any value", "X+=a; az $X", "az|?${X}"},
		{"an append in another scope", "X=a; f() { X+=b; az $X; }; az -x $X", "az|?${X}\naz|-x|?${X}"},
		{"an index", "X[0]=a; az ${X[0]} $X", "az|?${X}|?${X}"},
		{"a set default", "X=a; : ${Y:=b} ${X=c}; az $X $Y", ":|?${Y}|?${X}\naz|?${X}|?${Y}"},
		{"blanks around a value", "X=' a '; az $X \"$X\" -x$X", "az|a| a |?*-x${X}"},
		{"a value of blanks", "X=' '; az $X b", "az|b"},
		{"a part of an array", "A=(a b); az ${A[*]} \"${A[*]}\" ${A[@]:1} ${#A[*]} \"-${A[*]}\"", "az|a|b|?${A}|?*${A}|?${A}|?-${A}"},
	} {
		t.Run(test.name, func(t *testing.T) { compare(t, test.script, test.want) })
	}
}

func TestParse_maskEdges(t *testing.T) {
	for _, test := range []struct{ name, script, want string }{
		{"one letter", "az -a <b> -c [d] -e {f} -g %h% -i %jk%", "az|-a|?<b>|-c|?[d]|-e|?{f}|-g|?%h%|-i|?%jk%"},
		{"what a quotation ends", "az 'a<b'>c d\naz \"e<f\">g h\naz `i <j`>k l", "az|a<b|d\naz|e<f|h\naz|?$(…)|l\ni"},
		{"each letter at the end", "az <ax> <an> <as> <a]>", "az|?<ax>|?<an>|?<as>|?<a]>"},
		{"blanks within", "az -a <b c> -d <e >f -g < h >i", "az|-a|?<b c>|-d|-g"},
		{"what begins a name", "az <1> <_a> <{b}> <@c> <$E> <-d >f", "az|?<1>|?<_a>|?<{b}>|?<@c>|?<$E>"},
		{"next to each other", "az <a><b> <c>{{d}} {{e}}<f> [g][h] [i|j]<k>", "az|?<a><b>|?<c>{{d}}|?{{e}}<f>|[g][h]|?[i|j]<k>"},
		{"in each other", "az <a {{b}} c> <[d|e]> [<f>|g]", "az|?<a {{b}} c>|?<[d|e]>|?[<f>|g]"},
		{"at the start and the end", "X=<a>\naz <b>", "az|?<b>"},
		{"a redirection that looks like one", "az a <b 2>c\naz d <e 2>\naz f <g2>\naz h <i 2> j", "az|a\naz|d|?<e 2>\naz|f|?<g2>\naz|h|?<i 2>|j"},
		{"a here-document that looks like one", "az a <<b >c\nb\naz d <<<e >f", "az|a\naz|d"},
		{"choices", "az a [b|c|d] {e|f} [g |h] [i||j] [|k] {l:m|n} [o p|q]", "az|a|?[b|c|d]|?{e|f}|?[g |h]|[i\nj]|[\nk]|{l:m\nn}|[o|p\nq]"},
		{"bracketed", "az a [b c-d] {e} [1] x[f] [g]h \"[i]\" '{j}' k=[l]", "az|a|?[b c-d]|{e}|[1]|x[f]|[g]h|?[i]|?{j}|?k=[l]"},
		{"behind a continuation", "az a \\\n <b> \\\r\n [c]\nx <d >e [f]\nX=1 \\\n <g>", "az|a|?<b>|?[c]\nx|[f]\n?<g>"},
		{"assignments of every kind", "export A=<a>\nreadonly B=<b>\nlocal C=<c>\ndeclare D=<d>\n  E=<e>\nx F=<f >f\naz $A $B $C $D $E", "x|F=\naz|?${A}|?${B}|?${C}|?${D}|?${E}"},
		{"a backslash at the end of a comment", "az a # b\\\naz c\n# d \\\naz e\naz '# f' \\\n g\naz h#i \\\n j", "az|a\naz|c\naz|e\naz|# f|g\naz|h#i|j"},
		{"a flag that is commented out at the margin", "az a \\\n# --d \\\n -b c", "az|a\n-b|c"},
		{"a carriage return at the end", "az a \\\r", "az|a"},
		{"a blank behind a backslash", "az a \\ # b\n\t-c\naz d \\\\ \n-e\naz f \\\t\r\n  -g\n\\ \n-h", "az|a|-c\naz|d|\\\n-e\naz|f|-g\n-h"},
	} {
		t.Run(test.name, func(t *testing.T) { compare(t, test.script, test.want) })
	}
}

// Text in text is read to a depth, and so much of it.
func TestParse_handedBounds(t *testing.T) {
	nested := func(depth int) string {
		var script strings.Builder
		script.WriteString("T0='az -a'\n")
		for i := range depth - 1 {
			fmt.Fprintf(&script, "T%d='eval \"$T%d\"'\n", i+1, i)
		}
		fmt.Fprintf(&script, "eval \"$T%d\"", depth-1)
		return script.String()
	}
	long := func(length int) string {
		const command = "az -a "
		return "eval '" + command + strings.Repeat("b", length-len(command)) + "'"
	}
	for _, test := range []struct {
		name, script string
		read         bool
	}{
		{"deep", nested(maxDepth), true},
		{"too deep", nested(maxDepth + 1), false},
		{"long", long(maxText), true},
		{"too long", long(maxText + 1), false},
	} {
		commands, err := Parse([]byte(test.script), nil)
		if err != nil {
			t.Fatal(err)
		}
		if last := commands[len(commands)-1]; (last.Words[0].Text == "az") != test.read {
			t.Errorf("%s: the last command is %.20s", test.name, last.Words[0].Text)
		}
	}
}

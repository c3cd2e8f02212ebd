package shell

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// show writes the commands of a script one a line: words between bars, an
// unknown word behind ?, an open one behind *, one that may be missing behind ~.
func show(commands []Command) string {
	var lines []string
	for _, command := range commands {
		var words []string
		for _, word := range command.Words {
			mark := ""
			if word.Unknown {
				mark += "?"
			}
			if word.Open {
				mark += "*"
			}
			if word.Maybe {
				mark += "~"
			}
			words = append(words, mark+word.Text)
		}
		lines = append(lines, strings.Join(words, "|"))
	}
	return strings.Join(lines, "\n")
}

func TestParse_words(t *testing.T) {
	for _, test := range []struct{ name, script, want string }{
		{"plain words", "az aks create -n a", "az|aks|create|-n|a"},
		{"single quotes", `az 'a b' '$X' '\$' 'it'\''s' ''`, `az|a b|$X|\$|it's|`},
		{"double quotes", `az "a b" "it's" "\"\$\\\a" ""`, `az|a b|it's|"$\\a|`},
		{"backslashes", `az \$X a\ b \\ \a \"`, `az|$X|a b|\|a|"`},
		{"quotes in a word", `az --name="a b"'c d'e`, "az|--name=a bc de"},
		{"escapes in quotes", `az $'a b' $'a\nb' $"a b"`, `az|a b|?a\nb|a b`},
		{"continuation lines", "az \\\n  aks \\\n\tcreate --na\\\nme a", "az|aks|create|--name|a"},
		{"continuation lines with CRLF", "az \\\r\n  aks create \\\r\n -n \"a\\\r\nb\"\r\naz b\r\n", "az|aks|create|-n|ab\naz|b"},
		{"continuation behind a word", "az a\\\n  b\\\r\n  \"c\"\\\n d\\\\\n", `az|a|b|c|d\`},
		{"CRLF in quotes", "az \"a\r\nb\" 'c\r\nd'\r\naz f <e>\r\n", "az|a\nb|c\nd\naz|f|?<e>"},
		{"backquotes", "az `echo \\`az b\\` \"c\"` \"`az \\\"d\\\"`\"", "az|?$(…)|?$(…)\necho|?$(…)|c\naz|b\naz|d"},
		{"a backslash before a blank", "az a \\ \naz b", "az|a| \naz|b"},
		{"comments", "# az a\naz b # c\naz c \\\n# d\n-n e", "az|b\naz|c\n-n|e"},
		{"comments with quotes", "az k # 'l' \\\n --m\naz n # \"o\" 'p' \\\n-q", "az|k\n--m\naz|n\n-q"},
		{"strings with a hash", "az \"a\n b # c\" \\\n -d\naz '# e' \\\n -f", "az|a\n b # c|-d\naz|# e|-f"},
		{"several commands", "az a; az b && az c || az d | az e & az f", "az|a\naz|b\naz|c\naz|d\naz|e\naz|f"},
		{"inside others", "if ! az a; then az b; else az c; fi; while az d; do az e; done; f() { az f; }; (az g); { az h; }; case x in x) az i;; esac; time az j", "az|a\naz|b\naz|c\naz|d\naz|e\naz|f\naz|g\naz|h\naz|i\naz|j"},
		{"substitutions", "X=$(az a)\necho \"`az b`\" \"$(az c -n \"$(az d)\")\"\naz e <(az f)", "az|a\necho|?$(…)|?$(…)\naz|b\naz|c|-n|?$(…)\naz|d\naz|e|?$(…)\naz|f"},
		{"no commands", "echo 'az a' \"az b\" az c\nX='az d'\n", "echo|az a|az b|az|c"},
		{"text for another shell", `eval "az a -n \"b c\" --x"; bash -c 'echo; az b "$X"'; sh -c "$Y"`, `eval|az a -n "b c" --x` + "\naz|a|-n|b c|--x\nbash|-c|echo; az b \"$X\"\necho\naz|b|?${X}\nsh|-c|?${Y}"},
		{"text for a function", "retry 3 'az a -b'\nlog_info 'az b -c'\ntrap \"az c; az d -e\" EXIT\nrun 'ls -a'\nfatal 'az a failed'", "retry|3|az a -b\naz|a|-b\nlog_info|az b -c\ntrap|az c; az d -e|EXIT\naz|c\naz|d|-e\nrun|ls -a\nfatal|az a failed"},
		{"text for nobody", ": 'az a -b'; true \"az c -d\"", ":|az a -b\ntrue|az c -d"},
		{"text of several parts", `retry "az a --b "$X" -c \"d e\""; retry $X"az no -b"`, `retry|?az a --b ${X} -c "d e"` + "\naz|a|--b|?${X}|-c|d e\nretry|?${X}az no -b"},
		{"a command in a variable", `C="az a -n $N"; C+=" --b c"; if x; then C+=" --d"; fi; eval "$C"; $C e`, "x\neval|?${C}\naz|a|-n|?${N}|--b|c|?${C}\n?${C}|e"},
		{"here-documents", "cat <<EOF\naz a $(az b)\nEOF\ncat <<'EOF'\naz c $(az d)\nEOF\naz e <<< $(az f)", "cat\naz|b\ncat\naz|e\naz|f"},
		{"redirections", "az a >out 2>&1 <in -n b", "az|a|-n|b"},
		{"assignments before a command", "X=1 Y=2 az a $X", "az|a|?${X}"},
		{"arithmetic", "az $((1+2)) $[1+2]", "az|?$(…)|?$(…)"},
		{"braces", "az {a,b} c{1..3} '{a,b}' {a} a{ --query {x:y} --query={a,b}", "az|?*{a,b}|?*c{1..3}|{a,b}|?{a}|a{|--query|{x:y}|?*--query={a,b}"},
		{"globs and tildes", "az *.txt ~/x @(a|b)", "az|*.txt|~/x|?$(…)"},
		{"non-ASCII", "az é \"日本\" 'ñ'", "az|é|日本|ñ"},
		{"a byte order mark", "\uFEFFaz a", "az|a"},
	} {
		t.Run(test.name, func(t *testing.T) { compare(t, test.script, test.want) })
	}
}

func compare(t *testing.T, script, want string) {
	t.Helper()
	commands, err := Parse([]byte(script), nil)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, show(commands)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// Texts that expand each other grow beyond what is read of them: 30 to the fifth
// commands come to an end.
func TestParse_expandingTexts(t *testing.T) {
	var script bytes.Buffer
	script.WriteString("T0='az -a'\n")
	for i := range 5 {
		fmt.Fprintf(&script, "T%d='%s'\n", i+1, strings.Repeat(fmt.Sprintf("eval \"$T%d\"\n", i), 30))
	}
	script.WriteString("eval \"$T5\"\neval \"$T0\"")
	commands, err := Parse(script.Bytes(), nil)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, command := range commands {
		if command.Words[0].Text == "az" {
			found++
		}
	}
	if found != 1 {
		t.Errorf("az is called %d times, and not once", found)
	}
}

func TestParse_constants(t *testing.T) {
	doubled := "A=(x y)\n" + strings.Repeat("A+=(\"${A[@]}\")\n", 40) + "az \"${A[@]}\""
	for _, test := range []struct{ name, script, want string }{
		{"assigned once", `X=a; az $X "$X" ${X} "${X}-b" -g$X`, "az|a|a|a|a-b|-ga"},
		{"assigned twice", `X=a; X=b; az $X`, "az|?${X}"},
		{"assigned twice, the same", `X=a; X="a"; az $X`, "az|?${X}"},
		{"never assigned", `az $X "$X" ${X}`, "az|?${X}|?${X}|?${X}"},
		{"used before", `az $X; X=a; az $X`, "az|?${X}\naz|a"},
		{"appended to", `X=a; az $X; X+=b; az $X`, "az|a\naz|ab"},
		{"perhaps appended to", `X=a; if x; then X+=b; fi; az $X`, "x\naz|?${X}"},
		{"empty, to be filled in", `X=; Y=""; az $X "$X" a$Y "$Y"`, "az|?${X}|?${X}|?a${Y}|?${Y}"},
		{"from constants", `X=a; Y="$X-b"; Z=$Y; az $Z`, "az|a-b"},
		{"from the unknown", `Y=$X-b; Z=$(date); az $Y $Z`, "date\naz|?${Y}-b|?${Z}"},
		{"partly known", `R="$X/32,$(date),c"; S=$R-d; az "$R" $R-"$S" "${R:-e}" "${R%c}"`, "date\naz|?${R}/32,${R},c|?${R}/32,${R},c-${S}/32,${S},c-d|?${R}/32,${R},c|?${R}"},
		{"partly known, with blanks", `R="a $X"; az "$R" $R x$R`, "az|?a ${R}|?*${R}|?*x${R}"},
		{"partly known, appended to", `R=a-$X; az $R; R+=-b; R+=$Y; az $R`, "az|?a-${R}\naz|?a-${R}-b${R}"},
		{"partly known, assigned twice", `R=a-$X; R=b-$X; az $R`, "az|?${R}"},
		{"empty, appended to", `X=; X+=a; az $X; Y=$'\n'; Y+=b; az $Y`, "az|?${X}a\naz|?${Y}b"},
		{"export", `export X=a Y=b; az $X $Y`, "az|a|b"},
		{"exported later", `X=a; export X; readonly X; az $X`, "az|a"},
		{"readonly", `readonly X=a; az $X`, "az|a"},
		{"declare", `declare -r X=a; typeset Y=b; az $X $Y`, "az|a|b"},
		{"local", `f() { local X=a; az $X; }`, "az|a"},
		{"local, used outside", `f() { local X=a; az $X; }; az $X`, "az|a\naz|?${X}"},
		{"in a function, used after it", `f() { X=a; }; f; az $X`, "f\naz|?${X}"},
		{"before a function, used in it", `X=a; f() { az $X; }`, "az|a"},
		{"in a subshell", `(X=a; az $X); az $X`, "az|a\naz|?${X}"},
		{"in a substitution", `Y=$(X=a; az $X); az $X`, "az|a\naz|?${X}"},
		{"in the background", `X=a & az $X`, "az|?${X}"},
		{"in a pipe", `X=a | az $X; echo | { Y=b; az $Y; }; az $Y`, "az|?${X}\necho\naz|b\naz|?${Y}"},
		{"in a condition", `if a; then X=b; az -x $X; fi; az $X`, "a\naz|-x|?${X}\naz|?${X}"},
		{"in both branches", `if a; then X=b; else X=c; fi; az $X`, "a\naz|?${X}"},
		{"in a case", `case a in a) X=b;; esac; az $X`, "az|?${X}"},
		{"in a loop", `while a; do X=b; az $X; done`, "a\naz|?${X}"},
		{"of a loop", `for X in a b; do az -x $X; done; X=c; az $X`, "az|-x|?${X}\naz|?${X}"},
		{"of a select", `select X in a b; do az $X; done`, "az|?${X}"},
		{"of an arithmetic loop", `for ((X=0; X<3; X++)); do az $X; done`, "az|?${X}"},
		{"in a condition in a function", `f() { if a; then X=b; fi; az $X; }`, "a\naz|?${X}"},
		{"behind and", `X=a && Y=b && az $X $Y`, "az|a|?${Y}"},
		{"a default", `[ -n "$X" ] || X=a; az $X`, "[|-n|?${X}|]\naz|?${X}"},
		{"read", `X=a; read -r -p "name: " X; az $X`, "read|-r|-p|name: |X\naz|?${X}"},
		{"read in a loop", `X=a; while read -r X Y; do az $X $Y; done <f`, "read|-r|X|Y\naz|?${X}|?${Y}"},
		{"mapfile", `X=(a); mapfile -t X <f; az "${X[@]}"`, "mapfile|-t|X\naz|?*${X}"},
		{"unset", `X=a; unset X; az $X`, "unset|X\naz|?${X}"},
		{"getopts", `X=a; getopts ab X; az $X`, "getopts|ab|X\naz|?${X}"},
		{"printf -v", `X=a; printf -v X %s b; az $X; printf`, "printf|-v|X|%s|b\naz|?${X}\nprintf"},
		{"counted", `X=1; ((X++)); Y=1; ((Y+=2)); Z=1; let Z=2; W=1; ((W == 1)); az $X $Y $Z $W`, "az|?${X}|?${Y}|?${Z}|1"},
		{"with a default", `X=a; az ${X:-b} ${Y:-b} "${Z-c}" ${X:?} ${W:=d} $W`, "az|a|?${Y}|?${Z}|a|?${W}|?${W}"},
		{"empty, with a default", `X=; az ${X:-b}`, "az|?${X}"},
		{"with an alternative", `X=a; az ${X:+b} ${Y:+--c "$Y"} "${Y:+d}" ${Y+e "f g"}`, "az|b|~--c|?~${Y}|?${Y}|~e|~f g"},
		{"edited", `X=a; az ${X#b} ${X/a/b} ${X:1} ${X^^} ${#X} ${!X} ${X@Q}`, "az|?${X}|?${X}|?${X}|?${X}|?${X}|?${X}|?${X}"},
		{"split", `X="--a b  'c d'"; az $X "$X"`, "az|--a|b|'c|d'|--a b  'c d'"},
		{"split in a word", `X="a b"; az --x=$X --y="$X" "-$X"`, "az|?*--x=${X}|--y=a b|-a b"},
		{"not split in an assignment", `X="a b"; Y=$X; Z=c\ d; az "$Y" "$Z"`, "az|a b|c d"},
		{"in single quotes", `X=a; az '$X'`, "az|$X"},
		{"escaped", `X=a; az \$X "\$X"`, "az|$X|$X"},
		{"the command itself", `AZ="az -o json"; $AZ group list; $NO list`, "az|-o|json|group|list\n?${NO}|list"},
		{"arguments", `az $1 "$1" $@ "$@" $* "$*" $# $?`, "az|?${1}|?${1}|?*${@}|?*${@}|?*${*}|?${*}|?${#}|?${?}"},
		{"an array", `A=(--a b "c d"); az "${A[@]}" ${A[@]} "${A[*]}" e`, "az|--a|b|c d|--a|b|c|d|?${A}|e"},
		{"an empty array", `A=(); az "${A[@]}" a`, "az|a"},
		{"an array of constants", `X=b; A=(-a $X "$Y"); az "${A[@]}"`, "az|-a|b|?${Y}"},
		{"an array of arrays", `A=(-a); B=("${A[@]}" -b); az "${B[@]}"`, "az|-a|-b"},
		{"an array that grows", `A=(-a); A+=(-b c); az "${A[@]}"`, "az|-a|-b|c"},
		{"an array that may grow", `A=(-a); if x; then A+=(-b); fi; az "${A[@]}"`, "x\naz|-a|~-b"},
		{"an array that may grow, without quotes", `A=(-a); if x; then A+=(-b "c d"); fi; az ${A[@]}`, "x\naz|-a|~-b|~c|~d"},
		{"an alternative to what is set later", `az ${X:+-a}; X=1; az ${X:+-a}`, "az|~-a\naz|-a"},
		{"arrays that double", doubled, "az|?*${A}"},
		{"in text for another shell", `A=(-a 'b'); N=c; eval "az \${A[@]} -n $N"; bash -c 'eval "$C"'; C="az -d"; eval 'eval "$C"'`, "eval|az ${A[@]} -n c\naz|-a|b|-n|c\nbash|-c|eval \"$C\"\neval|?${C}\n?${C}\neval|eval \"$C\"\neval|az -d\naz|-d"},
		{"assigned in text for the shell", `X=a; eval "X=b"; az $X`, "eval|X=b\naz|?${X}"},
		{"text in several words", `eval "az -a b" --c "$D" -e`, "eval|az -a b|--c|?${D}|-e\naz|-a|b|--c|?${D}|-e"},
		{"an array that a function makes grow", `A=(-a); f() { A+=(-b); }; f; az "${A[@]}"`, "f\naz|?*${A}"},
		{"an array that text is added to", `A=(-a); A+=b; az "${A[@]}"`, "az|?*${A}"},
		{"an array element", `A=(-a b); A[1]=c; az "${A[@]}"`, "az|?*${A}"},
		{"of an array", `A=(-a b); az ${A[0]} $A "${#A[@]}" "${A[@]:1}" "x${A[@]}"`, "az|?${A}|?${A}|?${A}|?*${A}|?*x${A}"},
		{"an array with indexes", `A=([0]=-a [1]=b); az "${A[@]}"`, "az|?*${A}"},
		{"an unknown array", `az "${A[@]}" ${A[*]} "${A[*]}"`, "az|?*${A}|?*${A}|?${A}"},
		{"an array that may be unset", `A=(-a); az ${A[@]+"${A[@]}"} ${B[@]+"${B[@]}"}`, "az|-a|?*~${B}"},
	} {
		t.Run(test.name, func(t *testing.T) { compare(t, test.script, test.want) })
	}
}

func TestParse_masks(t *testing.T) {
	for _, test := range []struct{ name, script, want string }{
		{"a placeholder", "az aks create -n <name> -g <your resource group> --x <a-b>.c", "az|aks|create|-n|?<name>|-g|?<your resource group>|--x|?<a-b>.c"},
		{"in quotes", `az a "<name>" '<b>' "x <c> y"`, "az|a|?<name>|?<b>|?x <c> y"},
		{"in a continuation line", "az a \\\n  -n <name> \\\r\n  -g <group>\necho <in >out", "az|a|-n|?<name>|-g|?<group>\necho"},
		{"with a variable", "az a -n <$NAME> -g <{name}> -x <[name]>", "az|a|-n|?<$NAME>|-g|?<{name}>|-x|?<[name]>"},
		{"redirections stay", "az a <in >out -n b\naz c < in > out\naz d <<EOF >f\ntext\nEOF\naz e <<EOF>f\ntext\nEOF\naz f <<<x", "az|a|-n|b\naz|c\naz|d\naz|e\naz|f"},
		{"elsewhere", "cat <in >out", "cat"},
		{"templates", "az ${{ parameters.name }} {{ .name }} \"{{name}}-a\" {{a b}}x", "az|?${{ parameters.name }}|?{{ .name }}|?{{name}}-a|?{{a b}}x"},
		{"templates elsewhere", "x={{ a }}\ndocker --format '{{.Id}} b' ", "docker|--format|?{{.Id}} b"},
		{"a template as a value", "X={{ a }}; az $X", "az|?${X}"},
		{"a template and a placeholder", "az <{{ a }}>", "az|?<{{ a }}>"},
		{"an unclosed one", "az a -n <name -g b", "az|a|-n|-g|b"},
		{"in assignments", "X=<x> Y=\"<y>\"\nexport Z='<z>/a' W=a\naz a $X $Z $W", "az|a|?${X}|?${Z}/a|a"},
		{"comparisons stay", "az a | jq \".[]|select(.b<5)\" 2>/dev/null\nwhile read x; do az \"$x\"; done <a.txt 2>err", "az|a\njq|.[]|select(.b<5)\nread|x\naz|?${x}"},
		{"in brackets or braces", "az a -n [my name] -g {group} --x=[y] --query [?a].{b:c} --z [].id", "az|a|-n|?[my name]|-g|?{group}|?--x=[y]|--query|[?a].{b:c}|--z|[].id"},
		{"of Windows", "az a -n %NAME% -g a%20b\ndate +%Y%m%d", "az|a|-n|?%NAME%|-g|a%20b\ndate|+%Y%m%d"},
		{"not of one line", "az '{{ a\nb }}' \"<c\nd>\"", "az|{{ a\nb }}|<c\nd>"},
	} {
		t.Run(test.name, func(t *testing.T) { compare(t, test.script, test.want) })
	}
}

// Each word stands where it says it does.
func TestParse_places(t *testing.T) {
	const script = "S=(--s 't'); E=\"az e\" # é\nE+=' f é'; eval \"az \\\"\\${S[@]}\\\" é\"; eval \"$E\"; az ${S[@]+\"${S[@]}\"}\nX='ñ ñ'\naz 'é' \\\n  --name=\"日本\" `az b` <name> \"$X\" $X a\\ b é$X $(\n az c)\r\nA=(-a 'ö')\naz \"${A[@]}\"\naz x\\\n  y\\\r\n  z\r\n"
	want := []string{
		"eval", "\"az \\\"\\${S[@]}\\\" é\"", "az", "--s", "'t'", "é", "eval", "\"$E\"", "az", "e", "f", "é", "az", "--s", "'t'",
		"az", "'é'", "--name=\"日本\"", "`az b`", "<name>", "\"$X\"", "$X", "$X", "a\\ b", "é$X", "$(\n az c)",
		"az", "b", "az", "c", "az", "-a", "'ö'", "az", "x", "y", "z",
	}
	commands, err := Parse([]byte(script), nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, command := range commands {
		for _, word := range command.Words {
			got = append(got, script[word.Offset:word.Offset+word.Length])
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// Variables that the host sets stand where they are expanded.
func TestParse_given(t *testing.T) {
	given := map[string]string{"C": "az a; az b -c", "N": "n", "E": "", "L": strings.Repeat("l", maxLength+1), "T": "t"}
	script := `az $N "$N" $E $L $T; T=u; eval "$C"; retry "$C"; f() { $C; }`
	commands, err := Parse([]byte(script), given)
	if err != nil {
		t.Fatal(err)
	}
	want := "az|n|n|?${E}|?${L}|?${T}\neval|az a; az b -c\naz|a\naz|b|-c\nretry|az a; az b -c\naz|a\naz|b|-c\naz|a;|az|b|-c"
	if diff := cmp.Diff(want, show(commands)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	for at, expansion := range map[int]string{2: `$C"; r`, 5: `$C"; f`} {
		if word := commands[at].Words[0]; !strings.HasPrefix(script[word.Offset:], expansion) {
			t.Errorf("%q stands before %q", word.Text, script[word.Offset:])
		}
	}
}

// A script is read up to its fault, and the fault has a place.
func TestParse_faults(t *testing.T) {
	for _, test := range []struct{ name, script, at, message, want string }{
		{"unclosed double quote", "az é\naz b \"c\n", "\"c\n", "reached EOF without closing quote `\"`", "az|é"},
		{"unclosed single quote", "az a\naz b 'c\n", "'c\n", "reached EOF without closing quote `'`", "az|a"},
		{"unclosed substitution", "az a\naz $(az b\n", "$(az b\n", "reached EOF without matching `$(` with `)`", "az|a"},
		{"unclosed expansion", "az a\naz ${X\n", "\n", `not a valid parameter expansion operator: "\n"`, "az|a"},
		{"unclosed if", "az a\nif az b; then az c\n", "if az b; then az c\n", "`if` statement must end with `fi`", "az|a"},
		{"unclosed here-document", "az a\naz b <<EOF\nc\n", "<<EOF\nc\n", "unclosed here-document `EOF`", "az|a"},
		{"stray keyword", "az a\nfi\naz b\n", "fi\naz b\n", "`fi` can only be used to end an `if`", "az|a"},
		{"stray parenthesis", "az a\naz b )\n", ")\n", "a command can only contain words and redirects; encountered `)`", "az|a"},
		{"stray operator", "az a\n&& az b\n", "&& az b\n", "`&&` can only immediately follow a statement", "az|a"},
		{"nothing behind an operator", "az a\naz b &&\n", "&&\n", "`&&` must be followed by a statement", "az|a"},
	} {
		t.Run(test.name, func(t *testing.T) {
			commands, err := Parse([]byte(test.script), nil)
			fault := (*Error)(nil)
			if !errors.As(err, &fault) {
				t.Fatalf("want an Error, got %v", err)
			}
			if fault.Message != test.message || test.script[min(fault.Offset, len(test.script)):] != test.at {
				t.Errorf("got %q before %q", fault.Message, test.script[min(fault.Offset, len(test.script)):])
			}
			if diff := cmp.Diff(test.want, show(commands)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// FuzzParse looks for a panic, and for a place outside the script.
func FuzzParse(f *testing.F) {
	for _, script := range []string{
		"az aks create -n \"$NAME\" --zones 1 2 \\\n  --x=<y> ${{ z }}\r\n", "X=(a 'b c' $'d\\n'); az \"${X[@]}\" ${X[*]} {a,b}", "if a; then b=`az c \\`d\\``; fi", "cat <<EOF\n$(az a)\nEOF\n",
		"f() { local X=a; az $X & }; ((X++)); for X in a; do az; done", "az 'é' \"日本 $X\" \\\n # c\n", "az ${X:-${Y:=z}} ${A[@]:1:2} ${!X} $((1+X))", "az {{ a }} <b c> <<<d", "\uFEFFaz", "az \"", "az $(", "az <(a) >(b) @(c|d)", "coproc X { az; }; [[ a =~ b ]] && az || az",
		"C=\"az é \\\"b\\\"\"; C+=' -c'; if x; then C+=\" $D\"; fi; eval \"$C\"; bash -c 'eval \"az\"'", "A=(az); A+=('é'); x && A+=(-b); \"${A[@]}\" ${A[@]+\"${A[@]}\"} ${X:+-c \"$X\" 'é'}", "az a \\ # é\n -b \\\n # c \\\n -d\nX=<é> [b] {c} %DE%",
		"eval \"$G\" $E; retry \"$G\"; $G; G+=é; eval 'eval \"$G\"'",
	} {
		f.Add([]byte(script))
	}
	f.Fuzz(func(t *testing.T, script []byte) {
		commands, err := Parse(script, map[string]string{"G": "az é -g; az h", "E": ""})
		if fault := (*Error)(nil); errors.As(err, &fault) && (fault.Offset < 0 || fault.Offset > len(script)) {
			t.Errorf("the fault is at %d of %d bytes", fault.Offset, len(script))
		}
		for _, command := range commands {
			for _, at := range command.Breaks {
				if at.Offset < 0 || at.Length < 0 || at.Offset+at.Length > len(script) {
					t.Errorf("a break is %d bytes at %d of %d", at.Length, at.Offset, len(script))
				}
			}
			for _, word := range command.Words {
				if plain := checkPlain(script, word); plain != "" {
					t.Error(plain)
				}
				if word.Offset < 0 || word.Length < 0 || word.Offset+word.Length > len(script) {
					t.Errorf("the word %q is %d bytes at %d of %d", word.Text, word.Length, word.Offset, len(script))
				}
			}
		}
	})
}

// checkPlain says where a word that is written without anything special is not
// what stands at its place.
func checkPlain(script []byte, word Word) string {
	if word.Offset < 0 || word.Length <= 0 || word.Offset+word.Length > len(script) {
		return "" // told elsewhere
	}
	written := string(script[word.Offset : word.Offset+word.Length])
	if word.Unknown || strings.ContainsAny(written, "$`\\\"'\r\n\x00") || written == word.Text {
		return ""
	}
	return fmt.Sprintf("%q stands at the place of %q", written, word.Text)
}

package embedded_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/embedded"
)

// What stands at the edge of a file, a line or a word, and next to what it
// could be taken for.

func TestDockerfile_edges(t *testing.T) {
	test(t, embedded.Dockerfile, []hostCase{
		{
			"a last line without an end", "FROM a\nRUN az c",
			[]found{{embedded.Shell, 0, "az c", "c@2:8-9"}},
		},
		{
			"a continuation that ends the file", "RUN az c \\\n",
			[]found{{embedded.Shell, 0, "az c \\\n", "c@1:8-9"}},
		},
		{
			"a comment that ends the file", "RUN az c \\\n# d",
			[]found{{embedded.Shell, 0, "az c \\\n", "c@1:8-9"}},
		},
		{
			"blanks and flags around the instruction", "  ONBUILD\trun\t--network=none --mount=type=cache,target=/x\taz a \\ \t\n b\nRUNaz no\nRUN\taz\tc\n",
			[]found{
				{embedded.Shell, 0, "az a \\ \t\n b\n", "b@2:2-3"},
				{embedded.Shell, 0, "az\tc\n", "c@4:8-9"},
			},
		},
		{
			"the exec form behind blanks", "RUN  [ \"az\", \"no\" ]\nRUN az a [b]\n",
			[]found{{embedded.Shell, 0, "az a [b]\n", "[b]@2:10-13"}},
		},
		{
			"escapes", "#  ESCAPE = ` \t\nRUN az a \\\nRUN az b `\n  c\n# escape=\\\nRUN az d `\nRUN az e \\\n  f\n# escape=`x\nRUN az g \\\n  h\n",
			[]found{
				{embedded.PowerShell, 0, "az a \\\n", "a@2:8-9"},
				{embedded.PowerShell, 0, "az b `\n  c\n", "c@4:3-4"},
				{embedded.Shell, 0, "az d `\n", "d@6:8-9"},
				{embedded.Shell, 0, "az e \\\n  f\n", "f@8:3-4"},
				{embedded.Shell, 0, "az g \\\n  h\n", "h@11:3-4"},
			},
		},
		{
			"shells", "SHELL [\"powershell\", \\\n  \"-Command\"]\nRUN az a\nSHELL [\"bash\", \"-c\"]\nRUN az b\nSHELL [ \\\n  \"pwsh\"]\nRUN az c\nFROM x\nRUN az d\n",
			[]found{
				{embedded.PowerShell, 0, "az a\n", "a@3:8-9"},
				{embedded.Shell, 0, "az b\n", "b@5:8-9"},
				{embedded.PowerShell, 0, "az c\n", "c@8:8-9"},
				{embedded.Shell, 0, "az d\n", "d@10:8-9"},
			},
		},
		{
			"here-documents", "RUN <<-\"EOF\"\n\taz a\n\tEOF\nRUN az b <<X && <<Y \\\n  c\nx\nX\ny\nY\nRUN <<E sh\naz d\nE\nRUN az e\nRUN <<F\naz f\n  F\naz g\nF\n",
			[]found{
				{embedded.Shell, 0, "\taz a\n", "a@2:5-6"},
				{embedded.Shell, 0, "az b <<X && <<Y \\\n  c\n", "c@5:3-4"},
				{embedded.Shell, 0, "<<E sh\naz d\nE\n", "d@11:4-5"},
				{embedded.Shell, 0, "az e\n", "e@13:8-9"},
				{embedded.Shell, 0, "az f\n  F\naz g\n", "f@15:4-5"},
			},
		},
		{
			"here-documents on the last line of an instruction", "RUN az a \\\n  <<X <<-Y\nRUN az no\nX\nRUN az no\n\tY\nRUN az b\n",
			[]found{
				{embedded.Shell, 0, "az a \\\n  <<X <<-Y\nRUN az no\nX\nRUN az no\n\tY\n", "<<-Y@2:7-11"},
				{embedded.Shell, 0, "az b\n", "b@7:8-9"},
			},
		},
		{
			"a here-document that does not end", "RUN <<E\naz a\naz b",
			[]found{{embedded.Shell, 0, "az a\naz b", "b@3:4-5"}},
		},
		{
			"two here-documents that do not end", "RUN x <<E <<F\naz a\n",
			[]found{{embedded.Shell, 0, "x <<E <<F\naz a\n", "a@2:4-5"}},
		},
		{
			"a here-document without a body", "RUN az a <<E",
			[]found{{embedded.Shell, 0, "az a <<E", "a@1:8-9"}},
		},
	})
}

func TestDockerfile_constantsAtEdges(t *testing.T) {
	for _, c := range []struct {
		name, content string
		want          map[string]string
	}{
		{"a name alone", "ENV A a\nENV A\n", map[string]string{}},
		{"quotes of any kind", "ENV A=\"\" B='b c' C=\"\n", map[string]string{"A": "", "B": "b c", "C": `"`}},
		{"escaped blanks", "ENV A=a\\ b C=c\n", map[string]string{"C": "c"}},
		{"a comment between lines", "ENV A=a \\\n # B=no \\\n\n  C=c\n", map[string]string{"A": "a", "C": "c"}},
		{"a value with equals signs", "ENV A b=c D=\nENV E=f=g\n", map[string]string{"A": "b=c D=", "E": "f=g"}},
		{"an argument with a default", "ENV A=a B=b\nARG A\nARG  B = c\nENV D=d\n", map[string]string{"D": "d"}},
		{"no constant", "ENV A=$X B=`x` C=<c> D=d\n", map[string]string{"D": "d"}},
		{"a stage begins anew", "ENV A=a\nFROM b\nENV B=b\n", map[string]string{"B": "b"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			blocks := embedded.Dockerfile(&document.Source{Content: []byte(c.content + "RUN az a\n")})
			if len(blocks) != 1 {
				t.Fatalf("%d blocks", len(blocks))
			}
			if diff := cmp.Diff(c.want, blocks[0].Constants); diff != "" {
				t.Errorf("constants (-want +got):\n%s", diff)
			}
		})
	}
}

func TestHeredocs_edges(t *testing.T) {
	yaml := func(text, place string) []found { return []found{{embedded.YAML, 0, text, place}} }
	shell := func(text, place string) []found { return []found{{embedded.Shell, 0, text, place}} }
	test(t, heredocs, []hostCase{
		// A pipe hands the text on; && does not.
		{"a pipe", "cat <<E | kubectl apply -f -\na\nE\n", yaml("a\n", "a@2:1-2")},
		{"a pipe of both outputs", "cat <<E |& kubectl apply -f -\na\nE\n", yaml("a\n", "a@2:1-2")},
		{"a long pipeline", "cat <<E | x | y | kubectl apply -f -\na\nE\n", yaml("a\n", "a@2:1-2")},
		{"and", "cat <<E && kubectl apply -f -\na\nE\n", nil},
		{"or", "cat <<E || bash\na\nE\n", nil},
		{"before a pipeline", "cat <<E; x | bash\na\nE\n", nil},
		{"behind what would read it", "kubectl apply -f - | cat <<E\na\nE\n", nil},
		{"a pipeline of which the end is listed", "cat <<E | kubectl apply -f - && cat <<F\na\nE\nb\nF\n", yaml("a\n", "a@2:1-2")},
		{"in a group", "{ kubectl apply -f - <<E\na\nE\n} | cat\n", yaml("a\n", "a@2:1-2")},

		{"replace", "oc replace -f - <<E\na\nE\n", yaml("a\n", "a@2:1-2")},
		{"create", "k create -f - <<E\na\nE\n", yaml("a\n", "a@2:1-2")},
		{"diff", "/usr/bin/kubectl diff -f - <<E\na\nE\n", yaml("a\n", "a@2:1-2")},
		{"another verb", "kubectl exec -i apply-x -- cat <<E\na\nE\n", nil},
		{"another program", "helm create -f - <<E\na\nE\n", nil},
		{"an assignment alone", "X=1 <<E\na\nE\n", nil},
		{"sudo alone", "sudo <<E\na\nE\n", nil},
		{"sudo twice", strings.Repeat("sudo ", 2) + "sh <<E\na\nE\n", shell("a\n", "a@2:1-2")},
		{"zsh", "zsh <<E\na\nE\n", shell("a\n", "a@2:1-2")},
		{"text of a shell", "sh -c 'x' <<E\na\nE\n", nil},

		{"each end of a name", "cat >|a.yml <<E\na\nE\n", yaml("a\n", "a@2:1-2")},
		{"an end in quotes", "cat <<E &>'a.bash'\na\nE\n", shell("a\n", "a@2:1-2")},
		{"a script of az", "cat <<E &>>a.azcli\na\nE\n", shell("a\n", "a@2:1-2")},
		{"a file that is read", "cat <a.yaml <<E\na\nE\n", nil},
		{"errors beside it", "cat <<E 2>x >a.yaml\na\nE\n", nil},
		{"a file of data", "cat <<E >a.txt\na\nE\n", nil},
		{"the last file of tee", "tee a.txt b.yaml <<E\na\nE\n", yaml("a\n", "a@2:1-2")},
		{"a file behind a pipe", "cat <<E | tee a.sh >/dev/null\na\nE\n", shell("a\n", "a@2:1-2")},

		{"what is escaped", "bash <<E\n\\$a \\`b\\` \\\\ \\c \\\nd\\$\nE\n", shell("$a `b` \\ \\c d$\n", "d@3:1-2")},
		{"what is quoted", "bash <<\"E\"\n\\$a\nE\nbash <<\\F\n\\$b\nF\n", []found{
			{embedded.Shell, 0, "\\$a\n", "a@2:3-4"}, {embedded.Shell, 0, "\\$b\n", "b@5:3-4"},
		}},
		{"tabs", "bash <<-E\n\t\ta\tb\n \tc\n\tE\nbash <<F\n\td\nF\n", []found{
			{embedded.Shell, 0, "a\tb\n \tc\n", "b@2:5-6"}, {embedded.Shell, 0, "\td\n", "d@6:2-3"},
		}},
		{"no text", "bash <<E\nE\nbash <<F\na\nF\n", shell("a\n", "a@4:1-2")},
		{"two of a command", "bash <<E <<F\na\nE\nb\nF\n", []found{
			{embedded.Shell, 0, "a\n", "a@2:1-2"}, {embedded.Shell, 0, "b\n", "b@4:1-2"},
		}},
		{"in a substitution", "x=$(bash <<E\na\nE\n)\n", shell("a\n", "a@2:1-2")},

		{"behind two faults", "a )\nb )\nbash <<E\na\nE\nc )\nbash <<F\nb\nF\n", []found{
			{embedded.Shell, 0, "a\n", "a@4:1-2"}, {embedded.Shell, 0, "b\n", "b@8:1-2"},
		}},
		{"a fault on the first line and the last", ")\nbash <<E\na\nE\n)", shell("a\n", "a@3:1-2")},
		{"template expressions", "bash <<E\n{{ x }} ${{ y z }} {{ a\nb }}\nE\n", shell("{{ x }} ${{ y z }} {{ a\nb }}\n", "y@2:13-14")},
	})
}

// A script is read on behind its faults, but not behind any number of them.
func TestHeredocs_faults(t *testing.T) {
	for faults, want := range map[int]int{99: 1, 100: 0} {
		content := strings.Repeat("a )\n", faults) + "bash <<E\na\nE\n"
		if got := len(heredocs(&document.Source{Content: []byte(content)})); got != want {
			t.Errorf("behind %d faults: %d blocks", faults, got)
		}
	}
}

// A script in a script belongs to the same unit, and what the host gives the one
// holds for the other.
func TestHeredocs_inherit(t *testing.T) {
	whole := embedded.Whole(&document.Source{Content: []byte("az a\nbash <<E\na\nE\n")}, embedded.Shell)
	whole.Unit, whole.Docs, whole.Constants = 3, true, map[string]string{"A": "a"}
	for name, blocks := range map[string][]embedded.Block{
		"here-document": embedded.Heredocs(&whole),
		"command":       embedded.Commands(&whole),
	} {
		if len(blocks) != 1 {
			t.Fatalf("%s: %d blocks", name, len(blocks))
		}
		for _, block := range blocks {
			if block.Unit != 3 || !block.Docs || block.Constants["A"] != "a" {
				t.Errorf("%s: %+v", name, block)
			}
		}
	}
	whole.Language = embedded.PowerShell
	if blocks := embedded.Heredocs(&whole); blocks != nil {
		t.Errorf("PowerShell has %v", blocks)
	}
}

package embedded_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/embedded"
)

// blockTexts are the blocks that a reader finds, each with a letter for its
// language: s, p or y.
func blockTexts(read reader, content string) []string {
	var texts []string
	for _, block := range read(&document.Source{Name: "file", Content: []byte(content)}) {
		texts = append(texts, "spy"[block.Language:][:1]+":"+string(block.Text))
	}
	return texts
}

func TestMarkdown_edges(t *testing.T) {
	for _, c := range []struct {
		name, content string
		want          []string
	}{
		{"blanks and braces before a language", "``` sh\naz a\n```\n```{code-block}\tbash\naz b\n```\n```{ .yaml\na: az\n```\n```.pwsh\naz c\n```\n", []string{"s:az a\n", "s:az b\n", "y:a: az\n", "p:az c\n"}},
		{"a language ends", "```sh,x\naz a\n```\n```bash-x\naz no\n```\n```azurecli_x\naz b\n```\n```SH9\naz no\n```\n```ps1{1}\naz c\n```\n", []string{"s:az a\n", "s:az b\n", "p:az c\n"}},
		{"marks", "``\naz no\n``\n```` sh\naz a\n```\n````\n~~~ `\naz b\n~~~~\n``` `x\naz no\n", []string{"s:az a\n```\n", "s:az b\n"}},
		{"what closes", "```sh\naz a\n``` x\naz b\n  ``` \t\n", []string{"s:az a\n``` x\naz b\n"}},
		{"other marks", "~~~sh\naz a\n```\n~~~\n```\naz b\n~~~\n```\n", []string{"s:az a\n```\n", "s:az b\n~~~\n"}},
		{"nothing between", "```sh\n```\n```sh\naz a\n```\n```sh", []string{"s:az a\n"}},
		{"lists and quotations", "10) ```sh\n    az a\n      b\n   c\n    ```\n* + - ```sh\n      az d\n      ```\n>> ```sh\n>> az e\n> az no\n", []string{"s:az a\n  b\nc\n", "s:az d\n", "s:az e\n"}},
		{"comments", "  <!-- x -->\n```sh\naz a\n```\n<!--\n```sh\naz no\n```\n--> x\n```sh\naz b\n```\n<!-- y\n```sh\naz no\n```\n", []string{"s:az a\n", "s:az b\n"}},
		{"a continuation that ends", "```sh\naz a \\\n\n```\n```sh\naz b `\n```\n```sh\naz c`\n```\n```yaml\na: \\\n```\n", []string{"s:az a  \n\n", "s:az b  \n", "s:az c`\n", "y:a: \\\n"}},
		{"backticks", "```sh\necho `\naz a\n```\n```sh\naz b\t`\n -c\n```\n```sh\naz d`\n -e\n```\n", []string{"s:echo `\naz a\n", "p:az b\t`\n -c\n", "s:az d`\n -e\n"}},
		{"carets", "```cmd\naz a^\n ^b\n```\n```cmd\nx ^\ny\naz c\n```\n```cmd\naz d ^", []string{"s:az a\\\n ^b\n", "s:x ^\ny\naz c\n", "s:az d ^"}},
		{"manifests without commands", "apiVersion\n```yml\na\n```\n", []string{"y:a\n"}},
		{"assignments", "az \n```\nexport A='b'\n C=d\n\n```\n```\nA=b c\n```\n```\n9A=b\n```\n```\nA=\"b\nc\"\n```\n", []string{"s:export A='b'\n C=d\n\n"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, blockTexts(embedded.Markdown, c.content)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestMarkdown_languages(t *testing.T) {
	for letter, names := range map[string]string{
		"s": "cli azcli bash bash-interactive sh shell zsh ksh batch bat cmd console terminal shell-session bash-session " +
			"sh-session azurecli azurecli-interactive azure-cli",
		"p": "pwsh ps1 powershell powershell-interactive azurepowershell azurepowershell-interactive azure-powershell",
		"y": "yaml yml",
		"":  "json python azure basic ps sh1 ya",
	} {
		for name := range strings.FieldsSeq(names) {
			var want []string
			if letter != "" {
				want = []string{letter + ":az a\n"}
			}
			if diff := cmp.Diff(want, blockTexts(embedded.Markdown, "```"+name+"\naz a\n```\n")); diff != "" {
				t.Errorf("%s: -want +got:\n%s", name, diff)
			}
		}
	}
}

func TestMarkdown_prompts(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"a dollar", "$ az a\nx\n", "s:  az a\n \n"},
		{"a dollar of a variable", "$x az a\ny\n", "s:$x az a\ny\n"},
		{"what goes on", "$ az a \\\n  b\nx\naz c\n", "s:  az a \\\n  b\n \naz c\n"},
		{"what goes on in PowerShell", "PS> az a `\n>  -b\nx\n", "p:    az a `\n   -b\n \n"},
		{"quotes that go on", "$ az a 'b\n\\\nc' \"d\\\"\ne\" f\nx\n", "s:  az a 'b\n\\\nc' \"d\\\"\ne\" f\n \n"},
		{"a quote in a quote", "$ az a \"b'c\" 'd\"e'\nx\n", "s:  az a \"b'c\" 'd\"e'\n \n"},
		{"a prompt in what goes on", "$ az a \\\n$ b\nx\n", "s:  az a \\\n$ b\n \n"},
		{"a here-document", "$ az a <<E\nb\nE\n", "s:  az a <<E\nb\nE\n"},
		{"no prompt", "az a\n> b\n- $ c\n", "s:az a\n> b\n- $ c\n"},
		{"a host", "me@host:~/x$ az a\nx.y-z@h.i# az b\n", "s:             az a\n               \n"},
		{"a tab before and behind", "\t$\taz a\nx\n", "s:   az a\n \n"},
		{"a redirection", "az a\n> b\n$ az c\n", "s:az a\n> b\n  az c\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := blockTexts(embedded.Markdown, "```sh\n"+c.content+"```\n")
			if want := []string{c.want}; !cmp.Equal(want, got) {
				t.Errorf("want %q\ngot  %q", want, got)
			}
		})
	}
	const root = "# az a\nx\n"
	for tag, want := range map[string]string{"sh": "s:" + root, "console": "s:  az a\n \n"} {
		if got := blockTexts(embedded.Markdown, "```"+tag+"\n"+root+"```\n"); !cmp.Equal([]string{want}, got) {
			t.Errorf("%s: want %q, got %q", tag, want, got)
		}
	}
}

func TestMakefile_edges(t *testing.T) {
	for _, c := range []struct {
		name, content string
		want          []string
	}{
		{"a last line without an end", "a:\n\taz a $", []string{"s:az a $"}},
		{"references", "a:\n\taz a $(b ${ $c ${d) e} $(f(g)h) $$$$ $1 $_x $\n", []string{"s:az a $(X) e} $(X) $$ $1 $_x $\n"}},
		{"references that end", "a:\n\taz a ${b (} $(c {) $(d(e)f)\n", []string{"s:az a $(X) $(X) $(X)\n"}},
		{"references of one character", "a:\n\taz $$ $a $1 $_ $@ $< $- $\n", []string{"s:az $ $a $1 $_ $_ $_ $_ $\n"}},
		{"assignments", "A = a # b\nB:=b\nC::=c\nD:::=d\nE!=e\nF?=f\n G =\tg\t\noverride export H = h\nI-j.k = i\na:\n\taz $(A)$(B)$(C)$(D)$(E)$(F)$(G)$(H)$(I-j.k)\n", []string{"s:az abcd$(E)$(F)ghi\n"}},
		{"values that are not known", "A = a \\\n b\nB = $(x)\nC = `x`\nD = <d>\nE = e\nE = e\na:\n\taz $(A)$(B)$(C)$(D)$(E)\n", []string{"s:az $(A)$(B)$(C)$(D)$(E)\n"}},
		{"an empty value", "A =\nB = # c\na:\n\taz $(A)$(B)\n", []string{"s:az $(A)$(B)\n"}},
		{"conditionals", "ifneq (a,b)\nA = a\nelse\nB = b\nendif\nC = c\nifndef X\nifdef Y\nendif\nD = d\nendif\nE = e\na:\n\taz $(A)$(B)$(C)$(D)$(E)\n", []string{"s:az $(A)$(B)c$(D)e\n"}},
		{"variables of targets", "A = a\nB = b\nC = c\nx y: A = d\nx : export B += e\nx: $(C)\na:\n\taz $(A)$(B)$(C)\n", []string{"s:az $(A)$(B)c\n"}},
		{"definitions", "A = a\noverride define A\nendef\n define B\nb\nendef\na:\n\taz $(A)$(B)\n", []string{"s:az $(A)$(B)\n"}},
		{"assignments in a recipe", "A = a\na:\n\tA = b\n\taz $(A)\n", []string{"s:az a\n"}},
		{"prefixes of lines", "a:\n\t -+@ az a\n\taz b \\\n\t\t-@c\n\t@\\\n\taz d\n", []string{"s:az a\n", "s:az b \\\n\t-@c\n", "s:\\\naz d\n"}},
		{"a backslash that is escaped", "a:\n\taz a \\\\\n\taz b \\\\\\\n\tc\n", []string{"s:az a \\\\\n", "s:az b \\\\\\\nc\n"}},
		{"a continuation that ends the file", "a:\n\taz a \\", []string{"s:az a \\"}},
		{"another prefix", ".RECIPEPREFIX = >\na:\n> az a\n.RECIPEPREFIX =\n>az b\n\taz no\n", []string{"s:az a\n", "s:az b\n"}},
		{"shell", "a:\n\taz $(shell az b $$c $$d)\n", []string{"s:az $(      az b $c $d)\n"}},
		{
			"programs", "AZ = /bin/az\nRUN = docker az aks create\nNO = xaz\nUP = az A\nC = az \\\n x\nD = az\nD = az\n" +
				"a:\n\t$(AZ) a\n\tx; $(AZ) b;$(RUN) c|$(AZ) d&$(AZ) e\n\ty $(AZ)\n\tX=1 $(AZ) f\n\tif ! $(AZ) g; then sudo $(AZ) h; else time $(AZ) i; fi\n\tfor x; do exec $(AZ) j; done\n\t$(NO) $(UP) $(C)\n\t$(D) k\n\tathen $(AZ) l\n",
			[]string{
				"s:az a\n", "s:x; az b;az aks create c|az d&az e\n", "s:y /bin/az\n", "s:X=1 az f\n", "s:if ! az g; then sudo az h; else time az i; fi\n",
				"s:for x; do exec az j; done\n", "s:xaz az A $(C)\n", "s:az k\n", "s:athen /bin/az l\n",
			},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			content := c.content
			if !strings.Contains(content, "az ") {
				content += "# az \n"
			}
			if diff := cmp.Diff(c.want, blockTexts(embedded.Makefile, content)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestMakefile_units(t *testing.T) {
	test(t, embedded.Makefile, []hostCase{{
		"targets", "# az a: b\na: ; x\n\taz a\n\taz b\nc d:\n\taz c\nx = y:z\n\taz d\n d::\n\taz e\ndefine f\n\taz f\nendef\n", []found{
			{embedded.Shell, 1, "az a\n", "a@3:5-6"},
			{embedded.Shell, 1, "az b\n", "b@4:5-6"},
			{embedded.Shell, 2, "az c\n", "c@6:5-6"},
			{embedded.Shell, 2, "az d\n", "d@8:5-6"},
			{embedded.Shell, 3, "az e\n", "e@10:5-6"},
			{embedded.Shell, 4, "az f\n", "f@12:5-6"},
		},
	}})
}

// What can hold a command is read, whatever stands behind az.
func TestReaders_worthReading(t *testing.T) {
	for content, want := range map[string]bool{
		"RUN az a": true, "RUN az\ta": true, "RUN az\\\n": true, "RUN x az\n": true, "RUN x az\r\n": true,
		"RUN kubelogin": true, "RUN x <<E\nE\n": true, "RUN azx": false, "RUN kubelogi": false, "RUN x < y": false,
	} {
		if got := len(embedded.Dockerfile(&document.Source{Content: []byte(content)})) > 0; got != want {
			t.Errorf("%q: %v", content, got)
		}
	}
}

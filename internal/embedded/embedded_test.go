package embedded_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/embedded"
	"github.com/akslint/akslint/internal/terraform"
	"github.com/akslint/akslint/internal/yamltree"
)

// A hostCase is a file and the blocks it holds, each with the place of a marker
// in its text.
type hostCase struct {
	name, content string
	want          []found
}

type found struct {
	Language embedded.Language
	Unit     int
	Text     string
	// Place is marker@line:column.
	Place string
}

type reader func(*document.Source) []embedded.Block

// test compares the blocks that a reader finds with those of each case.
func test(t *testing.T, read reader, cases []hostCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			source := &document.Source{Name: "file", Content: []byte(c.content)}
			var got []found
			for i, block := range read(source) {
				place := ""
				if i < len(c.want) {
					wanted := c.want[i].Place
					place = locate(source, &block, wanted[:strings.LastIndex(wanted, "@")])
				}
				got = append(got, found{block.Language, block.Unit, string(block.Text), place})
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("blocks (-want +got):\n%s", diff)
			}
		})
	}
}

// locate says where the file has a marker of a block.
func locate(source *document.Source, block *embedded.Block, marker string) string {
	at := bytes.LastIndex(block.Text, []byte(marker))
	if at < 0 {
		return marker + " is not in the text"
	}
	span := source.SpanAt(block.At(at), block.At(at+len(marker))-block.At(at))
	return fmt.Sprintf("%s@%d:%d-%d", marker, span.Line, span.Column, span.End)
}

func TestMarkdown(t *testing.T) {
	test(t, embedded.Markdown, []hostCase{
		{
			"a fence", "Run:\n\n```azurecli-interactive\naz aks list\naz aks show\n```\n\n`az x`\n",
			[]found{{embedded.Shell, 0, "az aks list\naz aks show\n", "show@5:8-12"}},
		},
		{
			"each language", "```pwsh\naz a\n```\n~~~yaml title=\"x\"\nkind: Pod\n~~~\n```json\naz b\n```\n```{.bash}\naz c\n```\n````\naz d\n```\n````\n",
			[]found{
				{embedded.PowerShell, 0, "az a\n", "a@2:4-5"},
				{embedded.YAML, 0, "kind: Pod\n", "Pod@5:7-10"},
				{embedded.Shell, 0, "az c\n", "c@11:4-5"},
				{embedded.Shell, 0, "az d\n```\n", "d@14:4-5"},
			},
		},
		{
			"in a list, with CRLF and letters of two bytes", "1. é\r\n   ```bash\r\n   az é \\\r\n     --name x\r\n   ```\r\n",
			[]found{{embedded.Shell, 0, "az é \\\n  --name x\n", "--name@4:6-12"}},
		},
		{
			"in a quotation in a list", "- > ```sh\n  > az aks \\\n  >   create\n  prose\n",
			[]found{{embedded.Shell, 0, "az aks \\\n  create\n", "create@3:7-13"}},
		},
		{
			"prompts", "```console\n$ az a \\\n> --name x\nprinted\n# az b\nPS C:\\> az c\nme@host:~$ az d --json '{\n  1\n}'\nprinted\n```\n",
			[]found{{embedded.Shell, 0, "  az a \\\n  --name x\n       \n  az b\n        az c\n           az d --json '{\n  1\n}'\n       \n", "az c@6:9-13"}},
		},
		{
			"prompts of other shells", "```\n[me@host ~]$ az a\n(venv) $ az b\nme@host dir % az c\n❯ az d\nC:\\Users\\me>az e\n8.2) $ az f\necho x | tee $ az g\n```\n",
			[]found{{embedded.Shell, 0, "             az a\n         az b\n              az c\n    az d\n            az e\n       az f\n                   \n", "az f@7:8-12"}},
		},
		{
			"commands of Windows", "```batch\naz a ^\n  --b %C% ^\r\n  --d\n```\n~~~\naz x^y ^ \n~~~\n",
			[]found{{embedded.Shell, 0, "az a \\\n  --b %C% \\\n  --d\n", "--d@4:3-6"}, {embedded.Shell, 0, "az x^y ^ \n", "x^y@7:4-7"}},
		},
		{
			"assignments alone", "`az x`\n```\nX=1\nexport Y=\"a b\"\n```\n```\nx = 1\n```\n~~~\nprint('a=1')\n~~~\n",
			[]found{{embedded.Shell, 0, "X=1\nexport Y=\"a b\"\n", "b\"@4:13-15"}},
		},
		{
			"a number sign and output that is a redirection", "```bash\n# az b\n> az c\n> file\n```\naz x\n",
			[]found{{embedded.Shell, 0, "# az b\n  az c\n      \n", "az c@3:3-7"}},
		},
		{
			"no tag", "```\nfunc (\n```\n```json\naz a\n```\n```\naz b\n```\n```{code-block} bash\nX=1\n```\n",
			[]found{{embedded.Shell, 0, "az b\n", "b@8:4-5"}, {embedded.Shell, 0, "X=1\n", "X@11:1-2"}},
		},
		{
			"plain text", "```text\nsee az a\n```\n```text\naz a \\\n  --b\n```\n> ~~~none\n> $ az c\n> ~~~\n```txt\naz: error\n```\n",
			[]found{{embedded.Shell, 0, "az a \\\n  --b\n", "--b@6:3-6"}, {embedded.Shell, 0, "  az c\n", "az c@9:5-9"}},
		},
		{
			"indented", "# é\n\n    X=1\n\n\taz a \\\n\t  --b $X\n\n- item\n\n    $ az c\n    printed\n\n    func ()\n\ntext\n    az no\n```\nx\n```\n\naz no -x\n",
			[]found{{embedded.Shell, 0, "X=1\n\naz a \\\n--b $X\n", "--b@6:4-7"}, {embedded.Shell, 0, "  az c\n       \n\n       \n", "az c@10:7-11"}},
		},
		{
			"without fences", "# é\n\naz a --b \\\n  c\n$ az d \\\r\n   --e\r\n\r\naz is a tool.\r\n\r\naz f -g",
			[]found{{embedded.Shell, 0, "az a --b \\\nc\n  az d \\\n--e\n", "--e@6:4-7"}, {embedded.Shell, 0, "az f -g", "-g@10:6-8"}},
		},
		{
			"backticks that continue", "```bash\naz a `\n  --name x `\n```\n",
			[]found{{embedded.PowerShell, 0, "az a `\n  --name x  \n", "--name@3:3-9"}},
		},
		{
			"backticks that substitute", "```bash\naz a --scope `echo x` \\\n```\n",
			[]found{{embedded.Shell, 0, "az a --scope `echo x`  \n", "echo@2:15-19"}},
		},
		{
			"comments and unclosed fences", "<!--\n```sh\naz a\n```\n-->\n\n~~~ zsh\naz b",
			[]found{{embedded.Shell, 0, "az b", "az b@8:1-5"}},
		},
	})
}

func TestPipeline_blocks(t *testing.T) {
	test(t, pipeline, []hostCase{
		{
			"literal, with an indicator and an anchor", "steps:\n- run: &x |2-  # comment\n     é az a\n\n     az b\n\n",
			[]found{{embedded.Shell, 0, " é az a\n\n az b", "az b@5:6-10"}},
		},
		{
			"folded", "steps:\r\n- bash: >-\r\n    az a\r\n    --name é\r\n\r\n    az b\r\n      c\r\n    d\r\n",
			[]found{{embedded.Shell, 0, "az a --name é\naz b\n  c\nd", "c@7:7-8"}},
		},
		{
			"plain over lines", "steps:\n- script: az a\n    --name x   \n\n   az b # az\n",
			[]found{{embedded.Shell, 0, "az a --name x\naz b", "az b@5:4-8"}},
		},
		{
			"double quotes", "steps:\n- script: !!str \"az \\\"a\\\" \\u00e9\\x41\\tb \\\n    --name\n    c\"\n",
			[]found{{embedded.Shell, 0, "az \"a\" éA\tb --name c", "--name@3:5-11"}},
		},
		{
			"single quotes", "steps:\n- script: 'az ''a'' b'\n",
			[]found{{embedded.Shell, 0, "az 'a' b", "b@2:21-22"}},
		},
		{
			"every line break of YAML", "steps: # a\r- run: >\u0085    az a\u0085    b\r\n    \u2028    c\n- run: |\r    az d\u2029    e",
			[]found{
				{embedded.Shell, 0, "az a b\u2028c\n", "c@2:10-11"},
				{embedded.Shell, 0, "az d\u2029e", "e@3:23-24"},
			},
		},
		{
			"a tag and a comment before the value", "steps:\n- run: !!str &a # c\n    # d\n    'az a'\n- run: \"\\n\n\n    az \\\n\n    b\"\n",
			[]found{
				{embedded.Shell, 0, "az a", "az@4:6-8"},
				{embedded.Shell, 0, "\n\naz \nb", "az@7:5-7"},
			},
		},
		{
			"tabs and a byte order mark", "\uFEFFsteps: # é\n- script: |\n    az a\t\t\n    \taz b\n",
			[]found{{embedded.Shell, 0, "az a\t\t\n\taz b\n", "az b@4:6-10"}},
		},
	})
}

func TestPipeline_hosts(t *testing.T) {
	test(t, pipeline, []hostCase{
		{
			"batch of Azure", "steps:\n- task: AzureCLI@2\n  inputs:\n    scriptType: batch\n    inlineScript: |\n      az a ^\n        --b\n",
			[]found{{embedded.Shell, 0, "az a \\\n  --b\n", "--b@7:9-12"}},
		},
		{
			"a workflow", `name: az x
on: push
jobs:
  one:
    runs-on: ubuntu-latest
    steps:
    - uses: azure/CLI@v2
      with: {inlineScript: az a}
    - run: az b
    - run: az c
      shell: pwsh
    - run: az no
      shell: python
    - uses: actions/github-script@v7
      with: {script: az no}
  two:
    runs-on: windows-latest
    steps: [{run: az d}]
`,
			[]found{
				{embedded.Shell, 0, "az a", "a@8:31-32"},
				{embedded.Shell, 0, "az b", "b@9:15-16"},
				{embedded.PowerShell, 0, "az c", "c@10:15-16"},
				{embedded.PowerShell, 1, "az d", "d@18:22-23"},
			},
		},
		{
			"a composite action", "runs:\n  using: composite\n  steps:\n  - run: az a\n    shell: bash\n  - run: az b\n    shell: bash\n",
			[]found{{embedded.Shell, 0, "az a", "a@4:13-14"}, {embedded.Shell, 0, "az b", "b@6:13-14"}},
		},
		{
			"an Azure pipeline", `stages:
- stage: a
  jobs:
  - job: a
    steps:
    - task: AzureCLI@2
      inputs:
        scriptType: pscore
        inlineScript: az a
    - ${{ if eq(1, 1) }}:
      - task: azurecli@2
        inputs: {scripttype: bash, InlineScript: az b}
  - deployment: b
    strategy:
      runOnce:
        preDeploy:
          steps: [{pwsh: az c}]
        deploy:
          steps: [{powershell: az d}, {bash: az e}, {template: x.yml, parameters: {preSteps: [script: az f]}}]
`,
			[]found{
				{embedded.PowerShell, 0, "az a", "a@9:26-27"},
				{embedded.Shell, 0, "az b", "b@12:53-54"},
				{embedded.PowerShell, 1, "az c", "c@17:29-30"},
				{embedded.PowerShell, 1, "az d", "d@19:35-36"},
				{embedded.Shell, 1, "az e", "e@19:49-50"},
				{embedded.Shell, 1, "az f", "f@19:106-107"},
			},
		},
		{
			"GitLab", `.base: &base
  before_script: [az a]
spec:
  image: x
  <<: *base
  script:
  - az b
  - !reference [.base, script]
  - [az c]
  after_script: az d
`,
			[]found{
				{embedded.Shell, 0, "az a", "a@2:22-23"},
				{embedded.Shell, 1, "az b", "b@7:8-9"},
				{embedded.Shell, 1, "az c", "c@9:9-10"},
				{embedded.Shell, 1, "az d", "d@10:20-21"},
			},
		},
		{
			"a Taskfile", "version: '3'\ntasks:\n  a: az a\n  b:\n    cmds:\n    - az b\n    - cmd: az c\n      silent: true\n    - task: a\n    - defer: az d\n",
			[]found{
				{embedded.Shell, 0, "az a", "a@3:9-10"},
				{embedded.Shell, 1, "az b", "b@6:10-11"},
				{embedded.Shell, 1, "az c", "c@7:15-16"},
				{embedded.Shell, 1, "az d", "d@10:17-18"},
			},
		},
		{
			"GitLab by its keywords, and over documents", "spec:\n  inputs:\n---\na: {stage: b, script: az a}\n",
			[]found{{embedded.Shell, 0, "az a", "a@4:26-27"}},
		},
		{
			"a default shell, and other interpreters",
			"defaults: {run: {shell: 'pwsh {0}'}}\njobs:\n  a:\n    steps:\n    - run: az a\n    - {run: az b, shell: 'bash -e {0}'}\n    - {run: az no, shell: python}\n    - run: {command: az c}\n    - {task: PythonScript@0, inputs: {script: az no}}\n    - {task: CmdLine@2, inputs: {script: az d}}\n    - {task: AzurePowerShell@5, inputs: {Inline: az e}}\n",
			[]found{
				{embedded.PowerShell, 0, "az a", "a@5:15-16"},
				{embedded.Shell, 0, "az b", "b@6:16-17"},
				{embedded.PowerShell, 0, "az c", "c@8:25-26"},
				{embedded.Shell, 0, "az d", "d@10:45-46"},
				{embedded.PowerShell, 0, "az e", "e@11:53-54"},
			},
		},
		{"a manifest", "apiVersion: tekton.dev/v1\nkind: Task\nspec:\n  steps:\n  - script: az a\n", nil},
		{"values", "init:\n  script: az a\n", nil},
		{"no YAML", "steps:\n- run: az a\n  - x: [\n", nil},
		{"an alias of itself", "steps: &a\n- run: az a\n- ${{ x }}: *a\n", []found{{embedded.Shell, 0, "az a", "a@2:11-12"}}},
	})
}

func TestTerraform(t *testing.T) {
	test(t, provisioners, []hostCase{
		{
			"a quoted command", `resource "null_resource" "é" {
  provisioner "local-exec" {
    command = "az é \"\u00e9\" -n ${var.name}\naz b $${X} ${f(1)} $$ --c"
    environment = { A = "a", "B" = "b", C = var.c }
  }
}
`,
			[]found{{embedded.Shell, 0, "az é \"é\" -n ${{var.name}}\naz b ${X} ${{f(1)}} $$ --c", "--c@3:70-73"}},
		},
		{
			"here-documents", `resource "terraform_data" "x" {
  provisioner "local-exec" {
    interpreter = ["/bin/bash", "-c"]
    command     = <<-EOT
      # é
      az a \
        --b ${local.b} --c '$${d}'
    EOT
  }
  provisioner "local-exec" {
    when        = destroy
    interpreter = ["pwsh", "-Command"]
    command     = <<EOT
az é $x
EOT
  }
  provisioner "local-exec" {
    interpreter = ["python3"]
    command     = "az no"
  }
  provisioner "local-exec" {
    command = var.command
  }
}
`,
			[]found{
				{embedded.Shell, 0, "# é\naz a \\\n  --b ${{local.b}} --c '${d}'\n", "--c@7:24-27"},
				{embedded.PowerShell, 1, "az é $x\n", "$x@14:6-8"},
				{embedded.Shell, 2, "${{var.command}}", "${{var.command}}@22:15-26"},
			},
		},
		{
			"JSON", `{"resource": {"terraform_data": {"é": {"provisioner": [{"local-exec": {
  "command": "az \u00e9 -n ${var.name} \"b\" \\\n --c '\\n' $${X} --d",
  "interpreter": ["/bin/sh", "-c"]
}}, {"local-exec": {"command": "az ${"}}, {"remote-exec": {"inline": ["az no"]}}]}}}}`,
			[]found{
				{embedded.Shell, 0, "az é -n ${{var.name}} \"b\" \\\n --c '\\n' ${X} --d", "--d@2:67-70"},
				{embedded.Shell, 1, "az ${", "${@4:36-38"},
			},
		},
		{"a fault", "resource \"a\" \"b\" {\n  provisioner \"local-exec\" {\n    command = \"az\n", nil},
	})
}

func TestMakefile(t *testing.T) {
	test(t, embedded.Makefile, []hostCase{
		{
			"recipes", "RG := rg-é # the group\nTWICE = a\nTWICE += b\nall: dep\n\t@-az a -g $(RG) \\\n\t\t--name $(TWICE) --x $${Y} ${Z} && \\\n  z\nifeq ($(X),1)\n\taz b $@ $(call f,$(x)) \\\nelse\n\techo\nendif\nnext: ; az no\n\t+ az c $(shell az d --id $$e)\n",
			[]found{
				{embedded.Shell, 1, "az a -g rg-é \\\n\t--name $(TWICE) --x ${Y} ${Z} && \\\n  z\n", "${Y}@6:23-28"},
				{embedded.Shell, 1, "az b $_ $(X) \\\nelse\n", "$(X)@9:10-24"},
				{embedded.Shell, 2, "az c $(      az d --id $e)\n", "az d@14:17-21"},
			},
		},
		{
			"another prefix", ".RECIPEPREFIX := >\nall:\n> az a\n\taz no\n",
			[]found{{embedded.Shell, 1, "az a\n", "az@3:3-5"}},
		},
		{
			"variables that are not known", "ifdef A\nB = b\nendif\nC ?= c\ndefine D\n\taz x $(B)\nendef\nall: E = e\nall:\n\taz a $(B)$(C)$(D)$(E)$F$(\n",
			[]found{
				{embedded.Shell, 1, "az x $(B)\n", "az@6:2-4"},
				{embedded.Shell, 3, "az a $(B)$(C)$(D)$(E)$F$_\n", "$F@10:23-25"},
			},
		},
		{
			"az in a variable", "AZ ?= docker run $(IMAGE) az\nCREATE = az aks create\nX := prod/az\nall:\n\t$(AZ) aks show\n\tx && $(CREATE) --name $(X)\n\techo $(X)\n\tif x; then $(AZ) a; fi\n",
			[]found{
				{embedded.Shell, 1, "az aks show\n", "aks@5:8-11"},
				{embedded.Shell, 1, "x && az aks create --name prod/az\n", "--name@6:17-23"},
				{embedded.Shell, 1, "echo prod/az\n", "echo@7:2-6"},
				{embedded.Shell, 1, "if x; then az a; fi\n", "az@8:13-18"},
			},
		},
		{"CRLF", "all:\r\n\taz a \\\r\n\t b\r\n", []found{{embedded.Shell, 1, "az a \\\n b\n", "b@3:3-4"}}},
	})
}

func TestDockerfile(t *testing.T) {
	test(t, embedded.Dockerfile, []hostCase{
		{
			"instructions", "FROM a\nRUN --mount=type=cache,target=/x az a \\\n  # comment é\n\n  && az b\n\nRUN [\"az\", \"no\"]\nrun az c\nRUN echo\n",
			[]found{
				{embedded.Shell, 0, "az a \\\n  && az b\n", "az b@5:6-10"},
				{embedded.Shell, 0, "az c\n", "az c@8:5-9"},
			},
		},
		{
			"here-documents", "RUN <<EOF\naz a\nRUN az b\nEOF\nRUN cat <<'X' > f.yaml && bash <<-Y\naz c\nX\naz d\n\tY\nRUN az e\n",
			[]found{
				{embedded.Shell, 0, "az a\nRUN az b\n", "az b@3:5-9"},
				{embedded.Shell, 0, "cat <<'X' > f.yaml && bash <<-Y\naz c\nX\naz d\n\tY\n", "az d@8:1-5"},
				{embedded.Shell, 0, "az e\n", "az e@10:5-9"},
			},
		},
		{
			"PowerShell", "# escape=`\nFROM a\nRUN az a `\n  b\nSHELL [\"pwsh\", \"-c\"]\nRUN az b\n",
			[]found{
				{embedded.PowerShell, 0, "az a `\n  b\n", "b@4:3-4"},
				{embedded.PowerShell, 0, "az b\n", "b@6:8-9"},
			},
		},
	})
}

func TestCommands(t *testing.T) {
	test(t, commands, []hostCase{
		{
			"logical lines", "# az no\n$RG = 'rg'\naz a -g $RG `\r\n   --name \"a`\"b$($c.d)\" `\n  # az no\n$x = az b | ConvertFrom-Json; if (az c) { az d --x @args }\n",
			[]found{
				{embedded.Shell, 0, "RG='rg'", "rg@2:8-10"},
				{embedded.Shell, 0, "az a -g \"$RG\" \\\r\n   --name \"a\\\"b$(X)\" \\\n  ", "--name@4:4-10"},
				{embedded.Shell, 0, "x=$(X)", "x@6:2-3"},
				{embedded.Shell, 0, "az b ", "b@6:9-10"},
				{embedded.Shell, 0, "az c", "az c@6:35-39"},
				{embedded.Shell, 0, "az d --x \"${args[@]}\" ", "\"${args[@]}\"@6:52-57"},
			},
		},
		{
			"strings", "Write-Host \"az no $(az a)\" 'az no'\n$h = @\"\naz no\n\"@\n<# az no\n#>\naz b 'it''s' \"a\"\"b\" C:\\d `$e $env:F ${env:G} $h['I'] 2>&1 > $null\n& az c --id (az d --query id).Trim()\n",
			[]found{
				{embedded.Shell, 0, "az a", "az a@1:21-25"},
				{embedded.Shell, 0, "h=$(X)", "h@2:2-3"},
				{embedded.Shell, 0, "az b 'it'\\''s' \"a\\\"b\" C:\\\\d \\$e $env:F ${env:G} $h['I'] 2>&1 > \"$null\"", "['I']@7:48-53"},
				{embedded.Shell, 0, "az d --query id", "az d@8:14-18"},
				{embedded.Shell, 0, "az c --id $(X).Trim$(X)", ".Trim@8:30-35"},
			},
		},
		{"arrays", "$f = @('--a', \"b c\",\n  3)\n$g = @(1, $x)\n$h = @('a') + $i\n$j = @('it''s')\n$k = @()\naz a @f @g\n", []found{
			{embedded.Shell, 0, "f=( '--a' \"b c\" 3)", "3@2:3-4"},
			{embedded.Shell, 0, "g=( 1 \"$x\")", "g@3:2-3"},
			{embedded.Shell, 0, "h=$(X)", "h@4:2-3"},
			{embedded.Shell, 0, "j=( 'it'\\''s')", "j@5:2-3"},
			{embedded.Shell, 0, "k=()", "k@6:2-3"},
			{embedded.Shell, 0, "az a \"${f[@]}\" \"${g[@]}\"", "\"${g[@]}\"@7:9-11"},
		}},
		{"redirections and backticks that do not continue", "az a *> $null\naz b ` \r\n  --c\naz d ` \naz e\n", []found{
			{embedded.Shell, 0, "az a  > \"$null\"", "a@1:4-5"},
			{embedded.Shell, 0, "az b \\ \r\n  --c", "--c@3:3-6"},
			{embedded.Shell, 0, "az d \\ ", "d@4:4-5"},
			{embedded.Shell, 0, "az e", "e@5:4-5"},
		}},
		{"commands in quotes", "Invoke-Expression \"az a --b `\"c`\"\"\nWrite-Host 'az no'\nrun 3 'az d -e'\n$x = 'az no -x'\nif (1) { throw 'az no -x' }\nWriteLog 'az no -x'\nit 'az no -x' { x }\nFail 'az no failed.'\n", []found{
			{embedded.Shell, 0, "eval \"az a --b \\\"c\\\"\"", "c@1:31-32"},
			{embedded.Shell, 0, "eval 'az d -e'", "d@3:11-12"},
			{embedded.Shell, 0, "x='az no -x'", "x=@4:2-6"},
		}},
		{"quotes that are not closed", "az a 'b\naz c \"d\naz e", []found{
			{embedded.Shell, 0, "az a 'b", "b@1:7-8"}, {embedded.Shell, 0, "az c \"d", "d@2:7-8"}, {embedded.Shell, 0, "az e", "e@3:4-5"},
		}},
	})
}

// pipeline reads a file as one of a pipeline.
func pipeline(source *document.Source) []embedded.Block {
	reader := embedded.NewPipeline(source)
	if reader == nil {
		return nil
	}
	for chunk := range yamltree.Chunks(source) {
		for tree, err := range chunk.Trees() {
			if err == nil {
				reader.Read(chunk, tree)
			}
		}
	}
	return reader.Blocks()
}

func provisioners(source *document.Source) []embedded.Block {
	read, _ := terraform.Resources(source)
	return embedded.Terraform(source, read.Provisioners)
}

func commands(source *document.Source) []embedded.Block {
	script := embedded.Whole(source, embedded.PowerShell)
	return embedded.Commands(&script)
}

func TestCommands_ofShell(t *testing.T) {
	source := &document.Source{Content: []byte("if then {\nsudo az a \\\n  --name `echo x` `\n  --b \"\\\"\"\ncat <<E | tee f && az b <<-'F'\naz no\nE\naz no\n\tF\nX=$(az c\ncat <<G\n")}
	script := embedded.Whole(source, embedded.Shell)
	var got []string
	for _, block := range embedded.Commands(&script) {
		got = append(got, string(block.Text))
	}
	want := []string{"az a \\\n  --name `echo x` \\\n  --b \"\\\"\"", "az b <<-'F'", "az c"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestHeredocs(t *testing.T) {
	test(t, heredocs, []hostCase{
		{
			"what is read", `cat <<EOF | envsubst | kubectl apply -f -
kind: ${KIND} \$x
EOF
if true; then
	kubectl -n x create -f - <<-'E'
	kind: Pod \$x
		a: é
	E
fi
cat <<A > "$DIR/a.yaml"
a
A
sudo tee b.sh <<B
b
B
sudo bash -s <<C
c
C
cat <<D
d
D
kubectl exec x -- cat <<F
f
F
cat <<G >> g.ps1
g
G
cat > $h <<H
h
H
bash -c x <<I
i
I
`,
			[]found{
				{embedded.YAML, 0, "kind: ${KIND} $x\n", "$x@2:15-18"},
				{embedded.YAML, 0, "kind: Pod \\$x\na: é\n", "é@7:6-7"},
				{embedded.YAML, 0, "a\n", "a@11:1-2"},
				{embedded.Shell, 0, "b\n", "b@14:1-2"},
				{embedded.Shell, 0, "c\n", "c@17:1-2"},
				{embedded.PowerShell, 0, "g\n", "g@26:1-2"},
			},
		},
		{
			"what is written into a pipe", `echo "kind: $X \"é\"
a: \$x" b | kubectl apply -f -
echo -en 'a:\n\tb\\' | sudo kubectl create -f -
printf 'a: 5%%\nb: %s\n' "$X" | tee "$f.yml"
printf '%s\n' "az a" 'az b' | bash
echo a | cat
echo a > b.yaml
echo $'a:\n' \"b\ c | kubectl apply -f -
`,
			[]found{
				{embedded.YAML, 0, "kind: $X \"é\"\na: $x b", "$x@2:4-7"},
				{embedded.YAML, 0, "a:\n\tb\\", "b@3:17-18"},
				{embedded.YAML, 0, "a: 5%\nb: $(X)\n", "b@4:17-18"},
				{embedded.Shell, 0, "az a\naz b", "az b@5:23-27"},
				{embedded.YAML, 0, "a:\n \"b c", "c@8:19-20"},
			},
		},
		{
			"here-strings", "kubectl apply -f - <<<'é: a' && bash <<< \"az \\\"a\\\"\"\ncat <<< 'a'\ncat <<<a\\ b: > c.yaml\n",
			[]found{
				{embedded.YAML, 0, "é: a", "a@1:27-28"},
				{embedded.Shell, 0, "az \"a\"", "a@1:48-49"},
				{embedded.YAML, 0, "a b:", "b@3:11-12"},
			},
		},
		{
			"behind a fault", "az <a> --b )\nkubectl apply -f - <<X\na: ${{ b }}\nX\n",
			[]found{{embedded.YAML, 0, "a: ${{ b }}\n", "b@3:8-9"}},
		},
	})
}

// The place of what stands in a block of a block is that in the file.
func TestHeredocs_inBlocks(t *testing.T) {
	inner := func(read reader) reader {
		return func(source *document.Source) []embedded.Block {
			blocks := read(source)
			return embedded.Heredocs(&blocks[0])
		}
	}
	test(t, inner(embedded.Markdown), []hostCase{{
		"of a page", "é\n> 1. ```bash\n>    kubectl apply -f - <<EOF\n>    é: \\$x\n>    EOF\n>    ```\n",
		[]found{{embedded.YAML, 0, "é: $x\n", "$x@4:9-12"}},
	}})
	test(t, inner(pipeline), []hostCase{{
		"of a step", "steps:\n- run: \"kubectl apply -f - <<E\\né: $x\\nE\\n\"\n",
		[]found{{embedded.YAML, 0, "é: $x\n", "$x@2:36-38"}},
	}})
}

func heredocs(source *document.Source) []embedded.Block {
	script := embedded.Whole(source, embedded.Shell)
	return embedded.Heredocs(&script)
}

func TestConstants(t *testing.T) {
	for _, c := range []struct {
		name, content string
		read          reader
		want          []map[string]string
	}{
		{
			"a workflow", `env: {A: a, B: b, C: 3, D: "${{ d }}", E: e}
jobs:
  one:
    env: {A: inner, B: "${{ x }}"}
    steps:
    - run: az a
      env: {E: "<e>", F: f}
    - run: az b
  two:
    steps: [{run: az c}]
`, pipeline,
			[]map[string]string{
				{"A": "inner", "C": "3", "F": "f"},
				{"A": "inner", "C": "3", "E": "e"},
				{"A": "a", "B": "b", "C": "3", "E": "e"},
			},
		},
		{
			"an Azure pipeline", "variables:\n- name: my.rg\n  value: rg\n- group: g\njobs:\n- job: a\n  variables: {Name: $(x)}\n  steps: [bash: az a]\n", pipeline,
			[]map[string]string{{"MY_RG": "rg"}},
		},
		{
			"GitLab", "variables: {A: a}\nx:\n  variables: {B: b}\n  script: [az a]\n", pipeline,
			[]map[string]string{{"A": "a", "B": "b"}},
		},
		{
			"a provisioner", `resource "a" "b" {
  provisioner "local-exec" {
    command     = "az a"
    environment = { A = "a", "B" = "b", C = var.c, D = "${var.d}x" }
  }
}
`, provisioners,
			[]map[string]string{{"A": "a", "B": "b"}},
		},
		{
			"a Taskfile", "env: {A: a, B: {sh: b}, C: '{{.C}}'}\ntasks:\n  x:\n    env: {D: d}\n    cmd: az a\n", pipeline,
			[]map[string]string{{"A": "a", "D": "d"}},
		},
		{
			"a Dockerfile", "FROM a\nARG A=a\nENV B=\"b b\" C='c' \\\n  D=d E=$B\nENV F f g\nRUN az a\nARG B\nRUN az b\nFROM b\nRUN az c\n", embedded.Dockerfile,
			[]map[string]string{
				{"B": "b b", "C": "c", "D": "d", "F": "f g"},
				{"C": "c", "D": "d", "F": "f g"},
				nil,
			},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []map[string]string
			for _, block := range c.read(&document.Source{Content: []byte(c.content)}) {
				got = append(got, block.Constants)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("constants (-want +got):\n%s", diff)
			}
		})
	}
}

func TestPipeline_macros(t *testing.T) {
	test(t, pipeline, []hostCase{
		{
			"known and not", "variables: {Rg: my-group, n: $(x)}\nsteps:\n- bash: |\n    az a -g $(Rg) \\\n      -n $(n)-${{ variables.Rg }} $(echo Rg)\n",
			[]found{{embedded.Shell, 0, "az a -g my-group \\\n  -n $(n)-my-group $(echo Rg)\n", "my-group@5:15-34"}},
		},
		{
			"empty, under a condition, or set by a script", `variables:
- {name: E, value: ""}
- {name: C, value: c}
- {name: S, value: s}
- {name: K, value: k}
- ${{ if x }}:
  - {name: C, value: d}
  - &a {"${{ if y }}": [*a]}
steps:
- bash: |
    echo "##vso[task.setvariable variable=S]t"
    az $(E) $(C) $(S) $(K)
`,
			[]found{{embedded.Shell, 0, "echo \"##vso[task.setvariable variable=S]t\"\naz $(E) $(C) $(S) k\n", "k@12:23-27"}},
		},
		{
			"that a workflow changes", "env: {A: a, B: b}\nsteps:\n- run: |\n    echo A=c >>$GITHUB_ENV\n- run: az ${{ env.A }} ${{ env.B }}\n",
			[]found{
				{embedded.Shell, 0, "echo A=c >>$GITHUB_ENV\n", "A=c@4:10-13"},
				{embedded.Shell, 0, "az ${{ env.A }} b", "b@5:24-36"},
			},
		},
		{
			"of a workflow", "env: {RG: é, N: \"${{ x }}\"}\njobs:\n  a:\n    steps:\n    - run: az a -g ${{ env.RG }} -n ${{env.N}} ${{ secrets.RG }}\n",
			[]found{{embedded.Shell, 0, "az a -g é -n ${{env.N}} ${{ secrets.RG }}", "-n@5:34-36"}},
		},
	})
}

// Without an az command or a here-document there is nothing to parse.
func TestReaders_nothingToRead(t *testing.T) {
	for name, read := range readers() {
		content := "steps:\n- run: echo\nall: b\n\techo\nRUN echo\n"
		if blocks := read(&document.Source{Content: []byte(content)}); blocks != nil {
			t.Errorf("%s found %v", name, blocks)
		}
		if blocks := read(&document.Source{}); blocks != nil {
			t.Errorf("%s found %v in an empty file", name, blocks)
		}
	}
}

func readers() map[string]reader {
	return map[string]reader{
		"Markdown": embedded.Markdown, "Pipeline": pipeline, "Makefile": embedded.Makefile,
		"Dockerfile": embedded.Dockerfile, "Terraform": provisioners, "Commands": commands, "Heredocs": heredocs,
	}
}

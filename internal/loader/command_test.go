package loader

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/find"
)

// commandsOf shows the commands of a file one a line: the values of flags behind
// equals signs, an unknown one behind ?, the words of no flag behind +, and what
// breaks the command behind !.
func commandsOf(t *testing.T, name, content string) []string {
	t.Helper()
	lines := []string{}
	Load(find.File{Name: name}, strings.NewReader(content), Handlers{
		Document: func(doc *document.Document) {
			if doc.Class != document.Command {
				return
			}
			words := []string{doc.Root.Get("command").Text}
			for _, list := range []string{"flags", "unknownFlags"} {
				for _, flag := range doc.Root.Get(list).Items {
					words = append(words, flag.Get("name").Text+shown("=", flag.Get("values")))
				}
			}
			line := strings.Join(words, " ") + shown(" +", doc.Root.Get("extra")) + shown(" !", doc.Root.Get("brokenContinuations"))
			lines = append(lines, line)
		},
		Problem: func(problem document.Problem) { t.Error(problem) },
	})
	return lines
}

func shown(mark string, values *document.Node) string {
	var texts []string
	for _, value := range values.Items {
		if value.Kind == document.Unknown {
			value.Text = "?" + value.Text
		}
		texts = append(texts, value.Text)
	}
	if len(texts) == 0 {
		return ""
	}
	return mark + strings.Join(texts, ",")
}

type commandCase struct {
	name, content string
	want          []string
}

func testCommands(t *testing.T, file string, cases []commandCase) {
	t.Helper()
	for _, test := range cases {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, commandsOf(t, file, test.content)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestCommands_powerShell(t *testing.T) {
	testCommands(t, "x.ps1", []commandCase{
		{"a path", `& "C:\Program Files\Azure\CLI2\wbin\az.cmd" aks update -n a`, []string{"aks update --name=a"}},
		{"a path without quotes", `C:\wbin\az.cmd aks update -n a`, []string{"aks update --name=a"}},
		{"a path in a variable", "$Az = 'C:\\wbin\\az.cmd'\n& $az aks update -n a", []string{"aks update --name=a"}},
		{"a string that is not called", `"az" aks update -n a`, []string{}},
		{"Invoke-Expression", "$n = 'a'\n$cmd = \"az aks update -n $N\"\nInvoke-Expression $cmd", []string{"aks update --name=a"}},
		{"iex with a string", "iex \"az aks update -n `\"a b`\"\"", []string{"aks update --name=a b"}},
		{"an array without parentheses", "$a = 'aks','update','-n', # why\n  \"a b\"\naz @a\n& az $a", []string{"aks update --name=a b", "aks update --name=a b"}},
		{"an array over lines", "$a = @('aks' # why\n  'update'\n '-n', $x)\naz @A", []string{"aks update --name=?${x}"}},
		{"arrays of several kinds", "$a = 1,(f)\naz aks update -n a @a", []string{"aks update --name=a +?${a}"}},
		{"Start-Process", "Start-Process -FilePath az -ArgumentList 'aks', 'update', '-n', 'a' -Wait", []string{"aks update --name=a"}},
		{"Start-Process with one text", "saps \"C:\\x y\\az.cmd\" -NoNewWindow -ArgumentList \"aks update -n $x\"", []string{"aks update --name=?${x}"}},
		{"Start-Process with an array", "$a = @('aks', 'update', '-n', 'a')\nStart-Process az $a", []string{"aks update --name=a"}},
		{"an empty string", "az aks update --api-server-authorized-ip-ranges '\"\"'", []string{"aks update --api-server-authorized-ip-ranges="}},
		{"cases of letters", "$Name = 'a'\n$NAME = 'b'\naz aks update -n $name", []string{"aks update --name=?${Name}"}},
		{"one variable", "$Name = 'a b'\naz aks update -n $NAME -g \"${NAME}-$($name)\"", []string{"aks update --name=a b --resource-group=a b-a b"}},
		{"truth", "az aks update --enable-msi-auth-for-monitoring $True", []string{"aks update --enable-msi-auth-for-monitoring=True"}},
		{"a comment behind a backtick", "az aks update `\n  # -g b\n  -n a", []string{"aks update !# -g b"}},
		{"an empty line behind a backtick", "az aks update `\r\n\r\n  -n a", []string{"aks update !`\r\n"}},
		{"blanks behind a backtick", "az aks update ` \n  -n a", []string{"aks update --name=a !` "}},
		{"a comment that swallows the backtick", "az aks update # why `\n  -n a", []string{"aks update !# why `"}},
		{"a backslash", "az aks update \\\n  -n a", []string{"aks update !\\"}},
		{"a glued caret or backtick", "az^\n  aks update -n a\naz`\n  aks update -n b", []string{}},
		{"a caret", "az aks update ^\n  -n a", []string{"aks update +^"}},
	})
}

func TestCommands_batch(t *testing.T) {
	testCommands(t, "x.md", []commandCase{
		{"carets", "```cmd\naz aks update ^\n  -n a\n```\n", []string{"aks update --name=a"}},
		{"carets in PowerShell", "```powershell\naz aks update ^\n  -n a\n```\n", []string{"aks update +^"}},
	})
}

func TestCommands_terraform(t *testing.T) {
	testCommands(t, "x.tf", []commandCase{
		{
			"local-exec", "resource \"null_resource\" \"x\" {\n  provisioner \"local-exec\" {\n    command = <<-E\n      az aks update -n ${var.n} \\\n        -g '${f(1)}-b'\n    E\n  }\n}\n",
			[]string{"aks update --name=?${{var.n}} --resource-group=?${{f(1)}}-b"},
		},
	})
}

// Placeholders that something fills in before the script runs are not known, nor is
// what a variable holds. What stands beside them in a list is.
func TestCommands_placeholders(t *testing.T) {
	const command = "az aks update -n "
	cases := []commandCase{}
	for _, placeholder := range []string{
		"#{X}#", "#{Cluster.Name}#", "{X}", "{x}", "[X]", "[my name]", "@@X@@", "%x%", "%X_1%", "__X__", "~{x}~", "<x>", "${{ x }}", "a-#{X}#", "a__X__b", `"a-#{X}#-b"`,
	} {
		text := strings.Trim(placeholder, `'"`)
		cases = append(cases, commandCase{placeholder, command + placeholder + " -g b", []string{"aks update --name=?" + text + " --resource-group=b"}})
	}
	testCommands(t, "x.sh", append(cases, []commandCase{
		{"a comment", command + "a # {X}#", []string{"aks update --name=a"}},
		{"dunder", command + "a__init__", []string{"aks update --name=a__init__"}},
		{"a list", `az aks update --api-server-authorized-ip-ranges "$OFFICE/32,0.0.0.0/0"`, []string{"aks update --api-server-authorized-ip-ranges=?${OFFICE}/32,0.0.0.0/0"}},
		{"a list of placeholders", `az aks update --api-server-authorized-ip-ranges=<a,b>/32,0.0.0.0/0,__X__,$(x),$y`, []string{"aks update --api-server-authorized-ip-ranges=?<a,?b>/32,0.0.0.0/0,?__X__,?$(…),?${y}"}},
		{"a list of which nothing is known", `az aks update --api-server-authorized-ip-ranges "$A,$B"`, []string{"aks update --api-server-authorized-ip-ranges=?${A},${B}"}},
		{"a list that might not be there", `az aks update --api-server-authorized-ip-ranges ${X:+"$A,0.0.0.0/0"}`, []string{"aks update --api-server-authorized-ip-ranges=?${A},0.0.0.0/0"}},
		{"a list with escapes", `az aks update --api-server-authorized-ip-ranges $'$A\x2c,0.0.0.0/0'`, []string{`aks update --api-server-authorized-ip-ranges=?$A\x2c,0.0.0.0/0`}},
		{"text before a hole", `az role assignment create --role Owner --scope "/subscriptions/$ID/resourceGroups/rg"`, []string{"role assignment create --role=Owner --scope=?/subscriptions/${ID}/resourceGroups/rg"}},
	}...))
}

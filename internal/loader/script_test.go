package loader

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/document/documenttest"
	"github.com/akslint/akslint/internal/find"
)

func TestScript(t *testing.T) {
	for _, test := range []struct {
		name, content string
		want          []string
	}{
		{"a command and a cluster", "az group list\naz aks create -n a\naz vm list\n", []string{"az aks create:2:1: az", "ManagedCluster/a:2:1: az"}},
		{"two clusters", "az aks create -n a && \\\n  az aks create -n $B\n", []string{"az aks create:1:1: az", "ManagedCluster/a:1:1: az", "az aks create:2:3: az", "ManagedCluster/${B}:2:3: az"}},
		{"a byte order mark", "\uFEFFaz aks create -n é -g b\n", []string{"az aks create:1:1: az", "ManagedCluster/é:1:1: az"}},
		{"no az", "echo \"\n", []string{}},
		{"a fault without az aks", "az group list\necho \"\n", []string{}},
		{"a fault with az aks", "az group list\n  echo 'é' \"\naz aks list", []string{"x.sh:2:12: reached EOF without closing quote `\"`", "az aks list:3:1: az"}},
		{"a fault with az login", "az login --identity\nif then", []string{"x.sh:2:1: `if` must be followed by a statement list", "az login:1:1: az"}},
		{"a fault with az acr", "if then\naz acr list", []string{"x.sh:1:1: `if` must be followed by a statement list", "az acr list:2:1: az"}},
		{"a fault with kubelogin", "if then\nkubelogin convert-kubeconfig -l spn", []string{"x.sh:1:1: `if` must be followed by a statement list", "kubelogin convert-kubeconfig:2:1: az"}},
		{"a fault with other commands", "if then\naz group list", []string{}},
		{"commands around a fault", "az aks create -n a\nif then\naz aks create -n b", []string{"x.sh:2:1: `if` must be followed by a statement list", "az aks create:1:1: az", "ManagedCluster/a:1:1: az", "az aks create:3:1: az", "ManagedCluster/b:3:1: az"}},
		{"a fault with a role", "az role assignment create\n)", []string{"x.sh:2:1: `)` can only be used to close a subshell", "az role assignment create:1:1: az", "RoleAssignment:1:1: az"}},
		{"a fault behind az aks over lines", "az \\\r\n  aks list\r\n)\r\n", []string{"x.sh:3:1: `)` can only be used to close a subshell", "az aks list:1:1: az"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, loaded(t, find.File{Name: "x.sh"}, test.content)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// Windows knows a program by any case, by its path, and with its suffix.
func TestScript_ofWindows(t *testing.T) {
	for file, commands := range map[string]map[string]int{
		"x.ps1": {
			"kubelogin convert-kubeconfig -l spn": 1, "kubelogin.EXE convert-kubeconfig -l spn": 1, `& "C:\a b\kubelogin.exe" convert-kubeconfig -l spn`: 3,
			`.\kubelogin.exe convert-kubeconfig -l spn`: 1, "Start-Process kubelogin -ArgumentList 'convert-kubeconfig', '-l', 'spn'": 15,
			"Invoke-Expression 'kubelogin convert-kubeconfig -l spn'": 20, "Retry 'kubelogin convert-kubeconfig -l spn'": 8,
		},
		"x.bat": {"call kubelogin.exe convert-kubeconfig -l spn": 6, "if x kubelogin convert-kubeconfig -l spn": 6},
	} {
		for command, column := range commands {
			var got []string
			for _, line := range loaded(t, find.File{Name: file}, "x\n"+command+"\n") {
				got = append(got, line[:strings.LastIndex(line, ": ")])
			}
			if diff := cmp.Diff([]string{fmt.Sprintf("kubelogin convert-kubeconfig:2:%d", column)}, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", command, diff)
			}
		}
	}
}

// What a command behind a fault changes is not known, since nobody knows what it
// stands in.
func TestScript_behindAFault(t *testing.T) {
	const script = "az aks create -n a --tier free\nfi\nif x; then\n  az aks update -n a --tier standard\nfi\ncat <<E\naz aks create -n no\nE\n"
	var tiers []string
	Load(find.File{Name: "x.sh"}, strings.NewReader(script), Handlers{
		Document: func(doc *document.Document) {
			if tier := doc.Root.Get("sku").Get("tier"); tier != nil {
				json, _ := tier.MarshalJSON()
				tiers = append(tiers, string(json))
			}
		},
		Problem: func(document.Problem) {},
	})
	if diff := cmp.Diff([]string{`{"unknown":"--tier"}`}, tiers); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// FuzzLoad looks for a panic, and for a place outside the file, in a file of any
// kind.
func FuzzLoad(f *testing.F) {
	names := []string{"x.sh", "x.ps1", "x.md", "x.yml", "Makefile", "Dockerfile", "x.json", "x.tf", "x.tf.json", "x.bat", "Jenkinsfile", "kustomization.yaml", "Chart.yaml"}
	for _, script := range []string{
		"az aks create -n \"$NAME\" --zones 1 2 \\\n  --tier=<y> ${{ z }}\r\n", "R='1.2.3.4, 5';az aks create --api-server-authorized-ip-ranges=\"$R\"", "A=(--name 'a b' -g\"c\")\naz aks create \"${A[@]}\" $B -- c",
		"az aks create -a é,'monitoring',b --tags a=$X b=@c --kubelet-config d --node-count -1 -na \"--name=a b\"", "az aks create --enable-msi-auth-for-monitoring=true --assign-identity $I --foo=$X --$Y",
		"az aks create -n a ${X:+--tier free}\nx || az aks mesh enable -n a\naz aks nodepool add --cluster-name a -n b", "az policy assignment create -d x -p '{\n \"é\": {\"value\": [1]}}' --scope /subscriptions/$S",
		"eval \"az role definition create --role-definition \\\"{\\\\\\\"Actions\\\\\\\": []}\\\"\"", "cat <<EOF | kubectl apply -f -\nkind: Pod\nEOF\n",
	} {
		for kind := range names {
			f.Add(uint8(kind), script)
		}
		f.Add(uint8(2), "# é\n\n> ```sh\n> "+strings.ReplaceAll(script, "\n", "\n> ")+"\n> ```\n")
		f.Add(uint8(3), "steps:\n- run: |\n    "+strings.ReplaceAll(script, "\n", "\n    ")+"\n  env: {X: é}\n")
		f.Add(uint8(4), "all:\n\t@"+strings.ReplaceAll(script, "\n", "\n\t")+"\n")
		f.Add(uint8(10), "sh '''"+script+"'''\nbat \"\"\""+script+"\"\"\"\n")
		f.Add(uint8(5), "FROM x\nRUN "+script+"\n")
	}
	f.Fuzz(func(t *testing.T, kind uint8, content string) {
		file := find.File{Name: names[int(kind)%len(names)]}
		Load(file, strings.NewReader(content), Handlers{
			Document: func(doc *document.Document) {
				documenttest.CheckSpan(t, doc.Source, doc.Anchor)
				documenttest.CheckSpans(t, doc.Source, &doc.Root)
			},
			Unread: func(document.Unread) {},
			Problem: func(problem document.Problem) {
				if lines := strings.Count(content, "\n") + 1; problem.Line < 0 || problem.Line > lines {
					t.Errorf("no such line: %v", problem)
				}
			},
		})
	})
}

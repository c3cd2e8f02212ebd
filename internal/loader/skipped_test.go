package loader

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/find"
)

// What never runs is not judged, and parse says why.
func TestLoad_skipped(t *testing.T) {
	for _, test := range []struct {
		name, file, content string
		judged, want        []string
	}{
		{"if false", "x.sh", "if false; then az aks update -n a; else az aks update -n b; fi", []string{"b"}, []string{"1:16: az aks update: the condition is false"}},
		{"if true", "x.sh", "if true; then az aks update -n a; else az aks update -n b; fi", []string{"a"}, []string{"1:40: az aks update: the condition is false"}},
		{"elif false", "x.sh", "if x; then y; elif false; then az aks update -n a; fi", nil, []string{"1:32: az aks update: the condition is false"}},
		{"a condition that is not known", "x.sh", "if ! false; then az aks update -n a; fi; if [ 1 = 2 ]; then az aks update -n b; fi", []string{"a", "b"}, nil},
		{"loops", "x.sh", "while false; do az aks update -n a; done; until false; do az aks update -n b; done", []string{"b"}, []string{"1:17: az aks update: the condition is false"}},
		{"and, or", "x.sh", "false && az aks update -n a; true || az aks update -n b; true && az aks update -n c", []string{"c"}, []string{"1:10: az aks update: the condition is false", "1:38: az aks update: the condition is false"}},
		{"text in a branch", "x.sh", "if false; then if x; then eval 'az aks update -n a'; fi; fi", nil, []string{"1:33: az aks update: the condition is false"}},
		{"behind exit", "x.sh", "az aks update -n a\nexit $(az aks update -n b)\naz aks update -n c", []string{"a", "b"}, []string{"3:1: az aks update: behind exit"}},
		{"an exit that might not run", "x.sh", "x || exit 1\nif y; then exit; fi\nexit 2 &\nf() { exit; }\n(exit 1)\nz | exit\naz aks update -n a", []string{"a"}, nil},
		{"a function that is called behind exit", "x.sh", "f() { az aks update -n a; f; }\ng() { az aks update -n b; }\nh() { az aks update -n c; }\ng\nexit\nf; g", []string{"b", "c"}, []string{"1:7: az aks update: called only behind exit"}},
		{"a function of a trap", "x.sh", "f() { az aks update -n a; }\ntrap 'f x' EXIT\nexit\nf", []string{"a"}, nil},
		{"exit of PowerShell", "x.ps1", "if ($x) { exit }\naz aks update -n a\nExit 0\naz aks update -n b", []string{"a"}, []string{"4:1: az aks update: behind exit"}},
		{"exit of a step", "x.yml", "steps:\n- run: exit 0\n- run: az aks update -n a", []string{"a"}, nil},
		{"a step", "x.yml", "steps:\n- run: az aks update -n a\n  if: ${{ false }}\n- run: N=b\n- if: x == false\n  run: az aks update -n $N", []string{"b"}, []string{"2:8: az aks update: `if` is false"}},
		{"a job", "x.yml", "jobs:\n  a:\n    if: False\n    steps: [run: az aks update -n a]\n  b:\n    steps: [run: az aks update -n b]", []string{"b"}, []string{"4:18: az aks update: `if` is false"}},
		{"a job of Azure", "x.yml", "jobs:\n- job: a\n  condition: false\n  steps:\n  - bash: az aks update -n a", nil, []string{"5:11: az aks update: `condition` is false"}},
		{"a task that is off", "x.yml", "steps:\n- bash: az aks update -n a\n  enabled: false", nil, []string{"2:9: az aks update: `enabled` is false"}},
		{"a manifest", "x.yml", "steps:\n- if: false\n  run: |\n    kubectl apply -f - <<E\n    {apiVersion: v1, kind: Pod, metadata: {name: a}}\n    E\n", nil, []string{"5:28: Pod/a: `if` is false"}},
		{"a manifest behind exit", "x.sh", "f() { exit; }\nkubectl apply -f - <<< '{apiVersion: v1, kind: Pod, metadata: {name: a}}'\nexit 0\nkubectl apply -f - <<E\n{apiVersion: v1, kind: Pod, metadata: {name: b}}\nE\n", nil, []string{"5:24: Pod/b: behind exit"}},
		{"a heredoc", "x.sh", "if false; then\n  x && kubectl apply -f - <<E\n{apiVersion: v1, kind: Pod, metadata: {name: a}}\nE\nfi\nfalse && echo '{apiVersion: v1, kind: Pod, metadata: {name: b}}' | kubectl apply -f -\n", nil, []string{"3:24: Pod/a: the condition is false", "6:39: Pod/b: the condition is false"}},
		{"a heredoc with a script", "x.sh", "while false; do\nbash <<E\naz aks update -n a\nE\ndone\nbash <<E\naz aks update -n b\nE\n", []string{"b"}, []string{"3:1: az aks update: the condition is false"}},
		{"PowerShell", "x.ps1", "if ($false) {\n  if ($x) { az aks update -n a }\n} elseif ( $FALSE ){ az aks update -n b } else { az aks update -n c }\naz aks update -n d", []string{"c", "d"}, []string{"2:13: az aks update: the condition is false", "3:22: az aks update: the condition is false"}},
		{"PowerShell: else, while", "x.ps1", "If ($True) { az aks update -n a }\nelse { az aks update -n b }\nwhile ($false) { & az aks update -n c }\nif ($false) { Start-Process az -ArgumentList 'aks update -n d' }\nif ($false -or $x) { az aks update -n e }", []string{"a", "e"}, []string{"2:8: az aks update: the condition is false", "3:20: az aks update: the condition is false", "4:29: az aks update: the condition is false"}},
		{"a stage of Azure", "x.yml", "stages:\n- stage: a\n  condition: False\n  jobs:\n  - job: b\n    steps:\n    - bash: az aks update -n a", nil, []string{"7:13: az aks update: `condition` is false"}},
		{"what Azure inserts", "x.yml", "jobs:\n- ${{ if false }}:\n  - job: a\n    steps:\n    - bash: az aks update -n a\n- job: b\n  ${{ if false }}:\n    steps:\n    - bash: az aks update -n b\n- job: c\n  steps:\n  - ${{ if x }}:\n    - bash: az aks update -n c\n  - ${{ else if False }}:\n    - bash: az aks update -n d\n  - ${{ else }}:\n    - bash: az aks update -n e", []string{"c", "e"}, []string{"5:13: az aks update: `${{ if false }}` is false", "9:13: az aks update: `${{ if false }}` is false", "15:13: az aks update: `${{ else if False }}` is false"}},
		{"a job of GitLab", "x.yml", "a:\n  when: never\n  script: [az aks update -n a]\nb:\n  rules: [{when: never}]\n  script: [az aks update -n b]\nc:\n  rules: [{if: $X, when: never}, {if: $Y, when: never}]\n  script: [az aks update -n c]\nd:\n  rules: [{if: $X, when: never}, {if: $Y}]\n  script: [az aks update -n d]\ne:\n  rules: []\n  script: [az aks update -n e]\n.f:\n  rules: [{when: never}]\n  script: [az aks update -n f]", []string{"d", "e", "f"}, []string{"3:12: az aks update: `when` is never", "6:12: az aks update: all its `rules` say `when: never`", "9:12: az aks update: all its `rules` say `when: never`"}},
		{"provisioners", "x.tf", "variable \"make\" {\n  default = false\n}\nresource \"null_resource\" \"a\" {\n  count = var.make ? 1 : 0\n  provisioner \"local-exec\" {\n    command = \"az aks update -n a\"\n  }\n  provisioner \"local-exec\" {\n    when    = destroy\n    command = \"az aks update -n b\"\n  }\n}\nresource \"terraform_data\" \"c\" {\n  for_each = var.x\n  provisioner \"local-exec\" {\n    command = \"az aks update -n c\"\n  }\n}\n", []string{"b", "c"}, []string{"7:16: az aks update: count is 0"}},
		{"provisioners in JSON", "x.tf.json", `{"resource": {"null_resource": {"a": {"count": 0, "provisioner": {"local-exec": {"command": "az aks update -n a"}}}, "b": {"provisioner": {"local-exec": {"command": "az aks update -n b"}}}}}}`, []string{"b"}, []string{"1:94: az aks update: count is 0"}},
		{"a fault", "x.yml", "steps:\n- if: false\n  run: az aks update )", nil, []string{"3:8: az aks update: `if` is false"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var judged, skipped []string
			Load(find.File{Name: test.file}, strings.NewReader(test.content), Handlers{
				Document: func(doc *document.Document) {
					if doc.Class == document.Command {
						judged = append(judged, doc.Root.Get("flags").Items[0].Get("values").Items[0].Text)
					}
				},
				Problem: func(problem document.Problem) { t.Error(problem) },
				Skipped: func(it document.Problem) {
					skipped = append(skipped, fmt.Sprintf("%d:%d: %s", it.Line, it.Column, it.Message))
				},
			})
			if diff := cmp.Diff(test.judged, judged); diff != "" {
				t.Errorf("judged (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(test.want, skipped); diff != "" {
				t.Errorf("skipped (-want +got):\n%s", diff)
			}
		})
	}
}

package embedded_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/embedded"
)

// What makes a file a pipeline, and what only looks like one.
func TestPipeline_shapes(t *testing.T) {
	for _, c := range []struct {
		content string
		want    []string
	}{
		{"script: az a\n", nil},
		{"a: {script: az a}\n", nil},
		{"a: {script: [az a]}\n", []string{"s:az a"}},
		{"a: {x: y}\nb: {script: [az a]}\nc: {script: az b}\n", []string{"s:az a", "s:az b"}},
		{"- script: az a\n", nil},
		{"steps: [{script: az a}]\nkind: x\n", []string{"s:az a"}},
		{"steps: [{script: az a}]\napiVersion: x\n", nil},
		{"Steps: [{Script: az a}]\n", []string{"s:az a"}},
		{"parameters: []\nx: {preSteps: [{bash: az a}]}\n", []string{"s:az a"}},
		{"extends: {parameters: {steps: [{bash: az a}]}}\n", []string{"s:az a"}},
		{"extends: a\nx: {steps: [{bash: az a}]}\n", nil},
		{"runs: {steps: [{run: az a}]}\n", []string{"s:az a"}},
		{"runs: a\nx: {steps: [{run: az a}]}\n", nil},
		{"stages: [{jobs: [{steps: [{script: az a}]}]}]\n", []string{"s:az a"}},
		{"stages: [a]\nx: {steps: [{script: az a}]}\n", nil},
		{"stages: []\nx: {steps: [{script: az a}], script: [az b]}\n", []string{"s:az b"}},
		{"tasks: {a: {cmds: [az a]}}\n", []string{"s:az a"}},
		{"tasks: [{script: az a}]\n", nil},
		{"tasks: {a: {cmd: az a}, b: [az b, {cmd: az c}, {defer: {task: az no}}, {defer: az d}], c: {deps: [az no]}}\n", []string{"s:az a", "s:az b", "s:az c", "s:az d"}},
		{"a:\n  script: &s [az a]\nb:\n  script: *s\n", []string{"s:az a"}},
		{"a:\n  script: {x: az a}\n  image: y\n", nil},
	} {
		if diff := cmp.Diff(c.want, blockTexts(pipeline, c.content)); diff != "" {
			t.Errorf("%s-want +got:\n%s", c.content, diff)
		}
	}
	for keyword := range strings.FieldsSeq("stage image extends rules needs only tags environment") {
		if got := blockTexts(pipeline, "a: {script: az a, "+keyword+": x}\n"); !cmp.Equal(got, []string{"s:az a"}) {
			t.Errorf("%s: %q", keyword, got)
		}
	}
	for _, key := range strings.Fields("run script bash pwsh powershell") {
		if got := blockTexts(pipeline, "steps: [{"+key+": az a}]\n"); len(got) != 1 {
			t.Errorf("%s: %q", key, got)
		}
	}
	if got := blockTexts(pipeline, "a: {before_script: [az a], script: [az b], after_script: [az c]}\n"); len(got) != 3 {
		t.Errorf("scripts of GitLab: %q", got)
	}
}

func TestPipeline_languages(t *testing.T) {
	for step, want := range map[string]string{
		"{run: az a, shell: bash}":                                             "s",
		"{run: az a, shell: sh}":                                               "s",
		"{run: az a, shell: cmd}":                                              "s",
		"{run: az a, shell: ' '}":                                              "s",
		"{run: az a, shell: pwsh -x}":                                          "p",
		"{run: az a, shell: powershell}":                                       "p",
		"{run: az a, shell: perl}":                                             "",
		"{script: az a, shell: pwsh}":                                          "s",
		"{task: AzureCLI@2, inputs: {scriptType: ps, inlineScript: az a}}":     "p",
		"{task: AzureCLI@2, inputs: {scriptType: PSCore, inlineScript: az a}}": "p",
		"{task: AzureCLI@2, inputs: {scriptType: bash, inlineScript: az a}}":   "s",
		"{task: AzureCLI@2, inputs: {inlineScript: az a}}":                     "s",
		"{task: PowerShell@2, inputs: {targetType: inline, script: az a}}":     "p",
		"{task: Bash@3, inputs: {Script: az a}}":                               "s",
		"{task: PythonScript@0, inputs: {script: az a}}":                       "",
		"{task: PythonScript@0, inputs: {inlineScript: az a}}":                 "s",
		"{task: Bash@3, inputs: [az a]}":                                       "",
		"{uses: azure/cli@v2, with: {inlineScript: az a}}":                     "s",
		"{uses: azure/powershell@v2, with: {inlineScript: az a}}":              "p",
		"{uses: x/y@v1, with: {script: az a}}":                                 "",
		"{inputs: {script: az a}, bash: x}":                                    "",
		"{bash: az a}":                                                         "s",
		"{pwsh: az a}":                                                         "p",
		"[az a]":                                                               "",
		"{run: {command: az a}}":                                               "s",
		"{run: {x: az a}}":                                                     "",
		"{\"${{ if x }}\": [{bash: az a}]}":                                    "s",
		"{\"${{ if x }}\": [{\"${{ else }}\": [{bash: az a}]}]}":               "s",
		"{template: x, parameters: {aSteps: [{pwsh: az a}]}}":                  "p",
	} {
		var want1 []string
		if want != "" {
			want1 = []string{want + ":az a"}
		}
		got := blockTexts(pipeline, "steps:\n- "+step+"\n")
		kept := got[:0]
		for _, text := range got {
			if strings.Contains(text, "az a") {
				kept = append(kept, text)
			}
		}
		if strings.Join(kept, "") != strings.Join(want1, "") {
			t.Errorf("%s: want %q, got %q", step, want1, kept)
		}
	}
	for runner, want := range map[string]string{"windows-2022": "p", "ubuntu-latest": "s", "[self-hosted, windows]": "s"} {
		got := blockTexts(pipeline, "jobs: {a: {runs-on: "+runner+", steps: [{run: az a}, {bash: az b}]}}\n")
		if diff := cmp.Diff([]string{want + ":az a", "s:az b"}, got); diff != "" {
			t.Errorf("%s: -want +got:\n%s", runner, diff)
		}
	}
	got := blockTexts(pipeline, "defaults: {run: {shell: python}}\njobs:\n  a: {steps: [{run: az no}, {run: az a, shell: sh}, {bash: az b}]}\n  b: {defaults: {run: {shell: pwsh}}, steps: [{run: az c}]}\n")
	if diff := cmp.Diff([]string{"s:az a", "s:az b", "p:az c"}, got); diff != "" {
		t.Errorf("defaults: -want +got:\n%s", diff)
	}
}

func TestPipeline_units(t *testing.T) {
	for content, want := range map[string][]int{
		"jobs: {a: {steps: [{run: az a}, {run: az b}]}, b: {steps: [{run: az c}]}}\n":                                                                 {0, 0, 1},
		"jobs:\n- job: a\n  strategy: {runOnce: {deploy: {steps: [{bash: az a}]}, on: {steps: [{bash: az b}]}}}\n- job: b\n  steps: [{bash: az c}]\n": {0, 0, 1},
		"steps: [{bash: az a}, {template: x, parameters: {preSteps: [{bash: az b}]}}]\n":                                                              {0, 0},
		"x: {script: [y]}\na: {script: [az a]}\nb: {image: z}\nc: {before_script: [az b], script: [az c]}\n":                                          {0, 1, 2, 2},
		"tasks: {a: az a, b: [az b, az c], c: x, d: {cmd: az d}}\n":                                                                                   {0, 1, 1, 2, 3},
	} {
		var got []int
		for _, block := range pipeline(&document.Source{Name: "file", Content: []byte(content)}) {
			got = append(got, block.Unit)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s-want +got:\n%s", content, diff)
		}
	}
}

func TestPipeline_constantsAtEdges(t *testing.T) {
	type constants = map[string]string
	for _, c := range []struct {
		content string
		want    constants
	}{
		{"env: {}\nsteps: [{run: az a}]\n", nil},
		{"env: {A: a}\nsteps: [{run: az a, env: {A: }}]\n", constants{"A": ""}},
		{"env: {A: a}\nsteps: [{run: az a, env: {A: [b]}}]\n", constants{}},
		{"env: {A: \"a\\nb\", B: a`b, C: a$b, D: 'a b'}\nsteps: [{run: az a}]\n", constants{"D": "a b"}},
		{"variables: {a.b c: d, e-f: g}\nsteps: [{bash: az a}]\n", constants{"A_B_C": "d", "E-F": "g"}},
		{"variables:\n- name: a\n  value: b\n- group: c\n- name: d\nsteps: [{bash: az a}]\n", constants{"A": "b"}},
		{"variables:\n- name: a\n  value: b\n- \"${{ if x }}\":\n  - name: a\n    value: c\nsteps: [{bash: az a}]\n", constants{}},
		{"variables:\n  a: b\n  ${{ if x }}:\n    a: c\n    d: e\n  f: g\nsteps: [{bash: az a}]\n", constants{"F": "g"}},
		{"env: {A: a, B: b, C: c}\nsteps: [{run: 'echo \"A=x\" >> $GITHUB_ENV; az a; echo xB=y'}]\n", constants{"B": "b", "C": "c"}},
		{"env: {A: a}\nsteps: [{run: 'A=x; az a'}]\n", constants{"A": "a"}},
		{"variables: {a.b: c, d: e}\nsteps: [{bash: 'echo \"##vso[task.setvariable variable=a.b;isOutput=true]x\"; az a'}]\n", constants{"D": "e"}},
		{"tasks: {a: {env: {A: a}, cmd: az a}}\nenv: {B: b}\n", constants{"A": "a", "B": "b"}},
		{"variables: {A: a, b.c: d}\nx: {variables: {A: }, script: [az a]}\n", constants{"A": "", "b.c": "d"}},
	} {
		blocks := pipeline(&document.Source{Name: "file", Content: []byte(c.content)})
		if len(blocks) != 1 {
			t.Errorf("%s%d blocks", c.content, len(blocks))
			continue
		}
		if diff := cmp.Diff(c.want, blocks[0].Constants); diff != "" {
			t.Errorf("%s-want +got:\n%s", c.content, diff)
		}
	}
}

func TestPipeline_macrosAtEdges(t *testing.T) {
	const variables = "variables: {a: b, c.d: e, f: '', g: $(a)}\nenv: {h: i}\nsteps:\n- bash: |\n    az "
	test(t, pipeline, []hostCase{
		{"next to each other", variables + "$(a)$(c.d)x$(a)", []found{{embedded.Shell, 0, "az bexb", "xb@5:18-23"}}},
		{"at the ends", variables + "$(a) -x\n", []found{{embedded.Shell, 0, "az b -x\n", "b@5:8-12"}}},
		{"either way", variables + "${{ variables.a }}${{variables.a}}${{ env.h }}${{ env.a }}${{ variables.h }}", []found{{embedded.Shell, 0, "az bbi${{ env.a }}${{ variables.h }}", "bi@5:26-54"}}},
		{"not known", variables + "$(f) $(g) $(h) $(a b) $((a)) $(a$b) ${{ x.a }}", []found{{embedded.Shell, 0, "az $(f) $(g) $(h) $(a b) $((a)) $(a$b) ${{ x.a }}", "x.a@5:48-51"}}},
		{"in double quotes of YAML", "variables: {a: b}\nsteps:\n- bash: \"az\\u0020$(a)\\tc\"\n", []found{{embedded.Shell, 0, "az b\tc", "b@3:18-22"}}},
	})
}

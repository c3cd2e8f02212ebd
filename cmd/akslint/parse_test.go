package main

import (
	"bufio"
	"bytes"
	gocmp "cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// A record is a real command of the corpus and what it should be read as.
type record struct {
	Repo, Path, Kind, Lang, Raw, Command string
	Line, Col                            uint32
	Open                                 bool
	Flags                                []struct {
		Name, As  string
		Line, Col uint32
		Values    []string
		Unknown   bool
	}
	UnknownFlags []string
}

const corpus = "../../../shared/corpus"

func records(t *testing.T) []record {
	t.Helper()
	file, err := os.Open(filepath.Join(corpus, "az-commands.jsonl"))
	if err != nil {
		t.Skipf("the corpus of real az commands is not here: %v", err)
	}
	defer file.Close()
	var records []record
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var record record
		if err := json.Unmarshal(lines.Bytes(), &record); err != nil {
			t.Fatal(err)
		}
		records = append(records, record)
	}
	return records
}

// A hostFile is a file of a record's kind with the record's text in it.
type hostFile struct {
	name, before, indent, after string
}

// hostOf wraps text in a file as such text is found in. The text begins at the
// column behind the indentation.
func (r record) hostOf() hostFile {
	switch r.Kind {
	case "md":
		return hostFile{name: "page.md", before: "# Page\n\nSome prose — with a dash.\n\n```" + r.Lang + "\n", after: "```\n\nMore prose.\n"}
	case "ps1":
		return hostFile{name: "script.ps1", before: "param($x)\n"}
	case "yaml:run":
		return hostFile{
			name:   ".github/workflows/deploy.yml",
			before: "on: push\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    steps:\n      - run: |\n", indent: "          ",
		}
	case "yaml:inlineScript":
		return hostFile{
			name:   "azure-pipelines.yml",
			before: "steps:\n  - task: AzureCLI@2\n    inputs:\n      scriptType: bash\n      inlineScript: |\n", indent: "        ",
		}
	case "yaml:script":
		return hostFile{name: "azure-pipelines.yml", before: "steps:\n  - script: |\n", indent: "      "}
	case "make":
		return hostFile{name: "Makefile", before: "deploy:\n", indent: "\t"}
	default:
		return hostFile{name: "script.sh", before: "#!/bin/bash\n"}
	}
}

// content is the file with the record's text.
func (h hostFile) content(raw string) string {
	return h.before + h.indent + strings.ReplaceAll(raw, "\n", "\n"+h.indent) + "\n" + h.after
}

// cut is how many columns the record's text lacks in a line: it begins with the
// command, and is without the indentation of its block. The latter shows at the
// first flag behind the first line.
func (r record) cut(line uint32) uint32 {
	if line == r.Line {
		return r.Col - 1
	}
	for _, flag := range r.Flags {
		if flag.Line > r.Line {
			text := strings.Split(r.Raw, "\n")[flag.Line-r.Line]
			before, _, _ := strings.Cut(text, gocmp.Or(flag.As, flag.Name))
			return flag.Col - 1 - uint32(utf8.RuneCountInString(before))
		}
	}
	return 0
}

// want is the record's command as parse shows it in the file.
func (r record) want(host hostFile) parsedCommand {
	line := uint32(strings.Count(host.before, "\n") + 1)
	shift := uint32(len(host.indent))
	want := parsedCommand{Line: line, Column: shift + 1, Command: r.Command, Open: r.Open, Flags: []parsedFlag{}, UnknownFlags: r.UnknownFlags}
	for _, flag := range r.Flags {
		column := flag.Col + shift - r.cut(flag.Line)
		values := flag.Values
		if values == nil {
			values = []string{}
		}
		want.Flags = append(want.Flags, parsedFlag{
			Name: flag.Name, Line: flag.Line - r.Line + line, Column: column, Values: values, Unknown: flag.Unknown,
		})
	}
	return want
}

// explained are the records that are read otherwise on purpose, by path.
var explained = map[string]string{
	"daprdocs/content/en/operations/hosting/kubernetes/cluster/setup-aks.md": "[your_resource_group] is to be filled in, like <your-resource-group>",
}

// TestParse_realCommands puts each command of the corpus into a file of the
// kind it was found in, and expects the same reading.
func TestParse_realCommands(t *testing.T) {
	for _, record := range records(t) {
		diff := record.diff(t)
		if isExplained := explained[record.Path] != ""; (diff != "") != isExplained {
			t.Errorf("%s %s/%s:%d (-want +got)\n%s", record.Kind, record.Repo, record.Path, record.Line, diff)
		}
	}
}

func (r record) diff(t *testing.T) string {
	t.Helper()
	host := r.hostOf()
	file := filepath.Join(t.TempDir(), host.name)
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(host.content(r.Raw)), 0o600); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	run([]string{"parse", "--format", "json", file}, strings.NewReader(""), &stdout, &stderr)
	var got struct{ Commands []parsedCommand }
	if err := json.Unmarshal(stdout.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	// Substitutions may hold commands of their own.
	got.Commands = slices.DeleteFunc(got.Commands, func(command parsedCommand) bool { return command.Command != r.Command })
	if len(got.Commands) != 1 {
		return fmt.Sprintf("%d commands: %s\n%s", len(got.Commands), stderr.String(), r.Raw)
	}
	got.Commands[0].File = ""
	return cmp.Diff(r.want(host), got.Commands[0], cmpopts.IgnoreUnexported(parsedCommand{}))
}

// refused are the commands of the corpus that az refuses, by path. Each was looked
// up in azure-cli.
func refused() map[string][]string {
	return map[string][]string{
		"07_calico_network_policy/README.md": {"--network-policy needs --network-plugin"},
		"IaC/IaC-prerequisites.md":           {"az role assignment create requires --scope"},
		// The corpus has only the first lines of a synopsis, and of a command with
		// subexpressions of PowerShell.
		"Kubernetes/README.md": {"--name needs a value"},
		"examples/kueue-and-ray-on-aks/1-infrastructure/README.md": {
			"az aks get-credentials requires --name", "--resource-group needs a value",
		},
	}
}

// What people publish is seldom refused, so that a refusal is most likely wrong.
func TestLint_refusesFewRealCommands(t *testing.T) {
	got := map[string][]string{}
	for _, record := range records(t) {
		host := record.hostOf()
		file := filepath.Join(t.TempDir(), filepath.Base(host.name))
		if err := os.WriteFile(file, []byte(host.content(record.Raw)), 0o600); err != nil {
			t.Fatal(err)
		}
		var stdout, stderr bytes.Buffer
		args := []string{"lint", "--format", "json", "--select", "conflicting-flags,missing-required-flag,flag-without-value", file}
		run(args, strings.NewReader(""), &stdout, &stderr)
		var report struct{ Findings []struct{ Message string } }
		if err := json.Unmarshal(stdout.Bytes(), &report); err != nil {
			t.Fatal(err, stderr.String())
		}
		for _, finding := range report.Findings {
			message, _, _ := strings.Cut(finding.Message, " (azure-cli ")
			got[record.Path] = append(got[record.Path], message)
		}
	}
	if diff := cmp.Diff(refused(), got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

package loader

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"mvdan.cc/sh/v3/syntax"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/find"
)

// BenchmarkHosts loads files of each kind that holds commands or clusters. It
// reports the time as a ratio to reading the bytes of the same files, x-read,
// and to the parser alone that knows the syntax of the whole file where there is
// one, x-parse. They run in turn, so that the ratios hold where the machine does
// not.
func BenchmarkHosts(b *testing.B) {
	for _, kind := range hostKinds(b) {
		b.Run(kind.name, func(b *testing.B) {
			files := kind.write(b)
			var load, read, parse time.Duration
			for b.Loop() {
				read += clock(func() { readAll(b, files) })
				load += clock(func() { loadAll(b, files) })
				if kind.parse != nil {
					parse += clock(func() {
						for _, content := range kind.files {
							kind.parse([]byte(content))
						}
					})
				}
			}
			b.ReportMetric(float64(load)/float64(read), "x-read")
			if kind.parse != nil {
				b.ReportMetric(float64(load)/float64(parse), "x-parse")
			}
		})
	}
}

// A hostKind is files of one kind.
type hostKind struct {
	name, file string // what each file is called
	files      []string
	parse      func([]byte)
}

func (k hostKind) write(b *testing.B) []find.File {
	b.Helper()
	var files []find.File
	for _, content := range k.files {
		path := filepath.Join(b.TempDir(), k.file)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			b.Fatal(err)
		}
		files = append(files, find.File{Name: k.file, Path: path})
	}
	return files
}

func clock(do func()) time.Duration {
	start := time.Now()
	do()
	return time.Since(start)
}

func readAll(b *testing.B, files []find.File) {
	b.Helper()
	for _, file := range files {
		if _, err := os.ReadFile(file.Path); err != nil {
			b.Fatal(err)
		}
	}
}

func loadAll(b *testing.B, files []find.File) {
	b.Helper()
	documents := 0
	for _, file := range files {
		Load(file, nil, Handlers{
			Document: func(*document.Document) { documents++ },
			Problem:  func(document.Problem) {},
			Unread:   func(document.Unread) {},
		})
	}
	if documents == 0 {
		b.Fatal("nothing was read")
	}
}

// hostKinds puts the commands of the corpus, where there is one, into files of
// each kind, ten a file.
func hostKinds(b *testing.B) []hostKind {
	b.Helper()
	commands := realCommands(b)
	each := func(before, indent, after string) []string {
		var files []string
		for some := range slices.Chunk(commands, 10) {
			text := strings.ReplaceAll(strings.Join(some, "\n\n"), "\n", "\n"+indent)
			files = append(files, before+indent+text+"\n\n"+after)
		}
		return files
	}
	fences := make([]string, len(commands))
	for i, command := range commands {
		fences[i] = "## Step\n\n" + strings.Repeat("Some prose about the step, and why it is there. ", 10) + "\n\n```azurecli\n" + command + "\n```\n"
	}
	var pages []string
	for some := range slices.Chunk(fences, 10) {
		pages = append(pages, "# Page\n\n"+strings.Join(some, "\n"))
	}
	recipes := make([]string, len(commands))
	for i, command := range commands {
		recipes[i] = fmt.Sprintf("step-%d:\n\t@%s\n", i, strings.ReplaceAll(command, "\n", "\n\t"))
	}
	example := func(name string) []string {
		content, err := os.ReadFile("../../testdata/cluster-five-ways/" + name)
		if err != nil {
			b.Fatal(err)
		}
		return slices.Repeat([]string{string(content)}, 30)
	}
	handed, grown := made("C%[1]d=\"az aks create -n a%[1]d -g $RG\"\nC%[1]d+=\" --tier standard\"\neval \"$C%[1]d\"\n"),
		made("A%[1]d=(-n a%[1]d -g \"$RG\")\nif x; then A%[1]d+=(--tier standard); fi\naz aks create \"${A%[1]d[@]}\" ${X:+--enable-aad}\n")
	return []hostKind{
		{"handed text", "script.sh", handed, parseShell},
		{"growing arrays", "script.sh", grown, parseShell},
		{"shell", "script.sh", each("#!/bin/bash\nset -e\n", "", ""), parseShell},
		{"PowerShell", "script.ps1", each("$ErrorActionPreference = 'Stop'\n", "", ""), nil},
		{"Markdown", "page.md", pages, nil},
		{"workflow", "deploy.yml", each("on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n    - run: |\n", "        ", ""), parseYAML},
		{"pipeline", "azure-pipelines.yml", each("steps:\n- task: AzureCLI@2\n  inputs:\n    scriptType: bash\n    inlineScript: |\n", "      ", ""), parseYAML},
		{"Makefile", "Makefile", []string{strings.Join(recipes, "\n")}, nil},
		{"Dockerfile", "Dockerfile", each("FROM x\nRUN <<EOF\n", "", "EOF\n"), nil},
		{"ARM", "template.json", example("template.json"), parseJSON},
		{"az aks show", "show.json", example("show.json"), parseJSON},
		{"Terraform", "main.tf", example("main.tf"), parseHCL},
	}
}

// made returns files of ten commands each, which a format makes of their numbers.
func made(format string) []string {
	var files []string
	for range 30 {
		var text strings.Builder
		for i := range 10 {
			fmt.Fprintf(&text, format, i)
		}
		files = append(files, text.String())
	}
	return files
}

// realCommands are those of the corpus that the shell's parser reads as they are,
// or a made-up one.
func realCommands(b *testing.B) []string {
	b.Helper()
	content, err := os.ReadFile("../../../shared/corpus/az-commands.jsonl")
	if err != nil {
		return slices.Repeat([]string{"az aks create -g $RG -n shop \\\n  --tier standard --enable-aad --zones 1 2 3 \\\n  --api-server-authorized-ip-ranges \"$IP/32\""}, 300)
	}
	var commands []string
	for line := range bytes.Lines(content) {
		var record struct{ Raw string }
		if err := json.Unmarshal(line, &record); err != nil {
			b.Fatal(err)
		}
		if _, err := syntax.NewParser().Parse(strings.NewReader(record.Raw), ""); err == nil {
			commands = append(commands, record.Raw)
		}
	}
	return commands
}

func parseShell(content []byte) {
	_, _ = syntax.NewParser().Parse(bytes.NewReader(content), "")
}

func parseYAML(content []byte) { decodeAll(content) }

func parseJSON(content []byte) {
	var value any
	_ = json.Unmarshal(content, &value)
}

func parseHCL(content []byte) {
	_, _ = hclsyntax.ParseConfig(content, "", hcl.InitialPos)
}

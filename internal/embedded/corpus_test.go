package embedded_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/embedded"
	"github.com/akslint/akslint/internal/shell"
)

// A record is a command that somebody wrote in a file of a kind.
type record struct {
	Kind, Lang, Path string
	Line             int
	Raw              string
}

// corpus reads the records, which are no part of the repository.
func corpus(t *testing.T) []record {
	t.Helper()
	content, err := os.ReadFile(filepath.FromSlash("../../../shared/corpus/az-commands.jsonl"))
	if err != nil {
		t.Skip("the corpus of az commands is not here")
	}
	var records []record
	for line := range bytes.Lines(content) {
		var r record
		if err := json.Unmarshal(line, &r); err != nil {
			t.Fatal(err)
		}
		records = append(records, r)
	}
	return records
}

// indent puts a command into a host that writes something before each line.
func indent(before, text string) string {
	return before + strings.ReplaceAll(text, "\n", "\n"+before)
}

// hosts are files that hold a command, by the kinds of records that they are
// for.
func hosts(r record) map[string]struct {
	read reader
	text string
} {
	type file = struct {
		read reader
		text string
	}
	posix := map[string]file{
		"workflow":       {pipeline, "# é\r\njobs:\n  a:\n    steps:\n    - name: x\n      run: |\n        set -e\n" + indent("        ", r.Raw) + "\n\n        echo\n"},
		"inlineScript":   {pipeline, "stages:\n- jobs:\n  - job: é\n    steps:\n    - task: AzureCLI@2\n      inputs:\n        scriptType: bash\n        inlineScript: |2-\n" + indent("          ", r.Raw) + "\n"},
		"GitLab":         {pipeline, "é:\n  script:\n    - echo\n    - |\n" + indent("      ", r.Raw) + "\n"},
		"Taskfile":       {pipeline, "version: '3'\ntasks:\n  é:\n    cmds:\n      - cmd: |\n" + indent("          ", r.Raw)},
		"double quotes":  {pipeline, "steps:\n- script: " + quote(r.Raw) + "\n"},
		"Dockerfile":     {embedded.Dockerfile, "FROM é\nRUN " + r.Raw + "\n"},
		"RUN with EOF":   {embedded.Dockerfile, "FROM é\nRUN <<EOF\n" + r.Raw + "\nEOF\n"},
		"bash with EOF":  {heredocs, "cat <<-'EOF' > é.sh\n\t" + r.Raw + "\nEOF\n"},
		"page":           {embedded.Markdown, page("", "```bash", r.Raw, "```")},
		"item":           {embedded.Markdown, page("   ", "~~~~ console", r.Raw, "~~~~")},
		"quotation":      {embedded.Markdown, page("> ", "```", r.Raw, "```")},
		"page with CRLF": {embedded.Markdown, strings.ReplaceAll(page("\t", "```sh", r.Raw, "```"), "\n", "\r\n")},
	}
	switch {
	case r.isPowerShell():
		return map[string]file{
			"script":     {commands, "# az no\n$x = 'é'; if ($x) {\n  " + r.Raw + "\n}\n"},
			"page":       {embedded.Markdown, page("  ", "```powershell", r.Raw, "```")},
			"other page": {embedded.Markdown, page("> ", "```"+strings.TrimPrefix(r.Lang, "ps1"), r.Raw, "```")},
			"pipeline":   {pipeline, "steps:\n- pwsh: |\n" + indent("    ", r.Raw) + "\n"},
		}
	case r.Kind == "make":
		return map[string]file{"Makefile": {embedded.Makefile, "X = é\nall:\n\t@" + r.Raw + "\n\techo\n"}}
	default:
		return posix
	}
}

func page(before, open, text, end string) string {
	return "# é\n\nProse `az x`:\n\n" + indent(before, open+"\n"+text+"\n"+end) + "\n\nMore prose.\n"
}

func quote(text string) string {
	quoted, _ := json.Marshal(text)
	return string(quoted)
}

// isPowerShell reports whether a command is, or is continued as if it were.
func (r record) isPowerShell() bool {
	return r.Kind == "ps1" || r.Lang == "powershell" || strings.Contains(r.Raw, " `\n")
}

// Each command of the corpus is found in each of its hosts, and its words are
// where the file has them.
func TestCorpus(t *testing.T) {
	for _, r := range corpus(t) {
		for name, file := range hosts(r) {
			source := &document.Source{Content: []byte(file.text)}
			wanted := words(t, []byte(r.Raw), r)
			got := wordsIn(t, source, file.read(source))
			for i := range got {
				if name == "double quotes" {
					got[i] = unquote(t, got[i])
				}
			}
			if !contains(got, wanted) {
				t.Errorf("%s:%d in %s:\n%s\nwant %q\ngot  %q", r.Path, r.Line, name, file.text, wanted, got)
			}
		}
	}
}

// words are those of a command without a host. A record of PowerShell is read
// as such.
func words(t *testing.T, raw []byte, r record) []string {
	t.Helper()
	if r.isPowerShell() {
		raw = bytes.ReplaceAll(raw, []byte("`\n"), []byte("\\\n"))
	}
	commands, err := shell.Parse(raw, nil)
	if err != nil {
		t.Logf("%s:%d: %v", r.Path, r.Line, err)
	}
	var texts []string
	for _, command := range commands {
		for _, word := range command.Words {
			texts = append(texts, string(raw[word.Offset:word.Offset+word.Length]))
		}
	}
	return texts
}

// wordsIn are the words of the blocks as the file has them.
func wordsIn(t *testing.T, source *document.Source, blocks []embedded.Block) []string {
	t.Helper()
	var texts []string
	for _, block := range scripts(blocks) {
		commands, err := shell.Parse(block.Text, nil)
		if err != nil {
			t.Logf("%v in %s", err, block.Text)
		}
		for _, command := range commands {
			for _, word := range command.Words {
				from, to := block.At(word.Offset), block.At(word.Offset+word.Length)
				texts = append(texts, string(source.Content[from:to]))
			}
		}
	}
	return texts
}

// scripts are blocks as the shell can read them.
func scripts(blocks []embedded.Block) []embedded.Block {
	var shell []embedded.Block
	for i, block := range blocks {
		if block.Language == embedded.PowerShell {
			shell = append(shell, embedded.Commands(&blocks[i])...)
		} else {
			shell = append(shell, block)
		}
	}
	return shell
}

// unquote undoes the escapes of a word in double quotes of YAML.
func unquote(t *testing.T, word string) string {
	t.Helper()
	var text string
	if err := json.Unmarshal([]byte(`"`+word+`"`), &text); err != nil {
		t.Fatal(err)
	}
	return text
}

func contains(all, part []string) bool {
	for i := range all {
		if i+len(part) > len(all) {
			return false
		}
		same := true
		for j := range part {
			same = same && part[j] == all[i+j]
		}
		if same {
			return true
		}
	}
	return false
}

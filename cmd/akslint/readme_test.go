package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite what the tests expect")

// TestReadme runs the commands that the README shows on the files that it
// shows, and compares what they print.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	block := regexp.MustCompile("(?ms)^```(yaml|sh)\n# (web\\.yaml|create\\.sh)\n(.*?)^```$")
	for _, shown := range block.FindAllSubmatch(readme, -1) {
		file, err := os.ReadFile(filepath.Join("../../testdata/readme", string(shown[2])))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(file), string(shown[3])); diff != "" {
			t.Errorf("the README shows another %s (-file +README):\n%s", shown[2], diff)
		}
	}
	t.Chdir("../../testdata/readme")
	session := regexp.MustCompile("(?ms)^```console\n\\$ akslint (.*?)\n(.*?)^```$")
	count := 0
	want := session.ReplaceAllFunc(readme, func(text []byte) []byte {
		count++
		line := session.FindSubmatch(text)[1]
		var stdout, stderr bytes.Buffer
		run(strings.Fields(strings.ReplaceAll(string(line), "'", "")), strings.NewReader(""), &stdout, &stderr)
		return []byte("```console\n$ akslint " + string(line) + "\n" + stdout.String() + stderr.String() + "```")
	})
	if count != 2 {
		t.Errorf("the README shows %d sessions, want 2", count)
	}
	if *update {
		t.Chdir("../..")
		if err := os.WriteFile("README.md", want, 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(want), string(readme)); diff != "" {
		t.Errorf("the README shows another output; -update corrects it (-want +README):\n%s", diff)
	}
}

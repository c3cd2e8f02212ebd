package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A record is a real command of the corpus and what it should be read as.
type record struct {
	Repo, Path, Kind, Raw, Command string
	Line, Col                      uint32
	Open                           bool
	Flags                          []struct {
		Name      string
		Line, Col uint32
		Values    []string
		Unknown   bool
	}
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

// want is the record's command as parse shows it when the text stands at line 2
// of a script, without indentation.
func (r record) want() parsedCommand {
	want := parsedCommand{Line: 2, Column: 1, Command: r.Command, Open: r.Open, Flags: []parsedFlag{}, UnknownFlags: []parsedFlag{}}
	for _, flag := range r.Flags {
		column := flag.Col
		if flag.Line == r.Line {
			column -= r.Col - 1
		}
		values := flag.Values
		if values == nil {
			values = []string{}
		}
		want.Flags = append(want.Flags, parsedFlag{
			Name: flag.Name, Line: flag.Line - r.Line + 2, Column: column, Values: values, Unknown: flag.Unknown,
		})
	}
	return want
}

func TestParse_realScripts(t *testing.T) {
	count := 0
	for _, record := range records(t) {
		if record.Kind != "sh" || record.Command != "aks create" {
			continue
		}
		count++
		t.Run(record.Repo+"/"+record.Path, func(t *testing.T) {
			script := filepath.Join(t.TempDir(), "script.sh")
			if err := os.WriteFile(script, []byte("#!/bin/bash\n"+record.Raw+"\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			var stdout, stderr bytes.Buffer
			if code := run([]string{"parse", "--format", "json", script}, strings.NewReader(""), &stdout, &stderr); code != exitClean {
				t.Fatalf("exit code %d: %s", code, &stderr)
			}
			var got listing
			if err := json.Unmarshal(stdout.Bytes(), &struct{ Commands *[]parsedCommand }{&got.Commands}); err != nil {
				t.Fatal(err)
			}
			if len(got.Commands) != 1 {
				t.Fatalf("want one command, got %d", len(got.Commands))
			}
			got.Commands[0].File = ""
			if diff := cmp.Diff(record.want(), got.Commands[0]); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
	if count == 0 {
		t.Error("the corpus holds no script with az aks create")
	}
}

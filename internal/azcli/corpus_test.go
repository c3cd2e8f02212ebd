package azcli

import (
	"bufio"
	"cmp"
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

// A record is a real command and what it should be read as; places are those of
// the file it is from.
type record struct {
	Repo, Path, Raw, Command string
	Line, Col                int
	Open                     bool
	Flags                    []recordedFlag
	UnknownFlags             []any
}

type recordedFlag struct {
	Name      string
	Line, Col int
	Values    []string
	Unknown   bool
}

// The real commands are read word for word. A host has made bash of them: here
// that means the backticks that continue lines in PowerShell.
func TestRead_corpus(t *testing.T) {
	file, err := os.Open("../../../shared/corpus/az-commands.jsonl")
	if err != nil {
		t.Skipf("the corpus of real az commands is not here: %v", err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var want record
		if err := json.Unmarshal(lines.Bytes(), &want); err != nil {
			t.Fatal(err)
		}
		t.Run(want.Repo+"/"+want.Path, func(t *testing.T) {
			script := continued.ReplaceAllString(want.Raw, `\$1`)
			command, _ := read(t, script+"\n")
			if command == nil {
				t.Fatalf("not read: %s", script)
			}
			if len(command.Unknown) != len(want.UnknownFlags) {
				t.Errorf("unknown flags: want %v, got %d", want.UnknownFlags, len(command.Unknown))
			}
			if want.Command != command.Name || want.Open != command.Open {
				t.Errorf("want %s, open %t, got %s, open %t", want.Command, want.Open, command.Name, command.Open)
			}
			want.shift(script)
			if diff := gocmp.Diff(want.Flags, recorded(command)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

var continued = regexp.MustCompile("`(\r?\n)")

// shift moves the flags to where they stand in the text alone: that of a block
// scalar or of a recipe has lost its indentation.
func (r *record) shift(script string) {
	lines := strings.Split(script, "\n")
	indent := -1
	for i := range r.Flags {
		flag := &r.Flags[i]
		flag.Line -= r.Line - 1
		if flag.Line == 1 {
			flag.Col -= r.Col - 1
			continue
		}
		if indent < 0 { // the first flag of a line is the first word of it
			line := lines[flag.Line-1]
			indent = flag.Col - 1 - (len(line) - len(strings.TrimLeft(line, " \t")))
		}
		flag.Col -= indent
	}
}

func recorded(command *Command) []recordedFlag {
	uses := slices.Concat(command.Flags, command.Unknown)
	slices.SortStableFunc(uses, func(a, b Use) int {
		return cmp.Or(cmp.Compare(a.Span.Line, b.Span.Line), cmp.Compare(a.Span.Column, b.Span.Column))
	})
	flags := make([]recordedFlag, 0, len(uses))
	for _, use := range uses {
		flag := recordedFlag{Name: use.As, Line: int(use.Span.Line), Col: int(use.Span.Column), Unknown: !use.Known()}
		if use.Flag != nil {
			flag.Name = use.Flag.Name
		}
		for _, value := range use.Values {
			flag.Values = append(flag.Values, value.Text)
		}
		flags = append(flags, flag)
	}
	return flags
}

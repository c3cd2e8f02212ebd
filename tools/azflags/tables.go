package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/akslint/akslint/internal/azcli"
)

// A file is one of internal/azcli/flags: the table of a command, or flags that
// several share.
type file struct {
	About     string        `json:"about,omitempty"`
	Extension string        `json:"extension,omitempty"`
	Partial   bool          `json:"partial,omitempty"`
	Target    *azcli.Target `json:"target,omitempty"`
	Uses      []string      `json:"uses,omitempty"`
	Words     int           `json:"words,omitempty"`

	Needs     []azcli.Relation `json:"needs,omitempty"`
	Conflicts []azcli.Relation `json:"conflicts,omitempty"`

	Flags []azcli.Flag `json:"flags"`
}

// tables are the files by their names without an ending, like az/aks/create.
type tables map[string]*file

// byHand are the shared flags that az gives to every command itself.
func byHand() []string { return []string{"shared/global", "shared/policy"} }

func readTables(folder string) (tables, error) {
	found, files := tables{}, os.DirFS(folder)
	for _, part := range []string{"az", "shared"} {
		err := fs.WalkDir(files, part, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			content, err := fs.ReadFile(files, name)
			if err != nil {
				return err //nolint:wrapcheck // it names the file
			}
			read := &file{}
			found[strings.TrimSuffix(name, ".json")] = read
			if err := json.Unmarshal(content, read); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("read tables: %w", err)
		}
	}
	return found, nil
}

// commands are the names of the tables that are of one.
func (t tables) commands() []string {
	var names []string
	for name := range t {
		if strings.HasPrefix(name, "az/") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// declared are the tables of commands that azure-cli itself has, but for those that
// are kept by hand because it declares them in code that is not in its source.
func (t tables) declared() []string {
	return slices.DeleteFunc(t.commands(), func(name string) bool { return t[name].Extension != "" || t[name].Partial })
}

// unfold gives each command the flags that it shares with others, but for those
// that are kept by hand.
func (t tables) unfold() {
	for _, name := range t.commands() {
		for _, use := range t[name].Uses {
			if use = "shared/" + use; !slices.Contains(byHand(), use) {
				t[name].Flags = append(t[name].Flags, t[use].Flags...)
			}
		}
	}
}

// fold takes out of the commands what all that use a file of shared flags have,
// first for the files that most commands use, and writes it there.
func (t tables) fold() {
	users := map[string][]*file{}
	for _, name := range t.commands() {
		for _, use := range t[name].Uses {
			users["shared/"+use] = append(users["shared/"+use], t[name])
		}
	}
	var order []string
	for name := range users {
		if !slices.Contains(byHand(), name) {
			order = append(order, name)
		}
	}
	slices.SortFunc(order, func(a, b string) int {
		if more := len(users[b]) - len(users[a]); more != 0 {
			return more
		}
		return strings.Compare(a, b)
	})
	for _, name := range order {
		t[name].Flags = common(users[name])
	}
}

// common takes out of files the flags that all of them have.
func common(files []*file) []azcli.Flag {
	lines := map[string]int{}
	for _, file := range files {
		for _, flag := range file.Flags {
			lines[encoded(flag)]++
		}
	}
	var shared []azcli.Flag
	for i, file := range files {
		file.Flags = slices.DeleteFunc(file.Flags, func(flag azcli.Flag) bool {
			isShared := lines[encoded(flag)] == len(files)
			if isShared && i == 0 {
				shared = append(shared, flag)
			}
			return isShared
		})
	}
	return shared
}

// encoded is a flag, or another part of a file, as it stands there.
func encoded(value any) string {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		panic(err) // flags are data
	}
	return strings.TrimSpace(buffer.String())
}

// write writes every file, a flag a line.
func (t tables) write(folder string) error {
	for name, file := range t {
		slices.SortFunc(file.Flags, func(a, b azcli.Flag) int {
			if (a.Status == "removed") != (b.Status == "removed") {
				return strings.Compare(a.Status, b.Status) // "", deprecated, removed
			}
			return strings.Compare(a.Name, b.Name)
		})
		if err := os.WriteFile(filepath.Join(folder, name+".json"), file.text(), 0o600); err != nil {
			return fmt.Errorf("write tables: %w", err)
		}
	}
	return nil
}

func (f *file) text() []byte {
	var text strings.Builder
	text.WriteString("{\n")
	head := func(key string, value any, given bool) {
		if given {
			fmt.Fprintf(&text, "  %q: %s,\n", key, encoded(value))
		}
	}
	head("about", f.About, f.About != "")
	head("extension", f.Extension, f.Extension != "")
	head("partial", true, f.Partial)
	head("target", f.Target, f.Target != nil)
	head("uses", f.Uses, len(f.Uses) > 0)
	head("words", f.Words, f.Words > 0)
	if len(f.Needs) > 0 {
		text.WriteString("  \"needs\": " + lines(f.Needs) + ",\n")
	}
	if len(f.Conflicts) > 0 {
		text.WriteString("  \"conflicts\": " + lines(f.Conflicts) + ",\n")
	}
	text.WriteString("  \"flags\": " + lines(f.Flags) + "\n}\n")
	return []byte(text.String())
}

// lines is a list with one item a line.
func lines[T any](items []T) string {
	if len(items) == 0 {
		return "[]"
	}
	var encodings []string
	for _, item := range items {
		encodings = append(encodings, "\n    "+encoded(item))
	}
	return "[" + strings.Join(encodings, ",") + "\n  ]"
}

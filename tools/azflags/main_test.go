package main

import (
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite what the tests expect")

// Each archive has a tree of the shape of azure-cli's, tables, and in want what
// becomes of the tables, and what is said.
func TestRun(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal(archives, err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			folder := t.TempDir()
			if err := txtar.Write(archive, folder); err != nil {
				t.Fatal(err)
			}
			got := becomes(t, folder, archive)
			if again := becomes(t, folder, archive); !*update {
				delete(again, "said")
				for name, text := range again {
					if diff := cmp.Diff(got[name], text); diff != "" {
						t.Errorf("%s, run twice: -once +twice:\n%s", name, diff)
					}
				}
			}
			if *update {
				rewrite(t, name, archive, got)
				return
			}
			want := map[string]string{}
			for _, file := range archive.Files {
				if name, wanted := strings.CutPrefix(file.Name, "want/"); wanted {
					want[name] = string(file.Data)
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// becomes runs the program and returns the tables and what is said.
func becomes(t *testing.T, folder string, archive *txtar.Archive) map[string]string {
	t.Helper()
	var said strings.Builder
	err := run(filepath.Join(folder, "azure"), filepath.Join(folder, "flags"), func(line string) { said.WriteString(line + "\n") })
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{"said": said.String()}
	for _, file := range archive.Files {
		if name, isTable := strings.CutPrefix(file.Name, "flags/"); isTable {
			text, err := os.ReadFile(filepath.Join(folder, "flags", name))
			if err != nil {
				t.Fatal(err)
			}
			got[name] = strings.TrimSuffix(string(text), "\n") + "\n"
		}
	}
	return got
}

func rewrite(t *testing.T, name string, archive *txtar.Archive, got map[string]string) {
	t.Helper()
	archive.Files = slices.DeleteFunc(archive.Files, func(file txtar.File) bool { return strings.HasPrefix(file.Name, "want/") })
	for _, wanted := range slices.Sorted(maps.Keys(got)) {
		archive.Files = append(archive.Files, txtar.File{Name: "want/" + wanted, Data: []byte(got[wanted])})
	}
	if err := os.WriteFile(name, txtar.Format(archive), 0o600); err != nil {
		t.Fatal(err)
	}
}

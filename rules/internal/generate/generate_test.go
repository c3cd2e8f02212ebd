package generate_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/akslint/akslint/rules/internal/generate"
)

// TestFiles_areCurrent fails if a rule was changed and the generated files
// were not.
func TestFiles_areCurrent(t *testing.T) {
	const root = "../../.."
	files, err := generate.Files(root)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range files {
		got, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Error(err)
		} else if string(got) != string(want) {
			t.Errorf("%s is out of date: run `go generate ./...`", name)
		}
	}
	stale, err := generate.Stale(root, files)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range stale {
		t.Errorf("%s belongs to a deleted rule: run `go generate ./...`", name)
	}
}

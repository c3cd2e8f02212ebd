package main

import (
	"os"
	"path/filepath"
	"testing"
)

// TestGenerated_isCurrent fails when a rule was changed and its plan was not.
func TestGenerated_isCurrent(t *testing.T) {
	files, err := generate(os.DirFS("../../../rules"))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range files {
		got, err := os.ReadFile(filepath.Join("..", name))
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(want) {
			t.Errorf("%s is not what the rules say now: run `go generate ./...`", name)
		}
	}
}

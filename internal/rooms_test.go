// Package internal_test looks at the rooms as a whole.
package internal_test

import (
	"os"
	"strings"
	"testing"
)

// Each room stands in the map, and says what it imports.
func TestRooms(t *testing.T) {
	read := func(file string) string {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return string(content)
	}
	architecture, linters := read("../docs/architecture.md"), read("../.golangci.yml")
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if !entry.IsDir() {
			continue
		}
		if !strings.Contains(architecture, "    internal/"+entry.Name()+" ") {
			t.Errorf("docs/architecture.md does not have internal/%s in its map", entry.Name())
		}
		if !strings.Contains(linters, `files: ["**/internal/`+entry.Name()+`/*.go", "!$test"]`) {
			t.Errorf(".golangci.yml does not say what internal/%s may import", entry.Name())
		}
	}
}

package find

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkFind compares finding files with the floor: walking the folder.
func BenchmarkFind(b *testing.B) {
	root := tree(b, ".git/config", ".gitignore="+strings.Repeat("node_modules/\n*.log\n/build\n!keep.log\n**/cache/*.tmp\n.idea\n", 5))
	for i := range 300 {
		for j := range 30 {
			write(b, filepath.Join(root, fmt.Sprintf("apps/team-%d/service-%d/manifest-%d.yaml", i%10, i, j)), "")
		}
	}
	b.Run("find", func(b *testing.B) {
		for b.Loop() {
			if found := Files([]string{root}, root, nil); len(found.Files) != 9001 {
				b.Fatalf("found %d files", len(found.Files))
			}
		}
	})
	b.Run("exclude", func(b *testing.B) {
		for b.Loop() {
			Files([]string{root}, root, []string{"vendor/**", "**/*.gen.yaml"})
		}
	})
	b.Run("floor", func(b *testing.B) {
		for b.Loop() {
			_ = filepath.WalkDir(root, func(string, fs.DirEntry, error) error { return nil })
		}
	})
}

// Command generate plans the rules and writes package shipped, in whose folder
// it runs.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	if err := write("."); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// write writes the generated files into a folder.
func write(folder string) error {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return fmt.Errorf("generate: %w", err)
	}
	files, err := generate(os.DirFS(filepath.Join(folder, "..", "..", "rules")))
	if err != nil {
		return err
	}
	for name, content := range files {
		if err := root.WriteFile(name, content, 0o644); err != nil {
			return fmt.Errorf("generate: %w", err)
		}
	}
	return nil
}

// Command pages writes the pages of the rules into their folders, and the
// table of all rules. It runs in the folder rules/.
package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/akslint/akslint/internal/page"
	"github.com/akslint/akslint/internal/policy"
)

func main() {
	if err := write("."); err != nil {
		fmt.Fprintln(os.Stderr, "pages:", err)
		os.Exit(1)
	}
}

func write(folder string) error {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return fmt.Errorf("open the rules: %w", err)
	}
	source, err := policy.Load(root.FS())
	if err != nil {
		return fmt.Errorf("load the rules: %w", err)
	}
	// Elsewhere than in rules/, the README.md of others would be overwritten.
	if len(source.Rules) == 0 {
		return errors.New("there are no rules here: run go generate ./rules")
	}
	pages, err := page.All(root.FS(), source.Rules)
	if err != nil {
		return fmt.Errorf("write the pages: %w", err)
	}
	for name, text := range pages {
		if err := root.WriteFile(name, []byte(text), 0o644); err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
	}
	return nil
}

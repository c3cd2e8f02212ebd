// Command floor does only what every linter of manifests must do: it walks
// folders, reads the files and decodes them to nodes. It is the yardstick for
// akslint's cost.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"go.yaml.in/yaml/v3"
)

func main() {
	count := 0
	for _, root := range os.Args[1:] {
		err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".yaml") && !strings.HasSuffix(name, ".yml") {
				return err
			}
			content, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			decoder := yaml.NewDecoder(bytes.NewReader(content))
			for {
				var node yaml.Node
				if err := decoder.Decode(&node); errors.Is(err, io.EOF) {
					return nil
				} else if err != nil {
					return nil // templates
				}
				count++
			}
		})
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	fmt.Println(count)
}

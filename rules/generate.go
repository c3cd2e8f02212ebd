//go:build ignore

// This program writes everything that is generated from the folder rules/, in
// which it runs. It is not part of the module's packages, so that
// `go install ./...` installs only akslint.
package main

import (
	"log"

	"github.com/akslint/akslint/rules/internal/generate"
)

func main() {
	log.SetFlags(0)
	if err := generate.Write(".."); err != nil {
		log.Fatal(err)
	}
}

//go:build ignore

// This program writes all that is generated out of the folder rules/, where it
// runs. It is not part of the module's packages, so that `go install ./...`
// installs akslint alone.
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

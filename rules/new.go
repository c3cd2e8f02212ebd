//go:build ignore

// This program begins a new rule:
//
//	go run rules/new.go TOPIC/NAME
//
// It runs in the root of the repository and, like generate.go beside it, is
// not part of the module's packages.
package main

import (
	"fmt"
	"log"
	"os"

	"github.com/akslint/akslint/rules/internal/generate"
	"github.com/akslint/akslint/rules/internal/scaffold"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: go run rules/new.go TOPIC/NAME")
	}
	files, err := scaffold.Write("rules", os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	if err := generate.Write("."); err != nil {
		log.Fatal(err)
	}
	for _, file := range files {
		fmt.Println(file)
	}
	fmt.Printf("Replace each TODO, then: go generate ./rules && go test ./rules -run /%s\n", os.Args[1])
}

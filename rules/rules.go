// Package rules embeds the policy: a folder for each rule,
// rules/<topic>/<name>/, and the libraries they share in rules/lib.
package rules

import "embed"

//go:generate go run generate.go

// Files holds every Rego file of this folder, tests included, and the pages of
// the rules.
//
//go:embed */*/*.rego */*/README.md
var Files embed.FS

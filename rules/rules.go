// Package rules embeds the policy: one folder a rule, rules/<topic>/<name>/,
// and the libraries they share in rules/lib.
package rules

import "embed"

// Files holds every Rego file of this folder, tests included.
//
//go:embed */*/*.rego
var Files embed.FS

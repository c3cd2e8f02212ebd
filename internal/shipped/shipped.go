// Package shipped holds the rules that ship with akslint: what is known of
// them, and their findings, planned ahead of time. `go generate ./...` writes its
// other files out of the folder rules/.
package shipped

import (
	"github.com/akslint/akslint/internal/plan"
	"github.com/akslint/akslint/internal/rule"
)

// A Rule is a rule that ships.
type Rule struct {
	Rule *rule.Rule
	// Findings is the function whose result is the set of its findings.
	Findings *plan.Function
}

package policy

import (
	"encoding/json"
	"os"
	"slices"
	"testing"
)

// TestCapabilities_haveThoseOfTheRules checks that the machine has every
// built-in function that rules may call.
func TestCapabilities_haveThoseOfTheRules(t *testing.T) {
	text, err := os.ReadFile("../../rules/capabilities.json")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	if err := json.Unmarshal(text, &names); err != nil {
		t.Fatal(err)
	}
	var known []string
	for _, builtin := range capabilities().Builtins {
		known = append(known, builtin.Name)
	}
	for _, name := range names {
		if !slices.Contains(known, name) {
			t.Errorf("rules may call %s, but the machine does not have it", name)
		}
	}
}

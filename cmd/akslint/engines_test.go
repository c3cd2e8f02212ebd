package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestEngines expects the same report, to the byte, of the rules planned ahead
// of time and of OPA on their Rego.
func TestEngines(t *testing.T) {
	for name, folder := range map[string]string{
		"examples of the rules": "../../rules",
		"examples of the tool":  "../../testdata",
		"real manifests":        filepath.Join(corpus, "manifests"),
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := os.Stat(folder); err != nil {
				t.Skipf("not here: %v", err)
			}
			report := func(engine string) string {
				var stdout, stderr bytes.Buffer
				code := run([]string{"lint", "--engine", engine, "--select", "all", "--docs", "strict", "--format", "sarif", folder},
					strings.NewReader(""), &stdout, &stderr)
				if code == exitClean {
					t.Errorf("%s finds nothing", engine)
				}
				return stdout.String()
			}
			if plan, opa := report("plan"), report("opa"); plan != opa {
				t.Errorf("the reports of the plan (%d bytes) and of OPA (%d bytes) differ", len(plan), len(opa))
			}
		})
	}
}

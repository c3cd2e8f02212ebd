package rules_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/open-policy-agent/opa/v1/cover"
	"github.com/open-policy-agent/opa/v1/tester"

	"github.com/akslint/akslint/internal/policy"
)

// How much of the Rego its own tests must reach, in percent of the lines.
const (
	leastOfAll  = 95
	leastOfRoom = 80
)

// TestRego_coverage runs all tests that are written in Rego, and finds what of the
// rules and libraries they do not reach.
func TestRego_coverage(t *testing.T) {
	if testing.Short() {
		t.Skip("all tests in Rego take seconds")
	}
	t.Run("all", func(t *testing.T) {
		files := fstest.MapFS{}
		names, err := filepath.Glob("*/*/*.rego")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			files[filepath.ToSlash(name)] = &fstest.MapFile{Data: read(t, name)}
		}
		loaded, err := policy.Load(os.DirFS("."))
		if err != nil {
			t.Fatal(err)
		}
		modules := parse(t, files)
		coverage := cover.New()
		results, err := tester.NewRunner().SetStore(defaults(loaded)).SetModules(modules).SetParallel(1).
			SetCoverageQueryTracer(coverage).RunTests(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		for result := range results {
			if result.Fail || result.Error != nil {
				t.Errorf("%s: %s fails", result.Location, result.Name)
			}
		}
		covered, lines := 0, 0
		for file, report := range coverage.Report(modules).Files {
			if strings.HasSuffix(file, "_test.rego") {
				continue
			}
			covered += report.CoveredLines
			lines += report.CoveredLines + report.NotCoveredLines
			if report.Coverage < leastOfRoom {
				t.Errorf("%s: tests reach %.0f %%, want %d %%", file, report.Coverage, leastOfRoom)
			}
		}
		share := 100 * float64(covered) / float64(max(lines, 1))
		t.Logf("tests reach %.1f %% of %d lines", share, lines)
		if share < leastOfAll {
			t.Errorf("tests reach %.1f %% of all lines, want %d %%", share, leastOfAll)
		}
	})
}

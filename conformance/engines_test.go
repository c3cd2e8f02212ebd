package conformance

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/engine"
)

// TestEngines_agree expects the same findings of the rules planned ahead of
// time and of OPA on their Rego, for the fixtures and some random pods.
func TestEngines_agree(t *testing.T) {
	var manifests [][]byte
	for _, fixture := range fixtures(t) {
		manifests = append(manifests, fixture.text)
	}
	for number := range uint64(2000) {
		manifest := randomManifest(number)
		if _, _, err := decode(manifest); err == nil {
			manifests = append(manifests, manifest)
		}
	}
	for _, reading := range []string{"azure", "pss", "strict"} {
		t.Run(reading, func(t *testing.T) {
			given := parameters(engine.Builtin().Rules, map[string]any{"reading": reading})
			planned := newEngine(t, engine.Builtin().Rules, given)
			opa := newEngine(t, engine.Builtin().Rules, given, engine.OPA)
			for _, manifest := range manifests {
				doc, err := load(manifest)
				if err != nil {
					t.Fatalf("%v\n%s", err, manifest)
				}
				if diff := cmp.Diff(findings(t.Context(), opa, doc), findings(t.Context(), planned, doc)); diff != "" {
					t.Errorf("(-OPA +plan):\n%s\n%s", diff, manifest)
				}
			}
		})
	}
}

// findings returns what an engine finds, each on a line.
func findings(ctx context.Context, judge *engine.Engine, doc *document.Document) []string {
	found, err := judge.Judge(ctx, doc)
	if err != nil {
		return []string{err.Error()}
	}
	slices.SortFunc(found, engine.Compare)
	lines := make([]string, len(found))
	for i, finding := range found {
		lines[i] = fmt.Sprintf("%v %s %s %s", finding.Span, finding.Rule.Name, finding.Path.Pointer(), finding.Message)
	}
	return lines
}

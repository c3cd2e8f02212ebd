package engine_test

import (
	"cmp"
	"slices"
	"testing"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/engine"
)

// BenchmarkJudge judges one document by all rules: example pods, most of which
// have a fault or two, those that have few, and one that is not a pod.
func BenchmarkJudge(b *testing.B) {
	planned, opa := judges(b, engine.Builtin(), nil)
	all := slices.Clone(documents(b, "../../rules/pod"))
	services := []*document.Document{{Kind: "Service", Root: document.Node{Kind: document.Object, Members: []document.Member{
		{Key: "kind", Value: document.Node{Kind: document.String, Text: "Service"}},
		{Key: "spec", Value: document.Node{Kind: document.Object}},
	}}}}
	// The typical manifest is one that few rules find anything in.
	slices.SortStableFunc(all, func(a, b *document.Document) int {
		return cmp.Compare(len(foundBy(planned, a)), len(foundBy(planned, b)))
	})
	clean := all[:len(all)/4]
	for _, bench := range []struct {
		name  string
		judge *engine.Engine
		docs  []*document.Document
	}{
		{"pods/plan", planned, all},
		{"pods/OPA", opa, all},
		{"clean/plan", planned, clean},
		{"clean/OPA", opa, clean},
		{"service/plan", planned, services},
		{"service/OPA", opa, services},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for i := range b.N {
				if _, err := bench.judge.Judge(b.Context(), bench.docs[i%len(bench.docs)]); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func foundBy(judge *engine.Engine, doc *document.Document) []string {
	found, _ := findings(judge, doc)
	return found
}

// BenchmarkNew measures a start: the engine, and the first document for each
// rule.
func BenchmarkNew(b *testing.B) {
	for _, bench := range []struct {
		name    string
		options []engine.Option
	}{{"plan", nil}, {"OPA", []engine.Option{engine.OPA}}} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				policy := engine.Builtin()
				if _, err := engine.New(b.Context(), policy, policy.Rules, nil, bench.options...); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

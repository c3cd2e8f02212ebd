package engine

import (
	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/plan"
)

// NewMarked returns an engine with all rules of a policy on. It calls reached
// for each head, named by file and line, whose body holds.
func NewMarked(policy *Policy, given Parameters, target Target, reached func(place string)) (judge *Engine, places []string, err error) {
	source, err := policy.sources[0]()
	if err != nil {
		return nil, nil, err
	}
	marked := *policy
	if marked.findings, places, err = source.PlanMarked(); err != nil {
		return nil, nil, err
	}
	planned, err := newPlanned(&marked, policy.Rules, given, target)
	if err != nil {
		return nil, nil, err
	}
	machine, _ := planned.machines.Get().(*plan.Machine)
	machine.Marked = func(mark int) { reached(places[mark]) }
	planned.machines.New = func() any { return machine } // for one goroutine
	return &Engine{planned}, places, nil
}

// Defaults are the values of parameters that are not given.
func (p *Policy) Defaults() map[string]any { return p.parameters(nil) }

// Tree makes a node of a value decoded from JSON.
func Tree(value any) (document.Node, error) { return tree(value) }

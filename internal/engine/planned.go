package engine

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"sync"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/plan"
	"github.com/akslint/akslint/internal/rule"
)

// planned evaluates rules planned ahead of time.
type planned struct {
	chosen   map[document.Class][]chosen
	machines sync.Pool
}

// chosen is a rule and its index in a machine.
type chosen struct {
	index int
	rule  *rule.Rule
}

func newPlanned(policy *Policy, set rule.Set, given Parameters, target Target) (*planned, error) {
	data, err := policy.data(given, target)
	if err != nil {
		return nil, err
	}
	findings := make([]*plan.Function, len(set))
	for i, rule := range set {
		findings[i] = policy.findings[rule.Name]
	}
	p := &planned{chosen: map[document.Class][]chosen{}}
	for _, class := range document.Classes() {
		topics := Topics(class)
		for i, rule := range set {
			if slices.Contains(topics, rule.Topic) {
				p.chosen[class] = append(p.chosen[class], chosen{i, rule})
			}
		}
	}
	p.machines.New = func() any { return plan.NewMachine(findings, &data) }
	return p, nil
}

func (p *planned) judge(_ context.Context, doc *document.Document, found found) error {
	rules := p.chosen[doc.Class]
	if len(rules) == 0 {
		return nil
	}
	machine, _ := p.machines.Get().(*plan.Machine)
	defer p.machines.Put(machine)
	machine.Begin(&doc.Root)
	for _, chosen := range rules {
		err := machine.Findings(chosen.index, func(finding plan.Finding) { found(chosen.rule, finding) })
		if err != nil {
			return fmt.Errorf("rule %s: %w", chosen.rule.Name, err)
		}
	}
	return nil
}

// data is the data document of the rules: data.parameters[RULE].NAME and
// data.target. It is built for each run, directly as nodes.
func (p *Policy) data(given Parameters, target Target) (document.Node, error) {
	parameters := document.Node{Kind: document.Object, Members: make([]document.Member, 0, len(p.declared))}
	for name, declared := range p.declared {
		values := document.Node{Kind: document.Object, Members: make([]document.Member, len(declared))}
		for i, parameter := range declared {
			value, is := given[name][parameter.Name]
			if !is {
				value = parameter.Default
			}
			node, err := tree(value)
			if err != nil {
				return node, fmt.Errorf("parameter %s of %s: %w", parameter.Name, name, err)
			}
			values.Members[i] = document.Member{Key: parameter.Name, Value: node}
		}
		parameters.Members = append(parameters.Members, document.Member{Key: name, Value: values})
	}
	aim, err := tree(target.Data())
	if err != nil {
		return aim, err
	}
	root := []document.Member{{Key: "parameters", Value: parameters}, {Key: "target", Value: aim}}
	return document.Node{Kind: document.Object, Members: root}, nil
}

// tree makes a node of a value decoded from JSON.
func tree(value any) (node document.Node, err error) {
	switch value := value.(type) {
	case nil:
	case bool:
		node = document.Node{Kind: document.Bool, Text: strconv.FormatBool(value)}
	case string:
		node = document.Node{Kind: document.String, Text: value}
	case float64:
		node = document.Node{Kind: document.Number, Text: strconv.FormatFloat(value, 'f', -1, 64)}
	case json.Number:
		node = document.Node{Kind: document.Number, Text: value.String()}
	case []any:
		node = document.Node{Kind: document.Array, Items: make([]document.Node, len(value))}
		for i := range value {
			if node.Items[i], err = tree(value[i]); err != nil {
				return node, err
			}
		}
	case map[string]any:
		node = document.Node{Kind: document.Object, Members: make([]document.Member, 0, len(value))}
		for _, key := range slices.Sorted(maps.Keys(value)) {
			member, err := tree(value[key])
			if err != nil {
				return node, err
			}
			node.Members = append(node.Members, document.Member{Key: key, Value: member})
		}
	default:
		return node, fmt.Errorf("a parameter cannot be a %T", value)
	}
	return node, nil
}

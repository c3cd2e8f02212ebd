package engine

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/akslint/akslint/internal/nearest"
	"github.com/akslint/akslint/internal/plan"
	"github.com/akslint/akslint/internal/policy"
	"github.com/akslint/akslint/internal/rule"
	"github.com/akslint/akslint/internal/shipped"
	"github.com/akslint/akslint/rules"
)

// A Policy holds the rules to choose from.
type Policy struct {
	// Rules are all rules of the policy.
	Rules rule.Set

	declared map[string]rule.Parameters // by rule or library
	findings map[string]*plan.Function  // by rule
	// sources load the Rego; only OPA needs it.
	sources []source
}

type source func() (*policy.Policy, error)

// Builtin returns the rules that ship with akslint. They were planned ahead
// of time, so no Rego is read.
func Builtin() *Policy {
	built := &Policy{
		declared: shipped.Libraries(),
		findings: map[string]*plan.Function{},
		sources:  []source{builtinSource},
	}
	for _, shipped := range shipped.Rules() {
		built.Rules = append(built.Rules, shipped.Rule)
		built.declared[shipped.Rule.Name] = shipped.Rule.Parameters
		built.findings[shipped.Rule.Name] = shipped.Findings
	}
	return built
}

// builtinSource reads the Rego of the rules that ship.
func builtinSource() (*policy.Policy, error) { return policy.Load(rules.Files) }

// Load reads rules and libraries below the root of files, laid out like the
// folder rules/, and plans them. They may use the libraries that ship.
func Load(files fs.FS) (*Policy, error) {
	builtin, err := builtinSource()
	if err != nil {
		return nil, err
	}
	loaded, err := policy.Load(files, builtin)
	if err != nil {
		return nil, err
	}
	if len(loaded.Rules) == 0 {
		return nil, errors.New("no rule found: want <topic>/<name>/<name>.rego")
	}
	findings, err := loaded.Plan()
	if err != nil {
		return nil, err
	}
	return &Policy{
		Rules:    loaded.Rules,
		declared: loaded.Parameters,
		findings: findings,
		sources:  []source{func() (*policy.Policy, error) { return loaded, nil }},
	}, nil
}

// Join returns the policy with the rules of another added. It is an error if
// both use the same name for a rule or library.
func (p *Policy) Join(other *Policy) (*Policy, error) {
	declared := maps.Clone(p.declared)
	for name, parameters := range other.declared {
		if _, twice := declared[name]; twice {
			return nil, fmt.Errorf("another rule or library is called %q", name)
		}
		declared[name] = parameters
	}
	findings := maps.Clone(p.findings)
	maps.Copy(findings, other.findings)
	return &Policy{
		Rules:    rule.NewSet(slices.Concat(p.Rules, other.Rules)),
		declared: declared,
		findings: findings,
		sources:  slices.Concat(p.sources, other.sources),
	}, nil
}

// A ParameterError is about a given parameter.
type ParameterError struct {
	Path   []string // the rule or library, the parameter, and the way to what is wrong in its value
	Reason string
}

func (e *ParameterError) Error() string {
	return "parameters." + strings.Join(e.Path, ".") + ": " + e.Reason
}

// check reports parameters that are not declared or have a value that is not
// allowed.
func (p *Policy) check(given Parameters) error {
	for _, name := range slices.Sorted(maps.Keys(given)) {
		declared, known := p.declared[name]
		if !known {
			hint := nearest.Hint(name, slices.Sorted(maps.Keys(p.declared)))
			return &ParameterError{Path: []string{name}, Reason: "no rule or library has this name" + hint}
		}
		for _, parameter := range slices.Sorted(maps.Keys(given[name])) {
			path := []string{name, parameter}
			declaration, known := declared.Find(parameter)
			if !known {
				hint := nearest.Hint(parameter, declared.Names())
				return &ParameterError{Path: path, Reason: name + " has no such parameter" + hint}
			}
			err := declaration.Check(given[name][parameter])
			if fault := (*rule.ValueError)(nil); errors.As(err, &fault) {
				return &ParameterError{Path: append(path, fault.Path...), Reason: fault.Reason}
			}
		}
	}
	return nil
}

// Everywhere returns given parameters with a value for the parameter called name
// of each rule and library that has one and is not given another.
func (p *Policy) Everywhere(name string, value any, given Parameters) (Parameters, error) {
	all := Parameters{}
	maps.Copy(all, given)
	for of, declared := range p.declared {
		declaration, has := declared.Find(name)
		if !has {
			continue
		}
		if err := declaration.Check(value); err != nil {
			return nil, err
		}
		all[of] = map[string]any{name: value}
		maps.Copy(all[of], given[of])
	}
	return all, nil
}

// Preset returns given parameters with those of a preset that are not given.
func (p *Policy) Preset(preset rule.Preset, given Parameters) (Parameters, error) {
	all := Parameters{}
	for name, values := range preset.Rules {
		if _, known := p.declared[name]; known {
			all[name] = maps.Clone(values)
		}
	}
	for name, values := range given {
		if all[name] == nil {
			all[name] = map[string]any{}
		}
		maps.Copy(all[name], values)
	}
	for name, value := range preset.Everywhere {
		var err error
		if all, err = p.Everywhere(name, value, all); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return all, nil
}

// parameters completes the given parameters with the defaults.
func (p *Policy) parameters(given Parameters) map[string]any {
	all := make(map[string]any, len(p.declared))
	for name, declared := range p.declared {
		all[name] = declared.Values(given[name])
	}
	return all
}

package engine

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/akslint/akslint/internal/nearest"
	"github.com/akslint/akslint/internal/rule"
)

// A Policy is a set of parsed rules and the libraries they use.
type Policy struct {
	// Rules are all rules of the policy.
	Rules rule.Set

	modules   map[string]*ast.Module // by rule name
	libraries []*ast.Module
	declared  map[string]map[string]rule.Parameter // by rule or library
}

// parse reads every module below the root of files but the tests.
func parse(files fs.FS) ([]*ast.Module, error) {
	names, err := fs.Glob(files, "*/*/*.rego")
	if err != nil {
		return nil, err
	}
	var modules []*ast.Module
	for _, name := range names {
		if strings.HasSuffix(name, "_test.rego") {
			continue
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		module, err := ast.ParseModuleWithOpts(name, string(text), ast.ParserOptions{ProcessAnnotation: true})
		if err != nil {
			return nil, err
		}
		modules = append(modules, module)
	}
	return modules, nil
}

func newPolicy(modules []*ast.Module) (*Policy, error) {
	policy := &Policy{modules: map[string]*ast.Module{}, declared: map[string]map[string]rule.Parameter{}}
	var rules []*rule.Rule
	for _, module := range modules {
		file := module.Package.Location.File
		metadata, err := readMetadata(module)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		topic, name := path.Split(path.Dir(file))
		topic = strings.TrimSuffix(topic, "/")
		if _, twice := policy.declared[name]; twice {
			return nil, fmt.Errorf("%s: another rule or library is called %q", file, name)
		}
		policy.declared[name] = metadata.Parameters
		if topic == "lib" {
			policy.libraries = append(policy.libraries, module)
			continue
		}
		rule, err := metadata.rule(topic, name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		if want := fmt.Sprintf("data.rules.%s[%q]", topic, name); module.Package.Path.String() != want && module.Package.Path.String() != "data.rules."+topic+"."+name {
			return nil, fmt.Errorf("%s: the package must be %s, as the folder is", file, strings.TrimPrefix(want, "data."))
		}
		rules = append(rules, rule)
		policy.modules[name] = module
	}
	policy.Rules = rule.NewSet(rules)
	return policy, nil
}

// metadata is the METADATA of a rule's package, all that may stand there.
type metadata struct {
	Title            string
	Description      string
	RelatedResources []rule.Resource

	Score      float64                   `json:"score"`
	Groups     []string                  `json:"groups"`
	References rule.References           `json:"references"`
	Parameters map[string]rule.Parameter `json:"parameters"`
	Fix        string                    `json:"fix"`
}

func readMetadata(module *ast.Module) (*metadata, error) {
	metadata := &metadata{}
	for _, annotations := range module.Annotations {
		if annotations.Scope != "package" {
			continue
		}
		metadata.Title = annotations.Title
		metadata.Description = strings.TrimSpace(annotations.Description)
		for _, resource := range annotations.RelatedResources {
			metadata.RelatedResources = append(metadata.RelatedResources,
				rule.Resource{URL: resource.Ref.String(), Description: resource.Description})
		}
		custom, err := json.Marshal(annotations.Custom)
		if err != nil {
			return nil, err
		}
		decoder := json.NewDecoder(bytes.NewReader(custom))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(metadata); err != nil {
			return nil, fmt.Errorf("METADATA: %w", err)
		}
	}
	for name, parameter := range metadata.Parameters {
		if err := check(parameter.Type, parameter.Default); err != nil {
			return nil, fmt.Errorf("METADATA: default of the parameter %q: %w", name, err)
		}
	}
	return metadata, nil
}

func (m *metadata) rule(topic, name string) (*rule.Rule, error) {
	switch {
	case m.Title == "":
		return nil, errors.New("METADATA: no title")
	case m.Description == "":
		return nil, errors.New("METADATA: no description")
	case len(m.RelatedResources) == 0:
		return nil, errors.New("METADATA: no related_resources")
	case m.Score < 0.1 || m.Score > 10:
		return nil, errors.New("METADATA: the score must be from 0.1 to 10")
	case m.Fix == "":
		return nil, errors.New("METADATA: no fix")
	}
	if m.Parameters == nil {
		m.Parameters = map[string]rule.Parameter{}
	}
	return &rule.Rule{
		Name: name, Topic: topic, Title: m.Title, Description: m.Description, Fix: m.Fix,
		Score: m.Score, Severity: rule.SeverityOf(m.Score), Groups: list(m.Groups), Parameters: m.Parameters,
		References: rule.References{
			AzurePolicy: list(m.References.AzurePolicy), PSS: list(m.References.PSS),
			CISAKS: list(m.References.CISAKS), MCSB: list(m.References.MCSB),
		},
		Resources: m.RelatedResources,
	}, nil
}

// list makes an absent list an empty one, as JSON should show it.
func list(items []string) []string {
	if items == nil {
		return []string{}
	}
	return items
}

// parameters completes the given parameters with the defaults.
func (p *Policy) parameters(given Parameters) (map[string]any, error) {
	for name, values := range given {
		declared, known := p.declared[name]
		if !known {
			return nil, fmt.Errorf("parameters: no rule or library is called %q%s",
				name, nearest.Hint(name, slices.Sorted(maps.Keys(p.declared))))
		}
		for parameter, value := range values {
			if _, known := declared[parameter]; !known {
				return nil, fmt.Errorf("parameters: %s has no parameter %q%s",
					name, parameter, nearest.Hint(parameter, slices.Sorted(maps.Keys(declared))))
			}
			if err := check(declared[parameter].Type, value); err != nil {
				return nil, fmt.Errorf("parameters: %s.%s: %w", name, parameter, err)
			}
		}
	}
	all := map[string]any{}
	for name, declared := range p.declared {
		values := map[string]any{}
		for parameter, declaration := range declared {
			values[parameter] = declaration.Default
		}
		maps.Copy(values, given[name])
		all[name] = values
	}
	return all, nil
}

// check reports whether a value is of a parameter's type.
func check(kind string, value any) error {
	fits := false
	switch kind {
	case "boolean":
		_, fits = value.(bool)
	case "string":
		_, fits = value.(string)
	case "integer":
		number, is := value.(float64)
		fits = is && number == float64(int64(number))
	case "array":
		_, fits = value.([]any)
	default:
		return fmt.Errorf("%q is no type of parameter: boolean, string, integer or array", kind)
	}
	if !fits {
		return fmt.Errorf("want %s, got %v", kind, value)
	}
	return nil
}

// Package policy reads rules as they are written, folders of Rego whose
// METADATA is all that is known of a rule, and plans them ahead of time. OPA
// parses, checks and plans them, here and nowhere else; the plan (v1/ir) is
// lowered to functions of package plan.
package policy

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/akslint/akslint/internal/nearest"
	"github.com/akslint/akslint/internal/rule"
)

// A Policy is a folder of rules and the libraries they use.
type Policy struct {
	// Rules are the rules of the folder, without libraries.
	Rules rule.Set
	// Parameters are the parameters that rules and libraries declare, by the
	// name of the rule or library.
	Parameters map[string]rule.Parameters

	modules map[string]*ast.Module // by file
	shared  map[string]shared      // by the name of the parameter
}

// shared is a parameter that a library declares for rules to use.
type shared struct {
	library   string
	parameter rule.Parameter
}

// source is a Rego file that was read.
type source struct {
	file, topic, name string
	module            *ast.Module
	metadata          *metadata
}

// libraryTopic is the folder of libraries.
const libraryTopic = "lib"

// Load reads the rules and libraries below the root of files, laid out like
// the folder rules/. Tests are left out. The rules may also use the libraries
// of other policies.
func Load(files fs.FS, others ...*Policy) (*Policy, error) {
	policy := &Policy{
		Parameters: map[string]rule.Parameters{},
		modules:    map[string]*ast.Module{},
		shared:     map[string]shared{},
	}
	names, err := fs.Glob(files, "*/*/*.rego")
	if err != nil {
		return nil, fmt.Errorf("find rules: %w", err)
	}
	var rules []source
	for _, name := range names {
		if strings.HasSuffix(name, "_test.rego") {
			continue
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("read a rule: %w", err)
		}
		source, err := policy.add(name, string(text))
		if err != nil {
			return nil, err
		}
		if source.topic != libraryTopic {
			rules = append(rules, source)
		}
	}
	for _, other := range others {
		policy.addLibraries(other)
	}
	for _, source := range rules {
		if err := policy.addRule(source); err != nil {
			return nil, fmt.Errorf("%s: %w", source.file, err)
		}
	}
	policy.Rules = rule.NewSet(policy.Rules)
	return policy, nil
}

// add reads a rule or library, and records what a library shares.
func (p *Policy) add(file, text string) (source, error) {
	options := ast.ParserOptions{ProcessAnnotation: true, Capabilities: capabilities()}
	module, err := ast.ParseModuleWithOpts(file, text, options)
	if err != nil {
		return source{}, err //nolint:wrapcheck // it names the file and line
	}
	metadata, err := readMetadata(module)
	if err != nil {
		return source{}, fmt.Errorf("%s: %w", file, err)
	}
	topic, name := place(file)
	if _, twice := p.Parameters[name]; twice {
		return source{}, fmt.Errorf("%s: another rule or library is called %q", file, name)
	}
	want := ast.Ref{ast.DefaultRootDocument, ast.StringTerm("rules"), ast.StringTerm(topic), ast.StringTerm(name)}
	if !module.Package.Path.Equal(want) {
		return source{}, fmt.Errorf("%s: the package must be %s, as the folder is", file, want[1:])
	}
	p.Parameters[name] = rule.NewParameters(metadata.Parameters)
	p.modules[file] = module
	if topic == libraryTopic {
		if err := p.share(name, metadata); err != nil {
			return source{}, fmt.Errorf("%s: %w", file, err)
		}
	}
	return source{file, topic, name, module, metadata}, nil
}

func (p *Policy) share(library string, metadata *metadata) error {
	if len(metadata.Uses) > 0 {
		return errors.New("METADATA: only a rule can use shared parameters")
	}
	for name, parameter := range metadata.Shared {
		if other, twice := p.shared[name]; twice {
			return fmt.Errorf("METADATA: the library %s already shares a parameter %q", other.library, name)
		}
		p.shared[name] = shared{library, parameter}
	}
	return nil
}

// addLibraries adds the libraries of another policy and what they share. If
// names are the same, the policy's own win.
func (p *Policy) addLibraries(other *Policy) {
	for file, module := range other.modules {
		topic, name := place(file)
		if _, own := p.Parameters[name]; topic == libraryTopic && !own {
			p.modules[file] = module
		}
	}
	for name, shared := range other.shared {
		_, own := p.Parameters[shared.library]
		if _, taken := p.shared[name]; !own && !taken {
			p.shared[name] = shared
		}
	}
}

func (p *Policy) addRule(s source) error {
	if err := p.use(s.metadata); err != nil {
		return err
	}
	rule, err := s.metadata.rule(s.topic, s.name)
	if err != nil {
		return err
	}
	p.Rules = append(p.Rules, rule)
	p.Parameters[s.name] = rule.Parameters
	return nil
}

// use adds the shared parameters that a rule names to its own.
func (p *Policy) use(metadata *metadata) error {
	for _, name := range metadata.Uses {
		if _, twice := metadata.Parameters[name]; twice {
			return fmt.Errorf("METADATA: the parameter %q is declared twice", name)
		}
		shared, known := p.shared[name]
		if !known {
			hint := nearest.Hint(name, slices.Sorted(maps.Keys(p.shared)))
			return fmt.Errorf("METADATA: no library shares a parameter %q%s", name, hint)
		}
		metadata.Parameters[name] = shared.parameter
	}
	return nil
}

// Libraries yields the parameters of each library, by the name of the library.
func (p *Policy) Libraries() iter.Seq2[string, rule.Parameters] {
	return func(yield func(string, rule.Parameters) bool) {
		for _, name := range slices.Sorted(maps.Keys(p.Parameters)) {
			if _, err := p.Rules.Find(name); err != nil && !yield(name, p.Parameters[name]) {
				return
			}
		}
	}
}

// place splits the name of a file: TOPIC/NAME/FILE.
func place(file string) (topic, name string) {
	topic, name = path.Split(path.Dir(file))
	return strings.TrimSuffix(topic, "/"), name
}

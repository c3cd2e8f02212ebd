// Package policy reads rules as they are written, folders of Rego whose METADATA
// is all that is known of a rule, and plans them ahead of time. OPA parses,
// checks and plans them, here and nowhere else; the plan (v1/ir) is lowered to
// functions of package plan.
package policy

import (
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/akslint/akslint/internal/rule"
)

// A Policy is a folder of rules and the libraries they use.
type Policy struct {
	// Rules are the rules of the folder, without libraries.
	Rules rule.Set
	// Parameters are those that rules and libraries declare, by name.
	Parameters map[string]map[string]rule.Parameter

	modules map[string]*ast.Module // by file
}

// libraryTopic is the folder of libraries.
const libraryTopic = "lib"

// Load reads the rules and libraries below the root of files, in the layout of
// the folder rules/. The tests are left out.
func Load(files fs.FS) (*Policy, error) {
	policy := &Policy{Parameters: map[string]map[string]rule.Parameter{}, modules: map[string]*ast.Module{}}
	names, err := fs.Glob(files, "*/*/*.rego")
	if err != nil {
		return nil, fmt.Errorf("find rules: %w", err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.rego") {
			continue
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("read a rule: %w", err)
		}
		if err := policy.add(name, string(text)); err != nil {
			return nil, err
		}
	}
	policy.Rules = rule.NewSet(policy.Rules)
	return policy, nil
}

func (p *Policy) add(file, text string) error {
	options := ast.ParserOptions{ProcessAnnotation: true, Capabilities: capabilities()}
	module, err := ast.ParseModuleWithOpts(file, text, options)
	if err != nil {
		return err //nolint:wrapcheck // it names the file and line
	}
	metadata, err := readMetadata(module)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	topic, name := place(file)
	if _, twice := p.Parameters[name]; twice {
		return fmt.Errorf("%s: another rule or library is called %q", file, name)
	}
	want := ast.Ref{ast.DefaultRootDocument, ast.StringTerm("rules"), ast.StringTerm(topic), ast.StringTerm(name)}
	if !module.Package.Path.Equal(want) {
		return fmt.Errorf("%s: the package must be %s, as the folder is", file, want[1:])
	}
	p.Parameters[name] = metadata.Parameters
	p.modules[file] = module
	if topic == libraryTopic {
		return nil
	}
	rule, err := metadata.rule(topic, name)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	p.Rules = append(p.Rules, rule)
	return nil
}

// Libraries yields the parameters of each library, by the name of the library.
func (p *Policy) Libraries() iter.Seq2[string, map[string]rule.Parameter] {
	return func(yield func(string, map[string]rule.Parameter) bool) {
		for _, name := range slices.Sorted(maps.Keys(p.Parameters)) {
			if _, err := p.Rules.Find(name); err != nil && !yield(name, p.Parameters[name]) {
				return
			}
		}
	}
}

// place takes the name of a file apart: TOPIC/NAME/FILE.
func place(file string) (topic, name string) {
	topic, name = path.Split(path.Dir(file))
	return strings.TrimSuffix(topic, "/"), name
}

// Import lets the rules use the libraries of another policy.
func (p *Policy) Import(libraries *Policy) {
	for file, module := range libraries.modules {
		topic, name := place(file)
		if _, own := p.Parameters[name]; topic == libraryTopic && !own {
			p.modules[file] = module
		}
	}
}

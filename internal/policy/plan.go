package policy

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/bundle"
	"github.com/open-policy-agent/opa/v1/compile"
	"github.com/open-policy-agent/opa/v1/ir"

	"github.com/akslint/akslint/internal/plan"
	"github.com/akslint/akslint/internal/rule"
)

// Plan plans the rules ahead of time and returns their findings, by the name
// of the rule. Anything that the machine of package plan cannot do is an
// error that names the line, so nothing fails only at run time.
func (p *Policy) Plan() (map[string]*plan.Function, error) {
	return p.lower(nil)
}

// PlanMarked is Plan for tests that count what is reached: the head of each
// rule and function is preceded by a Mark, which is an index into places.
func (p *Policy) PlanMarked() (findings map[string]*plan.Function, places []string, err error) {
	findings, err = p.lower(&places)
	return findings, places, err
}

// Compile has OPA compile the Rego of policies in strict mode. Rules for
// whose name skip is true are left out.
func Compile(skip func(name string) bool, policies ...*Policy) (*ast.Compiler, error) {
	modules := map[string]*ast.Module{}
	for _, policy := range policies {
		for file, module := range policy.modules {
			if _, name := place(file); !skip(name) {
				modules[file] = module
			}
		}
	}
	compiler := ast.NewCompiler().WithStrict(true).WithCapabilities(capabilities())
	if compiler.Compile(modules); compiler.Failed() {
		return nil, compiler.Errors
	}
	return compiler, nil
}

// capabilities are what OPA lets rules use: the built-in functions that the
// machine has, and nothing that reaches outside.
func capabilities() *ast.Capabilities {
	capabilities := ast.CapabilitiesForThisVersion()
	known := plan.Builtins()
	capabilities.Builtins = slices.DeleteFunc(capabilities.Builtins, func(builtin *ast.Builtin) bool {
		_, found := slices.BinarySearch(known, builtin.Name)
		// eq and assign are part of the language.
		return !found && builtin.Name != ast.Equality.Name && builtin.Name != ast.Assign.Name
	})
	capabilities.AllowNet = []string{}
	return capabilities
}

// opaPlan has OPA check and plan the rules.
func (p *Policy) opaPlan() (*ir.Policy, error) {
	if _, err := Compile(func(string) bool { return false }, p); err != nil {
		return nil, err
	}
	sources := &bundle.Bundle{Data: map[string]any{}}
	for _, file := range slices.Sorted(maps.Keys(p.modules)) {
		sources.Modules = append(sources.Modules, bundle.ModuleFile{URL: file, Path: file, Parsed: p.modules[file]})
	}
	paths := make([]string, len(p.Rules))
	for i, rule := range p.Rules {
		path, err := findings(rule).Ptr()
		if err != nil {
			return nil, fmt.Errorf("plan %s: %w", rule.Name, err)
		}
		paths[i] = path
	}
	compiler := compile.New().WithTarget(compile.TargetPlan).WithPruneUnused(true).
		WithCapabilities(capabilities()).WithBundle(sources).WithEntrypoints(paths...)
	if err := compiler.Build(context.Background()); err != nil {
		return nil, fmt.Errorf("plan: %w", err)
	}
	planned := compiler.Bundle().PlanModules
	if len(planned) != 1 {
		return nil, errors.New("plan: OPA made no plan")
	}
	policy := &ir.Policy{}
	if err := json.Unmarshal(planned[0].Raw, policy); err != nil {
		return nil, fmt.Errorf("plan: %w", err)
	}
	return policy, nil
}

// findings is the path of a rule's findings, such as
// data.rules.pod["host-port"].findings.
func findings(rule *rule.Rule) ast.Ref {
	path := ast.Ref{ast.DefaultRootDocument}
	for _, step := range []string{"rules", rule.Topic, rule.Name, "findings"} {
		path = append(path, ast.StringTerm(step))
	}
	return path
}

// lower turns OPA's plan into functions of package plan. If places is not
// nil, it marks the heads.
func (p *Policy) lower(places *[]string) (map[string]*plan.Function, error) {
	policy, err := p.opaPlan()
	if err != nil {
		return nil, err
	}
	l := &lowering{policy: policy, functions: map[string]*plan.Function{}, places: places}
	for _, function := range policy.Funcs.Funcs {
		l.functions[function.Name] = &plan.Function{Name: strings.TrimPrefix(function.Name, "g0.data.")}
	}
	for _, function := range policy.Funcs.Funcs {
		if err := l.function(function); err != nil {
			return nil, err
		}
	}
	planned := map[string]*plan.Function{}
	for _, rule := range p.Rules {
		path := findings(rule)
		function, found := l.functions["g0."+path.String()]
		if !found {
			return nil, fmt.Errorf("%s is not planned", path)
		}
		planned[rule.Name] = function
	}
	return planned, nil
}

// lowering is the state of lower.
type lowering struct {
	policy    *ir.Policy
	functions map[string]*plan.Function // by OPA's name
	places    *[]string
}

// The parameters that OPA passes to every function; here they are constants.
const commonParameters = 2

func (l *lowering) function(function *ir.Func) error {
	if len(function.Params) < commonParameters {
		return fmt.Errorf("%s: a function without input and data", function.Name)
	}
	b := l.newBody(function)
	if err := b.rules(function.Blocks); err != nil {
		return err
	}
	b.made.Locals = b.most
	b.made.Once = len(function.Params) == commonParameters
	return nil
}

// line names the line of a statement.
func (l *lowering) line(location *ir.Location) string {
	file := l.policy.Static.Files[location.File].Value
	return file + ":" + strconv.Itoa(location.Row)
}

// refuse is the error for a statement that the machine cannot run.
func (l *lowering) refuse(stmt ir.Stmt, what string) error {
	return fmt.Errorf("%s: %s", l.line(stmt.GetLocation()), what)
}

func kindOf(stmt ir.Stmt) string {
	return strings.TrimSuffix(strings.TrimPrefix(fmt.Sprintf("%T", stmt), "*ir."), "Stmt")
}

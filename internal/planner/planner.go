// Package planner turns Rego into programs of package plan. OPA parses, checks
// and plans it; this package lowers OPA's plan (v1/ir) and refuses what the
// machine does not do, with the line, so that nothing is left to find out at
// run time.
package planner

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
)

// Capabilities are what OPA lets rules use: the built-in functions that the
// machine has, and nothing that reaches outside.
func Capabilities() *ast.Capabilities {
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

// An Entry is a rule whose value is a set of findings: the name it has in the
// program, and its path, as data.rules.pod["host-port"].findings.
type Entry struct {
	Name string
	Path ast.Ref
}

// Plan plans modules for the entries. The modules are by file name.
func Plan(modules map[string]*ast.Module, entries []Entry) (*plan.Program, error) {
	policy, err := opaPlan(modules, entries)
	if err != nil {
		return nil, err
	}
	return lower(policy, entries, nil)
}

// PlanMarked is Plan for tests that count what was reached: in front of the
// head of each rule and function stands a Mark, which is an index into places.
func PlanMarked(modules map[string]*ast.Module, entries []Entry) (program *plan.Program, places []string, err error) {
	policy, err := opaPlan(modules, entries)
	if err != nil {
		return nil, nil, err
	}
	program, err = lower(policy, entries, &places)
	return program, places, err
}

// opaPlan lets OPA check and plan.
func opaPlan(modules map[string]*ast.Module, entries []Entry) (*ir.Policy, error) {
	capabilities := Capabilities()
	checker := ast.NewCompiler().WithStrict(true).WithCapabilities(capabilities)
	if checker.Compile(modules); checker.Failed() {
		return nil, checker.Errors
	}
	sources := &bundle.Bundle{Data: map[string]any{}}
	for _, file := range slices.Sorted(maps.Keys(modules)) {
		sources.Modules = append(sources.Modules, bundle.ModuleFile{URL: file, Path: file, Parsed: modules[file]})
	}
	paths := make([]string, len(entries))
	for i, entry := range entries {
		path, err := entry.Path.Ptr()
		if err != nil {
			return nil, fmt.Errorf("plan %s: %w", entry.Name, err)
		}
		paths[i] = path
	}
	compiler := compile.New().WithTarget(compile.TargetPlan).WithPruneUnused(true).
		WithCapabilities(capabilities).WithBundle(sources).WithEntrypoints(paths...)
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

// lower makes OPA's plan a program. With places it marks the heads.
func lower(policy *ir.Policy, entries []Entry, places *[]string) (*plan.Program, error) {
	l := &lowering{
		policy:    policy,
		program:   &plan.Program{},
		functions: map[string]int32{},
		builtins:  map[string]int32{},
		constants: map[string]plan.Operand{},
		places:    places,
	}
	for i, function := range policy.Funcs.Funcs {
		l.functions[function.Name] = int32(i)
	}
	for _, function := range policy.Funcs.Funcs {
		if err := l.function(function); err != nil {
			return nil, err
		}
	}
	for _, entry := range entries {
		number, planned := l.functions["g0."+entry.Path.String()]
		if !planned {
			return nil, fmt.Errorf("%s is not planned", entry.Path)
		}
		l.program.Rules = append(l.program.Rules, plan.Rule{Name: entry.Name, Function: number})
	}
	return l.program, nil
}

// lowering is the state of lower.
type lowering struct {
	policy    *ir.Policy
	program   *plan.Program
	functions map[string]int32        // by OPA's name
	builtins  map[string]int32        // places in program.Builtins
	constants map[string]plan.Operand // by their Go syntax
	places    *[]string
}

// The parameters that OPA passes to every function; here they are constants.
const commonParameters = 2

func (l *lowering) function(function *ir.Func) error {
	if len(function.Params) < commonParameters {
		return fmt.Errorf("%s: a function without input and data", function.Name)
	}
	b := l.newBody(function)
	start := len(l.program.Code)
	if err := b.rules(function.Blocks); err != nil {
		return err
	}
	l.program.Functions = append(l.program.Functions, plan.Function{
		Name:  strings.TrimPrefix(function.Name, "g0.data."),
		Start: int32(start), End: int32(len(l.program.Code)), Locals: b.most,
		Once: len(function.Params) == commonParameters,
	})
	return nil
}

// place names the line of a statement.
func (l *lowering) place(location *ir.Location) string {
	file := l.policy.Static.Files[location.File].Value
	return file + ":" + strconv.Itoa(location.Row)
}

// refuse is the error for a statement that the machine does not do.
func (l *lowering) refuse(stmt ir.Stmt, what string) error {
	return fmt.Errorf("%s: %s", l.place(stmt.GetLocation()), what)
}

func kindOf(stmt ir.Stmt) string {
	return strings.TrimSuffix(strings.TrimPrefix(fmt.Sprintf("%T", stmt), "*ir."), "Stmt")
}

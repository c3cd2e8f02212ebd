package rules_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/bundle"
	"github.com/open-policy-agent/opa/v1/compile"
	"github.com/open-policy-agent/opa/v1/format"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/tester"

	"github.com/akslint/akslint/internal/engine"
	"github.com/akslint/akslint/internal/policy"
)

// TestRego_tests runs the tests written in Rego. Parameters have their
// defaults in them.
func TestRego_tests(t *testing.T) {
	eachRoom(t, true, func(t *testing.T, r room) {
		files := r.files(t)
		loaded, err := policy.Load(files)
		if err != nil {
			t.Fatal(err)
		}
		results, err := tester.NewRunner().CapturePrintOutput(true).SetModules(parse(t, files)).
			SetStore(defaults(loaded)).RunTests(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		tests := 0
		for result := range results {
			if !strings.HasPrefix(result.Location.File, string(r)+"/") {
				continue // of a library
			}
			tests++
			t.Run(strings.TrimPrefix(result.Name, "test_"), func(t *testing.T) {
				if result.Error != nil {
					t.Fatal(result.Error)
				}
				if result.Fail {
					t.Fatalf("%s: failed\n%s", result.Location, result.Output)
				}
			})
		}
		if tests == 0 {
			t.Error("no tests in Rego")
		}
	})
}

// defaults is a store with the default of every parameter.
func defaults(loaded *policy.Policy) storage.Store {
	parameters := map[string]any{}
	for name, declared := range loaded.Parameters {
		parameters[name] = declared.Values(nil)
	}
	target := engine.Target{Minor: 37, Today: "2026-11-25"}
	return inmem.NewFromObject(map[string]any{"parameters": parameters, "target": target.Data()})
}

func TestRego_isFormatted(t *testing.T) {
	eachRoom(t, true, func(t *testing.T, r room) {
		for _, file := range r.glob(t, "*.rego") {
			text := read(t, file)
			formatted, err := format.Source(file, text)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(text), string(formatted)); diff != "" {
				t.Errorf("%s is not formatted (-file +opa fmt):\n%s", file, diff)
			}
		}
	})
}

func TestRego_isStrict(t *testing.T) {
	eachRoom(t, true, func(t *testing.T, r room) {
		compiler := ast.NewCompiler().WithStrict(true)
		if compiler.Compile(parse(t, r.files(t))); compiler.Failed() {
			t.Error(compiler.Errors)
		}
	})
}

// TestRego_parameters checks that rules, libraries and their tests read
// parameters in one way: `import data.parameters.NAME as parameters`, then
// `parameters.PARAMETER`. It refuses a parameter that is not declared, which
// would be undefined and silence the rule, and one that nothing reads.
func TestRego_parameters(t *testing.T) {
	eachRoom(t, true, func(t *testing.T, r room) {
		files := r.files(t)
		loaded, err := policy.Load(files)
		if err != nil {
			t.Fatal(err)
		}
		declared := loaded.Parameters[r.name()]
		read := map[string]bool{}
		for file, module := range parse(t, files) {
			own, isTest := strings.HasPrefix(file, string(r)+"/"), strings.HasSuffix(file, "_test.rego")
			if own {
				checkImports(t, module, r.name())
			}
			for _, rule := range module.Rules {
				ast.WalkRefs(rule, func(ref ast.Ref) bool {
					name, isParameter := parameter(ref)
					if _, known := declared.Find(name); own && isParameter && !known {
						t.Errorf("%s: the parameter %q is not declared", ref[0].Location, name)
					}
					read[fieldOf(ref)] = read[fieldOf(ref)] || !isTest
					return false
				})
			}
		}
		for _, name := range declared.Names() {
			if !read[name] {
				t.Errorf("nothing reads the parameter %q", name)
			}
		}
	})
}

// checkImports refuses all but one way to read parameters.
func checkImports(t *testing.T, module *ast.Module, name string) {
	t.Helper()
	all := ast.Ref{ast.DefaultRootDocument, ast.StringTerm("parameters")}
	own := append(slices.Clone(all), ast.StringTerm(name))
	refuse := func(location *ast.Location) { t.Errorf("%s: want import %s as parameters", location, own) }
	for _, imported := range module.Imports {
		path, _ := imported.Path.Value.(ast.Ref)
		if path.HasPrefix(all) && (!path.Equal(own) || imported.Name() != ast.Var("parameters")) {
			refuse(imported.Location)
		}
	}
	for _, rule := range module.Rules {
		ast.WalkRefs(rule, func(ref ast.Ref) bool {
			if ref.HasPrefix(all) {
				refuse(ref[0].Location)
			}
			return false
		})
	}
}

// parameter returns NAME of parameters.NAME.
func parameter(ref ast.Ref) (name string, ok bool) {
	name = fieldOf(ref)
	return name, name != "" && ref[0].Value.Compare(ast.Var("parameters")) == 0
}

// fieldOf returns NAME of any x.NAME, or "".
func fieldOf(ref ast.Ref) string {
	if len(ref) < 2 {
		return ""
	}
	name, _ := ref[1].Value.(ast.String)
	return string(name)
}

// TestRego_negates refuses `not f(x.y)`: OPA looks up x.y before it negates,
// so the rule does not fire if y is missing. It is fine if the body needs x.y
// anyway; a helper that takes x has no such trap, nor does `not x.y == z`.
func TestRego_negates(t *testing.T) {
	eachRoom(t, true, func(t *testing.T, r room) {
		module := r.module(t)
		ast.WalkBodies(module, func(body ast.Body) bool {
			var needed []ast.Ref
			for _, expr := range body {
				if !expr.Negated {
					ast.WalkRefs(expr, func(ref ast.Ref) bool { needed = append(needed, ref); return false })
				}
			}
			for _, expr := range body {
				for _, ref := range trapped(module, expr) {
					if !slices.ContainsFunc(needed, func(n ast.Ref) bool { return n.HasPrefix(ref) }) {
						t.Errorf("%s: %s may be missing; pass its parent to a helper", expr.Location, ref)
					}
				}
			}
			return false
		})
	})
}

// trapped returns the fields in the arguments of a negated call that may be
// missing.
func trapped(module *ast.Module, expr *ast.Expr) []ast.Ref {
	var refs []ast.Ref
	if !expr.Negated || !expr.IsCall() || expr.Operator().Equal(ast.Equal.Ref()) {
		return nil
	}
	known := []ast.Value{ast.Var("data")}
	for _, imported := range module.Imports {
		known = append(known, imported.Name())
	}
	for _, rule := range module.Rules {
		known = append(known, rule.Head.Name)
	}
	for _, operand := range expr.Operands() {
		ast.WalkRefs(operand, func(ref ast.Ref) bool {
			isKnown := slices.ContainsFunc(known, func(name ast.Value) bool { return name.Compare(ref[0].Value) == 0 })
			isBuiltin := ast.BuiltinMap[ref.String()] != nil
			if len(ref) > 1 && !isKnown && !isBuiltin {
				refs = append(refs, ref)
			}
			return false
		})
	}
	return refs
}

// TestRego_plans compiles every rule ahead of time, with only the built-in
// functions of capabilities.json.
func TestRego_plans(t *testing.T) {
	capabilities := capabilities(t)
	eachRoom(t, false, func(t *testing.T, r room) {
		sources := &bundle.Bundle{Data: map[string]any{}}
		modules := parse(t, r.files(t))
		for _, file := range slices.Sorted(maps.Keys(modules)) {
			if !strings.HasSuffix(file, "_test.rego") {
				sources.Modules = append(sources.Modules, bundle.ModuleFile{URL: file, Path: file, Parsed: modules[file]})
			}
		}
		err := compile.New().WithTarget(compile.TargetPlan).WithCapabilities(capabilities).WithBundle(sources).
			WithEntrypoints("rules/" + string(r) + "/findings").Build(t.Context())
		if err != nil {
			t.Error(err)
		}
	})
}

// capabilities are the built-in functions of OPA that rules may use.
func capabilities(t *testing.T) *ast.Capabilities {
	t.Helper()
	var names []string
	if err := json.Unmarshal(read(t, "capabilities.json"), &names); err != nil {
		t.Fatal(err)
	}
	if !slices.IsSorted(names) {
		t.Error("capabilities.json is not sorted")
	}
	capabilities := ast.CapabilitiesForThisVersion()
	capabilities.Builtins = slices.DeleteFunc(capabilities.Builtins, func(builtin *ast.Builtin) bool {
		return !slices.Contains(names, builtin.Name)
	})
	if len(capabilities.Builtins) != len(names) {
		t.Errorf("capabilities.json names %d built-in functions, of which OPA knows %d", len(names), len(capabilities.Builtins))
	}
	capabilities.AllowNet = []string{}
	return capabilities
}

// module is the Rego of the room, without the tests.
func (r room) module(t *testing.T) *ast.Module {
	t.Helper()
	file := string(r) + "/" + r.name() + ".rego"
	module, found := parse(t, r.files(t))[file]
	if !found {
		t.Fatalf("%s is missing", file)
	}
	return module
}

func parse(t *testing.T, files fstest.MapFS) map[string]*ast.Module {
	t.Helper()
	modules := map[string]*ast.Module{}
	for name, file := range files {
		module, err := ast.ParseModuleWithOpts(name, string(file.Data), ast.ParserOptions{ProcessAnnotation: true})
		if err != nil {
			t.Fatal(err)
		}
		modules[name] = module
	}
	return modules
}

package engine

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/rule"
)

// A program is compiled Rego and the data it reads.
type program struct {
	compiler *ast.Compiler
	store    storage.Store
}

// A query asks a program for the findings of some topics.
type query struct {
	prepared rego.PreparedEvalQuery
}

// compile compiles the rules of a set with the libraries.
func (p *Policy) compile(set rule.Set, parameters map[string]any) (*program, error) {
	modules := map[string]*ast.Module{}
	for _, library := range p.libraries {
		modules[library.Package.Location.File] = library
	}
	for _, rule := range set {
		module := p.modules[rule.Name]
		modules[module.Package.Location.File] = module
	}
	compiler := ast.NewCompiler().WithStrict(true)
	if compiler.Compile(modules); compiler.Failed() {
		return nil, compiler.Errors
	}
	return &program{compiler: compiler, store: inmem.NewFromObject(map[string]any{"parameters": parameters})}, nil
}

// prepare makes the query for topics: name is a rule's, finding what it found.
func (p *program) prepare(ctx context.Context, topics []string) (*query, error) {
	prepared, err := rego.New(
		rego.Compiler(p.compiler),
		rego.Store(p.store),
		rego.Query(fmt.Sprintf(`data.rules[{"%s"}[_]][name].findings[finding]`, strings.Join(topics, `","`))),
		rego.GenerateJSON(func(term *ast.Term, _ *rego.EvalContext) (any, error) { return term.Value, nil }),
	).PrepareForEval(ctx)
	return &query{prepared: prepared}, err
}

// run asks the query about a value.
func (q *query) run(ctx context.Context, value ast.Value, emit func(name string, path document.Path, message string)) error {
	results, err := q.prepared.Eval(ctx, rego.EvalParsedInput(value))
	if err != nil {
		return err
	}
	for _, result := range results {
		name, _ := result.Bindings["name"].(ast.String)
		finding, _ := result.Bindings["finding"].(ast.Object)
		path, message, err := read(finding)
		if err != nil {
			return fmt.Errorf("rule %s: %w", string(name), err)
		}
		emit(string(name), path, message)
	}
	return nil
}

// read takes a finding apart; anything but {path, message} is an error.
func read(finding ast.Object) (document.Path, string, error) {
	if finding == nil || finding.Len() != 2 {
		return nil, "", fmt.Errorf("a finding must be {path, message}, not %v", finding)
	}
	path, isArray := value(finding, "path").(*ast.Array)
	message, isString := value(finding, "message").(ast.String)
	if !isArray || !isString {
		return nil, "", fmt.Errorf("a finding must be {path, message}, not %v", finding)
	}
	steps := make(document.Path, 0, path.Len())
	var err error
	path.Foreach(func(step *ast.Term) {
		switch step := step.Value.(type) {
		case ast.String:
			steps = append(steps, document.Key(string(step)))
		case ast.Number:
			index, isInt := step.Int()
			if !isInt || index < 0 {
				err = fmt.Errorf("%v in a path is no index", step)
			}
			steps = append(steps, document.Index(index))
		default:
			err = fmt.Errorf("%v in a path is no key or index", step)
		}
	})
	return steps, string(message), err
}

func value(object ast.Object, key string) ast.Value {
	if term := object.Get(ast.StringTerm(key)); term != nil {
		return term.Value
	}
	return nil
}

// input makes a tree into the value that rules see. An unknown value becomes
// {"unknown": TEXT}: it is there, and equals nothing that a rule compares with.
func input(node *document.Node) ast.Value {
	switch node.Kind {
	case document.Bool:
		return ast.Boolean(node.Text == "true")
	case document.Number:
		return ast.Number(json.Number(node.Text))
	case document.String:
		return ast.String(node.Text)
	case document.Unknown:
		return ast.NewObject([2]*ast.Term{ast.StringTerm("unknown"), ast.StringTerm(node.Text)})
	case document.Array:
		terms := make([]*ast.Term, len(node.Items))
		for i := range node.Items {
			terms[i] = ast.NewTerm(input(&node.Items[i]))
		}
		return ast.NewArray(terms...)
	case document.Object:
		terms := make([][2]*ast.Term, len(node.Members))
		for i := range node.Members {
			member := &node.Members[i]
			terms[i] = [2]*ast.Term{ast.StringTerm(member.Key), ast.NewTerm(input(&member.Value))}
		}
		return ast.NewObject(terms...)
	default:
		return ast.Null{}
	}
}

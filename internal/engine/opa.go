package engine

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage/inmem"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/plan"
	"github.com/akslint/akslint/internal/policy"
	"github.com/akslint/akslint/internal/rule"
)

// opa evaluates Rego with OPA: one prepared query for each class of
// documents.
type opa struct {
	rules   map[string]*rule.Rule
	queries map[document.Class]rego.PreparedEvalQuery
}

func newOPA(ctx context.Context, policy *Policy, set rule.Set, given Parameters, target Target) (*opa, error) {
	compiler, err := policy.compile(set)
	if err != nil {
		return nil, err
	}
	store := inmem.NewFromObject(map[string]any{"parameters": policy.parameters(given), "target": target.Data()})
	o := &opa{rules: map[string]*rule.Rule{}, queries: map[document.Class]rego.PreparedEvalQuery{}}
	for _, rule := range set {
		o.rules[rule.Name] = rule
	}
	for _, class := range document.Classes() {
		topics := slices.DeleteFunc(Topics(class), func(topic string) bool {
			return !slices.ContainsFunc(set, func(r *rule.Rule) bool { return r.Topic == topic })
		})
		if len(topics) == 0 {
			continue
		}
		o.queries[class], err = rego.New(
			rego.Compiler(compiler),
			rego.Store(store),
			rego.Query(fmt.Sprintf(`data.rules[{"%s"}[_]][name].findings[finding]`, strings.Join(topics, `","`))),
			rego.GenerateJSON(func(term *ast.Term, _ *rego.EvalContext) (any, error) { return term.Value, nil }),
		).PrepareForEval(ctx)
		if err != nil {
			return nil, fmt.Errorf("prepare OPA: %w", err)
		}
	}
	return o, nil
}

// compile compiles the rules of a set with the libraries.
func (p *Policy) compile(set rule.Set) (*ast.Compiler, error) {
	skipped := map[string]bool{}
	for _, rule := range p.Rules {
		skipped[rule.Name] = true
	}
	for _, rule := range set {
		delete(skipped, rule.Name)
	}
	policies := make([]*policy.Policy, len(p.sources))
	for i, source := range p.sources {
		var err error
		if policies[i], err = source(); err != nil {
			return nil, err
		}
	}
	return policy.Compile(func(name string) bool { return skipped[name] }, policies...)
}

func (o *opa) judge(ctx context.Context, doc *document.Document, found found) error {
	query, known := o.queries[doc.Class]
	if !known {
		return nil
	}
	results, err := query.Eval(ctx, rego.EvalParsedInput(input(&doc.Root)))
	if err != nil {
		return fmt.Errorf("OPA: %w", err)
	}
	for _, result := range results {
		name, _ := result.Bindings["name"].(ast.String)
		finding, _ := result.Bindings["finding"].(ast.Object)
		unpacked, err := read(finding)
		if err != nil {
			return fmt.Errorf("rule %s: %w", string(name), err)
		}
		found(o.rules[string(name)], unpacked)
	}
	return nil
}

// read unpacks a finding; any other keys or types are an error.
func read(finding ast.Object) (plan.Finding, error) {
	fault := func() error {
		return fmt.Errorf("a finding must be {path, message}, with texts for exempt and once if they are given, not %v", finding)
	}
	if finding == nil {
		return plan.Finding{}, fault()
	}
	path, isArray := value(finding, "path").(*ast.Array)
	message, isString := value(finding, "message").(ast.String)
	exempt, isExempt := value(finding, "exempt").(ast.String)
	once, isOnce := value(finding, "once").(ast.String)
	fields := 2
	for _, given := range []bool{isExempt, isOnce} {
		if given {
			fields++
		}
	}
	if !isArray || !isString || finding.Len() != fields {
		return plan.Finding{}, fault()
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
				err = fmt.Errorf("%v in a path is not an index", step)
			}
			steps = append(steps, document.Index(index))
		default:
			err = fmt.Errorf("%v in a path is not a key or index", step)
		}
	})
	return plan.Finding{Path: steps, Message: string(message), Exempt: string(exempt), Once: string(once)}, err
}

func value(object ast.Object, key string) ast.Value {
	if term := object.Get(ast.StringTerm(key)); term != nil {
		return term.Value
	}
	return nil
}

// input turns a tree into the value that rules see. An unknown value becomes
// {"unknown": TEXT}: it is present, and equals nothing that a rule compares
// with.
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

// Package engine judges documents by the rules. It is the only package that
// knows a policy engine.
package engine

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"slices"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/rule"
)

// A Finding is one fault: a rule, the field it is about, and what is wrong
// there.
type Finding struct {
	Rule     *rule.Rule
	Document *document.Document
	Path     document.Path
	Message  string
	Span     document.Span
}

// Compare orders findings by place, then by rule. It is the only order in which
// findings are ever shown.
func Compare(a, b Finding) int {
	return cmp.Or(
		cmp.Compare(a.Span.Line, b.Span.Line),
		cmp.Compare(a.Span.Column, b.Span.Column),
		cmp.Compare(a.Rule.Name, b.Rule.Name),
		cmp.Compare(a.Path.Pointer(), b.Path.Pointer()),
		cmp.Compare(a.Message, b.Message),
	)
}

// Topics returns the topics whose rules judge documents of a class.
func Topics(class document.Class) []string {
	switch class {
	case document.Cluster:
		return []string{"cluster"}
	case document.Command:
		return []string{"command"}
	default:
		return []string{"pod", "image", "secret", "identity", "rbac", "network", "tenancy", "reliability"}
	}
}

// Parameters are the values given to the parameters of rules and libraries, by
// the name of the rule or library, then of the parameter.
type Parameters map[string]map[string]any

// An Engine holds compiled rules. It is safe for concurrent use.
type Engine struct {
	rules   map[string]*rule.Rule
	queries map[document.Class]*query
}

// New compiles the rules of a set out of policy. Parameters that are not given
// have their defaults; one that no rule knows, or of another type, is an error.
func New(ctx context.Context, policy *Policy, set rule.Set, given Parameters) (*Engine, error) {
	parameters, err := policy.parameters(given)
	if err != nil {
		return nil, err
	}
	compiled, err := policy.compile(set, parameters)
	if err != nil {
		return nil, err
	}
	engine := &Engine{rules: map[string]*rule.Rule{}, queries: map[document.Class]*query{}}
	for _, rule := range set {
		engine.rules[rule.Name] = rule
	}
	for _, class := range []document.Class{document.Kubernetes, document.Cluster, document.Command} {
		topics := slices.DeleteFunc(Topics(class), func(topic string) bool {
			return !slices.ContainsFunc(set, func(r *rule.Rule) bool { return r.Topic == topic })
		})
		if len(topics) == 0 {
			continue
		}
		if engine.queries[class], err = compiled.prepare(ctx, topics); err != nil {
			return nil, err
		}
	}
	return engine, nil
}

// Judge returns what the rules find in a document, in no particular order.
func (e *Engine) Judge(ctx context.Context, doc *document.Document) ([]Finding, error) {
	query := e.queries[doc.Class]
	if query == nil {
		return nil, nil
	}
	var findings []Finding
	err := query.run(ctx, input(&doc.Root), func(name string, path document.Path, message string) {
		findings = append(findings, Finding{
			Rule: e.rules[name], Document: doc, Path: path, Message: message, Span: doc.Locate(path),
		})
	})
	if err != nil {
		return nil, fmt.Errorf("judge %s: %w", doc.Name(), err)
	}
	return findings, nil
}

// Load reads a policy: the rules and libraries below the root of files, in the
// layout of the folder rules/.
func Load(files fs.FS) (*Policy, error) {
	modules, err := parse(files)
	if err != nil {
		return nil, err
	}
	return newPolicy(modules)
}

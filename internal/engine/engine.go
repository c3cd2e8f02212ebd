// Package engine judges documents by the rules. It is the only way to a
// policy engine: rules run as a program planned ahead of time, or on OPA,
// with the same findings.
package engine

import (
	"cmp"
	"context"
	"fmt"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/plan"
	"github.com/akslint/akslint/internal/rule"
)

// A Finding is one fault: a rule, the field it is about, and what is wrong
// there.
type Finding struct {
	Rule     *rule.Rule
	Document *document.Document
	Path     document.Path
	Message  string
	// Exempt is why the fault is allowed, or "". An exempt finding is counted, not
	// reported.
	Exempt string
	// Once is what the finding is about, if a run is to report it only once, or "".
	Once string
	Span document.Span
}

// Compare orders findings by place, then by rule. It is the only order in
// which findings are ever shown.
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
	case document.Resource:
		return []string{"access"}
	case document.Command:
		return []string{"command"}
	default:
		return []string{"pod", "image", "secret", "identity", "rbac", "network", "tenancy", "reliability"}
	}
}

// Parameters are the values given to parameters, by the name of the rule or
// library, then of the parameter.
type Parameters map[string]map[string]any

// An Engine judges by the chosen rules. It is safe for concurrent use.
type Engine struct {
	evaluator evaluator
}

// An evaluator runs rules. It reports what they find in no particular order.
type evaluator interface {
	judge(ctx context.Context, doc *document.Document, found found) error
}

// found receives a finding of a rule.
type found func(rule *rule.Rule, finding plan.Finding)

// An Option changes how an Engine works.
type Option func(*options)

type options struct {
	opa    bool
	target Target
}

// OPA makes OPA evaluate the Rego of the rules. It is the reference for what
// is planned ahead, and much slower.
func OPA(options *options) { options.opa = true }

// For judges files for a target, which is else the DefaultTarget.
func For(target Target) Option {
	return func(options *options) { options.target = target }
}

// New returns an engine for a set of the policy's rules. Parameters that are
// not given have their defaults; an unknown one, or a value of the wrong
// type, is an error.
func New(ctx context.Context, policy *Policy, set rule.Set, given Parameters, chosen ...Option) (*Engine, error) {
	if err := policy.check(given); err != nil {
		return nil, err
	}
	options := options{target: DefaultTarget()}
	for _, option := range chosen {
		option(&options)
	}
	var evaluator evaluator
	var err error
	if options.opa {
		evaluator, err = newOPA(ctx, policy, set, given, options.target)
	} else {
		evaluator, err = newPlanned(policy, set, given, options.target)
	}
	if err != nil {
		return nil, err
	}
	return &Engine{evaluator}, nil
}

// Judge returns what the rules find in a document, in no particular order.
func (e *Engine) Judge(ctx context.Context, doc *document.Document) ([]Finding, error) {
	var findings []Finding
	err := e.evaluator.judge(ctx, doc, func(rule *rule.Rule, found plan.Finding) {
		findings = append(findings, Finding{
			Rule: rule, Document: doc, Path: found.Path, Message: found.Message, Exempt: found.Exempt, Once: found.Once,
			Span: doc.Locate(found.Path),
		})
	})
	if err != nil {
		return nil, fmt.Errorf("judge %s: %w", doc.Name(), err)
	}
	return yield(findings), nil
}

package engine_test

import (
	"context"
	"io/fs"
	"sync"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/tester"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/engine"
	"github.com/akslint/akslint/rules"
)

// inputs are the documents in the rules' own Rego tests: the rules' authors
// know the edge cases best.
func inputs(t testing.TB) []*document.Document {
	t.Helper()
	docs, err := regoInputs()
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

var regoInputs = sync.OnceValues(func() ([]*document.Document, error) {
	names, err := fs.Glob(rules.Files, "*/*/*.rego")
	if err != nil {
		return nil, err
	}
	modules := map[string]*ast.Module{}
	for _, name := range names {
		text, err := fs.ReadFile(rules.Files, name)
		if err != nil {
			return nil, err
		}
		if modules[name], err = ast.ParseModule(name, string(text)); err != nil {
			return nil, err
		}
	}
	listener := &listener{seen: map[string]bool{}}
	store := inmem.NewFromObject(map[string]any{"parameters": engine.Builtin().Defaults(), "target": engine.DefaultTarget().Data()})
	runner := tester.NewRunner().SetModules(modules).SetStore(store).SetParallel(1).SetCoverageQueryTracer(listener)
	results, err := runner.RunTests(context.Background(), nil)
	if err != nil {
		return nil, err
	}
	for range results {
	}
	return listener.docs, listener.err
})

// A listener records the input of every rule and library that is queried.
type listener struct {
	docs []*document.Document
	seen map[string]bool
	err  error
}

func (*listener) Enabled() bool               { return true }
func (*listener) Config() topdown.TraceConfig { return topdown.TraceConfig{} }

func (l *listener) TraceEvent(event topdown.Event) {
	rule, is := event.Node.(*ast.Rule)
	if !is || event.Op != topdown.EnterOp || event.Input() == nil {
		return
	}
	path := rule.Module.Package.Path // data.rules.TOPIC.NAME
	topic := path[2]
	if topic.Equal(ast.StringTerm("lib")) {
		topic = path[3]
	}
	key := topic.String() + event.Input().String()
	if l.seen[key] {
		return
	}
	l.seen[key] = true
	doc, err := documentOf(event.Input().Value, topic)
	if err != nil {
		l.err = err
		return
	}
	l.docs = append(l.docs, doc)
}

func documentOf(input ast.Value, topic *ast.Term) (*document.Document, error) {
	value, err := ast.JSON(input)
	if err != nil {
		return nil, err
	}
	root, err := engine.Tree(value)
	if err != nil {
		return nil, err
	}
	class := document.Kubernetes
	switch topic.Value {
	case ast.String("cluster"):
		class = document.Cluster
	case ast.String("access"), ast.String("resource"):
		class = document.Resource
	case ast.String("command"):
		class = document.Command
	}
	return &document.Document{Class: class, Source: &document.Source{Name: "input of a test"}, Root: root}, nil
}

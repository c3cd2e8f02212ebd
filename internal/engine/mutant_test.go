package engine_test

import (
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/engine"
	"github.com/akslint/akslint/internal/plan"
	"github.com/akslint/akslint/internal/shipped"
)

// FuzzEngines changes documents at random, driven by seeds, and compares the
// engines on the results.
func FuzzEngines(f *testing.F) {
	docs := slices.Concat(examples(f), inputs(f))
	docs = slices.Concat(docs, inNamespaces(docs))
	if len(docs) == 0 {
		f.Skip("no documents to start from")
	}
	planned, opa := judges(f, engine.Builtin(), nil)
	f.Add(uint64(1), uint64(2))
	f.Fuzz(func(t *testing.T, which, seed uint64) {
		doc := mutant(docs[which%uint64(len(docs))], seed)
		if diff := differ(planned, opa, doc); diff != "" {
			text, _ := doc.Root.MarshalJSON()
			t.Errorf("(-OPA +plan):\n%s\n%s", diff, text)
		}
	})
}

// TestEngines_agreeOnMutants is a round of FuzzEngines that is the same each
// time.
func TestEngines_agreeOnMutants(t *testing.T) {
	if testing.Short() {
		t.Skip("OPA is slow")
	}
	policy := engine.Builtin()
	docs := mutants(t, 2)
	settings := settings(policy)
	for i, setting := range settings {
		planned, opa := judges(t, policy, setting.parameters, engine.For(setting.target()))
		var share []*document.Document // each setting has its own, since OPA is slow
		for j := i; j < len(docs); j += len(settings) {
			share = append(share, docs[j])
		}
		parallel(share, func(doc *document.Document) {
			if diff := differ(planned, opa, doc); diff != "" {
				text, _ := doc.Root.MarshalJSON()
				t.Errorf("%s (-OPA +plan):\n%s\n%s", doc.Source.Name, diff, text)
			}
		})
	}
}

// mutants returns changed copies of documents, a fixed number of each.
func mutants(t testing.TB, each uint64) []*document.Document {
	var all []*document.Document
	docs := slices.Concat(examples(t), inputs(t))
	docs = slices.Concat(docs, inNamespaces(docs))
	for seed := range each * uint64(len(docs)) {
		all = append(all, mutant(docs[seed%uint64(len(docs))], seed))
	}
	return all
}

// mutant returns a changed copy of a document.
func mutant(doc *document.Document, seed uint64) *document.Document {
	random := rand.New(rand.NewPCG(seed, 0))
	changed := *doc
	changed.Root = clone(doc.Root)
	for range 1 + random.IntN(4) {
		change(&changed.Root, random)
	}
	return &changed
}

func clone(node document.Node) document.Node {
	node.Items = slices.Clone(node.Items)
	for i := range node.Items {
		node.Items[i] = clone(node.Items[i])
	}
	node.Members = slices.Clone(node.Members)
	for i := range node.Members {
		node.Members[i].Value = clone(node.Members[i].Value)
	}
	return node
}

// change makes one change somewhere below node.
func change(node *document.Node, random *rand.Rand) {
	for {
		children := len(node.Items) + len(node.Members)
		if children == 0 || random.IntN(6) == 0 {
			break
		}
		if i := random.IntN(children); i < len(node.Items) {
			node = &node.Items[i]
		} else {
			node = &node.Members[i-len(node.Items)].Value
		}
	}
	span := node.Span
	switch kind := random.IntN(5); {
	case kind == 0 && len(node.Members) > 0: // drop a field
		i := random.IntN(len(node.Members))
		node.Members = slices.Delete(node.Members, i, i+1)
	case kind == 1 && len(node.Members) > 0: // give a field another's value
		i, j := random.IntN(len(node.Members)), random.IntN(len(node.Members))
		node.Members[i].Value = clone(node.Members[j].Value)
	case kind == 2 && len(node.Items) > 0: // repeat an element
		node.Items = append(node.Items, clone(node.Items[random.IntN(len(node.Items))]))
	case kind == 3: // add a field that rules check
		*node = clone(*node)
		if node.Kind == document.Object {
			node.Set(word(random), span, scalar(random))
			break
		}
		*node = scalar(random)
	default:
		*node = scalar(random)
	}
	node.Span = span
}

// scalar returns a value that rules may not expect, more often a simple one.
func scalar(random *rand.Rand) document.Node {
	switch random.IntN(9) {
	case 0:
		return document.Node{}
	case 1:
		return document.Node{Kind: document.Bool, Text: []string{"true", "false"}[random.IntN(2)]}
	case 2:
		numbers := []string{"0", "1", "-1", "2.0", "80", "8080", "65536", "1e3", "0.5", "9223372036854775808"}
		return document.Node{Kind: document.Number, Text: numbers[random.IntN(len(numbers))]}
	case 3:
		return document.Node{Kind: document.Unknown, Text: "$" + word(random)}
	case 4:
		return document.Node{Kind: document.Array, Items: []document.Node{scalar(random), scalar(random)}}
	case 5:
		return document.Node{Kind: document.Object, Members: []document.Member{{Key: word(random), Value: scalar(random)}}}
	default:
		return document.Node{Kind: document.String, Text: word(random)}
	}
}

// word returns a key or value that means something to some rule: a string
// from its Rego.
func word(random *rand.Rand) string {
	words := words()
	return words[random.IntN(len(words))]
}

var words = sync.OnceValue(func() []string {
	var words []string
	seen := map[*plan.Function]bool{}
	var add func(*plan.Function)
	add = func(function *plan.Function) {
		if seen[function] {
			return
		}
		seen[function] = true
		for _, constant := range function.Constants {
			switch constant.Kind {
			case document.String:
				words = append(words, constant.Text)
			case plan.Set:
				for _, element := range constant.Items {
					words = append(words, element.Text)
				}
			default:
			}
		}
		for _, called := range function.Calls {
			add(called)
		}
	}
	for _, rule := range shipped.Rules() {
		add(rule.Findings)
	}
	slices.Sort(words)
	return slices.Compact(words)
})

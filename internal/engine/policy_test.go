package engine_test

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/engine"
)

// userRule is a rule as users write their own.
const userRule = `# METADATA
# title: Unlabelled pod
# description: Nobody knows whom to ask about it.
# related_resources:
#   - ref: https://example.com/labels
# custom:
#   score: 3
#   groups: [recommended]
#   parameters:
#     label:
#       type: string
#       default: team
#       description: the label that pods must have
#   fix: Label it.
package rules.pod["unlabelled-pod"]

import data.parameters["unlabelled-pod"] as parameters
import data.rules.lib.workload

findings contains {"path": ["metadata", "labels"], "message": message} if {
	count(workload.pods) > 0
	label := parameters.label
	not input.metadata.labels[label]
	message := sprintf("no label %q", [label])
}
`

func folder(name, text string) fstest.MapFS {
	return fstest.MapFS{name: &fstest.MapFile{Data: []byte(text)}}
}

func pod() *document.Document {
	text := func(text string) document.Node { return document.Node{Kind: document.String, Text: text} }
	object := func(members ...document.Member) document.Node {
		return document.Node{Kind: document.Object, Members: members}
	}
	yes := document.Node{Kind: document.Bool, Text: "true"}
	container := object(document.Member{Key: "name", Value: text("app")},
		document.Member{Key: "securityContext", Value: object(document.Member{Key: "privileged", Value: yes})})
	return &document.Document{Kind: "Pod", Source: &document.Source{}, Root: object(
		document.Member{Key: "kind", Value: text("Pod")},
		document.Member{Key: "metadata", Value: object(document.Member{Key: "namespace", Value: text("default")})},
		document.Member{Key: "spec", Value: object(document.Member{
			Key: "containers", Value: document.Node{Kind: document.Array, Items: []document.Node{container}},
		})},
	)}
}

// TestLoad_besideBuiltin has a user's rule judge beside those that ship, on
// either engine, with its parameters.
func TestLoad_besideBuiltin(t *testing.T) {
	own, err := engine.Load(folder("pod/unlabelled-pod/unlabelled-pod.rego", userRule))
	if err != nil {
		t.Fatal(err)
	}
	policy, err := engine.Builtin().Join(own)
	if err != nil {
		t.Fatal(err)
	}
	set, err := policy.Rules.Choose([]string{"unlabelled-pod", "privileged-container"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, options := range map[string][]engine.Option{"plan": nil, "OPA": {engine.OPA}} {
		t.Run(name, func(t *testing.T) {
			parameters := engine.Parameters{"unlabelled-pod": {"label": "owner"}}
			judge, err := engine.New(t.Context(), policy, set, parameters, options...)
			if err != nil {
				t.Fatal(err)
			}
			got, ok := findings(judge, pod())
			want := []string{
				`{0 0 0} privileged-container /spec/containers/0/securityContext/privileged container "app" runs privileged`,
				`{0 0 0} unlabelled-pod /metadata/labels no label "owner"`,
			}
			if diff := cmp.Diff(want, got); diff != "" || !ok {
				t.Errorf("judged: %v (-want +got):\n%s", ok, diff)
			}
		})
	}
}

func TestLoad_refuses(t *testing.T) {
	for name, test := range map[string]struct{ file, rego, want string }{
		"built-in that reaches outside": {
			"pod/unlabelled-pod/unlabelled-pod.rego",
			strings.Replace(userRule, "count(workload.pods) > 0", `http.send({"method": "get", "url": "https://example.com"})`, 1),
			"unlabelled-pod.rego:21: rego_type_error: undefined function http.send",
		},
		"package that is not the folder": {
			"pod/other/other.rego", userRule, `pod/other/other.rego: the package must be rules.pod.other`,
		},
		"no METADATA": {
			"pod/unlabelled-pod/unlabelled-pod.rego", userRuleFrom("package"), "METADATA: no title",
		},
		"no Rego": {
			"pod/unlabelled-pod/unlabelled-pod.rego", "package rules.pod[", "unlabelled-pod.rego:1: rego_parse_error",
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := engine.Load(folder(test.file, test.rego))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("the error is %v, want %s", err, test.want)
			}
		})
	}
}

func TestJoin_refusesNamesThatAreTaken(t *testing.T) {
	taken := strings.ReplaceAll(userRule, "unlabelled-pod", "privileged-container")
	own, err := engine.Load(folder("pod/privileged-container/privileged-container.rego", taken))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := engine.Builtin().Join(own); err == nil || !strings.Contains(err.Error(), `"privileged-container"`) {
		t.Errorf("the error is %v, want the name that is taken", err)
	}
}

// TestEverywhere gives every rule that has the parameter a value, unless it has
// one of its own.
func TestEverywhere(t *testing.T) {
	policy := engine.Builtin()
	given := engine.Parameters{"host-pid": {"reading": "pss"}, "free-tier": {"allowed": []any{"free"}}}
	all, err := policy.Everywhere("reading", "azure", given)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]any{"host-pid": "pss", "host-ipc": "azure", "free-tier": nil} {
		if got := all[name]["reading"]; got != want {
			t.Errorf("the reading of %s is %v, want %v", name, got, want)
		}
	}
	if got := all["free-tier"]["allowed"]; !cmp.Equal(got, []any{"free"}) {
		t.Errorf("free-tier.allowed is %v, want what was given", got)
	}
	const want = `"azrue" is not one of azure, pss, strict, did you mean "azure"?`
	if _, err := policy.Everywhere("reading", "azrue", given); err == nil || err.Error() != want {
		t.Errorf("the error is %v, want %s", err, want)
	}
}

func TestNew_refusesParameters(t *testing.T) {
	policy := engine.Builtin()
	for name, test := range map[string]struct {
		given engine.Parameters
		want  string
	}{
		"rule":      {engine.Parameters{"privileged-contaner": nil}, `parameters.privileged-contaner: no rule or library has this name, did you mean "privileged-container"?`},
		"parameter": {engine.Parameters{"workload": {"excludedNamespace": []any{}}}, `parameters.workload.excludedNamespace: workload has no such parameter, did you mean "excludedNamespaces"?`},
		"type":      {engine.Parameters{"workload": {"excludedNamespaces": "x"}}, `parameters.workload.excludedNamespaces: want a list, got "x"`},
		"item":      {engine.Parameters{"host-port": {"allowedHostPorts": []any{"80", "x"}}}, `parameters.host-port.allowedHostPorts.1: "x" is not a port or a range of ports`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := engine.New(context.Background(), policy, policy.Rules, test.given)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("the error is %v, want %s", err, test.want)
			}
		})
	}
}

// TestJudge_faultyRules has rules whose value is not what a finding must be,
// or not a single value: either engine reports it.
func TestJudge_faultyRules(t *testing.T) {
	for name, body := range map[string]string{
		"no message":      `findings contains {"path": []}`,
		"path is a text":  `findings contains {"path": "a", "message": "m"}`,
		"path with null":  `findings contains {"path": [null], "message": "m"}`,
		"two values":      "findings contains {\"path\": [], \"message\": x}\n\nx := input.kind\n\nx := \"Node\"",
		"two for one key": "findings contains {\"path\": [], \"message\": x.a}\n\nx[\"a\"] := input.kind\n\nx[\"a\"] := \"Node\" if input.kind",
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.TrimSuffix(userRule, userRuleFrom("import")) + body + "\n"
			policy, err := engine.Load(folder("pod/unlabelled-pod/unlabelled-pod.rego", text))
			if err != nil {
				t.Fatal(err)
			}
			planned, opa := judges(t, policy, nil)
			if _, ok := findings(planned, pod()); ok {
				t.Error("the plan judges it")
			}
			if _, ok := findings(opa, pod()); ok {
				t.Error("OPA judges it")
			}
		})
	}
}

// userRuleFrom is the part of userRule that begins with word.
func userRuleFrom(word string) string {
	_, rest, _ := strings.Cut(userRule, word)
	return word + rest
}

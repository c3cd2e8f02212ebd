package policy_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/policy"
	"github.com/akslint/akslint/internal/rule"
)

const header = `# METADATA
# title: A title
# description: |
#   A description.
# related_resources:
#   - ref: https://example.com/page
#     description: Page
# custom:
#   score: 7.5
#   groups: [recommended]
#   references:
#     pss: [check]
#   parameters:
#     names:
#       type: array
#       default: [a]
#       description: some names
#   fix: Mend it.
`

const body = `package rules.pod["a-fault"]

findings contains {"path": [], "message": "m"} if input.a
`

func files(texts map[string]string) fstest.MapFS {
	files := fstest.MapFS{}
	for name, text := range texts {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

func TestLoad(t *testing.T) {
	library := "# METADATA\n# title: L\n# custom:\n#   parameters:\n#     on: {type: boolean, default: true, description: whether}\n" +
		"package rules.lib.words\n\nword := \"w\"\n"
	got, err := policy.Load(files(map[string]string{
		"pod/a-fault/a-fault.rego":      header + body,
		"pod/a-fault/a-fault_test.rego": "package rules.pod[\"a-fault_test\"]\n\ntest_x if true\n",
		"lib/words/words.rego":          library,
	}))
	if err != nil {
		t.Fatal(err)
	}
	names := rule.Parameter{Type: "array", Default: []any{"a"}, Description: "some names"}
	want := rule.Set{{
		Name: "a-fault", Topic: "pod", Title: "A title", Description: "A description.", Fix: "Mend it.",
		Score: 7.5, Severity: rule.High, Groups: []string{"recommended"},
		Parameters: map[string]rule.Parameter{"names": names},
		References: rule.References{AzurePolicy: []string{}, PSS: []string{"check"}, CISAKS: []string{}, MCSB: []string{}},
		Resources:  []rule.Resource{{URL: "https://example.com/page", Description: "Page"}},
	}}
	if diff := cmp.Diff(want, got.Rules); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	compiler, err := policy.Compile(func(string) bool { return false }, got)
	if err != nil {
		t.Fatal(err)
	}
	if len(compiler.Modules) != 2 {
		t.Errorf("there are %d modules, want the rule and the library", len(compiler.Modules))
	}
	if on := got.Parameters["words"]["on"].Default; on != true {
		t.Errorf("the default of the library's parameter is %v, want true", on)
	}
}

// TestLoad_refuses shows that METADATA is read strictly: it is all that is
// known of a rule.
func TestLoad_refuses(t *testing.T) {
	for name, test := range map[string]struct{ old, new, want string }{
		"no title":          {"# title: A title\n", "", "no title"},
		"no description":    {"# description: |\n#   A description.\n", "", "no description"},
		"no resources":      {"# related_resources:\n#   - ref: https://example.com/page\n#     description: Page\n", "", "no related_resources"},
		"no score":          {"#   score: 7.5\n", "", "the score must be from 0.1 to 10"},
		"no fix":            {"#   fix: Mend it.\n", "", "no fix"},
		"unknown key":       {"#   fix:", "#   remedy: x\n#   fix:", `unknown field "remedy"`},
		"default of a type": {"default: [a]", "default: a", `default of the parameter "names": want array, got a`},
		"type of parameter": {"type: array", "type: list", `"list" is no type of parameter`},
		"package":           {`["a-fault"]`, `["b-fault"]`, "the package must be rules.pod[\"a-fault\"], as the folder is"},
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.Replace(header+body, test.old, test.new, 1)
			_, err := policy.Load(files(map[string]string{"pod/a-fault/a-fault.rego": text}))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("the error is %v, want %s", err, test.want)
			}
		})
	}
}

func TestLoad_refusesTwoOfAName(t *testing.T) {
	_, err := policy.Load(files(map[string]string{
		"image/a-fault/a-fault.rego": strings.Replace(header+body, "rules.pod", "rules.image", 1),
		"pod/a-fault/a-fault.rego":   header + body,
	}))
	if err == nil || !strings.Contains(err.Error(), `another rule or library is called "a-fault"`) {
		t.Errorf("the error is %v, want that the name is taken", err)
	}
}

package policy_test

import (
	"maps"
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
#       items: {type: string}
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

func stringsSchema() rule.Schema {
	return rule.Schema{Type: "array", Items: &rule.Schema{Type: "string"}}
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
	names := rule.Parameter{Name: "names", Schema: stringsSchema(), Default: []any{"a"}, Description: "some names"}
	want := rule.Set{{
		Name: "a-fault", Topic: "pod", Title: "A title", Description: "A description.", Fix: "Mend it.",
		Score: 7.5, Severity: rule.High, Groups: []string{"recommended"},
		Parameters: rule.Parameters{names},
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
	if on := got.Parameters["words"].Values(nil)["on"]; on != true {
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
		"default of a type": {"default: [a]", "default: a", `default of the parameter "names": want a list, got "a"`},
		"type of parameter": {"type: array", "type: list", `the parameter "names": type: "list" is not one of boolean, `},
		"no items":          {"#       items: {type: string}\n", "", `the parameter "names": an array needs items`},
		"shared in a rule":  {"#   fix:", "#   shared:\n#     x: {type: string, default: a}\n#   fix:", "only a library can declare shared parameters"},
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

const sharing = `# METADATA
# title: Words
# custom:
#   shared:
#     reading: {type: string, default: strict, description: whose verdict counts}
package rules.lib.words

word := "w"
`

// TestLoad_sharedParameters has a rule use the parameter of a library, from
// its own folder or another.
func TestLoad_sharedParameters(t *testing.T) {
	text := strings.Replace(header, "#   fix:", "#   uses: [reading]\n#   fix:", 1) + body
	library := map[string]string{"lib/words/words.rego": sharing}
	using := map[string]string{"image/a-fault/a-fault.rego": strings.Replace(text, "rules.pod", "rules.image", 1)}
	both := maps.Clone(library)
	maps.Copy(both, using)
	shipped, err := policy.Load(files(library))
	if err != nil {
		t.Fatal(err)
	}
	for name, load := range map[string]func() (*policy.Policy, error){
		"one folder":  func() (*policy.Policy, error) { return policy.Load(files(both)) },
		"two folders": func() (*policy.Policy, error) { return policy.Load(files(using), shipped) },
	} {
		t.Run(name, func(t *testing.T) {
			got, err := load()
			if err != nil {
				t.Fatal(err)
			}
			want := rule.Parameters{
				{Name: "names", Schema: stringsSchema(), Default: []any{"a"}, Description: "some names"},
				{Name: "reading", Schema: rule.Schema{Type: "string"}, Default: "strict", Description: "whose verdict counts"},
			}
			if diff := cmp.Diff(want, got.Rules[0].Parameters); diff != "" {
				t.Errorf("parameters of the rule (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(want, got.Parameters["a-fault"]); diff != "" {
				t.Errorf("parameters of the policy (-want +got):\n%s", diff)
			}
			if len(got.Parameters["words"]) > 0 {
				t.Errorf("the library has parameters %v; it only shares some", got.Parameters["words"])
			}
		})
	}
}

func TestLoad_refusesSharedParameters(t *testing.T) {
	for name, test := range map[string]struct{ uses, library, want string }{
		"unknown name": {
			"readings", sharing, `pod/a-fault/a-fault.rego: METADATA: no library shares a parameter "readings", did you mean "reading"?`,
		},
		"name that the rule declares": {
			"names", strings.Replace(sharing, "reading", "names", 1),
			`pod/a-fault/a-fault.rego: METADATA: the parameter "names" is declared twice`,
		},
		"name that is used twice": {
			"reading, reading", sharing, `pod/a-fault/a-fault.rego: METADATA: the parameter "reading" is declared twice`,
		},
		"default of a type": {
			"reading", strings.Replace(sharing, "default: strict", "default: 1", 1),
			`lib/words/words.rego: METADATA: default of the parameter "reading": want a string, got 1`,
		},
		"use in a library": {
			"reading", strings.Replace(sharing, "#   shared:", "#   uses: [reading]\n#   shared:", 1),
			"lib/words/words.rego: METADATA: only a rule can use shared parameters",
		},
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.Replace(header, "#   fix:", "#   uses: ["+test.uses+"]\n#   fix:", 1) + body
			_, err := policy.Load(files(map[string]string{
				"pod/a-fault/a-fault.rego": text, "lib/words/words.rego": test.library,
			}))
			if err == nil || err.Error() != test.want {
				t.Errorf("the error is %v, want %s", err, test.want)
			}
		})
	}
}

func TestLoad_refusesTwoLibrariesThatShareAName(t *testing.T) {
	_, err := policy.Load(files(map[string]string{
		"lib/more/more.rego":   strings.Replace(sharing, "lib.words", "lib.more", 1),
		"lib/words/words.rego": sharing,
	}))
	const want = `lib/words/words.rego: METADATA: the library more already shares a parameter "reading"`
	if err == nil || err.Error() != want {
		t.Errorf("the error is %v, want %s", err, want)
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

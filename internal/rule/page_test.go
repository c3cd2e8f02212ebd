package rule_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/rule"
)

func TestPages(t *testing.T) {
	files := fstest.MapFS{
		"pod/host-door/bad.yaml":  {Data: []byte("kind: Pod # finding\n")},
		"pod/host-door/bad.sh":    {Data: []byte("open\n")},
		"pod/host-door/good.yaml": {Data: []byte("kind: Service\n")},
	}
	set := rule.Set{{
		Name: "host-door", Topic: "pod", Title: "Open | door", Description: "It is open.", Fix: "Close it.",
		Score: 9, Severity: rule.Critical, Groups: []string{"pss-baseline", "recommended"},
		Parameters: rule.NewParameters(map[string]rule.Parameter{
			"keys":  {Schema: rule.Schema{Type: "array", Items: &rule.Schema{Type: "string"}}, Default: []any{"a"}, Description: "who may\nenter"},
			"regex": {Schema: rule.Schema{Type: "regex"}, Default: "a|b", Description: "what fits"},
			"empty": {Schema: rule.Schema{Type: "string"}, Default: "", Description: "nothing"},
		}),
		References: rule.References{AzurePolicy: []string{"1-2"}, PSS: []string{"door", "gate"}},
		Resources:  []rule.Resource{{URL: "https://example.com/", Description: "Doors"}},
	}}
	got, err := set.Pages(files)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"README.md": `# Rules

Each rule is a folder. This table and the pages of the rules are written by ` + "`go generate ./...`" + `.

## pod

| rule | severity | fault |
|---|---|---|
| [` + "`host-door`" + `](pod/host-door/README.md) | critical (9.0) | Open \| door |
`,
		"pod/host-door/README.md": `# Open | door

` + "`host-door` · critical (9.0) · pod" + `

It is open.

## Bad

` + "```sh\nopen\n```\n\n```yaml\nkind: Pod # finding\n```" + `

## Good

` + "```yaml\nkind: Service\n```" + `

## Fix

Close it.

## Parameters

| name | type | default | meaning |
|---|---|---|---|
| ` + "`empty` | string | `\"\"`" + ` | nothing |
| ` + "`keys` | array of string | `[\"a\"]`" + ` | who may enter |
| ` + "`regex` | regex | `a\\|b`" + ` | what fits |

## Groups

` + "`pss-baseline`, `recommended`" + `

## References

- Azure Policy [` + "`1-2`" + `](https://portal.azure.com/#view/Microsoft_Azure_Policy/PolicyDetailBlade/definitionId/%2Fproviders%2FMicrosoft.Authorization%2FpolicyDefinitions%2F1-2)
- Pod Security Standards ` + "`door`, `gate`" + `

## Further reading

- [Doors](https://example.com/)
`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("pages (-want +got):\n%s", diff)
	}
}

func TestPage_leavesOutWhatIsNotThere(t *testing.T) {
	of := &rule.Rule{
		Name: "host-door", Topic: "pod", Title: "Open door", Description: "It is open.", Fix: "Close it.",
		Score: 3.14, Severity: rule.Low, Groups: []string{"recommended"},
	}
	got := of.Page(nil, nil)
	want := "# Open door\n\n`host-door` · low (3.1) · pod\n\nIt is open.\n\n## Fix\n\nClose it.\n\n## Groups\n\n`recommended`\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("page (-want +got):\n%s", diff)
	}
}

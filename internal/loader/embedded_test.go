package loader

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/find"
)

// Blocks of a job share what their host gives all of them; what it gives to one
// step is not there for the next.
func TestLoad_variablesOfHosts(t *testing.T) {
	const workflow = `on: push
jobs:
  create:
    runs-on: ubuntu-latest
    env:
      TIER: free
    steps:
      - run: REGION=westeurope
      - ENV
        run: az aks create --name a --resource-group b --tier $TIER --location $REGION
      - run: az aks update --name a --resource-group b --tier $TIER --nrg-lockdown-restriction-level $LEVEL
`
	for name, test := range map[string]struct {
		env  string
		want []string // the values of the last flags of both commands
	}{
		"the same for all steps": {"name: Create", []string{"free", "westeurope", "free", "${LEVEL}"}},
		"one more for one step":  {"env: {LEVEL: ReadOnly}", []string{"free", "${REGION}", "free", "${LEVEL}"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			text := strings.Replace(workflow, "ENV", test.env, 1)
			Load(find.File{Name: "deploy.yml"}, strings.NewReader(text), Handlers{
				Document: func(doc *document.Document) {
					if doc.Class != document.Command {
						return
					}
					flags := doc.Root.Get("flags").Items
					for i := range flags[2:] {
						got = append(got, flags[2+i].Get("values").Items[0].Text)
					}
				},
				Problem: func(problem document.Problem) { t.Error(problem) },
			})
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// A manifest in a heredoc has the places of the file it stands in.
func TestLoad_heredocInAPage(t *testing.T) {
	const page = "# Page\n\n- step\n\n  ```bash\n  cat <<EOF | kubectl apply -f -\n  apiVersion: v1\n  kind: Pod\n  metadata:\n    name: é\n  spec:\n    hostPID: true\n  EOF\n  ```\n"
	var places []document.Span
	Load(find.File{Name: "page.md"}, strings.NewReader(page), Handlers{
		Document: func(doc *document.Document) {
			path := document.Path{document.Key("spec"), document.Key("hostPID")}
			places = append(places, doc.Anchor, doc.Locate(path))
		},
		Problem: func(problem document.Problem) { t.Error(problem) },
	})
	want := []document.Span{{Line: 8, Column: 9, End: 12}, {Line: 12, Column: 14, End: 18}}
	if diff := cmp.Diff(want, places); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// What cannot be parsed of a page hides nothing else of it, in whatever languages
// the page is written.
func TestLoad_faultsInAPage(t *testing.T) {
	const page = "```powershell\n$a = 'x'\naz aks list `\n```\n\n```cli\naz policy definition create --description 'it doesn't exist.'\n\n" +
		"az aks get-credentials -n a\n```\n\n```pwsh\naz aks get-credentials -n $a\n```\n"
	want := []string{"az aks list:3:1: az", "az aks get-credentials:9:1: az", "az aks get-credentials:13:1: az"}
	if diff := cmp.Diff(want, loaded(t, find.File{Name: "x.md"}, page)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// A document that cannot be read does not hide the scripts of others.
func TestLoad_faultsInAPipeline(t *testing.T) {
	const step = "steps:\n- bash: az aks get-credentials\n"
	want := []string{"az aks get-credentials:2:9: az", "az aks get-credentials:7:9: az"}
	got := loaded(t, find.File{Name: "x.yml"}, step+"---\na: [\n---\n"+step)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

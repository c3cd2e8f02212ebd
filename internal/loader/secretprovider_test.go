package loader

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/document"
)

// What a SecretProviderClass takes from a key vault has its place, whatever the
// notation of the strings around it.
func TestVaultObjects(t *testing.T) {
	const class = "apiVersion: secrets-store.csi.x-k8s.io/v1\nkind: SecretProviderClass\nspec:\n  parameters:\n    objects: "
	const inJSON = `{"apiVersion": "secrets-store.csi.x-k8s.io/v1", "kind": "SecretProviderClass", "spec": {"parameters": {"objects": "%s"}}}`
	for _, test := range []struct {
		name, file, content string
		want                string // the list, and where the objectName of the first object is
	}{
		{"blocks", "a.yaml", class + "|\n      array:\n        - |\n          objectName: é # c\n          objectType: key\n", `[{"objectName":"é","objectType":"key"}] 8:23:é`},
		{"folded", "a.yaml", class + ">-\n\n      array:\n\n        - >\n          {objectName:\n            é}\n", `[{"objectName":"é"}] 11:13:é`},
		{"double quotes", "a.yaml", class + `"array:\n- \"objectName: \\\"é\\\"\""`, `[{"objectName":"é"}] 5:39:\\\"é\\\"`},
		{"single quotes", "a.yaml", class + `'array: ["objectName: ''é''"]'`, `[{"objectName":"é"}] 5:36:''é''`},
		{"JSON", "a.json", fmt.Sprintf(inJSON, `array:\n- |\n  objectName: \"é\"`), `[{"objectName":"é"}] 1:143:\"é\"`},
		{"heredoc", "a.sh", "kubectl apply -f - <<EOF\n" + class + "|\n      array:\n        - |\n          objectName: é\nEOF\n", `[{"objectName":"é"}] 9:23:é`},
		{"list", "a.yaml", "apiVersion: v1\nkind: List\nitems:\n- " + strings.ReplaceAll(class, "\n", "\n  ") + "|\n        array:\n          - |\n            objectName: é\n", `[{"objectName":"é"}] 11:25:é`},
		{"not strings", "a.yaml", class + "|\n      array:\n        - objectName: é\n        - [é]\n        - 1\n        -\n", `[null,null,null,null]`},
		{"not objects", "a.yaml", class + "|\n      array: ['a: [', '', a, '- b']", `["a: [","","a","- b"]`},
		{"unknown parts", "a.yaml", class + "|\n      array:\n        - ${X}\n        - |\n          a: ${X}\n        - |\n          a: [\n          ${X}\n", `[{"unknown":"${X}"},{"a":{"unknown":"${X}"}},{"unknown":"a: [\n${X}\n"}]`},
		{"filled in later", "a.yaml", class + "|\n      array:\n      {{- range .Values.x }}\n      - a\n", `{"unknown":"array:\n{{- range .Values.x }}\n- a\n"}`},
		{"aliases", "a.yaml", class + "|\n      array: [&a 'b: c', *a]", `[{"b":"c"},{"unknown":"b: c"}]`},
		{"not YAML", "a.yaml", class + "|\n      array: [", `null`},
		{"empty", "a.yaml", class + "''", `null`},
		{"no list", "a.yaml", class + "|\n      arrays: []", `null`},
		{"nothing but a list", "a.yaml", class + "|\n      - a", `null`},
		{"nothing but a variable", "a.yaml", class + "|\n      ${OBJECTS}\n", `{"unknown":"${OBJECTS}"}`},
		{"not a list", "a.yaml", class + "|\n      array: a", `"a"`},
		{"unknown", "a.yaml", class + "${OBJECTS}", ``},
		{"not a string", "a.yaml", class + "{array: [a]}", ``},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := onlyDocument(t, test.file, test.content)
			objects := doc.Root.Get("_akslint").Get("objects")
			if objects == nil {
				if test.want != "" {
					t.Errorf("want %s, got nothing", test.want)
				}
				return
			}
			written, err := json.Marshal(objects)
			if err != nil {
				t.Fatal(err)
			}
			got := string(written)
			if strings.Contains(test.want, "objectName") {
				span := doc.Locate(document.Path{
					document.Key("_akslint"), document.Key("objects"), document.Index(0), document.Key("objectName"),
				})
				got += fmt.Sprintf(" %d:%d:%s", span.Line, span.Column, at(doc.Source, span))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

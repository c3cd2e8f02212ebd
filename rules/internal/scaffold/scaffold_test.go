package scaffold_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/engine"
	"github.com/akslint/akslint/rules/internal/scaffold"
)

// TestWrite writes a room for every topic, which the engine accepts as it is:
// only the decisions are left.
func TestWrite(t *testing.T) {
	for _, class := range document.Classes() {
		for _, topic := range engine.Topics(class) {
			t.Run(topic, func(t *testing.T) {
				folder := t.TempDir()
				files, err := scaffold.Write(folder, topic+"/open-door")
				if err != nil {
					t.Fatal(err)
				}
				for _, name := range []string{"open-door.rego", "open-door_test.rego"} {
					if !slices.Contains(files, filepath.Join(folder, topic, "open-door", name)) {
						t.Errorf("%s is missing from %v", name, files)
					}
				}
				policy, err := engine.Load(os.DirFS(folder))
				if err != nil {
					t.Fatal(err)
				}
				if rule, err := policy.Rules.Find("open-door"); err != nil || rule.Topic != topic {
					t.Errorf("got %v, %v, want the rule", rule, err)
				}
			})
		}
	}
}

func TestWrite_refuses(t *testing.T) {
	folder := t.TempDir()
	if err := os.MkdirAll(filepath.Join(folder, "image", "open-door"), 0o750); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"open-door":      `"open-door" is not TOPIC/NAME`,
		"pods/open-gate": `"pods" is not a topic: want one of pod, `,
		"pod/OpenGate":   `"OpenGate" is not a valid rule name`,
		"pod/open-door":  filepath.Join("image", "open-door") + " already exists",
	} {
		if _, err := scaffold.Write(folder, name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: the error is %v, want %s", name, err, want)
		}
	}
}

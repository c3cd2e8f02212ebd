package rules_test

import (
	"io/fs"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/page"
	"github.com/akslint/akslint/internal/policy"
	"github.com/akslint/akslint/internal/rule"
	"github.com/akslint/akslint/rules"
)

// TestPages compares the pages of the rules with what go generate ./rules
// would write.
func TestPages(t *testing.T) {
	eachRoom(t, false, func(t *testing.T, r room) {
		pages, err := page.All(os.DirFS("."), rule.Set{r.load(t)})
		if err != nil {
			t.Fatal(err)
		}
		comparePage(t, string(r)+"/"+page.Name, pages)
	})
	t.Run("table", func(t *testing.T) {
		loaded, err := policy.Load(rules.Files)
		if err != nil {
			t.Fatal(err)
		}
		comparePage(t, page.Name, map[string]string{page.Name: page.Table(loaded.Rules)})
	})
}

func comparePage(t *testing.T, name string, pages map[string]string) {
	t.Helper()
	onDisk, err := fs.ReadFile(os.DirFS("."), name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(pages[name], string(onDisk)); diff != "" {
		t.Errorf("%s is not up to date; run go generate ./rules (-generated +on disk):\n%s", name, diff)
	}
}

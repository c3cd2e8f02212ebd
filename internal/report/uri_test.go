package report

import (
	"os"
	"path/filepath"
	"testing"
)

func TestURI(t *testing.T) {
	above := folder(t)
	base := base{root: filepath.Join(above, "repository"), dir: filepath.Join(above, "repository", "deploy")}
	for name, want := range map[string]string{
		"<stdin>":                            "stdin",
		"web.yaml":                           "deploy/web.yaml",
		"./web.yaml":                         "deploy/web.yaml",
		"../clusters/create.sh":              "clusters/create.sh",
		above + "/repository/web.yaml":       "web.yaml",
		above + "/repository//deploy/x.yaml": "deploy/x.yaml",
		above + "/repository/deploy/..":      ".",
		above + "/elsewhere/web.yaml":        "../elsewhere/web.yaml",
		"two words.yaml":                     "deploy/two%20words.yaml",
		"50%/#1?.yaml":                       "deploy/50%25/%231%3F.yaml",
		"../a:b.yaml":                        "a%3Ab.yaml",
		"größe.yaml":                         "deploy/gr%C3%B6%C3%9Fe.yaml",
		"[x]*.yaml":                          "deploy/%5Bx%5D%2A.yaml",
	} {
		if got := base.uri(name); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}

func TestURI_noRepository(t *testing.T) {
	dir := folder(t)
	base := base{dir: dir}
	for name, want := range map[string]string{
		"web.yaml":        "web.yaml",
		dir + "/web.yaml": "web.yaml",
		"../web.yaml":     "../web.yaml",
	} {
		if got := base.uri(name); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}

func TestURI_symbolicLinks(t *testing.T) {
	root := folder(t)
	deploy, alias := filepath.Join(root, "deploy"), filepath.Join(root, "alias")
	if err := os.Mkdir(deploy, 0o750); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(deploy, "web.yaml"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(deploy, alias); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink("web.yaml", filepath.Join(deploy, "link.yaml")); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ dir, name, want string }{
		{root, "deploy/web.yaml", "deploy/web.yaml"},
		{root, "alias/web.yaml", "deploy/web.yaml"},
		{root, "alias/link.yaml", "deploy/web.yaml"},
		{alias, "link.yaml", "deploy/web.yaml"},
		{alias, "../deploy/web.yaml", "deploy/web.yaml"},
		{"/", filepath.Join(alias, "web.yaml"), "deploy/web.yaml"},
		{alias, "missing/too.yaml", "deploy/missing/too.yaml"},
	} {
		if got := (base{root: root, dir: test.dir}).uri(test.name); got != test.want {
			t.Errorf("%s in %s: got %s, want %s", test.name, test.dir, got, test.want)
		}
	}
}

// folder is an empty folder whose path has no symbolic links.
func folder(t *testing.T) string {
	t.Helper()
	folder, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

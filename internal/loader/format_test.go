package loader

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/find"
)

// first names a format by the first end of its names.
func first(format *format) string {
	if format == nil {
		return ""
	}
	return format.suffixes[0]
}

func TestFormatOfName(t *testing.T) {
	for name, want := range map[string]string{
		"a.tf": ".tf", "a.TF.JSON": ".tf", "a.json": ".json", "a.bash": ".sh", "a.azcli": ".sh", "a.sh": ".sh", "a.ps1": ".ps1", "a.psm1": ".ps1",
		"a.md": ".md", "a.mdx": ".md", "a.Markdown": ".md", "a.mk": ".mk", "Makefile": ".mk", "GNUmakefile": ".mk", "makefile.am": ".mk", "x/Makefile": ".mk",
		"Dockerfile": ".dockerfile", "dockerfile.dev.x": ".dockerfile", "a.Dockerfile": ".dockerfile", "a.yaml": ".yaml", "a.yml": ".yaml", "Dockerfile.yaml": ".yaml",
		"Makefile/a": "", "amakefile": "", "a.tfvars": "", "a.json5": "", "sh": "", "a.dockerfile.x": "", "": "",
	} {
		if got := first(formatOfName(name)); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

func TestFormatOfLine(t *testing.T) {
	for line, want := range map[string]string{
		"#!/bin/sh": ".sh", "#!bash": ".sh", "#! /usr/bin/env -S zsh -e": ".sh", "#!/bin/dash": ".sh", "#!/bin/ksh": ".sh",
		"#!/bin/shx": "", "#!/bin/xsh": "", "#!/sh/x": "", "#!": "", "": "", "/bin/sh": "", " #!/bin/sh": "",
	} {
		if got := first(formatOfLine([]byte(line))); got != want {
			t.Errorf("%s: got %q, want %q", line, got, want)
		}
	}
}

// What no name tells, the content does.
func TestLoad_input(t *testing.T) {
	const cluster = `{"azurerm_kubernetes_cluster": {"a": {"name": "b"}}}`
	const shown = `{"type": "Microsoft.ContainerService/ManagedClusters", "name": "a"}`
	for _, test := range []struct {
		name, content string
		want          []string
	}{
		{"Terraform", "resource \"azurerm_kubernetes_cluster\" \"a\" {}", []string{"ManagedCluster:1:39: terraform"}},
		{"Terraform in JSON", `{"resource": ` + cluster + `}`, []string{"ManagedCluster/b:1:46: terraform"}},
		{"Terraform in a list", ` [{"resource": ` + cluster + `}]`, []string{"ManagedCluster/b:1:48: terraform"}},
		{"a list of clusters", "\n[" + shown + "]", []string{"ManagedCluster/a:2:11: show"}},
		{"a cluster", shown, []string{"ManagedCluster/a:1:10: show"}},
		{"a script of an object", "apiVersion: v1\nkind: az \n", []string{"az:2:7: yaml"}},
		{"words", "azure\n", []string{}},
		{"nothing", "", []string{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, loaded(t, find.File{Name: "<stdin>", Named: true}, test.content)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// A file that is not text matters if it could have been judged.
func TestLoad_foreignBytes(t *testing.T) {
	for content, matters := range map[string]bool{
		"\xff": false, "a\x00": false, "kind apiVersion\x00": true, "apiVersion kind \xff": true, "apiVersion \xff": false, "kind \xff": false, "az aks \xff": false,
		"/managedClusters \xff": true, "azurerm_kubernetes_cluster \xff": true, "\uFFFD": false, "az aks list \uFFFD\n": false,
	} {
		got := loaded(t, find.File{Name: "x.yaml"}, content)
		if problem := len(got) == 1 && strings.HasPrefix(got[0], "x.yaml:"); problem != matters {
			t.Errorf("%q: %q", content, got)
		}
	}
}

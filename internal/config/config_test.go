package config_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/config"
)

func read(t *testing.T, content string) (*config.Config, string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), config.Name)
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	read, err := config.Read(file)
	if err != nil {
		return nil, strings.TrimPrefix(err.Error(), file)
	}
	return read, ""
}

func TestRead(t *testing.T) {
	got, message := read(t, "select: [a]\nignore: [b, c]\nexclude:\n- d/**\nfail-on: never\nparameters:\n  e:\n    f: [1]\n    g: true\n")
	if message != "" {
		t.Fatal(message)
	}
	if diff := cmp.Diff([]string{"a"}, got.Select); diff != "" {
		t.Errorf("select: %s", diff)
	}
	if diff := cmp.Diff([]string{"b", "c"}, got.Ignore); diff != "" {
		t.Errorf("ignore: %s", diff)
	}
	if diff := cmp.Diff([]string{"d/**"}, got.Exclude); diff != "" {
		t.Errorf("exclude: %s", diff)
	}
	if diff := cmp.Diff(map[string]map[string]any{"e": {"f": []any{1.0}, "g": true}}, got.Parameters); diff != "" {
		t.Errorf("parameters: %s", diff)
	}
	if got.FailOn != "never" || filepath.Base(got.File) != ".akslint.yaml" {
		t.Errorf("fail-on %q of %s", got.FailOn, got.File)
	}
	for key, line := range map[string]int{"select": 1, "exclude": 3, "parameters": 6, "parameters.e": 7, "parameters.e.g": 9, "e": 0, "": 0} {
		if got.Line(key) != line {
			t.Errorf("%q is in line %d, and not %d", key, got.Line(key), line)
		}
	}
}

func TestRead_faults(t *testing.T) {
	for content, want := range map[string]string{
		"":                                     "",
		"# nothing\n":                          "",
		"fail-on: low\n":                       "",
		"a: [\n":                               ": line 1: did not find expected node content",
		"select: a\n":                          ":1: select: want a list of strings, got string",
		"\nselect: {a: b}\n":                   ":2: select: want a list of strings, got object",
		"fail-on: [a]\n":                       ":1: fail-on: want a string, got array",
		"parameters:\n  a: b\n":                ":1: parameters: want a mapping, got string",
		"ignore: []\nfail-on: lw\n":            `:2: fail-on: "lw" is not one of critical, high, medium, low, never, did you mean "low"?`,
		"a\n":                                  ":1: want a mapping with the keys select, ignore, exclude, fail-on, reading, kubernetes-version, parameters",
		"select: []\nexclud: []\n":             `:2: unknown key "exclud", did you mean "exclude"?`,
		"zzz: 1\n":                             `:1: unknown key "zzz"`,
		"parameters: {a: {b: 1}, a: {c: 1}}\n": `: line 1: key "a" already set in map`,
	} {
		if _, message := read(t, content); message != want {
			t.Errorf("%q:\ngot  %s\nwant %s", content, message, want)
		}
	}
}

func TestFind(t *testing.T) {
	folder := t.TempDir()
	found, err := config.Find(folder)
	if err != nil || found.File != "" {
		t.Errorf("without a file: %+v, %v", found, err)
	}
	if err := os.WriteFile(filepath.Join(folder, ".akslint.yaml"), []byte("a"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := config.Find(folder); err == nil {
		t.Error("a file with a fault is none")
	}
	if _, err := config.Read(filepath.Join(folder, "missing")); err == nil || !strings.HasPrefix(err.Error(), "read configuration: open ") {
		t.Errorf("a missing file: %v", err)
	}
}

package lint_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/engine"
	"github.com/akslint/akslint/internal/find"
	"github.com/akslint/akslint/internal/lint"
)

func judge(t *testing.T, rules ...string) *engine.Engine {
	t.Helper()
	policy := engine.Builtin()
	set, err := policy.Rules.Choose(append(rules, "host-pid", "host-ipc", "host-network"), nil)
	if err != nil {
		t.Fatal(err)
	}
	judge, err := engine.New(context.Background(), policy, set, nil)
	if err != nil {
		t.Fatal(err)
	}
	return judge
}

// files writes count manifests; each has as many faulty pods as its number,
// modulo 4, so that files take different times.
func files(t *testing.T, count int) (files []find.File, want []string) {
	t.Helper()
	folder := t.TempDir()
	for i := range count {
		name := filepath.Join(folder, fmt.Sprintf("%03d.yaml", i))
		pod := "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {hostPID: true}\n---\n"
		if err := os.WriteFile(name, []byte(strings.Repeat(pod, i%4)), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, find.File{Name: name, Path: name})
		want = append(want, fmt.Sprintf("%s: %d documents, %d findings", name, i%4, i%4))
	}
	return files, want
}

func TestRun_keepsTheOrderOfFiles(t *testing.T) {
	files, want := files(t, 200)
	var got []string
	err := lint.Run(context.Background(), judge(t), lint.Input{Files: files}, func(result lint.Result) error {
		got = append(got, fmt.Sprintf("%s: %d documents, %d findings", result.Source.Name, result.Documents, len(result.Findings)))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestRun_sortsFindingsByPlace(t *testing.T) {
	manifest := "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {hostPID: true, hostIPC: true}\n---\n" +
		"apiVersion: v1\nkind: Pod\nmetadata: {name: b}\nspec: {hostNetwork: true}\n"
	var got []string
	input := lint.Input{Files: []find.File{{Name: "<stdin>"}}, Stdin: strings.NewReader(manifest)}
	err := lint.Run(context.Background(), judge(t), input, func(result lint.Result) error {
		for _, finding := range result.Findings {
			got = append(got, fmt.Sprintf("%d:%d %s", finding.Span.Line, finding.Span.Column, finding.Rule.Name))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"4:17 host-pid", "4:32 host-ipc", "9:21 host-network"}, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// A flag is judged as part of its command and of the cluster: the narrower rule
// about the cluster wins, wherever else the wider one finds faults.
func TestRun_yieldsToAnotherDocument(t *testing.T) {
	const script = "az aks create -g rg -n shop --enable-pod-security-policy --enable-vmss\n"
	for _, rules := range []struct{ chosen, want []string }{
		{[]string{"removed-flag"}, []string{"1:29 removed-flag", "1:58 removed-flag"}},
		{
			[]string{"removed-flag", "pod-security-policy-enabled"},
			[]string{"1:29 pod-security-policy-enabled", "1:58 removed-flag"},
		},
	} {
		name := filepath.Join(t.TempDir(), "cluster.sh")
		if err := os.WriteFile(name, []byte(script), 0o600); err != nil {
			t.Fatal(err)
		}
		var got []string
		input := lint.Input{Files: []find.File{{Name: name, Path: name}}}
		err := lint.Run(context.Background(), judge(t, rules.chosen...), input, func(result lint.Result) error {
			for _, finding := range result.Findings {
				got = append(got, fmt.Sprintf("%d:%d %s", finding.Span.Line, finding.Span.Column, finding.Rule.Name))
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(rules.want, got); diff != "" {
			t.Errorf("%v: -want +got:\n%s", rules.chosen, diff)
		}
	}
}

func TestRun_stopsWhereTheReportFails(t *testing.T) {
	files, _ := files(t, 200)
	full := errors.New("the disk is full")
	reported := 0
	err := lint.Run(context.Background(), judge(t), lint.Input{Files: files}, func(lint.Result) error {
		if reported++; reported == 3 {
			return full
		}
		return nil
	})
	if !errors.Is(err, full) || reported != 3 {
		t.Errorf("got %v after %d results, want %v after 3", err, reported, full)
	}
}

func TestRun_isCancelled(t *testing.T) {
	files, _ := files(t, 200)
	ctx, cancel := context.WithCancel(context.Background())
	reported := 0
	err := lint.Run(ctx, judge(t), lint.Input{Files: files}, func(lint.Result) error {
		reported++
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) || reported == len(files) {
		t.Errorf("got %v after %d of %d results, want it cancelled", err, reported, len(files))
	}
}

// TestRun_reportsOnce has the same registry in several files, which is reported in
// the first of them and counted in the others.
func TestRun_reportsOnce(t *testing.T) {
	policy := engine.Builtin()
	set, err := policy.Rules.Choose([]string{"untrusted-registry"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		given engine.Parameters
		want  []string
	}{
		"default list": {nil, []string{"1 of 3: untrusted-registry again: docker.io, untrusted-registry again: docker.io", "0 of 1: untrusted-registry again: docker.io"}},
		"list that is given": {
			engine.Parameters{"untrusted-registry": {"allowedContainerImagesRegex": "^contoso"}}, []string{"3 of 3: ", "1 of 1: "},
		},
	} {
		t.Run(name, func(t *testing.T) {
			judge, err := engine.New(t.Context(), policy, set, test.given)
			if err != nil {
				t.Fatal(err)
			}
			folder := t.TempDir()
			var files []find.File
			for file, images := range []string{"[{image: a}, {image: b}, {image: docker.io/c/d}]", "[{image: e}]"} {
				name := filepath.Join(folder, fmt.Sprint(file, ".yaml"))
				pod := "apiVersion: v1\nkind: Pod\nspec: {containers: " + images + "}\n"
				if err := os.WriteFile(name, []byte(pod), 0o600); err != nil {
					t.Fatal(err)
				}
				files = append(files, find.File{Name: name, Path: name})
			}
			var got []string
			err = lint.Run(t.Context(), judge, lint.Input{Files: files}, func(result lint.Result) error {
				all := len(result.Findings) + len(result.Unreported)
				got = append(got, fmt.Sprintf("%d of %d: %s", len(result.Findings), all, strings.Join(result.Unreported, ", ")))
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

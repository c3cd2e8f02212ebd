package find

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// git runs git in a folder, without the settings of whoever runs the tests.
func git(t *testing.T, folder string, args ...string) string {
	t.Helper()
	command := exec.Command("git", append([]string{
		"-C", folder, "-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "protocol.file.allow=always",
	}, args...)...)
	command.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull)
	output, err := command.CombinedOutput()
	if err != nil {
		t.Skipf("git %s: %v: %s", strings.Join(args, " "), err, output)
	}
	return string(output)
}

// repository makes a repository with files that are all tracked.
func repository(t *testing.T, options ...string) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not here")
	}
	root := tree(t, "a.yaml", "é/"+strings.Repeat("long/", 20)+"b.yaml", "a/b", "a-b", "a.b/c", "1234567", "12345678")
	for i := range 100 {
		write(t, filepath.Join(root, fmt.Sprintf("d%d/%d.yaml", i%7, i*i)), "x")
	}
	git(t, root, append([]string{"init", "-q"}, options...)...)
	git(t, root, "add", ".")
	git(t, root, "commit", "-qm", "a")
	return root
}

// An index of any kind is read as git reads it.
func TestReadIndex(t *testing.T) {
	for _, test := range []struct {
		name    string
		options []string // of git init
		change  func(t *testing.T, root string)
	}{
		{name: "version 2", change: func(*testing.T, string) {}},
		{name: "version 3, with a file that is added later", change: func(t *testing.T, root string) {
			write(t, filepath.Join(root, "later.yaml"), "x")
			git(t, root, "add", "--intent-to-add", "later.yaml")
		}},
		{name: "version 4", change: func(t *testing.T, root string) {
			git(t, root, "update-index", "--index-version", "4")
		}},
		{name: "version 4, with more flags", change: func(t *testing.T, root string) {
			git(t, root, "update-index", "--index-version", "4")
			git(t, root, "update-index", "--skip-worktree", "a.yaml")
		}},
		{name: "SHA-256", options: []string{"--object-format=sha256"}, change: func(*testing.T, string) {}},
		{name: "SHA-256, version 4", options: []string{"--object-format=sha256"}, change: func(t *testing.T, root string) {
			git(t, root, "update-index", "--index-version", "4")
		}},
		{name: "a conflict", change: func(t *testing.T, root string) {
			git(t, root, "checkout", "-qb", "other")
			write(t, filepath.Join(root, "a.yaml"), "other")
			git(t, root, "commit", "-qam", "other")
			git(t, root, "checkout", "-q", "-")
			write(t, filepath.Join(root, "a.yaml"), "one")
			git(t, root, "commit", "-qam", "one")
			_ = exec.Command("git", "-C", root, "merge", "other").Run() // fails
		}},
		{name: "extensions", change: func(t *testing.T, root string) {
			git(t, root, "update-index", "--untracked-cache")
			git(t, root, "status")
		}},
		{name: "nothing tracked", change: func(t *testing.T, root string) { git(t, root, "rm", "-rq", "--cached", ".") }},
	} {
		t.Run(test.name, func(t *testing.T) {
			root := repository(t, test.options...)
			test.change(t, root)
			got, err := readIndex(gitFolder(root))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(listed(t, root), slices.Compact(got)); diff != "" {
				t.Errorf("-git +akslint:\n%s", diff)
			}
		})
	}
}

// listed are the files that git tracks.
func listed(t *testing.T, root string) index {
	t.Helper()
	names := strings.Split(strings.TrimSuffix(git(t, root, "ls-files", "-z"), "\x00"), "\x00")
	if names[0] == "" {
		return index{}
	}
	return slices.Compact(names)
}

func TestReadIndex_sparse(t *testing.T) {
	root := repository(t)
	git(t, root, "sparse-checkout", "set", "--cone", "--sparse-index", "d1")
	tracked, err := readIndex(gitFolder(root))
	if err != nil {
		t.Fatal(err)
	}
	if len(tracked) > 50 {
		t.Skip("this git writes no sparse index")
	}
	for _, name := range listed(t, root) {
		if !tracked.has(name) {
			t.Errorf("%s is not tracked", name)
		}
	}
	if tracked.has("e/x") || tracked.hasBelow("e") || !tracked.hasBelow("d2") {
		t.Error("the folders are wrong")
	}
}

// Where git keeps a repository, and so its index, is found as git finds it.
func TestGitFolder(t *testing.T) {
	root := repository(t)
	other := filepath.Join(tree(t), "elsewhere")
	git(t, root, "worktree", "add", "-q", other)
	apart := tree(t, "x=x")
	git(t, apart, "init", "-q", "--separate-git-dir="+filepath.Join(tree(t), "kept"))
	git(t, root, "submodule", "add", "-q", root, "module")
	for _, folder := range []string{root, other, apart, filepath.Join(root, "module")} {
		want := strings.TrimSpace(git(t, folder, "rev-parse", "--absolute-git-dir"))
		if got := gitFolder(folder); filepath.ToSlash(got) != want {
			t.Errorf("%s: got %s, want %s", folder, got, want)
		}
		common := strings.TrimSpace(git(t, folder, "rev-parse", "--path-format=absolute", "--git-common-dir"))
		if got := commonFolder(gitFolder(folder)); filepath.ToSlash(got) != common {
			t.Errorf("%s: got %s, want %s", folder, got, common)
		}
	}
	if got := gitFolder(tree(t, ".git=nothing")); got != "" {
		t.Errorf("a file that is not git's leads to %s", got)
	}
}

// What git tracks is found in spite of .gitignore, in submodules by their own
// index.
func TestFiles_tracked(t *testing.T) {
	inner := repository(t)
	write(t, filepath.Join(inner, "in.yaml"), "")
	write(t, filepath.Join(inner, ".gitignore"), "*\n")
	git(t, inner, "add", "--force", "in.yaml", ".gitignore")
	git(t, inner, "rm", "-rq", "--cached", "d0", "d1", "d2", "d3", "d4", "d5", "d6", "a", "a.b", "é")
	git(t, inner, "commit", "-qm", "b")
	root := tree(
		t, ".gitignore=*.log\n/out\n/module\n/clone\n", "a.log", "b.log", "out/a.yaml", "out/b.yaml", "out/deep/er/c.yaml",
		"out/deep/.gitignore=!*\n", "out/other/d.yaml", "clone/.git/HEAD", "clone/x.yaml",
	)
	git(t, root, "init", "-q")
	git(t, root, "submodule", "add", "--force", "-q", inner, "module")
	git(t, root, "add", "--force", ".gitignore", "a.log", "out/a.yaml", "out/deep/er/c.yaml")
	write(t, filepath.Join(root, "module/new.yaml"), "")
	t.Chdir(root)
	want := []string{
		".gitignore", ".gitmodules", "a.log", "module/.gitignore", "module/1234567", "module/12345678",
		"module/a-b", "module/a.yaml", "module/in.yaml", "out/a.yaml", "out/deep/er/c.yaml", "7 ignored",
	}
	got := found(Files([]string{"."}, root, nil))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// An index that cannot be read is a problem, but only where it matters.
func TestFiles_brokenIndex(t *testing.T) {
	for name, test := range map[string]struct {
		files []string
		want  []string
	}{
		"needed":     {[]string{"a.log", ".gitignore=*.log\n"}, []string{".gitignore", "/.git/index: " + errIndex.Error(), "1 ignored"}},
		"not needed": {[]string{"a.log"}, []string{"a.log"}},
	} {
		t.Run(name, func(t *testing.T) {
			root := tree(t, append(test.files, ".git/index=DIRC, broken", ".git/HEAD")...)
			t.Chdir(root)
			got := found(Files([]string{"."}, root, nil))
			for i := range got {
				got[i] = strings.TrimPrefix(got[i], filepath.ToSlash(root))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestReadIndex_split(t *testing.T) {
	root := repository(t)
	git(t, root, "update-index", "--split-index")
	for range 2 { // without entries of its own, and with one
		if _, err := readIndex(gitFolder(root)); !errors.Is(err, errSplit) {
			t.Errorf("got %v", err)
		}
		write(t, filepath.Join(root, "a.yaml"), "changed")
		git(t, root, "add", "a.yaml")
	}
}

// FuzzIndex looks for a panic, and for names out of order.
func FuzzIndex(f *testing.F) {
	const stat = "0123456789012345678901234567890123456789"
	const hash = "01234567890123456789"
	f.Add([]byte("DIRC\x00\x00\x00\x02\x00\x00\x00\x01" + stat + hash + "\x00\x01a\x00" + "TREE\x00\x00\x00\x01x" + hash))
	f.Add([]byte("DIRC\x00\x00\x00\x04\x00\x00\x00\x02" + stat + hash + "\x40\x01\x00\x00\x00a\x00" + stat + hash + "\x00\x01\x01b\x00" + hash))
	f.Add([]byte("DIRC\x00\x00\x00\x03\x00\x00\x00\x01" + stat + hash + "\x40\x01\x00\x00a\x00\x00\x00\x00\x00\x00\x00" + "link\x00\x00\x00\x00" + hash))
	f.Fuzz(func(t *testing.T, content []byte) {
		for _, hash := range []int{20, 32} {
			if tracked, err := parseIndex(content, hash); err == nil && !slices.IsSorted(tracked) {
				t.Errorf("not in order: %q", tracked)
			}
		}
	})
}

package find

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// tree makes a folder with files, each with its own name as its content, and
// returns its path without links.
func tree(t testing.TB, files ...string) string {
	t.Helper()
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name, content, _ := strings.Cut(file, "=")
		write(t, filepath.Join(root, filepath.FromSlash(name)), content)
	}
	return root
}

func write(t testing.TB, file, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, target, name string) {
	t.Helper()
	if err := os.Symlink(target, name); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
}

// found is what Find found, on one line each.
func found(found Found) []string {
	lines := []string{}
	for _, file := range found.Files {
		line := file.Name
		if file.Named {
			line += " (named)"
		}
		lines = append(lines, line)
	}
	for _, problem := range found.Problems {
		lines = append(lines, problem.String())
	}
	for _, unread := range found.Unread {
		lines = append(lines, unread.Kind+" "+unread.String())
	}
	if found.Ignored > 0 {
		lines = append(lines, fmt.Sprintf("%d ignored", found.Ignored))
	}
	return lines
}

func TestFind(t *testing.T) {
	root := tree(t,
		"b.yaml", "a.yaml", "c/d.yaml", "c/e/f.yml", "c/e/g.json", "c-d.yaml", "node_modules/x/y.yaml", "log/x.yaml",
		".hidden/h.yaml", ".git/config", ".git/k.yaml", "c/.git", "[x].yaml", "out/a.yaml", "out/b.txt",
		".gitignore=node_modules/\n/log\n*.json\n", "c/.gitignore=!g.json\n", "out/.gitignore=*.yaml",
	)
	t.Chdir(root)
	write(t, "-x.yaml", "")
	slashed := filepath.ToSlash(root)
	notAFolder := "not a directory"
	if runtime.GOOS == "windows" {
		notAFolder = "no such file or directory"
	}
	link(t, "../../c", "c/e/loop")
	link(t, "nowhere", "dangling.yaml")
	link(t, "a.yaml", "z-link.yaml")
	link(t, "c", "link")
	for _, test := range []struct {
		name          string
		args, exclude []string
		want          []string
	}{
		{
			name: "the working directory", args: []string{"."},
			want: []string{
				"-x.yaml", ".gitignore", ".hidden/h.yaml", "[x].yaml", "a.yaml", "b.yaml", "c/.git", "c/.gitignore", "c/d.yaml", "c/e/f.yml", "c/e/g.json",
				"c-d.yaml", "out/.gitignore", "out/b.txt", "broken link dangling.yaml: no such file or directory", "3 ignored",
			},
		},
		{name: "a folder", args: []string{"c/e"}, want: []string{"c/e/f.yml", "c/e/g.json"}},
		{name: "a folder by other names", args: []string{"./c//e/", "c/../c/e"}, want: []string{"c/e/f.yml", "c/e/g.json"}},
		{name: "an absolute folder", args: []string{root + "/c/e"}, want: []string{slashed + "/c/e/f.yml", slashed + "/c/e/g.json"}},
		{name: "a link to a folder", args: []string{"link"}, want: []string{"link/.git", "link/.gitignore", "link/d.yaml", "link/e/f.yml", "link/e/g.json"}},
		{name: "a folder and a link to it", args: []string{"c/e", "link/e"}, want: []string{"c/e/f.yml", "c/e/g.json"}},
		{name: "a folder that is ignored", args: []string{"log"}, want: []string{"log/x.yaml"}},
		{name: "files in the order given", args: []string{"b.yaml", "./a.yaml", "b.yaml"}, want: []string{"b.yaml (named)", "a.yaml (named)"}},
		{name: "a file that is ignored", args: []string{"log/x.yaml"}, want: []string{"log/x.yaml (named)"}},
		{name: "a file, then its folder", args: []string{"c/e/g.json", "c/e"}, want: []string{"c/e/g.json (named)", "c/e/f.yml"}},
		{name: "a link and its target", args: []string{"z-link.yaml", "a.yaml"}, want: []string{"z-link.yaml (named)"}},
		{name: "a link to nowhere", args: []string{"dangling.yaml"}, want: []string{"dangling.yaml: no such file or directory"}},
		{name: "a missing file", args: []string{"missing.yaml", "a.yaml"}, want: []string{"a.yaml (named)", "missing.yaml: no such file or directory"}},
		{name: "a file whose name begins with a dash", args: []string{"-x.yaml"}, want: []string{"-x.yaml (named)"}},
		{name: "a file as a folder", args: []string{"a.yaml/b"}, want: []string{"a.yaml/b: " + notAFolder}},
		{name: "no name", args: []string{""}, want: []string{".: no such file or directory"}},
		{name: "standard input", args: []string{"-", "a.yaml", "-"}, want: []string{"<stdin> (named)", "a.yaml (named)"}},
		{name: "a glob", args: []string{"*.yaml"}, want: []string{"-x.yaml", "[x].yaml", "a.yaml", "b.yaml", "c-d.yaml", "broken link dangling.yaml: no such file or directory", "2 ignored"}},
		{name: "a glob below a folder", args: []string{"c/**/*.{yml,json}"}, want: []string{"c/e/f.yml", "c/e/g.json"}},
		{name: "a glob that stands for folders", args: []string{"c/*"}, want: []string{"c/.git", "c/.gitignore", "c/d.yaml"}},
		{name: "a glob behind dots", args: []string{"c/../[ab].yaml"}, want: []string{"a.yaml", "b.yaml", "2 ignored"}},
		{name: "an absolute glob", args: []string{root + "/c/*.yaml"}, want: []string{slashed + "/c/d.yaml"}},
		{name: "a glob of what is listed already", args: []string{"b.yaml", "b*"}, want: []string{"b.yaml (named)", "2 ignored"}},
		{name: "a glob that matches nothing", args: []string{"c/*.tf"}, want: []string{"c/*.tf: matches no file"}},
		{name: "a glob in no folder", args: []string{"missing/*.yaml"}, want: []string{"missing: no such file or directory"}},
		{name: "a glob that matches only what is ignored", args: []string{"out/*.yaml"}, want: []string{"out/*.yaml: matches no file that is not ignored", "1 ignored"}},
		{name: "a glob with a fault", args: []string{"c/[a"}, want: []string{"c/[a: is not a valid glob"}},
		{name: "a file that looks like a glob", args: []string{"[x].yaml"}, want: []string{"[x].yaml (named)"}},
		{name: "exclusions", args: []string{"c", "a.yaml"}, exclude: []string{"c/e", "a.yaml"}, want: []string{"c/.git", "c/.gitignore", "c/d.yaml", "2 ignored"}},
		{name: "exclusions hold for named files", args: []string{"c/d.yaml", "a.yaml"}, exclude: []string{"c"}, want: []string{"a.yaml (named)", "1 ignored"}},
		{name: "an exclusion at any depth", args: []string{"link"}, exclude: []string{"**/*.yml", "**/.git*"}, want: []string{"link/d.yaml", "link/e/g.json", "3 ignored"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, found(Files(test.args, root, test.exclude))); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// Every file that is found can be opened by its path.
func TestFind_paths(t *testing.T) {
	root := tree(t, "a/b/c.yaml=c")
	link(t, "a", filepath.Join(root, "link"))
	t.Chdir(filepath.Join(root, "a"))
	for _, arg := range []string{".", "..", "../a", "../link/b", "b", "b/c.yaml", "../*/b/*", root, root + "/link"} {
		for _, file := range Files([]string{arg}, root, nil).Files {
			if content, err := os.ReadFile(file.Path); err != nil || string(content) != "c" {
				t.Errorf("%s: %s: %q, %v", arg, file.Name, content, err)
			}
		}
	}
}

var ignoreLines = []string{
	"a", "/a", "a/", "/a/", "a/b", "/a/b/", "*.log", "*.log/", "!*.log", "!a.log", "!/a/", "!a/b", "a*", "*a", "*", "!*", "/*",
	"!/*/", "**", "/**", "**/", "**/a", "a/**", "/a/**", "a/**/b", "a/**/", "**/a/**", "a/*", "a/*/b", "a/**b", "a**", "**a",
	"a.?og", "?", "??", "[ab]", "[!a]", "[^a]", "[a-c].log", "[]a]", "[!]a]", "[a-]", "[-a]", "[\\]a]", "[a", "a]", "[[:alpha:]]",
	"[[:digit:]a].log", "[![:digit:]]", "[[:upper:][:punct:]]", "a[/]b", "/a[!x]b", "a[^x]b/c", "a[!x]b", "{a,b}", "{a,b}*", "\\{a,b\\}", "{a}.log", "[{}]", "\\a",
	"\\*", "\\#x", "\\!x", "#x", "!#x", "!!x", "!", "/", "//", "a//", "//a", "./a", "a/./b", "a/../b", "\\", "a\\", "a \\ ", "a\\ ",
	"a\\  ", "x y", " a", "\ta", "*é.log", "a*b", "a/b/c", "/a/b/c", "!a/b/c", "b/c/", "c", "C", "A",
	"[[:alnum:]]", "x[[:blank:]]y", "[[:space:]]a", "[[:cntrl:]]", "[[:graph:]]", "[[:print:]]a", "[[:lower:]]", "[[:upper:]]*", "[[:punct:]]",
	"[![:xdigit:]]", "[[:xdigit:]][[:xdigit:]]", "[[:nothing:]]", "[[:nothing:]a]",
}

// No pattern counts the é, which is two characters to git and one here; and
// none is like a**/b, where git takes the stars for those of **/b.
var pathParts = []string{"a", "b", "c", "x", "ab", "abc", "A", "aa", "a.log", "b.log", "1.log", "a]", "[a", "a-", "]", "{a,b}", "{a}.log", "}", "#x", "!x", "x y", "a ", " a", "*", "-", "dé.log", ".a", "a\\"}

// What .gitignore files leave out is what git leaves out: for every pattern
// alone, and for many together, each in a folder of its own. Some of the files are
// tracked all the same.
func TestIgnores_asGit(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not here")
	}
	random := rand.New(rand.NewPCG(1, 2))
	pick := func(words []string) string { return words[random.IntN(len(words))] }
	var cases []map[string]string // content by name
	for _, line := range ignoreLines {
		cases = append(cases, map[string]string{".gitignore": line + "\n"})
	}
	lines := func() string {
		var content strings.Builder
		for range random.IntN(6) {
			content.WriteString(pick(ignoreLines) + pick([]string{"\n", "\n", "\r\n", "  \n", "\n\n"}))
		}
		return content.String()
	}
	for range 30 {
		cases = append(cases, map[string]string{
			".gitignore": pick([]string{"", "\uFEFF"}) + lines(), "a/.gitignore": lines(), "b/.gitignore": lines(), "a/b/.gitignore": lines(),
		})
	}
	root := tree(t)
	if output, err := exec.Command("git", "init", "-q", root).CombinedOutput(); err != nil {
		t.Skipf("git init: %v: %s", err, output)
	}
	write(t, filepath.Join(root, ".git/info/exclude"), "excluded\n!a.log\n")
	for i, ignores := range cases {
		folder := filepath.Join(root, strconv.Itoa(i))
		for name, content := range ignores {
			write(t, filepath.Join(folder, name), content)
		}
		manyFiles(folder, pick)
	}
	var tracked []string
	for _, name := range allFiles(t, root) {
		if random.IntN(40) == 0 {
			tracked = append(tracked, name)
		}
	}
	add := exec.Command("git", "-C", root, "add", "--force", "--pathspec-from-file=-", "--pathspec-file-nul")
	add.Stdin = strings.NewReader(":(literal)" + strings.Join(tracked, "\x00:(literal)"))
	if output, err := add.CombinedOutput(); err != nil {
		t.Fatalf("git add: %v: %s", err, output)
	}
	want, got := gitFiles(t, root), ourFiles(t, root)
	for i, ignores := range cases {
		if diff := cmp.Diff(below(i, want), below(i, got)); diff != "" {
			t.Errorf("%q: -git +akslint:\n%s", ignores, diff)
		}
	}
}

// manyFiles makes files with the names that patterns are about.
func manyFiles(folder string, pick func([]string) string) {
	for _, name := range []string{"a/b/c/a", "b/c/b", "a/excluded", "x/a.log"} {
		_ = os.MkdirAll(filepath.Dir(filepath.Join(folder, name)), 0o755)
		_ = os.WriteFile(filepath.Join(folder, name), nil, 0o600)
	}
	for i := range 20 {
		path := folder
		for range 1 + i%4 {
			path = filepath.Join(path, pick(pathParts))
		}
		_ = os.MkdirAll(filepath.Dir(path), 0o755) // a file may be in the way
		_ = os.WriteFile(path, nil, 0o600)
	}
}

// below are the files in folder i.
func below(i int, files []string) []string {
	var names []string
	for _, file := range files {
		if name, isBelow := strings.CutPrefix(file, strconv.Itoa(i)+"/"); isBelow {
			names = append(names, name)
		}
	}
	return names
}

// gitFiles are the files that git tracks or would add.
func gitFiles(t *testing.T, root string) []string {
	t.Helper()
	command := exec.Command("git", "-C", root, "-c", "core.excludesFile=", "-c", "core.ignoreCase=false", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	output, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	return sortedFields(output, "\x00")
}

func sortedFields(text []byte, separator string) []string {
	fields := strings.Split(strings.TrimSuffix(string(text), separator), separator)
	slices.Sort(fields)
	return fields
}

func allFiles(t *testing.T, root string) []string {
	t.Helper()
	var names []string
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, entry fs.DirEntry, err error) error {
		if entry.Name() == ".git" {
			return fs.SkipDir
		}
		if entry.Type().IsRegular() {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func ourFiles(t *testing.T, root string) []string {
	t.Helper()
	found := Files([]string{root}, root, nil)
	if len(found.Problems) > 0 {
		t.Fatal(found.Problems)
	}
	var names bytes.Buffer
	for _, file := range found.Files {
		names.WriteString(strings.TrimPrefix(file.Name, filepath.ToSlash(root)+"/") + "\x00")
	}
	return sortedFields(names.Bytes(), "\x00")
}

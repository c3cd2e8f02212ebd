// Package rules_test tests every rule with the files in its own folder: no
// rule has Go of its own.
package rules_test

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/engine"
	"github.com/akslint/akslint/internal/find"
	"github.com/akslint/akslint/internal/loader"
	"github.com/akslint/akslint/internal/policy"
	"github.com/akslint/akslint/internal/rule"
	"github.com/akslint/akslint/rules"
)

// A room is the folder of a rule or a library: TOPIC/NAME.
type room string

func (r room) topic() string   { return path.Dir(string(r)) }
func (r room) name() string    { return path.Base(string(r)) }
func (r room) isLibrary() bool { return r.topic() == "lib" }

// eachRoom runs a test for every folder of a rule and, if wanted, of a
// library.
func eachRoom(t *testing.T, libraries bool, test func(*testing.T, room)) {
	t.Helper()
	folders, err := fs.Glob(os.DirFS("."), "*/*/*.rego")
	if err != nil || len(folders) == 0 {
		t.Fatalf("no rules found: %v", err)
	}
	for i, folder := range folders {
		folders[i] = path.Dir(folder)
	}
	for _, folder := range slices.Compact(folders) {
		if r := room(folder); libraries || !r.isLibrary() {
			t.Run(folder, func(t *testing.T) { test(t, r) })
		}
	}
}

// glob lists files of the room.
func (r room) glob(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(filepath.FromSlash(string(r)), pattern))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// files are the Rego files of the room and of the libraries it uses, and
// nothing else, so that a fault in one folder only fails its own test.
func (r room) files(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	r.addTo(t, files)
	return files
}

var libraryImport = regexp.MustCompile(`\bdata\.rules\.lib\.(\w+)`)

func (r room) addTo(t *testing.T, files fstest.MapFS) {
	t.Helper()
	for _, file := range r.glob(t, "*.rego") {
		if _, known := files[filepath.ToSlash(file)]; known {
			continue
		}
		text := read(t, file)
		files[filepath.ToSlash(file)] = &fstest.MapFile{Data: text}
		for _, library := range libraryImport.FindAllSubmatch(text, -1) {
			room("lib/"+string(library[1])).addTo(t, files)
		}
	}
}

func read(t *testing.T, file string) []byte {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// load returns the rule of the room, read strictly.
func (r room) load(t *testing.T) *rule.Rule {
	t.Helper()
	loaded, err := policy.Load(r.files(t))
	if err != nil {
		t.Fatal(err)
	}
	found, err := loaded.Rules.Find(r.name())
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// engine returns an engine that judges by the rule of the room alone, with
// its default parameters.
func (r room) engine(t *testing.T) *engine.Engine {
	t.Helper()
	return newEngine(t, r.files(t), nil)
}

func newEngine(t *testing.T, files fs.FS, parameters engine.Parameters) *engine.Engine {
	t.Helper()
	loaded, err := engine.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	judge, err := engine.New(t.Context(), loaded, loaded.Rules, parameters)
	if err != nil {
		t.Fatal(err)
	}
	return judge
}

// documents reads a file, all of which must be readable.
func documents(t *testing.T, file string) []*document.Document {
	t.Helper()
	var documents []*document.Document
	loader.Load(find.File{Name: filepath.ToSlash(file), Path: file, Named: true}, nil, loader.Handlers{
		Document: func(doc *document.Document) { documents = append(documents, doc) },
		Problem:  func(problem document.Problem) { t.Errorf("%s", problem) },
	})
	if len(documents) == 0 {
		t.Fatalf("%s contains nothing to judge", file)
	}
	return documents
}

func judge(t *testing.T, by *engine.Engine, doc *document.Document) []engine.Finding {
	t.Helper()
	findings, err := by.Judge(t.Context(), doc)
	if err != nil {
		t.Fatal(err)
	}
	findings = slices.DeleteFunc(findings, func(finding engine.Finding) bool { return finding.Exempt != "" })
	slices.SortFunc(findings, engine.Compare)
	return findings
}

func TestRooms_areComplete(t *testing.T) {
	eachRoom(t, true, func(t *testing.T, r room) {
		wanted := []string{r.name() + ".rego", r.name() + "_test.rego"}
		if !r.isLibrary() {
			wanted = append(wanted, "bad.*", "good.*", "README.md")
		}
		var known []string
		for _, pattern := range wanted {
			files := r.glob(t, pattern)
			if len(files) == 0 {
				t.Errorf("%s is missing", pattern)
			}
			known = append(known, files...)
		}
		for _, file := range r.glob(t, "*") {
			if !slices.Contains(known, file) {
				t.Errorf("%s does not belong in the folder of a rule", file)
			}
			for i, line := range strings.Split(string(read(t, file)), "\n") {
				if strings.Contains(line, "TODO") && filepath.Base(file) != rule.PageFile {
					t.Errorf("%s:%d: %s", file, i+1, strings.TrimSpace(line))
				}
			}
		}
	})
}

func TestRooms_areNamedAndGrouped(t *testing.T) {
	groups := []string{
		"azure-baseline", "azure-cis", "azure-image-integrity", "azure-restricted", "azure-safeguards", "broken", "cis-aks",
		"hardening", "identity", "mcsb", "pss-baseline", "pss-restricted", "recommended", "reliability",
	}
	eachRoom(t, false, func(t *testing.T, r room) {
		if err := rule.CheckName(r.name()); err != nil {
			t.Error(err)
		}
		for _, group := range r.load(t).Groups {
			if !slices.Contains(groups, group) {
				t.Errorf("%q is not a group of rules", group)
			}
		}
		for _, class := range document.Classes() {
			if slices.Contains(engine.Topics(class), r.topic()) {
				return
			}
		}
		t.Errorf("no class of documents has the topic %q", r.topic())
	})
}

// TestRooms_speakEveryNotation has the rules about Azure show each notation that
// declares its resources, and say what to write in it.
func TestRooms_speakEveryNotation(t *testing.T) {
	notations := map[string]string{".sh": "\n- az: ", ".tf": "\n- Terraform: ", ".json": "\n- ARM: "}
	eachRoom(t, false, func(t *testing.T, r room) {
		if r.topic() != "cluster" && r.topic() != "access" {
			return
		}
		for extension, label := range notations {
			if fix := r.load(t).Fix; !strings.Contains(fix, label) {
				t.Errorf("the fix has no line %q", strings.TrimSpace(label))
			}
			for _, example := range []string{"bad", "good"} {
				if len(r.glob(t, example+extension)) == 0 {
					t.Errorf("%s%s is missing", example, extension)
				}
			}
		}
	})
}

// TestRooms_together loads all rules at once, as the command does: their
// names must be unique across topics.
func TestRooms_together(t *testing.T) {
	loaded, err := policy.Load(rules.Files)
	if err != nil {
		t.Fatal(err)
	}
	for group, names := range rule.Frozen() {
		for _, name := range names {
			if _, err := loaded.Rules.Find(name); err != nil {
				t.Errorf("%s: %v", group, err)
			}
		}
	}
	for _, rule := range loaded.Rules {
		for _, wider := range rule.Supersedes {
			if _, err := loaded.Rules.Find(wider); err != nil {
				t.Errorf("%s supersedes: %v", rule.Name, err)
			}
		}
		if strings.TrimSpace(rule.Title) != rule.Title || strings.HasSuffix(rule.Title, ".") {
			t.Errorf("%s: the title %q is not a noun phrase", rule.Name, rule.Title)
		}
	}
}

package report

import (
	"bytes"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/fatih/color"
	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/engine"
	"github.com/akslint/akslint/internal/find"
	"github.com/akslint/akslint/internal/lint"
	"github.com/akslint/akslint/internal/loader"
	"github.com/akslint/akslint/internal/rule"
)

var update = flag.Bool("update", false, "rewrite the files in testdata")

// Rules of every severity, independent of the shipped rules, so that changing
// those changes no test here.
var (
	privileged = &rule.Rule{
		Name: "privileged-container", Topic: "pod", Title: "Privileged container",
		Description: "A privileged container can reach every device of its node,\nso whoever breaks into it owns the node.",
		Fix:         "Remove `securityContext.privileged`, or set it to `false`.",
		Score:       9.2, Severity: rule.Critical, Groups: []string{"azure-baseline", "pss-baseline", "recommended"},
		Resources: []rule.Resource{{
			URL:         "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
			Description: "Pod Security Standards, baseline",
		}},
	}
	generatedKeys = &rule.Rule{
		Name: "generated-ssh-keys", Topic: "command", Title: "Generated SSH keys",
		Description: "Keys are generated on whatever machine runs the script.",
		Fix:         "Name a key with `--ssh-key-value`.", Score: 8, Severity: rule.High, Groups: []string{"recommended"},
		Resources: []rule.Resource{{URL: "https://learn.microsoft.com/cli/azure/aks"}},
	}
	latestTag = &rule.Rule{
		Name: "latest-image-tag", Topic: "image", Title: "Image tag `latest`", Description: "Nobody knows what `latest` will be.",
		Fix: "Name a version.", Score: 4.5, Severity: rule.Medium,
	}
	missingLimit = &rule.Rule{
		Name: "missing-memory-limit", Topic: "reliability", Title: "No memory limit",
		Description: "A container without a limit can take the memory of its neighbours.",
		Fix:         "Set `resources.limits.memory`.", Score: 3.1, Severity: rule.Low,
	}
	allRules = rule.NewSet([]*rule.Rule{privileged, generatedKeys, latestTag, missingLimit})
)

// A fault is a finding before there is a document to find it in.
type fault struct {
	document int
	rule     *rule.Rule
	path     []any // strings and ints
	message  string
}

// judged is what lint would make of a file with the given faults.
func judged(t *testing.T, name, content string, faults ...fault) lint.Result {
	t.Helper()
	var result lint.Result
	var documents []*document.Document
	result.Source = loader.Load(find.File{Name: name, Named: true}, strings.NewReader(content), loader.Handlers{
		Document: func(doc *document.Document) { documents = append(documents, doc) },
		Problem:  func(problem document.Problem) { result.Problems = append(result.Problems, problem) },
	})
	result.Documents = len(documents)
	for _, fault := range faults {
		if fault.document >= len(documents) {
			t.Fatalf("%s has %d documents: %v", name, len(documents), result.Problems)
		}
		var path document.Path
		for _, step := range fault.path {
			switch step := step.(type) {
			case string:
				path = append(path, document.Key(step))
			case int:
				path = append(path, document.Index(step))
			}
		}
		doc := documents[fault.document]
		result.Findings = append(result.Findings, engine.Finding{
			Rule: fault.rule, Document: doc, Path: path, Message: fault.message, Span: doc.Locate(path),
		})
	}
	return result
}

// report returns a whole report.
func report(t *testing.T, format string, options Options, results ...lint.Result) string {
	t.Helper()
	var out bytes.Buffer
	if err := write(&out, format, options, results...); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func write(out io.Writer, format string, options Options, results ...lint.Result) error {
	if options.Rules == nil {
		options.Rules = allRules
	}
	report, err := New(format, out, options)
	if err != nil {
		return err
	}
	summary := NewSummary(options.Rules)
	for _, result := range results {
		summary.Add(result)
		if err := report.File(result); err != nil {
			return err
		}
	}
	summary.Skip(12, "ignored")
	return report.Close(summary)
}

const web = `apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: shop
spec:
  containers:
    - name: app
      image: nginx:latest
      securityContext:
        privileged: true
    - {name: "größe 😀", securityContext: {privileged: yes}}
`

// aRun has findings of every severity, a file that is read only in part, one
// that is not read, one of another kind, and a script.
func aRun(t *testing.T) []lint.Result {
	t.Helper()
	return []lint.Result{
		{Problems: []document.Problem{{File: "deploy/missing.yaml", Message: "no such file or directory"}}},
		judged(t, "deploy/web.yaml", web,
			fault{0, missingLimit, []any{"spec", "containers", 0, "resources", "limits", "memory"}, `container "app" has no memory limit`},
			fault{0, latestTag, []any{"spec", "containers", 0, "image"}, `container "app" runs whatever nginx:latest is`},
			fault{0, privileged, []any{"spec", "containers", 0, "securityContext", "privileged"}, `container "app" runs privileged`},
			fault{0, privileged, []any{"spec", "containers", 1, "securityContext", "privileged"}, `container "größe 😀" runs privileged`},
		),
		judged(t, "deploy/half.yaml", "apiVersion: v1\nkind: Pod\nspec: {image: x}\n---\napiVersion: v1\n\tkind: [\n",
			fault{0, latestTag, []any{"spec", "image"}, "x has no tag: write x:<tag>"}),
		judged(t, "deploy/good.yaml", "apiVersion: v1\nkind: ConfigMap\n"),
		{},
		{Unread: []document.Unread{{Kind: "Bicep file", Problem: document.Problem{File: "main.bicep", Message: "is Bicep"}}}},
		judged(t, "clusters/create.sh", "az aks create \\\n\t--name shop\t--generate-ssh-keys \\\n\t--no-wait\n",
			fault{0, generatedKeys, []any{"flags", 1}, "the keys are generated by whoever runs this"}),
	}
}

func TestGolden(t *testing.T) {
	for _, test := range []struct {
		file, format string
		options      Options
	}{
		{"run.txt", "text", Options{}},
		{"run.color.txt", "text", Options{Color: true}},
		{"run.sarif", "sarif", Options{Version: "v1.2.3"}},
		{"run.json", "json", Options{}},
	} {
		t.Run(test.file, func(t *testing.T) {
			got := report(t, test.format, test.options, aRun(t)...)
			file := filepath.Join("testdata", test.file)
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestNew_unknownFormat(t *testing.T) {
	_, err := New("sarf", &bytes.Buffer{}, Options{})
	if want := `"sarf" is not one of text, sarif, json, did you mean "sarif"?`; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// The findings of a file are written before the next file comes.
func TestFile_writesAtOnce(t *testing.T) {
	for _, format := range Formats() {
		var out bytes.Buffer
		report, err := New(format, &out, Options{Rules: allRules})
		if err != nil {
			t.Fatal(err)
		}
		if err := report.File(aRun(t)[1]); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), "runs privileged") {
			t.Errorf("%s: nothing is written after the first file:\n%s", format, out.String())
		}
	}
}

// A writer that takes some bytes and then fails.
type fullDisk struct{ left int }

var errFull = errors.New("no space left on device")

func (f *fullDisk) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestWriteErrors(t *testing.T) {
	for _, format := range Formats() {
		whole := len(report(t, format, Options{}, aRun(t)...))
		for _, left := range []int{0, whole / 2, whole - 1} {
			if err := write(&fullDisk{left: left}, format, Options{}, aRun(t)...); !errors.Is(err, errFull) {
				t.Errorf("%s, %d bytes: %v", format, left, err)
			}
		}
	}
}

func TestText_colorsChangeNothingElse(t *testing.T) {
	colored := report(t, "text", Options{Color: true}, aRun(t)...)
	bare := regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(colored, "")
	if diff := cmp.Diff(report(t, "text", Options{}, aRun(t)...), bare); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// What the library guesses about standard output must not matter, since a
// report may go elsewhere.
func TestText_colorsOfTheWriter(t *testing.T) {
	guess := color.NoColor
	t.Cleanup(func() { color.NoColor = guess })
	for _, color.NoColor = range []bool{false, true} {
		for _, want := range []bool{false, true} {
			if got := strings.Contains(report(t, "text", Options{Color: want}, aRun(t)...), "\x1b["); got != want {
				t.Errorf("Color: %v, NoColor: %v: colours: %v", want, color.NoColor, got)
			}
		}
	}
}

func TestText_clean(t *testing.T) {
	got := report(t, "text", Options{}, judged(t, "web.yaml", web))
	if want := "No findings. Read 1 file, judged 1 document by 4 rules; skipped 12 ignored.\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A hostile file cannot speak to the terminal.
func TestText_terminalCommands(t *testing.T) {
	source := &document.Source{Name: "\x1b]0;x\a.yaml", Content: []byte("kind: Pod # \u009b31m\u202e\x00\xff\n")}
	got := report(t, "text", Options{}, lint.Result{Source: source, Findings: []engine.Finding{{
		Rule: privileged, Document: &document.Document{Source: source},
		Message: "pod \"\x1b[2J\nx\" runs privileged", Span: document.Span{Line: 1, Column: 7, End: 10},
	}}})
	if at := strings.IndexFunc(got, func(r rune) bool { return r != '\n' && unicode.IsControl(r) || r == '\u202e' }); at >= 0 {
		t.Errorf("byte %d of %q", at, got)
	}
	if want := "\uFFFD]0;x\uFFFD.yaml:1:7: critical: pod \"\uFFFD[2J x\" runs privileged [privileged-container]\n"; !strings.HasPrefix(got, want) {
		t.Errorf("got %q, want %q first", got, want)
	}
}

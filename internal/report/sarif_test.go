package report

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/engine"
	"github.com/akslint/akslint/internal/find"
	"github.com/akslint/akslint/internal/lint"
	"github.com/akslint/akslint/internal/rule"
	"github.com/akslint/akslint/rules"
)

// The schema is the one by OASIS with errata 01, from
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json.
func TestSARIF_schema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join("testdata", "sarif-schema-2.1.0.json"))
	if err != nil {
		t.Fatal(err)
	}
	pathless := lint.Result{Problems: []document.Problem{{Message: "of no file"}}}
	for name, results := range map[string][]lint.Result{"nothing": nil, "a run": aRun(t), "a problem of no file": {pathless}} {
		log, err := jsonschema.UnmarshalJSON(strings.NewReader(report(t, "sarif", Options{Version: "v1.2.3"}, results...)))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(log); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestSARIF_codeScanning checks what GitHub's documentation of its SARIF
// support requires and recommends.
func TestSARIF_codeScanning(t *testing.T) {
	log := decode(t, report(t, "sarif", Options{Version: "v1.2.3", Root: "/nowhere", Dir: "/nowhere"}, aRun(t)...))
	run := at(t, log, "runs/0")

	t.Run("required properties", func(t *testing.T) {
		text(t, log, "$schema")
		if got := text(t, log, "version"); got != "2.1.0" {
			t.Errorf("version %q", got)
		}
		text(t, run, "tool/driver/name")
		for _, rule := range each(t, run, "tool/driver/rules") {
			for _, path := range []string{"id", "shortDescription/text", "fullDescription/text", "help/text"} {
				text(t, rule, path)
			}
		}
		for _, result := range each(t, run, "results") {
			text(t, result, "message/text")
			text(t, result, "locations/0/physicalLocation/artifactLocation/uri")
			for _, path := range []string{"startLine", "startColumn", "endLine", "endColumn"} {
				if number(t, result, "locations/0/physicalLocation/region/"+path) < 1 {
					t.Errorf("%s is less than 1 in %v", path, result)
				}
			}
			text(t, result, "partialFingerprints/primaryLocationLineHash")
		}
	})
	t.Run("recommended properties", func(t *testing.T) {
		if got := text(t, run, "tool/driver/semanticVersion"); got != "1.2.3" {
			t.Errorf("semanticVersion %q", got)
		}
		text(t, run, "tool/driver/informationUri")
		for i, rule := range each(t, run, "tool/driver/rules") {
			name := allRules[i].Name
			if text(t, rule, "name") == text(t, rule, "id") {
				t.Errorf("%s: the name is the id", name)
			}
			if markdown := text(t, rule, "help/markdown"); !strings.Contains(markdown, allRules[i].Fix) {
				t.Errorf("%s: no fix in %q", name, markdown)
			}
			if got, want := text(t, rule, "helpUri"), "/rules/"+allRules[i].Topic+"/"+name+"/README.md"; !strings.HasSuffix(got, want) {
				t.Errorf("%s: helpUri %q", name, got)
			}
			if got := text(t, rule, "properties/precision"); !slices.Contains([]string{"very-high", "high", "medium", "low"}, got) {
				t.Errorf("%s: precision %q", name, got)
			}
			if got := text(t, rule, "properties/problem.severity"); !slices.Contains([]string{"error", "warning", "recommendation"}, got) {
				t.Errorf("%s: problem.severity %q", name, got)
			}
		}
	})
	t.Run("security-severity is a string, and the rule is about security", func(t *testing.T) {
		for i, rule := range each(t, run, "tool/driver/rules") {
			score, err := strconv.ParseFloat(text(t, rule, "properties/security-severity"), 64)
			if err != nil || score != allRules[i].Score {
				t.Errorf("%s: %v, %v", allRules[i].Name, score, err)
			}
			if !slices.Contains(each(t, rule, "properties/tags"), any("security")) {
				t.Errorf("%s: no tag security", allRules[i].Name)
			}
		}
	})
	t.Run("level, ruleId and ruleIndex agree", func(t *testing.T) {
		levels := map[rule.Severity]string{rule.Critical: "error", rule.High: "error", rule.Medium: "warning", rule.Low: "note"}
		for _, result := range each(t, run, "results") {
			rule := allRules[number(t, result, "ruleIndex")]
			if got := text(t, result, "ruleId"); got != rule.Name {
				t.Errorf("ruleIndex is of %s, ruleId is %s", rule.Name, got)
			}
			configured := text(t, run, fmt.Sprintf("tool/driver/rules/%d/defaultConfiguration/level", number(t, result, "ruleIndex")))
			if got, want := text(t, result, "level"), levels[rule.Severity]; got != want || configured != want {
				t.Errorf("%s: level %s, by default %s, want %s", rule.Name, got, configured, want)
			}
		}
	})
	t.Run("one location, of one line and at least one column", func(t *testing.T) {
		for _, result := range each(t, run, "results") {
			if locations := each(t, result, "locations"); len(locations) != 1 {
				t.Errorf("%d locations", len(locations))
			}
			region := at(t, result, "locations/0/physicalLocation/region")
			if number(t, region, "startLine") != number(t, region, "endLine") || number(t, region, "endColumn") <= number(t, region, "startColumn") {
				t.Errorf("region %v", region)
			}
		}
	})
	t.Run("URIs are relative to a base that reveals nothing about this machine", func(t *testing.T) {
		for _, result := range each(t, run, "results") {
			location := at(t, result, "locations/0/physicalLocation/artifactLocation")
			if uri := text(t, location, "uri"); strings.HasPrefix(uri, "/") || strings.Contains(uri, ":") || strings.Contains(uri, `\`) {
				t.Errorf("uri %q", uri)
			}
			text(t, run, "originalUriBaseIds/"+text(t, location, "uriBaseId")+"/description/text")
		}
		if bytes := report(t, "sarif", Options{Root: "/nowhere", Dir: "/nowhere"}, aRun(t)...); strings.Contains(bytes, "nowhere") {
			t.Error("an absolute path is in the log")
		}
	})
	t.Run("category", func(t *testing.T) {
		if got := text(t, run, "automationDetails/id"); got != "akslint/" {
			t.Errorf("id %q", got)
		}
	})
	t.Run("a result says where and in what", func(t *testing.T) {
		result := at(t, run, "results/2")
		if got := text(t, result, "locations/0/logicalLocations/0/fullyQualifiedName"); got != "Pod/shop/web" {
			t.Errorf("fullyQualifiedName %q", got)
		}
		if got := text(t, result, "properties/path"); got != "/spec/containers/0/securityContext/privileged" {
			t.Errorf("path %q", got)
		}
	})
	t.Run("problems are notifications", func(t *testing.T) {
		invocation := at(t, run, "invocations/0")
		if at(t, invocation, "executionSuccessful") != false {
			t.Error("successful despite problems")
		}
		var levels []string
		for _, notification := range each(t, invocation, "toolExecutionNotifications") {
			levels = append(levels, text(t, notification, "level"))
		}
		if diff := cmp.Diff([]string{"error", "error", "note"}, levels); diff != "" {
			t.Errorf("levels (-want +got):\n%s", diff)
		}
		if got := text(t, invocation, "toolExecutionNotifications/0/locations/0/physicalLocation/artifactLocation/uri"); got != "deploy/missing.yaml" {
			t.Errorf("uri %q", got)
		}
		if got := number(t, invocation, "toolExecutionNotifications/1/locations/0/physicalLocation/region/startLine"); got != 6 {
			t.Errorf("startLine %d", got)
		}
	})
	t.Run("nothing suppressed is shown as an alert", func(t *testing.T) {
		if strings.Contains(report(t, "sarif", Options{}, aRun(t)...), `"suppressions"`) {
			t.Error("GitHub would ignore the suppressions and show the alert")
		}
	})
	t.Run("a clean run has an empty array of results", func(t *testing.T) {
		log := decode(t, report(t, "sarif", Options{}))
		if results := each(t, log, "runs/0/results"); len(results) != 0 {
			t.Errorf("%d results", len(results))
		}
		if at(t, log, "runs/0/invocations/0/executionSuccessful") != true {
			t.Error("not successful")
		}
	})
}

func TestSARIF_limits(t *testing.T) {
	groups := make([]string, 30)
	for i := range groups {
		groups[i] = fmt.Sprintf("group-%d", i)
	}
	groups[3] = "security"
	long := strings.Repeat("ö ", 2000)
	wordy := &rule.Rule{Name: "wordy", Title: long, Description: long, Fix: "Be brief.", Score: 5, Severity: rule.Medium, Groups: groups}
	log := decode(t, report(t, "sarif", Options{Rules: rule.Set{wordy}}))
	for _, path := range []string{"shortDescription/text", "fullDescription/text"} {
		if length := utf8.RuneCountInString(text(t, log, "runs/0/tool/driver/rules/0/"+path)); length != 1024 {
			t.Errorf("%s: %d characters", path, length)
		}
	}
	tags := each(t, log, "runs/0/tool/driver/rules/0/properties/tags")
	if len(tags) != 20 {
		t.Errorf("%d tags", len(tags))
	}
	if twice := slices.Index(tags[1:], any("security")); twice >= 0 {
		t.Error("the tag security occurs twice")
	}
}

func TestSARIF_columns(t *testing.T) {
	for _, test := range []struct {
		name, file, content string
		path                []any
		line, start, end    int
	}{
		{"ASCII", "a.yaml", "apiVersion: v1\nkind: Pod\nx: yes\n", []any{"x"}, 3, 4, 7},
		{"of the basic plane", "a.yaml", "apiVersion: v1\nkind: Pod\nx: {ö: 1, z: 日本}\n", []any{"x", "z"}, 3, 14, 16},
		{"beyond the basic plane", "a.yaml", "apiVersion: v1\nkind: Pod\nx: {😀: 1, z: 😀😀}\n", []any{"x", "z"}, 3, 15, 19},
		{"tabs", "a.json", "{\n\t\"apiVersion\": \"v1\", \"kind\":\t\"Pod\",\n\t\t\"x\":\ttrue\n}\n", []any{"x"}, 3, 8, 12},
		{"CRLF", "a.yaml", "apiVersion: v1\r\nkind: Pod\r\nx: yes\r\n", []any{"x"}, 3, 4, 7},
		{"byte order mark, first line", "a.yaml", "\uFEFFkind: Pod\napiVersion: v1\n", nil, 1, 7, 10},
		{"byte order mark, later line", "a.yaml", "\uFEFFkind: Pod\napiVersion: v1\nx: 😀\n", []any{"x"}, 3, 4, 6},
		{"no value", "a.yaml", "apiVersion: v1\nkind: Pod\nx: ''\n", []any{"x"}, 3, 4, 6},
	} {
		t.Run(test.name, func(t *testing.T) {
			log := decode(t, report(t, "sarif", Options{}, judged(t, test.file, test.content, fault{0, privileged, test.path, "x"})))
			if got := text(t, log, "runs/0/columnKind"); got != "utf16CodeUnits" {
				t.Errorf("columnKind %q", got)
			}
			region := at(t, log, "runs/0/results/0/locations/0/physicalLocation/region")
			got := []int{number(t, region, "startLine"), number(t, region, "startColumn"), number(t, region, "endColumn")}
			if diff := cmp.Diff([]int{test.line, test.start, test.end}, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// A finding always has a region, even if its span is empty.
func TestSARIF_emptySpans(t *testing.T) {
	for _, span := range []document.Span{{}, {Line: 1}, {Line: 1, Column: 7, End: 7}, {Line: 1, Column: 99, End: 98}, {Line: 9, Column: 1, End: 1}} {
		result := judged(t, "a.yaml", "kind: Pod\napiVersion: v1\n", fault{0, privileged, nil, "x"})
		result.Findings[0].Span = span
		region := at(t, decode(t, report(t, "sarif", Options{}, result)), "runs/0/results/0/locations/0/physicalLocation/region")
		if number(t, region, "startLine") < 1 || number(t, region, "startColumn") < 1 || number(t, region, "endColumn") <= number(t, region, "startColumn") {
			t.Errorf("%+v: %v", span, region)
		}
	}
}

// GitHub does not accept an empty message.
func TestSARIF_emptyMessage(t *testing.T) {
	log := decode(t, report(t, "sarif", Options{}, judged(t, "web.yaml", web, fault{0, privileged, nil, ""})))
	if got := text(t, log, "runs/0/results/0/message/text"); got != "Privileged container" {
		t.Errorf("got %q", got)
	}
}

// A problem without a file has no location, rather than that of a folder.
func TestSARIF_problemOfNoFile(t *testing.T) {
	log := decode(t, report(t, "sarif", Options{}, lint.Result{Problems: []document.Problem{{Message: "of no file"}}}))
	if got := at(t, log, "runs/0/invocations/0/toolExecutionNotifications/0/locations"); got != nil {
		t.Errorf("got %v", got)
	}
}

func TestSARIF_stdin(t *testing.T) {
	log := decode(t, report(t, "sarif", Options{Root: "/repository", Dir: "/repository/deploy"},
		judged(t, "<stdin>", web, fault{0, privileged, nil, "x"})))
	if got := text(t, log, "runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri"); got != "stdin" {
		t.Errorf("uri %q", got)
	}
}

func TestSARIF_fingerprints(t *testing.T) {
	path := []any{"spec", "containers", 0, "securityContext", "privileged"}
	prints := func(content string, faults ...fault) []any {
		var prints []any
		for _, result := range each(t, decode(t, report(t, "sarif", Options{}, judged(t, "web.yaml", content, faults...))), "runs/0/results") {
			prints = append(prints, at(t, result, "partialFingerprints"))
		}
		return prints
	}
	before := prints(web, fault{0, privileged, path, "x"})

	above := prints("# a comment\n\n"+strings.Replace(web, "metadata:", "metadata:\n  labels: {a: b}", 1), fault{0, privileged, path, "x"})
	if diff := cmp.Diff(before, above); diff != "" {
		t.Errorf("an edit above the finding changes its fingerprints:\n%s", diff)
	}

	sameLine := prints(strings.Replace(web, "privileged: true", "privileged: yes", 1), fault{0, privileged, path, "x"})
	if text(t, before[0], "akslint/v1") != text(t, sameLine[0], "akslint/v1") {
		t.Error("an edit of the line changes akslint/v1")
	}
	if text(t, before[0], "primaryLocationLineHash") == text(t, sameLine[0], "primaryLocationLineHash") {
		t.Error("an edit of the line does not change primaryLocationLineHash")
	}

	others := prints(web, fault{0, latestTag, path, "x"}, fault{0, privileged, nil, "x"})
	for _, other := range others {
		if text(t, before[0], "akslint/v1") == text(t, other, "akslint/v1") {
			t.Error("another rule or path has the same akslint/v1")
		}
	}
	if !regexp.MustCompile(`^[0-9a-f]{64}:1$`).MatchString(text(t, before[0], "akslint/v1")) {
		t.Errorf("akslint/v1 is %v", before[0])
	}
}

// The same object may occur twice in one file, and one rule may find two
// faults in one field: no two results are equal.
func TestSARIF_sameFindingTwice(t *testing.T) {
	results := each(t, decode(t, report(t, "sarif", Options{}, judged(t, "twice.yaml", web+"---\n"+web,
		fault{0, privileged, []any{"spec"}, "x"}, fault{0, privileged, []any{"spec"}, "x"}, fault{1, privileged, []any{"spec"}, "x"},
	))), "runs/0/results")
	seen := map[string]bool{}
	for _, result := range results {
		seen[text(t, result, "partialFingerprints/akslint/v1")] = true
	}
	if len(seen) != 3 {
		t.Errorf("3 findings, %d fingerprints: %v", len(seen), seen)
	}
}

func TestSARIF_unknownRule(t *testing.T) {
	err := write(&strings.Builder{}, "sarif", Options{Rules: rule.Set{latestTag}}, judged(t, "web.yaml", web, fault{0, privileged, nil, "x"}))
	if err == nil || !strings.Contains(err.Error(), "privileged-container") {
		t.Errorf("got %v", err)
	}
}

func TestSemanticVersion(t *testing.T) {
	for version, want := range map[string]string{
		"v1.2.3":            "1.2.3",
		"1.2.3":             "1.2.3",
		"v1.2.3-rc.1":       "1.2.3-rc.1",
		"v0.0.0-2026+dirty": "0.0.0-2026+dirty",
		"(devel)":           "",
		"v1.2":              "",
		"":                  "",
	} {
		if got := semanticVersion(version); got != want {
			t.Errorf("%s: got %q, want %q", version, got, want)
		}
	}
}

// TestSARIF_sameBytes runs everything, from several working directories and
// with several names for the same file.
func TestSARIF_sameBytes(t *testing.T) {
	root := folder(t)
	deploy := filepath.Join(root, "deploy")
	for _, folder := range []string{deploy, filepath.Join(root, "elsewhere")} {
		if err := os.Mkdir(folder, 0o750); err != nil {
			t.Fatal(err)
		}
	}
	for name, content := range map[string]string{"web.yaml": web, "bad.yaml": "apiVersion: v1\nkind: [\n"} {
		if err := os.WriteFile(filepath.Join(deploy, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(deploy, filepath.Join(root, "alias")); err != nil {
		t.Skip(err)
	}
	judge := newJudge(t, "privileged-container")
	want := judge(root, root, "deploy/bad.yaml", "deploy/web.yaml")
	if !strings.Contains(want, `"uri": "deploy/web.yaml"`) || !strings.Contains(want, `"uri": "deploy/bad.yaml"`) {
		t.Fatalf("no finding or no notification:\n%s", want)
	}
	for _, test := range []struct {
		dir  string
		args []string
	}{
		{root, []string{"deploy/"}},
		{root, []string{"."}},
		{root, []string{"deploy/*.yaml"}},
		{root, []string{"alias/bad.yaml", "alias/web.yaml"}},
		{root, []string{filepath.Join(root, "deploy")}},
		{deploy, []string{"."}},
		{deploy, []string{"../alias/bad.yaml", "web.yaml"}},
		{filepath.Join(root, "elsewhere"), []string{"../deploy"}},
		{filepath.Join(root, "alias"), []string{"."}},
		{os.TempDir(), []string{filepath.Join(root, "alias", "bad.yaml"), filepath.Join(root, "deploy", "web.yaml")}},
	} {
		if diff := cmp.Diff(want, judge(root, test.dir, test.args...)); diff != "" {
			t.Errorf("%s in %s: -want +got:\n%s", test.args, test.dir, diff)
		}
	}
}

// newJudge returns a function that lints files from a working directory.
func newJudge(t *testing.T, ruleName string) func(root, dir string, args ...string) string {
	t.Helper()
	policy, err := engine.Load(rules.Files)
	if err != nil {
		t.Fatal(err)
	}
	chosen, err := policy.Rules.Choose([]string{ruleName}, nil)
	if err != nil {
		t.Fatal(err)
	}
	judge, err := engine.New(context.Background(), policy, chosen, nil)
	if err != nil {
		t.Fatal(err)
	}
	return func(root, dir string, args ...string) string {
		t.Chdir(dir)
		var out strings.Builder
		report, err := New("sarif", &out, Options{Rules: chosen, Root: root, Dir: dir})
		if err != nil {
			t.Fatal(err)
		}
		summary := NewSummary(chosen)
		found := find.Files(args, root, nil)
		err = lint.Run(context.Background(), judge, lint.Input{Files: found.Files}, func(result lint.Result) error {
			summary.Add(result)
			return report.File(result)
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := report.Close(summary); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
}

func decode(t *testing.T, log string) any {
	t.Helper()
	var value any
	if err := json.Unmarshal([]byte(log), &value); err != nil {
		t.Fatal(err)
	}
	return value
}

// at is the value at a path of keys and indexes.
func at(t *testing.T, value any, path string) any {
	t.Helper()
	for rest := path; rest != ""; {
		switch container := value.(type) {
		case map[string]any:
			// The keys of fingerprints contain slashes.
			if member, found := container[rest]; found {
				return member
			}
			var key string
			key, rest, _ = strings.Cut(rest, "/")
			value = container[key]
		case []any:
			var key string
			key, rest, _ = strings.Cut(rest, "/")
			index, err := strconv.Atoi(key)
			if err != nil || index >= len(container) {
				t.Fatalf("%s: no element %q of %d", path, key, len(container))
			}
			value = container[index]
		default:
			t.Fatalf("%s: nothing at %q", path, rest)
		}
	}
	return value
}

func text(t *testing.T, value any, path string) string {
	t.Helper()
	text, _ := at(t, value, path).(string)
	if text == "" {
		t.Errorf("%s: no text", path)
	}
	return text
}

func number(t *testing.T, value any, path string) int {
	t.Helper()
	number, isNumber := at(t, value, path).(float64)
	if !isNumber {
		t.Errorf("%s: no number", path)
	}
	return int(number)
}

func each(t *testing.T, value any, path string) []any {
	t.Helper()
	array, isArray := at(t, value, path).([]any)
	if !isArray {
		t.Errorf("%s: no array", path)
	}
	return array
}

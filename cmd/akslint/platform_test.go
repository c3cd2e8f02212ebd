package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const platform = "../../testdata/platform"

// TestPlatform lints a whole repository by the rules that its files are marked
// with, and expects exactly the findings that are marked: a line that ends with
// `# finding: RULE, RULE`.
func TestPlatform(t *testing.T) {
	var stdout, stderr bytes.Buffer
	marks, rules := marks(t)
	args := []string{"lint", "--format", "json", "--select", rules, platform}
	if code := run(args, nil, &stdout, &stderr); code != exitFindings {
		t.Errorf("exit code %d: %s", code, &stderr)
	}
	var report struct {
		Findings []struct {
			Rule, File string
			Line       int
		}
	}
	if err := json.Unmarshal(stdout.Bytes(), &report); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, finding := range report.Findings {
		got = append(got, fmt.Sprintf("%s:%d: %s", finding.File, finding.Line, finding.Rule))
	}
	slices.Sort(got)
	if diff := cmp.Diff(marks, got); diff != "" {
		t.Errorf("-marked +found:\n%s", diff)
	}
}

// TestPlatform_fixed lints the same repository after its faults were mended.
func TestPlatform_fixed(t *testing.T) {
	var stdout, stderr bytes.Buffer
	_, rules := marks(t)
	if code := run([]string{"lint", "--select", rules, platform + "-fixed"}, nil, &stdout, &stderr); code != exitClean {
		t.Errorf("exit code %d: %s%s", code, &stdout, &stderr)
	}
}

// marks returns the findings that are marked, and their rules, joined by commas.
func marks(t *testing.T) (marks []string, rules string) {
	t.Helper()
	marked := map[string]bool{}
	err := filepath.WalkDir(platform, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		file, err := os.Open(name)
		if err != nil {
			return err
		}
		defer file.Close()
		lines := bufio.NewScanner(file)
		for n := 1; lines.Scan(); n++ {
			if _, names, found := strings.Cut(lines.Text(), "# finding: "); found {
				for rule := range strings.SplitSeq(names, ", ") {
					marked[rule] = true
					marks = append(marks, fmt.Sprintf("%s:%d: %s", filepath.ToSlash(name), n, rule))
				}
			}
		}
		return lines.Err()
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(marks)
	return marks, strings.Join(slices.Sorted(maps.Keys(marked)), ",")
}

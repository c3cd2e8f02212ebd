package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const platform = "../../testdata/platform"

// TestPlatform lints a whole repository and expects exactly the findings that
// its files are marked with: a line that ends with `# finding: RULE, RULE`.
func TestPlatform(t *testing.T) {
	var stdout, stderr bytes.Buffer
	if code := run([]string{"lint", "--format", "json", platform}, nil, &stdout, &stderr); code != exitFindings {
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
	if diff := cmp.Diff(marks(t), got); diff != "" {
		t.Errorf("-marked +found:\n%s", diff)
	}
}

// TestPlatform_fixed lints the same repository after its faults were mended.
func TestPlatform_fixed(t *testing.T) {
	var stdout, stderr bytes.Buffer
	if code := run([]string{"lint", platform + "-fixed"}, nil, &stdout, &stderr); code != exitClean {
		t.Errorf("exit code %d: %s%s", code, &stdout, &stderr)
	}
}

func marks(t *testing.T) []string {
	t.Helper()
	var marks []string
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
			if _, rules, marked := strings.Cut(lines.Text(), "# finding: "); marked {
				for rule := range strings.SplitSeq(rules, ", ") {
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
	return marks
}

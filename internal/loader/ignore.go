package loader

import (
	"bufio"
	"bytes"
	"os"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// ignores answers whether .gitignore files leave a file out, as git does: the
// file nearest to a path decides, and in a file its last pattern that matches.
type ignores struct {
	// top is the folder above which no .gitignore counts.
	top   string
	files map[string][]ignorePattern // by folder
}

type ignorePattern struct {
	glob        string // for doublestar, relative to the folder of the file
	include     bool   // the pattern began with !
	foldersOnly bool
}

// newIgnores returns the ignores for a walk through folder, an absolute path.
func newIgnores(folder string) *ignores {
	top := folder
	if root := RepositoryRoot(folder); root != "" {
		top = root
	}
	return &ignores{top: top, files: map[string][]ignorePattern{}}
}

// RepositoryRoot returns the folder at or above folder that holds .git, or "".
func RepositoryRoot(folder string) string {
	for {
		if _, err := os.Lstat(filepath.Join(folder, ".git")); err == nil {
			return folder
		}
		parent := filepath.Dir(folder)
		if parent == folder {
			return ""
		}
		folder = parent
	}
}

// match reports whether the file or folder at an absolute path is ignored. Its
// parents are taken not to be.
func (g *ignores) match(file string, isDir bool) bool {
	for folder := filepath.Dir(file); ; folder = filepath.Dir(folder) {
		patterns := g.read(folder)
		if len(patterns) > 0 {
			relative, err := filepath.Rel(folder, file)
			if err != nil {
				return false
			}
			relative = filepath.ToSlash(relative)
			for i := len(patterns) - 1; i >= 0; i-- {
				if patterns[i].match(relative, isDir) {
					return !patterns[i].include
				}
			}
		}
		if folder == g.top || folder == filepath.Dir(folder) {
			return false
		}
	}
}

func (p ignorePattern) match(relative string, isDir bool) bool {
	if p.foldersOnly && !isDir {
		return false
	}
	match, err := doublestar.Match(p.glob, relative)
	return match && err == nil
}

func (g *ignores) read(folder string) []ignorePattern {
	patterns, known := g.files[folder]
	if known {
		return patterns
	}
	names := []string{filepath.Join(folder, ".gitignore")}
	if folder == g.top {
		names = []string{filepath.Join(folder, ".git", "info", "exclude"), names[0]}
	}
	for _, name := range names {
		// A .gitignore that is missing or cannot be read ignores nothing.
		if content, err := os.ReadFile(name); err == nil {
			patterns = append(patterns, parseIgnore(content)...)
		}
	}
	g.files[folder] = patterns
	return patterns
}

func parseIgnore(content []byte) []ignorePattern {
	var patterns []ignorePattern
	lines := bufio.NewScanner(bytes.NewReader(bytes.TrimPrefix(content, []byte("\uFEFF"))))
	for lines.Scan() {
		line := strings.TrimSuffix(lines.Text(), "\r")
		if !strings.HasSuffix(line, `\ `) {
			line = strings.TrimRight(line, " ")
		}
		if line == "" || line[0] == '#' {
			continue
		}
		var pattern ignorePattern
		line, pattern.include = strings.CutPrefix(line, "!")
		line, pattern.foldersOnly = strings.CutSuffix(line, "/")
		anchored := strings.Contains(line, "/")
		line = strings.TrimPrefix(line, "/")
		line = strings.NewReplacer("{", `\{`, "}", `\}`).Replace(line) // no alternatives in git
		if inside, ok := strings.CutSuffix(line, "/**"); ok {
			line = inside + "/**/*" // the folder itself is not meant
		}
		if !anchored {
			line = "**/" + line
		}
		pattern.glob = line
		patterns = append(patterns, pattern)
	}
	return patterns
}

package find

import (
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
	name := file[strings.LastIndexByte(file, filepath.Separator)+1:]
	for end := len(file) - len(name) - 1; end >= 0; end = strings.LastIndexByte(file[:end], filepath.Separator) {
		folder := file[:max(end, 1)]
		patterns := g.read(folder)
		for i := len(patterns) - 1; i >= 0; i-- {
			if patterns[i].match(file[end+1:], name, isDir) {
				return !patterns[i].include
			}
		}
		if folder == g.top {
			return false
		}
	}
	return false
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
			patterns = append(patterns, parseIgnore(string(content))...)
		}
	}
	g.files[folder] = patterns
	return patterns
}

// An ignorePattern is one line of a .gitignore.
type ignorePattern struct {
	glob        string // for doublestar
	literal     bool   // the glob has no special characters
	suffix      string // what names end with where the glob is a star and this
	anchored    bool   // it is matched with the path from the file's folder, not with the name
	include     bool   // it began with !
	foldersOnly bool
}

func (p *ignorePattern) match(relative, name string, isDir bool) bool {
	if p.foldersOnly && !isDir {
		return false
	}
	if p.anchored {
		name = filepath.ToSlash(relative)
	}
	if p.literal {
		return name == p.glob
	}
	if p.suffix != "" {
		return strings.HasSuffix(name, p.suffix)
	}
	match, err := doublestar.Match(p.glob, name)
	return match && err == nil
}

func parseIgnore(content string) []ignorePattern {
	var patterns []ignorePattern
	for line := range strings.Lines(strings.TrimPrefix(content, "\uFEFF")) {
		line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
		if strings.HasPrefix(line, "#") {
			continue
		}
		var pattern ignorePattern
		line, pattern.include = strings.CutPrefix(trimSpaces(line), "!")
		line, pattern.foldersOnly = strings.CutSuffix(line, "/")
		pattern.anchored = strings.Contains(line, "/")
		if line = strings.TrimPrefix(line, "/"); line == "" {
			continue
		}
		if inside, below := strings.CutSuffix(line, "/**"); below {
			line = inside + "/**/*" // the folder itself is not meant
		}
		pattern.literal = isLiteral(line)
		if pattern.glob = line; !pattern.literal {
			pattern.glob = doublestarGlob(line)
		}
		if suffix, star := strings.CutPrefix(line, "*"); star && !pattern.anchored && isLiteral(suffix) {
			pattern.suffix = suffix
		}
		patterns = append(patterns, pattern)
	}
	return patterns
}

func isLiteral(pattern string) bool { return !strings.ContainsAny(pattern, `*?[\`) }

// trimSpaces cuts the spaces at the end of a line that no backslash keeps.
func trimSpaces(line string) string {
	end := 0
	for i := 0; i < len(line); i++ {
		escapes := line[i] == '\\' && i+1 < len(line)
		if escapes {
			i++
		}
		if escapes || line[i] != ' ' {
			end = i + 1
		}
	}
	return line[:end]
}

// doublestarGlob writes a pattern of git's for doublestar: braces are no
// alternatives, and a class never matches a slash.
func doublestarGlob(pattern string) string {
	var glob strings.Builder
	for i := 0; i < len(pattern); i++ {
		switch c := pattern[i]; {
		case c == '\\' && i+1 < len(pattern):
			i++
			glob.WriteString(pattern[i-1 : i+1])
		case c == '{' || c == '}':
			glob.WriteByte('\\')
			glob.WriteByte(c)
		case c == '[':
			i += class(&glob, pattern[i+1:])
		default:
			glob.WriteByte(c)
		}
	}
	return glob.String()
}

// class writes the class of characters that follows a bracket, and returns its
// length in the pattern. One that has no end, or names a class that there is not,
// stays open, and matches nothing.
func class(glob *strings.Builder, pattern string) int {
	glob.WriteByte('[')
	i := 0
	if strings.HasPrefix(pattern, "!") || strings.HasPrefix(pattern, "^") {
		glob.WriteString("!/")
		i++
	}
	for first := i; i < len(pattern); i++ {
		switch c := pattern[i]; {
		case c == '[' && strings.HasPrefix(pattern[i:], "[:"):
			name, _, _ := strings.Cut(pattern[i+2:], ":]")
			members := characters(name)
			if members == "" {
				return len(pattern)
			}
			glob.WriteString(members)
			i += len("[:") + len(name) + len(":]") - 1
		case c == '\\' && i+1 < len(pattern):
			i++
			glob.WriteString(pattern[i-1 : i+1])
		case c == ']' && i == first:
			glob.WriteString(`\]`)
		case c == ']':
			glob.WriteByte(c)
			return i + 1
		case c == '/': // never matches
		default:
			glob.WriteByte(c)
		}
	}
	return len(pattern)
}

// characters are those of a class of POSIX, without the slash. None begins with an
// exclamation mark, which would negate the class.
func characters(class string) string {
	switch class {
	case "alnum":
		return "0-9A-Za-z"
	case "alpha":
		return "A-Za-z"
	case "blank":
		return " \t"
	case "cntrl":
		return "\x00-\x1f\x7f"
	case "digit":
		return "0-9"
	case "graph":
		return "0-~!-."
	case "lower":
		return "a-z"
	case "print":
		return "0-~ -."
	case "punct":
		return ":-@!-.[-`{-~"
	case "space":
		return " \t-\r"
	case "upper":
		return "A-Z"
	case "xdigit":
		return "0-9A-Fa-f"
	default:
		return ""
	}
}

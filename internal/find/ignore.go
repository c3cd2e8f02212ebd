package find

import (
	"cmp"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/bmatcuk/doublestar/v4"
)

// ignores knows what git ignores: the nearest .gitignore with a pattern that
// matches decides, by the last such pattern. What git tracks is not ignored.
type ignores struct {
	// top is the folder above which no .gitignore counts.
	top     string
	folders map[string]*folder
	problem func(name, message string)
}

// A folder is what decides about the files in it.
type folder struct {
	patterns []ignorePattern
	// tracked returns what git tracks if this is the top of a work tree; else it
	// is nil.
	tracked func() index
	// ignored says that the folder is ignored, but entered since git tracks some
	// of it.
	ignored bool
}

// newIgnores returns the ignores for a walk through folder, an absolute path.
func newIgnores(place string, problem func(name, message string)) *ignores {
	return &ignores{
		top:     cmp.Or(RepositoryRoot(place), place),
		folders: map[string]*folder{}, problem: problem,
	}
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

// match reports whether the file or folder at an absolute path is ignored. It
// must be called for the folders above first.
func (g *ignores) match(file string, isDir bool) bool {
	return g.matched(file, isDir) && !g.tracked(file, isDir)
}

func (g *ignores) matched(file string, isDir bool) bool {
	name := filepath.Base(file)
	for folder, relative := range g.above(file) {
		if folder.ignored {
			return true
		}
		for i := len(folder.patterns) - 1; i >= 0; i-- {
			if folder.patterns[i].match(relative, name, isDir) {
				return !folder.patterns[i].include
			}
		}
	}
	return false
}

// tracked reports whether git tracks an ignored file, or part of an ignored
// folder. The rest of the folder stays ignored.
func (g *ignores) tracked(file string, isDir bool) bool {
	for folder, relative := range g.above(file) {
		if folder.tracked == nil {
			continue
		}
		tracked, name := folder.tracked(), filepath.ToSlash(relative)
		if tracked.has(name) {
			return true
		}
		if isDir && tracked.hasBelow(name) {
			g.read(file).ignored = true
			return true
		}
	}
	return false
}

// above yields the folders above a file, the nearest first and the top of its work
// tree last, and the path of the file below each.
func (g *ignores) above(file string) iter.Seq2[*folder, string] {
	return func(yield func(*folder, string) bool) {
		end := strings.LastIndexByte(file, filepath.Separator)
		for ; end >= 0; end = strings.LastIndexByte(file[:end], filepath.Separator) {
			place := file[:max(end, 1)]
			folder := g.read(place)
			if !yield(folder, file[end+1:]) || folder.tracked != nil || place == g.top {
				return
			}
		}
	}
}

func (g *ignores) read(place string) *folder {
	if known := g.folders[place]; known != nil {
		return known
	}
	read := &folder{}
	g.folders[place] = read
	if git := gitFolder(place); git != "" {
		read.tracked = sync.OnceValue(func() index { return g.index(git) })
		read.add(filepath.Join(commonFolder(git), "info", "exclude"))
	}
	read.add(filepath.Join(place, ".gitignore"))
	return read
}

// add adds the patterns of a file. A file that is missing or cannot be read
// ignores nothing.
func (f *folder) add(file string) {
	if content, err := os.ReadFile(file); err == nil {
		f.patterns = append(f.patterns, parseIgnore(string(content))...)
	}
}

func (g *ignores) index(git string) index {
	tracked, err := readIndex(git)
	if err != nil {
		g.problem(filepath.ToSlash(filepath.Join(git, "index")), err.Error())
	}
	return tracked
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

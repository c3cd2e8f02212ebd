package find

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/akslint/akslint/internal/document"
)

// Found is what the arguments of a command stand for.
type Found struct {
	Files []File
	// Ignored counts what .gitignore files and exclusions left out, a folder
	// as one.
	Ignored int
	// Problems are arguments and folders that cannot be read.
	Problems []document.Problem
	// Unread are the broken links in folders.
	Unread []document.Unread
}

// Files lists the files that the arguments stand for: files, folders with all
// that is below them, doublestar globs, and Stdin. Each file is listed once,
// whatever names and links lead to it, in the order of the arguments and of names.
// Exclusions are doublestar globs of names relative to root, an absolute path
// without links. They apply to files given by name too, since pre-commit names
// every file; .gitignore applies neither to those nor to files that git tracks.
func Files(args []string, root string, exclude []string) Found {
	search := search{root: prefix(root, filepath.Separator), exclude: exclude, seen: map[string]bool{}}
	for _, arg := range args {
		search.argument(arg)
	}
	return search.found
}

type search struct {
	root    string // the prefix of paths that exclusions name
	exclude []string
	found   Found
	seen    map[string]bool // absolute paths without links; "" for standard input
}

func (s *search) argument(arg string) {
	if arg == Stdin {
		s.add(File{Name: "<stdin>", Named: true}, "")
		return
	}
	name := filepath.ToSlash(filepath.Clean(arg))
	info, err := os.Stat(arg)
	switch {
	case err == nil && info.IsDir():
		s.walk(name, "**")
	case err == nil:
		s.file(File{Name: name, Path: arg, Named: true})
	case strings.ContainsAny(arg, "*?[{"):
		s.glob(arg)
	default:
		s.problem(name, bare(err).Error())
	}
}

// file adds a file where it really is.
func (s *search) file(file File) {
	place, err := realPath(file.Path)
	if err != nil {
		s.problem(file.Name, bare(err).Error())
		return
	}
	if file.Named && s.excludesAbove(place) {
		s.found.Ignored++
		return
	}
	if file.Root == "" {
		file.Root = s.rootOf(place)
	}
	s.add(file, place)
}

// rootOf is the root where it holds a file, else the folder of the file.
func (s *search) rootOf(place string) string {
	if s.root != "" && strings.HasPrefix(place, s.root) && len(s.root) > 1 {
		return strings.TrimSuffix(s.root, string(filepath.Separator))
	}
	return filepath.Dir(place)
}

func (s *search) add(file File, place string) {
	if !s.seen[place] {
		s.seen[place] = true
		s.found.Files = append(s.found.Files, file)
	}
}

func (s *search) problem(name, message string) {
	s.found.Problems = append(s.found.Problems, document.Problem{File: name, Message: message})
}

func (s *search) glob(arg string) {
	base, pattern := doublestar.SplitPattern(filepath.ToSlash(arg))
	if !doublestar.ValidatePattern(pattern) {
		s.problem(arg, "is not a valid glob")
		return
	}
	problems, ignored := len(s.found.Problems), s.found.Ignored
	switch matched := s.walk(path.Clean(base), pattern); {
	case matched || len(s.found.Problems) > problems:
	case s.found.Ignored > ignored:
		s.problem(arg, "matches no file that is not ignored")
	default:
		s.problem(arg, "matches no file")
	}
}

// walk adds the files below a folder whose names relative to it match pattern,
// and reports whether there are any.
func (s *search) walk(folder, pattern string) (matched bool) {
	place, err := realPath(filepath.FromSlash(folder))
	if err != nil {
		s.problem(folder, bare(err).Error())
		return false
	}
	walk := walk{search: s, folder: prefix(folder, '/'), place: prefix(place, filepath.Separator), pattern: pattern}
	walk.ignores = newIgnores(place, s.problem)
	_ = fs.WalkDir(os.DirFS(place), ".", walk.visit) // visit reports what goes wrong
	return walk.matched
}

// realPath is the absolute path of a file without links.
func realPath(name string) (string, error) {
	absolute, err := filepath.Abs(name)
	if err != nil {
		return "", err //nolint:wrapcheck // bare words it
	}
	return filepath.EvalSymlinks(absolute) //nolint:wrapcheck // bare words it
}

// prefix is what stands before the names of files in a folder.
func prefix(folder string, separator byte) string {
	if folder == "." {
		return ""
	}
	return strings.TrimSuffix(folder, string(separator)) + string(separator)
}

// A walk goes through a folder.
type walk struct {
	*search
	folder  string // the prefix of names as people call them
	place   string // the prefix of absolute paths without links
	pattern string
	ignores *ignores
	matched bool
}

// visit takes a file or folder; below is its name relative to the walk's.
func (w *walk) visit(below string, entry fs.DirEntry, err error) error {
	if err != nil {
		w.problem(path.Join(w.folder, below), bare(err).Error())
		return nil
	}
	if below == "." {
		return nil
	}
	if entry.IsDir() && entry.Name() == ".git" {
		return fs.SkipDir
	}
	place := w.place + filepath.FromSlash(below)
	if w.left(place, entry.IsDir()) {
		w.found.Ignored++
		if entry.IsDir() {
			return fs.SkipDir
		}
		return nil
	}
	if entry.IsDir() {
		return w.enter(below)
	}
	if match, _ := doublestar.Match(w.pattern, below); match {
		w.matched = true
		name := w.folder + below
		w.entry(File{Name: name, Path: filepath.FromSlash(name), Root: w.ignores.top}, place, entry)
	}
	return nil
}

// enter skips folders that are deeper than the pattern.
func (w *walk) enter(below string) error {
	if !strings.Contains(w.pattern, "**") && strings.Count(below, "/") >= strings.Count(w.pattern, "/") {
		return fs.SkipDir
	}
	return nil
}

// entry adds a regular file, or the file that a symbolic link leads to. Links
// to folders are not followed, so there is no way to go in circles.
func (w *walk) entry(file File, place string, entry fs.DirEntry) {
	switch {
	case entry.Type().IsRegular():
		w.add(file, place)
	case entry.Type()&fs.ModeSymlink != 0:
		info, err := os.Stat(place)
		if err != nil {
			w.found.Unread = append(w.found.Unread, document.Unread{
				Kind: "broken link", Problem: document.Problem{File: file.Name, Message: bare(err).Error()},
			})
		} else if info.Mode().IsRegular() {
			w.file(file)
		}
	}
}

// left reports whether an exclusion or a .gitignore leaves a file out.
func (w *walk) left(place string, isDir bool) bool {
	return w.excludes(place) || w.ignores.match(place, isDir)
}

// excludes reports whether an exclusion names a file or folder.
func (s *search) excludes(place string) bool {
	relative, inside := strings.CutPrefix(place, s.root)
	return inside && slices.ContainsFunc(s.exclude, func(pattern string) bool {
		match, _ := doublestar.Match(pattern, filepath.ToSlash(relative))
		return match
	})
}

// excludesAbove reports whether an exclusion names a file or a folder above it.
func (s *search) excludesAbove(place string) bool {
	for strings.HasPrefix(place, s.root) && len(place) > len(s.root) {
		if s.excludes(place) {
			return true
		}
		place = filepath.Dir(place)
	}
	return false
}

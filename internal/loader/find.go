package loader

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/akslint/akslint/internal/document"
)

// A File is a file to read.
type File struct {
	// Name is how the person called it, with slashes.
	Name string
	// Path is where it is; "" for standard input.
	Path string
	// Named says that the person gave its own name, not that of a folder or a
	// glob.
	Named bool
}

// Found is what the arguments of a command mean.
type Found struct {
	Files []File
	// Ignored counts what .gitignore files and exclusions left out, a folder
	// as one.
	Ignored int
	// Problems are arguments and folders that cannot be read.
	Problems []document.Problem
}

// Find lists the files that the arguments mean: files, folders with all below
// them, doublestar globs, and Stdin. Each file stands once, in the order of
// the arguments and of names. Exclusions are doublestar globs of names
// relative to root; they and .gitignore do not hold for files given by name.
func Find(args []string, root string, exclude []string) Found {
	search := search{root: root, exclude: exclude, seen: map[string]bool{}}
	for _, arg := range args {
		search.argument(arg)
	}
	return search.found
}

type search struct {
	root    string
	exclude []string
	found   Found
	seen    map[string]bool // absolute paths
	ignores *ignores        // of the folder that is walked
}

func (s *search) argument(arg string) {
	if arg == Stdin {
		s.add(File{Name: "<stdin>", Named: true})
		return
	}
	name := filepath.ToSlash(filepath.Clean(arg))
	info, err := os.Stat(arg)
	switch {
	case err == nil && info.IsDir():
		s.walk(name, "**")
	case err == nil:
		s.add(File{Name: name, Path: arg, Named: true})
	case strings.ContainsAny(arg, "*?[{"):
		s.glob(arg)
	default:
		s.problem(name, err)
	}
}

func (s *search) glob(arg string) {
	base, pattern := doublestar.SplitPattern(filepath.ToSlash(arg))
	if !doublestar.ValidatePattern(pattern) {
		s.found.Problems = append(s.found.Problems, document.Problem{File: arg, Message: "is no valid glob"})
		return
	}
	before := len(s.found.Files)
	s.walk(path.Clean(base), pattern)
	if len(s.found.Files) == before {
		s.found.Problems = append(s.found.Problems, document.Problem{File: arg, Message: "matches no file"})
	}
}

// walk adds the files below a folder whose names relative to it match pattern.
func (s *search) walk(folder, pattern string) {
	absolute, err := filepath.Abs(folder)
	if err != nil {
		s.problem(folder, err)
		return
	}
	s.ignores = newIgnores(absolute)
	err = filepath.WalkDir(filepath.FromSlash(folder), func(file string, entry fs.DirEntry, err error) error {
		name := filepath.ToSlash(file)
		switch {
		case err != nil:
			s.problem(name, err)
			if entry != nil && entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case name == folder:
			return nil
		case entry.IsDir() && entry.Name() == ".git":
			return fs.SkipDir
		case s.left(file, name, entry.IsDir()):
			s.found.Ignored++
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir():
			return nil
		}
		below := strings.TrimPrefix(strings.TrimPrefix(name, folder), "/")
		if folder == "." {
			below = name
		}
		if match, _ := doublestar.Match(pattern, below); match {
			s.entry(file, name, entry)
		}
		return nil
	})
	if err != nil {
		s.problem(folder, err)
	}
}

// entry adds a regular file, or the file that a symbolic link leads to. Links
// to folders are not followed, so there is no way to go in circles.
func (s *search) entry(file, name string, entry fs.DirEntry) {
	if entry.Type()&fs.ModeSymlink != 0 {
		info, err := os.Stat(file)
		if err != nil {
			s.problem(name, err)
			return
		}
		if !info.Mode().IsRegular() {
			return
		}
	} else if !entry.Type().IsRegular() {
		return
	}
	s.add(File{Name: name, Path: file})
}

func (s *search) add(file File) {
	real := file.Path
	if absolute, err := filepath.Abs(file.Path); err == nil && file.Path != "" {
		real = absolute
	}
	if !s.seen[real] {
		s.seen[real] = true
		s.found.Files = append(s.found.Files, file)
	}
}

func (s *search) problem(name string, err error) {
	s.found.Problems = append(s.found.Problems, document.Problem{File: name, Message: reason(err)})
}

// left reports whether an exclusion or a .gitignore leaves a file out.
func (s *search) left(file, name string, isDir bool) bool {
	absolute, err := filepath.Abs(file)
	if err != nil {
		return false
	}
	relative, err := filepath.Rel(s.root, absolute)
	if err == nil {
		for _, pattern := range s.exclude {
			if match, _ := doublestar.Match(pattern, filepath.ToSlash(relative)); match {
				return true
			}
		}
	}
	return s.ignores.match(absolute, isDir)
}

package report

import (
	"cmp"
	"net/url"
	"path/filepath"
	"strings"
)

// stdin is the name of the source of standard input.
const stdin = "<stdin>"

// A base is what the URIs of files are relative to: the root of a repository
// or, if root is "", the working directory.
type base struct {
	root, dir string
}

// uri names a file relative to the base. It does not depend on the working
// directory or on how the file was named: GitHub shows alerts only for names
// without symbolic links, and recognises an alert by the name.
func (b base) uri(name string) string {
	if name == stdin {
		return "stdin"
	}
	file := filepath.FromSlash(name)
	if !filepath.IsAbs(file) {
		file = filepath.Join(b.dir, file)
	}
	relative, err := filepath.Rel(cmp.Or(b.root, resolve(b.dir)), resolve(file))
	if err != nil { // on another volume than the base
		relative = strings.TrimPrefix(file, filepath.VolumeName(file))
	}
	path := url.URL{Path: strings.TrimLeft(filepath.ToSlash(relative), "/")}
	// A colon in the first segment would be read as the end of a scheme.
	return strings.ReplaceAll(path.EscapedPath(), ":", "%3A")
}

// resolve follows symbolic links as far as the path exists.
func resolve(path string) string {
	if resolved, err := filepath.EvalSymlinks(path); err == nil {
		return resolved
	}
	parent := filepath.Dir(path)
	if parent == path {
		return path
	}
	return filepath.Join(resolve(parent), filepath.Base(path))
}

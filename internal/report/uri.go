package report

import (
	"cmp"
	"net/url"
	"path/filepath"
	"strings"
)

// stdin is the name that the source of standard input has.
const stdin = "<stdin>"

// A base is what the URIs of files are relative to: the root of a repository,
// else the working directory. Both are folders; root may be "".
type base struct {
	root, dir string
}

// uri names a file relative to the base. It is the same from any working
// directory and for every way to call the file: GitHub shows alerts only for
// names without symbolic links, and knows alerts again by the name.
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
	// A colon in the first segment would end a scheme.
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

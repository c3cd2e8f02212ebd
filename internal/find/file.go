// Package find finds the files that the arguments of a command stand for, and
// reads their bytes.
package find

import (
	"errors"
	"io"
	"io/fs"
	"os"
)

// Stdin is the argument that stands for standard input.
const Stdin = "-"

// A File is a file to read.
type File struct {
	// Name is how the person called it, with slashes.
	Name string
	// Path is where it is; "" for standard input.
	Path string
	// Root is the repository of the file, else the folder that was given.
	Root string
	// Named says that an argument is the name of the file, not a folder or a glob.
	Named bool
}

// Read returns the content of the file, or that of stdin where the file has no
// path. Its errors do not repeat the name of the file.
func (f File) Read(stdin io.Reader) ([]byte, error) {
	if f.Path == "" {
		content, err := io.ReadAll(stdin)
		return content, bare(err)
	}
	content, err := os.ReadFile(f.Path)
	return content, bare(err)
}

// ReadStart returns at most the given number of bytes from the start of a file
// that has a path.
func (f File) ReadStart(most int64) ([]byte, error) {
	file, err := os.Open(f.Path)
	if err != nil {
		return nil, bare(err)
	}
	defer func() { _ = file.Close() }()
	start, err := io.ReadAll(io.LimitReader(file, most))
	return start, bare(err)
}

// bare is an error without the name of the file, which reports print before it.
func bare(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return errors.New("no such file or directory") // on every system
	}
	if fault := (*fs.PathError)(nil); errors.As(err, &fault) {
		return fault.Err
	}
	return err
}

package main

import (
	"os"
	"path/filepath"

	"github.com/akslint/akslint/internal/find"
)

// A place is where a run happens: what it reads, and the folder that file
// names in reports and configuration are relative to.
type place struct {
	args []string
	root string // absolute, symbolic links resolved
}

// placeOf finds the place for the arguments of a command: the root of the
// repository that holds the first of them, else the working directory. So a
// report does not depend on where akslint was started.
func placeOf(args []string) place {
	if len(args) == 0 {
		args = []string{"."}
	}
	start, err := filepath.Abs(args[0])
	if err != nil || args[0] == find.Stdin {
		start = "."
	}
	if resolved, err := filepath.EvalSymlinks(start); err == nil {
		start = resolved
	}
	if info, err := os.Stat(start); err != nil || !info.IsDir() {
		start = filepath.Dir(start)
	}
	if root := find.RepositoryRoot(start); root != "" {
		return place{args: args, root: root}
	}
	return place{args: args, root: workingDirectory()}
}

func workingDirectory() string {
	folder, err := os.Getwd()
	if err != nil {
		return "."
	}
	if resolved, err := filepath.EvalSymlinks(folder); err == nil {
		return resolved
	}
	return folder
}

// Azflags brings the tables of flags in internal/azcli/flags up to a version of
// azure-cli, whose Python it reads:
//
//	go run ./tools/azflags FOLDER
//
// The folder is a checkout of azure-cli, or one in which the packages of Python
// are installed, so that it holds azure/cli. Names, aliases, arity, choices,
// deprecations, previews and what is required come from there. What a flag sets,
// its separator, whether it is secret, and which flags need or exclude each other
// are written by hand and stay, and so do flags of the extension aks-preview,
// those that az once had, and tables of extensions and partial ones.
//
// It prints what is new, gone, changed, or cannot be evaluated without running
// azure-cli, and which functions are gone that relations name as their sources.
// Look through it, map what new flags set, mark those that take secrets, and mark
// the flags that are gone as removed or take them out.
//
// To add a command, write a file at the path of its words that names the files of
// shared flags that it uses, with no flags, and run the program. What all commands
// have that use a file of shared flags is moved there. A command that calls the
// functions of an SDK cannot be followed: write its flags by hand, or, where only
// a few matter, a partial table. The flags that az itself gives to its commands, in
// shared/global.json and shared/policy.json, are kept by hand, and so is kubelogin.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run ./tools/azflags FOLDER")
		os.Exit(2)
	}
	if err := run(os.Args[1], "internal/azcli/flags", func(line string) { fmt.Println(line) }); err != nil {
		fmt.Fprintln(os.Stderr, "azflags:", err)
		os.Exit(1)
	}
}

// run updates the tables in a folder.
func run(azure, folder string, say func(string)) error {
	source, err := readSource(os.DirFS(azure))
	if err != nil {
		return err
	}
	version, err := source.version()
	if err != nil {
		return err
	}
	tables, err := readTables(folder)
	if err != nil {
		return err
	}
	if err := tables.update(source, say); err != nil {
		return err
	}
	if err := tables.write(folder); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, "version.txt"), []byte("azure-cli "+version), 0o600) //nolint:wrapcheck // it names the file
}

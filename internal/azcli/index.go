package azcli

import (
	"bytes"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// programs are those whose commands are known.
func programs() []string { return []string{"az", kubelogin} }

// MayHold is a cheap test whether a script may hold commands of az or kubelogin.
func MayHold(script []byte) bool {
	return slices.ContainsFunc(programs(), func(program string) bool { return bytes.Contains(script, []byte(program)) })
}

// commands are those that have a table, each with its program, in order.
//
//nolint:gochecknoglobals // a cache of embedded data
var commands = sync.OnceValue(func() []string {
	var commands []string
	for _, program := range programs() {
		_ = fs.WalkDir(files, "flags/"+program, func(name string, entry fs.DirEntry, err error) error {
			if table, isTable := strings.CutSuffix(name, ".json"); isTable && !entry.IsDir() {
				commands = append(commands, strings.ReplaceAll(strings.TrimPrefix(table, "flags/"), "/", " "))
			}
			return err
		})
	}
	return commands
})

// Mentions reports whether a script that cannot be parsed names a command with a
// table, so that it would have been judged.
func Mentions(script []byte) bool { return mention().Match(script) }

// mention is a command, whatever continues the lines between its words.
//
//nolint:gochecknoglobals // a cache of embedded data
var mention = sync.OnceValue(func() *regexp.Regexp {
	var names []string
	for _, command := range commands() {
		names = append(names, strings.ReplaceAll(regexp.QuoteMeta(command), " ", "[\\s\\\\`^]+"))
	}
	return regexp.MustCompile(`\b(?:` + strings.Join(names, "|") + `)\b`)
})

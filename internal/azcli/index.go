package azcli

import (
	"io/fs"
	"regexp"
	"strings"
	"sync"
)

// commands are those that have a table, each with its program, in order.
//
//nolint:gochecknoglobals // a cache of embedded data
var commands = sync.OnceValue(func() []string {
	var commands []string
	for _, program := range []string{"az", kubelogin} {
		_ = fs.WalkDir(files, "flags/"+program, func(name string, entry fs.DirEntry, err error) error {
			if table, isTable := strings.CutSuffix(name, ".json"); isTable && !entry.IsDir() {
				commands = append(commands, strings.ReplaceAll(strings.TrimPrefix(table, "flags/"), "/", " "))
			}
			return err
		})
	}
	return commands
})

// Mentions reports whether a script that cannot be parsed names a group of
// commands with tables, like az aks, so that it would have been judged.
func Mentions(script []byte) bool { return mention().Match(script) }

// mention is a group of commands, whatever continues the lines between its words.
//
//nolint:gochecknoglobals // a cache of embedded data
var mention = sync.OnceValue(func() *regexp.Regexp {
	var groups []string
	for _, command := range commands() {
		group := command[:strings.LastIndex(command, " ")]
		if !strings.Contains(group, " ") {
			group = command // a program is not a group
		}
		groups = append(groups, strings.ReplaceAll(regexp.QuoteMeta(group), " ", "[\\s\\\\`^]+"))
	}
	return regexp.MustCompile(`\b(?:` + strings.Join(groups, "|") + `)\b`)
})

package report

import (
	"fmt"

	"github.com/fatih/color"

	"github.com/akslint/akslint/internal/nearest"
	"github.com/akslint/akslint/internal/rule"
)

// ColorEnabled decides whether to write colours, by the first of these that
// says something: mode, which is auto, always or never; NO_COLOR; FORCE_COLOR
// and CLICOLOR_FORCE; CLICOLOR=0; whether the writer is a terminal that can do
// more than TERM=dumb. Variables are read with env, as os.Getenv does.
func ColorEnabled(mode string, env func(string) string, isTerminal bool) (bool, error) {
	switch mode {
	case "always":
		return true, nil
	case "never":
		return false, nil
	case "auto":
	default:
		modes := []string{"auto", "always", "never"}
		return false, fmt.Errorf("%q is none of auto, always, never%s", mode, nearest.Hint(mode, modes))
	}
	on := func(name string) bool { return env(name) != "" && env(name) != "0" }
	switch {
	case env("NO_COLOR") != "":
		return false, nil
	case on("FORCE_COLOR"), on("CLICOLOR_FORCE"):
		return true, nil
	case env("CLICOLOR") == "0":
		return false, nil
	default:
		return isTerminal && env("TERM") != "dumb", nil
	}
}

// A brush gives text a look.
type brush = func(text string) string

// A palette holds the looks of a text report. They are of the eight base
// colours, which every theme keeps readable on its background; faint rather
// than grey, since some themes have grey for their background.
type palette struct {
	strong, faint, calm, problem brush
	severity                     map[rule.Severity]brush
}

func newPalette(enabled bool) palette {
	look := func(attributes ...color.Attribute) brush {
		if !enabled {
			return func(text string) string { return text }
		}
		look := color.New(attributes...)
		look.EnableColor() // the library's own default is a guess about standard output
		return func(text string) string { return look.Sprint(text) }
	}
	return palette{
		strong:  look(color.Bold),
		faint:   look(color.Faint),
		calm:    look(color.FgGreen),
		problem: look(color.FgMagenta, color.Bold),
		severity: map[rule.Severity]brush{
			rule.Critical: look(color.FgRed, color.Bold),
			rule.High:     look(color.FgRed),
			rule.Medium:   look(color.FgYellow),
			rule.Low:      look(color.FgCyan),
		},
	}
}

package report

import (
	"github.com/fatih/color"

	"github.com/akslint/akslint/internal/nearest"
	"github.com/akslint/akslint/internal/rule"
)

// ColorEnabled decides whether to write colours. The first of these that is
// set decides: mode, if it is always or never; NO_COLOR; FORCE_COLOR or
// CLICOLOR_FORCE; CLICOLOR=0. Otherwise there is colour if the writer is a
// terminal and TERM is not dumb. env looks up variables, like os.Getenv.
func ColorEnabled(mode string, env func(string) string, isTerminal bool) (bool, error) {
	if err := nearest.Check(mode, "auto", "always", "never"); err != nil || mode != "auto" {
		return mode == "always", err
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

// A brush styles text.
type brush = func(text string) string

// A palette holds the styles of a text report. It uses only the eight base
// colours, which are readable in every theme, and faint instead of grey,
// which some themes have as their background.
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
		look.EnableColor() // the library's default is a guess about standard output
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

package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/fatih/color"
	"github.com/spf13/cobra"

	"github.com/akslint/akslint/internal/engine"
	"github.com/akslint/akslint/internal/report"
)

func explainCommand() *cobra.Command {
	var mode string
	var own ownRules
	command := &cobra.Command{
		Use:     "explain RULE",
		Short:   "Show the page of a rule",
		Example: "  akslint explain privileged-container",
		Args:    cobra.ExactArgs(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return engine.Builtin().Rules.Names(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			colored, err := report.ColorEnabled(mode, os.Getenv, isTerminal(cmd.OutOrStdout()))
			if err != nil {
				return fmt.Errorf("--color: %w", err)
			}
			policy, err := own.policy()
			if err != nil {
				return err
			}
			rule, err := policy.Rules.Find(args[0])
			if err != nil {
				return fmt.Errorf("%w; `akslint rules` lists them", err)
			}
			text, err := own.page(rule)
			if err != nil {
				return err
			}
			return show(cmd.OutOrStdout(), text, colored)
		},
	}
	own.addTo(command)
	command.Flags().StringVar(&mode, "color", "auto", "when to use colours: auto, always, never")
	return command
}

// show writes Markdown as it is, with headings and code in colour.
func show(out io.Writer, markdown string, colored bool) error {
	heading, code := color.New(color.Bold), color.New(color.FgCyan)
	for _, look := range []*color.Color{heading, code} {
		if look.DisableColor(); colored {
			look.EnableColor()
		}
	}
	lines := bufio.NewScanner(strings.NewReader(markdown))
	fenced := false
	for lines.Scan() {
		line := lines.Text()
		fence := strings.HasPrefix(line, "```")
		switch {
		case fence:
			fenced = !fenced
			line = code.Sprint(line)
		case fenced:
			line = code.Sprint(line)
		case strings.HasPrefix(line, "#"):
			line = heading.Sprint(line)
		}
		if _, err := fmt.Fprintln(out, line); err != nil {
			return err
		}
	}
	return nil
}

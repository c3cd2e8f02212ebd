package main

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/fatih/color"
	"github.com/spf13/cobra"

	"github.com/akslint/akslint/internal/engine"
	"github.com/akslint/akslint/internal/report"
	"github.com/akslint/akslint/internal/rule"
)

func explainCommand() *cobra.Command {
	var mode string
	var own ownRules
	command := &cobra.Command{
		Use:     "explain [RULE|GROUP]",
		Short:   "Show the page of a rule, or the rules of a group",
		Long:    "Explain shows the page of a rule, or what a group holds. Without an argument, it lists all rules.",
		Example: "  akslint explain privileged-container\n  akslint explain azure-baseline",
		Args:    cobra.MaximumNArgs(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			rules := engine.Builtin().Rules
			return slices.Concat(rules.Names(), rules.Groups()), cobra.ShellCompDirectiveNoFileComp
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
			if len(args) == 0 {
				return listRules(cmd.OutOrStdout(), policy.Rules)
			}
			if rule, err := policy.Rules.Find(args[0]); err == nil {
				text, err := own.page(rule)
				if err != nil {
					return err
				}
				return show(cmd.OutOrStdout(), text, colored)
			}
			group, err := policy.Rules.Choose(args, nil)
			if err != nil {
				return fmt.Errorf("%w; `akslint rules` lists them", err)
			}
			return explainGroup(cmd.OutOrStdout(), args[0], group)
		},
	}
	own.addTo(command)
	command.Flags().StringVar(&mode, "color", "auto", "when to use colours: auto, always, never")
	return command
}

// explainGroup lists the rules of a group, and the parameters that come with it.
func explainGroup(out io.Writer, group string, rules rule.Set) error {
	preset := rule.PresetOf([]string{group}).Everywhere
	for _, name := range slices.Sorted(maps.Keys(preset)) {
		if _, err := fmt.Fprintf(out, "%s is judged with %s: %v\n\n", group, name, preset[name]); err != nil {
			return err
		}
	}
	return listRules(out, rules)
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

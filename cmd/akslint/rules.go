package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/akslint/akslint/internal/nearest"
	"github.com/akslint/akslint/internal/rule"
)

func rulesCommand() *cobra.Command {
	var format string
	var own ownRules
	command := &cobra.Command{
		Use:   "rules",
		Short: "List the rules",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := nearest.Check(format, "text", "json"); err != nil {
				return fmt.Errorf("--format: %w", err)
			}
			policy, err := own.policy()
			if err != nil {
				return err
			}
			if format == "json" {
				return writeJSON(cmd.OutOrStdout(), policy.Rules)
			}
			return listRules(cmd.OutOrStdout(), policy.Rules)
		},
	}
	own.addTo(command)
	command.Flags().StringVar(&format, "format", "text", "format of the list: text, json")
	return command
}

func listRules(out io.Writer, set rule.Set) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, rule := range set {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", rule.Name, rule.Severity, rule.Topic, rule.Title)
	}
	return table.Flush()
}

package main

import (
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/spf13/cobra"

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
			policy, err := own.policy()
			if err != nil {
				return err
			}
			switch format {
			case "text":
				return listRules(cmd.OutOrStdout(), policy.Rules)
			case "json":
				encoder := json.NewEncoder(cmd.OutOrStdout())
				encoder.SetEscapeHTML(false)
				encoder.SetIndent("", "  ")
				return encoder.Encode(policy.Rules)
			default:
				return fmt.Errorf("unknown format %q: want text or json", format)
			}
		},
	}
	own.addTo(command)
	command.Flags().StringVar(&format, "format", "text", "text or json")
	return command
}

func listRules(out io.Writer, set rule.Set) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, rule := range set {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", rule.Name, rule.Severity, rule.Topic, rule.Title)
	}
	return table.Flush()
}

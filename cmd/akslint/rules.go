package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/akslint/akslint/internal/nearest"
	"github.com/akslint/akslint/internal/rule"
)

func rulesCommand() *cobra.Command {
	var format string
	var selected, topics []string
	var own ownRules
	command := &cobra.Command{
		Use:     "rules",
		Short:   "List the rules",
		Example: "  akslint rules --topic cluster\n  akslint rules --select azure-baseline",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := nearest.Check(format, "text", "json"); err != nil {
				return fmt.Errorf("--format: %w", err)
			}
			policy, err := own.policy()
			if err != nil {
				return err
			}
			set, err := policy.Rules.Choose(selected, nil)
			if err != nil {
				return fmt.Errorf("--select: %w", err)
			}
			if set, err = ofTopics(set, topics); err != nil {
				return fmt.Errorf("--topic: %w", err)
			}
			if format == "json" {
				return writeJSON(cmd.OutOrStdout(), set)
			}
			return listRules(cmd.OutOrStdout(), set)
		},
	}
	own.addTo(command)
	set := command.Flags()
	set.StringVar(&format, "format", "text", "format of the list: text, json")
	set.StringSliceVar(&selected, "select", []string{"all"}, "rules to list: names, globs of names, groups, all")
	set.StringSliceVar(&topics, "topic", nil, "topics of the rules to list (default all)")
	return command
}

// ofTopics returns the rules of some topics, or all if none is given.
func ofTopics(set rule.Set, topics []string) (rule.Set, error) {
	if len(topics) == 0 {
		return set, nil
	}
	known := slices.Sorted(maps.Keys(byTopic(set)))
	for _, topic := range topics {
		if err := nearest.Check(topic, known...); err != nil {
			return nil, err
		}
	}
	other := func(rule *rule.Rule) bool { return !slices.Contains(topics, rule.Topic) }
	return slices.DeleteFunc(slices.Clone(set), other), nil
}

func byTopic(set rule.Set) map[string]rule.Set {
	topics := map[string]rule.Set{}
	for _, rule := range set {
		topics[rule.Topic] = append(topics[rule.Topic], rule)
	}
	return topics
}

// listRules writes a table for each topic, with columns of one width.
func listRules(out io.Writer, set rule.Set) error {
	widest := len("rule")
	for _, rule := range set {
		widest = max(widest, len(rule.Name))
	}
	var table strings.Builder
	topics := byTopic(set)
	for i, topic := range slices.Sorted(maps.Keys(topics)) {
		if i > 0 {
			table.WriteByte('\n')
		}
		fmt.Fprintf(&table, "%-*s  severity  default  %s\n", widest, strings.ToUpper(topic), "fault")
		for _, one := range topics[topic] {
			runs := ""
			if slices.Contains(one.Groups, rule.Recommended) {
				runs = "yes"
			}
			fmt.Fprintf(&table, "%-*s  %-8s  %-7s  %s\n", widest, one.Name, one.Severity, runs, one.Title)
		}
	}
	_, err := io.WriteString(out, table.String())
	return err //nolint:wrapcheck // of the writer
}

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"

	"github.com/spf13/cobra"

	"github.com/akslint/akslint/internal/engine"
	"github.com/akslint/akslint/internal/rule"
	"github.com/akslint/akslint/rules"
)

// ownRules is the flag --rules: a folder with people's own rules, which run
// beside the built-in ones.
type ownRules struct{ folder string }

func (o *ownRules) addTo(command *cobra.Command) {
	command.Flags().StringVar(&o.folder, "rules", "", "folder with your own rules, laid out like the built-in ones")
}

// policy returns the built-in rules and people's own.
func (o *ownRules) policy() (*engine.Policy, error) {
	builtin := engine.Builtin()
	if o.folder == "" {
		return builtin, nil
	}
	own, err := engine.Load(os.DirFS(o.folder))
	if err != nil {
		return nil, fmt.Errorf("--rules %s: %w", o.folder, err)
	}
	joined, err := builtin.Join(own)
	if err != nil {
		return nil, fmt.Errorf("--rules %s: %w", o.folder, err)
	}
	return joined, nil
}

// page returns the page of a rule: the one that ships, or one generated now from
// the folder of people's own rules.
func (o *ownRules) page(of *rule.Rule) (string, error) {
	name := path.Join(of.Topic, of.Name, rule.PageFile)
	text, err := rules.Files.ReadFile(name)
	if err == nil {
		return string(text), nil
	}
	if !errors.Is(err, fs.ErrNotExist) || o.folder == "" {
		return "", err
	}
	pages, err := rule.Set{of}.Pages(os.DirFS(o.folder))
	if err != nil {
		return "", err
	}
	return pages[name], nil
}

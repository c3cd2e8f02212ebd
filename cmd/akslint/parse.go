package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/find"
	"github.com/akslint/akslint/internal/loader"
	"github.com/akslint/akslint/internal/nearest"
)

func parseCommand() *cobra.Command {
	var format string
	command := &cobra.Command{
		Use:   "parse [PATH|GLOB|-]...",
		Short: "Show what the rules see",
		Long: `Parse reads files as lint does and shows what the rules see: every document
with the place it was read from and its value, every az command with its flags,
and what is not judged because it is not deployed or not read. A value that the
file does not show is {"unknown": TEXT}.`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := nearest.Check(format, "text", "json"); err != nil {
				return fmt.Errorf("--format: %w", err)
			}
			listing, problems := parse(args, cmd.InOrStdin())
			write := listing.writeText
			if format == "json" {
				write = listing.writeJSON
			}
			if err := write(cmd.OutOrStdout()); err != nil {
				return err
			}
			tell(cmd.ErrOrStderr(), problems)
			if len(problems) > 0 {
				return errUnjudged
			}
			return nil
		},
	}
	command.Flags().StringVar(&format, "format", "text", "format of the listing: text, json")
	return command
}

// A listing is what parse shows.
type listing struct {
	Documents []parsedDocument `json:"documents"`
	Commands  []parsedCommand  `json:"commands"`
	Skipped   []skipped        `json:"skipped"`
}

// What is skipped is not judged, since it is not deployed or not read. Line and
// Column are 0 where it is the whole file.
type skipped struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Reason string `json:"reason"`
}

type parsedDocument struct {
	Kind   string         `json:"kind"`
	File   string         `json:"file"`
	Line   uint32         `json:"line"`
	Column uint32         `json:"column"`
	Source string         `json:"source"`
	Value  *document.Node `json:"value"`
	name   string
}

// place is where the document begins; only the file where that is another one,
// which has parameters here.
func (d *parsedDocument) place() string {
	if d.Line == 0 {
		return d.File
	}
	return fmt.Sprintf("%s:%d:%d", d.File, d.Line, d.Column)
}

type parsedCommand struct {
	File         string       `json:"file"`
	Line         uint32       `json:"line"`
	Column       uint32       `json:"column"`
	Command      string       `json:"command"`
	Flags        []parsedFlag `json:"flags"`        // also those that az does not know
	UnknownFlags []string     `json:"unknownFlags"` // their names
	Open         bool         `json:"open"`
	name         string       // with the program
}

type parsedFlag struct {
	Name    string   `json:"name"`
	Line    uint32   `json:"line"`
	Column  uint32   `json:"column"`
	Values  []string `json:"values"`
	Unknown bool     `json:"unknown"`
}

func parse(args []string, stdin io.Reader) (listing, []document.Problem) {
	place := placeOf(args)
	found := find.Files(place.args, place.root, nil)
	listing := listing{Documents: []parsedDocument{}, Commands: []parsedCommand{}, Skipped: []skipped{}}
	problems := found.Problems
	for _, it := range found.Unread {
		listing.skip(it.Problem)
	}
	for _, file := range found.Files {
		loader.Load(file, stdin, loader.Handlers{
			Document: listing.add,
			Problem:  func(problem document.Problem) { problems = append(problems, problem) },
			Skipped:  listing.skip,
			Unread:   func(it document.Unread) { listing.skip(it.Problem) },
		})
	}
	return listing, problems
}

func (l *listing) skip(it document.Problem) {
	l.Skipped = append(l.Skipped, skipped{it.File, it.Line, it.Column, it.Message})
}

func (l *listing) add(doc *document.Document) {
	if doc.Class != document.Command {
		l.Documents = append(l.Documents, parsedDocument{
			Kind: doc.Kind, File: doc.Source.Name, Line: doc.Anchor.Line, Column: doc.Anchor.Column,
			Source: doc.Format, Value: &doc.Root, name: doc.Name(),
		})
		return
	}
	command := parsedCommand{
		File: doc.Source.Name, Line: doc.Anchor.Line, Column: doc.Anchor.Column,
		Command: doc.Root.Get("command").Text, Open: doc.Root.Get("open").Text == "true",
		Flags: parsedFlags(doc.Root.Get("flags")), UnknownFlags: []string{}, name: doc.Name(),
	}
	for _, flag := range parsedFlags(doc.Root.Get("unknownFlags")) {
		command.Flags = append(command.Flags, flag)
		command.UnknownFlags = append(command.UnknownFlags, flag.Name)
	}
	slices.SortStableFunc(command.Flags, func(a, b parsedFlag) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	l.Commands = append(l.Commands, command)
}

func parsedFlags(list *document.Node) []parsedFlag {
	flags := make([]parsedFlag, len(list.Items))
	for i := range list.Items {
		item := &list.Items[i]
		values := []string{}
		for _, value := range item.Get("values").Items {
			values = append(values, value.Text)
		}
		flags[i] = parsedFlag{
			Name: item.Get("name").Text, Line: item.Span.Line, Column: item.Span.Column,
			Values: values, Unknown: item.Get("unknown").Text == "true",
		}
	}
	return flags
}

func (l *listing) writeJSON(out io.Writer) error { return writeJSON(out, l) }

func writeJSON(out io.Writer, value any) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}

func (l *listing) writeText(out io.Writer) error {
	for _, doc := range l.Documents {
		if _, err := fmt.Fprintf(out, "%s: %s (%s)\n", doc.place(), doc.name, doc.Source); err != nil {
			return err
		}
	}
	for _, it := range l.Skipped {
		line := document.Problem{File: it.File, Line: it.Line, Column: it.Column, Message: "not judged: " + it.Reason}
		if _, err := fmt.Fprintln(out, line); err != nil {
			return err
		}
	}
	for _, command := range l.Commands {
		if _, err := fmt.Fprintf(out, "%s:%d:%d: %s\n", command.File, command.Line, command.Column, command.name); err != nil {
			return err
		}
		for _, flag := range command.Flags {
			if _, err := fmt.Fprintf(out, "  %d:%d: %s %q\n", flag.Line, flag.Column, flag.Name, flag.Values); err != nil {
				return err
			}
		}
	}
	return nil
}

package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/akslint/akslint/internal/nearest"
)

// The exit codes. A run that could not do all of its work exits with 2 even if
// it has findings.
const (
	exitClean    = 0
	exitFindings = 1
	exitTrouble  = 2 // a wrong command line, or something could not be read or judged
)

// errFindings and errUnjudged end a run whose report has already said why.
var (
	errFindings = errors.New("findings")
	errUnjudged = errors.New("something could not be judged")
)

// run executes a command line and returns the exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := rootCommand()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	switch err := root.Execute(); {
	case err == nil:
		return exitClean
	case errors.Is(err, errFindings):
		return exitFindings
	case errors.Is(err, errUnjudged):
		return exitTrouble
	default:
		_, _ = fmt.Fprintf(stderr, "akslint: %v\n", err)
		return exitTrouble
	}
}

func rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "akslint",
		Short: "Find security mistakes in the files that describe an AKS platform",
		Long: `akslint reads the files that describe an AKS platform and reports, with the exact
line and column, where they break the pod security baseline of Azure Policy or
the AKS hardening checklist.

The exit code is 0 if there are no findings, 1 if there are, and 2 if the command
line is wrong or something could not be read or judged.`,
		Example: `  akslint lint
  akslint lint deploy/ 'clusters/**/*.sh'
  akslint lint --format sarif --output akslint.sarif
  akslint explain privileged-container`,
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			var names []string
			for _, command := range cmd.Commands() {
				names = append(names, command.Name())
			}
			return fmt.Errorf("unknown command %q%s; `akslint --help` lists them", args[0], nearest.Hint(args[0], names))
		},
	}
	root.AddCommand(lintCommand(), rulesCommand(), explainCommand(), parseCommand(), versionCommand())
	root.SetFlagErrorFunc(flagError)
	return root
}

// flagError adds the nearest name to the error about an unknown flag.
func flagError(cmd *cobra.Command, err error) error {
	unknown := (*pflag.NotExistError)(nil)
	if !errors.As(err, &unknown) {
		return err
	}
	var names []string
	cmd.Flags().VisitAll(func(flag *pflag.Flag) { names = append(names, flag.Name) })
	return fmt.Errorf("%w%s; `%s --help` lists the flags",
		err, nearest.Hint(strings.TrimLeft(unknown.GetSpecifiedName(), "-"), names), cmd.CommandPath())
}

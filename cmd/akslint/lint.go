package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/akslint/akslint/internal/config"
	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/engine"
	"github.com/akslint/akslint/internal/find"
	"github.com/akslint/akslint/internal/lint"
	"github.com/akslint/akslint/internal/nearest"
	"github.com/akslint/akslint/internal/report"
	"github.com/akslint/akslint/internal/rule"
)

// lintFlags are the flags of lint. An empty one leaves the choice to the
// configuration.
type lintFlags struct {
	format, output   string
	selected, ignore []string
	failOn           string
	reading          string
	version, today   string
	config           string
	color            string
	docs             string
	noProgress       bool
	engine           string
	own              ownRules
}

func lintCommand() *cobra.Command {
	var flags lintFlags
	command := &cobra.Command{
		Use:   "lint [PATH|GLOB|-]...",
		Short: "Check files against the rules",
		Long: `Lint reads Kubernetes manifests, az commands in scripts, pipelines and
documentation, ARM templates, Terraform and the output of az aks show, and
reports what the rules find. A folder stands for all files below it except those
that .gitignore excludes; - stands for standard input. Without a path, lint reads
the working directory.

Settings for a whole repository go into .akslint.yaml in its root.

The exit code is 0 if there are no findings, 1 if there are findings of the
severity --fail-on or worse, and 2 if the command line is wrong or something
could not be read or judged.`,
		Example: `  akslint lint
  akslint lint deploy/ 'clusters/**/*.sh'
  kubectl kustomize overlays/prod | akslint lint -
  akslint lint --select azure-baseline,cluster-* --ignore free-tier
  akslint lint --format sarif --output akslint.sarif --fail-on never`,
		RunE: flags.lint,
	}
	set := command.Flags()
	set.StringVar(&flags.format, "format", "text", "format of the report: "+strings.Join(report.Formats(), ", "))
	set.StringVarP(&flags.output, "output", "o", "", "file to write the report to (default standard output)")
	set.StringSliceVar(&flags.selected, "select", nil, "rules to run: names, globs of names, groups, all (default recommended)")
	set.StringSliceVar(&flags.ignore, "ignore", nil, "rules to leave out: names, globs of names, groups")
	set.StringVar(&flags.failOn, "fail-on", "", "lowest severity that fails the run: critical, high, medium, low, never (default low)")
	set.StringVar(&flags.reading, "reading", "", "whose verdict counts: azure (Azure Policy), pss (Pod Security Standards), strict (both, the default)")
	set.StringVar(&flags.version, "kubernetes-version", "", "version of Kubernetes to judge for, such as 1.34 (default the newest)")
	set.StringVar(&flags.today, "today", "", "date to judge support and retirements by, such as 2026-11-25 (default today)")
	set.StringVar(&flags.config, "config", "", "configuration file (default .akslint.yaml in the root of the repository)")
	set.StringVar(&flags.color, "color", "auto", "when to use colours: auto, always, never")
	set.StringVar(&flags.docs, "docs", docsLenient, "how to judge commands in Markdown: lenient (by what they say), strict (also by what they leave out)")
	set.StringVar(&flags.engine, "engine", enginePlan, "what evaluates the rules: plan (fast), opa (the reference, slow)")
	flags.own.addTo(command)
	set.BoolVar(&flags.noProgress, "no-progress", false, "do not show progress on the terminal")
	return command
}

// The values of --docs and --engine.
const (
	docsLenient = "lenient"
	docsStrict  = "strict"
	enginePlan  = "plan"
	engineOPA   = "opa"
)

// A setup is what a run needs, put together from flags and configuration.
type setup struct {
	place     place
	config    *config.Config
	rules     rule.Set
	engine    *engine.Engine
	threshold rule.Threshold
}

// gcPercent trades memory for time: what one file needs is garbage when the next
// is read, so the heap stays small even if it is rarely collected.
const gcPercent = 300

func (f *lintFlags) lint(cmd *cobra.Command, args []string) error {
	debug.SetGCPercent(gcPercent)
	ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt)
	defer stop()
	setup, err := f.setup(ctx, args)
	if err != nil {
		return err
	}
	out, closeOut, err := f.open(cmd.OutOrStdout())
	if err != nil {
		return err
	}
	summary, err := f.run(ctx, cmd, setup, out)
	if closeErr := closeOut(); err == nil {
		err = closeErr
	}
	switch {
	case err != nil:
		return err
	case summary.Problems > 0:
		return errUnjudged
	case summary.Fails(setup.threshold):
		return errFindings
	default:
		return nil
	}
}

func (f *lintFlags) setup(ctx context.Context, args []string) (*setup, error) {
	setup := &setup{place: placeOf(args)}
	var err error
	if f.config != "" {
		setup.config, err = config.Read(f.config)
	} else {
		setup.config, err = config.Find(setup.place.root)
	}
	if err != nil {
		return nil, err
	}
	if err := nearest.Check(f.docs, docsLenient, docsStrict); err != nil {
		return nil, fmt.Errorf("--docs: %w", err)
	}
	threshold := cmp.Or(f.failOn, setup.config.FailOn, string(rule.Low))
	if setup.threshold, err = rule.ParseThreshold(threshold); err != nil {
		return nil, fmt.Errorf("--fail-on: %w", err)
	}
	policy, err := f.own.policy()
	if err != nil {
		return nil, err
	}
	if setup.rules, err = f.choose(policy.Rules, setup.config); err != nil {
		return nil, err
	}
	setup.engine, err = f.newEngine(ctx, policy, setup)
	return setup, err
}

func (f *lintFlags) newEngine(ctx context.Context, policy *engine.Policy, setup *setup) (*engine.Engine, error) {
	if err := nearest.Check(f.engine, enginePlan, engineOPA); err != nil {
		return nil, fmt.Errorf("--engine: %w", err)
	}
	var options []engine.Option
	if f.engine == engineOPA {
		options = append(options, engine.OPA)
	}
	target, err := f.target(setup.config)
	if err != nil {
		return nil, err
	}
	options = append(options, engine.For(target))
	parameters, err := f.parameters(policy, setup.config)
	if err != nil {
		return nil, err
	}
	judge, err := engine.New(ctx, policy, setup.rules, parameters, options...)
	if fault := (*engine.ParameterError)(nil); errors.As(err, &fault) {
		path := append([]string{"parameters"}, fault.Path...)
		return nil, fmt.Errorf("%s:%d: %w", setup.config.File, setup.config.Line(path...), err)
	}
	return judge, err
}

// target returns what files are judged for.
func (f *lintFlags) target(config *config.Config) (engine.Target, error) {
	target := engine.DefaultTarget()
	version, from := f.version, "--kubernetes-version"
	if version == "" {
		version, from = config.KubernetesVersion, fmt.Sprintf("%s:%d: kubernetes-version", config.File, config.Line("kubernetes-version"))
	}
	if version != "" {
		if err := target.SetVersion(version); err != nil {
			return target, fmt.Errorf("%s: %w", from, err)
		}
	}
	if f.today != "" {
		if err := target.SetToday(f.today); err != nil {
			return target, fmt.Errorf("--today: %w", err)
		}
	}
	return target, nil
}

// parameters returns those of the configuration, then the reading for all rules,
// then those that come with what is selected; the first of them counts.
func (f *lintFlags) parameters(policy *engine.Policy, config *config.Config) (engine.Parameters, error) {
	parameters := config.Parameters
	reading, from := f.reading, "--reading"
	if reading == "" {
		reading, from = config.Reading, fmt.Sprintf("%s:%d: reading", config.File, config.Line("reading"))
	}
	var err error
	if reading != "" {
		if parameters, err = policy.Everywhere("reading", reading, parameters); err != nil {
			return nil, fmt.Errorf("%s: %w", from, err)
		}
	}
	selected := f.selected
	if selected == nil {
		selected = config.Select
	}
	parameters, err = policy.Preset(rule.PresetOf(selected), parameters)
	if err != nil {
		return nil, fmt.Errorf("select: %w", err)
	}
	return parameters, nil
}

// choose picks the rules to run. Flags override the configuration.
func (f *lintFlags) choose(all rule.Set, config *config.Config) (rule.Set, error) {
	selected, ignored := f.selected, f.ignore
	if selected == nil {
		selected = config.Select
	}
	if ignored == nil {
		ignored = config.Ignore
	}
	if _, err := all.Choose(selected, nil); err != nil {
		return nil, chooseError(err, config, "select", f.selected == nil)
	}
	set, err := all.Choose(selected, ignored)
	if err != nil {
		return nil, chooseError(err, config, "ignore", f.ignore == nil)
	}
	return set, nil
}

// chooseError says what to do about an unknown name, and where it is if the
// configuration has it.
func chooseError(err error, config *config.Config, key string, configured bool) error {
	from := ""
	if configured {
		from = fmt.Sprintf("%s:%d: ", config.File, config.Line(key))
	}
	return fmt.Errorf("%s%w; `akslint rules` lists them", from, err)
}

// open opens where the report goes. In many tools, -o chooses the format.
func (f *lintFlags) open(stdout io.Writer) (io.Writer, func() error, error) {
	if f.output == "" {
		return stdout, func() error { return nil }, nil
	}
	if slices.Contains(report.Formats(), f.output) {
		return nil, nil, fmt.Errorf("--output: %q is a format: use --format %[1]s, or --output ./%[1]s for a file of that name", f.output)
	}
	file, err := os.Create(f.output)
	if err != nil {
		return nil, nil, fmt.Errorf("write the report: %w", err)
	}
	return file, file.Close, nil
}

func (f *lintFlags) run(ctx context.Context, cmd *cobra.Command, setup *setup, out io.Writer) (*report.Summary, error) {
	found := find.Files(setup.place.args, setup.place.root, setup.config.Exclude)
	session, err := f.newSession(setup, out, cmd.ErrOrStderr(), len(found.Files))
	if err != nil {
		return nil, err
	}
	if len(found.Problems)+len(found.Unread) > 0 {
		if err := session.take(lint.Result{Problems: found.Problems, Unread: found.Unread}); err != nil {
			return nil, err
		}
	}
	session.summary.Skip(found.Ignored, "ignored")
	input := lint.Input{Files: found.Files, Stdin: cmd.InOrStdin(), StrictDocs: f.docs == docsStrict}
	if err := lint.Run(ctx, setup.engine, input, session.take); err != nil {
		return nil, err
	}
	return &session.summary, session.close()
}

// A session hands the results of a run to its report.
type session struct {
	report   report.Report
	buffer   *bufio.Writer
	watched  bool // the report goes to a terminal
	summary  report.Summary
	progress *progress
	problems io.Writer // nil where people read them in the report
}

func (f *lintFlags) newSession(setup *setup, out, stderr io.Writer, files int) (*session, error) {
	watched := isTerminal(out)
	colored, err := report.ColorEnabled(f.color, os.Getenv, watched)
	if err != nil {
		return nil, fmt.Errorf("--color: %w", err)
	}
	buffer := bufio.NewWriter(out)
	output, err := report.New(f.format, buffer, report.Options{
		Rules: setup.rules, Version: version(), Root: setup.place.root, Dir: workingDirectory(), Color: colored,
	})
	if err != nil {
		return nil, fmt.Errorf("--format: %w", err)
	}
	session := &session{
		report: output, buffer: buffer, watched: watched,
		summary:  report.NewSummary(setup.rules),
		progress: newProgress(stderr, files, f.noProgress),
	}
	if f.format != "text" || f.output != "" {
		session.problems = stderr
	}
	return session, nil
}

func (s *session) take(result lint.Result) error {
	s.summary.Add(result)
	if len(result.Findings)+len(result.Problems) > 0 {
		s.progress.clear()
	}
	if s.problems != nil {
		tell(s.problems, result.Problems)
	}
	if err := s.report.File(result); err != nil {
		return err
	}
	s.progress.step()
	if s.watched {
		return s.buffer.Flush()
	}
	return nil
}

func (s *session) close() error {
	s.progress.clear()
	if err := s.report.Close(s.summary); err != nil {
		return err
	}
	return s.buffer.Flush()
}

// tell writes problems for people, each on a line of its own.
func tell(stderr io.Writer, problems []document.Problem) {
	for _, problem := range problems {
		_, _ = fmt.Fprintf(stderr, "akslint: %s\n", problem)
	}
}

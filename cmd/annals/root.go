package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"

	"github.com/annals-kg/annals/internal/registry"
	"github.com/annals-kg/annals/queries"
)

// An app is one run of the program: what it talks to.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	configFile     string // --config

	// The queries of the user's, what is wrong with them, and what they may take.
	userQueries []queries.Query
	userError   error
	limits      queries.Limits
}

// execute runs the command that args name.
func (a *app) execute(ctx context.Context, args []string) error {
	a.readUserQueries(args)
	root := a.root()
	root.SetArgs(args)
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	return fang.Execute(ctx, root,
		fang.WithVersion(version()),
		fang.WithErrorHandler(func(io.Writer, fang.Styles, error) {}), // exitCode reports it
	)
}

// root returns the command with all subcommands.
func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "annals",
		Short: "Read news articles into a timeline knowledge graph of events",
		Long: "annals reads news articles and keeps what they report: who did what to whom, where, when,\n" +
			"with which weapon and how many, on whose word. Every answer shows the sentence it rests on.",
		Example: "annals demo\n" +
			"annals load --published 2024-05-15 articles/\n" +
			"annals query regions --weapon drone --on 2024-05-15\n" +
			"annals export -o timeline.svg",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage(registry.Unknown("command", args[0], commandNames(cmd)))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.PersistentFlags().StringVar(&a.configFile, "config", "", "settings file (default: config.yaml here, else in the user's configuration directory)")
	root.SetVersionTemplate("annals {{.Version}}\n")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return usage(flagError(cmd, err)) })
	root.AddCommand(
		a.demoCommand(),
		a.gazetteerCommand(),
		a.extractCommand(),
		a.loadCommand(),
		a.statsCommand(),
		a.queryCommand(),
		a.diffCommand(),
		a.exportCommand(),
		a.importCommand(),
		a.forgetCommand(),
		a.checkCommand(),
		a.backupCommand(),
		a.restoreCommand(),
		a.compactCommand(),
		a.listCommand(),
		a.evalCommand(),
		a.versionCommand(),
		a.explainCommand(),
	)
	return root
}

func commandNames(cmd *cobra.Command) []string {
	var names []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	return names
}

// A usageError is a mistake on the command line: exit code 2.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func usage(err error) error { return usageError{err} }

func usagef(format string, args ...any) error { return usage(fmt.Errorf(format, args...)) }

// flagError adds to the error for an unknown flag the flag that may be meant.
func flagError(cmd *cobra.Command, err error) error {
	name, unknown := strings.CutPrefix(err.Error(), "unknown flag: --")
	if !unknown {
		return err
	}
	return registry.Unknown("flag", "--"+name, flagNames(cmd))
}

// errReported is the failure of a run that has said on stderr already what went
// wrong.
var errReported = errors.New("reported")

// exitCode reports an error on stderr and returns the exit code for it.
func (a *app) exitCode(err error) int {
	var wrong usageError
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE): // annals ... | head
		return 0
	case errors.Is(err, errReported):
		return 1
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(a.stderr, "annals: interrupted")
		return 1
	case errors.As(err, &wrong):
		fmt.Fprintf(a.stderr, "annals: %v\n", err)
		return 2
	}
	fmt.Fprintf(a.stderr, "annals: %v\n", err)
	return 1
}

// somePaths is the Args of a command that reads inputs.
func somePaths(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usagef("%s: no input; name files or directories, or - for standard input", cmd.CommandPath())
	}
	return nil
}

// noArgs is the Args of a command that takes none.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usagef("%s: takes no arguments, got %s", cmd.CommandPath(), strings.Join(args, " "))
	}
	return nil
}

// atMostOne is the Args of a command that takes one argument or none.
func atMostOne(cmd *cobra.Command, args []string) error {
	if len(args) > 1 {
		return usagef("%s: takes one argument, got %s", cmd.CommandPath(), strings.Join(args, " "))
	}
	return nil
}

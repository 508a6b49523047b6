package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/export"
	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/queries"
)

// answerFormats are the formats of annals query. All but table are those of
// package export.
var answerFormats = []string{"table", "json", "csv", "jsonl"}

// queryCommand is annals query: the canned questions, one subcommand each.
func (a *app) queryCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "query [QUESTION]",
		Short: "Answer a question from the database, with the sentences it rests on",
		Long: "query answers canned questions; without one it lists them. Each answer shows the sentences that it\n" +
			"rests on and who says so. Times and names narrow it: annals query QUESTION --help shows how.",
		Example: "annals query regions --weapon drone --on 2024-05-15\n" +
			"annals query timeline --place Crimea --format csv\n" +
			"annals query claims --on 2024-05 --explain\n" +
			"annals query --gizmo 'g.V(I(\"weapon/shahed-136\")).in(I(\"an:weapon\")).in(I(\"an:uses\")).all()'",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			if _, err := a.question(args[0]); err != nil {
				return usage(err)
			}
			return nil
		},
	}
	texts := map[string]*string{}
	for _, language := range queries.Languages {
		texts[language] = cmd.Flags().String(language, "", "ask in "+languageNames[language]+", a language of Cayley, and not a QUESTION; @FILE reads it from a file")
	}
	a.paramFlags(cmd, queries.MomentParams())
	look := a.lookFlags(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		for i, language := range queries.Languages {
			if cmd.Flags().Changed(language) {
				for _, other := range queries.Languages[i+1:] {
					if cmd.Flags().Changed(other) {
						return usagef("annals query: --%s and --%s ask two questions; give one", language, other)
					}
				}
				return a.askText(cmd, language, *texts[language], look)
			}
		}
		return a.listQuestions()
	}
	for _, q := range a.questions() {
		cmd.AddCommand(a.questionCommand(q))
	}
	return cmd
}

// languageNames are the names of Cayley's languages as people write them.
var languageNames = map[string]string{"gizmo": "Gizmo", "graphql": "GraphQL"}

// listQuestions prints the questions, and below them what is wrong with files of
// the user's.
func (a *app) listQuestions() error {
	for _, q := range a.questions() {
		if _, err := fmt.Fprintf(a.stdout, "%-13s %s\n", q.Name, q.Summary); err != nil {
			return err
		}
	}
	if _, err := fmt.Fprintln(a.stdout, "\nask one: annals query QUESTION; its flags: annals query QUESTION --help"); err != nil || a.userError == nil {
		return err
	}
	fmt.Fprintf(a.stderr, "annals: %v\n", a.userError)
	return errReported
}

// askText asks in one of Cayley's languages.
func (a *app) askText(cmd *cobra.Command, language, text string, look func(context.Context, *Settings, *queries.Answer) error) error {
	if file, ok := strings.CutPrefix(text, "@"); ok {
		b, err := os.ReadFile(file)
		if err != nil {
			return usage(err)
		}
		text = string(b)
	}
	return a.answer(cmd, look, func(ctx context.Context, s *Settings, store *graph.Store) (*queries.Answer, error) {
		moment, err := queries.MomentOf(paramArgs(cmd, queries.MomentParams(), s))
		if err != nil {
			return nil, err
		}
		return queries.Ask(ctx, store, language, text, moment, limitsOf(s))
	})
}

// answer asks the database and prints what it says.
func (a *app) answer(cmd *cobra.Command, look func(context.Context, *Settings, *queries.Answer) error, ask func(context.Context, *Settings, *graph.Store) (*queries.Answer, error)) error {
	s, err := a.settings(cmd)
	if err != nil {
		return err
	}
	return withStore(cmd.Context(), s, false, func(store *graph.Store) error {
		answer, err := ask(cmd.Context(), s, store)
		if err != nil {
			return argumentError(err)
		}
		return look(cmd.Context(), s, answer)
	})
}

// lookFlags adds the flags that tell how an answer is printed, and returns what
// prints it so.
func (a *app) lookFlags(cmd *cobra.Command) func(context.Context, *Settings, *queries.Answer) error {
	storeFlag(cmd)
	format := choice(cmd, "format", "table", answerFormats, strings.Join(answerFormats, ", "))
	explain := cmd.Flags().Bool("explain", false, "show the path that was walked through the graph")
	cmd.Flags().Int("sentences", defaultSettings().Query.Sentences, "how many sentences stand below a row of a table; 0 is none")
	setting(cmd.Flags(), "sentences", "query.sentences")
	return func(ctx context.Context, s *Settings, answer *queries.Answer) error {
		return a.printAnswer(ctx, answer, *format, *explain, s.Query.Sentences)
	}
}

// questionCommand is one canned question with its parameters as flags.
func (a *app) questionCommand(q queries.Query) *cobra.Command {
	cmd := &cobra.Command{
		Use:     q.Name,
		Short:   capital(q.Summary),
		Example: "annals query " + q.Example + "\nannals query " + q.Example + " --format json",
		Args:    func(cmd *cobra.Command, words []string) error { return plainParams(cmd, q.Params, words) },
	}
	for _, p := range q.Params {
		if p.Needed {
			cmd.Use += " " + strings.ToUpper(p.Name)
		}
	}
	a.paramFlags(cmd, q.Params)
	look := a.lookFlags(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		return a.answer(cmd, look, func(ctx context.Context, s *Settings, store *graph.Store) (*queries.Answer, error) {
			return q.Run(ctx, store, paramArgs(cmd, q.Params, s))
		})
	}
	return cmd
}

// plainParams takes words without a flag for the parameters that are needed and
// not given, in order: annals query path Russia Kyiv.
func plainParams(cmd *cobra.Command, params []queries.Param, words []string) error {
	for _, p := range params {
		if p.Needed && !cmd.Flags().Changed(p.Name) && len(words) > 0 {
			if err := cmd.Flags().Set(p.Name, words[0]); err != nil {
				return usage(err)
			}
			words = words[1:]
		}
	}
	return noArgs(cmd, words)
}

// paramFlags adds a flag for each parameter; values are completed from the
// database where there is one.
func (a *app) paramFlags(cmd *cobra.Command, params []queries.Param) {
	for _, p := range params {
		cmd.Flags().String(p.Name, p.Default, p.Summary)
		if p.Name == minConfidence {
			setting(cmd.Flags(), p.Name, "min_confidence")
		}
		cmd.RegisterFlagCompletionFunc(p.Name, func(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
			if p.Values != nil {
				return p.Values, cobra.ShellCompDirectiveNoFileComp
			}
			s, err := a.settings(cmd)
			if err != nil {
				return nil, cobra.ShellCompDirectiveError
			}
			var values []string
			err = withStore(cmd.Context(), s, false, func(store *graph.Store) (err error) {
				values, err = queries.Values(cmd.Context(), store, p.Kind())
				return err
			})
			if err != nil {
				return nil, cobra.ShellCompDirectiveError
			}
			return values, cobra.ShellCompDirectiveNoFileComp
		})
	}
}

// minConfidence is the parameter that a setting gives too.
const minConfidence = "min-confidence"

// paramArgs returns the parameters that were given, by flags or settings.
func paramArgs(cmd *cobra.Command, params []queries.Param, s *Settings) queries.Args {
	args := queries.Args{}
	for _, p := range params {
		if cmd.Flags().Changed(p.Name) {
			args[p.Name], _ = cmd.Flags().GetString(p.Name)
		}
	}
	if takes := slices.ContainsFunc(params, func(p queries.Param) bool { return p.Name == minConfidence }); takes {
		return sureAs(args, s)
	}
	return args
}

// sureAs gives parameters that do not say how sure annals must be what the
// settings say, where that is not the default anyway.
func sureAs(args queries.Args, s *Settings) queries.Args {
	if args[minConfidence] == "" && s.MinConfidence != event.DefaultMinConfidence {
		args = maps.Clone(args)
		args[minConfidence] = fmt.Sprint(s.MinConfidence)
	}
	return args
}

// argumentError makes a wrong parameter a wrong usage.
func argumentError(err error) error {
	if errors.Is(err, queries.ErrArgument) {
		return usage(err)
	}
	return err
}

// printAnswer prints an answer. Why it is empty, and the path that was walked,
// stand below a table; beside a format for programs they go to stderr.
func (a *app) printAnswer(ctx context.Context, answer *queries.Answer, format string, explain bool, sentences int) error {
	notes := a.stderr
	if format == "table" {
		notes = a.stdout
		style, out := styleFor(a.stdout, sentences)
		if err := style.table(out, answer); err != nil {
			return err
		}
	} else {
		f, err := export.ByName(format)
		if err != nil {
			return usage(err)
		}
		if _, err := f.Write(ctx, a.stdout, answer, export.Options{Content: export.Rows}); err != nil {
			return err
		}
	}
	if len(answer.Rows) == 0 {
		fmt.Fprintf(notes, "no rows: %s\n", answer.Empty)
	}
	if explain {
		return explainAnswer(notes, answer)
	}
	return nil
}

// explainAnswer prints the path that was walked.
func explainAnswer(w io.Writer, answer *queries.Answer) error {
	steps := slices.Clone(answer.Steps)
	for i := range steps {
		steps[i] = fmt.Sprintf("%3d. %s", i+1, steps[i])
	}
	_, err := fmt.Fprintf(w, "\npath walked:\n%s\n", strings.Join(steps, "\n"))
	return err
}

// capital returns s with its first letter as a capital.
func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

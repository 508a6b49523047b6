package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/queries"
)

// diffCommand is annals diff: the question diff, with its two times as words.
func (a *app) diffCommand() *cobra.Command {
	q, err := queries.Table.Lookup("diff")
	if err != nil {
		panic(err) // it comes with the program
	}
	cmd := &cobra.Command{
		Use:   "diff FROM [TO]",
		Short: "Say what became known between two times",
		Long: "diff compares what was known at two times: new events, new claims about events that were known, revised\n" +
			"numbers, changed status, and what an article no longer says. Without a second time it is now. What is known\n" +
			"is what had been published by then, or with --clock loaded what had been loaded.",
		Example: "annals diff 2024-05-16 2024-05-20\nannals diff 2024-05-16T09:00Z --place Kharkiv --format json\nannals diff 2024-05-16 --clock loaded",
		Args: func(cmd *cobra.Command, words []string) error {
			switch {
			case len(words) == 0:
				return usagef("annals diff: no time; say since when: annals diff 2024-05-16")
			case len(words) > 2:
				return usagef("annals diff: takes two times, got %s", strings.Join(words, " "))
			}
			return nil
		},
	}
	var params []queries.Param
	for _, p := range q.Params {
		if p.Name != "since" && p.Name != "as-of" {
			params = append(params, p)
		}
	}
	a.paramFlags(cmd, params)
	look := a.lookFlags(cmd)
	cmd.RunE = func(cmd *cobra.Command, words []string) error {
		return a.answer(cmd, look, func(ctx context.Context, s *Settings, store *graph.Store) (*queries.Answer, error) {
			args := paramArgs(cmd, params, s)
			args["since"] = words[0]
			if len(words) == 2 {
				args["as-of"] = words[1]
			}
			return q.Run(ctx, store, args)
		})
	}
	return cmd
}

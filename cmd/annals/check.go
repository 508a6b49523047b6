package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/ingest"
)

// checkCommand is annals check: whether the database is as it should be.
func (a *app) checkCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Read the whole database and say what is wrong with it",
		Long: "check reads everything that the database holds: that each block is what was written, that all indexes\n" +
			"hold the same, that the dictionary agrees with them, and that every article is whole. It names what is\n" +
			"wrong and where, and exits with 1 if anything is. It changes nothing, and a writer may go on meanwhile.",
		Example: "annals check\nannals check --format json",
		Args:    noArgs,
	}
	storeFlag(cmd)
	format := choice(cmd, "format", "table", []string{"table", "json"}, "table or json")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		s, err := a.settings(cmd)
		if err != nil {
			return err
		}
		return withStore(cmd.Context(), s, false, func(store *graph.Store) error {
			checked, err := store.Check(cmd.Context())
			if err != nil {
				return err
			}
			if *format == "json" {
				err = encoder(a.stdout).Encode(checked)
			} else {
				err = printChecked(a.stdout, checked)
			}
			if err == nil && len(checked.Problems) > 0 {
				err = errReported
			}
			return err
		})
	}
	return cmd
}

func printChecked(w io.Writer, c graph.Checked) error {
	for _, p := range c.Problems {
		if _, err := fmt.Fprintf(w, "%s: %s\n", p.Where, p.What); err != nil {
			return err
		}
	}
	verdict := "all well"
	if n := len(c.Problems); n > 0 {
		verdict = ingest.Count(n, "problem")
	}
	_, err := fmt.Fprintf(w, "%s, %s, %s: %s\n", ingest.Count(c.Articles, "article"), ingest.Count(c.Events, "event"), ingest.Count(int(c.Quads), "quad"), verdict)
	return err
}

package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/ingest"
)

// forgetCommand is annals forget: articles out of the database.
func (a *app) forgetCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "forget ARTICLE...",
		Short: "Take articles back out of the database, with all that they say",
		Long: "forget takes back what articles said, with their earlier readings. What other articles say stays, and\n" +
			"so do the places, actors and weapons that they name too. Each article goes whole or not at all.\n" +
			"An article is named by its document's ID, as annals query articles lists them.",
		Example: "annals forget night\n" +
			"annals forget --format json sha256:0aa318767410c5ab35265e1a47dc2c20",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("%s: no article; name documents by ID, as annals query articles lists them", cmd.CommandPath())
			}
			return nil
		},
	}
	storeFlag(cmd)
	format := choice(cmd, "format", "table", []string{"table", "json"}, "table or json")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		s, err := a.settings(cmd)
		if err != nil {
			return err
		}
		return withStore(cmd.Context(), s, true, func(store *graph.Store) error {
			var unknown error
			for _, name := range args {
				f, err := store.Forget(cmd.Context(), name)
				if errors.Is(err, graph.ErrNoArticle) {
					unknown = errReported
					fmt.Fprintf(a.stderr, "annals: %v\n", err)
					continue
				} else if err != nil {
					return err
				}
				if *format == "json" {
					err = encoder(a.stdout).Encode(f)
				} else {
					_, err = fmt.Fprintf(a.stdout, "%s: forgotten, %s in %s\n", f.Document, ingest.Count(f.Quads, "quad"), ingest.Count(f.Readings, "reading"))
				}
				if err != nil {
					return err
				}
			}
			return unknown
		})
	}
	return cmd
}

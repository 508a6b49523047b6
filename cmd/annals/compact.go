package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/annals-kg/annals/graph"
)

// compactCommand is annals compact: the database in as little room as it needs.
func (a *app) compactCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "compact",
		Short: "Rewrite the database into as little room as it needs",
		Long: "compact rewrites the files of the database without what was taken back or written over. It is worth its\n" +
			"time after much was forgotten; otherwise the database tidies up by itself while it is written to. It\n" +
			"needs room on the disk for a second copy, and nothing else may write meanwhile.",
		Example: "annals compact\nannals compact --format json",
		Args:    noArgs,
	}
	storeFlag(cmd)
	format := choice(cmd, "format", "table", []string{"table", "json"}, "table or json")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		s, err := a.settings(cmd)
		if err != nil {
			return err
		}
		var before, after int64
		if err := withStore(cmd.Context(), s, true, func(store *graph.Store) (err error) {
			if before, err = store.Bytes(); err != nil {
				return err
			}
			return store.Compact(cmd.Context())
		}); err != nil {
			return err
		}
		// The files that it no longer needs go when it is closed.
		if err := withStore(cmd.Context(), s, false, func(store *graph.Store) (err error) {
			after, err = store.Bytes()
			return err
		}); err != nil {
			return err
		}
		if *format == "json" {
			return encoder(a.stdout).Encode(struct {
				Before int64 `json:"before"` // bytes on disk
				After  int64 `json:"after"`
			}{before, after})
		}
		_, err = fmt.Fprintf(a.stdout, "%s before, %s now\n", size(before), size(after))
		return err
	}
	return cmd
}

package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/annals-kg/annals/graph"
)

// storeFlag adds --db to a command.
func storeFlag(cmd *cobra.Command) {
	cmd.Flags().String("db", defaultSettings().DB, "directory of the database")
	setting(cmd.Flags(), "db", "db")
}

// openStore opens the database for reading, or for writing as well. What to do
// about an error is part of it.
func openStore(ctx context.Context, s *Settings, write bool) (*graph.Store, error) {
	store, err := graph.Open(ctx, s.DB, graph.Options{
		ReadOnly:   !write,
		CacheBytes: int64(s.Store.CacheMB) << 20,
		MinFree:    int64(s.Store.MinFreeMB) << 20,
	})
	return store, storeError(s, err)
}

// storeError says what to do where there is no database.
func storeError(s *Settings, err error) error {
	if errors.Is(err, graph.ErrNotFound) {
		return fmt.Errorf("%s: there is no database; make one with: annals load PATH..., or name another with --db", s.DB)
	}
	return err
}

// withStore runs f on the database and closes it.
func withStore(ctx context.Context, s *Settings, write bool, f func(*graph.Store) error) error {
	store, err := openStore(ctx, s, write)
	if err != nil {
		return err
	}
	err = f(store)
	return errors.Join(err, store.Close())
}

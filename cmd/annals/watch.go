package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/ingest"
	"github.com/annals-kg/annals/loaders"
)

// writing is how long a file is left alone after it was written to.
const writing = 500 * time.Millisecond

// watch loads what is at the paths, and then again and again what is new there,
// until it is interrupted. Between rounds the database is closed, so that
// others may ask it.
func (a *app) watch(cmd *cobra.Command, r *reader, paths []string, s *Settings) error {
	for _, path := range paths {
		if path == "-" {
			return usagef("--watch: standard input ends; name a directory, a file or a feed")
		}
	}
	ctx := cmd.Context()
	pause := time.Duration(s.Load.WatchSeconds) * time.Second
	say := r.options.Skipped
	r.options.Skipped = func(skip loaders.Skip) {
		if skip.Reason != loaders.SkipUnchanged {
			say(skip)
		}
	}
	var seen ingest.Changes
	var settled time.Time // the first round takes all that is there
	fmt.Fprintf(a.stderr, "watching %s, every %s; stop with Ctrl-C\n", ingest.Count(len(paths), "path"), pause)
	for {
		var inputs ingest.Inputs
		for _, path := range paths { // an empty one keeps none of the others out
			found, err := ingest.Find([]string{path}, s.Load.Format, a.stdin)
			if err != nil && !errors.Is(err, ingest.ErrNoInput) {
				return err
			}
			inputs.List = append(inputs.List, found.List...)
		}
		if r.inputs = seen.Since(inputs, settled); len(r.inputs.List) > 0 {
			err := withStore(ctx, s, true, func(store *graph.Store) error {
				loaded, err := a.load(cmd, r, store, s.Load.Batch)
				if loaded.Read > 0 || err != nil {
					fmt.Fprintln(a.stdout, loaded)
				}
				return err
			})
			switch {
			case errors.Is(err, graph.ErrInUse):
				fmt.Fprintf(a.stderr, "%v; trying again\n", err)
				seen.Forget(r.inputs)
			case ctx.Err() != nil:
				return nil
			case err != nil:
				return err
			}
		}
		if !waited(ctx, pause) {
			return nil
		}
		settled = time.Now().Add(-writing)
	}
}

// waited waits, and reports whether it was left to.
func waited(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}

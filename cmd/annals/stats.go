package main

import (
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/ingest"
	"github.com/annals-kg/annals/queries"
)

// statsCommand is annals stats: what the database holds.
func (a *app) statsCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "stats",
		Short:   "Say what the database holds",
		Example: "annals stats\nannals stats --as-of 2024-05-16\nannals stats --format json",
		Args:    noArgs,
	}
	storeFlag(cmd)
	a.paramFlags(cmd, queries.MomentParams())
	format := choice(cmd, "format", "table", []string{"table", "json"}, "table or json")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		s, err := a.settings(cmd)
		if err != nil {
			return err
		}
		return withStore(cmd.Context(), s, false, func(store *graph.Store) error {
			moment, err := queries.MomentOf(paramArgs(cmd, queries.MomentParams(), s))
			if err != nil {
				return argumentError(err)
			}
			view, err := store.At(cmd.Context(), moment)
			if err != nil {
				return err
			}
			defer view.Close()
			stats, err := view.Stats(cmd.Context())
			if err != nil {
				return err
			}
			doubtful, err := view.Doubtful(cmd.Context(), s.MinConfidence)
			if err != nil {
				return err
			}
			if *format == "json" {
				return encoder(a.stdout).Encode(struct {
					graph.Stats
					Doubtful int `json:"doubtful"` // of the events
				}{stats, doubtful})
			}
			return printStats(a.stdout, stats, doubtful)
		})
	}
	return cmd
}

func printStats(w io.Writer, s graph.Stats, doubtful int) error {
	events := ingest.Thousands(s.Events)
	if doubtful > 0 {
		events += fmt.Sprintf(", %s of them doubtful", ingest.Thousands(doubtful))
	}
	articles := ingest.Thousands(s.Articles)
	if s.Superseded > 0 {
		articles += fmt.Sprintf(", and %s of them", ingest.Count(s.Superseded, "earlier reading"))
	}
	for _, line := range []struct{ name, value string }{
		{"articles", articles},
		{"published", days(s.FirstPublished, s.LastPublished)},
		{"sources", ingest.Thousands(s.Sources)},
		{"events", events},
		{"happened", days(s.FirstDay, s.LastDay)},
		{"claims", ingest.Thousands(s.Claims)},
		{"actors", ingest.Thousands(s.Actors)},
		{"places", ingest.Thousands(s.Places)},
		{"weapons", ingest.Thousands(s.Weapons)},
		{"quads", ingest.Thousands(int(s.Quads))},
		{"on disk", size(s.Bytes)},
	} {
		if _, err := fmt.Fprintf(w, "%-10s %s\n", line.name, line.value); err != nil {
			return err
		}
	}
	return nil
}

// days writes the days from first to last, "unknown" where there is none.
func days(first, last time.Time) string {
	switch {
	case first.IsZero():
		return "unknown"
	case first.Equal(last):
		return first.Format(time.DateOnly)
	}
	return first.Format(time.DateOnly) + " to " + last.Format(time.DateOnly)
}

// size writes a number of bytes for people.
func size(bytes int64) string {
	if bytes < 1<<20 {
		return fmt.Sprintf("%d KiB", (bytes+1023)>>10)
	}
	return fmt.Sprintf("%.1f MiB", float64(bytes)/(1<<20))
}

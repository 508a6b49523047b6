package ingest

import (
	"context"
	"strings"

	"github.com/annals-kg/annals/extract"
	"github.com/annals-kg/annals/graph"
)

// A Loaded counts what a load read and stored.
type Loaded struct {
	Tally
	// New, Copied, Same and Revised are the articles that are in the store for
	// good, by what became of them; see graph.Added. Their sum is Read once a
	// load ends without an error.
	New, Copied, Same, Revised int
	// Events is the number of events of the new and revised ones, not of copies.
	Events int
}

// stored is how many articles the load added.
func (l Loaded) stored() int { return l.New + l.Copied + l.Revised }

// String is the closing line: "1,204 documents: 1,187 read, 17 skipped (12
// empty, 5 broken JSON); stored 1,132 new with 3,402 events, 18 copies of
// others, 37 known before".
func (l Loaded) String() string {
	var parts []string
	if n := l.New + l.Revised; n > 0 {
		what := Thousands(l.New) + " new"
		if l.Revised > 0 {
			what += " and " + Thousands(l.Revised) + " revised"
		}
		parts = append(parts, what+" with "+Count(l.Events, "event"))
	}
	switch {
	case l.Copied == 1:
		parts = append(parts, "1 copy of another")
	case l.Copied > 1:
		parts = append(parts, Thousands(l.Copied)+" copies of others")
	case len(parts) == 0:
		parts = append(parts, "nothing new")
	}
	if l.Same > 0 {
		parts = append(parts, Thousands(l.Same)+" known before")
	}
	return l.Tally.String() + "; stored " + strings.Join(parts, ", ")
}

// Load reads the articles of the inputs and adds them to the store, batch
// articles at a time, in the order of the input. What the result counts as
// stored is on disk, also where the error says that the load did not get to
// its end; to load the same inputs again then stores the rest.
func Load(ctx context.Context, inputs Inputs, x *extract.Extractor, store *graph.Store, batch int, o Options) (Loaded, error) {
	var loaded Loaded
	waiting := make([]graph.Article, 0, max(batch, 1))
	flush := func() error {
		added, err := store.Add(ctx, waiting)
		for i, a := range added {
			switch a {
			case graph.Same:
				loaded.Same++
				continue
			case graph.Copied:
				loaded.Copied++
				continue
			case graph.Revised:
				loaded.Revised++
			default:
				loaded.New++
			}
			loaded.Events += len(waiting[i].Events)
		}
		waiting = waiting[:0]
		return err
	}
	tally, err := Read(ctx, inputs, x, o, func(r *extract.Reading) error {
		waiting = append(waiting, graph.Article{Document: r.Document, Events: r.Events})
		if len(waiting) < cap(waiting) {
			return nil
		}
		return flush()
	})
	if err == nil {
		err = flush()
	}
	loaded.Tally = tally
	return loaded, err
}

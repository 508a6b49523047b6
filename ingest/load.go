package ingest

import (
	"context"
	"strings"

	"github.com/annals-kg/annals/extract"
	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/text"
)

// A Loaded counts what a load read and stored.
type Loaded struct {
	Tally
	// New, Copied, Same and Revised are the articles that are in the store for
	// good, by what became of them; see graph.Added. Their sum is Read once a
	// load ends without an error.
	New, Copied, Same, Revised int
	// Events is the number of events of the new and revised ones, not of copies,
	// that the extractor shows; Doubtful is that of the others, stored alike.
	Events, Doubtful int
	// Resumed is how many entries of an input were passed over, since the load
	// that was interrupted had stored them: lines, records or rows.
	Resumed int
}

// told counts the events of an article.
func (l *Loaded) told(f *found) {
	l.Events += len(f.article.Events) - f.doubtful
	l.Doubtful += f.doubtful
}

// stored is how many articles the load added.
func (l Loaded) stored() int { return l.New + l.Copied + l.Revised }

// String is the closing line: "1,204 documents: 1,187 read, 17 skipped (12
// empty, 5 broken JSON); stored 1,132 new with 3,402 events and 310
// doubtful, 18 copies of others, 37 known before".
func (l Loaded) String() string {
	var parts []string
	if n := l.New + l.Revised; n > 0 {
		what := Thousands(l.New) + " new"
		if l.Revised > 0 {
			what += " and " + Thousands(l.Revised) + " revised"
		}
		what += " with " + Count(l.Events, "event")
		if l.Doubtful > 0 {
			what += " and " + Thousands(l.Doubtful) + " doubtful"
		}
		parts = append(parts, what)
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
	s := l.Tally.String() + "; stored " + strings.Join(parts, ", ")
	if l.Resumed > 0 {
		s += "; went on after line or record " + Thousands(l.Resumed) + ", where the last load was stopped"
	}
	return s
}

// Load reads the articles of the inputs and adds them to the store, batch
// articles at a time, in the order of the input. What the result counts as
// stored is on disk, also where the error says that the load did not get to
// its end; to load the same inputs again then goes on where it stopped.
//
// One batch is stored while the next is read.
func Load(ctx context.Context, inputs Inputs, x *extract.Extractor, store *graph.Store, batch int, o Options) (Loaded, error) {
	known, err := openSeen(store, o.Reader)
	if err != nil {
		return Loaded{}, err
	}
	defer known.close()
	if o.Web != nil {
		if o.visits, err = openVisits(store, o.Reader); err != nil {
			return Loaded{}, err
		}
	}
	w := &writer{store: store, seen: known, journal: openJournal(store, inputs, o), batches: make(chan []found, 1), ended: make(chan struct{})}
	w.loaded.Resumed = w.journal.resume()
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	go w.run(ctx, cancel)

	var waiting []found
	send := func() error {
		select {
		case w.batches <- waiting:
			waiting = make([]found, 0, batch)
			return nil
		case <-w.ended:
			return w.err
		}
	}
	tally, err := read(ctx, inputs, o, storedAhead, func(ctx context.Context, d *text.Document) (found, error) {
		return w.find(ctx, x, d)
	}, func(a article[found], at place) error {
		a.made.place = at
		if waiting = append(waiting, a.made); len(waiting) < batch {
			return nil
		}
		return send()
	})
	if err == nil {
		err = send()
	}
	close(w.batches)
	<-w.ended
	w.loaded.Tally = tally
	if w.err != nil {
		err = w.err
	}
	if err != nil {
		w.journal.write()
		return w.loaded, err
	}
	w.journal.end()
	if o.visits != nil {
		err = o.visits.save()
	}
	return w.loaded, err
}

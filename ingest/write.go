package ingest

import (
	"context"

	"github.com/annals-kg/annals/extract"
	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/text"
)

// A found is an article on its way to the store.
type found struct {
	article graph.Article
	key     uint64 // of the document as this reader reads it; see seen
	digest  string // of the article, as the store knows it
	known   bool   // the store holds it, word for word
	// doubtful is how many of the article's events the reader does not show.
	doubtful int
	place    place
}

// A writer stores batches in its own goroutine, in order.
type writer struct {
	store   *graph.Store
	seen    *seen
	journal *journal
	batches chan []found

	loaded Loaded
	err    error
	ended  chan struct{} // closed once loaded and err are final
}

// find extracts a document, unless the store holds what the same reader made of
// it before. Any number of workers may do so at once.
func (w *writer) find(ctx context.Context, x *extract.Extractor, d *text.Document) (found, error) {
	f := found{article: graph.Article{Document: d}, key: w.seen.key(d)}
	if digest, read := w.seen.digest(f.key); read {
		held, err := w.store.Holds(ctx, d, digest)
		if err != nil || held {
			f.known = held
			f.article.Document = &text.Document{ID: d.ID}
			return f, err
		}
	}
	r, err := x.Extract(ctx, d)
	if err != nil {
		return f, err
	}
	f.article.Events, f.article.Rules, f.doubtful = r.All, x.Rules(), len(r.Doubtful)
	f.digest, err = f.article.Digest()
	return f, err
}

// run stores batches until there are no more. After an error it stores nothing,
// and stops the readers.
func (w *writer) run(ctx context.Context, stop context.CancelCauseFunc) {
	defer close(w.ended)
	for batch := range w.batches {
		if err := w.write(ctx, batch); err != nil {
			w.err = err
			stop(err)
			return
		}
	}
}

// write stores a batch, and what it counts is on disk.
func (w *writer) write(ctx context.Context, batch []found) error {
	var articles []graph.Article
	var fresh []*found
	for i := range batch {
		if batch[i].known {
			w.loaded.Same++
			continue
		}
		articles = append(articles, batch[i].article)
		fresh = append(fresh, &batch[i])
	}
	added, err := w.store.Add(ctx, articles)
	for i, a := range added {
		w.seen.add(fresh[i].key, fresh[i].digest)
		switch a {
		case graph.Same:
			w.loaded.Same++
		case graph.Copied:
			w.loaded.Copied++
		case graph.Revised:
			w.loaded.Revised++
			w.loaded.told(fresh[i])
		default:
			w.loaded.New++
			w.loaded.told(fresh[i])
		}
	}
	if err != nil {
		return err
	}
	if err := w.seen.flush(); err != nil {
		return err
	}
	if len(batch) > 0 {
		w.journal.reached(batch[len(batch)-1].place)
	}
	return nil
}

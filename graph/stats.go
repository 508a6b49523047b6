package graph

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph/vocab"
)

// Stats say what a store holds. Days are midnight UTC; zero where there is none.
type Stats struct {
	Articles   int `json:"articles"`
	Superseded int `json:"superseded"` // earlier readings of articles
	Events     int `json:"events"`
	Claims     int `json:"claims"` // those who vouch for an event or deny it, event by event
	Actors     int `json:"actors"`
	Places     int `json:"places"` // with regions and countries
	Weapons    int `json:"weapons"`
	Sources    int `json:"sources"`

	Quads int64 `json:"quads"`
	Bytes int64 `json:"bytes"` // on disk

	// FirstDay and LastDay bound the days that events happened on or touch;
	// FirstPublished and LastPublished those on which an article appeared.
	FirstDay       time.Time `json:"first_day"`
	LastDay        time.Time `json:"last_day"`
	FirstPublished time.Time `json:"first_published"`
	LastPublished  time.Time `json:"last_published"`
}

// Stats counts what the store holds. It reads every event once.
func (v *View) Stats(ctx context.Context) (Stats, error) {
	var st Stats
	articles, err := v.Articles(ctx)
	if err != nil {
		return st, err
	}
	st.Articles = len(articles)
	for _, a := range articles {
		events, err := v.In(ctx, a, vocab.DerivedFrom)
		if err != nil {
			return st, err
		}
		st.Events += len(events)
		for _, e := range events {
			n, err := v.countOut(ctx, e.Node, vocab.SaidBy, vocab.ConfirmedBy, vocab.DeniedBy, vocab.BlamedBy, vocab.DoubtedBy)
			if err != nil {
				return st, err
			}
			st.Claims += n
		}
	}
	for _, c := range []struct {
		n     *int
		class quad.IRI
	}{
		{&st.Actors, vocab.ClassActor}, {&st.Places, vocab.ClassPlace}, {&st.Places, vocab.ClassRegion},
		{&st.Places, vocab.ClassCountry}, {&st.Weapons, vocab.ClassWeapon}, {&st.Sources, vocab.Source},
	} {
		members, err := v.Members(ctx, c.class)
		if err != nil {
			return st, err
		}
		*c.n += len(members)
	}
	if err := v.days(ctx, &st); err != nil {
		return st, err
	}
	return st, v.sizes(ctx, &st)
}

// Doubtful counts the events whose confidence is below a given one, as
// event.Event.Doubtful has it.
func (v *View) Doubtful(ctx context.Context, minConfidence float64) (n int, err error) {
	confidence, err := v.Node(vocab.Confidence)
	if err != nil || confidence == 0 {
		return 0, err
	}
	of := map[Node]int{} // events by the number that is their confidence
	if err := v.Scan(ctx, Quad{1: confidence}, func(q Quad) bool { of[q[2]]++; return true }); err != nil {
		return 0, err
	}
	for node, events := range of {
		value, err := v.Value(node)
		if err != nil {
			return 0, err
		}
		p, _ := value.(quad.Float)
		if e := (event.Event{Confidence: float64(p)}); e.Doubtful(minConfidence) {
			n += events
		}
	}
	return n, nil
}

// days finds the first and last day of events and of publication.
func (v *View) days(ctx context.Context, st *Stats) (err error) {
	if st.FirstDay, st.LastDay, err = v.span(ctx, vocab.HasTime, vocab.PresumedTime, vocab.During, vocab.Overlaps); err != nil {
		return err
	}
	st.FirstPublished, st.LastPublished, err = v.Published(ctx)
	return err
}

// Published returns the first and last day on which a stored article appeared,
// zero where there is none.
func (v *View) Published(ctx context.Context) (first, last time.Time, err error) {
	return v.span(ctx, vocab.PublishedOn)
}

// span returns the first and last day that something points to by one of the
// predicates.
func (v *View) span(ctx context.Context, predicates ...quad.IRI) (first, last time.Time, err error) {
	days, err := v.Members(ctx, vocab.ClassDay)
	if err != nil {
		return first, last, err
	}
	find := func(days []quad.IRI) (time.Time, error) {
		for _, day := range days {
			for _, p := range predicates {
				hops, err := v.In(ctx, day, p)
				if err != nil {
					return time.Time{}, err
				}
				if len(hops) > 0 {
					return readTime(string(day[len(vocab.TimeIRI("")):])), nil
				}
			}
		}
		return time.Time{}, nil
	}
	if first, err = find(days); err != nil {
		return first, last, err
	}
	slices.Reverse(days)
	last, err = find(days)
	return first, last, err
}

// sizes reads the number of quads and of bytes.
func (v *View) sizes(ctx context.Context, st *Stats) error {
	s := v.s
	s.mu.RLock()
	st.Superseded = len(s.superseded)
	s.mu.RUnlock()
	size, err := s.qs.Stats(ctx, true)
	if err != nil {
		return err
	}
	st.Quads = size.Quads.Size
	st.Bytes, err = s.Bytes()
	return err
}

// Bytes is how much room the store takes on disk.
func (s *Store) Bytes() (n int64, err error) {
	err = filepath.WalkDir(s.path, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return ignoreGone(err)
		}
		info, err := entry.Info()
		if err == nil {
			n += info.Size()
		}
		return ignoreGone(err)
	})
	return n, err
}

// ignoreGone drops the error of a file that the store removed meanwhile.
func ignoreGone(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// countOut counts the quads of a subject with one of the predicates.
func (v *View) countOut(ctx context.Context, subject quad.Value, predicates ...quad.IRI) (int, error) {
	wanted := map[Node]bool{}
	for _, p := range predicates {
		node, err := v.src.Lookup(p)
		if err != nil {
			return 0, err
		}
		wanted[node] = true
	}
	start, err := v.src.Lookup(subject)
	if err != nil || start == 0 {
		return 0, err
	}
	n := 0
	err = v.Scan(ctx, Quad{start}, func(q Quad) bool {
		if wanted[q[1]] {
			n++
		}
		return true
	})
	return n, err
}

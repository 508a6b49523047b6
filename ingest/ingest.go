// Package ingest is the station master: inputs go in, and every article of
// them comes out read, in the order of the inputs, or is stored.
//
//	Find        paths -> Inputs
//	Read        Inputs -> Readings   load, one after another; extract, on all cores
//	Load        Inputs -> Store      Read, then store in batches
package ingest

import (
	"context"
	"runtime"
	"time"

	"github.com/annals-kg/annals/extract"
	"github.com/annals-kg/annals/loaders"
	"github.com/annals-kg/annals/text"
)

// Options are how inputs are read. The zero value is the default.
type Options struct {
	// Format names the loader of all inputs; "" or "auto" detects each.
	Format string
	// Published and Source are given to articles that bear none.
	Published time.Time
	Source    string
	// MaxBytes bounds the text of one article; see loaders.Options.
	MaxBytes int
	// Fields says which key or column of an input holds what; see
	// loaders.Options.
	Fields map[string]string
	// Reader names who reads: the program, its rules and settings. An article
	// that the same reader has stored is not read again. Empty reads all.
	Reader string
	// Web fetches inputs that are addresses; nil refuses them. Follow fetches the
	// pages that feeds link to as well.
	Web    *loaders.Client
	Follow bool
	// Workers is how many articles are read at once; 0 means one a core.
	Workers int
	// Skipped is told of each article passed over; nil is told nothing. Like
	// Repaired it is called from one goroutine at a time.
	Skipped func(loaders.Skip)
	// Repaired is told of each article in whose text bytes that are not UTF-8
	// were replaced.
	Repaired func(where string, bytes int)
	// Progress is told how far things are after each article; nil is told
	// nothing. read is the bytes read of all inputs.
	Progress func(t Tally, read int64)

	visits *visits // of a load; nil otherwise
}

// maxInFlight bounds the text that waits to be read or stored, in bytes; one
// article may be longer.
const maxInFlight = 32 << 20

// Read reads the articles of the inputs and calls each with what was made of
// them, in the order of the input, from one goroutine. Articles are read in
// parallel; only a few wait at a time. It stops at the first error of ctx, of
// an input or of each.
func Read(ctx context.Context, inputs Inputs, x *extract.Extractor, o Options, each func(*extract.Reading) error) (Tally, error) {
	return readInto(ctx, inputs, o, x.Extract, each)
}

// ReadMentions is Read as far as mentions; see extract.Extractor.Mentions.
func ReadMentions(ctx context.Context, inputs Inputs, x *extract.Extractor, o Options, each func(*extract.Reading) error) (Tally, error) {
	return readInto(ctx, inputs, o, x.Mentions, each)
}

// readInto is read for callers who do not ask where a reading comes from.
func readInto[T any](ctx context.Context, inputs Inputs, o Options, extractOne func(context.Context, *text.Document) (T, error), each func(T) error) (Tally, error) {
	return read(ctx, inputs, o, readingsAhead, extractOne, func(a article[T], _ place) error { return each(a.made) })
}

// read runs one goroutine that cuts the inputs into parts, o.Workers that load
// the parts and extract their articles, and collects in order in its own. Skips
// travel with the parts, so that they are told in order. A worker is at most
// ahead parts ahead.
func read[T any](ctx context.Context, inputs Inputs, o Options, ahead int, extractOne func(context.Context, *text.Document) (T, error), each func(article[T], place) error) (Tally, error) {
	ctx, cancel := context.WithCancel(ctx)
	workers := o.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	queue := make(chan *job[T], ahead*workers)
	work := make(chan *job[T], ahead*workers)
	room := newBudget(maxInFlight)
	var loadErr error
	// Nobody waits for these goroutines after an error: one may be held up by a
	// terminal that is standard input. Cancelled, they touch nothing of ours.
	defer cancel()
	go func() {
		defer close(queue)
		defer close(work)
		loadErr = loadAll(ctx, inputs, o, func(size int, where place, part loaders.Part) error {
			if err := room.take(ctx, size+overhead); err != nil {
				return err
			}
			j := &job[T]{part: part, size: size + overhead, place: where, done: make(chan struct{})}
			for _, to := range []chan<- *job[T]{queue, work} {
				select {
				case to <- j:
				case <-ctx.Done():
					return ctx.Err()
				}
			}
			return nil
		})
	}()
	for range workers {
		go func() {
			for j := range work {
				j.run(ctx, extractOne)
				close(j.done)
			}
		}()
	}

	tally := Tally{Others: inputs.Others}
	for {
		j, err := next(ctx, queue)
		if j == nil || err != nil {
			// The queue is closed after loadErr is set.
			if err == nil {
				err = loadErr
			}
			return tally, err
		}
		select {
		case <-j.done:
		case <-ctx.Done():
			return tally, ctx.Err()
		}
		for _, a := range j.articles {
			switch {
			case a.skip != nil:
				tally.skip(a.skip.Reason)
				if o.Skipped != nil {
					o.Skipped(*a.skip)
				}
				continue
			case a.mended > 0:
				if tally.Repaired++; o.Repaired != nil {
					o.Repaired(a.where, a.mended)
				}
				continue
			}
			if err := each(a, j.place); err != nil {
				return tally, err
			}
			tally.Read++
			if o.Progress != nil {
				o.Progress(tally, j.place.read)
			}
		}
		room.give(j.size)
		if j.err != nil {
			return tally, j.err
		}
	}
}

const (
	// readingsAhead and storedAhead are how many parts a worker may be ahead of
	// what is taken: readings are large, what is stored of them is not.
	readingsAhead = 8
	storedAhead   = 64
	// overhead is what a part costs in memory besides its bytes.
	overhead = 16 << 10
)

// next takes a job off the queue; nil is its end.
func next[T any](ctx context.Context, queue <-chan *job[T]) (*job[T], error) {
	select {
	case j := <-queue:
		return j, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

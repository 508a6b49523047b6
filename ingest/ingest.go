// Package ingest is the station master: inputs go in, and every article of
// them comes out read, in the order of the inputs, or is stored.
//
//	Find        paths -> Inputs
//	Read        Inputs -> Readings   load, one after another; extract, on all cores
//	Load        Inputs -> Store      Read, then store in batches
package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
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
}

// maxInFlight bounds the text that waits to be read or stored, in bytes; one
// article may be longer.
const maxInFlight = 32 << 20

// Read reads the articles of the inputs and calls each with what was made of
// them, in the order of the input, from one goroutine. Articles are read in
// parallel; only a few wait at a time. It stops at the first error of ctx, of
// an input or of each.
func Read(ctx context.Context, inputs Inputs, x *extract.Extractor, o Options, each func(*extract.Reading) error) (Tally, error) {
	return read(ctx, inputs, o, func(ctx context.Context, d *text.Document) (*extract.Reading, error) {
		return x.Extract(ctx, d)
	}, each)
}

// ReadMentions is Read as far as mentions; see extract.Extractor.Mentions.
func ReadMentions(ctx context.Context, inputs Inputs, x *extract.Extractor, o Options, each func(*extract.Reading) error) (Tally, error) {
	return read(ctx, inputs, o, func(ctx context.Context, d *text.Document) (*extract.Reading, error) {
		return x.Mentions(ctx, d)
	}, each)
}

// A job is an article on its way: the loader sets document, a worker sets
// reading or err and closes done.
type job struct {
	document *text.Document
	skip     *loaders.Skip // instead of a document
	repaired int           // bytes
	where    string        // in words: the input and the article
	read     int64         // bytes of the inputs read so far

	reading *extract.Reading
	err     error
	done    chan struct{}
}

// read runs one goroutine that loads, o.Workers that extract, and collects in
// order in its own. Skips travel in the queue too, so that they are told in
// order.
func read(ctx context.Context, inputs Inputs, o Options, extractOne func(context.Context, *text.Document) (*extract.Reading, error), each func(*extract.Reading) error) (Tally, error) {
	ctx, cancel := context.WithCancel(ctx)
	workers := o.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	queue := make(chan *job, 8*workers)
	work := make(chan *job, 8*workers)
	room := newBudget(maxInFlight)
	var loadErr error
	// Nobody waits for these goroutines after an error: one may be held up by a
	// terminal that is standard input. Cancelled, they touch nothing of ours.
	defer cancel()
	go func() {
		defer close(queue)
		defer close(work)
		loadErr = loadAll(ctx, inputs, o, func(j *job) error {
			if j.document != nil {
				if err := room.take(ctx, len(j.document.Text)); err != nil {
					return err
				}
			}
			select {
			case queue <- j:
			case <-ctx.Done():
				return ctx.Err()
			}
			if j.document == nil {
				return nil
			}
			select {
			case work <- j:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		})
	}()
	for range workers {
		go func() {
			for j := range work {
				j.extract(ctx, extractOne)
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
		if j.document == nil {
			if j.skip != nil {
				tally.skip(j.skip.Reason)
				if o.Skipped != nil {
					o.Skipped(*j.skip)
				}
			} else if tally.Repaired++; o.Repaired != nil {
				o.Repaired(j.where, j.repaired)
			}
			continue
		}
		select {
		case <-j.done:
		case <-ctx.Done():
			return tally, ctx.Err()
		}
		room.give(len(j.document.Text))
		if fault := new(fault); errors.As(j.err, fault) {
			skip := fault.skip(j.where)
			tally.skip(skip.Reason)
			if o.Skipped != nil {
				o.Skipped(skip)
			}
			continue
		}
		if j.err != nil {
			return tally, fmt.Errorf("%s: %w", j.document.ID, j.err)
		}
		if err := each(j.reading); err != nil {
			return tally, err
		}
		tally.Read++
		if o.Progress != nil {
			o.Progress(tally, j.read)
		}
	}
}

// next takes a job off the queue; nil is its end.
func next(ctx context.Context, queue <-chan *job) (*job, error) {
	select {
	case j := <-queue:
		return j, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// loadAll loads the inputs one after another and hands on a job for each
// article, skip and repair.
func loadAll(ctx context.Context, inputs Inputs, o Options, hand func(*job) error) error {
	var before int64
	for _, in := range inputs.List {
		n, err := loadOne(ctx, in, o, before, hand)
		if err != nil {
			return err
		}
		before += n
	}
	return nil
}

// loadOne loads one input. An input that the system refuses to open is a skip.
func loadOne(ctx context.Context, in Input, o Options, before int64, hand func(*job) error) (int64, error) {
	var handErr error
	skip := func(s loaders.Skip) {
		if handErr == nil {
			handErr = hand(&job{skip: &s})
		}
	}
	file, err := in.Open()
	if err != nil {
		skip(loaders.Skip{Where: in.Name, Reason: loaders.SkipNoAccess, Detail: reason(err)})
		return 0, handErr
	}
	defer file.Close()
	counted := &countingReader{r: file}
	r, head, err := peek(counted)
	if err != nil {
		skip(loaders.Skip{Where: in.Name, Reason: loaders.SkipNoAccess, Detail: reason(err)})
		return 0, handErr
	}
	loader, err := in.loader(o.Format, head)
	if unknown := new(loaders.UnknownFormat); errors.As(err, &unknown) {
		skip(unknown.Skip())
		return 0, handErr
	} else if err != nil {
		return 0, err
	}
	err = loader.Load(ctx, r, loaders.Options{
		Name: in.Name, Published: o.Published, Source: o.Source, MaxBytes: o.MaxBytes,
		Skip: skip,
		Repair: func(where string, bytes int) {
			if handErr == nil {
				handErr = hand(&job{where: where, repaired: bytes})
			}
		},
	}, func(d *text.Document) error {
		if handErr != nil {
			return handErr
		}
		return hand(&job{document: d, where: in.Name + ": " + d.ID, read: before + counted.n, done: make(chan struct{})})
	})
	if err == nil {
		err = handErr
	}
	if err != nil && ctx.Err() == nil && !errors.Is(err, handErr) {
		err = fmt.Errorf("%s: %w", in.Name, err)
	}
	return counted.n, err
}

// A countingReader counts the bytes read of r.
type countingReader struct {
	r io.Reader
	n int64
}

func (c *countingReader) Read(b []byte) (int, error) {
	n, err := c.r.Read(b)
	c.n += int64(n)
	return n, err
}

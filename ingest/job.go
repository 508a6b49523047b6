package ingest

import (
	"context"
	"errors"
	"fmt"

	"github.com/annals-kg/annals/extract"
	"github.com/annals-kg/annals/loaders"
	"github.com/annals-kg/annals/text"
)

// A place is how far the reading of the inputs is.
type place struct {
	input int    // index in Inputs.List
	name  string // of the input
	entry int    // of the input: line, record or row, from one; see loaders.Options.Reach
	read  int64  // bytes read of all inputs
}

// A job is a part of an input on its way: a worker sets articles and err and
// closes done.
type job[T any] struct {
	part  loaders.Part
	size  int
	place place

	articles []article[T] // with skips and repairs, in order
	err      error
	done     chan struct{}
}

// An article is what was made of one, or what is told of it instead.
type article[T any] struct {
	made   T
	skip   *loaders.Skip
	mended int // bytes that were no UTF-8, of the article that follows
	where  string
}

// run loads a part and extracts its articles.
func (j *job[T]) run(ctx context.Context, extractOne func(context.Context, *text.Document) (T, error)) {
	skip := func(s loaders.Skip) { j.articles = append(j.articles, article[T]{skip: &s}) }
	where := j.place.name
	defer func() {
		j.part = nil
		if what := recover(); what != nil {
			skip(fault{what, panicked()}.skip(where))
		}
	}()
	j.err = j.part(ctx, skip, func(where string, bytes int) {
		j.articles = append(j.articles, article[T]{where: where, mended: bytes})
	}, func(d *text.Document) error {
		where = j.place.name + ": " + d.ID
		if language := extract.Language(d.Text); language != "" {
			skip(loaders.Skip{Where: where, Reason: loaders.SkipLanguage, Detail: "looks " + language + "; annals reads English"})
			return nil
		}
		made, err := safely(ctx, d, extractOne)
		if wrong := new(fault); errors.As(err, wrong) {
			skip(wrong.skip(where))
			return nil
		} else if err != nil {
			return fmt.Errorf("%s: %w", d.ID, err)
		}
		j.articles = append(j.articles, article[T]{made: made})
		return nil
	})
}

// loaded is the part that is a document already.
func loaded(d *text.Document) loaders.Part {
	return func(_ context.Context, _ func(loaders.Skip), _ func(string, int), emit func(*text.Document) error) error {
		return emit(d)
	}
}

// told is the part that is nothing but a skip or a repair.
func told(say func(skip func(loaders.Skip), repair func(string, int))) loaders.Part {
	return func(_ context.Context, skip func(loaders.Skip), repair func(string, int), _ func(*text.Document) error) error {
		say(skip, repair)
		return nil
	}
}

package queries

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"github.com/annals-kg/annals/graph"
)

// manyCandidates is how many candidates are worth another goroutine to read them.
const manyCandidates = 64

// collect reads all reports of a selection, in the order of each. Where they are
// many, several goroutines read parts of them, each with a view of its own.
func (sel *selection) collect(ctx context.Context, v *graph.View) ([]*Report, error) {
	articles, err := sel.articles(v)
	if err != nil {
		return nil, err
	}
	parts := sel.parts(articles, runtime.GOMAXPROCS(0))
	read := make([][]*Report, len(parts))
	failed := make([]error, len(parts))
	var wg sync.WaitGroup
	for i, part := range parts {
		view := v
		if i > 0 {
			if view, err = v.Clone(); err != nil {
				failed[i] = err
				break
			}
			defer view.Close()
		}
		collect := func() {
			sel.of(ctx, view, part, func(r *Report, err error) bool {
				failed[i] = err
				read[i] = append(read[i], r)
				return err == nil
			})
		}
		if i < len(parts)-1 {
			wg.Go(collect)
		} else {
			collect()
		}
	}
	wg.Wait()
	if err := errors.Join(failed...); err != nil {
		return nil, err
	}
	all := slices.Concat(read...)
	sel.walk.step("read %s, %s of them asked for", plural(int(sel.read.Load()), "record"), fmt.Sprint(len(all)))
	return all, nil
}

// parts cuts a list of articles where each part has about as many candidates, into
// no more than so many parts.
func (sel *selection) parts(articles []source, most int) [][]source {
	all := 0
	for _, a := range articles {
		all += len(sel.events[a.node])
	}
	most = min(most, 1+all/manyCandidates)
	var parts [][]source
	from, n := 0, 0
	for i, a := range articles {
		if n += len(sel.events[a.node]); n*most >= all*(len(parts)+1) {
			parts = append(parts, articles[from:i+1])
			from = i + 1
		}
	}
	return parts
}

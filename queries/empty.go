package queries

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/graph/vocab"
)

// reportDelay is how many days after an event articles are taken to report it.
const reportDelay = 3

// empty says why there is nothing: whether no article was loaded that could
// report it, or articles were loaded and none does.
func (sel *selection) empty(ctx context.Context, v *graph.View) (string, error) {
	sc := sel.scope
	if sc.Event != "" {
		return fmt.Sprintf("no event %s is stored", sc.Event), nil
	}
	if sc.From.IsZero() || sc.To.IsZero() || sc.To.Sub(sc.From) > maxDays*24*time.Hour {
		articles, err := v.Articles(ctx)
		if err != nil {
			return "", err
		}
		if len(articles) == 0 {
			return nothingLoaded(v), nil
		}
		return sel.none(ctx, v, plural(len(articles), "article")+" loaded, and none reports this")
	}
	last := sc.To.AddDate(0, 0, reportDelay-1)
	n, err := publishedIn(ctx, v, sc.From, last)
	if err != nil {
		return "", err
	}
	when := fmt.Sprintf("published from %s to %s", sc.From.Format(time.DateOnly), last.Format(time.DateOnly))
	if n > 0 {
		return sel.none(ctx, v, plural(n, "article")+" "+when+" loaded, and none reports this")
	}
	articles, err := v.Articles(ctx)
	if err != nil {
		return "", err
	}
	first, end, err := v.Published(ctx)
	switch {
	case err != nil:
		return "", err
	case len(articles) == 0:
		return nothingLoaded(v), nil
	case first.IsZero():
		return "no article " + when + " is loaded; those loaded have no day of publication", nil
	}
	return fmt.Sprintf("no article %s is loaded; those loaded appeared from %s to %s", when,
		first.Format(time.DateOnly), end.Format(time.DateOnly)), nil
}

// none adds what would be found if not only facts, and not only what annals is
// sure of, were asked for.
func (sel *selection) none(ctx context.Context, v *graph.View, why string) (string, error) {
	wide := *sel.scope
	wide.MinConfidence = 0
	if wide.Status == "" {
		wide.Status = anyStatus
	}
	if wide.Filter == sel.scope.Filter {
		return why, nil
	}
	other := &selection{scope: &wide, walk: &walk{}, events: sel.events}
	found, err := other.collect(ctx, v)
	if err != nil {
		return "", err
	}
	counts := map[event.Status]int{}
	doubtful := 0
	for _, r := range found {
		if r.Event.Doubtful(sel.scope.minConfidence()) {
			doubtful++
		} else {
			counts[r.Event.Status]++
		}
	}
	var kinds []string
	for _, status := range statusNames {
		if c := counts[event.Status(status)]; c > 0 {
			kinds = append(kinds, fmt.Sprintf("%d %s", c, status))
		}
	}
	if len(kinds) > 0 {
		why += " as a fact; --status any finds " + strings.Join(kinds, ", ")
	}
	if doubtful > 0 {
		flags := "--min-confidence 0"
		if sel.scope.Status == "" {
			flags += " --status any"
		}
		why += fmt.Sprintf("; %s finds %d of which annals is less sure", flags, doubtful)
	}
	return why, nil
}

// publishedIn counts the articles published from one day to another, both
// included.
func publishedIn(ctx context.Context, v *graph.View, from, to time.Time) (n int, err error) {
	for day := from; !day.After(to); day = day.AddDate(0, 0, 1) {
		hops, err := v.In(ctx, vocab.DayIRI(day.Format(time.DateOnly)), vocab.PublishedOn)
		if err != nil {
			return n, err
		}
		n += len(hops)
	}
	return n, nil
}

// nothingLoaded says that a view knows no article.
func nothingLoaded(v *graph.View) string {
	m := v.Moment()
	switch {
	case m.Until.IsZero():
		return "nothing is loaded: the store holds no article"
	case m.Clock == graph.ByLoaded:
		return "no article had been loaded by then; the store holds later ones, or none"
	}
	return "no article had been published by then; the store holds later ones, or none"
}

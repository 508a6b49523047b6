package queries

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph"
)

func init() {
	register(Query{
		Name:    "diff",
		Summary: "what became known since a time: new events and claims, revised numbers, changed status",
		Example: "diff --since 2024-05-16",
		Params: append([]Param{
			{Name: "since", Value: "TIME", Summary: "what was known by then, as --as-of has it, is compared with what is known now or by --as-of", Needed: true},
		}, filterParams...),
		answer: diff,
	})
}

var diffColumns = []Column{
	{Name: "change", Title: "Change"},
	{Name: "when", Title: "When"},
	{Name: "basis", Title: "Basis"},
	{Name: "kind", Title: "Kind"},
	{Name: "places", Title: "Places"},
	{Name: "about", Title: "About"},
	{Name: "before", Title: "Before"},
	{Name: "after", Title: "After"},
	{Name: "claimants", Title: "According to"},
	{Name: "published", Title: "Published"},
	{Name: "event", Title: "Event"},
	{Name: "sentence", Title: "Sentence"},
}

// The changes, in the order in which they are listed.
const (
	changeNew       = "new event"
	changeClaim     = "new claim"
	changeNumber    = "revised number"
	changeStatus    = "changed status"
	changeReading   = "revised"
	changeWithdrawn = "withdrawn"
)

var changeOrder = []string{changeNew, changeClaim, changeNumber, changeStatus, changeReading, changeWithdrawn}

// diff compares what two moments know, in the order of time within each kind of
// change. A report is compared with the earlier reading of its article where
// there is one, else with the reports known before that may tell of the same
// event, as disputed puts them together: none of them, and it is a new event;
// another number or status, and that is what changed; else it is a new claim.
// What an article no longer says is withdrawn, an event as a whole or a number of
// it. Reports of any status take part.
func diff(ctx context.Context, v *graph.View, args Args) (*Answer, error) {
	since, err := readInstant("since", args["since"])
	if err != nil {
		return nil, err
	}
	f, err := FilterOf(args)
	if err != nil {
		return nil, err
	}
	if !f.AsOf.Until.IsZero() && !since.Before(f.AsOf.Until) {
		return nil, fmt.Errorf("%w: --since %s does not lie before --as-of %s", ErrArgument, args["since"], args["as-of"])
	}
	if f.Status == "" {
		f.Status = anyStatus
	}
	sel, after, err := orderedBy(ctx, v, f)
	if err != nil {
		return nil, err
	}
	then, err := v.Store().At(ctx, graph.Moment{Until: since, Clock: f.AsOf.Clock})
	if err != nil {
		return nil, err
	}
	defer then.Close()
	_, before, err := orderedBy(ctx, then, f)
	if err != nil {
		return nil, err
	}
	rows, reports := changes(before, after)
	sel.walk.step("%s known then, %d now: %s", plural(len(before), "report"), len(after), plural(len(rows), "change"))
	a, err := sel.answer(ctx, v, diffColumns, rows, once(reports))
	if err == nil && len(rows) == 0 {
		a.Empty = fmt.Sprintf("nothing became known: %s then and now", plural(len(after), "report"))
		if f.AsOf.Clock != graph.ByLoaded {
			a.Empty += ", by days of publication; --clock loaded goes by when articles were loaded"
		}
	}
	return a, err
}

// changes lists what differs between the reports of two moments.
func changes(before, after []*Report) (rows []Row, reports []*Report) {
	was, is := map[string]*Report{}, map[string]bool{}
	for _, r := range before {
		was[r.IRI] = r
	}
	known := groupBy(before, happenings)
	occasions := map[happening][]*occasion{}
	for h, reports := range known.of {
		occasions[h] = occasionsOf(reports)
	}
	tell := func(r *Report, change, about, before, after string) {
		reports = append(reports, r)
		rows = append(rows, Row{Cells: []string{
			change, whenCell(r), basisCell(r), kindCell(r), namesOf(r.Event.Places), about, before, after, claimantsCell(r),
			dayCell(r.Article.Published), string(r.Event.ID), r.Event.Evidence.Text,
		}, Evidence: evidence(r)})
	}
	for _, r := range after {
		is[r.IRI] = true
		if old := was[r.IRI]; old != nil {
			compare(r, []*Report{old}, tell)
			revised(old, r, tell)
			if a, b := claimantsCell(old), claimantsCell(r); a != b {
				tell(r, changeClaim, "claimant", a, b)
			}
			continue
		}
		var same []*Report
		for _, h := range happenings(r) {
			// What is new does not count as known, but two that one article
			// tells apart are not both the one that is.
			if o := occasionOf(occasions[h], r); o != nil {
				same = append(same, o.reports...)
				o.hear(r)
			}
		}
		if len(same) == 0 {
			tell(r, changeNew, "", "", string(r.Event.Status))
			continue
		}
		if same = once(same); !compare(r, same, tell) {
			var who []string
			for _, o := range same {
				who = appendNew(who, cmp.Or(claimantsCell(o), o.Article.ID))
			}
			tell(r, changeClaim, "claimant", joined(who), claimantsCell(r))
		}
	}
	for _, r := range before {
		if !is[r.IRI] {
			tell(r, changeWithdrawn, "", string(r.Event.Status), "")
		}
	}
	slices.SortStableFunc(rows, func(a, b Row) int {
		return slices.Index(changeOrder, a.Cells[0]) - slices.Index(changeOrder, b.Cells[0])
	})
	return rows, reports
}

// compare tells where a report differs from all those known before in a number
// that they give too, or in its status.
func compare(r *Report, known []*Report, tell func(r *Report, change, about, before, after string)) (differs bool) {
	for _, about := range counted {
		now := about.of(&r.Event)
		if now == nil {
			continue
		}
		var told []string
		for _, o := range known {
			if n := about.of(&o.Event); n != nil {
				told = appendNew(told, n.String())
			}
		}
		if len(told) > 0 && !slices.Contains(told, now.String()) {
			differs = true
			tell(r, changeNumber, about.name, strings.Join(told, "; "), now.String())
		}
	}
	var statuses []string
	for _, o := range known {
		statuses = appendNew(statuses, string(o.Event.Status))
	}
	if !slices.Contains(statuses, string(r.Event.Status)) {
		differs = true
		tell(r, changeStatus, "status", joined(statuses), string(r.Event.Status))
	}
	return differs
}

// revised tells what else two readings of one article say otherwise of an event,
// and which of its numbers the later one no longer gives.
func revised(old, r *Report, tell func(r *Report, change, about, before, after string)) {
	for _, about := range counted {
		if before := about.of(&old.Event); before != nil && about.of(&r.Event) == nil {
			tell(r, changeNumber, about.name, before.String(), "")
		}
	}
	for _, about := range []struct{ name, before, after string }{
		{"when", whenCell(old), whenCell(r)},
		{"kind", kindCell(old), kindCell(r)},
		{"places", namesOf(old.Event.Places), namesOf(r.Event.Places)},
		{"actors", namesOf(old.Event.Actors), namesOf(r.Event.Actors)},
		{"targets", namesOf(old.Event.Targets), namesOf(r.Event.Targets)},
		{"weapons", weaponsCell(old.Event.Weapons), weaponsCell(r.Event.Weapons)},
	} {
		if about.before != about.after {
			tell(r, changeReading, about.name, about.before, about.after)
		}
	}
}

// counted are the numbers of people that an event can have.
var counted = []struct {
	name string
	of   func(*event.Event) *event.Range
}{
	{"killed", func(e *event.Event) *event.Range { return e.Killed }},
	{"injured", func(e *event.Event) *event.Range { return e.Injured }},
	{"missing", func(e *event.Event) *event.Range { return e.Missing }},
	{"captured", func(e *event.Event) *event.Range { return e.Captured }},
	{"displaced", func(e *event.Event) *event.Range { return e.Displaced }},
}

package queries

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph"
)

func init() {
	register(Query{
		Name:    "disputed",
		Summary: "where reports of one event differ: its numbers, who did it, or whether it happened",
		Example: "disputed --from 2024-05-14 --to 2024-05-20",
		Params: append(slices.Clone(filterParams), Param{
			Name: "about", Value: "WHAT", Summary: "differ about " + strings.Join(disputes, ", ") + " (default any of them)", Values: disputes,
		}),
		answer: disputed,
	})
}

// disputes are what reports can differ about.
var disputes = []string{"whether", "actor", "killed", "injured", "missing", "captured", "displaced", "weapons"}

var disputedColumns = []Column{
	{Name: "when", Title: "When"},
	{Name: "place", Title: "Place"},
	{Name: "kind", Title: "Kind"},
	{Name: "about", Title: "About"},
	{Name: "versions", Title: "Versions"},
	{Name: "reports", Title: "Reports", Number: true},
	{Name: "articles", Title: "Articles", Number: true},
	{Name: "sentence", Title: "Sentence"},
}

// A version is what some say of an event, in the order of publication.
type version struct {
	says    string
	by      []string
	reports []*Report
}

// disputed puts reports together that may tell of one event (one day, one place,
// one category, attacks being one, and see occasionsOf) and lists what they do not
// agree on. Whether:
// one claims it, another denies or doubts it. Numbers differ where no number fits
// two of them. Two reports may also tell of two events: the sentences show it.
// Reports of any status take part.
func disputed(ctx context.Context, v *graph.View, args Args) (*Answer, error) {
	about := strings.ToLower(args["about"])
	if err := oneOf("about", about, disputes); err != nil {
		return nil, err
	}
	sel, all, err := orderedAny(ctx, v, args)
	if err != nil {
		return nil, err
	}
	g := groupBy(all, func(r *Report) []happening {
		if s := r.Event.Status; s != event.Actual && s != event.Denied {
			return nil
		}
		return slices.DeleteFunc(happenings(r), func(h happening) bool { return sel.scope.places != nil && !sel.scope.places[h.place] })
	})
	var rows []Row
	var rest []*Report
	events := 0
	for _, h := range g.order {
		reports := slices.Clone(g.of[h])
		slices.SortStableFunc(reports, func(a, b *Report) int { return a.Article.Published.Compare(b.Article.Published) })
		for _, o := range occasionsOf(reports) {
			events++
			for _, what := range disputes {
				if about != "" && what != about {
					continue
				}
				for _, versions := range differ(what, o.reports) {
					row, rested := dispute(h, what, versions)
					rest, rows = append(rest, rested...), append(rows, row)
				}
			}
		}
	}
	sel.walk.step("%s of one day, place and category, %s on which they differ", plural(events, "group"), plural(len(rows), "point"))
	a, err := sel.answer(ctx, v, disputedColumns, rows, once(rest))
	if err == nil && len(rows) == 0 && len(all) > 0 {
		a.Empty = fmt.Sprintf("%s of %s, and none differs from another", plural(len(all), "report"), plural(events, "event"))
	}
	return a, err
}

// dispute is the row of one thing that reports of a happening tell differently,
// and the reports that it rests on.
func dispute(h happening, what string, versions []version) (Row, []*Report) {
	var told []string
	var rested []*Report
	for _, x := range versions {
		told = append(told, x.says+" ("+strings.Join(x.by, ", ")+")")
		rested = append(rested, x.reports...)
	}
	rested = once(slices.Clone(rested))
	return Row{Cells: []string{
		h.day.Format(time.DateOnly), h.name, h.category, what, strings.Join(told, "; "), strconv.Itoa(len(rested)),
		strconv.Itoa(articlesOf(rested)), versions[0].reports[0].Event.Evidence.Text,
	}, Evidence: rests(rested)}, rested
}

// differ lists the versions of what reports say of one thing, where there are
// several that cannot all be right: one list for each kind of weapon, one at most
// for the rest.
func differ(what string, reports []*Report) [][]version {
	switch what {
	case "whether":
		return some(whether(reports))
	case "actor":
		return some(doers(reports))
	case "weapons":
		return weaponNumbers(reports)
	}
	var told []number
	for _, about := range counted {
		for _, r := range reports {
			if n := about.of(&r.Event); n != nil && about.name == what {
				told = append(told, number{r, *n})
			}
		}
	}
	return some(numbers(told))
}

func some(versions []version) [][]version {
	if len(versions) < 2 {
		return nil
	}
	return [][]version{versions}
}

// put adds a report to the version that says the same.
func put(versions []version, says string, r *Report, by ...string) []version {
	i := slices.IndexFunc(versions, func(x version) bool { return x.says == says })
	if i < 0 {
		versions, i = append(versions, version{says: says}), len(versions)
	}
	x := &versions[i]
	for _, name := range by {
		x.by = appendNew(x.by, cmp.Or(name, r.Article.ID))
	}
	x.reports = append(x.reports, r)
	return versions
}

// whether sorts reports by those who claim and those who deny or doubt.
func whether(reports []*Report) (versions []version) {
	for _, r := range reports {
		if len(r.Event.Claims) == 0 {
			says := "happened"
			if r.Event.Status == event.Denied {
				says = "denied"
			}
			versions = put(versions, says, r, claimantsCell(r))
		}
		for i := range r.Event.Claims {
			c := &r.Event.Claims[i]
			says := "happened"
			switch {
			case c.Stance == event.Denies || r.Event.Status == event.Denied:
				says = "denied"
			case c.Stance == event.Doubts:
				says = "doubted"
			}
			versions = put(versions, says, r, nameOf(c))
		}
	}
	return versions
}

// doers sorts reports by the side that did it; one that names none does not
// differ.
func doers(reports []*Report) (versions []version) {
	for _, r := range reports {
		for _, side := range Sides(r) {
			if side != "unknown" && r.Event.Status == event.Actual {
				versions = put(versions, side, r, claimantsCell(r))
			}
		}
	}
	return versions
}

// weaponNumbers compares what reports count of each weapon.
func weaponNumbers(reports []*Report) (all [][]version) {
	kinds := groupBy(reports, func(r *Report) (names []string) {
		for i := range r.Event.Weapons {
			if r.Event.Weapons[i].Count != nil {
				names = append(names, nameOf(&r.Event.Weapons[i]))
			}
		}
		return names
	})
	for _, kind := range kinds.order {
		var told []number
		for _, r := range kinds.of[kind] {
			for i := range r.Event.Weapons {
				if w := &r.Event.Weapons[i]; nameOf(w) == kind && w.Count != nil && len(r.Event.Places) == 1 {
					told = append(told, number{r, *w.Count})
				}
			}
		}
		versions := numbers(told)
		for i := range versions {
			versions[i].says += " " + kind
		}
		all = append(all, some(versions)...)
	}
	return all
}

// A number is what one report counts.
type number struct {
	r *Report
	n event.Range
}

// numbers sorts counts into versions; none where one number fits them all. Counts
// of one article add up and do not differ.
func numbers(told []number) (versions []version) {
	least, most := math.Inf(-1), math.Inf(1)
	for _, t := range told {
		least, most = max(least, t.n.Min), min(most, t.n.Max)
	}
	if len(told) == 0 || least <= most {
		return nil
	}
	articles := map[string]bool{}
	for _, t := range told {
		articles[t.r.Article.IRI] = true
		versions = put(versions, t.n.String(), t.r, claimantsCell(t.r))
	}
	if len(articles) < 2 {
		return nil
	}
	return versions
}

// oneOf refuses a word that is none of the known ones; empty is no word.
func oneOf(param, word string, known []string) error {
	if word == "" || slices.Contains(known, word) {
		return nil
	}
	return unknownWord(param, word, known)
}

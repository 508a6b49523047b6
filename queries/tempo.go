package queries

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/annals-kg/annals/graph"
)

var tempoRows = []string{"sides", "days"}

func init() {
	register(Query{
		Name:    "tempo",
		Summary: "events a day by side: the country of those who did it; with a sparkline",
		Example: "tempo --from 2024-05-13 --to 2024-05-20",
		Params: append(slices.Clone(filterParams), Param{
			Name: "rows", Value: "ROWS", Summary: "one row a side (sides, the default), or one a day and side (days)", Values: tempoRows,
		}),
		answer: tempo,
	})
}

var tempoColumns = []Column{
	{Name: "side", Title: "Side"},
	{Name: "events", Title: "Events", Number: true},
	{Name: "days", Title: "Days", Number: true},
	{Name: "mean", Title: "A day", Number: true},
	{Name: "peak", Title: "Peak", Number: true},
	{Name: "peak_day", Title: "On"},
	{Name: "from", Title: "From"},
	{Name: "to", Title: "To"},
	{Name: "sparkline", Title: "Tempo"},
}

var tempoDayColumns = []Column{
	{Name: "day", Title: "Day"},
	{Name: "side", Title: "Side"},
	{Name: "events", Title: "Events", Number: true},
}

// longestDays is how long an event may last to count on each of its days.
const longestDays = 7

// tempo counts events by side and day, the side with most events first. An event
// counts on each day that it touches, up to a week; one told more coarsely does
// not count. Days run from the first to the last of the answer, or as asked; the
// mean is over all of them. A sparkline has a mark a day, or a mark for several
// where there are more than sparkWidth, and each side has its own scale.
func tempo(ctx context.Context, v *graph.View, args Args) (*Answer, error) {
	kind := cmp.Or(args["rows"], "sides")
	if err := oneOf("rows", kind, tempoRows); err != nil {
		return nil, err
	}
	sel, all, err := ordered(ctx, v, args)
	if err != nil {
		return nil, err
	}
	type mark struct {
		day  time.Time
		side string
	}
	counts := map[mark]int{}
	var reports []*Report
	var first, last time.Time
	for _, r := range all {
		days := daysOf(r, longestDays)
		if len(days) > 0 {
			reports = append(reports, r)
		}
		for _, day := range days {
			if !sel.scope.From.IsZero() && day.Before(sel.scope.From) || !sel.scope.To.IsZero() && !day.Before(sel.scope.To) {
				continue
			}
			if first.IsZero() || day.Before(first) {
				first = day
			}
			if day.After(last) {
				last = day
			}
			for _, side := range Sides(r) {
				counts[mark{day, side}]++
			}
		}
	}
	sel.walk.step("%s of at most %d days each, by day and side", plural(len(reports), "event"), longestDays)
	if len(counts) > 0 && sel.scope.timed() {
		first, last = earliest(sel.scope.From, first), latest(sel.scope.To, last)
	}
	g := groupBy(reports, Sides)
	slices.SortFunc(g.order, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(g.of[b]), len(g.of[a])), cmp.Compare(a, b))
	})
	var rows []Row
	if kind == "days" {
		for day := first; !day.After(last) && len(counts) > 0; day = day.AddDate(0, 0, 1) {
			for _, side := range g.order {
				if n := counts[mark{day, side}]; n > 0 {
					rows = append(rows, Row{Cells: []string{day.Format(time.DateOnly), side, strconv.Itoa(n)}})
				}
			}
		}
		return sel.answer(ctx, v, tempoDayColumns, rows, reports)
	}
	for _, side := range g.order {
		var series []int
		total, busy, peak := 0, 0, mark{first, side}
		for day := first; !day.After(last); day = day.AddDate(0, 0, 1) {
			n := counts[mark{day, side}]
			series = append(series, n)
			total += n
			if n > 0 {
				busy++
			}
			if n > counts[peak] {
				peak.day = day
			}
		}
		rows = append(rows, Row{Cells: []string{
			side, strconv.Itoa(len(g.of[side])), strconv.Itoa(busy), fmt.Sprintf("%.1f", float64(total)/float64(len(series))),
			strconv.Itoa(counts[peak]), peak.day.Format(time.DateOnly), first.Format(time.DateOnly), last.Format(time.DateOnly), sparkline(series),
		}})
	}
	return sel.answer(ctx, v, tempoColumns, rows, reports)
}

// earliest is the asked begin, or the first day found where none is asked.
func earliest(asked, found time.Time) time.Time {
	if asked.IsZero() {
		return found
	}
	return asked
}

// latest is the last day before the asked end, or the last found.
func latest(asked, found time.Time) time.Time {
	if asked.IsZero() {
		return found
	}
	return asked.AddDate(0, 0, -1)
}

// sparkWidth is the greatest number of marks of a sparkline.
const sparkWidth = 40

// sparkline draws numbers as blocks of eight heights, the greatest the full one;
// none is a dot. Where there are too many, the greatest of several stands for
// them.
func sparkline(series []int) string {
	each := (len(series) + sparkWidth - 1) / sparkWidth
	most := 0
	var marks []int
	for i := 0; i < len(series); i += each {
		n := slices.Max(series[i:min(i+each, len(series))])
		marks = append(marks, n)
		most = max(most, n)
	}
	var b strings.Builder
	for _, n := range marks {
		if n == 0 {
			b.WriteRune('·')
			continue
		}
		b.WriteRune([]rune("▁▂▃▄▅▆▇█")[(8*n-1)/most])
	}
	return b.String()
}

package eval

import (
	"context"
	"fmt"
	"slices"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

// An Extractor reads the events of a document, as extract.Extractor does; the
// two packages do not know each other.
type Extractor func(context.Context, *text.Document) ([]event.Event, error)

// A Report is what a ruler measured.
type Report struct {
	Name      string `json:"name"`
	Documents int    `json:"documents"`
	Events    int    `json:"events"` // of the gold, those that are asked for
	Found     int    `json:"records"`
	Rows      []Row  `json:"rows"`
	// ByDocument has "all slots" of each document, and Calibration how far the
	// records' confidence can be trusted; only whole articles have them.
	ByDocument  []Row `json:"by_document,omitempty"`
	Calibration []Bin `json:"calibration,omitempty"`
	// Findings are what was missed, made up or filled wrongly, in the order of
	// the documents and of their text.
	Findings []Finding `json:"findings,omitempty"`
}

// A Row is one line of a report. Percentages are in [0, 100].
type Row struct {
	Name string `json:"name"`
	Tally
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
	// Low and High bound F1 at 95 %, by the bootstrap over documents.
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// Row returns the row of that name and whether there is one.
func (r *Report) Row(name string) (Row, bool) {
	for _, row := range r.Rows {
		if row.Name == name {
			return row, true
		}
	}
	return Row{}, false
}

// The rows of Score above the slots, and those below.
const (
	rowEvents      = "events"
	rowConflict    = "conflict events"
	rowAll         = "all slots"
	rowAllConflict = "all slots, conflict"
)

// Score extracts the events of each case and scores them against its gold.
// Rows are: events found (all, and those of physical conflict); each slot on
// all events, where an event that is not found misses all its values and one
// made up adds all its own; and the sums over the slots. It fails only where
// the extractor does.
func Score(ctx context.Context, name string, cases []Case, extract Extractor) (*Report, error) {
	r := &Report{Name: name, Documents: len(cases), Calibration: newBins()}
	table := newTable()
	for i := range cases {
		c := &cases[i]
		events, err := extract(ctx, &c.Document)
		if err != nil {
			return nil, fmt.Errorf("eval: %s: %w", c.Document.ID, err)
		}
		r.score(table, c, events)
		r.ByDocument = append(r.ByDocument, table.last(rowAll, c.Document.ID))
	}
	r.Rows = table.rows(slices.Concat([]string{rowEvents, rowConflict}, slotNames(), []string{rowAll, rowAllConflict}))
	return r, nil
}

func slotNames() []string {
	names := make([]string, len(slots))
	for i, s := range slots {
		names[i] = s.name
	}
	return names
}

// score tallies one document.
func (r *Report) score(table *table, c *Case, events []event.Event) {
	table.next()
	match := align(events, c.Events)
	missed := make([]bool, len(c.Events))
	for j := range c.Events {
		missed[j] = !c.Events[j].Optional
		r.Events += one(missed[j])
	}
	r.Found += len(events)
	for i := range events {
		p := &events[i]
		g := &Gold{}
		if j := match[i]; j >= 0 {
			g, missed[j] = &c.Events[j], false
			if g.Optional {
				continue
			}
			tallyEvent(table, isConflict(p, g), Tally{Right: 1})
		} else {
			tallyEvent(table, isConflict(p, g), Tally{Wrong: 1})
			r.find(c, Finding{Kind: MadeUp, Category: p.Category, Quote: p.Evidence, Got: string(p.Category) + ": " + p.Trigger.Text})
		}
		countBin(r.Calibration, p, g)
		for _, s := range slots {
			t := compareSlot(s, p, g)
			tallySlot(table, s.name, isConflict(p, g), t)
			if match[i] >= 0 && t.Wrong+t.Missed > 0 {
				r.find(c, Finding{Kind: Misread, Category: p.Category, Slot: s.name, Quote: p.Evidence, Got: s.said(p), Want: s.asked(g)})
			}
		}
	}
	for j := range c.Events {
		if !missed[j] {
			continue
		}
		g := &c.Events[j]
		tallyEvent(table, isConflict(&event.Event{}, g), Tally{Missed: 1})
		for _, s := range slots {
			tallySlot(table, s.name, isConflict(&event.Event{}, g), compareSlot(s, &event.Event{}, g))
		}
		near := g.spans()[0]
		r.find(c, Finding{Kind: Missed, Category: event.Category(g.Category.First()), Quote: event.QuoteOf(c.Document.Text, near), Want: string(g.Category) + ": " + g.Trigger.Text})
	}
}

func tallyEvent(table *table, conflict bool, t Tally) {
	table.add(rowEvents, t)
	if conflict {
		table.add(rowConflict, t)
	}
}

func tallySlot(table *table, slot string, conflict bool, t Tally) {
	table.add(slot, t)
	table.add(rowAll, t)
	if conflict {
		table.add(rowAllConflict, t)
	}
}

// isConflict tells by the gold, or by the event where there is none.
func isConflict(p *event.Event, g *Gold) bool {
	c := p.Category
	if g.Category != "" {
		c = event.Category(g.Category.First())
	}
	return slices.Contains(conflict, c)
}

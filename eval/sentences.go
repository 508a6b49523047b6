package eval

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

// A triple is what sentence corpora code: an event's code in some ontology,
// who did it and to whom.
type triple struct {
	code            string // as code of the ruler gives it; "" is not asked for
	actors, targets []party
}

// A party is a side of a triple: by ISO 3166-1 alpha-3 code, by words, or both.
// The zero party is anyone.
type party struct {
	country string
	words   Name
	// invented is the code of a country that is none: the beginning of its name.
	invented string
}

func (p party) is(r *event.Ref) bool {
	switch {
	case p == party{}:
		return true
	case p.country != "" && alpha3[r.Country] == p.country:
		return true
	case p.words != "" && p.words.Matches(r.Name, r.Text):
		return true
	}
	return p.invented != "" && hasWordWith(r.Name+" "+r.Text, p.invented)
}

// hasWordWith reports whether a word of s begins with the code.
func hasWordWith(s, code string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToUpper(s)), func(w string) bool {
		return strings.HasPrefix(w, code)
	})
}

// A sentence is a row of a sentence corpus.
type sentence struct {
	document text.Document
	triples  []triple // none: the sentence has no event
	set      string   // appended to the names of the rows that it counts for
	// oneOfMany says that the sentence tells more events than its one triple,
	// which nobody coded: they are not held against the extractor.
	oneOfMany bool
}

// readRows calls f for each JSON line of a file with its identity and gold.
func readRows(fsys fs.FS, name string, f func(doc text.Document, gold json.RawMessage) error) error {
	file, err := fsys.Open(name)
	if err != nil {
		return fmt.Errorf("eval: %w", err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<24)
	for n := 1; lines.Scan(); n++ {
		var row struct {
			ID, Text, Published string
			Gold                json.RawMessage
		}
		err := json.Unmarshal(lines.Bytes(), &row)
		if err == nil {
			doc := text.Document{ID: row.ID, Text: row.Text}
			if row.Published != "" {
				doc.Published, err = time.Parse(time.DateOnly, row.Published[:min(len(row.Published), len(time.DateOnly))])
			}
			if err == nil {
				err = f(doc, row.Gold)
			}
		}
		if err != nil {
			return fmt.Errorf("eval: %s:%d: %w", name, n, err)
		}
	}
	return lines.Err()
}

// The rows of scoreSentences.
const (
	rowTriples   = "all three right"
	rowCategory  = "category"
	rowActor     = "actor"
	rowRecipient = "recipient"
	rowQuiet     = "no event"
)

// scoreSentences asks for each triple whether one record has its code, all its
// actors and all its recipients. Where none has, category, actor and recipient
// are counted by the record that has most of them; a record that has no triple
// right is wrong; where a sentence has one triple of many, it is one record that is
// wrong, if none is right. A sentence without triples is right if nothing is
// reported.
func scoreSentences(ctx context.Context, name string, rows []sentence, code func(*event.Event) string, extract Extractor) (*Report, error) {
	r := &Report{Name: name, Documents: len(rows)}
	table := newTable()
	var sets []string
	for i := range rows {
		row := &rows[i]
		if !slices.Contains(sets, row.set) {
			sets = append(sets, row.set)
		}
		events, err := extract(ctx, &row.document)
		if err != nil {
			return nil, fmt.Errorf("eval: %s: %w", row.document.ID, err)
		}
		r.Events += len(row.triples)
		r.Found += len(events)
		r.scoreSentence(table, row, events, code)
	}
	var names []string
	for _, set := range sets {
		for _, n := range []string{rowTriples, rowCategory, rowActor, rowRecipient, rowQuiet} {
			names = append(names, n+set)
		}
	}
	r.Rows = table.rows(names)
	return r, nil
}

func (r *Report) scoreSentence(table *table, row *sentence, events []event.Event, code func(*event.Event) string) {
	table.next()
	c := &Case{Document: row.document}
	whole := event.QuoteOf(row.document.Text, text.Span{End: len(row.document.Text)})
	if len(row.triples) == 0 {
		quiet := Tally{Right: 1}
		if len(events) > 0 {
			quiet = Tally{Wrong: 1, Missed: 1}
			r.find(c, Finding{Kind: MadeUp, Category: events[0].Category, Quote: whole, Got: code(&events[0])})
		}
		table.add(rowQuiet+row.set, quiet)
		return
	}
	useful := make([]bool, len(events))
	for _, t := range row.triples {
		best, parts := -1, [3]bool{}
		for i := range events {
			p := t.partsOf(&events[i], code)
			useful[i] = useful[i] || count(p) == len(p)
			if best < 0 || count(p) > count(parts) {
				best, parts = i, p
			}
		}
		tally := func(name string, right bool) {
			x := Tally{Right: one(right), Missed: one(!right)}
			if name != rowTriples {
				x.Wrong = one(!right && best >= 0)
			}
			table.add(name+row.set, x)
		}
		tally(rowTriples, count(parts) == len(parts))
		tally(rowCategory, parts[0])
		tally(rowActor, parts[1])
		tally(rowRecipient, parts[2])
		if count(parts) < len(parts) {
			f := Finding{Kind: Missed, Quote: whole, Want: t.String()}
			if best >= 0 {
				f.Category = events[best].Category
				f.Got = code(&events[best]) + " " + writeRefs(events[best].Actors) + " > " + writeRefs(events[best].Recipients)
			}
			r.find(c, f)
		}
	}
	if row.oneOfMany {
		table.add(rowTriples+row.set, Tally{Wrong: one(len(events) > 0 && !slices.Contains(useful, true))})
		return
	}
	for i := range events {
		table.add(rowTriples+row.set, Tally{Wrong: one(!useful[i])})
	}
}

// partsOf reports whether an event has the triple's code, its actors and its
// recipients. What has no direction has both sides in either role.
func (t *triple) partsOf(p *event.Event, code func(*event.Event) string) [3]bool {
	actors, recipients := p.Actors, slices.Concat(p.Recipients, p.Targets, p.Places)
	if symmetric(p, &Gold{}) {
		actors = slices.Concat(p.Actors, p.Recipients)
		recipients = slices.Concat(actors, p.Places)
	}
	return [3]bool{t.code == "" || code(p) == t.code, haveAll(actors, t.actors), haveAll(recipients, t.targets)}
}

func haveAll(refs []event.Ref, parties []party) bool {
	for _, p := range parties {
		if !slices.ContainsFunc(refs, func(r event.Ref) bool { return p.is(&r) }) {
			return false
		}
	}
	return true
}

func count(parts [3]bool) int { return one(parts[0]) + one(parts[1]) + one(parts[2]) }

func (t *triple) String() string {
	side := func(parties []party) string {
		var words []string
		for _, p := range parties {
			words = append(words, strings.TrimSpace(p.country+p.invented+" "+string(p.words)))
		}
		return strings.Join(words, ", ")
	}
	return t.code + " " + side(t.actors) + " > " + side(t.targets)
}

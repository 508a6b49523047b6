// Package queries asks the graph canned questions: a Store and parameters go
// in, and an Answer comes out, every row of it with the sentence it rests on.
package queries

import (
	"context"
	"iter"
	"time"

	"github.com/annals-kg/annals/event"
)

// An Answer is what a question found: a table for people, and the reports and
// the statements behind it for programs. It is valid as long as its store is.
type Answer struct {
	// Query is the name of the query, and Args its parameters as given,
	// sorted by name: "on=2024-05-15".
	Query string
	Args  []string
	// Columns and Rows are the table. Rows are sorted, and the same store
	// gives the same rows in the same order. An answer of Select has one row a
	// report and holds none of them: All makes them as they are asked for.
	Columns []Column
	Rows    []Row
	// Reports yields the event reports that the rows rest on, sorted by
	// article and then by place in the text; it may be ranged over again.
	Reports iter.Seq2[*Report, error]
	// Statements yields what the graph says of those reports, sorted; it may
	// be ranged over again.
	Statements iter.Seq2[Statement, error]
	// Copies tells, once Reports has been ranged over, how many articles it
	// passed over since they repeat another. It may be nil.
	Copies func() int
	// LeftOut counts the events that the question is about but for their status
	// or their confidence. It reads the store. It may be nil.
	LeftOut func(context.Context) (LeftOut, error)
	// Steps is the path that was walked, one line a hop, for --explain.
	Steps []string
	// Empty says, where there are no rows, why: whether nothing was loaded
	// for that time or nothing was reported.
	Empty string

	// row makes the row of a report, in an answer that holds no Rows.
	row func(*Report) Row
}

// All yields the rows of the table in their order, whether the answer holds
// them or makes them while it reads. It may be ranged over again; after an error
// there is no more.
func (a *Answer) All() iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		if a.row == nil {
			for _, row := range a.Rows {
				if !yield(row, nil) {
					return
				}
			}
			return
		}
		for r, err := range a.Reports {
			if err != nil {
				yield(Row{}, err)
				return
			}
			if !yield(a.row(r), nil) {
				return
			}
		}
	}
}

// hold fills Rows from All, where the answer does not hold them.
func (a *Answer) hold() error {
	if a.row == nil {
		return nil
	}
	for row, err := range a.All() {
		if err != nil {
			return err
		}
		a.Rows = append(a.Rows, row)
	}
	a.row = nil
	return nil
}

// A LeftOut counts events that an answer passed over, each once: for its status
// where that was not asked for, else for its confidence.
type LeftOut struct {
	// Status counts the events of another status than was asked for: not actual
	// ones, where nothing was asked.
	Status int
	// Doubtful counts those whose confidence is below MinConfidence.
	Doubtful      int
	MinConfidence float64
}

// A Column heads a column of the table.
type Column struct {
	Name  string // snake_case, as JSON and CSV have it
	Title string // as a table has it
	// Number marks columns that are set flush right.
	Number bool
}

// A Row is one line of the table, with what it rests on.
type Row struct {
	Cells    []string // one a Column
	Evidence []Evidence
}

// Evidence is a sentence of an article that says so.
type Evidence struct {
	Event    event.ID `json:"event"`
	Article  string   `json:"article"` // the document's ID
	Source   string   `json:"source,omitempty"`
	URL      string   `json:"url,omitempty"`
	Claimant string   `json:"claimant,omitempty"` // empty: the outlet's own voice
	Start    int      `json:"start"`              // bytes of the article's text
	End      int      `json:"end"`
	Sentence string   `json:"sentence"`
}

// A Report is one event as one article reports it.
type Report struct {
	IRI     string // of the event in the graph
	Event   event.Event
	Article Article
}

// An Article is where a report stands.
type Article struct {
	IRI       string
	ID        string // the document's ID
	Title     string
	Source    string
	URL       string
	Published time.Time // zero: unknown
}

// A Statement is a quad in plain terms: Subject and Predicate are IRIs, Label
// is the article's IRI.
type Statement struct {
	Subject, Predicate string
	Object             Term
	Label              string
}

// A Term is an IRI or a literal.
type Term struct {
	// IRI is set, or Value is.
	IRI string
	// Value is the literal's lexical form, with Datatype the IRI of its XSD or
	// other type ("" is xsd:string) or Lang its language tag.
	Value, Datatype, Lang string
}

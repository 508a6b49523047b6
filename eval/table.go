package eval

import (
	"math"
	"math/rand/v2"
	"slices"
)

// A table holds tallies by row name and document.
type table struct {
	documents []map[string]Tally
}

func newTable() *table { return &table{} }

// next begins a document; add counts for it.
func (t *table) next() { t.documents = append(t.documents, map[string]Tally{}) }

func (t *table) add(row string, x Tally) {
	doc := t.documents[len(t.documents)-1]
	sum := doc[row]
	sum.add(x)
	doc[row] = sum
}

// last returns a row of the document that was counted last, without bounds.
func (t *table) last(row, name string) Row {
	r := Row{Name: name, Tally: t.documents[len(t.documents)-1][row]}
	r.Precision, r.Recall, r.F1 = r.scores()
	r.Low, r.High = r.F1, r.F1
	return r
}

// rows sums the documents up, in the order of names.
func (t *table) rows(names []string) []Row {
	rows := make([]Row, len(names))
	for i, name := range names {
		column := make([]Tally, len(t.documents))
		var sum Tally
		for d, doc := range t.documents {
			column[d] = doc[name]
			sum.add(doc[name])
		}
		row := Row{Name: name, Tally: sum}
		row.Precision, row.Recall, row.F1 = sum.scores()
		row.Low, row.High = interval(column)
		rows[i] = row
	}
	return rows
}

// scores are precision, recall and F1 in percent. Where nothing was asked and
// nothing said, all is well: they are 100.
func (t Tally) scores() (precision, recall, f1 float64) {
	if t == (Tally{}) {
		return 100, 100, 100
	}
	ratio := func(right, of int) float64 {
		if of == 0 {
			return 0
		}
		return 100 * float64(right) / float64(of)
	}
	return ratio(t.Right, t.Right+t.Wrong), ratio(t.Right, t.Right+t.Missed), ratio(2*t.Right, 2*t.Right+t.Wrong+t.Missed)
}

// resamples is how often the bootstrap draws the documents anew.
const resamples = 1000

// interval is the percentile bootstrap of F1 at 95 %, resampling documents,
// which are what a score would differ by. The seed is fixed: same tallies,
// same interval. Efron and Tibshirani, An Introduction to the Bootstrap, 1993.
func interval(documents []Tally) (low, high float64) {
	if len(documents) == 0 {
		return 0, 0
	}
	rng := rand.New(rand.NewPCG(1, 2))
	scores := make([]float64, resamples)
	for i := range scores {
		var sum Tally
		for range documents {
			sum.add(documents[rng.IntN(len(documents))])
		}
		_, _, scores[i] = sum.scores()
	}
	slices.Sort(scores)
	at := func(q float64) float64 { return scores[int(math.Round(q*(resamples-1)))] }
	return at(0.025), at(0.975)
}

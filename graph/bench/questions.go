package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/graph/graphtest"
	"github.com/annals-kg/annals/graph/vocab"
)

// A question is asked as a path of Cayley's, and in SPARQL.
type question struct {
	name   string
	path   func(qs cayley.QuadStore, day time.Time) *path.Path
	sparql func(day time.Time) string
}

var (
	missile = vocab.EntityIRI("weapon/missile")
	region  = vocab.RegionIRI("UA", "Region 3 Oblast")
)

func dayIRI(t time.Time) quad.IRI { return vocab.DayIRI(t.Format(time.DateOnly)) }

func date(t time.Time) quad.Value {
	return quad.TypedString{Value: quad.String(t.Format(time.DateOnly)), Type: vocab.XSDDate}
}

func withMissile(qs cayley.QuadStore) *path.Path {
	return path.StartPath(qs, missile).In(vocab.Weapon).In(vocab.Uses)
}

func over(days int) func(cayley.QuadStore, time.Time) *path.Path {
	return func(qs cayley.QuadStore, day time.Time) *path.Path {
		return path.StartPath(qs).HasFilter(vocab.Begin, false,
			shape.Comparison{Op: iterator.CompareGTE, Val: date(day)}, shape.Comparison{Op: iterator.CompareLT, Val: date(day.AddDate(0, 0, days))}).
			In(vocab.HasTime).And(withMissile(qs)).Out(vocab.HasPlace).Out(vocab.Within).Unique()
	}
}

func overSPARQL(days int) func(time.Time) string {
	return func(day time.Time) string {
		return fmt.Sprintf(`SELECT DISTINCT ?r WHERE { GRAPH ?g0 { ?t %s ?b } FILTER(?b >= "%s"^^%s && ?b < "%s"^^%s) %s GRAPH ?g1 { ?e %s ?t } %s }`,
			vocab.Begin, day.Format(time.DateOnly), vocab.XSDDate, day.AddDate(0, 0, days).Format(time.DateOnly), vocab.XSDDate, "", vocab.HasTime, rest)
	}
}

var rest = fmt.Sprintf(`GRAPH ?g2 { ?e %s ?u . ?u %s %s . ?e %s ?p . ?p %s ?r }`, vocab.Uses, vocab.Weapon, missile, vocab.HasPlace, vocab.Within)

// questions ask which regions had missiles on a day, in three orders of writing,
// and over ranges.
var questions = []question{
	{"date-first", func(qs cayley.QuadStore, day time.Time) *path.Path {
		return path.StartPath(qs, dayIRI(day)).In(vocab.HasTime).And(withMissile(qs)).Out(vocab.HasPlace).Out(vocab.Within).Unique()
	}, func(day time.Time) string {
		return fmt.Sprintf(`SELECT DISTINCT ?r WHERE { GRAPH ?g1 { ?e %s %s } %s }`, vocab.HasTime, dayIRI(day), rest)
	}},
	{"weapon-first", func(qs cayley.QuadStore, day time.Time) *path.Path {
		return withMissile(qs).Has(vocab.HasTime, dayIRI(day)).Out(vocab.HasPlace).Out(vocab.Within).Unique()
	}, func(day time.Time) string {
		return fmt.Sprintf(`SELECT DISTINCT ?r WHERE { %s GRAPH ?g1 { ?e %s %s } }`, rest, vocab.HasTime, dayIRI(day))
	}},
	{"region-first", func(qs cayley.QuadStore, day time.Time) *path.Path {
		return path.StartPath(qs, region).In(vocab.Within).In(vocab.HasPlace).Has(vocab.HasTime, dayIRI(day)).And(withMissile(qs)).Unique()
	}, func(day time.Time) string {
		return fmt.Sprintf(`SELECT DISTINCT ?e WHERE { GRAPH ?g1 { ?p %s %s . ?e %s ?p . ?e %s %s . ?e %s ?u . ?u %s %s } }`,
			vocab.Within, region, vocab.HasPlace, vocab.HasTime, dayIRI(day), vocab.Uses, vocab.Weapon, missile)
	}},
	{"7 days", over(7), overSPARQL(7)},
	{"90 days", over(90), overSPARQL(90)},
	{"number: uses of 40 and more", func(qs cayley.QuadStore, _ time.Time) *path.Path {
		return path.StartPath(qs).HasFilter(vocab.CountMin, false, shape.Comparison{Op: iterator.CompareGTE, Val: quad.Int(40)}).Unique()
	}, func(time.Time) string {
		return fmt.Sprintf(`SELECT DISTINCT ?u WHERE { GRAPH ?g { ?u %s ?n } FILTER(?n >= 40) }`, vocab.CountMin)
	}},
}

// first is the day of the first generated article, and daysOf how many there are.
var first = time.Date(2022, 2, 24, 0, 0, 0, 0, time.UTC)

func daysOf(quads int) int { return max(1, quads/357/articlesPerDay) }

const articlesPerDay = 4 // as graphtest.Generate makes them, of 357 quads each

// ask opens a store and asks it each question again and again, of days at random.
func ask(store, dir string, quads int) error {
	if store == "oxigraph" {
		return askOxigraph(quads)
	}
	begun := time.Now()
	qs, err := opened(store, dir, quads)
	if err != nil {
		return err
	}
	done := strings.Split(*skip, ",")
	if store != "memstore" && *skip == "" {
		report(measure{Name: "open", Value: time.Since(begun).Seconds() * 1000, Unit: "ms"})
	}
	for _, q := range questions {
		if !slices.Contains(done, q.name) {
			repeat(q.name, quads, func(day time.Time) (int, error) {
				values, err := q.path(qs, day).Iterate(context.Background()).AllValues(qs)
				return len(values), err
			})
		}
	}
	events, labels := samples(quads)
	for _, one := range []struct {
		name  string
		dir   quad.Direction
		nodes []quad.Value
	}{{"facts of one event", quad.Subject, events}, {"quads of one article", quad.Label, labels}} {
		if slices.Contains(done, one.name) {
			continue
		}
		i := 0
		repeat(one.name, quads, func(time.Time) (int, error) {
			i++
			it := qs.QuadIterator(one.dir, qs.ValueOf(one.nodes[i%len(one.nodes)]))
			defer it.Close()
			n := 0
			for it.Next(context.Background()) {
				n++
			}
			return n, it.Err()
		})
	}
	if store == "ours" {
		facts(qs, events, quads)
	}
	report(measure{Name: "memory", Value: memory("VmRSS:"), Unit: "MB"})
	report(measure{Name: "end"})
	return nil
}

// facts reads what the store says of an event in words, not only in numbers.
func facts(qs cayley.QuadStore, events []quad.Value, quads int) {
	i := 0
	repeat("facts of one event, in words", quads, func(time.Time) (int, error) {
		i++
		it := qs.QuadIterator(quad.Subject, qs.ValueOf(events[i%len(events)]))
		defer it.Close()
		n := 0
		for it.Next(context.Background()) {
			if qs.Quad(it.Result()).IsValid() {
				n++
			}
		}
		return n, it.Err()
	})
}

// samples are events and articles of a store, spread over it.
func samples(quads int) (events, labels []quad.Value) {
	articles := uint64(max(1, quads/380))
	for i := range uint64(50) {
		a := graphtest.Generate(seed, i*articles/50)
		events = append(events, vocab.EventIRI(string(a.Events[0].ID)))
		labels = append(labels, vocab.ArticleIRI(a.Document.ID, 1))
	}
	return events, labels
}

// repeat reports the median of many runs. Where one takes longer than the
// patience, that is said and the process ends: what runs cannot be stopped.
func repeat(name string, quads int, f func(day time.Time) (int, error)) {
	r := rand.New(rand.NewPCG(7, 7))
	var all []time.Duration
	results := 0
	begun, used := time.Now(), cpuTime()
	for len(all) < 300 && (len(all) < 5 || time.Since(begun) < 2*time.Second) {
		day := first.AddDate(0, 0, r.IntN(daysOf(quads)))
		done := make(chan error, 1)
		start := time.Now()
		n := 0
		go func() {
			var err error
			n, err = f(day)
			done <- err
		}()
		select {
		case err := <-done:
			if err != nil {
				fmt.Fprintln(os.Stderr, name, err)
				os.Exit(1)
			}
			all = append(all, time.Since(start))
			results += n
		case <-time.After(*patient):
			report(measure{Name: name, Value: patient.Seconds() * 1000, Unit: "ms and not done"})
			os.Exit(0)
		}
	}
	report(measure{Name: name, Value: median(all), Unit: "ms", CPU: (cpuTime() - used).Seconds() * 1000 / float64(len(all)), Results: results / len(all)})
}

// askOxigraph hands the quads and the questions to Oxigraph in Node.js.
func askOxigraph(quads int) error {
	const readers = "export/testdata/readers"
	if _, err := os.Stat(filepath.Join(readers, "node_modules", "oxigraph")); err != nil {
		fmt.Fprintln(os.Stderr, "no Oxigraph: run it from the top of the repository, after npm ci in export/testdata/readers")
		report(measure{Name: "end"})
		return nil
	}
	file, err := os.CreateTemp("", "*.nq")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	w := nquads.NewWriter(file)
	for n, at := 0, uint64(0); n < quads; at++ {
		for _, q := range graph.Quads(graphtest.Generate(seed, at)) {
			if n, ok := q.Object.(quad.Int); ok { // Cayley has a type of its own for it
				q.Object = quad.TypedString{Value: quad.String(fmt.Sprint(int64(n))), Type: vocab.XSDInteger}
			}
			if err := w.WriteQuad(q); err != nil {
				return err
			}
			n++
		}
	}
	w.Close()
	file.Close()
	r := rand.New(rand.NewPCG(7, 7))
	var asked []map[string]any
	for _, q := range questions {
		var texts []string
		for range 20 {
			texts = append(texts, q.sparql(first.AddDate(0, 0, r.IntN(daysOf(quads)))))
		}
		asked = append(asked, map[string]any{"name": q.name, "sparql": texts})
	}
	b, err := json.Marshal(map[string]any{"file": file.Name(), "quads": quads, "questions": asked, "patience": patient.Milliseconds(), "from": readers})
	if err != nil {
		return err
	}
	cmd := exec.Command("node", "--max-old-space-size=8000", "graph/bench/oxigraph.mjs")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(string(b)), os.Stdout, os.Stderr
	if err := cmd.Run(); err != nil {
		return err
	}
	report(measure{Name: "end"})
	return nil
}

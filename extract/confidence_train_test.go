package extract

import (
	"bufio"
	"context"
	"encoding/binary"
	"encoding/json"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/annals-kg/annals/eval"
	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/testdata/articles"
	"github.com/annals-kg/annals/testdata/gold"
	"github.com/annals-kg/annals/text"
)

// A judged event is one that a corpus says is right or wrong.
type judged struct {
	weights []uint32
	right   bool
	weight  float64
	corpus  string
	odd     bool // by the parity of its article in the corpus
}

// TestTrainConfidence learns confidence_weights.bin from articles whose events
// are coded by hand, where TRAIN_CONFIDENCE names a directory that holds them:
//
//	TRAIN_CONFIDENCE=DIR go test ./extract -run TestTrainConfidence -v
//
// DIR holds muc4.jsonl, strikes.jsonl and wikievents.jsonl; the project's own
// articles are read as well. It first learns from each half of every corpus and
// prints how the other half is rated, then learns from all.
// TRAIN_CONFIDENCE_PART=even or odd keeps the weights of that half alone, for
// rulers on the other. Same articles, same bytes.
func TestTrainConfidence(t *testing.T) {
	dir := os.Getenv("TRAIN_CONFIDENCE")
	if dir == "" {
		t.Skip("TRAIN_CONFIDENCE names no directory of articles with coded events")
	}
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	found := map[event.ID][]uint32{}
	x.observe = func(id event.ID, weights []uint32) { found[id] = slices.Clone(weights) }
	var examples []judged
	add := func(corpus string, n int, e *event.Event, right bool, weight float64) {
		if w := found[e.ID]; w != nil {
			examples = append(examples, judged{w, right, weight, corpus, n%2 == 1})
		}
	}
	read := func(doc *text.Document) []event.Event {
		clear(found)
		r, err := x.Extract(context.Background(), doc)
		if err != nil {
			t.Fatal(err)
		}
		return append(r.Events, r.Doubtful...)
	}

	own, err := eval.ReadCases(articles.FS, gold.FS)
	if err != nil {
		t.Fatal(err)
	}
	strikes, err := eval.ReadStrikes(os.DirFS(dir), "strikes.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for name, cases := range map[string][]eval.Case{"own": own, "strikes": strikes} {
		for n := range cases {
			events := read(&cases[n].Document)
			for i, v := range eval.Judge(&cases[n], events) {
				if v != eval.Optional {
					add(name, n, &events[i], v == eval.Right, map[string]float64{"own": 2, "strikes": 5}[name])
				}
			}
		}
	}
	readMUC(t, filepath.Join(dir, "muc4.jsonl"), func(n int, doc *text.Document, templates []mucTemplate) {
		events := read(doc)
		for i := range events {
			if e := &events[i]; mucType(e) != "" && (e.Status == event.Actual || e.Status == event.Attempted) {
				add("muc4", n, e, reportable(e, templates), 1)
			}
		}
	})
	readWikiEvents(t, filepath.Join(dir, "wikievents.jsonl"), func(n int, doc *text.Document, triggers map[text.Span]string) {
		events := read(doc)
		for i := range events {
			e := &events[i]
			kind := wikiType(e.Category)
			if kind == "" {
				continue
			}
			right := false
			for sp, of := range triggers {
				right = right || sp.Overlaps(e.Trigger.Span) && (of == kind || kind == "Conflict.Attack" && (of == "Life.Die" || of == "Life.Injure"))
			}
			add("wikievents", n, e, right, 3)
		}
	})
	slices.SortStableFunc(examples, func(a, b judged) int { return strings.Compare(a.corpus, b.corpus) })

	var halves [2][]judged
	for _, e := range examples {
		halves[parity(e.odd)] = append(halves[parity(e.odd)], e)
	}
	var unseen []judged
	var scores []float64
	for half := range halves {
		w := fitConfidence(halves[half])
		for _, e := range halves[1-half] {
			unseen, scores = append(unseen, e), append(scores, w.score(e.weights))
		}
	}
	slope, shift := fitLine(unseen, scores)
	t.Logf("%d events; calibration: %.3f x %+.3f", len(examples), slope, shift)
	for _, corpus := range []string{"", "own", "strikes", "wikievents", "muc4"} {
		reportReliability(t, corpus, unseen, scores, slope, shift)
	}

	learn := examples
	switch os.Getenv("TRAIN_CONFIDENCE_PART") {
	case "even":
		learn = halves[0]
	case "odd":
		learn = halves[1]
	}
	w := fitConfidence(learn)
	if err := os.WriteFile("confidence_weights.bin", w.bytes(slope, shift), 0o644); err != nil {
		t.Fatal(err)
	}
}

func parity(odd bool) int {
	if odd {
		return 1
	}
	return 0
}

// A regression is the weights of a logistic regression, on the hashes.
type regression [confidenceTable]float64

func (w *regression) score(weights []uint32) float64 {
	sum := 0.0
	for _, f := range weights {
		sum += w[f]
	}
	return sum
}

// fitConfidence climbs the likelihood with AdaGrad and an L2 penalty; features
// of fewer than three events stay at zero.
func fitConfidence(examples []judged) *regression {
	var w, squares regression
	var seen [confidenceTable]int
	for _, e := range examples {
		for _, f := range e.weights {
			seen[f]++
		}
	}
	order := rand.New(rand.NewPCG(5, 6)).Perm(len(examples))
	for range 12 {
		for _, n := range order {
			e := &examples[n]
			d := -e.weight / (1 + math.Exp(-w.score(e.weights)))
			if e.right {
				d += e.weight
			}
			for _, f := range e.weights {
				if seen[f] < 3 {
					continue
				}
				penalty := 2e-3
				if f >= eventWeights {
					penalty = 4e-2
				}
				g := d - penalty*w[f]
				squares[f] += g * g
				w[f] += 0.02 * g / math.Sqrt(squares[f]+1)
			}
		}
	}
	return &w
}

// fitLine fits the slope and the shift that make the scores of unseen events
// the logarithm of their odds.
func fitLine(examples []judged, scores []float64) (slope, shift float64) {
	slope = 1
	for range 4000 {
		var ds, dh, n float64
		for i, e := range examples {
			d := -1 / (1 + math.Exp(-(slope*scores[i] + shift)))
			if e.right {
				d++
			}
			ds += e.weight * d * scores[i]
			dh += e.weight * d
			n += e.weight
		}
		slope += 0.1 * ds / n
		shift += 0.1 * dh / n
	}
	return slope, shift
}

// bytes writes the weights as the extractor reads them. The shift goes to the
// weight that every event has.
func (w *regression) bytes(slope, shift float64) []byte {
	out := make([]byte, 0, 2*confidenceTable)
	bias := hashFeature("bias", "")
	for i, x := range w {
		x *= slope
		if uint32(i) == bias {
			x += shift
		}
		x = max(math.MinInt16, min(math.MaxInt16, math.Round(x*weightScale)))
		out = binary.LittleEndian.AppendUint16(out, uint16(int16(x)))
	}
	return out
}

func reportReliability(t *testing.T, corpus string, examples []judged, scores []float64, slope, shift float64) {
	edges := []float64{0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01}
	var n, right, sum [10]float64
	loss, all := 0.0, 0.0
	for i, e := range examples {
		if corpus != "" && e.corpus != corpus {
			continue
		}
		p := 1 / (1 + math.Exp(-(slope*scores[i] + shift)))
		k := 0
		for p >= edges[k+1] {
			k++
		}
		n[k]++
		sum[k] += p
		all++
		if e.right {
			right[k]++
			loss -= math.Log(p)
		} else {
			loss -= math.Log(1 - p)
		}
	}
	t.Logf("unseen halves of %q: %.0f events, %.3f nats each", corpus, all, loss/all)
	for k := range n {
		if n[k] > 0 {
			t.Logf("  %.1f-%.1f: %4.0f events, %.2f said, %.2f right", edges[k], min(1, edges[k+1]), n[k], sum[k]/n[k], right[k]/n[k])
		}
	}
}

// A mucTemplate is what the answer key of MUC-4 says of one incident.
type mucTemplate struct {
	Type                                                             []string
	Individuals, Organisations, Things, Names, Descriptions, Weapons []struct{ Text, Ref []string }
}

func readMUC(t *testing.T, path string, f func(n int, doc *text.Document, templates []mucTemplate)) {
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<26)
	for n := 0; lines.Scan(); n++ {
		var row struct {
			ID, Text, Published string
			Gold                struct {
				Events []struct {
					Type          []string                       `json:"type"`
					Individuals   []struct{ Text, Ref []string } `json:"actor_individual"`
					Organisations []struct{ Text, Ref []string } `json:"actor_org"`
					Things        []struct{ Text, Ref []string } `json:"target_physical"`
					Names         []struct{ Text, Ref []string } `json:"target_human_name"`
					Descriptions  []struct{ Text, Ref []string } `json:"target_human_desc"`
					Weapons       []struct{ Text, Ref []string } `json:"weapon"`
				}
			}
		}
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatalf("%s:%d: %v", path, n+1, err)
		}
		doc := &text.Document{ID: row.ID, Text: row.Text}
		if day, err := time.Parse(time.DateOnly, row.Published); err == nil {
			doc.Published = day
		}
		var templates []mucTemplate
		for _, e := range row.Gold.Events {
			templates = append(templates, mucTemplate{e.Type, e.Individuals, e.Organisations, e.Things, e.Names, e.Descriptions, e.Weapons})
		}
		f(n, doc, templates)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

// readWikiEvents reads the triggers of the kinds of event that wikiType knows.
func readWikiEvents(t *testing.T, path string, f func(n int, doc *text.Document, triggers map[text.Span]string)) {
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<26)
	for n := 0; lines.Scan(); n++ {
		var row struct {
			ID, Text string
			Gold     struct {
				Events []struct {
					Type    string
					Trigger struct{ Span [2]int }
				}
			}
		}
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatalf("%s:%d: %v", path, n+1, err)
		}
		triggers := map[text.Span]string{}
		for _, e := range row.Gold.Events {
			for _, kind := range []string{"Conflict.Attack", "Life.Die", "Life.Injure", "Contact.Contact.Meet", "Justice.ArrestJailDetain", "Conflict.Demonstrate", "Contact.ThreatenCoerce"} {
				if strings.HasPrefix(e.Type, kind) {
					triggers[byteSpan(row.Text, e.Trigger.Span)] = kind
				}
			}
		}
		f(n, &text.Document{ID: row.ID, Text: row.Text}, triggers)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

// wikiType is the beginning of WikiEvents' type for a category, "" where it
// has none.
func wikiType(c event.Category) string {
	switch c {
	case event.Assault, event.Explosion, event.Clash, event.Offensive:
		return "Conflict.Attack"
	case event.Casualties:
		return "Life.Die"
	case event.Meeting, event.Visit:
		return "Contact.Contact.Meet"
	case event.Arrest:
		return "Justice.ArrestJailDetain"
	case event.Protest, event.Riot:
		return "Conflict.Demonstrate"
	case event.Threaten:
		return "Contact.ThreatenCoerce"
	}
	return ""
}

// mucType is MUC-4's type of incident for an event, "" where it has none.
func mucType(e *event.Event) string {
	switch {
	case e.Mode == event.ModeArson || e.Category == event.Fire && e.Mode == "":
		return "ARSON"
	case e.Category == event.Explosion:
		return "BOMBING"
	case e.Category == event.Kidnapping, e.Category == event.Hijacking, e.Category == event.Robbery:
		return strings.ToUpper(string(e.Category))
	case e.Category != event.Assault:
		return ""
	}
	switch e.Mode {
	case event.ModeBombing, event.ModeSuicideBombing, event.ModeMine, event.ModeExplosion, event.ModeGrenade:
		return "BOMBING"
	}
	return "ATTACK"
}

// reportable reports whether a template fits an event: one of the words that
// fill its roles fills a slot of the template or, where it has none, the type
// is that of a template.
func reportable(e *event.Event, templates []mucTemplate) bool {
	words := 0
	for _, t := range templates {
		for _, pair := range []struct {
			refs  []event.Ref
			fills [][]struct{ Text, Ref []string }
		}{
			{e.Actors, [][]struct{ Text, Ref []string }{t.Individuals, t.Organisations}},
			{e.Recipients, [][]struct{ Text, Ref []string }{t.Names, t.Descriptions}},
			{e.Targets, [][]struct{ Text, Ref []string }{t.Things}},
			{e.Weapons, [][]struct{ Text, Ref []string }{t.Weapons}},
		} {
			words += len(pair.refs)
			for _, fills := range pair.fills {
				for _, fill := range fills {
					for _, s := range append(fill.Text, fill.Ref...) {
						for i := range pair.refs {
							if holdsWords(s, pair.refs[i].Text) || holdsWords(s, pair.refs[i].Name) {
								return true
							}
						}
					}
				}
			}
		}
	}
	if words > 0 {
		return false
	}
	return slices.ContainsFunc(templates, func(t mucTemplate) bool { return slices.Contains(t.Type, mucType(e)) })
}

// holdsWords reports whether the shorter of two strings is a run of words of
// the other.
func holdsWords(a, b string) bool {
	norm := func(s string) string {
		words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !('a' <= r && r <= 'z' || '0' <= r && r <= '9') })
		words = slices.DeleteFunc(words, func(w string) bool { return w == "the" || w == "a" || w == "an" || w == "s" })
		return " " + strings.Join(words, " ") + " "
	}
	a, b = norm(a), norm(b)
	if len(a) < len(b) {
		a, b = b, a
	}
	return len(b) > 2 && strings.Contains(a, b)
}

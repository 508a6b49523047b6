package extract

import (
	"bufio"
	"encoding/json"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/annals-kg/annals/lexicon"
	"github.com/annals-kg/annals/text"
)

// TestTrainPlaces learns places_weights.bin from articles whose toponyms are
// marked by hand, where TRAIN_PLACES names a directory that holds them:
//
//	TRAIN_PLACES=DIR go test ./extract -run TestTrainPlaces
//
// DIR holds geowebnews.jsonl, lgl.jsonl, trnews.jsonl and geovirus.jsonl, each
// line {"text", "gold": {"toponyms": [{"text", "span", "type"}]}} with spans in
// code points, and cir_eyesonrussia.jsonl, whose captions have one point each:
// the names that lie there are places. TRAIN_PLACES_PART=even learns from every second article only.
// Same articles, same bytes.
func TestTrainPlaces(t *testing.T) {
	dir := os.Getenv("TRAIN_PLACES")
	if dir == "" {
		t.Skip("TRAIN_PLACES names no directory of articles with marked toponyms")
	}
	var examples []placeExample
	for corpus, name := range []string{"geowebnews", "lgl", "trnews", "geovirus"} {
		examples = append(examples, readPlaceExamples(t, filepath.Join(dir, name+".jsonl"), corpus)...)
	}
	examples = append(examples, readCaptionExamples(t, filepath.Join(dir, "cir_eyesonrussia.jsonl"))...)
	t.Logf("%d names", len(examples))
	weights := trainPlaces(examples)
	if err := os.WriteFile("places_weights.bin", weights, 0o644); err != nil {
		t.Fatal(err)
	}
	placeWeightTable = string(weights)
	trainRanks(t, dir)
}

var rankNames = [rankFeatures]string{
	"rankPopulation", "rankUnpeopled", "rankCountry", "rankRegion", "rankDistrict", "rankArea", "rankSea", "rankRiver", "rankNeighbourhood", "rankFacility",
	"rankIsland", "rankMountain", "rankHand", "rankCapital", "rankSeat", "rankAlias", "rankFirst", "rankWanted", "rankUnwanted", "rankInChosen",
	"rankInOther", "rankShare", "rankSameRegion", "rankNear", "rankNamesake", "rankUnderCountry",
}

// trainRanks learns rankWeights from the toponyms that have a point, and prints
// them. The context of a name depends on the weights, so it is taken anew
// after each round.
func trainRanks(t *testing.T, dir string) {
	for round := range 4 {
		var examples []rankExample
		for _, name := range []string{"geowebnews", "lgl", "trnews", "geovirus"} {
			examples = append(examples, readRankExamples(t, filepath.Join(dir, name+".jsonl"))...)
		}
		right := 0
		for i := range examples {
			right += examples[i].right()
		}
		t.Logf("round %d: %d of %d right before", round, right, len(examples))
		fitRanks(examples)
	}
	for i, w := range rankWeights {
		t.Logf("%s: %.2f,", rankNames[i], w)
	}
}

// A rankExample is a toponym with its candidates, of which some are right.
type rankExample struct {
	x      [][rankFeatures]float64
	good   []bool
	weight float64
}

func (e *rankExample) scores() []float64 {
	out := make([]float64, len(e.x))
	for i := range e.x {
		for k, v := range e.x[i] {
			out[i] += v * rankWeights[k]
		}
	}
	return out
}

func (e *rankExample) right() int {
	best, scores := 0, e.scores()
	for i, s := range scores {
		if s > scores[best] {
			best = i
		}
	}
	if e.good[best] {
		return 1
	}
	return 0
}

// fitRanks climbs the likelihood of the right candidates.
func fitRanks(examples []rankExample) {
	var squares [rankFeatures]float64
	order := rand.New(rand.NewPCG(3, 4)).Perm(len(examples))
	for range 15 {
		for _, n := range order {
			e := &examples[n]
			scores := e.scores()
			top := scores[0]
			for _, s := range scores {
				top = max(top, s)
			}
			all, good := 0.0, 0.0
			for i, s := range scores {
				scores[i] = math.Exp(s - top)
				all += scores[i]
				if e.good[i] {
					good += scores[i]
				}
			}
			var gradient [rankFeatures]float64
			for i, p := range scores {
				d := -p / all
				if e.good[i] {
					d += p / good
				}
				for k, v := range e.x[i] {
					gradient[k] += d * v
				}
			}
			for k, g := range gradient {
				g = g*e.weight - 1e-4*rankWeights[k]
				if rankFixed[k] {
					continue
				}
				squares[k] += g * g
				rankWeights[k] += 0.1 * g / math.Sqrt(squares[k]+1e-6)
			}
		}
	}
}

func readRankExamples(t *testing.T, path string) []rankExample {
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<26)
	var examples []rankExample
	for n := 0; lines.Scan(); n++ {
		if n%2 == 1 && os.Getenv("TRAIN_PLACES_PART") == "even" {
			continue
		}
		var row struct {
			Text string
			Gold struct {
				Toponyms []struct {
					Span     [2]int
					Lat, Lon *float64
				}
			}
		}
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatalf("%s:%d: %v", path, n+1, err)
		}
		doc := &text.Document{Text: row.Text}
		f := find(doc, sentences(doc), &Options{})
		f.sift()
		f.resolve()
		at := map[text.Span]*toponym{}
		for i := range f.toponyms {
			at[f.toponyms[i].span] = &f.toponyms[i]
		}
		seen := map[uint64]float64{}
		for _, g := range row.Gold.Toponyms {
			top := at[byteSpan(row.Text, g.Span)]
			if g.Lat == nil || g.Lon == nil || top == nil || len(top.candidates) < 2 {
				continue
			}
			nearest := math.Inf(1)
			for i := range top.candidates {
				c := &top.candidates[i]
				nearest = min(nearest, lexicon.Kilometres(c.Lat, c.Lon, *g.Lat, *g.Lon))
			}
			if nearest > 161 {
				continue
			}
			seen[top.key]++
			e := rankExample{x: make([][rankFeatures]float64, len(top.candidates)), good: make([]bool, len(top.candidates)), weight: 1 / seen[top.key]}
			for i := range top.candidates {
				c := &top.candidates[i]
				f.rankOf(top, i, f.senses[top.sense].context[i], &e.x[i])
				e.good[i] = lexicon.Kilometres(c.Lat, c.Lon, *g.Lat, *g.Lon) <= max(40, nearest+10)
			}
			examples = append(examples, e)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return examples
}

// A placeExample is a name in a marked article. The corpora differ in what
// they mark, so each has weights of its own beside, which are thrown away; the
// first corpus does without.
type placeExample struct {
	features [placeFeatureCount]int
	corpus   int
	own      [3]int
	place    bool
	weight   float64
}

func readPlaceExamples(t *testing.T, path string, corpus int) []placeExample {
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<26)
	var examples []placeExample
	for n := 0; lines.Scan(); n++ {
		if n%2 == 1 && os.Getenv("TRAIN_PLACES_PART") == "even" {
			continue
		}
		var row struct {
			Text string
			Gold struct {
				Toponyms []struct {
					Span [2]int
					Type string
				}
			}
		}
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatalf("%s:%d: %v", path, n+1, err)
		}
		gold := map[text.Span]bool{}
		for _, g := range row.Gold.Toponyms {
			switch g.Type {
			case "Non_Toponym", "Non_Lit_Expression", "Literal_Expression":
				continue
			}
			gold[byteSpan(row.Text, g.Span)] = true
		}
		for _, shout := range []bool{false, true} {
			s := row.Text
			weight := 1.0
			if shout {
				s = strings.ToUpper(s)
				if len(s) != len(row.Text) || n%3 != 0 {
					continue
				}
				weight = 0.5
			}
			doc := &text.Document{Text: s}
			f := find(doc, sentences(doc), &Options{})
			story := f.story()
			for _, top := range f.all() {
				place := gold[top.span]
				if !place && overlapsGold(gold, top.span) && top.head == "" {
					continue
				}
				e := placeExample{features: placeFeatures(top, story.of(top)), corpus: corpus, place: place, weight: weight}
				e.own = [3]int{0, 1 + int(top.known), 1 + int(gazetteerClasses) + int(top.next)*2 + min(1, len(top.candidates))}
				examples = append(examples, e)
			}
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return examples
}

// all returns the toponyms with those within them.
func (f *placeFinder) all() []*toponym {
	var all []*toponym
	for i := range f.toponyms {
		t := &f.toponyms[i]
		all = append(all, t)
		for j := range t.inner {
			all = append(all, &t.inner[j])
		}
	}
	return all
}

// readCaptionExamples returns the names that have a candidate within 50 km of
// their caption's point. Of the others nothing is known.
func readCaptionExamples(t *testing.T, path string) []placeExample {
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<26)
	var examples []placeExample
	seen := map[string]bool{}
	for n := 0; lines.Scan(); n++ {
		var row struct {
			Text string
			Gold struct {
				Lat, Lon *float64
				Named    bool `json:"place_in_text"`
			}
		}
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatalf("%s:%d: %v", path, n+1, err)
		}
		if n%2 == 1 && os.Getenv("TRAIN_PLACES_PART") == "even" || row.Gold.Lat == nil || !row.Gold.Named || seen[row.Text] {
			continue
		}
		seen[row.Text] = true
		doc := &text.Document{Text: row.Text}
		f := find(doc, sentences(doc), &Options{})
		story := f.story()
		for _, top := range f.all() {
			for i := range top.candidates {
				if c := &top.candidates[i]; lexicon.Kilometres(c.Lat, c.Lon, *row.Gold.Lat, *row.Gold.Lon) < 50 && !top.adjective {
					examples = append(examples, placeExample{features: placeFeatures(top, story.of(top)), place: true, weight: 0.3})
					break
				}
			}
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return examples
}

func overlapsGold(gold map[text.Span]bool, s text.Span) bool {
	for g := range gold {
		if g.Overlaps(s) {
			return true
		}
	}
	return false
}

// byteSpan turns a span of code points into one of bytes.
func byteSpan(s string, span [2]int) text.Span {
	var out text.Span
	n := 0
	for i := range s {
		if n == span[0] {
			out.Start = i
		}
		if n == span[1] {
			out.End = i
			return out
		}
		n++
	}
	if utf8.RuneCountInString(s) == span[1] {
		out.End = len(s)
	}
	return out
}

// trainPlaces fits a logistic model by AdaGrad in a fixed order.
func trainPlaces(examples []placeExample) []byte {
	const (
		rounds = 12
		rate   = 0.12
		decay  = 2e-5
		owns   = 1 + int(gazetteerClasses) + 2*int(wordClasses)
	)
	weights, squares := make([]float64, placeWeights+4*owns), make([]float64, placeWeights+4*owns)
	order := rand.New(rand.NewPCG(1, 2)).Perm(len(examples))
	indices := make([]int, 0, 16)
	for range rounds {
		for _, n := range order {
			e := &examples[n]
			indices = append(indices[:0], e.features[:]...)
			if e.corpus > 0 {
				for _, o := range e.own {
					indices = append(indices, placeWeights+e.corpus*owns+o)
				}
			}
			sum := 0.0
			for _, i := range indices {
				sum += weights[i]
			}
			p, want := 1/(1+math.Exp(-sum)), 0.0
			if e.place {
				want = 1
			}
			for _, i := range indices {
				g := e.weight*(p-want) + decay*weights[i]
				squares[i] += g * g
				weights[i] -= rate * g / math.Sqrt(squares[i]+1e-6)
			}
		}
	}
	out := make([]byte, 2*placeWeights)
	for i := range placeWeights {
		v := uint16(int16(math.Round(min(max(weights[i], -300), 300) * 100)))
		out[2*i], out[2*i+1] = byte(v), byte(v>>8)
	}
	return out
}

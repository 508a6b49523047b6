package extract

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/annals-kg/annals/lexicon"
)

// resolve chooses a candidate for every toponym: a linear model weighs what
// each candidate is, what the words beside the name say, and how well it fits
// with the article's other places. Since those are unsure themselves, it first
// looks at each name alone and then, twice, in the light of the others.
func (f *placeFinder) resolve() {
	f.gather()
	for round := range 3 {
		if round > 0 {
			f.takeContext()
		}
		for i := range f.senses {
			f.senses[i].weigh(f)
		}
	}
	for i := range f.toponyms {
		f.choose(&f.toponyms[i])
		for j := range f.toponyms[i].inner {
			f.choose(&f.toponyms[i].inner[j])
		}
	}
	f.oneSense()
}

// A sense is one name with all its mentions in the article.
type sense struct {
	first    *toponym // the first mention
	mentions float64
	context  []rankContext // by candidate
	chance   []float64     // of each candidate, adding up to one
	// plain is the ranking of a mention that has nothing beside it to tell
	// the candidates apart, and its score.
	plain      []uint8
	plainScore float64
}

// rankContext is how a candidate fits with the other places of the article.
type rankContext struct {
	country, region, near float64
}

// gather groups the toponyms by name.
func (f *placeFinder) gather() {
	f.senses = f.senses[:0]
	index := map[uint64]int{}
	add := func(t *toponym) {
		if len(t.candidates) == 0 {
			t.sense = -1
			return
		}
		n, ok := index[t.key]
		if !ok || len(f.senses[n].first.candidates) != len(t.candidates) {
			n = len(f.senses)
			index[t.key] = n
			f.senses = append(f.senses, sense{
				first: t, context: make([]rankContext, len(t.candidates)), chance: make([]float64, len(t.candidates)),
			})
		}
		s := &f.senses[n]
		s.mentions++
		t.sense = n
		// The mention that says most speaks for all.
		if s.first.inside < 0 && (t.inside >= 0 || s.first.want == 0 && t.want != 0) {
			s.first = t
		}
	}
	for i := range f.toponyms {
		t := &f.toponyms[i]
		add(t)
		for j := range t.inner {
			add(&t.inner[j])
		}
	}
}

// weigh turns the scores of the candidates into chances.
func (s *sense) weigh(f *placeFinder) {
	top := math.Inf(-1)
	for i := range s.chance {
		s.chance[i] = f.rank(s.first, i, s.context[i])
		top = max(top, s.chance[i])
	}
	sum := 0.0
	for i, score := range s.chance {
		s.chance[i] = math.Exp(score - top)
		sum += s.chance[i]
	}
	for i := range s.chance {
		s.chance[i] /= sum
	}
}

const (
	contextReach      = 8    // senses before and after that may lie near
	contextCandidates = 6    // candidates of each that are looked at
	nearKilometres    = 80.0 // distance at which nearness falls to 1/e
	enoughMentions    = 3    // mentions beyond these add nothing
)

// takeContext tells each candidate how the others fit with it: the share of
// the article's other places in its country, the number in its region, and how
// near they are.
func (f *placeFinder) takeContext() {
	countries, regions, total := map[string]float64{}, map[int32]float64{}, 0.0
	each := func(s *sense, visit func(i int, c *candidate, region int32, weight float64)) {
		weight := min(s.mentions, enoughMentions)
		for i := range s.chance {
			if s.chance[i] < 0.02 {
				continue
			}
			c := &s.first.candidates[i]
			visit(i, c, f.gazetteer.RegionOf(&c.Place), weight*s.chance[i])
		}
	}
	for i := range f.senses {
		each(&f.senses[i], func(_ int, c *candidate, region int32, weight float64) {
			countries[c.Country] += weight
			if region >= 0 {
				regions[region] += weight
			}
			total += weight
		})
	}
	for n := range f.senses {
		s := &f.senses[n]
		if len(s.chance) == 1 {
			continue
		}
		// What the name itself gave to the sums is no evidence for it.
		ownCountries, ownRegions, own := map[string]float64{}, map[int32]float64{}, 0.0
		each(s, func(_ int, c *candidate, region int32, weight float64) {
			ownCountries[c.Country] += weight
			ownRegions[region] += weight
			own += weight
		})
		for i := range s.context {
			c := &s.first.candidates[i]
			s.context[i] = rankContext{country: (countries[c.Country] - ownCountries[c.Country]) / (total - own + 1)}
			if r := f.gazetteer.RegionOf(&c.Place); r >= 0 {
				w := regions[r] - ownRegions[r]
				s.context[i].region = w / (w + 1)
			}
		}
		f.takeNearness(n)
	}
}

// takeNearness fills in how near the places of the names around lie.
func (f *placeFinder) takeNearness(n int) {
	s := &f.senses[n]
	for m := max(0, n-contextReach); m <= min(len(f.senses)-1, n+contextReach); m++ {
		o := &f.senses[m]
		if m == n || o.first.adjective {
			continue
		}
		for j := range o.chance[:min(len(o.chance), contextCandidates)] {
			p := &o.first.candidates[j].Place
			if o.chance[j] < 0.05 || p.Feature <= lexicon.Country || p.Feature == lexicon.Admin1 || p.Feature.Water() {
				continue
			}
			cos := math.Cos(p.Lat * math.Pi / 180)
			for i := range s.context {
				c := &s.first.candidates[i].Place
				dy, dx := (c.Lat-p.Lat)*111.2, (c.Lon-p.Lon)*111.2*cos
				if d := dy*dy + dx*dx; d < 25*nearKilometres*nearKilometres {
					s.context[i].near += o.chance[j] * math.Exp(-math.Sqrt(d)/nearKilometres)
				}
			}
		}
	}
	for i := range s.context {
		s.context[i].near /= s.context[i].near + 0.5
	}
}

// choose ranks the candidates of t.
func (f *placeFinder) choose(t *toponym) {
	if t.sense < 0 || len(t.candidates) == 0 {
		return
	}
	s := &f.senses[t.sense]
	plain := t.inside < 0 && t.want == 0
	if plain && s.plain != nil {
		t.ranking, t.score = s.plain, s.plainScore
	} else {
		f.rankAll(t, s)
		if plain {
			s.plain, s.plainScore = t.ranking, t.score
		}
	}
	t.best = int(t.ranking[0])
}

// rankAll puts the best candidates of t in order.
func (f *placeFinder) rankAll(t *toponym, s *sense) {
	f.scores = f.scores[:0]
	order := make([]uint8, len(t.candidates))
	for i := range t.candidates {
		f.scores = append(f.scores, f.rank(t, i, s.context[i]))
		order[i] = uint8(i)
	}
	slices.SortStableFunc(order, func(a, b uint8) int { return cmp.Compare(f.scores[b], f.scores[a]) })
	t.score = f.scores[order[0]]
	t.ranking = order[:min(len(order), 1+maxAlternatives)]
}

// oneSense gives the mentions of one name one place, that of the mention with
// the highest score; one with words beside it that say otherwise keeps its own.
func (f *placeFinder) oneSense() {
	best := make([]int, len(f.senses))
	scores := make([]float64, len(f.senses))
	for i := range scores {
		scores[i] = math.Inf(-1)
	}
	for i := range f.toponyms {
		t := &f.toponyms[i]
		if t.sense < 0 || t.adjective {
			continue
		}
		if t.score > scores[t.sense] {
			best[t.sense], scores[t.sense] = t.best, t.score
		}
	}
	for i := range f.toponyms {
		t := &f.toponyms[i]
		if t.sense < 0 || t.adjective || t.inside >= 0 || t.want != 0 {
			continue
		}
		// A region's name is not its city's: "Belgorod" beside "the Belgorod
		// region".
		if b := best[t.sense]; t.candidates[b].Feature == t.candidates[t.best].Feature {
			t.best = b
		}
	}
}

// partOf returns a point in the named part of p.
func (f *placeFinder) partOf(p *lexicon.Place, compass string) (lat, lon float64) {
	north, east := 0.0, 0.0
	switch {
	case strings.HasPrefix(compass, "north"):
		north = 1
	case strings.HasPrefix(compass, "south"):
		north = -1
	}
	switch {
	case strings.Contains(compass, "east"):
		east = 1
	case strings.Contains(compass, "west"):
		east = -1
	}
	switch {
	case p.Feature == lexicon.Country:
		if s, n, w, e, ok := f.gazetteer.Extent(p); ok {
			return (s+n)/2 + north*(n-s)/3.5, (w+e)/2 + east*(e-w)/3.5
		}
	case p.Feature.Settled():
		return p.Lat + north*0.04, p.Lon + east*0.05
	}
	return p.Lat + north*0.4, p.Lon + east*0.5
}

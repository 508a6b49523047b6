package extract

import (
	"math"
	"strings"

	"github.com/annals-kg/annals/lexicon"
)

// resolve chooses a candidate for every toponym. A first round looks at each
// name by itself; from what it chose come the countries and regions that the
// article is about, and a second round weighs those in.
func (f *placeFinder) resolve() {
	var about tally
	for i := range f.toponyms {
		f.choose(&f.toponyms[i], nil)
		for j := range f.toponyms[i].inner {
			f.choose(&f.toponyms[i].inner[j], nil)
		}
	}
	f.oneSense()
	about = f.tally()
	for i := range f.toponyms {
		f.choose(&f.toponyms[i], &about)
		for j := range f.toponyms[i].inner {
			f.choose(&f.toponyms[i].inner[j], &about)
		}
	}
	f.oneSense()
}

// A tally counts what an article is about.
type tally struct {
	total     float64
	countries map[string]float64
	regions   map[int32]float64
}

func (f *placeFinder) tally() tally {
	t := tally{countries: map[string]float64{}, regions: map[int32]float64{}}
	for i := range f.toponyms {
		top := &f.toponyms[i]
		if top.best < 0 {
			continue
		}
		p := &top.candidates[top.best].Place
		weight := 1.0
		if len(top.candidates) > 1 && top.inside < 0 && p.Feature.Settled() {
			weight = 0.5
		}
		t.total += weight
		if p.Country != "" {
			t.countries[p.Country] += weight
		}
		if r := f.gazetteer.RegionOf(p); r >= 0 {
			t.regions[r] += weight
		}
	}
	return t
}

// choose scores the candidates of t and picks the best.
func (f *placeFinder) choose(t *toponym, about *tally) {
	if len(t.candidates) == 0 {
		return
	}
	t.best = 0
	for i := range t.candidates {
		c := &t.candidates[i]
		c.score = f.prior(t, c)
		if t.inside >= 0 {
			c.score += f.containment(t, c)
		}
		if about != nil {
			c.score += 3 * about.countries[c.Country] / (about.total + 1)
			if r := f.gazetteer.RegionOf(&c.Place); r >= 0 {
				c.score += 3 * about.regions[r] / (about.regions[r] + 1)
			}
		}
		if c.score > t.candidates[t.best].score {
			t.best = i
		}
	}
}

// prior is what a candidate is worth by itself and by the word for its kind.
func (f *placeFinder) prior(t *toponym, c *candidate) float64 {
	score := math.Log10(float64(c.Population) + 100)
	switch c.Feature {
	case lexicon.Country, lexicon.Continent:
		score += 3
	case lexicon.Ocean, lexicon.Sea:
		score += 3
	case lexicon.Admin1:
		score--
	case lexicon.Admin2:
		score -= 2
	}
	if c.Hand {
		score += 1.5
	}
	if c.Capital {
		score++
	}
	if c.alias {
		score -= 2
	}
	if t.want != 0 {
		if t.want.has(c.Feature) {
			score += 4
		} else if c.Feature.Settled() && t.want&kindRegion != 0 {
			score--
		}
	}
	return score
}

func (f *placeFinder) containment(t *toponym, c *candidate) float64 {
	in := &f.toponyms[t.inside]
	best := 0.0
	for j := range in.candidates {
		o := &in.candidates[j]
		if f.holds(&o.Place, &c.Place) {
			s := 8.0
			if in.best >= 0 && j != in.best {
				s = 5
			}
			best = max(best, s)
		}
	}
	return best
}

// oneSense gives the toponyms of one name in the article one place, that of
// the highest score; a name with its own container keeps its own.
func (f *placeFinder) oneSense() {
	type choice struct {
		row   int32
		score float64
	}
	best := map[uint64]choice{}
	for i := range f.toponyms {
		t := &f.toponyms[i]
		if t.best < 0 || t.adjective {
			continue
		}
		c := &t.candidates[t.best]
		key := t.key
		if old, ok := best[key]; !ok || c.score > old.score {
			best[key] = choice{c.Row, c.score}
		}
	}
	for i := range f.toponyms {
		t := &f.toponyms[i]
		if t.best < 0 || t.adjective || t.inside >= 0 || t.want != 0 {
			continue
		}
		b := best[t.key]
		for j := range t.candidates {
			// A region's name is not its city's: "Belgorod" beside "the
			// Belgorod region".
			if t.candidates[j].Row == b.row && t.candidates[j].Feature == t.candidates[t.best].Feature {
				t.best = j
			}
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

package extract

import (
	"math"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/lexicon"
)

// What the ranking of candidates looks at.
const (
	rankPopulation = iota // decades above a hundred
	rankUnpeopled         // no population known
	rankCountry
	rankRegion
	rankDistrict
	rankArea  // and continents
	rankSea   // and oceans, straits
	rankRiver // and lakes
	rankNeighbourhood
	rankFacility // airfields, ports, bases ...
	rankIsland
	rankMountain
	rankHand
	rankCapital
	rankSeat
	rankAlias
	rankFirst // of the gazetteer's order
	rankWanted
	rankUnwanted
	rankInChosen // in the likeliest of the places said to hold it
	rankInOther  // in another of them
	rankShare    // of the article's places in its country
	rankSameRegion
	rankNear
	rankNamesake     // a division in which a town has its name
	rankUnderCountry // a place in a country of the same name
	rankFeatures
)

// rankWeights are the model's weights; TestTrainPlaces learns and prints them,
// but for those of rankFixed, for which the articles that it learns from have
// too few cases.
var rankWeights = [rankFeatures]float64{
	rankPopulation:    1.20,
	rankUnpeopled:     2.04,
	rankCountry:       0.00,
	rankRegion:        -0.18,
	rankDistrict:      0.15,
	rankArea:          3.45,
	rankSea:           5.00,
	rankRiver:         0.03,
	rankNeighbourhood: -1.95,
	rankFacility:      0.47,
	rankIsland:        -0.01,
	rankMountain:      0.00,
	rankHand:          1.12,
	rankCapital:       0.09,
	rankSeat:          0.02,
	rankAlias:         -2.50,
	rankFirst:         0.18,
	rankWanted:        4.00,
	rankUnwanted:      -1.00,
	rankInChosen:      5.00,
	rankInOther:       3.00,
	rankShare:         3.56,
	rankSameRegion:    4.16,
	rankNear:          3.65,
	rankNamesake:      -2.50,
	rankUnderCountry:  -4.00,
}

// rankOf fills in what is to be weighed of candidate i of t.
func (f *placeFinder) rankOf(t *toponym, i int, context rankContext, x *[rankFeatures]float64) {
	c := &t.candidates[i]
	set := func(feature int, on bool) {
		if on {
			x[feature] = 1
		}
	}
	if c.Population > 0 {
		x[rankPopulation] = max(0, math.Log10(float64(c.Population))-2)
	} else {
		x[rankUnpeopled] = 1
	}
	set(rankCountry, c.Feature == lexicon.Country)
	set(rankRegion, c.Feature == lexicon.Admin1)
	set(rankDistrict, c.Feature == lexicon.Admin2)
	set(rankArea, c.Feature <= lexicon.Area)
	set(rankSea, c.Feature >= lexicon.Ocean && c.Feature <= lexicon.Strait)
	set(rankRiver, c.Feature == lexicon.River || c.Feature == lexicon.Lake)
	set(rankNeighbourhood, c.Feature == lexicon.Neighbourhood)
	set(rankFacility, c.Feature >= lexicon.Airfield)
	set(rankIsland, c.Feature == lexicon.Island)
	set(rankMountain, c.Feature == lexicon.Mountain)
	set(rankHand, c.Hand)
	set(rankCapital, c.Capital)
	set(rankSeat, c.Seat)
	set(rankAlias, c.alias)
	set(rankFirst, i == 0)
	set(rankUnderCountry, c.Feature != lexicon.Country && t.candidates[0].Feature == lexicon.Country && t.candidates[0].Country == c.Country)
	set(rankNamesake, f.hasNamesake(t, c))
	if t.want != 0 {
		wanted := t.want.has(c.Feature)
		set(rankWanted, wanted)
		set(rankUnwanted, !wanted && t.want&kindRegion != 0 && c.Feature.Settled())
	}
	if t.inside >= 0 {
		f.rankInside(t, c, x)
	}
	x[rankShare], x[rankSameRegion], x[rankNear] = context.country, context.region, context.near
}

// hasNamesake reports whether another candidate of t is a town in the division
// c. Its name alone means the town, as a rule: "in Kursk".
func (f *placeFinder) hasNamesake(t *toponym, c *candidate) bool {
	reach, least := 200.0, uint32(50_000) // kilometres, people
	switch {
	case c.Feature == lexicon.Admin2:
		reach, least = 60, 5_000
	case c.Feature != lexicon.Admin1 || meantAsRegion[c.ID()]:
		return false
	}
	for i := range t.candidates[:min(len(t.candidates), 8)] {
		p := &t.candidates[i].Place
		if p.Feature.Settled() && p.Population >= least && !t.candidates[i].alias && p.Country == c.Country &&
			lexicon.Kilometres(p.Lat, p.Lon, c.Lat, c.Lon) < reach {
			return true
		}
	}
	return false
}

// meantAsRegion are the divisions that news means by a name that is also a
// town's: "Gaza".
var meantAsRegion = map[event.EntityID]bool{"geonames:281132": true}

// rankInside tells whether c lies in the place that is said to hold it.
func (f *placeFinder) rankInside(t *toponym, c *candidate, x *[rankFeatures]float64) {
	in := &f.toponyms[t.inside]
	likeliest := 0
	if in.sense >= 0 && in.sense < len(f.senses) {
		for j, chance := range f.senses[in.sense].chance {
			if chance > f.senses[in.sense].chance[likeliest] {
				likeliest = j
			}
		}
	}
	for j := range in.candidates[:min(len(in.candidates), 12)] {
		if f.holds(&in.candidates[j].Place, &c.Place) {
			if j == likeliest {
				x[rankInChosen] = 1
			} else {
				x[rankInOther] = 1
			}
		}
	}
	if x[rankInChosen] == 1 {
		x[rankInOther] = 0
	}
}

// rank is the score of candidate i of t.
func (f *placeFinder) rank(t *toponym, i int, context rankContext) float64 {
	var x [rankFeatures]float64
	f.rankOf(t, i, context, &x)
	score := 0.0
	for k, v := range x {
		score += v * rankWeights[k]
	}
	return score
}

// rankFixed are the features whose weights were set by hand.
var rankFixed = [rankFeatures]bool{rankWanted: true, rankUnwanted: true, rankInChosen: true, rankInOther: true, rankNamesake: true, rankUnderCountry: true, rankAlias: true, rankSea: true}

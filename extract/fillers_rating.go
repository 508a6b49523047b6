package extract

import (
	"math"

	"github.com/annals-kg/annals/event"
)

// A wire report's events are rated anew by what may fill them and by what else
// the report tells: the log odds of an event are a sum of these, each with a
// weight that stands behind those of the pairs.
const (
	rateAlways  = iota
	rateBefore  // the log odds before
	rateFiller  // the score of its likeliest filler
	rateArticle // the score of the likeliest filler of any event of the article
	rateSame    // the log odds before of the surest incident of its kind
	rateOther   // and of any other kind
	rateTold    // the logarithm of how many are told of its kind
	rateWeights

	rateLowest = -4 // scores and log odds below are as low
)

// incidentOf is the kind of incident that wire reports were coded as: bombings
// apart from other attacks, crimes by their category; "" for other events.
func incidentOf(e *event.Event) event.Category {
	switch {
	case e.Mode == event.ModeArson:
		return event.Fire
	case e.Category == event.Fire && e.Mode != "":
		return ""
	case e.Category == event.Assault:
		switch e.Mode {
		case event.ModeBombing, event.ModeSuicideBombing, event.ModeMine, event.ModeExplosion, event.ModeGrenade:
			return event.Explosion
		}
		return event.Assault
	case e.Category == event.Fire, e.Category == event.Explosion, e.Category == event.Kidnapping, e.Category == event.Hijacking, e.Category == event.Robbery:
		return e.Category
	}
	return ""
}

// A standing is how an event stands to the incidents of its article.
type standing struct {
	before, same, other float64 // log odds
	told                int     // incidents of its kind, itself included
}

// standings compares the events of an article that are incidents; only what
// happened or was tried is told of.
func standings(drafts []*draft) map[*draft]standing {
	surest, told := map[event.Category]float64{}, map[event.Category]int{}
	for _, d := range drafts {
		if kind := incidentOf(&d.Event); kind != "" && (d.Status == event.Actual || d.Status == event.Attempted) {
			surest[kind] = max(surest[kind], d.Confidence)
			told[kind]++
		}
	}
	all := map[*draft]standing{}
	for _, d := range drafts {
		kind := incidentOf(&d.Event)
		if kind == "" {
			continue
		}
		other := 0.0
		for k, confidence := range surest {
			if k != kind {
				other = max(other, confidence)
			}
		}
		all[d] = standing{
			before: logOdds(d.Confidence), same: logOdds(max(surest[kind], d.Confidence)), other: logOdds(other),
			told: max(1, told[kind]),
		}
	}
	return all
}

// logOdds is the logarithm of the odds of a probability, rateLowest at least.
func logOdds(p float64) float64 { return max(rateLowest, math.Log(p/(1-p))) }

// rating is what an event's new log odds are made of.
func rating(s standing, filler, article float64) [rateWeights]float64 {
	return [rateWeights]float64{
		rateAlways: 1, rateBefore: s.before,
		rateFiller: max(rateLowest, filler), rateArticle: max(rateLowest, article),
		rateSame: s.same, rateOther: s.other, rateTold: math.Log(float64(s.told)),
	}
}

// rate gives events their confidence by the scores of their likeliest fillers.
func (p *pairer) rate(top map[*draft]float64) {
	article := math.Inf(-1)
	for _, score := range top {
		article = max(article, score)
	}
	for d, s := range standings(p.drafts) {
		filler, paired := top[d]
		if !paired {
			continue
		}
		odds := 0.0
		for i, x := range rating(s, filler, article) {
			odds += x * float64(fillerWeight(uint32(fillerWeights+i))) / fillerScale
		}
		d.Confidence = confidenceOf(odds)
	}
}

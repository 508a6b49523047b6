package extract

import (
	"bytes"
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/lexicon"
	"github.com/annals-kg/annals/text"
)

// typeDescribed is the Type of a place mention without a name: "the city", "a
// bus station".
const typeDescribed = "described"

// A describedPlace is a phrase that means a place without naming it.
type describedPlace struct {
	span     text.Span
	sentence int
	noun     string // folded, in the singular
	// back tells that the phrase points to a place that was named before: "the
	// city", not "a city" or "the neighbouring country".
	back bool
	site bool // a building or the like
	// fight is how much tells that its sentence is one of fighting.
	fight int
}

// describeIn gathers the described places of the sentence that l holds. mentions
// are the sentence's actors and things.
func (f *placeFinder) describeIn(sentence int, l *lookup, actors, things []event.Mention) {
	if l.shout {
		return
	}
	first := len(f.described)
	for i := range l.words.Words {
		if l.upper(i) || l.possessive(i) || l.words.Words[i].Joint == lexicon.Hyphened {
			continue
		}
		noun, plural, ok := areaNoun(l.words.Folded(i))
		if !ok {
			continue
		}
		if d, ok := l.describedArea(i, noun, plural); ok {
			f.described = append(f.described, d)
		}
	}
	for _, site := range l.sites {
		if !slices.ContainsFunc(f.described[first:], func(d describedPlace) bool { return d.span.Overlaps(site) }) &&
			!slices.ContainsFunc(actors, func(a event.Mention) bool { return a.Overlaps(site) }) {
			f.described = append(f.described, describedPlace{span: site, site: true})
		}
	}
	if len(f.described) == first {
		return
	}
	fight := l.fighting(actors, things)
	for i := first; i < len(f.described); i++ {
		f.described[i].sentence = sentence
		f.described[i].fight += fight
	}
	slices.SortFunc(f.described[first:], func(a, b describedPlace) int { return a.span.Start - b.span.Start })
}

// ofFighting keeps the described places of sentences that tell of fighting,
// more or less clearly as the article is about fighting or not: in other news
// "the city" is its council as often, and every house would be a place.
func (f *placeFinder) ofFighting() {
	sum := 0
	for i := range f.described {
		sum += f.described[i].fight
	}
	least := 2
	if sum >= 2*len(f.described) {
		least = 1
	}
	f.described = slices.DeleteFunc(f.described, func(d describedPlace) bool { return d.fight < least })
}

// fighting counts what tells that the sentence is one of fighting: armed forces
// and groups, weapons, and words for what they do.
func (l *lookup) fighting(actors, things []event.Mention) int {
	n := 0
	for i := range actors {
		if t := actors[i].Type; t == "military" || t == "armed-group" {
			n++
		}
	}
	for i := range things {
		if things[i].Kind == event.KindWeapon {
			n++
		}
	}
	for i := range l.words.Words {
		if fightWords[l.folded(i)] {
			n++
		}
	}
	return n
}

var fightWords = wordSet("strike strikes struck striking airstrike airstrikes attack attacks attacked attacking bombing bombings bombed bombard bombarded bombardment " +
	"shelling shelled destroy destroys destroyed destroying seize seized seizing capture captured capturing recapture recaptured liberate liberated liberating " +
	"liberation retake retook retaken retaking fighting fought battle battles battled clashes clashed raid raids raided siege besieged besieging stormed storming " +
	"offensive counteroffensive explosion explosions explode exploded blast blasts shootout gunfire gunbattle frontline occupied occupying invaded invasion " +
	"evacuated ambush ambushed targeted targeting launched")

// describedArea reads the phrase for an area that ends in the noun at word i:
// "the ancient city", "northern areas".
func (l *lookup) describedArea(i int, noun string, plural bool) (describedPlace, bool) {
	if i+1 < l.len() && !l.apart(i+1) {
		next := l.folded(i + 1)
		if l.words.Words[i+1].Joint == lexicon.Hyphened || (next == "of" || next == "called" || next == "named") && i+2 < l.len() && l.upper(i+2) {
			return describedPlace{}, false // "the village of X" is named
		}
		for _, g := range l.at(i + 1) {
			if g.Kind == lexicon.SenseHead || g.Kind == lexicon.SenseOffice || g.Kind == lexicon.SenseTarget && noun != "city" {
				return describedPlace{}, false // "the city council", "the border crossing"
			}
		}
	}
	from := i
	other := plural
	for from > 0 && i-from < 3 && !l.apart(from) && !l.upper(from-1) && !l.is(from-1, lexicon.SenseStop) && !l.possessive(from-1) && !l.digit(from-1) {
		from--
		other = other || notBefore[l.folded(from)]
	}
	if from == 0 || l.apart(from) && from == i {
		return describedPlace{}, false
	}
	before := l.folded(from - 1)
	definite := before == "the" || before == "this" || before == "that" || before == "these" || before == "its" || before == "their" || before == "our" || l.possessive(from-1)
	if l.apart(from) || l.upper(from-1) && !definite || directions[noun] && (before != "the" || from < i) {
		return describedPlace{}, false
	}
	if !definite && !plural && before != "a" && before != "an" || endsIn(l.folded(i-1), "ing") && !definite {
		return describedPlace{}, false
	}
	d := describedPlace{span: l.words.SpanOf(from, i+1), noun: noun, back: definite && !other}
	if from > 2 && before == "the" && !l.apart(from-1) && !l.apart(from-2) && (l.folded(from-2) == "of" || l.folded(from-2) == "on") && fightWords[l.folded(from-3)] {
		d.fight = 1 // "the shelling of the city", whatever else the sentence tells
	}
	return d, true
}

// notBefore are words before a noun that say that another place is meant than
// the one that was named.
var notBefore = wordSet("neighbouring neighboring nearby other another adjacent surrounding same next largest biggest second foreign different home")

var directions = wordSet("east west north south northeast northwest southeast southwest")

// areaNouns are the words for areas that are no targets by themselves.
var areaNouns = wordSet("city town village capital area region district province oblast governorate country island peninsula border river coast coastline " +
	"territory enclave strip frontline outskirts suburb neighbourhood neighborhood settlement site scene location valley mountain hill ridge front zone " +
	"land terrain place outpost east west north south")

// areaNoun returns the singular of a word for an area.
func areaNoun(word []byte) (noun string, plural, ok bool) {
	if areaNouns[string(word)] {
		return string(word), string(word) == "outskirts", true
	}
	stem, cut := bytes.CutSuffix(word, []byte("s"))
	if !cut {
		return "", false, false
	}
	if ies, cut := bytes.CutSuffix(stem, []byte("ie")); cut && areaNouns[string(ies)+"y"] {
		return string(ies) + "y", true, true
	}
	if areaNouns[string(stem)] && !directions[string(stem)] {
		return string(stem), true, true
	}
	return "", false, false
}

// emitDescribed appends the described places that no name lies in. One that
// points back is the last place of its kind that was named; else it lies in the
// place that was named nearest.
func (f *placeFinder) emitDescribed(dst []event.Mention) []event.Mention {
	f.ofFighting()
	for i := range f.described {
		d := &f.described[i]
		n, _ := slices.BinarySearchFunc(f.toponyms, d.span.Start, func(t toponym, at int) int { return t.span.End - at })
		if n < len(f.toponyms) && f.toponyms[n].span.Overlaps(d.span) {
			continue
		}
		m := event.Mention{Ref: event.Ref{Kind: event.KindPlace, Span: d.span, Text: d.span.Of(f.doc.Text), Type: typeDescribed}}
		m.Name = tidy(strings.ToLower(m.Text))
		m.Feature = lexicon.Facility.String()
		if !d.site {
			m.Feature = lexicon.Area.String()
			if k := kindWords[d.noun]; k != 0 {
				m.Feature = k.feature().String()
			}
		}
		if t := f.antecedent(d, n); t != nil {
			named := event.Mention{Ref: event.Ref{Kind: event.KindPlace, Name: t.name}}
			if t.best < 0 {
				f.emitUnknown(t, &named.Ref)
			} else {
				f.emitPlace(t, &named.Ref)
			}
			m.ID, m.Name, m.Feature, m.Admin1, m.Country = named.ID, named.Name, named.Feature, named.Admin1, named.Country
			m.Lat, m.Lon, m.Precision = named.Lat, named.Lon, named.Precision
		} else if t := f.around(d, n); t != nil {
			if f.lieIn(&m.Ref, t); m.Precision == "country" {
				m.Lat, m.Lon, m.Precision = nil, nil, "" // no more is known than the country
			}
		}
		dst = append(dst, m)
	}
	return dst
}

// describedReach is how many sentences back a described place points.
const describedReach = 12

// antecedent returns the last toponym before the n-th that d may point to, nil
// where there is none.
func (f *placeFinder) antecedent(d *describedPlace, n int) *toponym {
	if !d.back || d.site {
		return nil
	}
	for k := n - 1; k >= 0 && d.sentence-f.toponyms[k].sentence <= describedReach; k-- {
		t := &f.toponyms[k]
		if t.best < 0 {
			if t.head == "" && t.want != 0 && kindWords[d.noun]&t.want != 0 {
				return t
			}
			continue
		}
		if meansPlace(d.noun, &t.candidates[t.best].Place, t.adjective) {
			return t
		}
	}
	return nil
}

// meansPlace reports whether a noun may stand for p.
func meansPlace(noun string, p *lexicon.Place, adjective bool) bool {
	switch noun {
	case "country":
		return p.Feature == lexicon.Country
	case "capital":
		return p.Capital && !adjective
	case "city":
		return p.Feature.Settled()
	case "town", "village", "settlement", "suburb", "neighbourhood", "neighborhood":
		return p.Feature.Settled() && !p.Capital
	case "region", "province", "oblast", "governorate", "district", "territory":
		return p.Feature == lexicon.Admin1 || p.Feature == lexicon.Admin2
	case "island":
		return p.Feature == lexicon.Island
	case "river":
		return p.Feature == lexicon.River
	case "peninsula", "valley", "strip", "enclave":
		return p.Feature == lexicon.Area || p.Feature == lexicon.Admin1
	}
	return false
}

// around returns the toponym that d lies in or near: the nearest one of its
// sentence, else the last one before; nil where none is near.
func (f *placeFinder) around(d *describedPlace, n int) *toponym {
	for k := n; k < len(f.toponyms) && f.toponyms[k].sentence == d.sentence; k++ {
		if t := &f.toponyms[k]; !t.adjective && strings.TrimSpace(f.doc.Text[d.span.End:t.span.Start]) == "in" {
			return t
		}
	}
	for k := n - 1; k >= 0 && d.sentence-f.toponyms[k].sentence <= describedReach; k-- {
		if t := &f.toponyms[k]; !t.adjective && (t.best < 0 || t.candidates[t.best].Feature != lexicon.Country || t.sentence == d.sentence) {
			return t
		}
	}
	return nil
}

package extract

import (
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/lexicon"
	"github.com/annals-kg/annals/text"
)

// A placeFinder finds the places that the sentences of a document name. A name
// is found in the gazetteer, or by its last word ("Baker Street"), or is said to
// be a place ("the village of X"). A linear model of the words around it and of
// what the gazetteer knows holds it to be a place here or not. It is put where
// the words around it say ("Paris, Texas"), where the article's other places
// are, and else where the best known of its candidates is.
//
// A mention of an adjective or a people ("Ukrainian", "Britons") stands for
// its country and has Type "adjective": where nothing happened, only a name.
//
// A disputed place is shown in the country that the options choose, on the day
// of publication.
type placeFinder struct {
	doc       *text.Document
	sentences []text.Sentence
	gazetteer *lexicon.Gazetteer
	words     *lexicon.Words // of the sentence at hand
	toponyms  []toponym
	described []describedPlace
	// doubts are the names of persons: keys of the words that follow a given
	// name or a title somewhere in the article.
	doubts map[uint64]int

	senses []sense
	scores []float64 // of the candidates of one toponym
	view   lexicon.View

	// said are the kinds of the names, by key, that the gazetteer lacks and the
	// text said to be of places.
	said map[uint64]kinds
	// holders are the toponyms that hold those, by key; made when asked for.
	holders map[uint64]int

	hits  []lexicon.PlaceHit
	found []lexicon.Candidate
	// readings are the candidates of the names that were met before.
	readings map[readingKey]reading
}

// newPlaceFinder returns a finder that is given the document's sentences one by
// one with findIn, cut into words.
func newPlaceFinder(doc *text.Document, sentences []text.Sentence, o *Options, words *lexicon.Words) *placeFinder {
	f := &placeFinder{
		doc: doc, sentences: sentences, gazetteer: o.Gazetteer, view: o.Country, words: words,
		doubts: map[uint64]int{}, readings: map[readingKey]reading{}, said: map[uint64]kinds{},
	}
	if f.gazetteer == nil {
		f.gazetteer = lexicon.DefaultGazetteer()
	}
	return f
}

// places appends the places of the sentences that were read to dst; they never
// overlap.
func (f *placeFinder) places(dst []event.Mention) []event.Mention {
	f.sift()
	f.resolve()
	return f.emitPoints(f.emitDescribed(f.emit(dst)))
}

// typeAdjective is the Type of a place mention that is an adjective or the
// name of a people.
const typeAdjective = "adjective"

// A toponym is a name in the text that may be a place.
type toponym struct {
	span     text.Span
	name     string // as written, on one line
	key      uint64 // of the name, whatever its case
	sentence int
	from, to int // words of the sentence
	// candidates are those of the gazetteer, in its order; none for a place
	// that is not in it.
	candidates []candidate
	best       int // of candidates, -1 where there are none
	// ranking holds the candidates, best first, as far as a mention keeps
	// them; score is that of the first.
	ranking   []uint8
	score     float64
	sense     int // of the finder's, -1 where there are no candidates
	adjective bool
	// respelt are the places that the name may be another spelling of; said
	// tells that it is a place's whether of one of them or not.
	respelt []candidate
	said    bool
	// head is the word that makes a place of a name that the gazetteer lacks:
	// "street"; said marks one that the text says to be a place.
	head string
	// inner are the names of the gazetteer within a name that it lacks:
	// "Mariupol" in "Mariupol Drama Theatre".
	inner []toponym
	// want is what the words around say that the place is.
	want kinds
	// inside is the toponym that is said to hold this one ("Paris, Texas"),
	// -1 where none is.
	inside int
	// compass is the part of the place that is meant: "northeast".
	compass string

	// What the model is told beside; see placeFeatures.
	previous, next wordClass
	shape          shapeClass
	known          gazetteerClass
	before, after  uint16 // hashes of the words before and after
	holds          bool   // it is said to hold another
}

// A candidate is a place that a toponym may be.
type candidate struct {
	lexicon.Place
	alias bool
}

// emit appends the mentions.
func (f *placeFinder) emit(dst []event.Mention) []event.Mention {
	for i := range f.toponyms {
		t := &f.toponyms[i]
		m := event.Mention{Ref: event.Ref{
			Kind: event.KindPlace, Span: t.span, Text: t.span.Of(f.doc.Text), Name: t.name,
		}}
		if t.adjective || f.tellsOrigin(t) {
			m.Type = typeAdjective
		}
		if t.best < 0 {
			f.emitUnknown(t, &m.Ref)
		} else {
			f.emitPlace(t, &m.Ref)
		}
		dst = append(dst, m)
	}
	return dst
}

// originSuffixes, hyphened to a place, say where something is from or whose it is,
// and not where it is: "a Panama-flagged tanker".
var originSuffixes = wordSet("flagged registered owned operated born made built educated")

func (f *placeFinder) tellsOrigin(t *toponym) bool {
	return originSuffixes[hyphenedSuffix(f.doc.Text[t.span.End:])]
}

// hyphenedSuffix is the word in small letters that the text behind a name hyphens
// to it: "flagged" behind "Panama"; "" for none.
func hyphenedSuffix(behind string) string {
	word, hyphened := strings.CutPrefix(behind, "-")
	if !hyphened {
		return ""
	}
	if end := strings.IndexFunc(word, func(r rune) bool { return r < 'a' || r > 'z' }); end >= 0 {
		return word[:end]
	}
	return word
}

func (f *placeFinder) emitPlace(t *toponym, r *event.Ref) {
	p := &t.candidates[t.best].Place
	r.ID, r.Name, r.Feature, r.Country = p.ID(), p.Name, p.Feature.String(), f.countryOf(p)
	r.Admin1 = f.gazetteer.RegionName(p)
	lat, lon := p.Lat, p.Lon
	if t.compass != "" {
		lat, lon = f.partOf(p, t.compass)
		r.Name = t.compass + " " + p.Name
		r.ID = event.EntityID("place/" + slug(r.Name))
		r.Feature, r.Precision = lexicon.Area.String(), "area"
	}
	r.Lat, r.Lon = &lat, &lon
	if len(t.ranking) > 1 {
		r.Alternatives = make([]event.EntityID, 0, len(t.ranking)-1)
		for _, n := range t.ranking {
			if int(n) != t.best {
				r.Alternatives = append(r.Alternatives, t.candidates[n].ID())
			}
		}
	}
}

// countryOf returns the country in which p is shown.
func (f *placeFinder) countryOf(p *lexicon.Place) string {
	day, _ := f.doc.PublishedDay()
	return f.gazetteer.Holder(p, f.view, day)
}

// maxAlternatives bounds the losing candidates that a mention keeps.
const maxAlternatives = 9

// emitUnknown fills in a place that the gazetteer lacks: it lies somewhere in
// the place that is said to hold it.
func (f *placeFinder) emitUnknown(t *toponym, r *event.Ref) {
	r.ID = event.EntityID("place/~" + slug(t.name))
	r.Feature = t.want.feature().String()
	var in *toponym
	switch {
	case len(t.inner) > 0 && t.want&kindStreet == 0:
		in = &t.inner[0]
	case t.inside >= 0:
		in = &f.toponyms[t.inside]
	case t.head == "":
		in = f.saidInside(t)
	}
	if in != nil {
		f.lieIn(r, in)
	}
}

// saidInside returns what holds the place t, which the gazetteer lacks, by the
// first mention of it that says so; nil if none does.
func (f *placeFinder) saidInside(t *toponym) *toponym {
	if f.holders == nil {
		f.holders = map[uint64]int{}
		for i := range f.toponyms {
			if o := &f.toponyms[i]; o.best < 0 && o.inside >= 0 {
				if _, known := f.holders[o.key]; !known {
					f.holders[o.key] = o.inside
				}
			}
		}
	}
	if n, ok := f.holders[t.key]; ok {
		return &f.toponyms[n]
	}
	return nil
}

// lieIn puts a place that the gazetteer lacks somewhere in another.
func (f *placeFinder) lieIn(r *event.Ref, in *toponym) {
	if in.best < 0 {
		return
	}
	p := &in.candidates[in.best].Place
	lat, lon := p.Lat, p.Lon
	r.Country, r.Lat, r.Lon = f.countryOf(p), &lat, &lon
	r.Admin1 = f.gazetteer.RegionName(p)
	switch {
	case p.Feature == lexicon.Country:
		r.Precision = "country"
	case p.Feature.Settled():
		r.Precision = "city"
	default:
		r.Precision = "region"
	}
}

// slug is a name as it stands in an ID.
func slug(name string) string { return strings.ReplaceAll(lexicon.Fold(name), " ", "-") }

package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/lexicon"
	"github.com/annals-kg/annals/text"
)

// places appends the places that the sentences name to dst, sorted by Start;
// they never overlap. A name is found by the gazetteer (or is said to be a
// place: "the village of X"), held to be a place by the words around it, and
// put somewhere by what contains it, by the article's other places, and by
// how large and well known its candidates are.
//
// A mention of an adjective or a people ("Ukrainian", "Britons") stands for
// its country and has Type "adjective": where nothing happened, only a name.
func places(doc *text.Document, sentences []text.Sentence, dst []event.Mention) []event.Mention {
	f := placeFinder{doc: doc, sentences: sentences, gazetteer: lexicon.DefaultGazetteer()}
	f.find()
	f.resolve()
	return f.emit(dst)
}

// typeAdjective is the Type of a place mention that is an adjective or the
// name of a people.
const typeAdjective = "adjective"

// A toponym is a name in the text that may be a place.
type toponym struct {
	span     text.Span
	sentence int
	from, to int // words of the sentence
	// candidates are those of the gazetteer, in its order; none for a place
	// that is not in it.
	candidates []candidate
	best       int // of candidates, -1 before it is known
	adjective  bool
	// want is what the words around say the place is, and plain that the name
	// stands without such a word.
	want kinds
	// inside is the toponym that is said to hold this one ("Paris, Texas"),
	// -1 where none is.
	inside int
	// compass is the part of the place that is meant: "northeast".
	compass string
	name    string // as written, on one line
	// confidence is how surely it is a place here; see placeWeights.
	confidence float64
}

// A candidate is a place that a toponym may be.
type candidate struct {
	lexicon.Place
	alias bool
	score float64
}

type placeFinder struct {
	doc       *text.Document
	sentences []text.Sentence
	gazetteer *lexicon.Gazetteer
	toponyms  []toponym

	words lexicon.Words
	hits  []lexicon.Hit
	found []lexicon.Candidate
}

// maxCandidates bounds the places that are weighed for one name.
const maxCandidates = 48

func (f *placeFinder) find() {
	for i := range f.sentences {
		f.findIn(i)
	}
}

// findIn finds the toponyms of a sentence.
func (f *placeFinder) findIn(sentence int) {
	s := &f.sentences[sentence]
	f.words.Cut(f.doc.Text, s.Span)
	first := len(f.toponyms)
	shout := isShout(s.Of(f.doc.Text))
	for i := 0; i < len(f.words.Words); {
		to, ok := f.nameAt(i, sentence, shout)
		if !ok {
			to, ok = f.unknownAt(i, sentence)
		}
		if ok {
			i = to
		} else {
			i++
		}
	}
	f.readCues(first)
}

// nameAt appends the toponym that begins at word i and returns the word behind
// it.
func (f *placeFinder) nameAt(i, sentence int, shout bool) (int, bool) {
	w := f.words.Words[i]
	if w.Joint == lexicon.Glued || !shout && !opensName(w.Of(f.doc.Text)) {
		return 0, false
	}
	f.hits = f.gazetteer.At(&f.words, i, f.hits[:0])
	for n := len(f.hits) - 1; n >= 0; n-- {
		hit := f.hits[n]
		span := f.words.SpanOf(hit.From, hit.To)
		written := span.Of(f.doc.Text)
		if !shout && !shapedAsName(written) {
			continue
		}
		t := toponym{span: span, sentence: sentence, from: hit.From, to: hit.To, best: -1, inside: -1}
		dot := span.End < len(f.doc.Text) && f.doc.Text[span.End] == '.'
		upper := written == strings.ToUpper(written)
		word := false
		f.found = f.gazetteer.Candidates(hit.Value, f.found[:0])
		adjectives := 0
		for _, c := range f.found {
			if c.Capitals && (!upper || shout && f.words.Words[i].Len() < 3) || c.Dotted && !dot {
				continue
			}
			if len(t.candidates) == maxCandidates {
				break
			}
			word = word || c.Word
			if c.Adjective {
				adjectives++
			}
			if c.Dotted {
				t.span.End = span.End + 1
			}
			t.candidates = append(t.candidates, candidate{Place: f.gazetteer.Place(c.Row), alias: c.Alias})
		}
		if len(t.candidates) == 0 {
			continue
		}
		if f.words.Words[hit.To-1].Dots && dot {
			t.span.End = span.End + 1
		}
		t.adjective = adjectives == len(t.candidates)
		t.name = strings.Join(strings.Fields(t.span.Of(f.doc.Text)), " ")
		if !f.isPlace(&t, word, shout) {
			continue
		}
		f.toponyms = append(f.toponyms, t)
		return hit.To, true
	}
	return 0, false
}

// emit appends the mentions.
func (f *placeFinder) emit(dst []event.Mention) []event.Mention {
	for i := range f.toponyms {
		t := &f.toponyms[i]
		m := event.Mention{Ref: event.Ref{
			Kind: event.KindPlace, Span: t.span, Text: t.span.Of(f.doc.Text), Name: t.name,
		}}
		if t.adjective {
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

func (f *placeFinder) emitPlace(t *toponym, r *event.Ref) {
	p := &t.candidates[t.best].Place
	r.ID, r.Name, r.Feature, r.Country = p.ID(), p.Name, p.Feature.String(), p.Country
	r.Admin1 = f.gazetteer.RegionName(p)
	lat, lon := p.Lat, p.Lon
	if t.compass != "" {
		lat, lon = f.partOf(p, t.compass)
		r.Name = t.compass + " " + p.Name
		r.ID = event.EntityID("place/" + strings.ReplaceAll(lexicon.Fold(r.Name), " ", "-"))
		r.Feature, r.Precision = lexicon.Area.String(), "area"
	}
	r.Lat, r.Lon = &lat, &lon
	order := make([]int, 0, len(t.candidates)-1)
	for i := range t.candidates {
		if i != t.best {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(t.candidates[b].score, t.candidates[a].score) })
	for _, i := range order[:min(len(order), maxAlternatives)] {
		r.Alternatives = append(r.Alternatives, t.candidates[i].ID())
	}
}

// maxAlternatives bounds the losing candidates that a mention keeps.
const maxAlternatives = 9

// emitUnknown fills in a place that the gazetteer lacks: it lies somewhere in
// the place that is said to hold it.
func (f *placeFinder) emitUnknown(t *toponym, r *event.Ref) {
	r.ID = event.EntityID("place/~" + strings.ReplaceAll(lexicon.Fold(t.name), " ", "-"))
	r.Feature = t.want.feature().String()
	if t.inside < 0 {
		return
	}
	in := &f.toponyms[t.inside]
	if in.best < 0 {
		return
	}
	p := &in.candidates[in.best].Place
	lat, lon := p.Lat, p.Lon
	r.Country, r.Lat, r.Lon = p.Country, &lat, &lon
	r.Admin1 = f.gazetteer.RegionName(p)
	r.Precision = "region"
	if p.Feature == lexicon.Country {
		r.Precision = "country"
	}
}

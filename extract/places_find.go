package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/annals-kg/annals/lexicon"
)

// maxCandidates bounds the places that are weighed for one name.
const maxCandidates = 48

// find gathers all names that may be places, and the words around them.
func (f *placeFinder) find() {
	f.doubts = map[uint64]int{}
	for i := range f.sentences {
		f.findIn(i)
	}
}

// findIn finds the names of a sentence.
func (f *placeFinder) findIn(sentence int) {
	s := &f.sentences[sentence]
	f.words.Cut(f.doc.Text, s.Span)
	first := len(f.toponyms)
	shout := isShout(s.Of(f.doc.Text))
	for i := 0; i < len(f.words.Words); {
		t, ok := f.nameAt(i, sentence, shout)
		if !ok {
			t, ok = f.partAt(i, sentence, shout)
		}
		if headed, okHeaded := f.headedAt(i, sentence, shout); okHeaded && (!ok || headed.to > t.to || headed.to == t.to && t.candidates[0].alias) {
			t, ok = f.withInner(headed, shout), true
		}
		if !ok {
			t, ok = f.saidAt(i, sentence, shout)
		}
		if !ok {
			i++
			continue
		}
		f.describe(&t, shout)
		if n := len(f.toponyms); n > first && f.samePlace(&f.toponyms[n-1], &t) {
			f.toponyms[n-1].join(&t, f.doc.Text)
		} else {
			f.toponyms = append(f.toponyms, t)
		}
		i = t.to
	}
	f.noteDoubts(shout)
	f.readCues(first)
}

// samePlace reports whether two names with a comma between are one of the same
// place: "Washington, D.C.".
func (f *placeFinder) samePlace(a, b *toponym) bool {
	if len(a.candidates) == 0 || len(b.candidates) != 1 || a.adjective || b.adjective || f.doc.Text[a.span.End:b.span.Start] != ", " {
		return false
	}
	for i := range a.candidates {
		if c := &a.candidates[i]; c.Row == b.candidates[0].Row && c.Feature.Settled() {
			return true
		}
	}
	return false
}

// join makes t end where the name b ends, which says which place it is.
func (t *toponym) join(b *toponym, s string) {
	t.span.End, t.to, t.candidates = b.span.End, b.to, b.candidates
	t.next, t.after = b.next, b.after
	t.name = t.span.Of(s)
}

// nameAt returns the longest name of the gazetteer that begins at word i and
// is written as a name.
func (f *placeFinder) nameAt(i, sentence int, shout bool) (toponym, bool) {
	w := f.words.Words[i]
	if w.Joint == lexicon.Glued || !shout && !opensName(w.Of(f.doc.Text)) {
		return toponym{}, false
	}
	f.hits = f.gazetteer.At(&f.words, i, f.hits[:0])
	for n := len(f.hits) - 1; n >= 0; n-- {
		hit := f.hits[n]
		t := toponym{span: f.words.SpanOf(hit.From, hit.To), sentence: sentence, from: hit.From, to: hit.To, best: -1, inside: -1}
		if f.words.Words[hit.To-1].Joint == lexicon.Glued && hit.To-hit.From == 2 {
			continue // "Levi's" is Levi
		}
		if !shout && !shapedAsName(t.span.Of(f.doc.Text)) {
			continue
		}
		if last := f.words.Words[hit.To-1]; n > 0 && f.hits[n-1].To == hit.To-1 && !startsUpper(last.Of(f.doc.Text)) && kindWords[string(f.words.Folded(hit.To-1))] != 0 {
			continue // "Rostov region" is Rostov, which is a region
		}
		if !f.fillCandidates(&t, hit, shout) {
			continue
		}
		if n > 0 && t.candidates[0].alias && wordClassOf[string(f.words.Folded(hit.To-1))] != 0 {
			continue // "Guatemala by" is no Danish city here
		}
		return t, true
	}
	return toponym{}, false
}

// fillCandidates gives t the places that the hit can stand for as it is
// written, and reports whether there are any.
func (f *placeFinder) fillCandidates(t *toponym, hit lexicon.Hit, shout bool) bool {
	written := t.span.Of(f.doc.Text)
	dot := t.span.End < len(f.doc.Text) && f.doc.Text[t.span.End] == '.'
	upper := written == strings.ToUpper(written)
	f.found = f.gazetteer.Candidates(hit.Value, f.found[:0])
	start, dotted := len(f.arena), false
	marks := markNone
	for _, c := range f.found {
		if c.Capitals && (!upper || shout && len(written) < 4 && !strings.Contains(written, ".")) || c.Dotted && !dot {
			continue
		}
		if upper && !shout && len(written) <= 4 && !c.Capitals && !c.Dotted && !c.Adjective && strings.IndexByte(written, '.') < 0 {
			p := f.gazetteer.Place(c.Row)
			if c.Alias || !p.Hand && p.Population < 100_000 {
				continue // an abbreviation of something else: "WHO"
			}
		}
		if len(f.arena)-start == maxCandidates {
			break
		}
		if c.Word {
			marks |= markWord
		}
		if c.Person {
			marks |= markPerson
		}
		if len(f.arena) == start {
			t.adjective = c.Adjective
		} else if t.adjective && !c.Adjective {
			continue // a town Canadian, Texas, is not what "Canadian" means
		}
		dotted = dotted || c.Dotted
		if last := len(f.arena) - 1; last >= start && f.arena[last].Row == c.Row {
			continue // "VT" and "Vt."
		}
		f.arena = append(f.arena, candidate{Place: f.gazetteer.Place(c.Row), alias: c.Alias})
	}
	t.candidates = f.arena[start:len(f.arena):len(f.arena)]
	if len(t.candidates) == 0 {
		return false
	}
	if dotted || dot && f.words.Words[hit.To-1].Dots {
		t.span.End++
	}
	t.best = 0
	t.known = classOfCandidates(t, marks)
	return true
}

// headWords are the words that make a place of the name before them, with the
// kinds that they stand for.
var headWords = map[string]kinds{
	"street": kindStreet, "st": kindStreet, "avenue": kindStreet, "ave": kindStreet, "road": kindStreet, "rd": kindStreet, "drive": kindStreet,
	"lane": kindStreet, "boulevard": kindStreet, "blvd": kindStreet, "highway": kindStreet, "parkway": kindStreet, "freeway": kindStreet,
	"way": kindStreet, "bypass": kindStreet, "turnpike": kindStreet, "trail": kindStreet, "terrace": kindStreet, "crescent": kindStreet,
	"square": kindFacility, "park": kindFacility, "bridge": kindFacility, "airport": kindAirfield, "station": kindFacility,
	"hospital": kindFacility, "church": kindFacility, "cathedral": kindFacility, "mosque": kindFacility, "temple": kindFacility, "synagogue": kindFacility,
	"stadium": kindFacility, "arena": kindFacility, "museum": kindFacility, "library": kindFacility, "plaza": kindFacility, "mall": kindFacility,
	"hotel": kindFacility, "prison": kindFacility, "jail": kindFacility, "camp": kindFacility, "base": kindFacility, "cemetery": kindFacility,
	"castle": kindFacility, "palace": kindFacility, "tower": kindFacility, "dam": kindFacility, "harbor": kindsOf(lexicon.Port), "harbour": kindsOf(lexicon.Port),
	"port": kindsOf(lexicon.Port), "canal": kindsOf(lexicon.Strait), "embassy": kindFacility, "barracks": kindFacility, "refinery": kindFacility,
	"plant": kindFacility, "farm": kindFacility, "center": kindFacility, "centre": kindFacility, "theatre": kindFacility, "theater": kindFacility,
	"university": kindFacility, "college": kindFacility, "school": kindFacility, "courthouse": kindFacility, "monument": kindFacility, "memorial": kindFacility,
	"racecourse": kindFacility, "monastery": kindFacility, "crossing": kindFacility, "checkpoint": kindFacility,
	"river": kindRiver, "creek": kindRiver, "lake": kindsOf(lexicon.Lake), "reservoir": kindsOf(lexicon.Lake), "bay": kindsOf(lexicon.Sea),
	"island": kindsOf(lexicon.Island), "islands": kindsOf(lexicon.Island), "mountain": kindMountain, "mountains": kindMountain, "hills": kindMountain,
	"valley": kindsOf(lexicon.Area), "beach": kindsOf(lexicon.Area), "county": kindDistrict, "township": kindDistrict, "parish": kindDistrict,
	"district": kindDistrict, "province": kindRegion, "governorate": kindRegion, "region": kindRegion, "oblast": kindRegion, "peninsula": kindsOf(lexicon.Area),
	"raion": kindDistrict, "desert": kindsOf(lexicon.Area), "forest": kindsOf(lexicon.Area), "village": kindVillage, "heights": kindsOf(lexicon.Neighbourhood),
	"gardens": kindsOf(lexicon.Neighbourhood), "gorge": kindsOf(lexicon.Area), "pass": kindMountain, "cape": kindsOf(lexicon.Area),
}

// officeWords make an office of the name of a division before them.
var officeWords = stringSet("attorney court judge council commissioner manager administrator")

// openingHeads make a place of the name behind them: "Mount Sheridan".
var openingHeads = map[string]kinds{
	"mount": kindMountain, "lake": kindsOf(lexicon.Lake), "river": kindRiver, "rue": kindStreet, "fort": kindFacility, "camp": kindFacility,
	"cape": kindsOf(lexicon.Area), "port": kindSettled, "interstate": kindStreet, "route": kindStreet, "calle": kindStreet, "villa": kindFacility,
	"faubourg": kindsOf(lexicon.Neighbourhood), "kibbutz": kindVillage, "tel": kindVillage, "tal": kindVillage, "kfar": kindVillage, "beit": kindVillage,
}

// headedAt returns a name of up to four words from word i on that ends in a
// head word, or of two that begins with one: "North Main Street", "Lake Placid".
func (f *placeFinder) headedAt(i, sentence int, shout bool) (toponym, bool) {
	if shout || f.words.Words[i].Joint == lexicon.Glued || !f.capital(i) {
		return toponym{}, false
	}
	found := toponym{sentence: sentence, from: i, best: -1, inside: -1}
	if k := openingHeads[string(f.words.Folded(i))]; k != 0 && f.capital(i+1) && f.words.Words[i+1].Joint == lexicon.Spaced {
		found.to, found.want, found.head = i+2, k, string(f.words.Folded(i))
	}
	owned := false
	for j := i + 1; j < len(f.words.Words) && j < i+5; j++ {
		w := f.words.Words[j]
		if w.Joint == lexicon.Apart {
			break
		}
		if w.Joint == lexicon.Glued {
			owned = true
			continue
		}
		if !f.capital(j) {
			break
		}
		if k := headWords[string(f.words.Folded(j))]; owned && k&(kindFacility|kindStreet) == 0 {
			continue // "Europe's Danube River" is the Danube
		}
		if officeWords[f.after(j+1)] {
			continue // "Moore County District Attorney"
		}
		if k := headWords[string(f.words.Folded(j))]; k != 0 && (f.words.Words[j-1].Len() > 1 || f.words.Words[j-1].Joint == lexicon.Glued) {
			found.to, found.want, found.head = j+1, k, string(f.words.Folded(j))
		}
	}
	if found.to == 0 || found.to == i+2 && f.words.Words[i+1].Joint == lexicon.Glued {
		return toponym{}, false
	}
	found.span = f.words.SpanOf(i, found.to)
	found.known = classOfHead(found.want)
	return found, true
}

// partAt returns the place behind a word for a part of it that is written with
// a capital: "South Beirut". At the start of a sentence the capital says
// nothing, and the word stays out of the name.
func (f *placeFinder) partAt(i, sentence int, shout bool) (toponym, bool) {
	if shout || i == 0 || i+1 >= len(f.words.Words) || f.words.Words[i+1].Joint != lexicon.Spaced || !f.capital(i) {
		return toponym{}, false
	}
	part := compassWords[string(f.words.Folded(i))]
	if part == "" {
		return toponym{}, false
	}
	t, ok := f.nameAt(i+1, sentence, shout)
	if !ok || t.adjective || t.candidates[0].Feature > lexicon.Neighbourhood {
		return toponym{}, false
	}
	t.from, t.span.Start, t.compass = i, f.words.Words[i].Start, part
	return t, true
}

// withInner fills in the names of the gazetteer within t. Where one is all of t
// but the word for its kind, t is that place: "Kasserine Governorate".
func (f *placeFinder) withInner(t toponym, shout bool) toponym {
	for i := t.from; i < t.to; {
		in, ok := f.nameAt(i, t.sentence, shout)
		if !ok || in.to > t.to {
			i++
			continue
		}
		if in.from == t.from && in.to == t.to-1 && t.want&(kindDistrict|kindRegion) != 0 && !in.adjective && t.head != "county" && t.head != "parish" {
			t.candidates, t.best, t.known, t.head = in.candidates, 0, in.known|markLong, ""
			return t
		}
		f.describe(&in, shout)
		t.inner = append(t.inner, in)
		i = in.to
	}
	return t
}

// capital reports whether word i is there and begins with a capital or a
// figure.
func (f *placeFinder) capital(i int) bool {
	if i >= len(f.words.Words) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(f.words.Words[i].Of(f.doc.Text))
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

// saidAt returns a place that no table knows and that the text says to be one:
// "the village of X", "X village", "in X, Sumy Oblast".
func (f *placeFinder) saidAt(i, sentence int, shout bool) (toponym, bool) {
	if shout || i == 0 || !startsUpper(f.words.Words[i].Of(f.doc.Text)) || f.words.Words[i].Len() < 3 {
		return toponym{}, false
	}
	t := toponym{sentence: sentence, from: i, to: i + 1, best: -1, inside: -1, known: knownSaid}
	for t.to < i+3 && f.capital(t.to) && f.words.Words[t.to].Joint >= lexicon.Spaced {
		t.to++
	}
	if calendarWords[string(f.words.Folded(i))] || !startsUpper(f.words.Words[t.to-1].Of(f.doc.Text)) {
		return toponym{}, false
	}
	if k, plural := kindOf(f.before(i - 1)); f.before(i) == "of" && k&(kindVillage|kindDistrict) != 0 && !plural && sayingKinds[f.before(i-1)] {
		t.want, t.known = k, knownSaid
	} else if k := f.after(t.to); sayingKinds[k] && f.words.Words[t.to].Joint == lexicon.Spaced {
		t.want, t.known = kindWords[k], knownSaid
	} else if placePrepositions[f.before(i)] && f.regionBehindComma(t.to) {
		t.want, t.known = kindVillage, knownSaidInRegion
	} else {
		return toponym{}, false
	}
	t.span = f.words.SpanOf(i, t.to)
	return t, true
}

// sayingKinds are the words that say what a name that no table knows is.
var sayingKinds = stringSet("village hamlet settlement district raion township suburb town neighborhood neighbourhood")

var calendarWords = stringSet(`january february march april may june july august september october november december
	monday tuesday wednesday thursday friday saturday sunday christmas easter`)

var placePrepositions = stringSet("in at near from outside around over to toward towards on of")

// regionBehindComma reports whether word i follows a comma and begins the name
// of a country or of a first division.
func (f *placeFinder) regionBehindComma(i int) bool {
	if i >= len(f.words.Words) || f.between(i, i) != "," || !f.capital(i) {
		return false
	}
	f.hits = f.gazetteer.At(&f.words, i, f.hits[:0])
	if len(f.hits) == 0 {
		return false
	}
	f.found = f.gazetteer.Candidates(f.hits[len(f.hits)-1].Value, f.found[:0])
	for _, c := range f.found[:min(len(f.found), 3)] {
		if p := f.gazetteer.Place(c.Row); !c.Adjective && (p.Feature == lexicon.Country || p.Feature == lexicon.Admin1 || p.Feature == lexicon.Admin2) {
			return true
		}
	}
	return false
}

// opensName reports whether a word may open a name: it begins with a capital,
// or is an article that Arabic and Romance names begin with.
func opensName(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	if unicode.IsUpper(r) || unicode.IsTitle(r) || unicode.IsDigit(r) {
		return true
	}
	switch word {
	case "al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "l", "la", "le", "les", "de", "sub", "northern", "upstate", "occupied":
		return true
	}
	return false
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// nameParticles are the words that stand in lower case within names.
var nameParticles = stringSet(`of the and de la le les del do da dos el al ad an ar as ash at az ez es l d on upon in sur am der den na y e
	air base airbase airport airfield field military naval region oblast district county province city state sea river nuclear power plant station
	dam bridge camp refugee crossing border peninsula island islands strait governorate territory territories reservoir canal valley mountains desert
	port hydroelectric hydropower prison refinery corridor oil steel steelworks works garrison compound temple mosque hospital facility spit harbor
	harbour forest basin rainforest states sub northern upstate occupied volcano oilfield reactor enrichment displacement suburbs southern`)

func stringSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// shapedAsName reports whether every word of s that is not a particle has a
// capital, and at least one has.
func shapedAsName(s string) bool {
	capitals := 0
	for len(s) > 0 {
		n := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '–' || r == '‑' })
		word := s
		if n < 0 {
			s = ""
		} else {
			word, s = s[:n], s[n+1:]
			for len(s) > 0 && !utf8.RuneStart(s[0]) {
				s = s[1:]
			}
		}
		r, _ := utf8.DecodeRuneInString(word)
		switch {
		case word == "" || nameParticles[word] || unicode.IsDigit(r):
		case unicode.IsUpper(r) || unicode.IsTitle(r):
			capitals++
		default:
			// "d’Ivoire", "‘Amran"
			i := strings.IndexAny(word, "'’‘ʿ")
			if i < 0 || i > 2 {
				return false
			}
			_, size := utf8.DecodeRuneInString(word[i:])
			if !startsUpper(word[i+size:]) {
				return false
			}
			capitals++
		}
	}
	return capitals > 0
}

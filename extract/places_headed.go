package extract

import (
	"github.com/annals-kg/annals/lexicon"
)

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
	if shout || f.words.Words[i].Joint == lexicon.Glued || !f.capital(i) && (!personParticles[string(f.words.Folded(i))] || !f.capital(i+1)) {
		return toponym{}, false
	}
	switch string(f.words.Folded(i)) {
	case "a", "an", "in", "at", "near", "from", "on", "to", "over", "around", "outside", "inside", "across", "off", "after", "before", "since", "for", "by", "with":
		return toponym{}, false // "A Marshall Islands tanker", "In Port Sudan", at the start of a sentence
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

// withInner fills in the names of the gazetteer within t. Where one is all of t
// but the word for its kind, t is that place: "Kasserine Governorate".
func (f *placeFinder) withInner(t toponym, shout, title bool) toponym {
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
		f.describe(&in, shout, title)
		t.inner = append(t.inner, in)
		i = in.to
	}
	return t
}

package extract

import (
	"fmt"
	"strings"
	"testing"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/lexicon"
	"github.com/annals-kg/annals/text"
)

// find returns a finder that has read all sentences.
func find(doc *text.Document, cut []text.Sentence, o *Options) *placeFinder {
	var l lookup
	l.reset(doc)
	f := newPlaceFinder(doc, cut, o, &l.words)
	for i := range cut {
		l.read(cut[i].Span)
		f.findIn(i, l.shout && !l.title, l.title)
	}
	return f
}

// placesIn returns the places of a document.
func placesIn(doc *text.Document, o *Options) []event.Mention {
	return find(doc, sentences(doc), o).places(nil)
}

// placesOf returns the places of s as "text=name" with the adjectives in
// brackets.
func placesOf(s string) []string {
	doc := &text.Document{ID: "d", Text: s}
	var out []string
	for _, m := range placesIn(doc, &Options{}) {
		p := m.Text + "=" + m.Name
		if m.Admin1 != "" && m.Admin1 != m.Name {
			p += "/" + m.Admin1
		}
		if m.Type == typeAdjective {
			p = "(" + p + ")"
		}
		if m.Precision != "" {
			p += "~" + m.Precision
		}
		out = append(out, p)
	}
	return out
}

func TestPlaces(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"regions and cities share a name": {
			"Drones hit a depot in the Kursk region, then the city of Kursk itself.",
			"Kursk=Kursk Oblast|Kursk=Kursk/Kursk Oblast",
		},
		"a plural covers all that it follows": {
			"Sirens sounded in the Belgorod, Kursk and Bryansk regions.",
			"Belgorod=Belgorod Oblast|Kursk=Kursk Oblast|Bryansk=Bryansk Oblast",
		},
		"a comma contains": {
			"She grew up in Paris, Texas, before moving to Ohio.",
			"Paris=Paris/Texas|Texas=Texas|Ohio=Ohio",
		},
		"a part of a country": {
			"Fighting went on in northeast Ukraine.",
			"Ukraine=northeast Ukraine~area",
		},
		"an adjective is no place of its own": {
			"Ukrainian crews drove to Poltava.",
			"(Ukrainian=Ukraine)|Poltava=Poltava/Poltava Oblast",
		},
		"a title makes a person": {
			"Mr. London spoke in Berlin.",
			"Berlin=Berlin/State of Berlin",
		},
		"a village that no table knows": {
			"A shell fell on the village of Verkhnya Vyshnia in the Sumy region.",
			"Verkhnya Vyshnia=Verkhnya Vyshnia/Sumy Oblast~region|Sumy=Sumy Oblast",
		},
		"a village of a name known elsewhere only": {
			"Armed men raided Qorva and fled to Tougbo village in Seno province, Burkina Faso.",
			"Tougbo=Tougbo~region|Seno=Séno|Burkina Faso=Burkina Faso",
		},
		"a sea, not the state named for it": {
			"The ship was hit in the Red Sea off Hodeidah.",
			"Red Sea=Red Sea|Hodeidah=Hodeidah/Al Hudaydah",
		},
		"an air base, not its town": {
			"Two rockets fell near Balad airbase.",
			"Balad airbase=Balad Air Base/Salahuddin",
		},
		"Gaza is the Strip": {
			"Aid trucks waited at the crossing into Gaza from Egypt.",
			"Gaza=Gaza Strip|Egypt=Egypt",
		},
		"a group is no village": {
			"Taliban fighters left Kabul.",
			"Kabul=Kabul",
		},
		"one place in two names": {
			"She moved to Washington, D.C., last year.",
			"Washington, D.C.=Washington/District of Columbia",
		},
		"an abbreviated state": {
			"A plant in Bethel, Vt., closed.",
			"Bethel=Bethel/Vermont|Vt.=Vermont",
		},
		"a facility within a city": {
			"Shells hit the Mariupol Drama Theatre.",
			"Mariupol Drama Theatre=Mariupol Drama Theatre/Donetsk Oblast~city",
		},
		"capitals": {
			"   SAN SALVADOR, 3 JAN 90 -- GUERRILLAS ATTACKED A POST IN SANTA ELENA, USULUTAN DEPARTMENT.",
			"SAN SALVADOR=San Salvador/San Salvador Department|SANTA ELENA=Santa Elena/Usulutan Department|USULUTAN DEPARTMENT=Usulutan Department",
		},
	} {
		t.Run(name, func(t *testing.T) {
			if got := strings.Join(placesOf(c.text), "|"); got != c.want {
				t.Errorf("places of %q:\n got %s\nwant %s", c.text, got, c.want)
			}
		})
	}
}

func TestPlacesDeFacto(t *testing.T) {
	s := "A depot near Yalta burned."
	for view, want := range map[lexicon.View]string{lexicon.DeJure: "UA", lexicon.DeFacto: "RU"} {
		doc := &text.Document{Text: s}
		found := placesIn(doc, &Options{Country: view})
		if len(found) != 1 || found[0].Country != want {
			t.Errorf("%s: places of %q = %+v; want one in %s", view, s, found, want)
		}
	}
}

// The weights were learned for the classes that there are.
func TestPlaceWeightsFit(t *testing.T) {
	if got := len(placeWeightTable); got != 2*placeWeights {
		t.Errorf("places_weights.bin has %d bytes; want %d: learn it again with TestTrainPlaces", got, 2*placeWeights)
	}
}

func TestPlacesInARow(t *testing.T) {
	s := strings.Repeat("Springfield, San José, Paris ", 4000)
	doc := &text.Document{Text: s}
	if got := len(placesIn(doc, &Options{})); got > 12000 {
		t.Errorf("%d places of 12,000 names", got)
	}
}

func FuzzPlaces(f *testing.F) {
	for _, s := range []string{
		"KYIV, May 15 - Drones hit Kursk.", "the village of", "Paris, ", "northern\xff Gaza", "’s Hertogenbosch", "U.S.-led",
		"the village of X in Y region", "St. Louis, Mo.", "in Mali.", "Kursk and Belgorod regions",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "?")
		doc := &text.Document{Text: s}
		end := 0
		for _, m := range placesIn(doc, &Options{}) {
			if m.Start < end || m.End <= m.Start || m.End > len(s) || m.Text != s[m.Start:m.End] {
				t.Fatalf("places of %q: %v after %d", s, m.Span, end)
			}
			end = m.End
			if m.ID == "" || m.Name == "" || (m.Lat == nil) != (m.Lon == nil) {
				t.Fatalf("places of %q: %s", s, fmt.Sprint(m))
			}
		}
	})
}

func BenchmarkPlaces(b *testing.B) {
	s := strings.Repeat("KYIV, May 15 - Drones struck a depot near Shebekino in Russia's Belgorod region before dawn, and fires burned on for hours. "+
		"A spokesman in Moscow said crews from Voronezh had put them out. "+
		"Across the border, in the village of Lyptsi, shells broke the windows of a school. "+
		"Nobody had expected that the winter would end like this, an old teacher said while she swept the yard.\n\n", 20)
	doc := &text.Document{Text: s}
	cut := sentences(doc)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		find(doc, cut, &Options{}).places(nil)
	}
	b.ReportMetric(float64(len(cut))*float64(b.N)/b.Elapsed().Seconds(), "sentences/s")
}

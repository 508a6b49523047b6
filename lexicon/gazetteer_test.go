package lexicon

import (
	"strings"
	"testing"

	"github.com/annals-kg/annals/text"
)

func TestGazetteerFirstMeaning(t *testing.T) {
	g := DefaultGazetteer()
	for _, c := range []struct {
		name, id, want string
		feature        Feature
		country        string
	}{
		{"Kyiv", "geonames:703448", "Kyiv", City, "UA"},
		{"Kiev", "geonames:703448", "Kyiv", City, "UA"},
		{"Crimea", "geonames:703883", "Crimea", Admin1, "UA"},
		{"Tatarstan", "geonames:484048", "Tatarstan", Admin1, "RU"},
		{"Kursk Oblast", "geonames:538555", "Kursk Oblast", Admin1, "RU"},
		{"Paris", "geonames:2988507", "Paris", City, "FR"},
		{"United States", "geonames:6252001", "United States", Country, "US"},
		{"Côte d’Ivoire", "geonames:2287781", "Ivory Coast", Country, "CI"},
		{"Black Sea", "geonames:630673", "Black Sea", Sea, ""},
	} {
		places := g.Lookup(c.name)
		if len(places) == 0 {
			t.Errorf("Lookup(%q) found nothing", c.name)
			continue
		}
		p := places[0]
		if string(p.ID()) != c.id || p.Name != c.want || p.Feature != c.feature || p.Country != c.country {
			t.Errorf("Lookup(%q)[0] = %s %q %s %s; want %s %q %s %s", c.name, p.ID(), p.Name, p.Feature, p.Country, c.id, c.want, c.feature, c.country)
		}
	}
	if p := g.Lookup("Nowhere-on-the-Map"); p != nil {
		t.Errorf("Lookup of no place = %v", p)
	}
}

func TestGazetteerDivisions(t *testing.T) {
	g := DefaultGazetteer()
	p := g.Lookup("Kursk")[0]
	if got := g.RegionName(&p); got != "Kursk Oblast" {
		t.Errorf("RegionName(Kursk) = %q; want Kursk Oblast", got)
	}
	c := g.Place(g.CountryOf(&p))
	if c.Name != "Russia" || c.Feature != Country {
		t.Errorf("CountryOf(Kursk) = %q; want Russia", c.Name)
	}
	if d := g.DistrictOf(&p); d >= 0 && g.Place(d).Feature != Admin2 {
		t.Errorf("DistrictOf(Kursk) is %s; want an admin2", g.Place(d).Feature)
	}
	south, north, west, east, ok := g.Extent(&c)
	if !ok || south < 40 || north > 82 || west < -180 || east > 180 {
		t.Errorf("Extent(Russia) = %g %g %g %g %t", south, north, west, east, ok)
	}
}

func TestGazetteerRoundTrip(t *testing.T) {
	var b GazetteerBuilder
	for _, e := range []PlaceEntry{
		{GeoNames: 1, Name: "Freedonia", Feature: Country, Country: "FD", Lat: 10, Lon: 20, Hand: true,
			Names: []PlaceName{{Name: "Freedonian", Adjective: true}, {Name: "FD", Capitals: true}}},
		{Name: "North Freedonia", Feature: Admin1, Country: "FD", Admin1: "FD.01", Lat: 11, Lon: 20},
		{GeoNames: 7, Name: "King's Ferry", Feature: Village, Country: "FD", Admin1: "FD.01", Lat: -11.12345, Lon: 179.9, Population: 12},
		{Name: "King's Ferry", Feature: Village, Country: "FD", Lat: 10, Lon: 20, Population: 900},
		{Name: "King's Ferry", Feature: Village, Country: "FD", Lat: 10, Lon: 21, Population: 800},
	} {
		if err := b.Add(e); err != nil {
			t.Fatal(err)
		}
	}
	for _, bad := range []PlaceEntry{{Name: ""}, {Name: "X", Lat: 91}, {Name: "X", Country: "FRE"}, {Name: strings.Repeat("x", 300)}} {
		if b.Add(bad) == nil {
			t.Errorf("Add(%+v) took it", bad)
		}
	}
	b.MarkWords([]string{"king's ferry"})
	table, err := b.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	g, err := OpenGazetteer(string(table))
	if err != nil {
		t.Fatal(err)
	}
	var w Words
	s := "at KING’S FERRY, FD"
	w.Cut(s, text.Span{End: len(s)})
	hits := g.At(&w, 1, nil)
	if len(hits) != 1 || w.SpanOf(hits[0].From, hits[0].To).Of(s) != "KING’S FERRY" {
		t.Fatalf("At = %v", hits)
	}
	found := g.Candidates(hits[0].Name, nil)
	if len(found) != 3 || !found[0].Word || found[0].Row != 3 {
		t.Fatalf("Candidates = %+v; want 3, all words, the largest first", found)
	}
	for i, want := range []string{"place/fd-king-s-ferry", "place/fd-king-s-ferry-2", "geonames:7"} {
		p := g.Place(found[i].Row)
		if got := strings.ReplaceAll(string(p.ID()), "kings", "king-s"); got != want {
			t.Errorf("candidate %d is %s; want %s", i, got, want)
		}
	}
	p := g.Place(2)
	if p.Lat != -11.12345 || p.Lon != 179.9 || g.RegionName(&p) != "North Freedonia" {
		t.Errorf("Place(2) = %+v in %q", p, g.RegionName(&p))
	}
	if hits := g.At(&w, 4, nil); len(hits) != 1 || !g.Candidates(hits[0].Name, nil)[0].Capitals {
		t.Error("FD does not ask for capitals")
	}
	again, _ := b.Bytes()
	if string(again) != string(table) {
		t.Error("the same places gave another table")
	}
	for n := range len(table) {
		if n%97 == 0 {
			if _, err := OpenGazetteer(string(table[:n])); err == nil && n < len(table) {
				t.Fatalf("a table cut at %d bytes opened", n)
			}
		}
	}
}

// prose is a text of 40 kB with a place in every sentence.
var prose = strings.Repeat("The convoy left the outskirts of Kharkiv before dawn and reached Kupiansk by noon. "+
	"Two trucks broke down on the road, and a crew from Poltava came to tow them away. "+
	"Officials in Berlin and New York City would not say who had paid for the repairs. ", 160)

func BenchmarkGazetteer(b *testing.B) {
	g := DefaultGazetteer()
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			if _, err := OpenGazetteer(placesTable); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("find", func(b *testing.B) {
		var w Words
		var hits []PlaceHit
		b.SetBytes(int64(len(prose)))
		for b.Loop() {
			w.Cut(prose, text.Span{End: len(prose)})
			hits = hits[:0]
			for i := range w.Words {
				hits = g.At(&w, i, hits)
			}
		}
	})
}

package vocab

import (
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
)

func TestIRIs(t *testing.T) {
	article := ArticleIRI("sha256:00ff", 1)
	for _, c := range []struct{ got, want quad.IRI }{
		{article, "https://annals-kg.org/article/sha256:00ff"},
		{ArticleIRI("a b/c", 3), "https://annals-kg.org/article/a%20b%2Fc/3"},
		{EvidenceIRI(article, 10, 20), "https://annals-kg.org/article/sha256:00ff#bytes=10-20"},
		{UseIRI(EventIRI("12ab"), 2), "https://annals-kg.org/event/12ab#use2"},
		{EntityIRI("geonames:703883"), "https://sws.geonames.org/703883/"},
		{EntityIRI("actor/~the-local-militia"), "https://annals-kg.org/actor/~the-local-militia"},
		{EntityIRI("weapon/S-300 <x>"), "https://annals-kg.org/weapon/S-300%20%3Cx%3E"},
		{RegionIRI("ru", "Belgorod  Oblast"), "https://annals-kg.org/region/RU/belgorod-oblast"},
		{RegionIRI("", "Crimea"), "https://annals-kg.org/region/-/crimea"},
		{CountryIRI("ua"), "https://annals-kg.org/country/UA"},
		{WeaponClassIRI("Guided Bomb"), "https://annals-kg.org/weapon-class/guided-bomb"},
		{IntervalIRI("2024-05-06", ""), "https://annals-kg.org/time/2024-05-06/.."},
		{SourceIRI("Київ / News"), "https://annals-kg.org/source/київ-%2F-news"},
	} {
		if c.got != c.want {
			t.Errorf("got %s; want %s", string(c.got), string(c.want))
		}
	}
	if id, ok := EventID(EventIRI("x/y z")); !ok || id != "x/y z" {
		t.Errorf("EventID = %q, %v; want what EventIRI was given", id, ok)
	}
	if _, ok := EventID(UseIRI(EventIRI("1"), 1)); ok {
		t.Error("a use of a weapon passes for an event")
	}
}

func FuzzEscape(f *testing.F) {
	for _, s := range []string{"", "a", "ж/ %41", "\xff\x00", "a%2", "%zz"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		e := Escape(s)
		if strings.ContainsAny(e, "/ <>\"{}|\\^`#?\n") {
			t.Errorf("Escape(%q) = %q", s, e)
		}
		if back := Unescape(e); back != s {
			t.Errorf("Unescape(Escape(%q)) = %q", s, back)
		}
	})
}

func TestBroaderClass(t *testing.T) {
	for class, want := range map[string]string{
		"drone": "", "ballistic missile": "missile", "anti-radiation missile": "missile", "guided bomb": "bomb",
		"loitering munition": "drone", "small arms": "", "howitzer": "artillery", "Attack Drone": "drone", "": "",
	} {
		if got := BroaderClass(class); got != want {
			t.Errorf("BroaderClass(%q) = %q; want %q", class, got, want)
		}
	}
}

// No class lies under itself, however far up one goes.
func TestClassesDoNotTurnInCircles(t *testing.T) {
	for class := range broader {
		seen := map[string]bool{}
		for up := class; up != ""; up = BroaderClass(up) {
			if seen[up] {
				t.Fatalf("%s lies under itself", class)
			}
			seen[up] = true
		}
	}
}

func TestEvidenceSpan(t *testing.T) {
	const article = Base + "article/a"
	if start, end, ok := EvidenceSpan(article, EvidenceIRI(article, 10, 20)); start != 10 || end != 20 || !ok {
		t.Errorf("got [%d, %d), %t; want [10, 20)", start, end, ok)
	}
	for _, iri := range []quad.IRI{article, EvidenceIRI(article+"b", 1, 2), article + "#bytes=1", article + "#bytes=2-1", article + "#bytes=a-b", article + "#bytes=-1-2"} {
		if _, _, ok := EvidenceSpan(article, iri); ok {
			t.Errorf("%s is taken for evidence", iri)
		}
	}
}

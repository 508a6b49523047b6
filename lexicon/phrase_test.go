package lexicon

import (
	"strings"
	"testing"

	"github.com/annals-kg/annals/text"
)

func TestFold(t *testing.T) {
	for phrase, want := range map[string]string{
		"Côte d’Ivoire":     "cote divoire",
		"Rostov-on-Don":     "rostov on don",
		"U.S.":              "us",
		"St. Louis":         "st louis",
		"St.Louis":          "st louis",
		"W.Va.":             "wva",
		"King's Lynn":       "kings lynn",
		"Łódź":              "lodz",
		"Đà Nẵng":           "da nang",
		"Sana‘a":            "sanaa",
		"Kyiv’s":            "kyivs",
		"Trinidad & Tobago": "trinidad and tobago",
		"Київ":              "київ",
		"Kh-101":            "kh 101",
		"Guinea – Bissau":   "guinea bissau",
		" ... ":             "",
	} {
		if got := Fold(phrase); got != want {
			t.Errorf("Fold(%q) = %q; want %q", phrase, got, want)
		}
	}
}

func TestFindLongest(t *testing.T) {
	var b PhraseBuilder
	for i, phrase := range []string{"Gaza", "Gaza City", "Gaza Strip", "New York", "New York City Hall", "King's Lynn", "U.S.", "Rostov-on-Don"} {
		if _, had := b.Add(phrase, uint32(i)); had {
			t.Fatalf("Add(%q): there already", phrase)
		}
	}
	if before, had := b.Add("GAZA", 0); !had || before != 0 {
		t.Errorf("Add(GAZA) again = %d, %t; want 0, true", before, had)
	}
	p := b.Phrases()
	for _, c := range []struct{ text, want string }{
		{"from Gaza City to the Gaza\nStrip", "Gaza City|Gaza\nStrip"},
		{"in Gaza, City of ruins", "Gaza"},
		{"Gaza\n\nStrip", "Gaza"},
		{"Gaza’s port", "Gaza"},
		{"New York City", "New York"},
		{"a King’s Lynn man", "King’s Lynn"},
		{"a U.S.-led raid", "U.S"},
		{"ROSTOV ON DON", "ROSTOV ON DON"},
		{"Gazans", ""},
		{"New\xffYork", ""},
	} {
		var w Words
		w.Cut(c.text, text.Span{End: len(c.text)})
		var got []string
		for _, hit := range p.Find(&w, nil) {
			got = append(got, w.SpanOf(hit.From, hit.To).Of(c.text))
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("Find in %q = %q; want %q", c.text, s, c.want)
		}
	}
}

func TestPhrasesKeepEveryValue(t *testing.T) {
	var b PhraseBuilder
	var phrases []string
	for i := range 5000 {
		phrase := strings.Repeat(string(rune('a'+i%26)), 1+i%7) + " " + string(rune('a'+i/26%26)) + string(rune('a'+i/676))
		phrases = append(phrases, phrase)
		b.Add(phrase, uint32(i))
	}
	p, err := PhrasesIn(string(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	last := map[string]uint32{}
	for i, phrase := range phrases {
		last[phrase] = uint32(i)
	}
	for phrase, want := range last {
		if got, ok := p.Lookup(phrase); !ok || got != want {
			t.Fatalf("Lookup(%q) = %d, %t; want %d", phrase, got, ok, want)
		}
	}
	if v, ok := p.Lookup("no such phrase"); ok {
		t.Errorf("Lookup of a phrase not added = %d", v)
	}
	if _, err := PhrasesIn("abc"); err == nil {
		t.Error("PhrasesIn took a table of three bytes")
	}
}

func FuzzWords(f *testing.F) {
	for _, s := range []string{"U.S.-led forces", "King’s", "'s", "a\xff’", "Côte d’Ivoire", "–-–", "ʼs"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var w Words
		w.Cut(s, text.Span{End: len(s)})
		end := 0
		for i, word := range w.Words {
			if word.Start < end || word.End <= word.Start || word.End > len(s) {
				t.Fatalf("word %d of %q is %v after %d", i, s, word.Span, end)
			}
			end = word.End
		}
	})
}

func BenchmarkFind(b *testing.B) {
	var pb PhraseBuilder
	for _, p := range strings.Fields("Gaza Kyiv Sumy Kherson Aleppo Idlib Sana'a Khartoum") {
		pb.Add(p, 1)
	}
	p := pb.Phrases()
	s := strings.Repeat("Shells fell on the outskirts of Kherson overnight while crews in Sumy cleared the road to the station. ", 50)
	var w Words
	var hits []Hit
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		w.Cut(s, text.Span{End: len(s)})
		hits = p.Find(&w, hits[:0])
	}
}

package syntax

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/annals-kg/annals/text"
)

func TestTokenize(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"full stop", "Rebels fled.", "Rebels fled ."},
		{"possessive", "Kyiv's port", "Kyiv 's port"},
		{"heading before its text", "Riot in GhorThe road is shut", "Riot in Ghor The road is shut"},
		{"dateline behind a heading", "Bridge CollapsesKARSK, Oct. 3", "Bridge Collapses KARSK , Oct. 3"},
		{"name behind small letters", "fell to rebelsTurkey’s army", "fell to rebels Turkey ’s army"},
		{"capital inside a name", "a YouTube clip of MacDonald on a LinkedIn page and iPhone", "a YouTube clip of MacDonald on a LinkedIn page and iPhone"},
		{"decade", "in the 80's", "in the 80's"},
		{"broken off", "W- we hid, sh- she said", "W- we hid , sh- she said"},
		{"curly possessive", "Kyiv’s port", "Kyiv ’s port"},
		{"possessive plural", "the rebels' camp", "the rebels ' camp"},
		{"negation", "They didn't and can't.", "They did n't and ca n't ."},
		{"cannot", "We cannot go.", "We can not go ."},
		{"contractions", "we'll they've I'm you're he'd", "we 'll they 've I 'm you 're he 'd"},
		{"hyphens split", "an Iran-backed group", "an Iran - backed group"},
		{"prefixes stay", "anti-tank and non-lethal arms", "anti-tank and non-lethal arms"},
		{"weapon names", "a T-72 and an Su-34", "a T - 72 and an Su - 34"},
		{"ranks", "Gen. Lee and Lt. Col. Roy", "Gen. Lee and Lt. Col. Roy"},
		{"initials", "J. R. Smith", "J. R. Smith"},
		{"letters and stops", "the U.S. and U.N. at 5 p.m.", "the U.S. and U.N. at 5 p.m."},
		{"company", "Arms Inc. said", "Arms Inc. said"},
		{"month", "on Oct. 7 in Gaza.", "on Oct. 7 in Gaza ."},
		{"number", "No. 5 had 1,200 men", "No. 5 had 1,200 men"},
		{"no at the end", "She said no.", "She said no ."},
		{"quotes", `"Go," he said.`, `" Go , " he said .`},
		{"curly quotes", "“Go,” he said.", "“ Go , ” he said ."},
		{"single quotes", "the 'ceasefire' failed", "the ' ceasefire ' failed"},
		{"brackets", "the group (JNIM) fled", "the group ( JNIM ) fled"},
		{"dash", "the town -- now empty", "the town -- now empty"},
		{"em dash", "the town—now empty", "the town — now empty"},
		{"range", "10-15 men", "10 - 15 men"},
		{"money", "$5 and €3,000", "$ 5 and € 3,000"},
		{"percent", "30% of them", "30 % of them"},
		{"units", "155mm shells 5km away", "155 mm shells 5 km away"},
		{"time", "at 17:45 local", "at 17:45 local"},
		{"date", "on 11/28/2000", "on 11/28/2000"},
		{"ellipsis", "and then... nothing", "and then ... nothing"},
		{"web", "see https://example.org/a?b=1.", "see https://example.org/a?b=1 ."},
		{"mail", "(press@example.org)", "( press@example.org )"},
		{"slash", "soldiers/police", "soldiers / police"},
		{"capitals", "POLICE DIDN'T FIRE.", "POLICE DID N'T FIRE ."},
		{"cyrillic", "село Дубове, район", "село Дубове , район"},
		{"no-break space", "12\u00a0km", "12 km"},
		{"line end", "two\nlines", "two lines"},
		{"its for it's", "Its a trap and its not over", "It s a trap and it s not over"},
		{"its before a compound", "its in-house guards, its not-so-new tanks", "its in - house guards , its not - so - new tanks"},
		{"its before a noun", "its tanks and its very existence", "its tanks and its very existence"},
		{"lets, ill, your", "lets go, ill be there, your going", "let s go , i ll be there , you r going"},
		{"ill as it is", "an ill man, your men", "an ill man , your men"},
		{"full stop after etc", "guns, shells etc. fell; guns, shells etc.", "guns , shells etc. fell ; guns , shells etc ."},
		{"degrees", "at 30°C", "at 30 ° C"},
		{"stop and question mark", "really.? dead:???", "really .? dead :???"},
		{"drawn line", "==---- *~*~*", "==---- *~*~*"},
		{"money signs", "$$$ and 5$", "$$$ and 5 $"},
		{"double quotes of two", "‘‘Go’’ she said", "‘ ‘ Go ’’ she said"},
		{"bare file ending", "the draft .doc", "the draft .doc"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, tok := range Tokenize(nil, tt.in, text.Span{End: len(tt.in)}) {
				got = append(got, tok.Of(tt.in))
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("got  %s\nwant %s", s, tt.want)
			}
		})
	}
}

// TestTokenizeIsLinear cuts hostile texts, each in far less time than a
// quadratic cutter would need.
func TestTokenizeIsLinear(t *testing.T) {
	for _, unit := range []string{"a-", "- ", ".", "' ", "a.", "1,", "(", "a'", "$", ". \"", "é"} {
		s := strings.Repeat(unit, 50_000)
		began := time.Now()
		for _, sp := range Sentences(nil, s) {
			checkTokens(t, s, sp, Tokenize(nil, s, sp))
		}
		if took := time.Since(began); took > 5*time.Second {
			t.Errorf("%d times %q took %v", 50_000, unit, took)
		}
	}
}

// checkTokens holds tokens to their promise: sorted, inside sp, no white space
// in them, all else covered.
func checkTokens(t *testing.T, s string, sp text.Span, toks []text.Token) {
	t.Helper()
	at, valid := sp.Start, utf8.ValidString(sp.Of(s))
	for _, k := range toks {
		if k.Start < at || k.End <= k.Start || k.End > sp.End {
			t.Fatalf("token %v out of order or empty in %q", k.Span, s)
		}
		if left := strings.TrimFunc(s[at:k.Start], isSpace); left != "" {
			t.Fatalf("%q of %q is in no token", left, s)
		}
		if strings.ContainsFunc(k.Of(s), isSpace) {
			t.Fatalf("white space in token %q", k.Of(s))
		}
		if valid && !utf8.ValidString(k.Of(s)) {
			t.Fatalf("token %q cuts a rune", k.Of(s))
		}
		at = k.End
	}
	if left := strings.TrimFunc(s[at:sp.End], isSpace); left != "" {
		t.Fatalf("%q of %q is in no token", left, s)
	}
}

func FuzzTokenize(f *testing.F) {
	for _, s := range []string{news, "", "...'s", "’’''n't", "a-b-c--d", "\xff\xfe'", "😀😀-1,2.", "$-5%", "://@.com", "U.S.-backed."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for _, sp := range Sentences(nil, s) {
			if sp.Start < at || sp.End <= sp.Start || sp.End > len(s) {
				t.Fatalf("sentence %v out of order in %q", sp, s)
			}
			if left := strings.TrimFunc(s[at:sp.Start], isSpace); left != "" {
				t.Fatalf("%q of %q is in no sentence", left, s)
			}
			at = sp.End
			checkTokens(t, s, sp, Tokenize(nil, s, sp))
		}
		if left := strings.TrimFunc(s[at:], isSpace); left != "" {
			t.Fatalf("%q of %q is in no sentence", left, s)
		}
	})
}

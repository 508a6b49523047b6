package eval

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"
	"time"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/internal/golden"
	"github.com/annals-kg/annals/testdata/articles"
	"github.com/annals-kg/annals/testdata/gold"
)

// TestGoldPointsIntoItsArticle holds each file of gold to what its quoted
// words give; with UPDATE_GOLDEN=1 it writes their offsets.
func TestGoldPointsIntoItsArticle(t *testing.T) {
	cases, err := ReadCases(articles.FS, gold.FS)
	if err != nil {
		t.Fatal(err)
	}
	if len(cases) < 20 {
		t.Errorf("%d articles; want 20 or more", len(cases))
	}
	for _, c := range cases {
		var b bytes.Buffer
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		for i := range c.Events {
			if err := enc.Encode(&c.Events[i]); err != nil {
				t.Fatal(err)
			}
		}
		golden.Check(t, "../testdata/gold/"+c.Document.ID+".jsonl", b.Bytes())
	}
}

// TestGoldIsCoded checks what a slip of the coder's hand would break.
func TestGoldIsCoded(t *testing.T) {
	cases, err := ReadCases(articles.FS, gold.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		last := 0
		for _, g := range c.Events {
			at := c.Document.ID + ": " + g.Trigger.Near
			if g.Trigger.Start < last {
				t.Errorf("%s: not in the order of the text", at)
			}
			last = g.Trigger.Start
			for _, w := range g.Category.all() {
				if !event.Category(w).Known() {
					t.Errorf("%s: no category %q", at, w)
				}
			}
			for _, w := range g.Mode.all() {
				if !event.Mode(w).Known() {
					t.Errorf("%s: no mode %q", at, w)
				}
			}
			known(t, at, "status", g.Status, event.Actual, event.Attempted, event.Planned, event.Threatened, event.Hypothetical, event.Denied, event.Habitual)
			for _, w := range g.Weapons {
				known(t, at, "fate", w.Fate, event.Launched, event.ShotDown, event.Suppressed, event.Hit, event.Fell, event.FateUnknown)
			}
			for _, x := range g.Claims {
				known(t, at, "stance", x.Stance, event.Says, event.Confirms, event.Denies, event.Blames, event.Doubts)
			}
			for w := g.Time; w != nil; w = w.Or {
				if w.Basis != "" {
					known(t, at, "basis", w.Basis, event.BasisText, event.BasisContext, event.BasisPublication, event.BasisNone)
				}
				if w.From != "" && w.To != "" && w.From >= w.To {
					t.Errorf("%s: time from %s to %s is empty", at, w.From, w.To)
				}
				for _, day := range []string{w.From, w.To} {
					if _, err := time.Parse(time.DateOnly, day); day != "" && err != nil {
						t.Errorf("%s: %v", at, err)
					}
				}
				if w.Basis == Choice(event.BasisPublication) && w.From != c.Document.Published.Format(time.DateOnly) {
					t.Errorf("%s: basis publication, but from %s", at, w.From)
				}
			}
		}
	}
}

func known[T ~string](t *testing.T, at, slot string, c Choice, words ...T) {
	t.Helper()
	for _, got := range c.all() {
		found := false
		for _, w := range words {
			found = found || got == string(w)
		}
		if !found {
			t.Errorf("%s: no %s %q; there are: %v", at, slot, got, words)
		}
	}
}

func TestReadGoldRefuses(t *testing.T) {
	const text = "Rebels shelled the port. The mayor said rebels shelled the market."
	tests := map[string]string{
		"a trigger outside near":  `{"category":"assault","status":"actual","trigger":{"text":"bombed","near":"Rebels shelled"}}`,
		"near that is twice":      `{"category":"assault","status":"actual","trigger":{"text":"shelled","near":"ebels shelled the"}}`,
		"further words not there": `{"category":"assault","status":"actual","trigger":{"text":"shelled","near":"Rebels shelled"},"also":[{"text":"harbour"}]}`,
	}
	for name, line := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := ReadGold(fstest.MapFS{"a.jsonl": {Data: []byte(line)}}, "a.jsonl", text)
			if !errors.Is(err, errQuote) {
				t.Errorf("ReadGold error = %v; want %v", err, errQuote)
			}
		})
	}
	if _, err := ReadGold(fstest.MapFS{"a.jsonl": {Data: []byte(`{"actor":["x"]}`)}}, "a.jsonl", text); err == nil {
		t.Error("ReadGold took an unknown field")
	}
	if _, err := ReadGold(fstest.MapFS{}, "a.jsonl", text); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("ReadGold of no file: %v; want %v", err, fs.ErrNotExist)
	}
}

func TestReadCasesPairsFiles(t *testing.T) {
	article := &fstest.MapFile{Data: []byte(`{"id":"a","text":"Calm.","published":"2020-01-02"}`)}
	_, err := ReadCases(fstest.MapFS{"a/article.json": article}, fstest.MapFS{})
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an article without gold: %v; want %v", err, fs.ErrNotExist)
	}
	_, err = ReadCases(fstest.MapFS{"a/article.json": article}, fstest.MapFS{"a.jsonl": {}, "b.jsonl": {}})
	if err == nil {
		t.Error("gold without an article passed")
	}
	cases, err := ReadCases(fstest.MapFS{"a/article.json": article}, fstest.MapFS{"a.jsonl": {}})
	if err != nil || len(cases) != 1 || len(cases[0].Events) != 0 {
		t.Errorf("ReadCases = %v, %v; want one case without events", cases, err)
	}
}

func FuzzReadGold(f *testing.F) {
	f.Add(`{"category":"assault","status":"actual","trigger":{"text":"shelled","near":"Rebels shelled"},"killed":[3,null]}`, "Rebels shelled the port.")
	f.Add(`{"trigger":{"start":-1,"end":9,"text":"порт","near":"порт Ізмаїл"},"also":[{"text":"горить"}]}`, "порт Ізмаїл горить")
	f.Add("\n{}\n", "")
	f.Fuzz(func(t *testing.T, line, text string) {
		golds, err := ReadGold(fstest.MapFS{"a.jsonl": {Data: []byte(line)}}, "a.jsonl", text)
		if err != nil {
			return
		}
		for i := range golds {
			g := &golds[i]
			if got := g.Trigger.Of(text); got != g.Trigger.Text {
				t.Errorf("the trigger's span holds %q; want %q", got, g.Trigger.Text)
			}
			for _, s := range g.spans() {
				if s.Start < 0 || s.Start > s.End || s.End > len(text) {
					t.Errorf("span %v lies outside %q", s, text)
				}
			}
			for _, s := range slots {
				compareSlot(s, &event.Event{}, g)
			}
		}
	})
}

package temporal

import (
	"strings"
	"testing"
	"time"
)

// TestRules holds every rule to its own examples: a yes is found by that rule
// with the span in brackets and means what it says; nothing of a no is found
// by it.
func TestRules(t *testing.T) {
	names := map[string]bool{}
	for _, r := range loadRules().rules {
		if names[r.name] {
			t.Errorf("two rules are named %q", r.name)
		}
		names[r.name] = true
		if len(r.yes) == 0 || len(r.no) == 0 {
			t.Errorf("rule %q has %d yes and %d no; it needs one of each", r.name, len(r.yes), len(r.no))
		}
		for _, x := range r.yes {
			t.Run(r.name+"/"+x.text, func(t *testing.T) { checkExample(t, r.name, x) })
		}
		for _, text := range r.no {
			t.Run(r.name+"/not/"+text, func(t *testing.T) {
				for _, e := range Find(nil, text, 0, len(text)) {
					if e.Rule == r.name {
						t.Errorf("found %q", text[e.Start:e.End])
					}
				}
			})
		}
	}
}

func checkExample(t *testing.T, rule string, x example) {
	t.Helper()
	start := strings.Index(x.text, "[")
	end := strings.Index(x.text, "]") - 1
	text := strings.NewReplacer("[", "", "]", "").Replace(x.text)
	if start < 0 || end <= start {
		t.Fatalf("no brackets in %q", x.text)
	}
	for _, e := range Find(nil, text, 0, len(text)) {
		if e.Start >= end || e.End <= start {
			continue
		}
		if e.Rule != rule || e.Start != start || e.End != end {
			t.Errorf("got %q by %s, want %q by %s", text[e.Start:e.End], e.Rule, text[start:end], rule)
		}
		got := e.Resolve(Context{DCT: day(t, x.dct)})
		from, to := got.Interval.Bounds()
		if got.Value != x.value || from != x.from || to != x.to {
			t.Errorf("got %s [%s, %s), want %s [%s, %s)", got.Value, from, to, x.value, x.from, x.to)
		}
		return
	}
	t.Errorf("found nothing at %q", text[start:end])
}

func day(t *testing.T, s string) time.Time {
	t.Helper()
	if s == "" {
		return time.Time{}
	}
	d, err := time.Parse(time.DateOnly, s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

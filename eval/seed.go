package eval

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"time"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

// seedPublished is the day of the seed article, which it does not carry itself.
var seedPublished = time.Date(2024, 5, 15, 0, 0, 0, 0, time.UTC)

// A seedEvent is a line of the seed's gold.jsonl, whose README says what its
// words mean. Keys that a line leaves out are not asked for; null is "none".
type seedEvent struct {
	N        int     `json:"n"`
	Category string  `json:"category"`
	Mode     string  `json:"mode"`
	Status   string  `json:"status"`
	Habitual bool    `json:"habitual"`
	Actor    string  `json:"actor"`
	Whom     *string `json:"recipient"`
	Target   *string `json:"target"`
	Weapons  []struct {
		Name     string `json:"name"`
		Class    string `json:"class"`
		Count    any    `json:"count"`
		Owner    string `json:"owner"`
		Supplier string `json:"supplier"`
	} `json:"weapons"`
	Places   []string `json:"places"`
	Time     *string  `json:"time"`
	TimeNote string   `json:"time_note"`
	Killed   *Count   `json:"killed"`
	Injured  *Count   `json:"injured"`
	Claimant *string  `json:"claimant"`
	Quote    string   `json:"quote"`
}

// ReadSeed reads article.txt and gold.jsonl of a directory: the article that
// must be read right before any other.
func ReadSeed(fsys fs.FS, dir string) (*Case, error) {
	article, err := fs.ReadFile(fsys, path.Join(dir, "article.txt"))
	if err != nil {
		return nil, fmt.Errorf("eval: seed: %w", err)
	}
	lines, err := fs.ReadFile(fsys, path.Join(dir, "gold.jsonl"))
	if err != nil {
		return nil, fmt.Errorf("eval: seed: %w", err)
	}
	c := &Case{Document: text.Document{ID: "seed", Text: string(article), Published: seedPublished}}
	scan := bufio.NewScanner(bytes.NewReader(lines))
	for scan.Scan() {
		var s seedEvent
		given := map[string]json.RawMessage{}
		if err := json.Unmarshal(scan.Bytes(), &s); err != nil {
			return nil, fmt.Errorf("eval: seed: gold.jsonl: %w", err)
		}
		if err := json.Unmarshal(scan.Bytes(), &given); err != nil {
			return nil, fmt.Errorf("eval: seed: gold.jsonl: %w", err)
		}
		g, err := s.gold(c.Document.Text, given)
		if err != nil {
			return nil, fmt.Errorf("eval: seed: event %d: %w", s.N, err)
		}
		c.Events = append(c.Events, *g)
	}
	return c, scan.Err()
}

// ScoreSeed scores the seed article. Every slot that its gold gives must be
// right and no event may be added for "all slots" to be 100.
func ScoreSeed(ctx context.Context, fsys fs.FS, dir string, extract Extractor) (*Report, error) {
	c, err := ReadSeed(fsys, dir)
	if err != nil {
		return nil, err
	}
	return Score(ctx, "seed", []Case{*c}, extract)
}

// gold turns a line into the form that Score compares.
func (s *seedEvent) gold(article string, given map[string]json.RawMessage) (*Gold, error) {
	g := &Gold{
		Category: Choice(s.Category), Mode: Choice(s.Mode), Status: s.status(),
		Actors: []Name{alternatives(s.Actor)}, Killed: s.Killed, Injured: s.Injured,
		// The seed's gold has no stance, no fate and no further sentences.
		open: map[string]bool{"stance": true, "fate": true, "evidence": true, "basis": true},
	}
	for key, slot := range map[string]string{
		"recipient": "recipients", "target": "targets", "weapons": "weapons", "places": "places",
		"killed": "killed", "injured": "injured", "time": "time", "claimant": "claims",
	} {
		if _, ok := given[key]; !ok {
			g.open[slot] = true
		}
	}
	if g.open["weapons"] {
		g.open["counts"], g.open["owner"] = true, true
	}
	if s.Whom != nil {
		g.Recipients = []Name{alternatives(*s.Whom)}
	}
	if s.Target != nil {
		for _, t := range strings.Split(*s.Target, "; ") {
			g.Targets = append(g.Targets, Name(t))
		}
	}
	for _, w := range s.Weapons {
		count, err := seedCount(w.Count)
		if err != nil {
			return nil, err
		}
		g.Weapons = append(g.Weapons, Weapon{
			Name: Name(w.Name), Class: Choice(w.Class), Count: count, Fate: Choice(event.FateUnknown),
			Owner: Name(w.Owner), Supplier: Name(w.Supplier),
		})
	}
	for _, p := range s.Places {
		name, within, _ := strings.Cut(p, ", ")
		g.Places = append(g.Places, Place{Name: Name(name), Within: within})
	}
	if s.Claimant != nil {
		g.Claims = []Claim{{Name: alternatives(*s.Claimant), Stance: Choice(event.Says)}}
	}
	if strings.Contains(s.TimeNote, "no date word") {
		g.open["basis"] = false
	}
	var err error
	if g.Time, err = s.when(); err != nil {
		return nil, err
	}
	span, err := once(article, s.Quote)
	if err != nil {
		return nil, err
	}
	g.Trigger = Trigger{Quote: event.QuoteOf(article, span), Near: s.Quote}
	return g, nil
}

func (s *seedEvent) status() Choice {
	switch {
	case s.Habitual:
		return Choice(event.Habitual)
	case s.Status == "pledged":
		return Choice(event.Planned)
	case s.Status == "":
		return Choice(event.Actual)
	}
	return Choice(s.Status)
}

// alternatives reads "Russia (air defences; Defence Ministry)" as three names
// of one; the remark "(implied)" is no name.
func alternatives(s string) Name {
	name, more, found := strings.Cut(strings.TrimSuffix(s, ")"), " (")
	if !found || more == "implied" {
		return Name(name)
	}
	return Name(name + "|" + strings.ReplaceAll(more, "; ", "|"))
}

// seedCount reads [2,2], "several" or nothing.
func seedCount(v any) (*Count, error) {
	switch v := v.(type) {
	case nil:
		return nil, nil
	case string:
		if v == "several" {
			three := 3.0
			return &Count{&three, nil}, nil
		}
	case []any:
		var c Count
		for i := range min(len(v), len(c)) {
			if n, ok := v[i].(float64); ok {
				c[i] = &n
			}
		}
		return &c, nil
	}
	return nil, fmt.Errorf("no count %v", v)
}

// when reads the time: a day, two days that are both within, or words with a
// day in them that say what the time is next to.
func (s *seedEvent) when() (*When, error) {
	if s.Time == nil {
		return nil, nil
	}
	basis := Choice("text|context|publication")
	if strings.Contains(s.TimeNote, "no date word") {
		basis = "context|publication"
	}
	first, last, found := strings.Cut(*s.Time, "/")
	if !found {
		last = first
	}
	from, err := time.Parse(time.DateOnly, first)
	if err == nil {
		to, err := time.Parse(time.DateOnly, last)
		return &When{From: from.Format(time.DateOnly), To: nextDay(to, 1), Basis: basis}, err
	}
	words := strings.Fields(*s.Time)
	at, err := time.Parse(time.DateOnly, words[len(words)-1])
	if err != nil {
		return nil, fmt.Errorf("no time %q", *s.Time)
	}
	w := &When{Basis: "text|context"}
	if strings.HasPrefix(*s.Time, "the week of") {
		// It began then and may still go on.
		w.fits = func(from, to string) bool { return from == nextDay(at, 0) && (to == "" || to >= nextDay(at, 7)) }
	} else {
		// Some time before: not the day itself, nor after it.
		w.fits = func(from, to string) bool { return from < nextDay(at, 0) && (to == "" || to <= nextDay(at, 1)) }
	}
	return w, nil
}

// nextDay writes the day n days after t.
func nextDay(t time.Time, n int) string { return t.AddDate(0, 0, n).Format(time.DateOnly) }

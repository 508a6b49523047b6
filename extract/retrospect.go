package extract

import (
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// A report of a trial tells once more of a deed of long ago, and a paragraph of
// background does so too. What such texts tell on in the plain past happened
// then, and not on the day of the news.

// courtWords are said where a deed is tried.
var courtWords = wordSet("court courts trial judge judges jury juror jurors prosecutor prosecutors prosecution convicted sentenced sentencing testified testimony defendant defendants verdict inquest tribunal pleaded acquitted")

// A text is of a trial where courtDepth of its first sentences have courtSigns
// of these words.
const (
	courtDepth = 4
	courtSigns = 2
)

// isTrial reports whether an article tells of a trial from its start.
func isTrial(r *Reading) bool {
	seen := map[string]bool{}
	for i := range r.Sentences[:min(courtDepth, len(r.Sentences))] {
		for _, tok := range r.Sentences[i].Tokens {
			if w := strings.ToLower(tok.Of(r.Document.Text)); courtWords[w] {
				seen[w] = true
			}
		}
	}
	return len(seen) >= courtSigns
}

// A past is a time of long ago that the text has told, and where.
type past struct {
	time      *event.Time
	told      *draft // the event of that time
	paragraph int
	trial     bool // of an article about a trial
}

// reach moves on to the time of a draft, if that is long ago and the draft tells
// of it rather than in passing.
func (p *past) reach(r *Reading, d *draft) {
	paragraph := r.Sentences[d.view.sentence].Paragraph
	switch {
	case d.Time.From == "" || d.Status != event.Actual && d.Status != event.Attempted || !violent(d.Category) && d.Category != event.Kidnapping && d.Category != event.Capture:
	case !isLongAgo(r, d.Time):
		if paragraph == p.paragraph && d.Time.Basis == event.BasisText && !p.trial {
			p.time = nil
		}
	case d.Time.To == "" || !d.isPlainPast() || !d.verb && !p.trial || p.trial && p.time != nil && len(d.Evidences) == 0 && d.Killed == nil && p.time.Granularity <= d.Time.Granularity:
	default:
		p.time, p.told, p.paragraph = d.Time, d, paragraph
	}
}

// covers reports whether a draft without a time goes on about that of long ago.
func (p *past) covers(r *Reading, d *draft) bool {
	if p.time == nil || !violent(d.Category) && d.Category != event.Kidnapping && d.Category != event.Capture || !d.isPlainPast() {
		return false
	}
	return p.trial || r.Sentences[d.view.sentence].Paragraph == p.paragraph && p.told.compatiblePlaces(d)
}

// carried is the time of long ago as that of a further event.
func (p *past) carried() *event.Time {
	t := *p.time
	t.Basis, t.Start, t.End, t.Text = event.BasisContext, 0, 0, ""
	return &t
}

// isPlainPast reports whether the clause of a draft is in the past tense, or
// says no tense of its own.
func (d *draft) isPlainPast() bool {
	v := d.view
	verb := v.clause(d.word)
	if !v.isVerb(verb) {
		return true
	}
	if v.isPerfect(verb) {
		return false
	}
	switch v.words[verb].XPOS {
	case syntax.TagVBZ, syntax.TagVBP:
		return false
	}
	for _, k := range v.kids[verb] {
		if v.words[k].Rel.Base() == syntax.RelAux {
			switch v.lower(k) {
			case "is", "are", "will", "am":
				return false
			}
		}
	}
	return true
}

package extract

import (
	"strings"
	"time"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
	"github.com/annals-kg/annals/temporal"
	"github.com/annals-kg/annals/text"
)

// carryTimes gives the events without a time of their own the last one told
// before them, or else marks that only the day of publication is known.
// Habitual, planned and hypothetical events take none.
func carryTimes(r *Reading, drafts []*draft) {
	var last *event.Time
	dated := -1 // the sentence that told it
	before := past{trial: isTrial(r)}
	entry := 0
	for i, d := range drafts {
		if e := d.view.entry(); e != entry {
			entry, last = e, nil // another entry of a live report
		}
		if d.inHeading() {
			last = nil // what stands above is not what a heading is of
		}
		if d.Time != nil && d.Time.From == "" && d.Time.To != "" && d.Status == event.Planned {
			if day, ok := r.Document.PublishedDay(); ok { // "will send it by the end of March": from now on
				d.Time.From = day.Format(time.DateOnly)
			}
		}
		if d.Time != nil && d.Time.From == "" && d.Time.To != "" && d.Status == event.Actual && (!narrated(d.Category) && d.verb || d.Category == event.Fire) {
			d.Time = nil // "urged them to leave before Easter": the day of what is asked; "a fire that was out by noon"
		}
		switch {
		case d.Time != nil && d.Time.From == "" && d.daysFrom() != 0:
			base := last
			if base == nil {
				base = publicationTime(r)
			}
			if t, ok := shifted(base, d.daysFrom()); ok {
				t.Start, t.End, t.Text = d.Time.Start, d.Time.End, d.Time.Text
				d.Time = t
			}
		case d.Time != nil && d.Time.From == "" && isLater(d.Time.Text):
			carried := *publicationTime(r) // "hours later" is the same day, as far as anybody says
			if last != nil {
				carried = *last
			}
			carried.Start, carried.End, carried.Text, carried.Basis = d.Time.Start, d.Time.End, d.Time.Text, event.BasisContext
			d.Time = &carried
		case d.Time != nil:
			if d.datesOthers() {
				last, dated = d.Time, d.view.sentence
			}
		case d.Status != event.Actual && d.Status != event.Denied && d.Status != event.Attempted && !d.isPledge():
			d.Time = &event.Time{Basis: event.BasisNone}
		case d.isUndated(), d.Status == event.Denied && !violent(d.Category):
			d.Time = &event.Time{Basis: event.BasisNone}
		case before.covers(r, d):
			d.Time = before.carried()
		case d.isJustNow():
			d.Time = publicationTime(r)
		default:
			d.Time = d.storyTime(last, dated, drafts[i:])
		}
		before.reach(r, d)
	}
}

// storyTime is the time of a draft that tells none: that of its paragraph, else the
// last that was told, else the first to come, else only the day of publication. The
// sentence "dated" told the last; ahead are the draft and those behind it.
func (d *draft) storyTime(last *event.Time, dated int, ahead []*draft) *event.Time {
	if narrated(d.Category) {
		if frame := d.frameTime(dated); frame != nil {
			return carriedFrom(frame)
		}
		if last != nil && !isLongAgo(d.view.reading, last) {
			return carriedFrom(last)
		}
	}
	if last == nil {
		if t := dateAhead(ahead); t != nil {
			return carriedFrom(t)
		}
	}
	return publicationTime(d.view.reading)
}

// carriedFrom is a time that another sentence tells.
func carriedFrom(t *event.Time) *event.Time {
	carried := *t
	carried.Basis, carried.Start, carried.End, carried.Text = event.BasisContext, 0, 0, ""
	return &carried
}

// datesOthers reports whether the time that a draft tells is that of the story,
// which what else is told there takes from it.
func (d *draft) datesOthers() bool {
	return d.Status == event.Actual && days(d.Time) > 0 && days(d.Time) <= carriedDays && d.Time.Granularity <= temporal.Week &&
		!d.view.inAside(d.view.clause(d.word), -1) && !d.looksBack() && !isAhead(d.view.reading, d.Time)
}

// openingSentences are those that sum up a story.
const openingSentences = 3

// aheadReach is how many sentences on a story may tell its first day.
const aheadReach = 8

// isBlow reports whether events of a category fall on one day, not on days of
// fighting.
func isBlow(c event.Category) bool {
	return violent(c) && c != event.Clash && c != event.Offensive
}

// dateAhead returns the first day that a story tells behind its opening, which
// summed up what happened without one: nil if none is near.
func dateAhead(drafts []*draft) *event.Time {
	opening := drafts[0].view
	if !isBlow(drafts[0].Category) || opening.sentence-opening.entry() >= openingSentences {
		return nil
	}
	for _, d := range drafts[1:] {
		if d.view.sentence-opening.sentence > aheadReach || d.view.entry() != opening.entry() {
			return nil
		}
		if d.Time != nil && d.Time.Basis == event.BasisText && isBlow(d.Category) && days(d.Time) <= 2 && d.datesOthers() {
			if isLongAgo(opening.reading, d.Time) {
				return nil
			}
			return d.Time
		}
	}
	return nil
}

// looksBack reports whether a draft tells with a day of its own what lies before
// the story that goes on behind it: "had been shelled on Sunday", "the toll of
// Saturday's attack". What follows takes no day from it.
func (d *draft) looksBack() bool {
	v := d.view
	if v.sentence-v.entry() < 2 {
		return false
	}
	if t := strings.ToLower(d.Time.Text); strings.HasSuffix(t, " earlier") || strings.HasSuffix(t, " before") {
		return true
	}
	verb := v.clause(d.word)
	if d.verb {
		return v.isVerb(verb) && v.isPluperfect(verb) && v.words[verb].Rel == syntax.RelRoot
	}
	first, last := v.wordsOf(text.Span{Start: d.Time.Start, End: d.Time.End})
	if first > last || !v.dominates(d.word, first) {
		return false
	}
	switch v.words[d.word].Rel.Base() {
	case syntax.RelNmod, syntax.RelObl:
		return true
	}
	return false
}

// leadSentences are the first of an article, which tell the day's news in any
// tense: "Rebels have taken the town".
const leadSentences = 6

// isUndated reports whether the clause of a draft looks back at no day in
// particular: a perfect behind the lead, "has fired missiles at cities".
func (d *draft) isUndated() bool {
	v := d.view
	verb := v.clause(d.word)
	if !v.isVerb(verb) {
		return false
	}
	if !d.verb && v.isCustom(d.word) {
		return true
	}
	behind := v.sentence-v.entry() >= leadSentences
	for _, k := range v.kids[verb] {
		if v.words[k].Rel.Base() == syntax.RelAux && v.lower(k) == "having" {
			return true // "having reduced the town to rubble"
		}
	}
	if v.words[verb].Rel == syntax.RelAdvcl && v.markedBy(verb, "since") && d.verb {
		return true // "the first since Russia invaded"
	}
	if tag := v.words[verb].XPOS; (tag == syntax.TagVB || behind && tag == syntax.TagVBG) && v.words[verb].Head >= 0 && d.verb {
		switch v.words[verb].Rel.Base() {
		case syntax.RelXcomp, syntax.RelAdvcl: // "drones had been used to attack"
			head := v.words[verb].Head
			return v.isVerb(head) && (v.isPerfect(head) || v.isPluperfect(head))
		}
	}
	return behind && v.isPerfect(verb) || v.goesOnForLong(d)
}

// isCustom reports whether a noun tells of what somebody does time and again:
// "its attacks on soldiers", "Russia's heavy bombardments".
func (v *view) isCustom(w int) bool {
	if v.words[w].XPOS != syntax.TagNNS {
		return false
	}
	switch v.words[w].Rel.Base() {
	case syntax.RelRoot:
		return false
	case syntax.RelNsubj:
		if h := v.words[w].Head; h >= 0 && v.isVerb(h) && !v.isPresent(h) {
			return false // "Russian attacks killed five"
		}
	}
	return v.child(w, syntax.RelNmodPoss) >= 0 && v.child(w, syntax.RelNummod) < 0
}

// goesOnForLong reports whether a draft is told by how long it went on: "months of
// protests", "824 troops dying each day".
func (v *view) goesOnForLong(d *draft) bool {
	if h := v.words[d.word].Head; !d.verb && h >= 0 && v.words[d.word].Rel.Base() == syntax.RelNmod && v.preposition(d.word) == "of" {
		switch v.lower(h) {
		case "days", "weeks", "months", "years", "decades":
			return true
		}
	}
	for _, k := range v.kids[v.clause(d.word)] {
		if m := v.mention(k, event.KindTime); m != nil && m.Type == "SET" {
			return true
		}
	}
	return false
}

// entry is the first sentence of the entry of a live report in which the view
// lies, below a line that is only a time of day; 0 in any other article.
func (v *view) entry() int {
	r := v.reading
	for i := v.sentence; i > 0 && v.sentence-i < leadSentences; i-- {
		if s := &r.Sentences[i]; isClock(s.Of(r.Document.Text)) || s.Paragraph != r.Sentences[i-1].Paragraph && opensWithClock(s.Of(r.Document.Text)) {
			return i
		}
	}
	return 0
}

// isClock reports whether a line is only a time of day: "17:20", "09.45 GMT".
func isClock(s string) bool {
	return len(s) >= 4 && len(s) <= 12 && s[0] >= '0' && s[0] <= '9' && strings.ContainsAny(s, ":.") && strings.Trim(s, "0123456789:. GMTBSCEUKampAP") == ""
}

// opensWithClock reports whether a line opens with a time of day and goes on
// with a title or the text: "17:30 Arrests in Karaj", "09.45: Sirens".
func opensWithClock(s string) bool {
	clock, rest, found := strings.Cut(s, " ")
	return found && rest != "" && len(clock) >= 4 && len(clock) <= 7 && isClock(strings.TrimRight(clock, ":-—–"))
}

// isJustNow reports whether a draft tells in the present perfect what the news
// of the day is: "a man has been arrested".
func (d *draft) isJustNow() bool {
	v := d.view
	verb := v.clause(d.word)
	return d.verb && verb == d.word && d.Status == event.Actual && v.isPerfect(verb)
}

// daysFrom is how many days a draft lies behind the event that its time is told
// from: -1 for "a day before the raid", 2 for "two days after"; 0 if none.
func (d *draft) daysFrom() int {
	n := 0
	switch d.Time.Value {
	case "P1D":
		n = 1
	case "P2D":
		n = 2
	case "P3D":
		n = 3
	case "P4D":
		n = 4
	case "P5D":
		n = 5
	case "P6D":
		n = 6
	case "P1W":
		n = 7
	case "P2W":
		n = 14
	case "P3W":
		n = 21
	default:
		return 0
	}
	v := d.view
	_, last := v.wordsOf(text.Span{Start: d.Time.Start, End: d.Time.End})
	if last+1 >= len(v.words) {
		return 0
	}
	if v.toldFrom(text.Span{Start: d.Time.Start, End: d.Time.End}, d.word) {
		n = -n // "came two days after gunmen killed": the killing is told from the coming
	}
	switch v.lower(last + 1) {
	case "before":
		return -n
	case "after":
		return n
	}
	return 0
}

// shifted is a time some days off.
func shifted(t *event.Time, n int) (*event.Time, bool) {
	from, err1 := time.Parse(time.DateOnly, t.From)
	to, err2 := time.Parse(time.DateOnly, t.To)
	if err1 != nil || err2 != nil {
		return nil, false
	}
	out := event.Time{Granularity: t.Granularity, Basis: event.BasisText}
	out.From, out.To = from.AddDate(0, 0, n).Format(time.DateOnly), to.AddDate(0, 0, n).Format(time.DateOnly)
	out.Value = out.From
	out.EDTF = out.From
	if last := to.AddDate(0, 0, n-1).Format(time.DateOnly); last != out.From {
		out.EDTF += "/" + last
	}
	return &out, true
}

// longAgo is after how many days what happened dates nothing else of the news.
const longAgo = 45

// isLongAgo reports whether a time lies long before the day of publication.
func isLongAgo(r *Reading, t *event.Time) bool {
	day, ok := r.Document.PublishedDay()
	from, err := time.Parse(time.DateOnly, t.From)
	return ok && err == nil && day.Sub(from).Hours()/24 > longAgo
}

// isAhead reports whether a time lies wholly behind the day of publication: the
// day of what is still to come dates nothing that has happened.
func isAhead(r *Reading, t *event.Time) bool {
	day, ok := r.Document.PublishedDay()
	from, err := time.Parse(time.DateOnly, t.From)
	return ok && err == nil && from.Sub(day).Hours()/24 > 1
}

// carriedDays is the longest time that is carried to other events, in days.
const carriedDays = 8

// days is the length of a time in days; 0 where an end is open.
func days(t *event.Time) int {
	if len(t.From) < 10 || len(t.To) < 10 {
		return 0
	}
	from, err1 := time.Parse(time.DateOnly, t.From[:10])
	to, err2 := time.Parse(time.DateOnly, t.To[:10])
	if err1 != nil || err2 != nil {
		return 0
	}
	return max(1, int(to.Sub(from).Hours()/24))
}

// isLater reports whether a time is told in hours or minutes after another.
func isLater(s string) bool {
	s = strings.ToLower(s)
	return strings.Contains(s, "hour") || strings.Contains(s, "minute") || s == "later" || s == "earlier"
}

// narrated reports whether events of a category are told in the order of a
// story; what people say to each other is the news of its own day.
func narrated(c event.Category) bool {
	switch c {
	case event.Accuse, event.Threaten, event.Request, event.Reject, event.Support, event.Statement, event.Concede, event.Aid, event.Sanction, event.Agree:
		return false
	}
	return true
}

// publicationTime is the article's own day, marked as such.
func publicationTime(r *Reading) *event.Time {
	day, ok := r.Document.PublishedDay()
	if !ok {
		return &event.Time{Basis: event.BasisNone}
	}
	value := day.Format("2006-01-02")
	return &event.Time{
		Value: value, From: value, To: day.AddDate(0, 0, 1).Format("2006-01-02"),
		Granularity: temporal.Day, EDTF: value, Basis: event.BasisPublication,
	}
}

// storyReach is how many sentences back the place may stand on which a paragraph
// goes on.
const storyReach = 2

// groundReach is how many sentences back "the town" may point.
const groundReach = 4

package extract

import (
	"slices"
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
	before := past{trial: isTrial(r)}
	entry := 0
	for _, d := range drafts {
		if e := d.view.entry(); e != entry {
			entry, last = e, nil // another entry of a live report
		}
		if d.Time != nil && d.Time.From == "" && d.Time.To != "" && d.Status == event.Planned {
			if day, ok := r.Document.PublishedDay(); ok { // "will send it by the end of March": from now on
				d.Time.From = day.Format(time.DateOnly)
			}
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
			if d.Status == event.Actual && days(d.Time) > 0 && days(d.Time) <= carriedDays && d.Time.Granularity <= temporal.Week && !d.view.inAside(d.view.clause(d.word), -1) && !d.looksBack() {
				last = d.Time
			}
		case d.Status != event.Actual && d.Status != event.Denied && d.Status != event.Attempted:
			d.Time = &event.Time{Basis: event.BasisNone}
		case d.isUndated(), d.Status == event.Denied && !violent(d.Category):
			d.Time = &event.Time{Basis: event.BasisNone}
		case before.covers(r, d):
			d.Time = before.carried()
		case d.isJustNow():
			d.Time = publicationTime(r)
		case last != nil && narrated(d.Category) && !isLongAgo(r, last):
			carried := *last
			carried.Basis, carried.Start, carried.End, carried.Text = event.BasisContext, 0, 0, ""
			d.Time = &carried
		default:
			d.Time = publicationTime(r)
		}
		before.reach(r, d)
	}
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
	return v.isVerb(verb) && v.isPerfect(verb) && v.sentence-v.entry() >= leadSentences
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

// carryPlaces gives the events that hang no place on their own words one from
// around them: a place of their clause that the tree puts elsewhere, else the
// region that a quoted official governs, else the place of the event told right
// before. What is not said in the sentence is marked as implied.
func carryPlaces(r *Reading, drafts []*draft) {
	officials := officialPlaces(r)
	bySentence := map[int][]*draft{}
	for _, d := range drafts {
		bySentence[d.view.sentence] = append(bySentence[d.view.sentence], d)
	}
	for i, d := range drafts {
		if len(d.Places) > 0 || !violent(d.Category) && d.Category != event.Interception && d.Category != event.Capture && d.Category != event.Protest && d.Category != event.Retreat && d.Category != event.Kidnapping && d.Category != event.Arrest && d.Category != event.Evacuation && (d.Category != event.Concede || d.rule.Frame != "seizure") {
			continue
		}
		if p, ok := d.view.headingPlace(); ok {
			if d.pointsBack() {
				p = implied(p)
			}
			d.Places = append(d.Places, p)
			continue
		}
		if d.pointsBack() || d.total || !d.verb && datingPrepositions[d.view.preposition(d.word)] && d.isDefinite() {
			continue // "the attacks" lie where they were told before
		}
		if d.nearbyPlace(bySentence[d.view.sentence]); len(d.Places) > 0 {
			continue
		}
		if p, ok := officialPlace(officials, d.Claims); ok {
			d.Places = append(d.Places, implied(p))
			continue
		}
		if d.Status != event.Actual && d.Status != event.Attempted {
			continue
		}
		if p, ok := d.placeBefore(r, drafts[:i]); ok {
			d.Places = append(d.Places, implied(p))
		}
	}
}

// storyReach is how many sentences back the place may stand on which a paragraph
// goes on.
const storyReach = 2

// narrowest are the places of a draft without those in which the others lie.
func (d *draft) narrowest() []event.Ref {
	narrow := *d
	narrow.broader()
	return narrow.Places
}

// groundReach is how many sentences back "the town" may point.
const groundReach = 4

// placeBefore is the place of the event told right before, in the paragraph or
// by the same side, or farther back where the sentence speaks of "the town".
func (d *draft) placeBefore(r *Reading, before []*draft) (event.Ref, bool) {
	if p := d.view.groundMeant(); p != nil && onGround(d.Category) {
		return p.Ref, true
	}
	pointing := d.view.pointsToGround()
	for i := len(before) - 1; i >= 0; i-- {
		o := before[i]
		back := d.view.sentence - o.view.sentence
		if back > groundReach || !pointing && back > storyReach {
			break
		}
		if len(o.Places) == 0 && (o.view != d.view || o.verb) && !pointing && back <= 1 && i == len(before)-1 && len(o.Actors) > 0 && len(d.Actors) > 0 && !sameSide(o.Actors[0], d.Actors[0]) {
			break // another side's deed, told without a place, parts the two
		}
		near := pointing || r.Sentences[d.view.sentence].Paragraph == r.Sentences[o.view.sentence].Paragraph || len(d.Actors) > 0 && len(o.Actors) > 0 && sameSide(d.Actors[0], o.Actors[0])
		if places := o.narrowest(); near && (onGround(o.Category) == onGround(d.Category) || d.Category == event.Arrest || d.Category == event.Kidnapping) && len(places) > 0 {
			if len(places) == 1 && places[0].Feature != "country" {
				return places[0], true
			}
			break
		}
	}
	return event.Ref{}, false
}

// pointsToGround reports whether the sentence speaks of a place told before:
// "in the centre of the town", "the same forest".
func (v *view) pointsToGround() bool {
	for w := 1; w < len(v.words); w++ {
		if featureNouns[v.lemma(w)] && (v.lower(w-1) == "the" || v.lower(w-1) == "same") && v.words[w].XPOS == syntax.TagNN && v.mention(w, event.KindPlace) == nil && !(w+1 < len(v.words) && v.lower(w+1) == "of") {
			return true
		}
	}
	return false
}

// groundMeant is the described place of the sentence of which the article has
// named what it stands for, "the town"; nil where there is none, or several.
func (v *view) groundMeant() *event.Mention {
	var found *event.Mention
	mentions := v.ownMentions()
	for i := range mentions {
		m := &mentions[i]
		if m.Type != typeDescribed || m.ID == "" || m.Feature == "country" || m.Feature == "admin1" {
			continue
		}
		if found != nil && found.ID != m.ID {
			return nil
		}
		found = m
	}
	return found
}

// ownMentions are the mentions that begin in the sentence, without stand-ins.
func (v *view) ownMentions() []event.Mention {
	return mentionsIn(v.reading.Mentions[:v.known], v.reading.Sentences[v.sentence].Span)
}

// mentionsIn are those of sorted mentions that begin in a span.
func mentionsIn(all []event.Mention, span text.Span) []event.Mention {
	at := func(m event.Mention, at int) int { return m.Start - at }
	from, _ := slices.BinarySearchFunc(all, span.Start, at)
	to, _ := slices.BinarySearchFunc(all, span.End, at)
	return all[from:to]
}

// onGround reports whether events of a category are told of the same ground as
// fighting is.
func onGround(c event.Category) bool {
	return violent(c) || c == event.Capture || c == event.Retreat
}

// nearbyPlace adds the place in the sentence that a preposition of place brings
// in and that no other event of the sentence stands between.
func (d *draft) nearbyPlace(others []*draft) {
	v := d.view
	best, bestGap := -1, 0
	for w := range v.words {
		m := v.mention(w, event.KindPlace)
		if m == nil || m.Type == "adjective" || v.inside[w] || v.cover[w] >= 0 && v.reading.Mentions[v.cover[w]].Head != "" {
			continue
		}
		prep := v.preposition(w)
		if prep == "" && w > 1 && v.words[w-1].Form == "," && featureNouns[v.lemma(w-2)] {
			prep = v.preposition(w - 2) // "in the capital, Dhaka,"
		}
		if fn := prepositions[firstWord(prep)]; fn != fnLocation && fn != fnAim || v.isSpeakers(w) {
			continue
		}
		between := slices.ContainsFunc(others, func(o *draft) bool {
			return o != d && (o.word > d.word && o.word < w || o.word < d.word && o.word > w && o.verb)
		})
		gap := w - d.word
		if gap < 0 {
			gap = -gap
		}
		if !between && (best < 0 || gap < bestGap) {
			best, bestGap = w, gap
		}
	}
	if best >= 0 {
		for _, c := range v.conjuncts(nil, best) {
			if m := v.mention(c, event.KindPlace); m != nil {
				d.add(placeRole, m.Ref)
			}
		}
	}
}

// isSpeakers reports whether a phrase hangs on a verb of saying or on a
// speaker: "said in Geneva that ...".
func (v *view) isSpeakers(w int) bool {
	h := v.words[w].Head
	return h >= 0 && (speechVerbs[v.lemma(h)] && v.child(h, syntax.RelCcomp) >= 0 || v.words[h].Rel.Base() == syntax.RelNsubj && v.words[h].Head >= 0 && speechVerbs[v.lemma(v.words[h].Head)])
}

// officialPlaces are the places that the document's officials speak for, by who
// they are: the region of its governor, the city of its mayor.
func officialPlaces(r *Reading) map[event.EntityID]event.Ref {
	out := map[event.EntityID]event.Ref{}
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.Kind != event.KindActor || m.ID == "" || !localOffice(m.Text) {
			continue
		}
		if _, known := out[m.ID]; known {
			continue
		}
		// Mentions are sorted by start, so what lies within follows.
		for j := i + 1; j < len(r.Mentions) && r.Mentions[j].Start < m.End; j++ {
			if p := &r.Mentions[j]; p.Kind == event.KindPlace && m.Contains(p.Span) && p.Feature != "country" && p.Type != "adjective" {
				out[m.ID] = p.Ref
				break
			}
		}
	}
	return out
}

// officialPlace is the place that one of the claimants speaks for.
func officialPlace(places map[event.EntityID]event.Ref, claims []event.Ref) (event.Ref, bool) {
	for _, c := range claims {
		if c.Type == "person" || c.Type == "government" {
			if p, ok := places[c.ID]; ok {
				return p, true
			}
		}
	}
	return event.Ref{}, false
}

// localOffice reports whether an actor's name holds an office of a region or town.
func localOffice(name string) bool {
	name = strings.ToLower(name)
	for _, office := range []string{"governor", "mayor", "regional", "district", "prefect", "administration", "provincial", "municipal", "local"} {
		if strings.Contains(name, office) {
			return true
		}
	}
	return false
}

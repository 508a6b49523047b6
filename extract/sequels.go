package extract

import (
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

// sequelReach is how many sentences back the event may stand of which a sentence
// goes on to tell.
const sequelReach = 3

// backNouns name an event told before where "the", "this" or "that" stands
// before them, by what they may name.
var (
	violentNouns = wordSet("attack attacks strike strikes blast explosion explosions raid shooting bombing shelling assault ambush incident fire blaze crash killing killings murder massacre shootout fighting clashes clash violence bombardment airstrike hijacking")
	attackNouns  = wordSet("attack attacks strike strikes raid shelling bombing assault ambush airstrike bombardment")
	seizureNouns = wordSet("abduction abductions kidnapping kidnappings captives hostages captors kidnappers abductors")
	protestNouns = wordSet("protest protests march rally demonstration demonstrators protesters marchers walkout")
)

// careWords tell that people were hurt, where a hospital is named as well.
var careWords = wordSet("taken rushed admitted treated transferred brought evacuated remain remained hospitalised hospitalized airlifted treating")

// sequels gives the sentences that tell no event of their own, but go on about the
// one told before them, to that event: "The attack drew condemnation", "All three
// were taken to hospital". Those in hospital are its injured where nothing else
// tells of them.
func sequels(r *Reading, drafts []*draft) {
	told := make([]bool, len(r.Sentences))
	joined := make([]*draft, len(r.Sentences)) // the events that further sentences tell
	for _, d := range drafts {
		told[d.view.sentence] = true
		for _, sp := range d.Evidences {
			if s := r.sentenceAt(sp.Start); s >= 0 {
				joined[s] = d
			}
		}
	}
	next := 0
	var before []*draft // the events told so far, in the order of the text
	for s := range r.Sentences {
		for next < len(drafts) && drafts[next].view.sentence < s {
			before = append(before, drafts[next])
			next++
		}
		if told[s] || r.Sentences[s].Zone == text.Dateline || r.Sentences[s].Zone == text.Label || len(before) == 0 {
			continue
		}
		if d := joined[s]; d != nil {
			if d.view.sentence < s {
				r.damage(s, d)
				r.arms(s, d)
			}
			continue
		}
		care, fits := r.goesOn(s)
		if fits == nil {
			r.damage(s, before[len(before)-1])
			r.arms(s, before[len(before)-1])
			continue
		}
		for i := len(before) - 1; i >= 0 && s-lastSentence(r, before[i]) <= sequelReach; i-- {
			d := before[i]
			if d.Status != event.Actual || !fits(d.Category) || d.total {
				continue
			}
			d.Evidences = append(d.Evidences, r.Sentences[s].Span)
			r.damage(s, d)
			r.arms(s, d)
			if care && d.Injured == nil {
				d.Injured = r.patients(s)
			}
			break
		}
	}
}

// lastSentence is where an event was told last.
func lastSentence(r *Reading, d *draft) int {
	last := d.view.sentence
	for _, sp := range d.Evidences {
		last = max(last, r.sentenceAt(sp.Start))
	}
	return last
}

// goesOn tells whether a sentence goes on about people brought to a hospital, and
// which categories the event may have of which it goes on to tell; nil where it
// points back to none.
func (r *Reading) goesOn(s int) (care bool, fits func(event.Category) bool) {
	tokens := r.Sentences[s].Tokens
	word := func(i int) string { return strings.ToLower(tokens[i].Of(r.Document.Text)) }
	hospital, cared := false, false
	for i := range tokens {
		w := word(i)
		hospital = hospital || w == "hospital" || w == "hospitals" || w == "clinic"
		cared = cared || careWords[w]
		if i == 0 {
			continue
		}
		switch word(i - 1) {
		case "the", "this", "that", "these", "those":
		default:
			continue
		}
		switch {
		case attackNouns[w] && fits == nil:
			fits = func(c event.Category) bool {
				return violent(c) && c != event.Debris && c != event.Fire && c != event.Accident
			}
		case violentNouns[w] && fits == nil:
			fits = violent
		case seizureNouns[w]:
			fits = func(c event.Category) bool { return c == event.Kidnapping || c == event.Hijacking }
		case protestNouns[w]:
			fits = func(c event.Category) bool { return c == event.Protest || c == event.Riot }
		}
	}
	if hospital && cared && len(tokens) <= careLength {
		return true, violent
	}
	return false, fits
}

// careLength is the longest sentence, in tokens, that only tells who was brought
// to a hospital.
const careLength = 30

// patients is the first number of people that a sentence tells; nil if none.
func (r *Reading) patients(s int) *event.Range {
	span := r.Sentences[s].Span
	i, _ := slices.BinarySearchFunc(r.Mentions, span.Start, func(m event.Mention, at int) int { return m.Start - at })
	for ; i < len(r.Mentions) && r.Mentions[i].Start < span.End; i++ {
		m := &r.Mentions[i]
		switch {
		case m.Kind == event.KindActor && m.Count != nil && m.Count.Max > 0:
			return withText(*m.Count, m.Count.Text)
		case m.Kind == event.KindQuantity && m.Quantity != nil && m.Quantity.Max > 0 && (strings.HasPrefix(m.Unit, "people") || strings.HasPrefix(m.Unit, "person")):
			return withText(*m.Quantity, m.Text)
		}
	}
	return nil
}

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
	ahead := map[int]*draft{}                  // what a sentence tells of that a later one tells first, as live reports do
	for _, d := range drafts {
		told[d.view.sentence] = true
		for _, sp := range d.Evidences {
			if s := r.sentenceAt(sp.Start); s >= 0 {
				joined[s] = d
				if s < d.view.sentence {
					ahead[s] = d
				}
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
		if told[s] || r.Sentences[s].Zone == text.Dateline || r.Sentences[s].Zone == text.Label || len(before) == 0 && len(ahead) == 0 {
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
		reach := sequelReach
		if d := ahead[s-1]; d != nil && fits != nil && fits(d.Category) && r.Sentences[s].Paragraph == r.Sentences[s-1].Paragraph {
			d.goesOnTo(s, care)
			ahead[s] = d
			continue
		}
		if fits == nil {
			switch fits = r.afterwards(s); {
			case fits != nil:
			case r.namesReport(s):
				fits, reach = func(c event.Category) bool { return violent(c) || c == event.Capture }, 1
			case r.isAlight(s):
				fits, reach = func(c event.Category) bool { return c == event.Assault || c == event.Explosion || c == event.Debris }, damageReach
			}
			if fits == nil {
				if n := len(before); n > 0 {
					r.damage(s, before[n-1])
					r.arms(s, before[n-1])
				}
				continue
			}
		}
		var host *draft
		for i := len(before) - 1; i >= 0 && s-lastSentence(r, before[i]) <= reach; i-- {
			d := before[i]
			if d.Status != event.Actual || !fits(d.Category) || d.total {
				continue
			}
			if host == nil {
				host = d
			}
			if !care || d.Killed == nil || d.Killed.Max != 1 {
				host = d // "a second attacker was shot dead": those in hospital are not of that
				break
			}
		}
		if host != nil {
			host.goesOnTo(s, care)
		}
	}
}

// goesOnTo gives a draft a further sentence, and those in hospital there as its
// injured where care says so.
func (d *draft) goesOnTo(s int, care bool) {
	r := d.view.reading
	d.Evidences = append(d.Evidences, r.Sentences[s].Span)
	r.damage(s, d)
	r.arms(s, d)
	if care && d.Injured == nil {
		d.Injured = r.patients(s)
	}
}

// Words of who holds ground, and of those who left coming back.
var (
	holdWords   = wordSet("control controls controlled hands holds")
	returnWords = wordSet("back return returned home")
)

// afterwards tells which categories an event may have whose state a sentence
// tells: who holds the village, whether those who left came back. nil where it
// tells of none.
func (r *Reading) afterwards(s int) func(event.Category) bool {
	tokens := r.Sentences[s].Tokens
	word := func(i int) string { return strings.ToLower(tokens[i].Of(r.Document.Text)) }
	held, allowed := false, false
	for i := range tokens {
		held = held || holdWords[word(i)]
		allowed = allowed || i > 0 && returnWords[word(i)]
	}
	switch first := word(0); {
	case held && r.namesGround(s):
		return func(c event.Category) bool { return c == event.Capture || c == event.Retreat }
	case allowed && (first == "they" || first == "residents" || first == "evacuees"):
		return func(c event.Category) bool { return c == event.Evacuation }
	}
	return nil
}

// namesReport reports whether a short sentence speaks of what was just told as a
// report: "The army said it was looking into the report".
func (r *Reading) namesReport(s int) bool {
	tokens := r.Sentences[s].Tokens
	for i := 1; i < len(tokens) && len(tokens) <= careLength; i++ {
		if reportNouns[strings.ToLower(tokens[i].Of(r.Document.Text))] && strings.EqualFold(tokens[i-1].Of(r.Document.Text), "the") {
			return i+1 == len(tokens) || !ofWords[strings.ToLower(tokens[i+1].Of(r.Document.Text))]
		}
	}
	return false
}

// isAlight reports whether a sentence tells that things burn: "Three tanks are
// said to be on fire".
func (r *Reading) isAlight(s int) bool {
	tokens := r.Sentences[s].Tokens
	for i := 1; i < len(tokens); i++ {
		w := strings.ToLower(tokens[i].Of(r.Document.Text))
		if w == "ablaze" || w == "fire" && strings.EqualFold(tokens[i-1].Of(r.Document.Text), "on") {
			return true
		}
	}
	return false
}

// ofWords say of which report is spoken, which may be any.
var ofWords = wordSet("of about that on from by against to")

// namesGround reports whether a sentence names a village or town, or speaks of
// one: "the village".
func (r *Reading) namesGround(s int) bool {
	for _, m := range mentionsIn(r.Mentions, r.Sentences[s].Span) {
		if m.Kind == event.KindPlace && m.Feature != "country" && m.Feature != "admin1" && m.Type != "adjective" {
			return true
		}
	}
	tokens := r.Sentences[s].Tokens
	for i := 1; i < len(tokens); i++ {
		if featureNouns[strings.ToLower(tokens[i].Of(r.Document.Text))] && strings.EqualFold(tokens[i-1].Of(r.Document.Text), "the") {
			return true
		}
	}
	return false
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
	return r.woundedInAll(s)
}

// woundedInAll is the number that stands behind "the wounded": "The wounded, 31 in
// all, were taken to hospital"; nil where none does.
func (r *Reading) woundedInAll(s int) *event.Range {
	tokens := r.Sentences[s].Tokens
	word := func(i int) string { return strings.ToLower(tokens[i].Of(r.Document.Text)) }
	for i := 0; i+2 < len(tokens); i++ {
		if w := word(i); w != "wounded" && w != "injured" || word(i+1) != "," {
			continue
		}
		if n, ok := number(word(i + 2)); ok && n > 0 {
			return event.Exactly(n, tokens[i+2].Of(r.Document.Text))
		}
	}
	return nil
}

package extract

import (
	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
	"github.com/annals-kg/annals/text"
)

// Parties that no table of actors knows: in politics whoever bears a name may
// act, and bodies and people are told by their nouns.

// bodyNouns are bodies of a state that act and are addressed as parties do.
var bodyNouns = wordSet("administration court tribunal parliament congress senate cabinet assembly legislature judiciary embassy consulate council commission prosecutor judge magistrate lawmaker legislator senator congressman mp attorney inspector envoy negotiator delegation regulator watchdog leader minister president official spokesman spokeswoman diplomat ambassador governor mayor counterpart chairman union court opposition activist opponent critic detractor adversary dissident refugee teacher worker student")

// personNouns are those of them that are people.
var personNouns = wordSet("prosecutor judge magistrate lawmaker legislator senator congressman mp attorney inspector envoy negotiator leader minister president official spokesman spokeswoman diplomat ambassador governor mayor counterpart chairman activist opponent dissident refugee teacher worker student")

// body is the ref of a body of a state that no table of actors knows: "a court
// in Guyana". Its country is its own where the phrase names one.
func (v *view) body(w int) (event.Ref, bool) {
	if !bodyNouns[v.lemma(w)] || v.mention(w, event.KindActor) != nil {
		return event.Ref{}, false
	}
	if a := v.child(w, syntax.RelAppos); a > w && personNouns[v.lemma(w)] {
		if m := v.mention(a, event.KindActor); m != nil && m.Type == "person" && m.ID != "" {
			return m.Ref, true // "its counterpart, Omar Saleh"
		}
	}
	sp := v.nounPhrase(w)
	text, kind := sp.Of(v.reading.Document.Text), "government"
	if personNouns[v.lemma(w)] {
		kind = "person"
	}
	return event.Ref{Kind: event.KindActor, Span: sp, Text: text, Name: text, Type: kind, Country: v.countryBeside(w), Head: v.lemma(w)}, true
}

// partyNouns are those who act and are addressed in politics only: a "bank" that
// is hit is a building, a bank that complains is a party.
var partyNouns = wordSet("administration agency alliance ally association authority bank bloc board brass campaign campaigner capital carrier chamber charity chief church citizen clan clergy club coalition colleague committee community company confederation corporation country creditor critic department donor elder exile faction family farmer federation firm foundation giant government group house inspector institute institution junta lender maker mediator member ministry monarch monarchy movement musician nation neighbor neighbour network newspaper nobleman observer office operator organisation organization owner panel partner party pontiff province rapporteur regime relative republic resident rival school secretariat secretary side society speaker state striker supplier supporter syndicate team tribe university voter watchdog whistleblower signatory administration lawyer heavyweight nominee candidate envoy emissary interlocutor paramilitary politician statesman veteran advocate businessman magnate tycoon militia brigade fund general colonel insurer manufacturer publisher broadcaster railway airline prison migrant settler worshipper")

// countryNouns are those of them that are told by their number: "the two countries".
var countryNouns = wordSet("country nation side state neighbour neighbor government ally faction party rival power")

// noParties are the last words of names that are no parties': "the Paris
// Agreement", "the Security Act".
var noParties = wordSet("accord act agreement amendment award bill charter conference constitution convention cup day declaration deal debate dialogue framework game games highway initiative law memorandum olympics pact plan process programme program project protocol resolution river road route street strategy summit treaty war week world championship forum tv internet ceasefire truce covid-19 coronavirus brexit web")

// plights are what a state is of that is no country: "a state of emergency".
var plights = wordSet("emergency siege alert war calamity disaster exception mourning readiness")

// isParty reports whether a word heads the name or the description of a party
// that no table knows.
func (v *view) isParty(w int) bool {
	if v.mention(w, event.KindPlace, event.KindTime, event.KindWeapon, event.KindActor) != nil || !countryNouns[v.lemma(w)] && v.mention(w, event.KindQuantity) != nil {
		return false // but "the two countries"
	}
	if v.lemma(w) == "state" && w+2 < len(v.words) && v.lower(w+1) == "of" && plights[v.lower(w+2)] {
		return false
	}
	switch v.words[w].UPOS {
	case syntax.NOUN:
		return partyNouns[v.lemma(w)] || v.words[w].XPOS == syntax.TagNNS && isTrade(v.lemma(w))
	case syntax.PROPN:
		form := v.words[w].Form
		return len(form) > 2 && 'A' <= form[0] && form[0] <= 'Z' && !noParties[v.lemma(w)] && !v.named(v.words[w].Span)
	}
	return false
}

// tradeEndings end the nouns of those who do something, noTrades are other nouns
// that end so.
var (
	tradeEndings = []string{"er", "or", "ist", "ian", "eer", "ee", "ant", "crat"}
	noTrades     = wordSet("offer order paper number letter matter power border quarter tender chapter folder layer trailer container parameter newsletter prayer answer danger center disorder sector factor error terror mirror harbor corridor motor tractor reactor vector restaurant grant warrant variant plant committee fee coffee degree list waiter river water tower computer server counter corner member monster filter meter cover poster banner sweater shoulder finger summer winter center litre meter disaster cluster register barrier carrier figure frontier shower centre manner chamber cancer timber ladder hammer helicopter fighter bomber mortar launcher freighter tanker trawler cruiser destroyer steamer lighter floor door color colour favor favour labor labour honor honour humor rumor rumour metaphor behavior behaviour anchor indicator elevator generator ventilator radiator refrigerator calculator monitor guarantee franchisee jubilee knee tree bee referee plaintiff deer beer career pollutant covenant elephant infant merchant pendant tariff user twist checklist fist wrist mist feast coast east west")
)

// isTrade reports whether a noun names those who do something, by its ending:
// "millers", "pensioners".
func isTrade(lemma string) bool {
	return len(lemma) > 4 && !noTrades[lemma] && endsIn(lemma, tradeEndings...)
}

// party is the ref of a party that no table knows: "Reliance Jio", "the bank".
func (v *view) party(w int) (event.Ref, bool) {
	if !v.isParty(w) {
		return event.Ref{}, false
	}
	sp := v.nounPhrase(w)
	if v.words[w].UPOS == syntax.PROPN {
		sp = v.properName(w)
	}
	name := sp.Of(v.reading.Document.Text)
	return event.Ref{Kind: event.KindActor, Span: sp, Text: name, Name: name, ID: unnamed(name), Type: "organisation", Country: v.countryBeside(w), Head: v.lemma(w)}, true
}

// properName is the name that a word heads: from its compounds to the parts
// behind it.
func (v *view) properName(w int) text.Span {
	sp := v.nounPhrase(w)
	for _, k := range v.kids[w] {
		if v.words[k].Rel.Base() == syntax.RelFlat && k > w {
			sp = sp.Cover(v.words[k].Span)
		}
	}
	return sp
}

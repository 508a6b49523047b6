package export

import (
	"fmt"
	"iter"
	"math"
	"strings"
	"time"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/queries"
	"github.com/annals-kg/annals/temporal"
	"github.com/annals-kg/annals/text"
)

// The hand-made answer of the tests: a war between two invented countries,
// with what the formats have to cope with. Its sentences are ours.

// ref makes a Ref of a thing that is written in the text.
func ref(kind event.Kind, id, name string, more ...func(*event.Ref)) event.Ref {
	r := event.Ref{Kind: kind, Text: name, ID: event.EntityID(id), Name: name, Span: text.Span{Start: 10, End: 10 + len(name)}}
	for _, m := range more {
		m(&r)
	}
	return r
}

func at(lat, lon float64) func(*event.Ref) {
	return func(r *event.Ref) { r.Lat, r.Lon = &lat, &lon }
}

func in(admin1, country string) func(*event.Ref) {
	return func(r *event.Ref) { r.Admin1, r.Country = admin1, country }
}

func count(n float64, wording string) func(*event.Ref) {
	return func(r *event.Ref) { r.Count = event.Exactly(n, wording) }
}

func fate(f event.Fate) func(*event.Ref) { return func(r *event.Ref) { r.Fate = f } }

func class(c string) func(*event.Ref) { return func(r *event.Ref) { r.Class = c } }

func stance(s event.Stance) func(*event.Ref) { return func(r *event.Ref) { r.Stance = s } }

func implied(r *event.Ref) { r.Implied, r.Text, r.Span = true, "", text.Span{} }

// on is a time of whole days, [from, to).
func on(from, to, edtf string, basis event.Basis) *event.Time {
	return &event.Time{Value: edtf, From: from, To: to, EDTF: edtf, Granularity: temporal.Day, Basis: basis}
}

var (
	velmora  = ref(event.KindActor, "actor/velmora", "Velmora", func(r *event.Ref) { r.Type, r.Country = "state", "VM" })
	tarsk    = ref(event.KindActor, "actor/tarsk", "Tarsk", func(r *event.Ref) { r.Type, r.Country = "state", "TK" })
	militia  = ref(event.KindActor, "actor/~the-river-militia", "River Militia", func(r *event.Ref) { r.Type = "armed-group" })
	envoy    = ref(event.KindActor, "actor/~ines-dahl", "Inès Dahl-Łukasz", func(r *event.Ref) { r.Type = "person" })
	ministry = ref(event.KindActor, "actor/velmora-defence-ministry", "Velmoran Defence Ministry", stance(event.Says))
	governor = ref(event.KindActor, "actor/~oren-kast", "Governor Oren Kast", stance(event.Says))

	sarn   = ref(event.KindPlace, "geonames:9100001", "Port Sarn", at(47.21, 33.4), in("Sarn Oblast", "VM"), func(r *event.Ref) { r.Feature = "city" })
	kaman  = ref(event.KindPlace, "geonames:9100002", "Кам’янка-Ňova", at(48.05, 34.125), in("Dry Hills", "VM"), func(r *event.Ref) { r.Feature = "village" })
	hills  = ref(event.KindPlace, "geonames:9100003", "Dry Hills", at(48.3, 34.9), func(r *event.Ref) { r.Feature, r.Country = "admin1", "VM" })
	hajar  = ref(event.KindPlace, "geonames:9100004", "الحجر", at(-12.5, -71.25), in("Lower Tarsk", "TK"))
	nowhre = ref(event.KindPlace, "place/~the-old-mill", "the old mill <by \"the\" river>")
	sea    = ref(event.KindPlace, "geonames:9100005", "Gray Sea", at(46.0, 31.5), func(r *event.Ref) { r.Feature = "sea" })

	drone  = class("drone")
	shahed = ref(event.KindWeapon, "weapon/mk-7-kestrel", "MK-7 Kestrel", drone)
	depot  = ref(event.KindTarget, "target/fuel-depot", "fuel depot", class("fuel depot"))
	school = ref(event.KindTarget, "target/school", "school", class("education"))
)

// with returns r changed, so that the things above stay as they are.
func with(r event.Ref, more ...func(*event.Ref)) event.Ref {
	for _, m := range more {
		m(&r)
	}
	return r
}

// codes are those of some categories, as the crosswalk has them.
var codes = map[event.Category]event.Codes{
	event.Interception: {PLOVER: "ASSAULT", CAMEO: "190", ACLED: "Disrupted weapons use"},
	event.Assault:      {PLOVER: "ASSAULT", CAMEO: "190", ACLED: "Attack"},
	event.Clash:        {PLOVER: "ASSAULT", CAMEO: "190", ACLED: "Armed clash"},
	event.Offensive:    {PLOVER: "ASSAULT", CAMEO: "190", ACLED: "Armed clash"},
	event.Capture:      {PLOVER: "ASSAULT", CAMEO: "192", ACLED: "Non-state actor overtakes territory"},
	event.Visit:        {PLOVER: "CONSULT", CAMEO: "042"},
	event.Meeting:      {PLOVER: "CONSULT", CAMEO: "040"},
	event.Protest:      {PLOVER: "PROTEST", CAMEO: "141", ACLED: "Peaceful protest"},
	event.Threaten:     {PLOVER: "THREATEN", CAMEO: "138"},
}

// handMade are 18 events in four articles, by article and place in the text.
func handMade() []queries.Report {
	drones := func(n float64, f event.Fate) event.Ref {
		return ref(event.KindWeapon, "weapon/drone", "drone", drone, count(n, "so many"), fate(f))
	}
	list := []event.Event{
		{Category: event.Interception, Mode: event.ModeDrone, Status: event.Actual,
			Codes:  event.Codes{PLOVER: "ASSAULT", CAMEO: "195", ACLED: "Disrupted weapons use"},
			Actors: []event.Ref{with(velmora, implied)}, Recipients: []event.Ref{tarsk}, Places: []event.Ref{sarn},
			Weapons: []event.Ref{drones(9, event.ShotDown), with(shahed, count(2, "two"), fate(event.ShotDown))},
			Time:    on("2031-03-11", "2031-03-12", "2031-03-11", event.BasisText), Claims: []event.Ref{ministry},
			Trigger: event.Quote{Text: "brought down"}, Evidence: event.Quote{Text: "Nine drones and two Kestrels were brought down over Port Sarn on Tuesday, the ministry said."}},
		{Category: event.Debris, Status: event.Actual, Places: []event.Ref{sarn}, Targets: []event.Ref{school},
			Weapons: []event.Ref{ref(event.KindWeapon, "weapon/drone", "drone", drone, fate(event.Fell))},
			Killed:  event.Exactly(0, "nobody was killed"), Injured: event.Exactly(3, "three"),
			Time: on("2031-03-11", "2031-03-12", "2031-03-11", event.BasisContext), Claims: []event.Ref{governor},
			Damage: "broken windows", Trigger: event.Quote{Text: "came down on"},
			Evidence: event.Quote{Text: "Wreckage came down on a school; nobody was killed but three were hurt."}},
		{Category: event.Assault, Mode: event.ModeDrone, Status: event.Actual, Actors: []event.Ref{with(velmora, implied)},
			Places: []event.Ref{hajar}, Targets: []event.Ref{depot}, Weapons: []event.Ref{drones(2, event.Hit)},
			Time: on("2031-03-11", "2031-03-12", "2031-03-11", event.BasisPublication), Trigger: event.Quote{Text: "struck"},
			Claims:   []event.Ref{with(governor, stance(event.Denies))},
			Evidence: event.Quote{Text: "=HYPERLINK(\"http://example.org\") struck a depot near \u202eالحجر\u202c, it is said."}},
		{Category: event.Assault, Mode: event.ModeArtillery, Status: event.Actual, Actors: []event.Ref{tarsk}, Recipients: []event.Ref{velmora},
			Places: []event.Ref{kaman}, Weapons: []event.Ref{ref(event.KindWeapon, "weapon/howitzer", "howitzer", class("artillery"))},
			Killed: event.Exactly(4, "four"), Injured: event.AtLeast(11, "at least 11"),
			Time: on("2031-03-09", "2031-03-10", "2031-03-09", event.BasisText), Trigger: event.Quote{Text: "shelled"},
			Claims: []event.Ref{governor}, Evidence: event.Quote{Text: "Tarskan guns shelled Кам’янка-Ňova on Sunday: four dead, at least 11 hurt."}},
		{Category: event.Clash, Status: event.Actual, Actors: []event.Ref{militia}, Recipients: []event.Ref{tarsk}, Places: []event.Ref{hills},
			Time: on("2031-03-08", "2031-03-11", "2031-03-08/2031-03-10", event.BasisText), Trigger: event.Quote{Text: "fought"},
			Evidence: event.Quote{Text: "The River Militia fought Tarskan troops in the Dry Hills from Saturday to Monday."}},
		{Category: event.Offensive, Status: event.Habitual, Actors: []event.Ref{tarsk}, Recipients: []event.Ref{velmora}, Places: []event.Ref{hills},
			Time: on("2030-12-01", "2031-03-12", "2030-12/2031-03-11", event.BasisText), Trigger: event.Quote{Text: "pressed on"},
			Evidence: event.Quote{Text: "Tarsk has pressed on in the hills since December."}},
		{Category: event.Capture, Status: event.Actual, Actors: []event.Ref{tarsk}, Recipients: []event.Ref{velmora}, Places: []event.Ref{kaman, hills},
			Time: on("", "2031-03-10", "../2031-03-09", event.BasisText), Area: event.AtMost(50, "nearly 50"), Trigger: event.Quote{Text: "taken"},
			Claims:   []event.Ref{ref(event.KindActor, "actor/~two-analysts", "two analysts", stance(event.Doubts))},
			Evidence: event.Quote{Text: "By Sunday Tarsk had taken nearly 50 square kilometres, though two analysts doubt it."}},
		{Category: event.Visit, Status: event.Actual, Actors: []event.Ref{envoy}, Recipients: []event.Ref{velmora}, Places: []event.Ref{sarn},
			Time: on("2031-03-10", "2031-03-12", "2031-03-10/2031-03-11", event.BasisText), Trigger: event.Quote{Text: "visited"},
			Evidence: event.Quote{Text: "Envoy Inès Dahl-Łukasz visited Port Sarn & its “harbour” <for two days>."}},
		{Category: event.Aid, Status: event.Planned, Actors: []event.Ref{envoy}, Recipients: []event.Ref{velmora},
			Trigger: event.Quote{Text: "promised"}, Time: &event.Time{Value: "FUTURE_REF", Basis: event.BasisText, Text: "soon"},
			Evidence: event.Quote{Text: "She promised aid\tsoon\u0007 — \"whatever\x00 it\\takes\"."}},
		{Category: event.Threaten, Status: event.Threatened, Actors: []event.Ref{tarsk}, Recipients: []event.Ref{velmora}, Places: []event.Ref{sea},
			Time: on("2031-03-14", "2031-03-15", "2031-03-14", event.BasisText), Trigger: event.Quote{Text: "would sink"},
			Claims: []event.Ref{with(tarsk, stance(event.Says))}, Evidence: event.Quote{Text: "+Tarsk would sink any ship in the Gray Sea from Friday, it said."}},
		{Category: event.Assault, Mode: event.ModeMissile, Status: event.Denied, Actors: []event.Ref{velmora}, Recipients: []event.Ref{tarsk}, Places: []event.Ref{sea},
			Weapons: []event.Ref{ref(event.KindWeapon, "weapon/missile", "missile", class("missile"), count(5, "five"), fate(event.Launched))},
			Time:    on("2031-03-12", "2031-03-13", "2031-03-12", event.BasisText), Trigger: event.Quote{Text: "fired"},
			Claims: []event.Ref{with(ministry, stance(event.Denies))}, Evidence: event.Quote{Text: "The ministry denied that it had fired five missiles at a ship."}},
		{Category: event.Fire, Status: event.Actual, Places: []event.Ref{nowhre}, Injured: event.Exactly(1, "a miller"),
			Time:     &event.Time{Value: "2031-03-12T03:30", From: "2031-03-12T03:30", To: "2031-03-12T04:30", Granularity: temporal.Hour, EDTF: "2031-03-12T03:30:00", Basis: event.BasisText},
			Trigger:  event.Quote{Text: "burned"},
			Evidence: event.Quote{Text: "@dawn the old mill <by \"the\" river> burned; a miller was hurt."}},
		{Category: event.Interception, Mode: event.ModeDrone, Status: event.Actual, Actors: []event.Ref{tarsk}, Recipients: []event.Ref{velmora}, Places: []event.Ref{hajar},
			Weapons: []event.Ref{drones(31, event.ShotDown)}, Time: on("2031-03-12", "2031-03-13", "2031-03-12", event.BasisText),
			Claims: []event.Ref{with(tarsk, stance(event.Says))}, Trigger: event.Quote{Text: "downed"}, Evidence: event.Quote{Text: "Tarsk said it downed 31 drones over the lower valley on Wednesday."}},
		{Category: event.Interception, Mode: event.ModeMissile, Status: event.Actual, Actors: []event.Ref{velmora}, Recipients: []event.Ref{tarsk}, Places: []event.Ref{sarn, sea},
			Weapons: []event.Ref{ref(event.KindWeapon, "weapon/missile", "missile", class("missile"), count(3, "three"), fate(event.ShotDown))},
			Time:    &event.Time{Value: "2031-03-12TNI", From: "2031-03-12T22:00", To: "2031-03-13T05:00", Granularity: temporal.PartOfDay, EDTF: "2031-03-12/2031-03-13", Basis: event.BasisText},
			Claims:  []event.Ref{ministry}, Trigger: event.Quote{Text: "stopped"}, Evidence: event.Quote{Text: "Overnight three missiles were stopped above the Gray Sea and the port."}},
		{Category: event.Protest, Status: event.Actual, Actors: []event.Ref{ref(event.KindActor, "actor/~dockers", "dockers")}, Places: []event.Ref{sarn},
			Time: on("2031-03-13", "2031-03-14", "2031-03-13", event.BasisText), Trigger: event.Quote{Text: "marched"},
			Evidence: event.Quote{Text: "Dockers marched through the port on Thursday."}},
		{Category: event.Meeting, Status: event.Actual, Actors: []event.Ref{velmora, tarsk}, Places: []event.Ref{ref(event.KindPlace, "geonames:9100006", "Lake Ost", at(46.9, 8.2), in("Ostmark", "OS"))},
			Time: on("2031-03-15", "2031-03-16", "2031-03-15~", event.BasisText), Trigger: event.Quote{Text: "met"},
			Evidence: event.Quote{Text: "Delegations of both met at Lake Ost around 15 March."}},
		{Category: event.Accident, Status: event.Actual, Places: []event.Ref{sea}, Killed: &event.Range{Min: 10, Max: 15, Text: "10 to 15"},
			Time: on("2031-03-06", "2031-03-07", "2031-03-06", event.BasisText), Trigger: event.Quote{Text: "capsized"},
			Evidence: event.Quote{Text: "A ferry capsized on 6 March with the loss of 10 to 15 lives."}},
		{Category: event.Explosion, Status: event.Actual, Places: []event.Ref{ref(event.KindPlace, "", "an unnamed quarry")}, Time: &event.Time{Basis: event.BasisNone},
			Trigger: event.Quote{Text: "blast"}, Evidence: event.Quote{Text: "A blast was heard at an unnamed quarry.\r\nNobody knows when."}},
	}
	articles := []queries.Article{
		{ID: "a1", Title: "Drones over the port", Source: "The Sarn Gazette", URL: "https://gazette.example/2031/03/11/drones?x=1&y=2", Published: time.Date(2031, 3, 11, 0, 0, 0, 0, time.UTC)},
		{ID: "a2", Title: "Hills: \"no end in sight\"", Source: "Hill & Dale <news>", URL: "https://hill.example/<a b>", Published: time.Date(2031, 3, 11, 18, 30, 0, 0, time.FixedZone("", 2*3600))},
		{ID: "a3", Title: "−At sea", Source: "Ostmark Wire", URL: "javascript:alert(1)", Published: time.Date(2031, 3, 13, 6, 0, 0, 0, time.UTC)},
		{ID: "a4", Source: "Ostmark Wire"},
	}
	var out []queries.Report
	for i, e := range list {
		a := articles[min(i/5, 3)]
		a.IRI = "https://annals.example/article/" + a.ID
		e.Document = a.ID
		e.Trigger.Start, e.Trigger.End = 100*i, 100*i+len(e.Trigger.Text)
		e.Evidence.Start, e.Evidence.End = 100*i-5, 100*i-5+len(e.Evidence.Text)
		if i == 0 {
			e.Evidence.Start, e.Evidence.End = 0, len(e.Evidence.Text)
		}
		if e.Claims == nil {
			e.Claims = []event.Ref{}
		}
		e.ID = event.NewID(a.ID, e.Trigger.Span, e.Category, 0)
		if e.Codes == (event.Codes{}) {
			e.Codes = codes[e.Category]
		}
		e.Confidence, e.Rule = 0.9, "hand-made"
		out = append(out, queries.Report{IRI: "https://annals.example/event/" + string(e.ID), Event: e, Article: a})
	}
	return out
}

const (
	xsd = "http://www.w3.org/2001/XMLSchema#"
	ont = "https://annals.example/ontology#"
)

// stated are statements about reports, sorted as an Answer has them.
func stated(list []queries.Report) []queries.Statement {
	var out []queries.Statement
	for _, r := range list {
		say := func(predicate string, t queries.Term) {
			out = append(out, queries.Statement{Subject: r.IRI, Predicate: predicate, Object: t, Label: r.Article.IRI})
		}
		say("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", queries.Term{IRI: ont + string(r.Event.Category)})
		if t := r.Event.Time; t != nil && len(t.From) == len("2006-01-02") {
			say(ont+"begin", queries.Term{Value: t.From, Datatype: xsd + "date"})
		}
		say(ont+"confidence", queries.Term{Value: fmt.Sprint(r.Event.Confidence), Datatype: xsd + "decimal"})
		for _, p := range r.Event.Places {
			say(ont+"place", queries.Term{IRI: "https://annals.example/place/" + string(p.ID) + "/" + p.Name})
		}
		say(ont+"sentence", queries.Term{Value: r.Event.Evidence.Text, Lang: "en"})
		say(ont+"status", queries.Term{Value: string(r.Event.Status)})
	}
	return out
}

// answerOf makes an answer of reports.
func answerOf(list []queries.Report) *queries.Answer {
	return &queries.Answer{
		Query: "timeline", Args: []string{"from=2031-03-06", "to=2031-03-15"},
		Reports: func(yield func(*queries.Report, error) bool) {
			for i := range list {
				if !yield(&list[i], nil) {
					return
				}
			}
		},
		Statements: func(yield func(queries.Statement, error) bool) {
			for _, s := range stated(list) {
				if !yield(s, nil) {
					return
				}
			}
		},
	}
}

// withRows is an answer with a table, as queries have.
func withRows() *queries.Answer {
	a := answerOf(handMade())
	a.Query, a.Args = "regions", []string{"on=2031-03-11", "weapon=drone"}
	a.Columns = []queries.Column{{Name: "region", Title: "Region"}, {Name: "drones", Title: "Drones", Number: true}, {Name: "claimant", Title: "Claimant"}}
	evidence := func(i int) []queries.Evidence {
		r := handMade()[i]
		return []queries.Evidence{{Event: r.Event.ID, Article: r.Article.ID, Source: r.Article.Source, URL: r.Article.URL, Start: r.Event.Evidence.Start, End: r.Event.Evidence.End, Sentence: r.Event.Evidence.Text}}
	}
	a.Rows = []queries.Row{
		{Cells: []string{"Lower Tarsk", "2", "-Governor \"Oren\" Kast"}, Evidence: evidence(2)},
		{Cells: []string{"Sarn Oblast", "11", "Velmoran Defence Ministry"}, Evidence: evidence(0)},
		{Cells: []string{"=1+1", "007", ""}},
	}
	return a
}

// emptyAnswer found nothing.
func emptyAnswer() *queries.Answer {
	return &queries.Answer{Query: "timeline", Args: []string{"on=1999-01-01"}, Empty: "nothing was loaded for 1999-01-01",
		Columns: []queries.Column{}, Reports: noReports, Statements: func(func(queries.Statement, error) bool) {}}
}

func noReports(func(*queries.Report, error) bool) {}

// generated is an answer of n events, made on the fly and the same each time:
// over 60 days, 40 regions, 25 actors.
func generated(n int) *queries.Answer {
	a := &queries.Answer{Query: "timeline", Args: []string{fmt.Sprintf("n=%d", n)}}
	a.Reports = func(yield func(*queries.Report, error) bool) {
		for i := range n {
			r := generatedReport(i)
			if !yield(&r, nil) {
				return
			}
		}
	}
	a.Statements = func(yield func(queries.Statement, error) bool) {
		for r := range a.Reports {
			for _, s := range stated([]queries.Report{*r}) {
				if !yield(s, nil) {
					return
				}
			}
		}
	}
	return a
}

func generatedReport(i int) queries.Report {
	h := uint64(i)*0x9e3779b97f4a7c15 + 0x7f4a7c15
	pick := func(n int) int { h ^= h >> 29; h *= 0xbf58476d1ce4e5b9; h ^= h >> 32; return int(h % uint64(n)) }
	first := time.Date(2031, 1, 1+pick(60), 0, 0, 0, 0, time.UTC)
	length := 1
	if pick(9) == 0 {
		length += pick(6)
	}
	place := pick(40)
	e := event.Event{
		Document: fmt.Sprintf("d%05d", i/8), Category: event.Categories[int(math.Sqrt(float64(pick(900))))],
		Status: event.Actual, Confidence: float64(pick(100)) / 100, Rule: "generated",
		Actors:     []event.Ref{ref(event.KindActor, fmt.Sprintf("actor/a%d", pick(25)), fmt.Sprintf("Army %d", pick(25)))},
		Recipients: []event.Ref{ref(event.KindActor, fmt.Sprintf("actor/a%d", pick(25)), "Army")},
		Places:     []event.Ref{ref(event.KindPlace, fmt.Sprintf("geonames:%d", 9200000+place), fmt.Sprintf("Town %d", place), at(45+float64(place)/10, 30+float64(place%7)), in(fmt.Sprintf("Region %d", place/4), "VM"))},
		Weapons:    []event.Ref{ref(event.KindWeapon, "weapon/drone", "drone", class("drone"), count(float64(1+pick(20)), "some"), fate(event.ShotDown))},
		Time:       on(first.Format("2006-01-02"), first.AddDate(0, 0, length).Format("2006-01-02"), first.Format("2006-01-02"), event.BasisText),
		Claims:     []event.Ref{ministry},
		Trigger:    event.Quote{Span: text.Span{Start: i, End: i + 4}, Text: "shot"},
		Evidence:   event.Quote{Span: text.Span{Start: 0, End: 90}, Text: strings.Repeat("A sentence of the usual length with “marks” in it. ", 3)},
	}
	e.ID = event.NewID(e.Document, e.Trigger.Span, e.Category, i)
	return queries.Report{
		IRI: "https://annals.example/event/" + string(e.ID), Event: e,
		Article: queries.Article{IRI: "https://annals.example/article/" + e.Document, ID: e.Document, Title: "A title", Source: "The Gazette", URL: "https://gazette.example/" + e.Document, Published: first},
	}
}

var _ iter.Seq2[*queries.Report, error] = noReports

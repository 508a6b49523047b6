// Package graphtest makes articles with events for the tests of the packages
// that store and ask: a few written by hand, and any number from a seed.
package graphtest

import (
	"strings"
	"time"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/temporal"
	"github.com/annals-kg/annals/text"
)

// A maker writes the events of one article.
type maker struct {
	doc    *text.Document
	events []event.Event
}

func newMaker(id, source, title, day, body string) *maker {
	published, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic("graphtest: " + err.Error())
	}
	return &maker{doc: &text.Document{
		ID: id, Source: source, Title: title, Published: published, Text: body,
		URL: "https://news.example/" + id,
	}}
}

// find returns the span of words within the span of a sentence.
func (m *maker) find(within text.Span, words string) text.Span {
	i := strings.Index(within.Of(m.doc.Text), words)
	if i < 0 {
		panic("graphtest: " + words + " is not in: " + within.Of(m.doc.Text))
	}
	return text.Span{Start: within.Start + i, End: within.Start + i + len(words)}
}

// sentence returns the span of the n-th line of the article, from one.
func (m *maker) sentence(n int) text.Span {
	start := 0
	for i, line := range strings.SplitAfter(m.doc.Text, "\n") {
		if i == n-1 {
			return text.Span{Start: start, End: start + len(strings.TrimSuffix(line, "\n"))}
		}
		start += len(line)
	}
	panic("graphtest: no such sentence")
}

// event adds an event of the n-th sentence and returns it to be filled.
func (m *maker) event(n int, trigger string, category event.Category, part int) *event.Event {
	s := m.sentence(n)
	t := m.find(s, trigger)
	m.events = append(m.events, event.Event{
		ID: event.NewID(m.doc.ID, t, category, part), Document: m.doc.ID, Category: category,
		Status: event.Actual, Trigger: event.QuoteOf(m.doc.Text, t), Evidence: event.QuoteOf(m.doc.Text, s),
		Confidence: 0.9, Rule: "by-hand",
	})
	return &m.events[len(m.events)-1]
}

func (m *maker) article() graph.Article { return graph.Article{Document: m.doc, Events: m.events} }

// ref names words of the event's sentence.
func (m *maker) ref(e *event.Event, words string, r event.Ref) event.Ref {
	if words != "" {
		r.Span = m.find(e.Evidence.Span, words)
		r.Text = words
	}
	return r
}

func actor(id, name, kind, country string) event.Ref {
	return event.Ref{Kind: event.KindActor, ID: event.EntityID("actor/" + id), Name: name, Type: kind, Country: country}
}

func place(id, name, feature, admin1, country string, lat, lon float64) event.Ref {
	return event.Ref{Kind: event.KindPlace, ID: event.EntityID("geonames:" + id), Name: name, Feature: feature,
		Admin1: admin1, Country: country, Lat: &lat, Lon: &lon}
}

func weapon(id, name, class string, fate event.Fate, count *event.Range) event.Ref {
	return event.Ref{Kind: event.KindWeapon, ID: event.EntityID("weapon/" + id), Name: name, Class: class, Fate: fate, Count: count}
}

func day(iso string, basis event.Basis) *event.Time {
	from, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		panic("graphtest: " + err.Error())
	}
	return span(iso, iso, from.AddDate(0, 0, 1).Format(time.DateOnly), temporal.Day, basis)
}

func span(value, from, to string, g temporal.Granularity, basis event.Basis) *event.Time {
	return &event.Time{Value: value, From: from, To: to, Granularity: g, Basis: basis}
}

// The things that several events share.
var (
	russia   = actor("russia", "Russia", "state", "RU")
	ukraine  = actor("ukraine", "Ukraine", "state", "UA")
	america  = actor("united-states", "United States", "state", "US")
	defence  = actor("russia-air-defence", "Russian air defence", "military", "RU")
	ministry = actor("russia-defence-ministry", "Russian Defence Ministry", "government", "RU")
	army     = actor("russia-military", "Russian military", "military", "RU")

	crimea    = place("703883", "Crimea", "admin1", "Crimea", "UA", 45.3, 34.4)
	blackSea  = place("630673", "Black Sea", "sea", "", "", 43, 34)
	belbek    = place("712442", "Belbek air base", "facility", "Sevastopol", "UA", 44.69, 33.57)
	sevas     = place("694423", "Sevastopol", "city", "Sevastopol", "UA", 44.6, 33.53)
	kyiv      = place("703448", "Kyiv", "city", "Kyiv City", "UA", 50.45, 30.52)
	belgorod  = place("578071", "Belgorod Oblast", "admin1", "Belgorod Oblast", "RU", 50.75, 37.5)
	dubovoye  = place("563522", "Dubovoye", "village", "Belgorod Oblast", "RU", 50.54, 36.52)
	kursk     = place("538555", "Kursk Oblast", "admin1", "Kursk Oblast", "RU", 51.75, 36.25)
	bryansk   = place("571473", "Bryansk Oblast", "admin1", "Bryansk Oblast", "RU", 53, 33.5)
	tatarstan = place("484048", "Tatarstan", "admin1", "Tatarstan Republic", "RU", 55.5, 51)
	rostov    = place("501165", "Rostov Oblast", "admin1", "Rostov Oblast", "RU", 48, 41)
	russian   = place("2017370", "Russia", "country", "", "RU", 60, 100)
	northeast = event.Ref{Kind: event.KindPlace, Name: "northeastern Ukraine", Feature: "area", Country: "UA"}
)

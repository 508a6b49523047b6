// Package graph keeps what articles report: events go in and come out as
// quads, held by a Store around Cayley.
//
//	[]event.Event --Quads--> []quad.Quad --Store.Add--> folder on disk
//	queries <--Hop, Report-- Store.In, Store.Out, Store.Report
//
// Every quad's label is the IRI of the article that says so.
package graph

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph/vocab"
	"github.com/annals-kg/annals/text"
)

// An Article is one document with the events found in it.
type Article struct {
	Document *text.Document
	Events   []event.Event
	// Rules names the rules that the events were found by; empty where nobody
	// said. It is no part of what the article says, nor of Digest.
	Rules string

	digest string // see Digest; empty until asked for
}

// Quads returns what the article says, sorted by subject, predicate and object
// and without duplicates. The label of all is the article's IRI, for its first
// reading. It is a function of its input alone; docs/ontology.md describes it.
func Quads(a Article) []quad.Quad {
	return articleQuads(a, vocab.ArticleIRI(a.Document.ID, 1))
}

// articleQuads is Quads for a given reading of the document.
func articleQuads(a Article, label quad.IRI) []quad.Quad {
	b := builder{label: label, quads: make([]quad.Quad, 0, 48+40*len(a.Events))}
	b.document(a.Document)
	for i := range a.Events {
		b.event(&a.Events[i], a.Document)
	}
	return b.sorted()
}

// A builder gathers the quads of one article.
type builder struct {
	label quad.IRI
	quads []quad.Quad
}

// add says one thing. An empty object is nothing said.
func (b *builder) add(s, p quad.IRI, o quad.Value) {
	switch v := o.(type) {
	case quad.String:
		if v == "" {
			return
		}
		o = quad.String(strings.ToValidUTF8(string(v), "\uFFFD"))
	case quad.IRI:
		if v == "" {
			return
		}
	}
	b.quads = append(b.quads, quad.Quad{Subject: s, Predicate: p, Object: o, Label: b.label})
}

func (b *builder) sorted() []quad.Quad {
	slices.SortFunc(b.quads, compareQuads)
	b.quads = slices.Compact(b.quads)
	return b.quads
}

func (b *builder) document(d *text.Document) {
	b.add(b.label, vocab.Type, vocab.Article)
	b.add(b.label, vocab.DocID, quad.String(d.ID))
	b.add(b.label, vocab.Headline, quad.String(d.Title))
	b.add(b.label, vocab.WrittenIn, quad.String(d.Place))
	b.add(b.label, vocab.Author, quad.String(d.Author))
	b.add(b.label, vocab.URL, quad.String(d.URL))
	b.add(b.label, vocab.Print, quad.String(text.PrintOf(d.Text).String()))
	if d.Source != "" {
		source := vocab.SourceIRI(d.Source)
		b.add(b.label, vocab.Publisher, source)
		b.add(source, vocab.Type, vocab.Source)
		b.add(source, vocab.Label, quad.String(d.Source))
	}
	if day, ok := d.PublishedDay(); ok {
		b.add(b.label, vocab.Published, timeLiteral(d.Published))
		b.add(b.label, vocab.PublishedOn, b.day(day))
	}
}

func (b *builder) event(e *event.Event, d *text.Document) {
	iri := vocab.EventIRI(string(e.ID))
	b.add(iri, vocab.DerivedFrom, b.label)
	b.add(iri, vocab.Type, vocab.CategoryIRI(string(e.Category)))
	b.add(iri, vocab.Status, vocab.StatusIRI(string(cmp.Or(e.Status, event.Actual))))
	if e.Mode != "" {
		b.add(iri, vocab.Mode, vocab.ModeIRI(string(e.Mode)))
	}

	for _, role := range [...]struct {
		predicate quad.IRI
		refs      []event.Ref
		kind      event.Kind
	}{
		{vocab.Actor, e.Actors, event.KindActor},
		{vocab.Recipient, e.Recipients, event.KindActor},
		{vocab.Target, e.Targets, event.KindTarget},
		{vocab.HasPlace, e.Places, event.KindPlace},
	} {
		for i := range role.refs {
			b.add(iri, role.predicate, b.entity(&role.refs[i], role.kind))
		}
	}
	for i := range e.Weapons {
		b.use(iri, i+1, &e.Weapons[i])
	}
	for i := range e.Claims {
		b.add(iri, stancePredicate(e.Claims[i].Stance), b.entity(&e.Claims[i], event.KindActor))
	}

	if t, ok := timeOf(e, d); ok {
		predicate := vocab.HasTime
		if e.Time.Basis == event.BasisPublication {
			predicate = vocab.PresumedTime
		}
		b.add(iri, predicate, b.interval(t))
	}

	b.number(iri, vocab.KilledMin, vocab.KilledMax, e.Killed)
	b.number(iri, vocab.InjuredMin, vocab.InjuredMax, e.Injured)
	b.number(iri, vocab.MissingMin, vocab.MissingMax, e.Missing)
	b.number(iri, vocab.CapturedMin, vocab.CapturedMax, e.Captured)
	b.number(iri, vocab.DisplacedMin, vocab.DisplacedMax, e.Displaced)
	b.number(iri, vocab.AreaMin, vocab.AreaMax, e.Area)
	b.add(iri, vocab.Damage, quad.String(e.Damage))

	b.add(iri, vocab.Evidence, b.evidence(e.Evidence.Span, e.Evidence.Text))
	for _, span := range e.Evidences {
		b.add(iri, vocab.FurtherEvidence, b.evidence(span, slice(d.Text, span)))
	}
	if !math.IsNaN(e.Confidence) && !math.IsInf(e.Confidence, 0) {
		b.add(iri, vocab.Confidence, quad.Float(e.Confidence))
	}
	if tail, err := encodeRecord(e); err == nil {
		b.add(iri, vocab.Record, quad.TypedString{Value: quad.String(tail), Type: vocab.JSONLiteral})
	}
}

// use says which weapon an event used, how many and what became of them.
func (b *builder) use(iri quad.IRI, n int, w *event.Ref) {
	use := vocab.UseIRI(iri, n)
	b.add(iri, vocab.Uses, use)
	b.add(use, vocab.Weapon, b.entity(w, event.KindWeapon))
	b.number(use, vocab.CountMin, vocab.CountMax, w.Count)
	if w.Fate != "" {
		b.add(use, vocab.Fate, vocab.FateIRI(string(w.Fate)))
	}
	b.add(use, vocab.Owner, quad.String(w.Owner))
	b.add(use, vocab.Supplier, quad.String(w.Supplier))
}

// evidence describes a sentence of the article. Which article and where in it,
// its IRI says.
func (b *builder) evidence(span text.Span, sentence string) quad.IRI {
	iri := vocab.EvidenceIRI(b.label, span.Start, span.End)
	b.add(iri, vocab.Value, quad.String(sentence))
	return iri
}

// number says both ends of a range; an open end is not said.
func (b *builder) number(s, lower, upper quad.IRI, r *event.Range) {
	if r == nil {
		return
	}
	if v, ok := numberValue(r.Min); ok {
		b.add(s, lower, v)
	}
	if v, ok := numberValue(r.Max); ok {
		b.add(s, upper, v)
	}
}

func numberValue(f float64) (quad.Value, bool) {
	switch {
	case math.IsNaN(f) || math.IsInf(f, 0):
		return nil, false
	case f == math.Trunc(f) && math.Abs(f) < 1<<53:
		return quad.Int(f), true
	}
	return quad.Float(f), true
}

// stancePredicate is how an event names one who takes that stance to it.
func stancePredicate(s event.Stance) quad.IRI {
	switch s {
	case event.Confirms:
		return vocab.ConfirmedBy
	case event.Denies:
		return vocab.DeniedBy
	case event.Blames:
		return vocab.BlamedBy
	case event.Doubts:
		return vocab.DoubtedBy
	}
	return vocab.SaidBy
}

// slice is span.Of(s), or "" where the span does not lie within s.
func slice(s string, span text.Span) string {
	if span.Start < 0 || span.End < span.Start || span.End > len(s) {
		return ""
	}
	return span.Of(s)
}

// compareQuads orders quads by subject, predicate, object and label.
func compareQuads(a, b quad.Quad) int {
	return cmp.Or(
		compareValues(a.Subject, b.Subject),
		compareValues(a.Predicate, b.Predicate),
		compareValues(a.Object, b.Object),
		compareValues(a.Label, b.Label),
	)
}

// compareValues orders IRIs before literals, and literals by type and then by
// what they say.
func compareValues(a, b quad.Value) int {
	if x, ok := a.(quad.IRI); ok { // by far the most frequent
		if y, ok := b.(quad.IRI); ok {
			return cmp.Compare(x, y)
		}
	}
	i, j := rank(a), rank(b)
	if i != j {
		return cmp.Compare(i, j)
	}
	switch x := a.(type) {
	case quad.String:
		return cmp.Compare(x, b.(quad.String))
	case quad.TypedString:
		y := b.(quad.TypedString)
		return cmp.Or(cmp.Compare(x.Type, y.Type), cmp.Compare(x.Value, y.Value))
	case quad.Int:
		return cmp.Compare(x, b.(quad.Int))
	case quad.Float:
		return cmp.Compare(x, b.(quad.Float))
	}
	return cmp.Compare(quad.StringOf(a), quad.StringOf(b))
}

// rank orders the types of values.
func rank(v quad.Value) int {
	switch v.(type) {
	case quad.IRI:
		return 0
	case quad.String:
		return 1
	case quad.TypedString:
		return 2
	case quad.Int:
		return 3
	case quad.Float:
		return 4
	}
	return 5
}

// degrees writes a coordinate as short as it can be read back.
func degrees(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// sortQuads puts quads in the order of Quads.
func sortQuads(quads []quad.Quad) { slices.SortFunc(quads, compareQuads) }

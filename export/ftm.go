package export

import (
	"context"
	"io"
	"strconv"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/queries"
)

// FollowTheMoney: an entity a line, for Aleph and its kin: an Event for each
// event, an Article for each article, and who and where as LegalEntities,
// Organizations, Persons, PublicBodies and Addresses. A line is printed when a
// thing is first met, and once. https://followthemoney.tech/explorer/
func init() {
	register(Format{
		Name:      "ftm",
		Summary:   "FollowTheMoney: entities as JSON Lines, for Aleph",
		Ext:       ".ftm.json",
		MediaType: "application/vnd.followthemoney+jsonl",
		Write:     writeFTM,
	})
}

// An ftmEntity is a line.
type ftmEntity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"` // printed by name
}

// set adds what is not empty, once.
func (e *ftmEntity) set(property string, values ...string) {
	for _, v := range values {
		v = clean(v)
		known := false
		for _, old := range e.Properties[property] {
			known = known || old == v
		}
		if v != "" && !known {
			e.Properties[property] = append(e.Properties[property], v)
		}
	}
}

func newFTM(schema, id string) *ftmEntity {
	return &ftmEntity{ID: "annals-" + id, Schema: schema, Properties: map[string][]string{}}
}

// An ftmPrinter prints entities, each once.
type ftmPrinter struct {
	*jsonPrinter
	met      map[string]bool // of who, where and articles
	entities int
	origin   string
}

func writeFTM(ctx context.Context, w io.Writer, a *queries.Answer, o Options) (Report, error) {
	var r Report
	p := &ftmPrinter{jsonPrinter: newJSONPrinter(newPrinter(w)), met: map[string]bool{}, origin: origin(a, o)}
	n, unfit := 0, 0
	for rep, err := range reports(ctx, a) {
		if err == nil {
			err = p.err()
		}
		if err != nil {
			return r, err
		}
		if err := p.event(rep); err != nil {
			return r, err
		}
		n++
		if len(rep.Event.Weapons) > 0 {
			unfit++
		}
	}
	r.wrote(n, "event")
	r.wrote(p.entities, "entity")
	r.among(unfit, "event with weapons in its notes, since FollowTheMoney knows none")
	return r, p.end()
}

// event prints the things of an event and then the event.
func (p *ftmPrinter) event(rep *queries.Report) error {
	e := &rep.Event
	article, err := p.article(rep)
	if err != nil {
		return err
	}
	f := newFTM("Event", eventNodeID(e))
	f.set("name", headline(e))
	f.set("keywords", string(e.Category), string(e.Mode), string(e.Status))
	f.set("summary", e.Evidence.Text)
	f.set("proof", article)
	f.set("publisher", rep.Article.Source)
	f.set("sourceUrl", webLink(rep.Article.URL))
	f.set("recordId", string(e.ID))
	f.set("notes", p.notes(e)...)
	at := whenOf(e.Time)
	first, last := at.first(), at.last()
	switch {
	case first != "" && first == last:
		f.set("date", first)
	default:
		f.set("startDate", first)
		f.set("endDate", last)
	}
	for _, place := range e.Places {
		f.set("location", named(place))
		f.set("country", ftmCountry(place.Country))
		id, err := p.address(place)
		if err != nil {
			return err
		}
		f.set("addressEntity", id)
	}
	for _, role := range []struct {
		property string
		refs     []event.Ref
	}{{"organizer", e.Actors}, {"involved", e.Actors}, {"involved", e.Recipients}} {
		for _, who := range role.refs {
			id, err := p.actor(who)
			if err != nil {
				return err
			}
			f.set(role.property, id)
		}
	}
	return p.print(f)
}

// notes tell what FollowTheMoney has no field for.
func (p *ftmPrinter) notes(e *event.Event) []string {
	notes := []string{"origin: " + p.origin}
	for _, n := range []struct{ what, said string }{
		{"weapons", join(e.Weapons, weapon)}, {"targets", join(e.Targets, named)}, {"according to", join(e.Claims, claim)},
		{"time", clean(whenOf(e.Time).edtf)}, {"damage", e.Damage},
	} {
		if n.said != "" {
			notes = append(notes, n.what+": "+n.said)
		}
	}
	for _, n := range []struct {
		what string
		r    *event.Range
	}{{"killed", e.Killed}, {"injured", e.Injured}, {"missing", e.Missing}, {"captured", e.Captured}, {"displaced", e.Displaced}} {
		if n.r != nil {
			notes = append(notes, n.what+": "+n.r.String())
		}
	}
	return notes
}

func (p *ftmPrinter) article(rep *queries.Report) (string, error) {
	a := &rep.Article
	name := first(a.Title, a.Source)
	if name == "" {
		name = a.ID
	}
	f := newFTM("Article", nodeID("article/", a.ID))
	f.set("name", name)
	f.set("title", a.Title)
	f.set("publisher", a.Source)
	f.set("sourceUrl", webLink(a.URL))
	if !a.Published.IsZero() {
		f.set("publishedAt", a.Published.UTC().Format("2006-01-02"))
	}
	return f.ID, p.entity(f)
}

// ftmSchemas are the schemata of actors by their type.
var ftmSchemas = map[string]string{
	"person": "Person", "government": "PublicBody", "state": "PublicBody", "military": "PublicBody",
	"organisation": "Organization", "armed-group": "Organization",
}

func (p *ftmPrinter) actor(who event.Ref) (string, error) {
	if named(who) == "" {
		return "", nil
	}
	schema := ftmSchemas[who.Type]
	if schema == "" {
		schema = "LegalEntity"
	}
	f := newFTM(schema, thingID("actor", who))
	f.set("name", named(who))
	f.set("country", ftmCountry(who.Country))
	if schema == "Person" {
		f.set("position", who.Office)
	}
	return f.ID, p.entity(f)
}

func (p *ftmPrinter) address(place event.Ref) (string, error) {
	if named(place) == "" {
		return "", nil
	}
	f := newFTM("Address", thingID("place", place))
	f.set("full", named(place))
	f.set("region", place.Admin1)
	f.set("country", ftmCountry(place.Country))
	if lon, lat, ok := point(place); ok {
		f.set("longitude", strconv.FormatFloat(lon, 'f', -1, 64))
		f.set("latitude", strconv.FormatFloat(lat, 'f', -1, 64))
	}
	return f.ID, p.entity(f)
}

// entity prints an entity that was not met before.
func (p *ftmPrinter) entity(f *ftmEntity) error {
	if p.met[f.ID] {
		return nil
	}
	p.met[f.ID] = true
	return p.print(f)
}

func (p *ftmPrinter) print(f *ftmEntity) error {
	p.entities++
	if err := p.value(f); err != nil {
		return err
	}
	p.s("\n")
	return nil
}

// thingID names a thing of that kind by its ID, or by its words.
func thingID(kind string, r event.Ref) string {
	if r.ID != "" {
		return nodeID("", string(r.ID))
	}
	return nodeID(kind+"/~", named(r))
}

// ftmCountry is a country's code as FollowTheMoney writes it.
func ftmCountry(code string) string {
	if len(code) != 2 || !letter(code[0]) || !letter(code[1]) {
		return ""
	}
	return string([]byte{code[0] | 0x20, code[1] | 0x20})
}

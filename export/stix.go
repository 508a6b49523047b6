package export

import (
	"context"
	"io"
	"math"
	"time"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/queries"
)

// STIX 2.1: a bundle with an incident for each event, the actors as identities,
// the places as locations, who says or denies it as opinions, and a report for
// each article. STIX has no word for weapons and tolls: an extension of ours
// holds them. https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html
func init() {
	register(Format{
		Name:      "stix",
		Summary:   "STIX 2.1: a bundle of incidents, identities, locations, opinions",
		Ext:       ".stix.json",
		MediaType: "application/stix+json",
		Write:     writeSTIX,
	})
}

// A stixObject is any object of a bundle; what is empty is left out.
type stixObject struct {
	Type        string   `json:"type"`
	SpecVersion string   `json:"spec_version"`
	ID          string   `json:"id"`
	CreatedBy   string   `json:"created_by_ref,omitempty"`
	Created     string   `json:"created"`
	Modified    string   `json:"modified"`
	Labels      []string `json:"labels,omitempty"`
	Confidence  *int     `json:"confidence,omitempty"`
	Name        string   `json:"name,omitempty"`
	Description string   `json:"description,omitempty"`
	// Of an identity.
	Class string `json:"identity_class,omitempty"`
	// Of a location.
	Latitude  *float64 `json:"latitude,omitempty"`
	Longitude *float64 `json:"longitude,omitempty"`
	Country   string   `json:"country,omitempty"`
	Area      string   `json:"administrative_area,omitempty"`
	// Of a relationship.
	RelationshipType string `json:"relationship_type,omitempty"`
	Source           string `json:"source_ref,omitempty"`
	Target           string `json:"target_ref,omitempty"`
	// Of an opinion.
	Opinion     string   `json:"opinion,omitempty"`
	Explanation string   `json:"explanation,omitempty"`
	Authors     []string `json:"authors,omitempty"`
	// Of a report or an opinion.
	ReportTypes []string `json:"report_types,omitempty"`
	Published   string   `json:"published,omitempty"`
	Objects     []string `json:"object_refs,omitempty"`
	// Of the extension's definition.
	Schema         string   `json:"schema,omitempty"`
	Version        string   `json:"version,omitempty"`
	ExtensionTypes []string `json:"extension_types,omitempty"`

	References []stixReference          `json:"external_references,omitempty"`
	Extensions map[string]stixExtension `json:"extensions,omitempty"`
}

type stixReference struct {
	SourceName  string `json:"source_name"`
	Description string `json:"description,omitempty"`
	URL         string `json:"url,omitempty"`
	ExternalID  string `json:"external_id,omitempty"`
}

// A stixExtension is what STIX has no word for, in the words of the record
// format.
type stixExtension struct {
	Type      string       `json:"extension_type"`
	Category  string       `json:"category"`
	Mode      string       `json:"mode,omitempty"`
	Status    string       `json:"status,omitempty"`
	FirstDay  string       `json:"first_day,omitempty"`
	LastDay   string       `json:"last_day,omitempty"`
	EDTF      string       `json:"edtf,omitempty"`
	TimeBasis string       `json:"time_basis,omitempty"`
	Weapons   []string     `json:"weapons,omitempty"`
	Targets   []string     `json:"targets,omitempty"`
	Killed    *event.Range `json:"killed,omitempty"`
	Injured   *event.Range `json:"injured,omitempty"`
	Missing   *event.Range `json:"missing,omitempty"`
	Captured  *event.Range `json:"captured,omitempty"`
	Displaced *event.Range `json:"displaced,omitempty"`
	Damage    string       `json:"damage,omitempty"`
	Sentence  string       `json:"sentence"`
}

var stixExtensionID = "extension-definition--" + uuidOf("stix/extension")

// stixEpoch stands for a day that no article tells; STIX wants one.
var stixEpoch = time.Unix(0, 0).UTC()

// A stixPrinter prints objects, each once.
type stixPrinter struct {
	*jsonPrinter
	objects int
	met     map[string]bool // of identities and locations, which many articles share
	here    map[string]bool // of objects of the article at hand
	refs    []string        // the same, in order, for its report
	author  string          // the identity of this program
	stamp   string          // of the objects at hand: the article's publication
	undated int
}

func writeSTIX(ctx context.Context, w io.Writer, a *queries.Answer, o Options) (Report, error) {
	var r Report
	from := clean(origin(a, o))
	p := &stixPrinter{jsonPrinter: newJSONPrinter(newPrinter(w)), met: map[string]bool{}, here: map[string]bool{}, author: "identity--" + uuidOf("stix/annals")}
	p.s(`{"type":"bundle","id":"bundle--`, uuidOf("stix/bundle/"+from), `","objects":[`)
	p.stamp = stixTime(stixEpoch)
	program := stixObject{Type: "identity", ID: p.author, Name: "annals", Class: "system", Description: from}
	if err := p.object(program); err != nil {
		return r, err
	}
	if err := p.object(stixObject{
		Type: "extension-definition", ID: stixExtensionID, CreatedBy: p.author, Name: "annals event",
		Description: "What a news article reports of an event beyond STIX: category, mode, status, days, weapons, targets, tolls, and the sentence that says so.",
		Schema:      "https://annals-kg.org/ns#stix-event", Version: "1.0.0", ExtensionTypes: []string{"property-extension"},
	}); err != nil {
		return r, err
	}
	var report *stixObject // of the article at hand
	n := 0
	for rep, err := range reports(ctx, a) {
		if err == nil {
			err = p.err()
		}
		if err != nil {
			return r, err
		}
		if id := "report--" + uuidOf("article/"+rep.Article.IRI+"\x00"+rep.Article.ID); report == nil || report.ID != id {
			if err := p.report(report); err != nil {
				return r, err
			}
			report = p.reportOf(rep, id)
		}
		if err := p.event(rep); err != nil {
			return r, err
		}
		n++
	}
	if err := p.report(report); err != nil {
		return r, err
	}
	p.s("\n]}\n")
	r.wrote(n, "event")
	r.wrote(p.objects, "object")
	if n == 0 {
		r.Written = nil
		r.wrote(0, "event")
	}
	r.among(p.undated, "article stamped 1970-01-01, since STIX wants a day of publication and it has none")
	return r, p.end()
}

// reportOf begins the report of an article and sets the stamp of what it says.
func (p *stixPrinter) reportOf(rep *queries.Report, id string) *stixObject {
	at := rep.Article.Published.UTC()
	if rep.Article.Published.IsZero() {
		at = stixEpoch
		p.undated++
	}
	p.stamp, p.refs = stixTime(at), nil
	clear(p.here)
	name := first(rep.Article.Title, rep.Article.Source)
	if name == "" {
		name = clean(rep.Article.ID)
	}
	return &stixObject{
		Type: "report", ID: id, CreatedBy: p.author, Name: name, ReportTypes: []string{"observed-data"},
		Published: p.stamp, References: []stixReference{stixSource(rep)},
	}
}

// report prints the report of an article, which names all that it says.
func (p *stixPrinter) report(o *stixObject) error {
	if o == nil {
		return nil
	}
	o.Objects = p.refs
	return p.print(*o)
}

// event prints an event with its things.
func (p *stixPrinter) event(rep *queries.Report) error {
	e := &rep.Event
	confidence := int(math.Round(100 * min(1, max(0, e.Confidence))))
	id := "incident--" + uuidOf("event/"+string(e.ID))
	at := whenOf(e.Time)
	extension := stixExtension{
		Type: "property-extension", Category: clean(string(e.Category)), Mode: clean(string(e.Mode)), Status: clean(string(e.Status)),
		FirstDay: at.first(), LastDay: at.last(), EDTF: clean(at.edtf), TimeBasis: string(at.basis),
		Weapons: texts(e.Weapons, weapon), Targets: texts(e.Targets, named), Damage: clean(e.Damage), Sentence: clean(e.Evidence.Text),
		Killed: e.Killed, Injured: e.Injured, Missing: e.Missing, Captured: e.Captured, Displaced: e.Displaced,
	}
	if err := p.object(stixObject{
		Type: "incident", ID: id, CreatedBy: p.author, Name: headline(e), Description: clean(e.Evidence.Text),
		Labels: texts([]string{string(e.Category), string(e.Mode), string(e.Status)}, func(s string) string { return s }), Confidence: &confidence,
		References: []stixReference{stixSource(rep), {SourceName: "annals", ExternalID: string(e.ID)}},
		Extensions: map[string]stixExtension{stixExtensionID: extension},
	}); err != nil {
		return err
	}
	for _, role := range []struct {
		relationship string
		refs         []event.Ref
		thing        func(event.Ref) (string, error)
	}{{"attributed-to", e.Actors, p.identity}, {"targets", e.Recipients, p.identity}, {"located-at", e.Places, p.location}} {
		for _, ref := range role.refs {
			thing, err := role.thing(ref)
			if err != nil {
				return err
			}
			if thing == "" {
				continue
			}
			link := "relationship--" + uuidOf("link/"+id+"/"+role.relationship+"/"+thing)
			if err := p.object(stixObject{Type: "relationship", ID: link, CreatedBy: p.author, RelationshipType: role.relationship, Source: id, Target: thing}); err != nil {
				return err
			}
		}
	}
	for _, c := range e.Claims {
		if named(c) == "" {
			continue
		}
		opinion := "opinion--" + uuidOf("opinion/"+id+"/"+string(c.Stance)+"/"+thingID("actor", c))
		if err := p.object(stixObject{
			Type: "opinion", ID: opinion, CreatedBy: p.author, Opinion: stixOpinion(c.Stance), Authors: []string{clean(named(c))},
			Explanation: clean(named(c) + " " + string(c.Stance) + " it, as the article has it."), Objects: []string{id},
		}); err != nil {
			return err
		}
	}
	return nil
}

// stixOpinions are how far a claimant's stance agrees with the event.
var stixOpinions = map[event.Stance]string{
	"": "agree", event.Says: "agree", event.Confirms: "strongly-agree", event.Blames: "agree",
	event.Denies: "strongly-disagree", event.Doubts: "disagree",
}

// stixOpinion is how far a stance agrees.
func stixOpinion(s event.Stance) string {
	if o, ok := stixOpinions[s]; ok {
		return o
	}
	return "neutral"
}

// stixClasses are the classes of identities by the type of an actor.
var stixClasses = map[string]string{
	"person": "individual", "organisation": "organization", "armed-group": "group", "military": "organization",
	"government": "organization", "state": "organization", "population": "class",
}

func (p *stixPrinter) identity(r event.Ref) (string, error) {
	if named(r) == "" {
		return "", nil
	}
	id := "identity--" + uuidOf("thing/"+thingID("actor", r))
	class := stixClasses[r.Type]
	if class == "" {
		class = "unknown"
	}
	return id, p.object(stixObject{Type: "identity", ID: id, CreatedBy: p.author, Name: clean(named(r)), Class: class})
}

// location prints a place; STIX asks for a country or a point of each.
func (p *stixPrinter) location(r event.Ref) (string, error) {
	lon, lat, placed := point(r)
	country := clean(r.Country)
	if named(r) == "" || !placed && country == "" {
		return "", nil
	}
	id := "location--" + uuidOf("thing/"+thingID("place", r))
	o := stixObject{Type: "location", ID: id, CreatedBy: p.author, Name: clean(named(r)), Country: country, Area: clean(r.Admin1)}
	if placed {
		o.Latitude, o.Longitude = &lat, &lon
	}
	return id, p.object(o)
}

// object prints an object of the article at hand, if it was not printed before.
func (p *stixPrinter) object(o stixObject) error {
	if p.here[o.ID] {
		return nil
	}
	p.here[o.ID] = true
	p.refs = append(p.refs, o.ID)
	if o.Type == "identity" || o.Type == "location" {
		if p.met[o.ID] {
			return nil
		}
		p.met[o.ID] = true
	}
	return p.print(o)
}

func (p *stixPrinter) print(o stixObject) error {
	o.SpecVersion, o.Created, o.Modified = "2.1", p.stamp, p.stamp
	if p.objects++; p.objects > 1 {
		p.s(",")
	}
	p.s("\n")
	return p.value(o)
}

// stixSource names the article that says so.
func stixSource(rep *queries.Report) stixReference {
	name := clean(rep.Article.Source)
	if name == "" {
		name = "unknown source"
	}
	return stixReference{SourceName: name, Description: clean(rep.Article.Title), URL: webLink(rep.Article.URL), ExternalID: clean(rep.Article.ID)}
}

func stixTime(t time.Time) string { return t.Format("2006-01-02T15:04:05.000Z") }

// texts are the words of a list, cleaned, each once, without empty ones.
func texts[T any](list []T, word func(T) string) []string {
	var out []string
	for _, item := range list {
		if s := clean(word(item)); s != "" {
			out = addText(out, s)
		}
	}
	return out
}

func addText(list []string, s string) []string {
	for _, old := range list {
		if old == s {
			return list
		}
	}
	return append(list, s)
}

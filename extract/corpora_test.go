package extract

import (
	"bufio"
	"cmp"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

// A mucTemplate is what the answer key of MUC-4 says of one incident.
type mucTemplate struct {
	Type                                                             []string
	Individuals, Organisations, Things, Names, Descriptions, Weapons []mucFill
	Optional                                                         bool
}

// A mucFill is what fills a slot of a template: wordings that do.
type mucFill struct {
	Text, Ref []string
	Optional  bool
}

func readMUC(t *testing.T, path string, f func(n int, doc *text.Document, templates []mucTemplate)) {
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<26)
	for n := 0; lines.Scan(); n++ {
		var row struct {
			ID, Text, Published string
			Gold                struct {
				Events []struct {
					Type          []string  `json:"type"`
					Individuals   []mucFill `json:"actor_individual"`
					Organisations []mucFill `json:"actor_org"`
					Things        []mucFill `json:"target_physical"`
					Names         []mucFill `json:"target_human_name"`
					Descriptions  []mucFill `json:"target_human_desc"`
					Weapons       []mucFill `json:"weapon"`
					Optional      bool
				}
			}
		}
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatalf("%s:%d: %v", path, n+1, err)
		}
		doc := &text.Document{ID: row.ID, Text: row.Text}
		if day, err := time.Parse(time.DateOnly, row.Published); err == nil {
			doc.Published = day
		}
		var templates []mucTemplate
		for _, e := range row.Gold.Events {
			templates = append(templates, mucTemplate{e.Type, e.Individuals, e.Organisations, e.Things, e.Names, e.Descriptions, e.Weapons, e.Optional})
		}
		f(n, doc, templates)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

// A wikiEvent is an event of one of wikiKinds as WikiEvents codes it.
type wikiEvent struct {
	kind      string
	trigger   text.Span
	arguments map[role][]text.Span
}

// meets reports whether a record may be of the event: deaths and injuries are
// told by attacks as well.
func (w *wikiEvent) meets(e *event.Event) bool {
	kind := wikiType(e.Category)
	return w.trigger.Overlaps(e.Trigger.Span) && (w.kind == kind || kind == "Conflict.Attack" && (w.kind == "Life.Die" || w.kind == "Life.Injure"))
}

// readWikiEvents reads the events of wikiKinds.
func readWikiEvents(t *testing.T, path string, f func(n int, doc *text.Document, events []wikiEvent)) {
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<26)
	for n := 0; lines.Scan(); n++ {
		var row struct {
			ID, Text string
			Gold     struct {
				Events []struct {
					Type      string
					Trigger   struct{ Span [2]int }
					Arguments []struct {
						Role string
						Span *[2]int
					}
				}
			}
		}
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatalf("%s:%d: %v", path, n+1, err)
		}
		var events []wikiEvent
		for _, e := range row.Gold.Events {
			for _, kind := range wikiKinds {
				if !strings.HasPrefix(e.Type, kind) {
					continue
				}
				w := wikiEvent{kind, byteSpan(row.Text, e.Trigger.Span), map[role][]text.Span{}}
				for _, a := range e.Arguments {
					if a.Span == nil {
						continue
					}
					switch a.Role {
					case "Attacker", "Killer", "Injurer", "Jailer", "Perpetrator", "Participant", "Demonstrator":
						w.arguments[actorRole] = append(w.arguments[actorRole], byteSpan(row.Text, *a.Span))
					case "Target", "Victim", "Detainee":
						w.arguments[recipientRole] = append(w.arguments[recipientRole], byteSpan(row.Text, *a.Span))
					case "Instrument", "ExplosiveDevice":
						w.arguments[weaponRole] = append(w.arguments[weaponRole], byteSpan(row.Text, *a.Span))
					}
				}
				events = append(events, w)
			}
		}
		f(n, &text.Document{ID: row.ID, Text: row.Text}, events)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

// wikiKinds are the beginnings of the types of event that wikiType knows.
var wikiKinds = []string{"Conflict.Attack", "Life.Die", "Life.Injure", "Contact.Contact.Meet", "Justice.ArrestJailDetain", "Conflict.Demonstrate", "Contact.ThreatenCoerce"}

// wikiType is the beginning of WikiEvents' type for a category, "" where it
// has none.
func wikiType(c event.Category) string {
	switch c {
	case event.Assault, event.Explosion, event.Clash, event.Offensive:
		return "Conflict.Attack"
	case event.Casualties:
		return "Life.Die"
	case event.Meeting, event.Visit:
		return "Contact.Contact.Meet"
	case event.Arrest:
		return "Justice.ArrestJailDetain"
	case event.Protest, event.Riot:
		return "Conflict.Demonstrate"
	case event.Threaten:
		return "Contact.ThreatenCoerce"
	}
	return ""
}

// mucType is MUC-4's type of incident for an event, "" where it has none.
func mucType(e *event.Event) string {
	switch kind := incidentOf(e); kind {
	case event.Fire:
		return "ARSON"
	case event.Explosion:
		return "BOMBING"
	case event.Assault:
		return "ATTACK"
	default:
		return strings.ToUpper(string(kind))
	}
}

// reportable reports whether a template fits an event: one of the words that
// fill its roles fills a slot of the template or, where it has none, the type
// is that of a template.
func reportable(e *event.Event, templates []mucTemplate) bool {
	words := 0
	for _, t := range templates {
		for _, pair := range []struct {
			refs  []event.Ref
			fills [][]mucFill
		}{
			{e.Actors, [][]mucFill{t.Individuals, t.Organisations}},
			{e.Recipients, [][]mucFill{t.Names, t.Descriptions}},
			{e.Targets, [][]mucFill{t.Things}},
			{e.Weapons, [][]mucFill{t.Weapons}},
		} {
			words += len(pair.refs)
			for _, fills := range pair.fills {
				for _, fill := range fills {
					for _, s := range append(fill.Text, fill.Ref...) {
						for i := range pair.refs {
							if holdsWords(s, pair.refs[i].Text) || holdsWords(s, pair.refs[i].Name) {
								return true
							}
						}
					}
				}
			}
		}
	}
	if words > 0 {
		return false
	}
	return slices.ContainsFunc(templates, func(t mucTemplate) bool { return slices.Contains(t.Type, mucType(e)) })
}

// holdsWords reports whether the shorter of two strings is a run of words of
// the other.
func holdsWords(a, b string) bool {
	norm := func(s string) string {
		words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !('a' <= r && r <= 'z' || '0' <= r && r <= '9') })
		words = slices.DeleteFunc(words, func(w string) bool { return w == "the" || w == "a" || w == "an" || w == "s" })
		return " " + strings.Join(words, " ") + " "
	}
	a, b = norm(a), norm(b)
	if len(a) < len(b) {
		a, b = b, a
	}
	return len(b) > 2 && strings.Contains(a, b)
}

// isPeople reports whether an actor names people rather than a body.
func isPeople(m *event.Mention) bool {
	return m.Type == "person" || m.Type == "population" || peopleHeads[strings.ToLower(cmp.Or(m.Head, lastField(m.Text)))]
}

var peopleHeads = formsOf(wordSet("person man woman child youth boy girl individual member civilian peasant worker student priest guerrilla rebel terrorist militant insurgent extremist gunman attacker assailant assassin hitman fighter commando criminal subversive trafficker suspect soldier officer troop policeman guard bodyguard leader official resident citizen"))

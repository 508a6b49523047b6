package export

import (
	"context"
	"math"
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/queries"
)

// A node of a graph: an event, or a thing that plays a role in one.
type node struct {
	ID     string // letters, digits and "_.-" only, unique in the file
	Label  string
	Kind   string // event, actor, place, weapon, target
	Degree int    // number of edges at it
	Color  color

	Name    string // the entity's or event's own ID
	Type    string // of an actor
	Class   string // of a weapon or target
	Country string
	Region  string
	Lon     float64 // WGS 84 degrees, where Placed
	Lat     float64
	Placed  bool
	Spot    *spot // in the drawing; nil in large graphs

	// Of an event alone.
	Report *queries.Report
	When   when
}

// size of a node by its degree, in the units of a graph program: 10 to 60.
func (n *node) size() float64 { return math.Round(10 * min(6, 1+math.Sqrt(float64(n.Degree))/2)) }

// An edge of a graph.
type edge struct {
	From, To string // nodes' IDs
	Kind     string // the role, or in links: "actor" and "place"
	Label    string
	Weight   int
	Category string // the commonest, which its color is of
	Color    color
	First    string // day 2006-01-02, "" where unknown
	Last     string
	// Categories of a link, with numbers: "assault 3; visit 1".
	Categories string
}

// A network walks the graph of an Answer: all nodes, then all edges. It holds
// the things that events are made of, and in links the pairs, but no events.
type network struct {
	things map[string]*node
	order  []*node // things sorted by ID
	links  map[pair]*link
	report Report
}

// walk calls node for each node and then edge for each edge, in a fixed order.
// What it hands out is valid during the call only.
func walkNetwork(ctx context.Context, a *queries.Answer, o Options, onNode func(*node) error, onEdge func(*edge) error) (Report, error) {
	n := &network{things: map[string]*node{}, links: map[pair]*link{}}
	var err error
	if o.Shape == ShapeLinks {
		err = n.walkLinks(ctx, a, onNode, onEdge)
	} else {
		err = n.walkEvents(ctx, a, onNode, onEdge)
	}
	return n.report, err
}

// walkEvents goes through the reports three times, once for the things, once
// for the event nodes and once for the edges, so as to hold none of them.
func (n *network) walkEvents(ctx context.Context, a *queries.Answer, onNode func(*node) error, onEdge func(*edge) error) error {
	var drawing sketch
	for rep, err := range reports(ctx, a) {
		if err != nil {
			return err
		}
		drawing.add(&rep.Event, n)
	}
	n.sort()
	events, spots := drawing.events, drawing.arrange(n)
	i := 0
	n.report.wrote(events, "event")
	n.report.wrote(events+len(n.order), "node")
	n.report.wrote(0, "edge")
	for rep, err := range reports(ctx, a) {
		if err != nil {
			return err
		}
		e := &rep.Event
		it := node{
			ID: eventNodeID(e), Kind: "event", Label: headline(e), Name: string(e.ID),
			Color: categoryColor(e.Category), Report: rep, When: whenOf(e.Time),
		}
		n.roles(e, func(*node, string, event.Ref) { it.Degree++ })
		if i < len(spots) {
			it.Spot = &spots[i]
		}
		i++
		for _, p := range e.Places {
			if it.Lon, it.Lat, it.Placed = point(p); it.Placed {
				break
			}
		}
		if err := onNode(&it); err != nil {
			return err
		}
	}
	for _, thing := range n.order {
		if err := onNode(thing); err != nil {
			return err
		}
	}
	for rep, err := range reports(ctx, a) {
		if err != nil {
			return err
		}
		if err := n.roleEdges(&rep.Event, onEdge); err != nil {
			return err
		}
	}
	return nil
}

// roleEdges makes an edge of each role. They run the way the deed does: from
// who did it to the event, and on to whom, where and with what.
func (n *network) roleEdges(e *event.Event, onEdge func(*edge) error) (err error) {
	id, w := eventNodeID(e), whenOf(e.Time)
	n.roles(e, func(thing *node, role string, r event.Ref) {
		if err != nil {
			return
		}
		g := edge{From: id, To: thing.ID, Kind: role, Label: role, Weight: 1, Category: clean(string(e.Category)), Color: categoryColor(e.Category), First: w.first(), Last: w.last()}
		if role == "actor" || role == "claimant" {
			g.From, g.To = g.To, g.From
		}
		switch {
		case r.Stance != "":
			g.Label = string(r.Stance)
		case r.Implied:
			g.Label += " (implied)"
		case r.Count != nil:
			g.Label += " (" + clean(r.Count.String()) + ")"
		}
		n.report.wrote(1, "edge")
		err = onEdge(&g)
	})
	return err
}

// A roleList is the things that play one role.
type roleList struct {
	role string
	refs []event.Ref
}

// roleLists are the roles of e, in the record's order.
func roleLists(e *event.Event) [6]roleList {
	return [...]roleList{
		{"actor", e.Actors}, {"recipient", e.Recipients}, {"target", e.Targets},
		{"place", e.Places}, {"weapon", e.Weapons}, {"claimant", e.Claims},
	}
}

// roles calls f for each role of e that a thing plays.
func (n *network) roles(e *event.Event, f func(thing *node, role string, r event.Ref)) {
	for _, list := range roleLists(e) {
		for _, r := range list.refs {
			if thing := n.thing(r, list.role); thing != nil {
				f(thing, list.role, r)
			}
		}
	}
}

// thing returns the node of r, the same for the same ID, or nil for a Ref that
// names nothing.
func (n *network) thing(r event.Ref, role string) *node {
	kind := string(r.Kind)
	if kind == "" {
		kind = map[string]string{"recipient": "actor", "claimant": "actor"}[role]
		if kind == "" {
			kind = role
		}
	}
	id := string(r.ID)
	if id == "" {
		if named(r) == "" {
			return nil
		}
		id = kind + "/~" + strings.ToLower(named(r))
	}
	key := nodeID("", id)
	t := n.things[key]
	if t == nil {
		label := named(r)
		if label == "" {
			label = id
		}
		t = &node{ID: key, Label: clean(label), Kind: kind, Name: id, Color: kindColor(kind)}
		n.things[key] = t
	}
	// Texts differ in how much they tell of a thing.
	t.Type, t.Class, t.Country, t.Region = first(t.Type, r.Type), first(t.Class, r.Class), first(t.Country, r.Country), first(t.Region, r.Admin1)
	if !t.Placed {
		t.Lon, t.Lat, t.Placed = point(r)
	}
	return t
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return clean(b)
}

func (n *network) sort() {
	n.order = n.order[:0]
	for _, t := range n.things {
		n.order = append(n.order, t)
	}
	slices.SortFunc(n.order, func(a, b *node) int { return strings.Compare(a.ID, b.ID) })
}

func eventNodeID(e *event.Event) string { return nodeID("event/", string(e.ID)) }

// nodeID writes an ID with letters, digits, "-", "." and "_" alone, which all
// graph programs take (yEd takes no colon): "/" becomes "_", ":" becomes ".", any
// other byte "_x" and two hex digits. No two IDs become one.
func nodeID(prefix, id string) string {
	const hex = "0123456789abcdef"
	var b strings.Builder
	for _, c := range []byte(prefix + id) {
		switch {
		case letter(c), c >= '0' && c <= '9', c == '-':
			b.WriteByte(c)
		case c == '/':
			b.WriteByte('_')
		case c == ':':
			b.WriteByte('.')
		default:
			b.Write([]byte{'_', 'x', hex[c>>4], hex[c&15]})
		}
	}
	return b.String()
}

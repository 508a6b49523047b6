package graphtest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/temporal"
)

// Generate makes the n-th article of a seed: the same for the same numbers. Its
// events, one to 20 and ten on average, are shaped like those of war news: most
// name an actor, a recipient, a place, a day and a claimant, two in three a
// weapon with a number. About four articles share a day; the first is of
// 2022-02-24.
func Generate(seed, n uint64) graph.Article {
	r := rand.New(rand.NewPCG(seed, n))
	day := time.Date(2022, 2, 24, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(n/4))
	// The body is written first, a line an event, since spans point into it.
	lines := make([]string, 1+r.IntN(10)+r.IntN(10))
	picks := make([]pick, len(lines))
	for i := range lines {
		picks[i] = pickOne(r)
		lines[i] = picks[i].sentence(n, i)
	}
	m := newMaker(fmt.Sprintf("gen-%d-%d", seed, n), sources[r.IntN(len(sources))], fmt.Sprintf("Report %d", n),
		day.Format(time.DateOnly), strings.Join(lines, "\n"))
	for i, p := range picks {
		p.event(m, i+1, day)
	}
	return m.article()
}

// A pick is what one generated event is made of.
type pick struct {
	actor, recipient, claimant int
	place, weapon              int // weapon < 0: none
	count                      int
	daysAgo                    int
	claimed, dated             bool
}

var (
	sources = []string{"The Border Post", "Steppe Gazette", "River Wire", "Daily Harbour", "Northern Courier"}
	people  = []event.Ref{russia, ukraine, america, defence, ministry, army}
	arms    = []event.Ref{
		weapon("drone", "drone", "drone", "", nil), weapon("shahed-136", "Shahed-136", "loitering munition", "", nil),
		weapon("atacms", "ATACMS", "ballistic missile", "", nil), weapon("missile", "missile", "missile", "", nil),
		weapon("vilha", "Vilha", "rocket", "", nil), weapon("artillery", "artillery", "artillery", "", nil),
		weapon("mine", "mine", "mine", "", nil), weapon("aasm-hammer", "AASM Hammer", "guided bomb", "", nil),
	}
)

const (
	towns         = 600
	regionsOfTown = 24
)

func pickOne(r *rand.Rand) pick {
	p := pick{
		actor: r.IntN(len(people)), recipient: r.IntN(len(people)), claimant: r.IntN(len(people)),
		// The square makes some towns far more frequent than others.
		place: int(float64(towns) * r.Float64() * r.Float64()), weapon: -1, count: 1 + r.IntN(40),
		daysAgo: r.IntN(3), claimed: r.IntN(4) > 0, dated: r.IntN(5) > 0,
	}
	if r.IntN(3) > 0 {
		p.weapon = r.IntN(len(arms))
	}
	return p
}

func (p pick) sentence(n uint64, i int) string {
	with := "troops"
	if p.weapon >= 0 {
		with = arms[p.weapon].Name
	}
	return fmt.Sprintf("%s said that %s struck %s with %d %s near Town %d, item %d of report %d.",
		people[p.claimant].Name, people[p.actor].Name, people[p.recipient].Name, p.count, with, p.place, i, n)
}

func (p pick) event(m *maker, line int, published time.Time) {
	e := m.event(line, "struck", event.Assault, 0)
	e.Codes = event.Codes{PLOVER: "ASSAULT", CAMEO: "190"}
	e.Actors = []event.Ref{m.ref(e, people[p.actor].Name, people[p.actor])}
	e.Recipients = []event.Ref{m.ref(e, people[p.recipient].Name, people[p.recipient])}
	region := p.place % regionsOfTown
	town := place(fmt.Sprint(900000+p.place), fmt.Sprintf("Town %d", p.place), "village", fmt.Sprintf("Region %d Oblast", region), "UA",
		44+float64(p.place%80)/10, 22+float64(p.place%170)/10)
	e.Places = []event.Ref{m.ref(e, town.Name, town)}
	if p.weapon >= 0 {
		w := arms[p.weapon]
		w.Count, w.Fate = event.Exactly(float64(p.count), fmt.Sprint(p.count)), event.Hit
		e.Weapons = []event.Ref{m.ref(e, w.Name, w)}
	}
	when := published.AddDate(0, 0, -p.daysAgo)
	basis := event.BasisText
	if !p.dated {
		when, basis = published, event.BasisPublication
	}
	iso := when.Format(time.DateOnly)
	e.Time = span(iso, iso, when.AddDate(0, 0, 1).Format(time.DateOnly), temporal.Day, basis)
	if p.claimed {
		c := people[p.claimant]
		c.Stance = event.Says
		e.Claims = []event.Ref{m.ref(e, c.Name, c)}
	}
}

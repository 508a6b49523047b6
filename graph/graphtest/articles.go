package graphtest

import (
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/temporal"
)

// Day is the day of publication of Night, the article that most tests ask
// about.
const Day = "2024-05-15"

// Night is an article of 14 events: interceptions with several weapons over
// several regions, a visit of two days, debris, an attack with casualties, a
// habit, an offensive dated to a week, a capture with no date and a promise.
func Night() graph.Article {
	m := newMaker("night", "The Border Post", "A night of sirens", Day, strings.Join([]string{
		"Moscow's Defence Ministry reported that its crews brought down 10 ATACMS missiles above the Black Sea off Crimea.",
		"Antony Blinken spent two days in Kyiv for talks.",
		"Mikhail Razvozhayev, who governs Sevastopol, reported several missiles destroyed near the Belbek airfield.",
		"Debris came down on homes in Sevastopol and hurt nobody, he added.",
		"Before dawn on Wednesday, the ministry said, nine drones, two Vilha rockets, two HARM missiles and two Hammer bombs were intercepted over Belgorod Oblast.",
		"Vyacheslav Gladkov, its governor, said a rocket burned down a house in Dubovoye and wounded two residents.",
		"The military counted five drones destroyed over Kursk Oblast and three over Bryansk Oblast.",
		"One more drone was destroyed above Tatarstan, the ministry said.",
		"Rostov's governor, Vasily Golubev, said a pair of drones struck a fuel depot there without hurting anyone.",
		"For months Ukrainian drones have hunted refineries across Russia.",
		"Russian infantry kept up the push into northeastern Ukraine that it opened last week.",
		"Two analysts reckon that Russia took nearly 130 square kilometres there in two days.",
		"Washington promised Ukraine more military aid.",
	}, "\n"))
	says := func(r event.Ref) event.Ref { r.Stance = event.Says; return r }
	governor := func(id, name string) event.Ref { return says(actor(id, name, "person", "RU")) }
	drones := func(words string, n float64, fate event.Fate) event.Ref {
		w := weapon("drone", "drone", "drone", fate, event.Exactly(n, words))
		w.Owner = "Ukraine"
		return w
	}

	e := m.event(1, "brought down", event.Interception, 0)
	e.Mode = event.ModeMissile
	e.Codes = event.Codes{PLOVER: "ASSAULT", ACLED: "Disrupted weapons use"}
	e.Actors = []event.Ref{m.ref(e, "its crews", defence)}
	e.Recipients = []event.Ref{ukraine}
	atacms := weapon("atacms", "ATACMS", "ballistic missile", event.ShotDown, event.Exactly(10, "10"))
	atacms.Owner, atacms.Supplier = "Ukraine", "United States"
	e.Weapons = []event.Ref{m.ref(e, "ATACMS missiles", atacms)}
	e.Places = []event.Ref{m.ref(e, "Black Sea", blackSea), m.ref(e, "Crimea", crimea)}
	e.Time = day(Day, event.BasisPublication)
	e.Claims = []event.Ref{m.ref(e, "Moscow's Defence Ministry", says(ministry))}

	e = m.event(2, "spent two days", event.Visit, 0)
	e.Actors = []event.Ref{m.ref(e, "Antony Blinken", actor("antony-blinken", "Antony Blinken", "person", "US"))}
	e.Recipients = []event.Ref{ukraine}
	e.Places = []event.Ref{m.ref(e, "Kyiv", kyiv)}
	e.Time = span("2024-05-14/2024-05-15", "2024-05-14", "2024-05-16", temporal.Day, event.BasisContext)

	e = m.event(3, "destroyed", event.Interception, 0)
	e.Actors = []event.Ref{defence}
	e.Recipients = []event.Ref{ukraine}
	e.Weapons = []event.Ref{m.ref(e, "missiles", weapon("missile", "missile", "missile", event.ShotDown, event.AtLeast(3, "several")))}
	e.Places = []event.Ref{m.ref(e, "Belbek airfield", belbek)}
	e.Time = day(Day, event.BasisPublication)
	e.Claims = []event.Ref{m.ref(e, "Mikhail Razvozhayev", governor("mikhail-razvozhayev", "Mikhail Razvozhayev"))}

	e = m.event(4, "came down", event.Debris, 0)
	e.Weapons = []event.Ref{m.ref(e, "Debris", weapon("missile", "missile", "missile", event.Fell, nil))}
	e.Targets = []event.Ref{m.ref(e, "homes", event.Ref{Kind: event.KindTarget, ID: "target/homes", Name: "homes", Class: "housing"})}
	e.Places = []event.Ref{m.ref(e, "Sevastopol", sevas)}
	e.Killed, e.Injured = event.Exactly(0, "hurt nobody"), event.Exactly(0, "hurt nobody")
	e.Time = day(Day, event.BasisPublication)
	e.Claims = []event.Ref{m.ref(e, "he", governor("mikhail-razvozhayev", "Mikhail Razvozhayev"))}

	e = m.event(5, "intercepted", event.Interception, 0)
	e.Actors = []event.Ref{defence}
	e.Recipients = []event.Ref{ukraine}
	e.Weapons = []event.Ref{
		m.ref(e, "drones", drones("nine", 9, event.ShotDown)),
		m.ref(e, "Vilha rockets", weapon("vilha", "Vilha", "rocket", event.ShotDown, event.Exactly(2, "two"))),
		m.ref(e, "HARM missiles", weapon("agm-88-harm", "AGM-88 HARM", "anti-radiation missile", event.ShotDown, event.Exactly(2, "two"))),
		m.ref(e, "Hammer bombs", weapon("aasm-hammer", "AASM Hammer", "guided bomb", event.ShotDown, event.Exactly(2, "two"))),
	}
	e.Places = []event.Ref{m.ref(e, "Belgorod Oblast", belgorod)}
	e.Time = span("2024-05-15TMO", "2024-05-15T00:00", "2024-05-15T06:00", temporal.PartOfDay, event.BasisText)
	when := m.find(e.Evidence.Span, "Before dawn on Wednesday")
	e.Time.Start, e.Time.End, e.Time.Text = when.Start, when.End, "Before dawn on Wednesday"
	e.Claims = []event.Ref{m.ref(e, "the ministry", says(ministry))}

	e = m.event(6, "burned down", event.Assault, 0)
	e.Mode = event.ModeRocket
	e.Actors = []event.Ref{ukraine}
	e.Recipients = []event.Ref{m.ref(e, "residents", actor("~residents-of-dubovoye", "residents", "population", "RU"))}
	e.Weapons = []event.Ref{m.ref(e, "rocket", weapon("rocket", "rocket", "rocket", event.Hit, event.Exactly(1, "a")))}
	e.Targets = []event.Ref{m.ref(e, "house", event.Ref{Kind: event.KindTarget, ID: "target/house", Name: "house", Class: "housing"})}
	e.Places = []event.Ref{m.ref(e, "Dubovoye", dubovoye)}
	e.Injured = event.Exactly(2, "two residents")
	e.Time = day(Day, event.BasisPublication)
	e.Claims = []event.Ref{m.ref(e, "Vyacheslav Gladkov", governor("vyacheslav-gladkov", "Vyacheslav Gladkov"))}

	e = m.event(7, "destroyed", event.Interception, 0)
	e.Actors = []event.Ref{defence}
	e.Recipients = []event.Ref{ukraine}
	e.Weapons = []event.Ref{m.ref(e, "drones", drones("five", 5, event.ShotDown))}
	e.Places = []event.Ref{m.ref(e, "Kursk Oblast", kursk)}
	e.Time = day(Day, event.BasisContext)
	e.Claims = []event.Ref{m.ref(e, "The military", says(army))}

	e = m.event(7, "destroyed", event.Interception, 1)
	e.Actors = []event.Ref{defence}
	e.Recipients = []event.Ref{ukraine}
	e.Weapons = []event.Ref{m.ref(e, "drones", drones("three", 3, event.ShotDown))}
	e.Places = []event.Ref{m.ref(e, "Bryansk Oblast", bryansk)}
	e.Time = day(Day, event.BasisContext)
	e.Claims = []event.Ref{m.ref(e, "The military", says(army))}

	e = m.event(8, "destroyed", event.Interception, 0)
	e.Actors = []event.Ref{defence}
	e.Recipients = []event.Ref{ukraine}
	e.Weapons = []event.Ref{m.ref(e, "drone", drones("One", 1, event.ShotDown))}
	e.Places = []event.Ref{m.ref(e, "Tatarstan", tatarstan)}
	e.Time = day(Day, event.BasisContext)
	e.Claims = []event.Ref{m.ref(e, "the ministry", says(ministry))}

	e = m.event(9, "struck", event.Assault, 0)
	e.Mode = event.ModeDrone
	implied := ukraine
	implied.Implied = true
	e.Actors = []event.Ref{implied}
	e.Weapons = []event.Ref{m.ref(e, "drones", drones("a pair", 2, event.Hit))}
	e.Targets = []event.Ref{m.ref(e, "fuel depot", event.Ref{Kind: event.KindTarget, ID: "target/fuel-depot", Name: "fuel depot", Class: "fuel depot"})}
	e.Places = []event.Ref{m.ref(e, "Rostov", rostov)}
	e.Killed, e.Injured = event.Exactly(0, "without hurting anyone"), event.Exactly(0, "without hurting anyone")
	e.Time = day(Day, event.BasisPublication)
	e.Claims = []event.Ref{m.ref(e, "Vasily Golubev", governor("vasily-golubev", "Vasily Golubev"))}

	e = m.event(10, "hunted", event.Assault, 0)
	e.Status, e.Mode = event.Habitual, event.ModeDrone
	e.Actors = []event.Ref{m.ref(e, "Ukrainian", ukraine)}
	e.Recipients = []event.Ref{russia}
	e.Weapons = []event.Ref{m.ref(e, "drones", weapon("drone", "drone", "drone", "", nil))}
	e.Targets = []event.Ref{m.ref(e, "refineries", event.Ref{Kind: event.KindTarget, ID: "target/oil-refinery", Name: "oil refinery", Class: "energy"})}
	e.Places = []event.Ref{m.ref(e, "Russia", russian)}
	e.Time = span("PXM", "", "2024-05-15", temporal.Month, event.BasisText)
	e.Damage = "damage at several plants"

	e = m.event(11, "kept up the push", event.Offensive, 0)
	e.Actors = []event.Ref{m.ref(e, "Russian infantry", army)}
	e.Recipients = []event.Ref{ukraine}
	e.Places = []event.Ref{m.ref(e, "northeastern Ukraine", northeast)}
	e.Time = span("2024-W19", "2024-05-06", "2024-05-13", temporal.Week, event.BasisText)

	e = m.event(12, "took", event.Capture, 0)
	e.Actors = []event.Ref{m.ref(e, "Russia", russia)}
	e.Recipients = []event.Ref{ukraine}
	e.Places = []event.Ref{northeast}
	e.Area = event.AtMost(130, "nearly 130 square kilometres")
	e.Time = &event.Time{Value: "P2D", Basis: event.BasisNone, Text: "two days"}
	e.Claims = []event.Ref{m.ref(e, "Two analysts", says(event.Ref{Kind: event.KindActor, Name: "two analysts", Type: "person"}))}

	e = m.event(13, "promised", event.Aid, 0)
	e.Status = event.Planned
	e.Actors = []event.Ref{m.ref(e, "Washington", america)}
	e.Recipients = []event.Ref{m.ref(e, "Ukraine", ukraine)}
	e.Evidences = nil
	return m.article()
}

// Morrow is a second article, of another paper and five days later: a denial of
// an attack of the 15th, a protest, a strike with a named drone, and deaths.
func Morrow() graph.Article {
	m := newMaker("morrow", "Steppe Gazette", "What Kyiv says", "2024-05-20", strings.Join([]string{
		"Kyiv denied that its rocket hit Dubovoye on May 15.",
		"Thousands marched through Tbilisi on Sunday.",
		"A Shahed drone killed at least two people in Kharkiv on Monday, and prosecutors blamed Russia.",
		"Rescuers later raised the toll there.",
	}, "\n"))
	e := m.event(1, "hit", event.Assault, 0)
	e.Status, e.Mode = event.Denied, event.ModeRocket
	e.Actors = []event.Ref{ukraine}
	e.Weapons = []event.Ref{m.ref(e, "rocket", weapon("rocket", "rocket", "rocket", event.Hit, nil))}
	e.Places = []event.Ref{m.ref(e, "Dubovoye", dubovoye)}
	e.Time = day(Day, event.BasisText)
	denier := ukraine
	denier.Stance = event.Denies
	e.Claims = []event.Ref{m.ref(e, "Kyiv", denier)}

	e = m.event(2, "marched", event.Protest, 0)
	e.Actors = []event.Ref{m.ref(e, "Thousands", event.Ref{Kind: event.KindActor, Name: "protesters", Type: "population", Country: "GE", Count: event.AtLeast(2000, "Thousands")})}
	e.Places = []event.Ref{m.ref(e, "Tbilisi", place("611717", "Tbilisi", "city", "Tbilisi", "GE", 41.69, 44.83))}
	e.Time = day("2024-05-19", event.BasisText)

	e = m.event(3, "killed", event.Assault, 0)
	e.Mode = event.ModeDrone
	e.Actors = []event.Ref{m.ref(e, "Russia", russia)}
	e.Recipients = []event.Ref{m.ref(e, "people", event.Ref{Kind: event.KindActor, Name: "people", Type: "population"})}
	e.Weapons = []event.Ref{m.ref(e, "Shahed drone", weapon("shahed-136", "Shahed-136", "loitering munition", event.Hit, event.Exactly(1, "A")))}
	e.Places = []event.Ref{m.ref(e, "Kharkiv", place("706483", "Kharkiv", "city", "Kharkiv Oblast", "UA", 49.98, 36.25))}
	e.Killed = event.AtLeast(2, "at least two people")
	e.Time = day("2024-05-20", event.BasisText)
	blamer := actor("~prosecutors", "prosecutors", "government", "UA")
	blamer.Stance = event.Blames
	e.Claims = []event.Ref{m.ref(e, "prosecutors", blamer)}
	e.Evidences = append(e.Evidences, m.sentence(4))
	return m.article()
}

// Quiet is an article that reports no event.
func Quiet() graph.Article {
	return newMaker("quiet", "The Border Post", "Jam", "2024-05-17", "Strawberries are early this year, and the jam will be good.").article()
}

package extract

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

// entities reads a text into lines of the mentions of one kind.
func entities(t testing.TB, s string, kind event.Kind, line func(*event.Mention) string) []string {
	t.Helper()
	doc := &text.Document{Text: s, Published: time.Date(2024, 5, 15, 0, 0, 0, 0, time.UTC)}
	var out []string
	for _, m := range mentions(doc, sentences(doc), &Options{}) {
		if m.Kind != kind {
			continue
		}
		if m.Text != m.Span.Of(s) {
			t.Errorf("%q: mention %q has the span of %q", s, m.Text, m.Span.Of(s))
		}
		out = append(out, line(&m))
	}
	return out
}

type entityCase struct {
	text string
	want []string
}

func checkEntities(t *testing.T, cases []entityCase, kind event.Kind, line func(*event.Mention) string) {
	for _, c := range cases {
		if got := entities(t, c.text, kind, line); !slices.Equal(got, c.want) {
			t.Errorf("%s\n got %s\nwant %s", c.text, strings.Join(got, "\n     "), strings.Join(c.want, "\n     "))
		}
	}
}

func TestActors(t *testing.T) {
	checkEntities(t, []entityCase{
		{"Latvia’s Defence Ministry said the ministry had no comment.", []string{
			"Latvia’s Defence Ministry = actor/latvia/defence-ministry government LV",
			"ministry = actor/latvia/defence-ministry government LV"}},
		{"The Ministry of Foreign Affairs of Chile summoned the envoy.", []string{
			"Ministry of Foreign Affairs of Chile = actor/chile/foreign-ministry government CL",
			"envoy = person"}},
		{"The police waited. Later the Bolivian police left.", []string{
			"police = actor/bolivia/police government BO", "Bolivian police = actor/bolivia/police government BO"}},
		{"Kenyan troops met Somali elders while Ugandan tanks waited.", []string{
			"Kenyan troops = military KE", "Somali elders = person SO", "Ugandan = actor/uganda state UG"}},
		{"Guerrillas kidnapped engineer Tomás Leiva.", []string{
			"Guerrillas = armed-group", "engineer Tomás Leiva = actor/~tomas-leiva person"}},
		{"Islamic State captured Colonel Adel Mansour.", []string{
			"Islamic State = actor/islamic-state armed-group", "Colonel Adel Mansour = actor/~adel-mansour person"}},
		{"Gunmen shot dead teacher Rosa Leiva; they wounded soldiers.", []string{
			"Gunmen = person", "teacher Rosa Leiva = actor/~rosa-leiva person", "they = person", "soldiers = military"}},
		{"The army swapped wounded soldiers for captured rebels.", []string{
			"army = military", "wounded soldiers = military", "captured rebels = armed-group"}},
		{"Lisbon has closed the border, Portugal said.", []string{
			"Lisbon = actor/portugal state PT", "Portugal = actor/portugal state PT"}},
		{"He slept in Lisbon and flew from Portugal to Spain.", nil},
		{"Strikes by Denmark, Norway and the Netherlands went on.", []string{
			"Denmark = actor/denmark state DK", "Norway = actor/norway state NO", "Netherlands = actor/netherlands state NL"}},
		{"Luhansk Governor Petro Horobets was late. Mr Horobets apologised and he left.", []string{
			"Luhansk Governor Petro Horobets = actor/~petro-horobets person",
			"Mr Horobets = actor/~petro-horobets person", "he = actor/~petro-horobets person"}},
		{"Anna Kowalczyk, the mayor of Gdynia, opened it. The mayor smiled.", []string{
			"Anna Kowalczyk = actor/~anna-kowalczyk person", "mayor of Gdynia = actor/~anna-kowalczyk person",
			"mayor = actor/~anna-kowalczyk person"}},
		{"Anna Kowalczyk, the mayor of Gdynia, opened it. The mayor of Radom, Jan Lis, smiled.", []string{
			"Anna Kowalczyk = actor/~anna-kowalczyk person", "mayor of Gdynia = actor/~anna-kowalczyk person",
			"mayor of Radom, Jan Lis = person"}},
		{"The Lithuanian foreign minister, Rasa Petraitis, spoke. She was brief.", []string{
			"Lithuanian foreign minister = actor/~rasa-petraitis person LT", "Rasa Petraitis = actor/~rasa-petraitis person LT",
			"She = actor/~rasa-petraitis person LT"}},
		{"President Zelenskiy called; Zelensky hung up.", []string{
			"President Zelenskiy = actor/volodymyr-zelenskyy person UA", "Zelensky = actor/volodymyr-zelenskyy person UA"}},
		{"Two masked gunmen and a 12-year-old boy ran.", []string{"masked gunmen = person 2", "boy = population"}},
		{"Two hooded men robbed the bank. They fled; police met villagers and they talked.", []string{
			"hooded men = person 2", "They = person", "police = government", "villagers = population"}},
		{"At least 30 villagers and several Dinka herders fled.", []string{
			"villagers = population 30 or more", "Dinka herders = population 3 or more"}},
		{"Members of the ELN shot at soldiers of the 30th Brigade.", []string{
			"Members of the ELN = actor/national-liberation-army armed-group CO", "soldiers = military", "30th Brigade = actor/~30th-brigade military"}},
		{"A group calling itself the Sons of the Marsh claimed it.", []string{"Sons of the Marsh = actor/~sons-of-the-marsh armed-group"}},
		{"The Upper Nile Relief Fund (UNRF) left. UNRF had warned of it.", []string{
			"Upper Nile Relief Fund = actor/~upper-nile-relief-fund organisation", "UNRF = actor/~upper-nile-relief-fund organisation",
			"UNRF = actor/~upper-nile-relief-fund organisation"}},
		{"Forces loyal to Muammar Gaddafi met pro-Gaddafi forces and pro-Russian militants.", []string{
			"Forces = military LY", "Muammar Gaddafi = actor/muammar-gaddafi person LY",
			"pro-Gaddafi forces = military LY", "pro-Russian militants = armed-group"}},
		{"The Houthi-held port and anti-Taliban fighters.", []string{"Houthi = actor/houthis armed-group YE", "anti-Taliban fighters = armed-group"}},
		{"American military aid for the air force base; the American military agreed.", []string{
			"American = actor/united-states state US", "American military = actor/united-states/military military US"}},
		{"Analysts who monitor the front told us to house the refugees.", []string{"Analysts = population", "refugees = population"}},
		{"“We held the bridge,” said Colonel Ivo Marek.", []string{"We = actor/~ivo-marek person", "Colonel Ivo Marek = actor/~ivo-marek person"}},
		{"SIX NUNS WERE HELD BY TERRORISTS OF THE SHINING PATH, COLONEL ERNESTO QUISPE SAID IN LIMA.", []string{
			"NUNS = population 6", "TERRORISTS OF THE SHINING PATH = actor/shining-path armed-group PE", "COLONEL ERNESTO QUISPE = actor/~ernesto-quispe person"}},
		{"THE UNITED HIGHLAND FARMERS ALLIANCE [UHFA] TOLD US IT IS TIRED.", []string{
			"UNITED HIGHLAND FARMERS ALLIANCE = actor/~united-highland-farmers-alliance organisation", "UHFA = actor/~united-highland-farmers-alliance organisation"}},
		{"Ivo Horvak (born 1961) is a politician from Zenica. Horvak left in May.", []string{
			"Ivo Horvak = actor/~ivo-horvak person", "politician = person 1", "Horvak = actor/~ivo-horvak person"}},
		{"“It burned all night,” Petrosian said.", []string{"Petrosian = actor/~petrosian person"}},
		{"The Verna said little, and the village of Verna said less.", nil},
		{"It was a quiet day and nobody came.", nil},
	}, event.KindActor, func(m *event.Mention) string {
		s := m.Text + " ="
		for _, part := range []string{string(m.ID), m.Type, m.Country} {
			if part != "" {
				s += " " + part
			}
		}
		if m.Count != nil {
			s += " " + m.Count.String()
		}
		return s
	})
}

func TestWeapons(t *testing.T) {
	checkEntities(t, []entityCase{
		{"Poland shot down 12 US-made Belarusian missiles.", []string{"missiles = missile 12 owner Belarus supplier United States"}},
		{"Two anti-radar Harm missiles, a Vilha rocket and several ATACMS flew.", []string{
			"anti-radar Harm missiles = AGM-88 HARM, anti-radiation missile 2", "Vilha rocket = Vilha, rocket 1", "ATACMS = ATACMS, ballistic missile 3 or more"}},
		{"At least 40 Shahed-type drones and dozens of glide bombs came in a wave of drones.", []string{
			"Shahed-type drones = Shahed-136, loitering munition 40 or more", "glide bombs = guided bomb 24 or more", "drones = drone"}},
		{"Hezbollah’s rockets and another Iranian drone.", []string{"rockets = rocket owner Hezbollah", "drone = drone 1 owner Iran"}},
		{"Five other drones fell; two of the drones burned.", []string{"drones = drone 5", "drones = drone 2"}},
		{"Police found IEDs, dynamite and a Molotov cocktail in the weapons depot.", []string{
			"IEDs = improvised explosive device", "dynamite = explosive", "Molotov cocktail = Molotov cocktail, incendiary 1"}},
		{"The destroyer USS Halloway (DDG 201) fired; a car drove by. Halloway turned.", []string{
			"destroyer USS Halloway = USS Halloway, warship", "DDG 201 = USS Halloway, warship", "Halloway = USS Halloway, warship"}},
		{"A CAR BOMB AND 5 KG OF DYNAMITE WERE FOUND BY THE PATRIOT.", []string{"CAR BOMB = vehicle bomb 1", "DYNAMITE = explosive"}},
	}, event.KindWeapon, func(m *event.Mention) string {
		s := m.Text + " = "
		if strings.ToLower(m.Name) != m.Name {
			s += m.Name + ", "
		}
		s += m.Class
		if m.Count != nil {
			s += " " + m.Count.String()
		}
		if m.Owner != "" {
			s += " owner " + m.Owner
		}
		if m.Supplier != "" {
			s += " supplier " + m.Supplier
		}
		return s
	})
}

func TestTargets(t *testing.T) {
	checkEntities(t, []entityCase{
		{"It hit an oil depot, the Grey Mill railway bridge and two houses.", []string{"oil depot = fuel depot 1", "Grey Mill railway bridge = bridge", "houses = housing 2"}},
		{"The defence ministry met the prime minister over 50 square miles of border.", nil},
		{"She flew home after the rally to house her books in a home.", []string{"rally = gathering", "home = housing 1"}},
		{"A blast near the village of Wierzba damaged the village school.", []string{"village school = school"}},
		{"MV Grey Heron sank near the port.", []string{"MV Grey Heron = ship", "port = port"}},
		{"DYNAMITE DESTROYED THREE POWER PYLONS AND A BANK.", []string{"POWER PYLONS = power line 3", "BANK = office 1"}},
	}, event.KindTarget, func(m *event.Mention) string {
		s := m.Text + " = " + m.Class
		if m.Count != nil {
			s += " " + m.Count.String()
		}
		return s
	})
}

func TestQuantities(t *testing.T) {
	checkEntities(t, []entityCase{
		{"Two people died and nearly 50 square miles burned, 25 miles off.", []string{"Two people = 2 people", "nearly 50 square miles = up to 50 square miles", "25 miles = 25 miles"}},
		{"It cost $4 million, some 30% of it lost, or €3,500 a head.", []string{"$4 million = 4000000 US dollars", "some 30 = 30 percent", "€3,500 = 3500 euros"}},
		{"At least seven villages and two Vilha rockets.", []string{"At least seven villages = 7 or more villages", "two Vilha rockets = 2 rockets"}},
		{"On 15 May, at 10:30, a 12-year-old saw the 47th Brigade in 2 trucks.", []string{"2 trucks = 2 vehicles"}},
		{"Hundreds of thousands of dollars and dozens of soldiers.", []string{"Hundreds of thousands of dollars = 200000 or more US dollars", "dozens of soldiers = 24 or more soldiers"}},
	}, event.KindQuantity, func(m *event.Mention) string {
		n := m.Quantity.String()
		if m.Quantity.Min == m.Quantity.Max {
			n = fmt.Sprintf("%.0f", m.Quantity.Min)
		} else {
			n = strings.ReplaceAll(n, "2e+05", "200000")
		}
		return m.Text + " = " + n + " " + m.Unit
	})
}

// TestWordSalad reads sentences of words in no order: whatever stands at the
// edge of a sentence, nothing is read beyond it.
func TestWordSalad(t *testing.T) {
	words := strings.Fields("of the a two dozens 10 10-15 US Ukrainian Russia’s Hamas ’s Mr President governor Gov. Ivo Petro Horobets al -led -made " +
		"drones missile Harm mine USS Mason police troops members brigade 47th defence ministry group itself calling they he I we said , . ( ) [ SBU ] : “ ” " +
		"house bridge oil depot square miles $ % million at least nearly between and or more than for Kyiv Israel Denmark , and the Red Cross - to")
	state := uint32(7)
	next := func(n int) int {
		state = state*1664525 + 1013904223
		return int(state>>8) % n
	}
	for range 3000 {
		var b strings.Builder
		for range 1 + next(12) {
			b.WriteString(words[next(len(words))])
			if next(5) > 0 {
				b.WriteByte(' ')
			}
		}
		s := b.String()
		if next(4) == 0 {
			s = strings.ToUpper(s)
		}
		checkSpans(t, s)
	}
}

// FuzzEntities holds the mentions of any text to spans that lie in the text, on rune boundaries, and none overlapping another
// of its kind.
func FuzzEntities(f *testing.F) {
	for _, s := range []string{
		"Latvia’s Defence Ministry (MoD) said 10 US-supplied drones hit Gen. Ivo's “home”.", "A GROUP CALLING ITSELF", "the the of of the",
		"’s ’s", "President", "President of", "of the Ukraine", "(ABC)", "[FMLN", "USS", "He, she: \"I\" said we", "10-", "$", "€\xff5", "Mr Mr Mr",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			s = strings.ToValidUTF8(s, "?")
		}
		checkSpans(t, s)
	})
}

func checkSpans(t *testing.T, s string) {
	t.Helper()
	doc := &text.Document{Text: s}
	ends := map[event.Kind]int{}
	for _, m := range mentions(doc, sentences(doc), &Options{}) {
		end := ends[m.Kind]
		if m.Start < end || m.End > len(s) || m.Start >= m.End {
			t.Fatalf("%q: %s %q at [%d, %d) behind %d", s, m.Kind, m.Text, m.Start, m.End, end)
		}
		if m.Text != s[m.Start:m.End] || !utf8.ValidString(m.Text) {
			t.Fatalf("%q: %s %q is no slice of the text", s, m.Kind, m.Text)
		}
		ends[m.Kind] = m.End
	}
}

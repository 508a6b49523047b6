package extract

import "testing"

// TestNewsItems holds to short news items what is told of an event in its own
// sentence and in those that go on about it. The lines are those of
// TestDiscourse.
func TestNewsItems(t *testing.T) {
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range newsItems {
		t.Run(c.name, func(t *testing.T) { checkRead(t, x, c.text, c.want) })
	}
}

var newsItems = []struct {
	name, text string
	want       []string
}{
	{"things damaged beside the hurt", "Russia attacked Kharkiv overnight. Two houses were destroyed and four people were taken to a hospital.",
		[]string{"attacked targets=house", "attacked injured=4"}},
	{"what it was made with", "Rebels shelled the airport of Sanaa on Friday. Six rockets were fired.",
		[]string{"shelled weapons=6 rockets", "no fired"}},
	{"how many of them", "Drones struck a depot near Izium on Friday. Fourteen drones were used in the attack.",
		[]string{"struck weapons=14 Drones"}},
	{"a total and its shares", "The ministry said air defences downed 20 Ukrainian drones overnight: eleven over the Kursk region and nine over the Bryansk region.",
		[]string{"downed weapons=20"}},
	{"artillery that shelled", "In Syria, Turkish artillery shelled rebel positions near Manbij, residents said.", []string{"shelled actors=Turk"}},
	{"it threatened", "Mali closed its border with Niger on Monday. It threatened to expel the envoy.", []string{"threatened"}},
	{"taken from whom", "In Gao, Malian forces recaptured the market district from Islamic State on Monday, a colonel said.", []string{"recaptured recipients=Islamic State"}},
	{"drones of them are nobody", "Russia's air defence units destroyed 40 Ukrainian drones on Monday, 11 of them over the Kursk region.",
		[]string{"destroyed weapons=40", "destroyed recipients=Ukrain"}},
	{"who wrote it did not suffer it", "On Monday two drones struck a warehouse in Izium and set it on fire, the regional governor, Ivan Melnyk, wrote on Telegram.",
		[]string{"struck recipients=-", "struck claims=Melnyk"}},
	{"its forces", "Russia fired six missiles at a depot in Izium on Monday. Russia's Defence Ministry said its forces had carried out a strike with missiles on the depot in Izium.",
		[]string{"fired actors=Russia", "fired claims=Defence Ministry", "no strike"}},
	{"the same port", "Rebels have attacked Izmail and other Danube ports since 2023. On Monday, a missile strike on the same port injured three people.",
		[]string{"strike places=Izmail"}},
	{"a capital's attacks", "Kyiv's strikes on a fuel depot in Rostov killed two people on Monday.", []string{"strikes actors=Ukraine"}},
	{"the ministry in its capital", "The Defence Ministry in Moscow said 43 Ukrainian drones were intercepted over the Rostov region on Monday.",
		[]string{"intercepted actors=Russia"}},
	{"debris of what fell on what", "A depot near Rostov caught fire on Monday after debris from a downed Ukrainian drone fell on it.",
		[]string{"fell weapons=drone", "fell targets=depot", "fell places=Rostov", "fell actors=Ukraine"}},
	{"what goes on at present", "Kyiv says its strikes on fuel depots are an answer to Moscow's attacks on its power grid.", []string{"attacks status=habitual"}},
	{"where the depot stands", "A fuel depot near Rostov caught fire on Monday. Ukraine's army said that its drones had struck the depot, which supplied troops in the Zaporizhzhia region.",
		[]string{"struck places=Rostov"}},
	{"a city with a small word", "Gangs torched four police stations across Port-au-Prince on Monday.",
		[]string{"torched places=Port-au-Prince", "torched targets=police station"}},
	{"two talk once", "A Turkish delegation will hold talks with U.S. officials in Ankara next Tuesday.", []string{"hold talks", "no talks"}},
	{"the two countries", "Finland's minister visited Kyiv on Monday. The two countries signed an agreement on drones.", []string{"agreement actors=countries"}},
	{"killed and seized in one place", "Gunmen killed 12 herders and seized nine hostages in northern Mali on Monday.", []string{"killed places=northern Mali"}},
	{"a village told again by its name alone", "Russia said its troops had taken the village of Zorivka in Ukraine's Donetsk region on Monday. The army said that it had \"liberated\" Zorivka.",
		[]string{"no liberated"}},
	{"a third of them", "A second car bomb went off in the centre of Gao on Monday. Security forces defused a third.",
		[]string{"went off weapons=1", "defused weapons=car bomb", "defused targets=-"}},
	{"the attack on the checkpoint", "A bomber killed six policemen at a checkpoint south of Baquba on Thursday. A second bomb went off in the town and killed two paramedics. Islamic State said one of its fighters had carried out the attack on the checkpoint.",
		[]string{"killed targets=checkpoint", "killed claims=Islamic State", "went off claims=-"}},
	{"the toll before the attack in a live report", "19:15\n\nThe toll in Izium has risen to three, the mayor says. Eleven people remain in hospital.\n\n17:02\n\nA market in Izium was hit by missiles at 4 p.m., killing two people.",
		[]string{"hit killed=3", "hit injured=11"}},
	{"they came back", "Nine hundred people from two villages near Gao were evacuated on Monday. They were allowed back in the evening.",
		[]string{"evacuated"}},
	{"since a fall in a month", "Russian troops have been advancing in the Donetsk region since the fall of Avdiivka in February.",
		[]string{"advancing time=2024-02-01..2024-05-16", "fall time=2024-02-01..2024-03-01"}},
	{"for each family", "The state government announced 400,000 rupees for each bereaved family on Monday.", []string{"announced status=actual"}},
	{"a capital denies", "Turkish artillery shelled positions near Manbij, residents said. Ankara denied having fired.", []string{"shelled claims=Turkey denies"}},
	{"what is asked by a day", "Canada urged both sides to exchange all prisoners before Easter.",
		[]string{"urged recipients=sides", "urged time=2024-05-15..2024-05-16 publication"}},
	{"at the start of a visit", "Foreign Minister Elina Rauhala said in Kyiv on Thursday at the start of a two-day visit that Finland would send arms.",
		[]string{"visit actors=Rauhala", "visit places=Kyiv", "visit time=2024-05-09..2024-05-11"}},
	{"the missiles that hit it, told first", "Here is what we know so far on Wednesday.\n\n19:15\n\nTwo of the missiles that hit the container port this afternoon were new, the navy says.\n\n17:02\n\nOdesa's port was hit by missiles at 4 p.m., killing two dock workers, the mayor says.",
		[]string{"hit places=Odesa", "hit claims=navy"}},
	{"treated for cuts", "Fragments of a drone damaged a house in Rostov on Monday. A man of 70 was treated for cuts to his face.",
		[]string{"damaged injured=1"}},
}

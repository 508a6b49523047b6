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
	{"a total and its shares", "The ministry said air defences downed 20 Ukrainian drones overnight: eleven over the Kursk region and nine over the Bryansk region.",
		[]string{"downed weapons=20"}},
	{"artillery that shelled", "In Syria, Turkish artillery shelled rebel positions near Manbij, residents said.", []string{"shelled actors=Turk"}},
	{"it threatened", "Mali closed its border with Niger on Monday. It threatened to expel the envoy.", []string{"threatened"}},
	{"taken from whom", "In Gao, Malian forces recaptured the market district from Islamic State on Monday, a colonel said.", []string{"recaptured recipients=Islamic State"}},
	{"drones of them are nobody", "Russia's air defence units destroyed 40 Ukrainian drones on Monday, 11 of them over the Kursk region.",
		[]string{"destroyed weapons=40", "destroyed recipients=Ukrain"}},
}

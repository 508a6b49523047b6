package extract

import "testing"

// TestClaims holds the claimants of the first event of a text, with their names
// where these differ and their stances.
func TestClaims(t *testing.T) {
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ text, want string }{
		"two speakers behind a comma":         {"Armed men abducted 30 passengers from two buses on Sunday night, police and a survivor said.", "police says, 1 survivor says"},
		"a title and a name behind it":        {"Two power engineers were injured when a drone struck their van, the head of the regional administration, Vladyslav Haivan, said.", "Vladyslav Haivan says"},
		"what follows said is not said":       {"Six sailors abducted off Togo have been released, the vessel's operator said, ending a drama of two months.", "operator says"},
		"our correspondent reports":           {"Blasts were heard over Beirut minutes later, our correspondent reports.", "correspondent says"},
		"who reports a noun":                  {"State television reported a series of explosions in Gao.", "State television says"},
		"who claims a gain":                   {"The army claimed the capture of Gao on Monday.", "army says"},
		"who announces a noun":                {"The ministry announced the arrest of two men on Monday.", "ministry says"},
		"a report and its author":             {"A report by Amnesty International that soldiers had killed twelve villagers angered the army.", "Amnesty International says"},
		"an announcement and its owner":       {"The ministry's announcement that its troops had captured Kidal surprised Bamako.", "ministry says"},
		"who rejects another's report":        {"The army rejected a UN report that it had shelled a clinic in Gao.", "UN/United Nations says, army denies"},
		"an agent of belief":                  {"Rebels are said by the United Nations to have killed nine people in Gao.", "United Nations says"},
		"witnesses speak of it":               {"Witnesses spoke of heavy shelling in Gao on Monday.", "Witnesses says"},
		"a statement is its issuer's":         {"A statement from the ministry said its jets had bombed a camp near Gao.", "ministry says"},
		"pictures show it":                    {"Satellite images showed that a strike had destroyed a depot in Engels.", "Satellite images says"},
		"whom the speaker cites":              {"Rebels shelled the town of Gao, the army said, citing a military source.", "army says, 1 military source says"},
		"says and who it is":                  {"Hopes remain, despite tensions stoked by recent air strikes on Gao, says John Moor.", "John Moor says"},
		"as reported by somebody":             {"Intense battles went on between the army and rebels, mainly near Gao, as reported by the General Staff.", "General Staff says"},
		"a name behind a title":               {"The head of the Tambov region Ivan Petrov announced that a hospital was hit during a rocket attack.", "Ivan Petrov says"},
		"a clause of its own on what is said": {"Soldiers mourned the killings in Gao, which witnesses said were carried out by rebels.", "witnesses says"},
		"who asks for it":                     {"The envoy asked the generals to discuss their ideas and refrain from attacking villages.", "envoy says"},
		"a city demands":                      {"The city of Phoenix is demanding that the campaign stop using its seal.", "Phoenix says"},
		"a capital denies what is elsewhere":  {"Kyiv says Moscow shelled Sumy on Monday. Moscow rejects the accusation.", "Kyiv/Ukraine says, Moscow/Russia denies"},
		"one denial, told once":               {"Soldiers killed two farmers in Gao, a charge the army denies.", "army denies"},
		"confirmed the mayor":                 {"A drone strike killed two farmers in Gao, confirmed the mayor.", "mayor confirms"},
		"per somebody":                        {"Per the United Nations, a drone strike killed two farmers in Gao.", "United Nations says"},
		"who is blamed later":                 {"Drones hit the dam near Gao on Monday, the operator said. Governor Ivan Petrov blamed the Malian army.", "operator says, Governor Ivan Petrov/Ivan Petrov blames"},
		"who is accused of something else":    {"Drones hit the dam near Gao on Monday, the operator said. Governor Ivan Petrov accused the Malian army of theft.", "operator says"},
		"he, of whom the quotation tells not": {"A spokesman for the eastern command, Maksym Holub, said the streets were calm. \"The enemy does not hold the village,\" he said. He acknowledged that Ukrainian forces had withdrawn last week from Marynivka.", "He/Maksym Holub confirms"},
		"a rival is attacked in words":        {"Mayor Ada Brill attacked Senator Tom Crane for his vote on the dam.", "Mayor Ada Brill/Ada Brill blames"},
		"nobody vouches for the outlet's own": {"Rebels shelled the town of Gao on Monday.", ""},
	} {
		t.Run(name, func(t *testing.T) {
			events := eventsOf(t, x, c.text, "")
			if len(events) == 0 {
				t.Fatalf("%q: no event", c.text)
			}
			if got := slotOf(&events[0], "claims"); got != c.want {
				t.Errorf("%q:\n got %s\nwant %s", c.text, got, c.want)
			}
		})
	}
}

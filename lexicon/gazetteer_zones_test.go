package lexicon

import "testing"

func TestZone(t *testing.T) {
	g := DefaultGazetteer()
	for name, want := range map[string]string{
		"Kharkiv": "Europe/Kyiv", "Sevastopol": "Europe/Simferopol", "Yekaterinburg": "Asia/Yekaterinburg", "Belgorod": "Europe/Moscow",
		"Texas": "America/Chicago", "Houston": "America/Chicago", "Israel": "Asia/Jerusalem", "Kabul": "Asia/Kabul",
		"United States": "", "Russia": "", "Black Sea": "",
	} {
		places := g.Lookup(name)
		if len(places) == 0 {
			t.Errorf("no place %s", name)
			continue
		}
		got := ""
		if zone := g.Zone(&places[0]); zone != nil {
			got = zone.String()
		}
		if got != want {
			t.Errorf("zone of %s = %q; want %q", name, got, want)
		}
	}
	for name := range zones().countries {
		if len(name) != 2 {
			t.Errorf("places_zones.tsv: %q is no country code", name)
		}
	}
}

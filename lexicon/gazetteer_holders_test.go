package lexicon

import (
	"testing"
	"time"
)

func TestHolder(t *testing.T) {
	g := DefaultGazetteer()
	day := func(s string) time.Time {
		d, _ := time.Parse(time.DateOnly, s)
		return d
	}
	for _, c := range []struct {
		place   string
		feature Feature
		view    View
		day     time.Time
		want    string
	}{
		{"Crimea", Admin1, DeJure, day("2024-05-15"), "UA"},
		{"Crimea", Admin1, DeFacto, day("2024-05-15"), "RU"},
		{"Crimea", Admin1, DeFacto, day("2013-05-15"), "UA"},
		{"Yalta", City, DeFacto, time.Time{}, "RU"},
		{"Kherson", City, DeFacto, day("2022-06-01"), "RU"},
		{"Kherson", City, DeFacto, day("2023-06-01"), "UA"},
		{"Kherson", City, DeFacto, time.Time{}, "UA"},
		{"Golan Heights", Area, DeJure, time.Time{}, "SY"},
		{"Golan Heights", Area, DeFacto, time.Time{}, "IL"},
		{"Taiwan", Country, DeJure, time.Time{}, "TW"},
		{"Poltava", City, DeFacto, time.Time{}, "UA"},
	} {
		for _, p := range g.Lookup(c.place) {
			if p.Feature != c.feature {
				continue
			}
			if got := g.Holder(&p, c.view, c.day); got != c.want {
				t.Errorf("Holder(%s, %s, %s) = %s; want %s", c.place, c.view, c.day.Format(time.DateOnly), got, c.want)
			}
			break
		}
	}
	if _, err := ViewOf("de-iure"); err == nil {
		t.Error("ViewOf took de-iure")
	}
}

// Every row of the table names a place of the gazetteer.
func TestHoldingsNamePlaces(t *testing.T) {
	g := DefaultGazetteer()
	missing := map[string]bool{}
	for id := range holdings() {
		missing[string(id)] = true
	}
	for row := range g.Len() {
		p := g.Place(int32(row))
		delete(missing, string(p.ID()))
	}
	for id := range missing {
		t.Errorf("no place %s in the gazetteer", id)
	}
	if _, err := readHoldings("geonames:1\tX\trule\tUA\t2014-01-01\t\t\n"); err == nil {
		t.Error("a row that asserts neither sovereignty nor control was taken")
	}
}

package extract

import (
	"testing"
	"time"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

func TestZones(t *testing.T) {
	for s, want := range map[string]string{
		"Drones hit Kharkiv at 1 a.m. on Wednesday.":                                       "2024-05-15T01:00:00+03:00",
		"Drones hit Kharkiv at 0100 GMT on Wednesday.":                                     "2024-05-15T01:00:00Z",
		"Rockets flew from Gaza. Sirens sounded in Sderot early on Wednesday at 5 a.m.":    "2024-05-15T05:00:00+03:00",
		"A blast in Texas woke people at 5 a.m. on Wednesday, far from Kharkiv.":           "2024-05-15T05:00:00-05:00",
		"A blast woke people in the United States at 5 a.m. on Wednesday.":                 "2024-05-15T05:00:00Z",
		"A ship burned in the Black Sea on Wednesday morning.":                             "2024-05-15T04:00:00Z",
		"Shells fell on the village of Vishnyava in the Sumy region on Wednesday morning.": "2024-05-15T04:00:00+03:00",
	} {
		doc := &text.Document{Text: s, Published: time.Date(2024, 5, 16, 0, 0, 0, 0, time.UTC)}
		got := ""
		for _, m := range mentions(doc, sentences(doc), &Options{}) {
			if m.Kind == event.KindTime && len(m.From) > len(time.DateOnly) {
				got = m.From
			}
		}
		if got != want {
			t.Errorf("%s\n got %s\nwant %s", s, got, want)
		}
	}
}

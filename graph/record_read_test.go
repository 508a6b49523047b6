package graph

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/temporal"
	"github.com/annals-kg/annals/text"
)

// full is an event with every field set; see that a new one is added here.
func full() event.Event {
	lat, lon := 50.5, -36.58e-1
	ref := event.Ref{
		Kind: event.KindPlace, Span: text.Span{Start: 3, End: 9}, Text: "a <b> \"c\" \u2028 й", ID: "geonames:1", Name: "N", Type: "t", Head: "h", Office: "o", Country: "UA",
		Feature: "city", Admin1: "A", Lat: &lat, Lon: &lon, Precision: "region", Alternatives: []event.EntityID{"x", "y"}, Class: "c",
		Count: event.AtLeast(7.5, "7 or so"), Fate: event.Hit, Owner: "w", Supplier: "s", Stance: event.Denies, Channel: "Telegram", Implied: true,
	}
	refs := []event.Ref{ref, {Kind: event.KindActor}}
	return event.Event{
		ID: "1f", Document: "d", Category: event.Assault, Mode: event.ModeDrone, Codes: event.Codes{PLOVER: "P", CAMEO: "C", ACLED: "A"}, Status: event.Denied,
		Trigger: event.Quote{Span: text.Span{Start: 1, End: 2}, Text: "t"}, Actors: refs, Recipients: refs, Targets: refs, Places: refs, Weapons: refs,
		Time:   &event.Time{Value: "2024-W20", From: "2024-05-13", To: "2024-05-20", Granularity: temporal.Week, EDTF: "e", Start: 4, End: 5, Text: "then", Basis: event.BasisContext},
		Killed: event.Exactly(0, "none"), Injured: event.AtMost(1e21, ""), Missing: event.AtLeast(2, ""), Captured: event.Exactly(3, ""), Displaced: event.Exactly(4, ""),
		Area: event.Exactly(129.5, ""), Damage: "much", Claims: refs, Evidence: event.Quote{Span: text.Span{Start: 0, End: 40}, Text: "all of it"},
		Evidences: []text.Span{{Start: 50, End: 60}}, Confidence: 0.93, Rule: "r", Flags: []string{"f", "g"},
	}
}

// Nothing that a record can hold is unknown to the reader: it would still be read
// right, but slowly.
func TestRecordsAreReadFast(t *testing.T) {
	e := full()
	for _, v := range []any{e, e.Actors[0], *e.Time} {
		for i := range reflect.ValueOf(v).NumField() {
			if f := reflect.TypeOf(v).Field(i); reflect.ValueOf(v).Field(i).IsZero() {
				t.Errorf("full sets no %s", f.Name)
			}
		}
	}
	for name, e := range map[string]event.Event{"full": e, "empty": {}, "no claims": {Claims: []event.Ref{}}} {
		b, err := json.Marshal(&e)
		if err != nil {
			t.Fatal(err)
		}
		var got, want event.Event
		r := recordReader{s: string(b)}
		if r.event(&got); r.odd || r.at != len(r.s) {
			t.Errorf("%s: not known from %s", name, b[r.at:])
		}
		if err := json.Unmarshal(b, &want); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\n got %+v\nwant %+v", name, got, want)
		}
	}
}

func FuzzUnmarshalRecord(f *testing.F) {
	b, _ := json.Marshal(full())
	f.Add(string(b))
	for _, s := range []string{"", "{}", "[", `{"claims":null}`, `{"killed":{"min":01}}`, `{"rule":"\ud800"}`, `{"flags":["a",]}`, `{"rule":"a`, `{"x":1}`, `{"confidence":1e999}`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var first event.Event
		if json.Unmarshal([]byte(s), &first) != nil {
			var e event.Event
			if err := unmarshalRecord(s, &e); err == nil {
				t.Errorf("%q is no JSON of a record, and is read", s)
			}
			return
		}
		// What encodeRecord would write of it.
		b, err := json.Marshal(&first)
		if err != nil {
			return
		}
		var got, want event.Event
		if err := unmarshalRecord(string(b), &got); err != nil {
			t.Fatalf("%s: %v", b, err)
		}
		if err := json.Unmarshal(b, &want); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\n got %+v\nwant %+v, %v", b, got, want, err)
		}
	})
}

func BenchmarkUnmarshalRecord(b *testing.B) {
	data, _ := json.Marshal(full())
	for name, read := range map[string]func(string, *event.Event) error{
		"own":  unmarshalRecord,
		"json": func(s string, e *event.Event) error { return json.Unmarshal([]byte(s), e) },
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				var e event.Event
				if err := read(string(data), &e); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

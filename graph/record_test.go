package graph

import (
	"bytes"
	"encoding/json"
	"math"
	"reflect"
	"testing"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

// fill gives every field that it can reach a value of its own, so that a field
// that is added to a record and lost on the way shows up here.
func fill(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(v.Index(i), n)
		}
	case reflect.String:
		v.SetString("words " + string(rune('a'+*n%26)))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(int64(*n))
	case reflect.Uint8: // a granularity
		v.SetUint(uint64(1 + *n%10))
	case reflect.Float64:
		v.SetFloat(float64(*n) / 8)
	}
}

func TestEveryFieldOfARecordComesBack(t *testing.T) {
	var e event.Event
	n := 0
	fill(reflect.ValueOf(&e).Elem(), &n)
	got := roundTrip(t, &e)
	if !reflect.DeepEqual(*got, e) {
		t.Errorf("record read back:\n got %+v\nwant %+v", *got, e)
	}
}

func roundTrip(t *testing.T, e *event.Event) *event.Event {
	t.Helper()
	tail, err := encodeRecord(e)
	if err != nil {
		t.Fatal(err)
	}
	got, err := decodeRecord(tail, e.ID, e.Document, func(text.Span) (string, error) { return e.Evidence.Text, nil })
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// FuzzQuads gives Quads any events that JSON can tell: it must not panic, and
// what Add would take must read back.
func FuzzQuads(f *testing.F) {
	f.Add([]byte(`{"id":"1","document":"d","category":"assault","evidence":{"start":0,"end":4,"text":"word"},"trigger":{"start":1,"end":3,"text":"or"},"places":[{"kind":"place","name":"X","feature":"admin1","lat":1e300}]}`), "d", "word")
	f.Add([]byte(`{"time":{"from":"2024-05-15","to":"0001-01-01","basis":"text"},"evidences":[{"start":-5,"end":99}]}`), "", "")
	f.Add([]byte(`{"time":{"from":"0001-01-01","to":"9999-12-31","basis":"text"},"weapons":[{"class":"guided guided bomb","count":{"min":null,"max":2.5}}]}`), "\xff", "\xff")
	f.Add([]byte(`{"actors":[{"start":3,"end":1,"text":"x"}],"trigger":{"start":-1,"end":-1}}`), "a/b", "\n")
	f.Fuzz(func(t *testing.T, record []byte, id, body string) {
		var e event.Event
		if json.Unmarshal(record, &e) != nil {
			t.Skip("no record")
		}
		a := Article{Document: &text.Document{ID: id, Text: body, Source: body, Title: id}, Events: []event.Event{e}}
		for i, q := range Quads(a) {
			if !q.IsValid() {
				t.Errorf("quad %d: %v", i, q)
			}
		}
		if checkEvents(a) != nil || e.Confidence != e.Confidence || math.IsInf(e.Confidence, 0) {
			return
		}
		// A ref or trigger whose text is missing gets what its span says.
		got, _ := json.Marshal(roundTrip(t, roundTrip(t, &e)))
		want, _ := json.Marshal(roundTrip(t, &e))
		if !bytes.Equal(got, want) {
			t.Errorf("record read back:\n got %s\nwant %s", got, want)
		}
	})
}

package graph

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

// unmarshalRecord reads a record into e: json.Unmarshal for what encodeRecord
// writes, at a tenth of its cost, since every answer reads records by the
// hundred. What it does not know goes to json.Unmarshal.
func unmarshalRecord(record string, e *event.Event) error {
	r := recordReader{s: record}
	r.event(e)
	if !r.odd && r.at == len(r.s) {
		return nil
	}
	*e = event.Event{}
	return json.Unmarshal([]byte(record), e)
}

// A recordReader walks over compact JSON. odd is set at the first thing that it
// does not expect; all it has read until then is void.
type recordReader struct {
	s   string
	at  int
	odd bool
}

// take reads a byte that must be there.
func (r *recordReader) take(c byte) {
	if r.at < len(r.s) && r.s[r.at] == c {
		r.at++
		return
	}
	r.odd = true
}

// is reads a byte if it is there.
func (r *recordReader) is(c byte) bool {
	if !r.odd && r.at < len(r.s) && r.s[r.at] == c {
		r.at++
		return true
	}
	return false
}

// null reads null if it is there.
func (r *recordReader) null() bool {
	if strings.HasPrefix(r.s[r.at:], "null") {
		r.at += len("null")
		return true
	}
	return false
}

// object calls field with each key, which reads the value.
func (r *recordReader) object(field func(key string)) {
	r.take('{')
	if r.is('}') {
		return
	}
	for !r.odd {
		key := r.text()
		r.take(':')
		if r.odd {
			return
		}
		field(key)
		if r.is('}') {
			return
		}
		r.take(',')
	}
}

// list calls item for each element of an array, which reads it.
func (r *recordReader) list(item func()) {
	r.take('[')
	if r.is(']') {
		return
	}
	for !r.odd {
		item()
		if r.is(']') {
			return
		}
		r.take(',')
	}
}

// text reads a string.
func (r *recordReader) text() string {
	r.take('"')
	start := r.at
	for i := start; i < len(r.s) && !r.odd; i++ {
		switch c := r.s[i]; {
		case c == '"':
			r.at = i + 1
			if s := r.s[start:i]; utf8.ValidString(s) {
				return s
			}
			r.odd = true
		case c == '\\':
			return r.escaped(start - 1)
		case c < ' ':
			r.odd = true
		}
	}
	r.odd = true
	return ""
}

// escaped reads a string with escapes, from its quotation mark on.
func (r *recordReader) escaped(start int) (s string) {
	for i := start + 1; i < len(r.s); i++ {
		switch r.s[i] {
		case '\\':
			i++
		case '"':
			r.at = i + 1
			r.odd = r.odd || json.Unmarshal([]byte(r.s[start:r.at]), &s) != nil
			return s
		}
	}
	r.odd = true
	return ""
}

// number reads a number.
func (r *recordReader) number() float64 {
	start := r.at
	for r.at < len(r.s) && strings.IndexByte("+-.0123456789Ee", r.s[r.at]) >= 0 {
		r.at++
	}
	word := r.s[start:r.at]
	if n := len(word); n > 0 && n < 10 && strings.Trim(word, "0123456789") == "" && (word[0] != '0' || n == 1) {
		v, _ := strconv.Atoi(word)
		return float64(v)
	}
	v, err := strconv.ParseFloat(word, 64)
	r.odd = r.odd || err != nil || !json.Valid([]byte(word))
	return v
}

// whole reads a number that must be a whole one.
func (r *recordReader) whole() int {
	v := r.number()
	if v != float64(int(v)) {
		r.odd = true
	}
	return int(v)
}

func (r *recordReader) event(e *event.Event) {
	r.object(func(key string) {
		switch key {
		case "id":
			e.ID = event.ID(r.text())
		case "document":
			e.Document = r.text()
		case "category":
			e.Category = event.Category(r.text())
		case "mode":
			e.Mode = event.Mode(r.text())
		case "codes":
			r.codes(&e.Codes)
		case "status":
			e.Status = event.Status(r.text())
		case "trigger":
			r.quote(&e.Trigger)
		case "actors":
			e.Actors = r.refs()
		case "recipients":
			e.Recipients = r.refs()
		case "targets":
			e.Targets = r.refs()
		case "places":
			e.Places = r.refs()
		case "weapons":
			e.Weapons = r.refs()
		case "claims":
			e.Claims = r.refs()
		case "time":
			e.Time = &event.Time{}
			r.time(e.Time)
		case "killed":
			e.Killed = r.rng()
		case "injured":
			e.Injured = r.rng()
		case "missing":
			e.Missing = r.rng()
		case "captured":
			e.Captured = r.rng()
		case "displaced":
			e.Displaced = r.rng()
		case "area":
			e.Area = r.rng()
		case "damage":
			e.Damage = r.text()
		case "evidence":
			r.quote(&e.Evidence)
		case "evidences":
			r.list(func() {
				var s text.Span
				r.object(func(key string) { r.span(key, &s) })
				e.Evidences = append(e.Evidences, s)
			})
		case "confidence":
			e.Confidence = r.number()
		case "rule":
			e.Rule = r.text()
		case "flags":
			r.list(func() { e.Flags = append(e.Flags, r.text()) })
		default:
			r.odd = true
		}
	})
}

func (r *recordReader) codes(c *event.Codes) {
	r.object(func(key string) {
		switch key {
		case "plover":
			c.PLOVER = r.text()
		case "cameo":
			c.CAMEO = r.text()
		case "acled":
			c.ACLED = r.text()
		default:
			r.odd = true
		}
	})
}

// span reads a field of a span.
func (r *recordReader) span(key string, s *text.Span) {
	switch key {
	case "start":
		s.Start = r.whole()
	case "end":
		s.End = r.whole()
	default:
		r.odd = true
	}
}

func (r *recordReader) quote(q *event.Quote) {
	r.object(func(key string) {
		if key == "text" {
			q.Text = r.text()
			return
		}
		r.span(key, &q.Span)
	})
}

func (r *recordReader) time(t *event.Time) {
	r.object(func(key string) {
		switch key {
		case "value":
			t.Value = r.text()
		case "from":
			t.From = r.text()
		case "to":
			t.To = r.text()
		case "granularity":
			r.odd = t.Granularity.UnmarshalText([]byte(r.text())) != nil || r.odd
		case "edtf":
			t.EDTF = r.text()
		case "start":
			t.Start = r.whole()
		case "end":
			t.End = r.whole()
		case "text":
			t.Text = r.text()
		case "basis":
			t.Basis = event.Basis(r.text())
		default:
			r.odd = true
		}
	})
}

// rng reads a range; an end that is null is open.
func (r *recordReader) rng() *event.Range {
	n := event.AtLeast(0, "")
	n.Min = -n.Max
	r.object(func(key string) {
		switch key {
		case "min":
			if !r.null() {
				n.Min = r.number()
			}
		case "max":
			if !r.null() {
				n.Max = r.number()
			}
		case "text":
			n.Text = r.text()
		default:
			r.odd = true
		}
	})
	return n
}

func (r *recordReader) refs() []event.Ref {
	if r.null() {
		return nil
	}
	refs := make([]event.Ref, 0, 1)
	r.list(func() {
		refs = append(refs, event.Ref{})
		r.ref(&refs[len(refs)-1])
	})
	return refs
}

func (r *recordReader) ref(ref *event.Ref) {
	r.object(func(key string) {
		switch key {
		case "kind":
			ref.Kind = event.Kind(r.text())
		case "text":
			ref.Text = r.text()
		case "id":
			ref.ID = event.EntityID(r.text())
		case "name":
			ref.Name = r.text()
		case "type":
			ref.Type = r.text()
		case "head":
			ref.Head = r.text()
		case "office":
			ref.Office = r.text()
		case "country":
			ref.Country = r.text()
		case "feature":
			ref.Feature = r.text()
		case "admin1":
			ref.Admin1 = r.text()
		case "lat":
			lat := r.number()
			ref.Lat = &lat
		case "lon":
			lon := r.number()
			ref.Lon = &lon
		case "precision":
			ref.Precision = r.text()
		case "alternatives":
			r.list(func() { ref.Alternatives = append(ref.Alternatives, event.EntityID(r.text())) })
		case "class":
			ref.Class = r.text()
		case "count":
			ref.Count = r.rng()
		case "fate":
			ref.Fate = event.Fate(r.text())
		case "owner":
			ref.Owner = r.text()
		case "supplier":
			ref.Supplier = r.text()
		case "stance":
			ref.Stance = event.Stance(r.text())
		case "channel":
			ref.Channel = r.text()
		case "implied":
			if ref.Implied = strings.HasPrefix(r.s[r.at:], "true"); !ref.Implied {
				r.odd = true
				return
			}
			r.at += len("true")
		default:
			r.span(key, &ref.Span)
		}
	})
}

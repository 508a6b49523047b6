package quadstore

import (
	"bytes"
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
)

// Values that are their own ids read back, lie in the order of their values, and
// are found in every range that holds them.
func FuzzInlineKeepsOrder(f *testing.F) {
	f.Add(int64(-5), int64(3), -0.5, 0.93)
	f.Add(int64(math.MinInt64), int64(math.MaxInt64), math.Inf(-1), math.Inf(1))
	f.Add(-numberOffset, numberOffset-1, math.NaN(), math.Copysign(0, -1))
	f.Add(int64(0), int64(1)<<55, 1e300, -1e-300)
	f.Fuzz(func(t *testing.T, m, n int64, x, y float64) {
		at := func(n int64) time.Time { return time.Unix(n%(1<<37), 0).UTC() }
		for _, pair := range [][2]quad.Value{
			{quad.Int(m), quad.Int(n)},
			{quad.Float(x), quad.Float(y)},
			{quad.Float(float64(m) / decimals), quad.Float(float64(n) / decimals)},
			{quad.Time(at(m)), quad.Time(at(n))},
			{date(at(m)), date(at(n))},
			{dateTime(at(m)), date(at(n))},
		} {
			a, b := inlineID(pair[0]), inlineID(pair[1])
			for i, id := range []Node{a, b} {
				if id == 0 {
					continue
				}
				if v, ok := inlineValue(id); !ok || v != pair[i] {
					t.Errorf("%#v read back = %#v, %v", pair[i], v, ok)
				}
				inRanges(t, pair[i], id, pair[1-i])
			}
			low, _ := appendValue(nil, pair[0])
			high, _ := appendValue(nil, pair[1])
			if a != 0 && b != 0 && (a < b) != (bytes.Compare(low, high) < 0) {
				t.Errorf("%v and %v are out of order", pair[0], pair[1])
			}
		}
	})
}

// inRanges checks that a value is among the ids of each range with another value
// as its bound, if it lies in it.
func inRanges(t *testing.T, v quad.Value, id Node, other quad.Value) {
	t.Helper()
	ordered, _ := appendValue(nil, v)
	for _, after := range []bool{false, true} {
		b, err := bound(other, after)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range [][2][]byte{{b, {b[0] + 1}}, {{b[0]}, b}} {
			from, to := inlineBounds(r[0], r[1])
			if inside := bytes.Compare(r[0], ordered) <= 0 && bytes.Compare(ordered, r[1]) < 0; inside && (id < from || id >= to) {
				t.Errorf("%v has the id %x, which is not in [%x, %x), the range of %x to %x", v, id, from, to, r[0], r[1])
			}
		}
	}
}

func date(t time.Time) quad.Value {
	return quad.TypedString{Value: quad.String(t.Format(time.DateOnly)), Type: xsdDate}
}

func dateTime(t time.Time) quad.Value {
	return quad.TypedString{Value: quad.String(t.Format(time.RFC3339Nano)), Type: xsdDateTime}
}

// Times read back as they were written, to the letter, and lie in their order
// however they were written.
func FuzzTimesReadBack(f *testing.F) {
	for _, text := range []string{
		"2024-05-15", "2024-05-15Z", "2024-05-15+03:00", "2024-05-15T10:00:00Z", "2024-05-15T10:00:00.000Z", "2024-05-15T10:00:00.000000001Z",
		"2024-05-15T10:00:00+03:00", "2024-05-15T10:00:00", "0000-01-01", "9999-12-31T23:59:59.999999999Z", "2024-13-40", "", "yesterday",
	} {
		f.Add(text, int64(len(text)))
	}
	f.Fuzz(func(t *testing.T, text string, nanos int64) {
		for _, kind := range []quad.IRI{xsdDate, xsdDateTime} {
			v := quad.TypedString{Value: quad.String(text), Type: kind}
			b, err := appendValue(nil, v)
			if err != nil {
				t.Fatal(err)
			}
			if got, err := decodeValue(b); err != nil || got != v {
				t.Errorf("%v read back = %v, %v", v, got, err)
			}
			if id := inlineID(v); id != 0 {
				if got, ok := inlineValue(id); !ok || got != v {
					t.Errorf("%v read back from its id = %v, %v", v, got, ok)
				}
			}
		}
		at := time.Unix(0, nanos).UTC()
		written := []quad.Value{quad.Time(at), dateTime(at), quad.TypedString{Value: quad.String(at.In(time.FixedZone("", 3600)).Format(time.RFC3339Nano)), Type: xsdDateTime}}
		later, _ := appendValue(nil, quad.Time(at.Add(1)))
		for _, v := range written {
			if b, err := appendValue(nil, v); err != nil || bytes.Compare(b, later) >= 0 {
				t.Errorf("%v is not before a nanosecond later", v)
			}
		}
	})
}

// A number that does not fit into an id has one of the dictionary.
func TestLooseValues(t *testing.T) {
	for v, loose := range map[quad.Value]bool{
		quad.Int(5): false, quad.Int(math.MaxInt64): true, quad.Float(0.93): false, quad.Float(1.0 / 3): true,
		quad.Float(math.Inf(1)): true, quad.Float(math.Copysign(0, -1)): true,
		date(time.Date(2024, 5, 15, 0, 0, 0, 0, time.UTC)): false, dateTime(time.Unix(0, 1).UTC()): true,
		quad.String("5"): false, quad.IRI("5"): false,
	} {
		id := inlineID(v)
		if id == 0 {
			id = 7
		}
		if got := isLoose(v, id); got != loose {
			t.Errorf("isLoose(%s) = %v; want %v", fmt.Sprint(v), got, loose)
		}
	}
}

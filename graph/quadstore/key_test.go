package quadstore

import (
	"bytes"
	"math"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
)

func FuzzIDsKeepTheirOrder(f *testing.F) {
	for _, n := range []uint64{0, 1, 127, 128, 16383, 16384, 1<<21 - 1, 1 << 21, 1<<56 - 1, 1 << 56, math.MaxUint64} {
		f.Add(n, n+1)
	}
	f.Fuzz(func(t *testing.T, x, y uint64) {
		a, b := appendID(nil, Node(x)), appendID(nil, Node(y))
		if got := bytes.Compare(a, b); got != compare(x, y) {
			t.Errorf("%d and %d compare as %d, their keys %x and %x as %d", x, y, compare(x, y), a, b, got)
		}
		for _, more := range [][]byte{{0xAB}, b, bytes.Repeat([]byte{0xCD}, 9)} { // an id stands alone or before others
			n, rest, ok := cutID(append(bytes.Clone(a), more...))
			if !ok || uint64(n) != x || !bytes.Equal(rest, more) {
				t.Errorf("%d before %x read back = %d, rest %x, %v", x, more, n, rest, ok)
			}
		}
	})
}

func compare(x, y uint64) int {
	switch {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}

func FuzzCutID(f *testing.F) {
	f.Add([]byte{0xFF})
	f.Add([]byte{0x80})
	f.Fuzz(func(t *testing.T, b []byte) {
		if _, rest, ok := cutID(b); ok && len(rest) >= len(b) {
			t.Errorf("%x: nothing was read", b)
		}
		decodeValue(b) // must not panic
	})
}

func FuzzValuesReadBack(f *testing.F) {
	f.Add("", "", int64(0), 0.0)
	f.Add("a\x00b", "xsd:date\x00\x01", int64(-1), math.Inf(-1))
	f.Fuzz(func(t *testing.T, s, kind string, n int64, x float64) {
		for _, v := range []quad.Value{
			quad.IRI(s), quad.BNode(s), quad.String(s), quad.TypedString{Value: quad.String(s), Type: quad.IRI(kind)},
			quad.LangString{Value: quad.String(s), Lang: kind}, quad.Int(n), quad.Float(x), quad.Bool(n > 0),
			quad.Time(time.Unix(n>>20, 123456789).UTC()),
		} {
			b, err := appendValue(nil, v)
			if err != nil {
				t.Fatal(err)
			}
			got, err := decodeValue(b)
			if x != x && v == quad.Float(x) { // NaN is not itself
				continue
			}
			if err != nil || got != v && !(isNaN(got) && isNaN(v)) {
				t.Errorf("%#v read back = %#v, %v", v, got, err)
			}
		}
	})
}

func isNaN(v quad.Value) bool { f, ok := v.(quad.Float); return ok && math.IsNaN(float64(f)) }

func FuzzNumbersKeepTheirOrder(f *testing.F) {
	f.Add(int64(-5), int64(3), -0.5, 2.5)
	f.Add(int64(math.MinInt64), int64(math.MaxInt64), math.Inf(-1), math.Inf(1))
	f.Fuzz(func(t *testing.T, m, n int64, x, y float64) {
		key := func(v quad.Value) []byte { b, _ := appendValue(nil, v); return b }
		if (m < n) != (bytes.Compare(key(quad.Int(m)), key(quad.Int(n))) < 0) {
			t.Errorf("%d and %d are out of order", m, n)
		}
		if x < y && bytes.Compare(key(quad.Float(x)), key(quad.Float(y))) >= 0 {
			t.Errorf("%g and %g are out of order", x, y)
		}
		a, b := time.Unix(m>>20, 0), time.Unix(n>>20, 0)
		if a.Before(b) != (bytes.Compare(key(quad.Time(a)), key(quad.Time(b))) < 0) {
			t.Errorf("%v and %v are out of order", a, b)
		}
	})
}

func TestKeysReadBack(t *testing.T) {
	q := Quad{1, 200, 70000, 1 << 40}
	for i := range orders {
		got, ok := orders[i].cutKey(orders[i].appendKey(nil, q))
		if !ok || got != q {
			t.Errorf("order %c: %v read back = %v, %v", orders[i].kind, q, got, ok)
		}
		if _, ok := orders[i].cutKey(append(orders[i].appendKey(nil, q), 0)); ok {
			t.Errorf("order %c: a key that is too long was read", orders[i].kind)
		}
	}
}

func TestPrefixEnd(t *testing.T) {
	for _, c := range []struct{ prefix, want []byte }{
		{[]byte{1, 2}, []byte{1, 3}}, {[]byte{1, 0xFF}, []byte{2}}, {[]byte{0xFF, 0xFF}, nil},
	} {
		if got := prefixEnd(c.prefix); !bytes.Equal(got, c.want) {
			t.Errorf("prefixEnd(%x) = %x; want %x", c.prefix, got, c.want)
		}
	}
}

package quadstore

import (
	"encoding/binary"
	"math"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/graph/plan"
)

// Numbers and times that are short enough are their own ids, so that the quads
// of a predicate lie in the order of their values and a range of values is one
// range of keys. Such an id has its type in the highest byte and a payload of 56
// bits that is ordered as the values are:
//
//	0x01  an integer, plus 2^55
//	0x02  a float of at most four decimals, times 10,000, plus 2^55
//	0x03  a time of whole seconds: seconds since 1970 plus 2^52, times four, plus
//	      how it is written (asTime, asDate or asDateTime)
//
// Values that do not fit, a long fraction say, have ids of the dictionary like
// any text: those are called loose, and counted for each predicate.
const (
	inlineInt   Node = 1 << 56
	inlineFloat Node = 2 << 56
	inlineTime  Node = 3 << 56
	inlineEnd   Node = 4 << 56

	payload      Node  = 1<<56 - 1
	numberOffset int64 = 1 << 55
	secondOffset int64 = 1 << 52
	decimals           = 10000
)

// inlineID returns the id that a value is by itself, 0 where it is none.
func inlineID(v quad.Value) Node {
	switch v := v.(type) {
	case quad.Int:
		if int64(v) >= -numberOffset && int64(v) < numberOffset {
			return inlineInt | Node(int64(v)+numberOffset)
		}
	case quad.Float:
		n := math.Round(float64(v) * decimals)
		if math.Abs(n) < 1<<50 && n/decimals == float64(v) && !(v == 0 && math.Signbit(float64(v))) {
			return inlineFloat | Node(int64(n)+numberOffset)
		}
	case quad.Time:
		return inlineInstant(time.Time(v), asTime)
	case quad.TypedString:
		t, ok := plan.ParseTime(v)
		switch {
		case !ok:
		case v.Type == xsdDate && t.Format(time.DateOnly) == string(v.Value):
			return inlineInstant(t, asDate)
		case v.Type == xsdDateTime && t.Format(time.RFC3339Nano) == string(v.Value):
			return inlineInstant(t, asDateTime)
		}
	}
	return 0
}

func inlineInstant(t time.Time, written int64) Node {
	seconds := t.Unix()
	if t.Nanosecond() != 0 || seconds < -secondOffset || seconds >= secondOffset {
		return 0
	}
	return inlineTime | Node((seconds+secondOffset)<<2|written)
}

// inlineValue returns the value that an id is; ok is false for ids of the
// dictionary.
func inlineValue(n Node) (v quad.Value, ok bool) {
	p := int64(n & payload)
	switch n &^ payload {
	case inlineInt:
		return quad.Int(p - numberOffset), true
	case inlineFloat:
		return quad.Float(float64(p-numberOffset) / decimals), true
	case inlineTime:
		t := time.Unix(p>>2-secondOffset, 0).UTC()
		switch p & 3 {
		case asTime:
			return quad.Time(t), true
		case asDate:
			return quad.TypedString{Value: quad.String(t.Format(time.DateOnly)), Type: xsdDate}, true
		case asDateTime:
			return quad.TypedString{Value: quad.String(t.Format(time.RFC3339Nano)), Type: xsdDateTime}, true
		}
	}
	return nil, false
}

// isLoose reports whether a value is of a type that lies in keys by itself and
// yet has an id of the dictionary.
func isLoose(v quad.Value, id Node) bool {
	if id >= inlineInt {
		return false
	}
	switch plan.Family(v) {
	case plan.FamilyInt, plan.FamilyFloat, plan.FamilyTime:
		return true
	}
	return false
}

// inlineBounds returns the ids [from, to) that hold all inline values of the
// ordered forms [low, high), and perhaps a few around them.
func inlineBounds(low, high []byte) (from, to Node) {
	least, most := firstInt(low, math.MinInt64), firstInt(high, math.MaxInt64)
	switch low[0] {
	case tagInt:
		return inlineInt | clampNumber(least), (inlineInt | clampNumber(most)) + 1
	case tagFloat:
		return inlineFloat | clampFloat(least, -1), inlineFloat | clampFloat(most, 2)
	case tagTime:
		return inlineTime | clampSeconds(least), (inlineTime | clampSeconds(most)) + 1<<2
	}
	return 0, 0
}

// firstInt reads the eight bytes after the tag as an integer; a form without them
// is the end of a type.
func firstInt(ordered []byte, end int64) int64 {
	if len(ordered) < 9 {
		return end
	}
	return int64(binary.BigEndian.Uint64(ordered[1:]) ^ 1<<63)
}

func clampNumber(n int64) Node {
	return Node(min(max(n, -numberOffset), numberOffset-1) + numberOffset)
}

func clampSeconds(n int64) Node {
	return Node(min(max(n, -secondOffset), secondOffset-1)+secondOffset) << 2
}

func clampFloat(n, around int64) Node {
	f := math.Round(floatOf(uint64(n)^1<<63) * decimals)
	const most = 1 << 52
	switch {
	case f != f && n < 0: // the ends of the type
		f = -most
	case f != f:
		f = most
	}
	return Node(int64(min(max(f, -most), most)) + around + numberOffset)
}

package quadstore

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/graph/plan"
)

// The first byte of a value's ordered form: its type.
const (
	tagIRI    = 0x10
	tagBNode  = 0x11
	tagString = 0x20
	tagTyped  = 0x21 // type, then text
	tagLang   = 0x22 // language, then text
	tagInt    = 0x30
	tagFloat  = 0x31
	tagBool   = 0x32
	tagTime   = 0x33
)

// The last byte of the ordered form of a time tells how it is written: as
// quad.Time, as the plain form of a type, or in another way that follows.
const (
	asTime          = 0
	asDate          = 1 // 2006-01-02
	asDateTime      = 2 // 2006-01-02T15:04:05.999999999Z, with no more digits than it takes
	asOtherDate     = 3
	asOtherDateTime = 4
)

const (
	xsdDate     quad.IRI = "http://www.w3.org/2001/XMLSchema#date"
	xsdDateTime quad.IRI = "http://www.w3.org/2001/XMLSchema#dateTime"
)

// appendValue writes the ordered form of a value: a type byte, then bytes that
// compare as the values of that type do. Text is itself; a type or language is
// ended by 0x00 0x01 with any 0x00 in it as 0x00 0xFF; an integer is eight
// bytes, the greatest first, with its sign turned; a float likewise; a time, and
// so an xsd:date or xsd:dateTime, is its seconds since 1970 as an integer, four
// bytes of nanoseconds, and how it is written.
func appendValue(b []byte, v quad.Value) ([]byte, error) {
	switch v := v.(type) {
	case quad.IRI:
		return append(append(b, tagIRI), v...), nil
	case quad.BNode:
		return append(append(b, tagBNode), v...), nil
	case quad.String:
		return append(append(b, tagString), v...), nil
	case quad.TypedString:
		if t, ok := plan.ParseTime(v); ok {
			return appendTime(b, t, v), nil
		}
		return append(appendEnded(append(b, tagTyped), string(v.Type)), v.Value...), nil
	case quad.LangString:
		return append(appendEnded(append(b, tagLang), v.Lang), v.Value...), nil
	case quad.Int:
		return binary.BigEndian.AppendUint64(append(b, tagInt), uint64(v)^1<<63), nil
	case quad.Float:
		return binary.BigEndian.AppendUint64(append(b, tagFloat), orderedFloat(float64(v))), nil
	case quad.Bool:
		if v {
			return append(b, tagBool, 1), nil
		}
		return append(b, tagBool, 0), nil
	case quad.Time:
		return append(appendInstant(b, time.Time(v)), asTime), nil
	case quad.TypedStringer:
		return appendValue(b, v.TypedString())
	case nil:
		return nil, errors.New("quadstore: a part of a quad is missing")
	}
	return nil, fmt.Errorf("quadstore: no form for a value of type %T", v)
}

func appendInstant(b []byte, t time.Time) []byte {
	b = binary.BigEndian.AppendUint64(append(b, tagTime), uint64(t.Unix())^1<<63)
	return binary.BigEndian.AppendUint32(b, uint32(t.Nanosecond()))
}

// appendTime writes an xsd:date or xsd:dateTime.
func appendTime(b []byte, t time.Time, v quad.TypedString) []byte {
	b = appendInstant(b, t)
	switch {
	case v.Type == xsdDate && t.Format(time.DateOnly) == string(v.Value):
		return append(b, asDate)
	case v.Type == xsdDate:
		return append(append(b, asOtherDate), v.Value...)
	case t.Format(time.RFC3339Nano) == string(v.Value):
		return append(b, asDateTime)
	}
	return append(append(b, asOtherDateTime), v.Value...)
}

// decodeTime reads what follows the tag of a time.
func decodeTime(b []byte) (quad.Value, error) {
	if len(b) < 13 {
		return nil, errValue
	}
	t := time.Unix(int64(binary.BigEndian.Uint64(b)^1<<63), int64(binary.BigEndian.Uint32(b[8:]))).UTC()
	text := quad.String(b[13:])
	switch b[12] {
	case asTime:
		return quad.Time(t), nil
	case asDate:
		return quad.TypedString{Value: quad.String(t.Format(time.DateOnly)), Type: xsdDate}, nil
	case asDateTime:
		return quad.TypedString{Value: quad.String(t.Format(time.RFC3339Nano)), Type: xsdDateTime}, nil
	case asOtherDate:
		return quad.TypedString{Value: text, Type: xsdDate}, nil
	case asOtherDateTime:
		return quad.TypedString{Value: text, Type: xsdDateTime}, nil
	}
	return nil, errValue
}

// orderedFloat turns the bits of a float so that they compare as floats do.
func orderedFloat(f float64) uint64 {
	bits := math.Float64bits(f)
	if bits>>63 == 1 {
		return ^bits
	}
	return bits | 1<<63
}

func appendEnded(b []byte, s string) []byte {
	for i := range len(s) {
		b = append(b, s[i])
		if s[i] == 0 {
			b = append(b, 0xFF)
		}
	}
	return append(b, 0, 1)
}

var errValue = errors.New("quadstore: a stored value is damaged")

// decodeValue reads what appendValue wrote.
func decodeValue(b []byte) (quad.Value, error) {
	if len(b) == 0 {
		return nil, errValue
	}
	tag, rest := b[0], b[1:]
	switch tag {
	case tagIRI:
		return quad.IRI(rest), nil
	case tagBNode:
		return quad.BNode(rest), nil
	case tagString:
		return quad.String(rest), nil
	case tagTyped, tagLang:
		head, text, ok := cutEnded(rest)
		switch {
		case !ok:
			return nil, errValue
		case tag == tagLang:
			return quad.LangString{Value: quad.String(text), Lang: head}, nil
		}
		return quad.TypedString{Value: quad.String(text), Type: quad.IRI(head)}, nil
	case tagBool:
		if len(rest) != 1 {
			return nil, errValue
		}
		return quad.Bool(rest[0] == 1), nil
	case tagTime:
		return decodeTime(rest)
	}
	if tag != tagInt && tag != tagFloat || len(rest) != 8 {
		return nil, errValue
	}
	n := binary.BigEndian.Uint64(rest)
	if tag == tagInt {
		return quad.Int(n ^ 1<<63), nil
	}
	return quad.Float(floatOf(n)), nil
}

// floatOf is the inverse of orderedFloat.
func floatOf(bits uint64) float64 {
	if bits>>63 == 1 {
		return math.Float64frombits(bits &^ (1 << 63))
	}
	return math.Float64frombits(^bits)
}

func cutEnded(b []byte) (head string, rest []byte, ok bool) {
	out := make([]byte, 0, len(b))
	for i := 0; i+1 < len(b); i++ {
		if b[i] != 0 {
			out = append(out, b[i])
			continue
		}
		switch b[i+1] {
		case 1:
			return string(out), b[i+2:], true
		case 0xFF:
			out = append(out, 0)
			i++
		default:
			return "", nil, false
		}
	}
	return "", nil, false
}

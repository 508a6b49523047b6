package quadstore

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"time"

	"github.com/cayleygraph/quad"
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

// appendValue writes the ordered form of a value: a type byte, then bytes that
// compare as the values of that type do. Text is itself; a type or language is
// ended by 0x00 0x01 with any 0x00 in it as 0x00 0xFF; an integer is eight
// bytes, the greatest first, with its sign turned; a float likewise; a time is
// its seconds since 1970 as an integer and four bytes of nanoseconds.
func appendValue(b []byte, v quad.Value) ([]byte, error) {
	switch v := v.(type) {
	case quad.IRI:
		return append(append(b, tagIRI), v...), nil
	case quad.BNode:
		return append(append(b, tagBNode), v...), nil
	case quad.String:
		return append(append(b, tagString), v...), nil
	case quad.TypedString:
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
		t := time.Time(v)
		b = binary.BigEndian.AppendUint64(append(b, tagTime), uint64(t.Unix())^1<<63)
		return binary.BigEndian.AppendUint32(b, uint32(t.Nanosecond())), nil
	case quad.TypedStringer:
		return appendValue(b, v.TypedString())
	case nil:
		return nil, errors.New("quadstore: a part of a quad is missing")
	}
	return nil, fmt.Errorf("quadstore: no form for a value of type %T", v)
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
	}
	if want := map[byte]int{tagInt: 8, tagFloat: 8, tagTime: 12}[tag]; want == 0 || len(rest) != want {
		return nil, errValue
	}
	n := binary.BigEndian.Uint64(rest)
	switch tag {
	case tagInt:
		return quad.Int(n ^ 1<<63), nil
	case tagFloat:
		if n>>63 == 1 {
			return quad.Float(math.Float64frombits(n &^ (1 << 63))), nil
		}
		return quad.Float(math.Float64frombits(^n)), nil
	}
	return quad.Time(time.Unix(int64(n^1<<63), int64(binary.BigEndian.Uint32(rest[8:]))).UTC()), nil
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

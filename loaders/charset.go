package loaders

import (
	"bytes"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
)

// charset.go: bytes in any encoding become UTF-8. Labels are those of
// https://encoding.spec.whatwg.org; guesses are made by the frequencies of
// letters, as ICU makes them.

// utf16Encoding is UTF-16 in the order that its byte order mark says.
var utf16Encoding = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)

// decode returns b as UTF-8. Bytes that are UTF-8 stay what they are, whatever
// their label says: other encodings hardly ever look like it. Else the label of
// contentType, of a byte order mark or of a <meta> in b is believed, unless the
// text that it gives cannot be; what has no label is guessed. Bytes that make
// sense in none are left to be mended.
func decode(b []byte, contentType string) []byte {
	if b = bytes.TrimPrefix(b, byteOrderMark); utf8.Valid(b) && !isUTF16(b) {
		return b
	}
	labelled, name, certain := charset.DetermineEncoding(b, contentType)
	if certain && name != "utf-8" && !(name == "windows-1252" && manyHigh(b)) {
		if out, ok := transcode(b, labelled); ok {
			return out
		}
	}
	if invalid(b)*tolerated <= len(b) {
		return b // UTF-8 with a few stray bytes
	}
	if guess := guessed(b); guess != nil {
		if out, ok := transcode(b, guess); ok {
			return out
		}
	}
	if out, ok := transcode(b, labelled); ok {
		return out
	}
	return b
}

// manyHigh reports whether more than a quarter of the letters of b are bytes
// above 127. No Western language has so many: the label is a server's default.
func manyHigh(b []byte) bool {
	high, low := 0, 0
	inTag := false
	for _, c := range b {
		switch {
		case c == '<':
			inTag = true
		case c == '>':
			inTag = false
		case inTag:
		case c >= 0x80:
			high++
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			low++
		}
	}
	return high*3 > low
}

// guessed returns the encoding that b seems to be in, nil if none is likely. Of
// guesses that are as good as one another the library gives any; here it is the
// last by name, which puts those of Windows before those of ISO.
func guessed(b []byte) encoding.Encoding {
	const (
		enough = 1 << 17 // bytes: more make the guess no better
		likely = 15      // of a hundred
	)
	all, err := chardet.NewHtmlDetector().DetectAll(b[:min(len(b), enough)])
	if err != nil || len(all) == 0 || all[0].Confidence < likely {
		return nil
	}
	name := ""
	for _, guess := range all {
		if guess.Confidence == all[0].Confidence {
			name = max(name, guess.Charset)
		}
	}
	e, _ := charset.Lookup(name)
	return e
}

// transcode decodes b from e. It is not ok if more than one character in
// tolerated is none of e's.
func transcode(b []byte, e encoding.Encoding) ([]byte, bool) {
	out, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return nil, false
	}
	out = bytes.TrimPrefix(out, byteOrderMark)
	return out, bytes.Count(out, []byte("\ufffd"))*tolerated <= len(out)
}

// invalid counts the bytes of b that are not UTF-8.
func invalid(b []byte) int {
	n := 0
	for i := 0; i < len(b); {
		r, size := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && size == 1 {
			n++
		}
		i += size
	}
	return n
}

package loaders

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

var byteOrderMark = []byte("\xef\xbb\xbf")

// tolerated is how many bytes of text there must be for each byte that is not
// UTF-8: a stray quotation mark of another encoding is mended, a text in
// another encoding is not.
const tolerated = 200

// mend returns s with each byte that is not UTF-8 replaced by U+FFFD, and how
// many there were.
func mend(s string) (string, int) {
	if utf8.ValidString(s) {
		return s, 0
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	bad := 0
	for i, r := range s {
		if r == utf8.RuneError {
			if _, n := utf8.DecodeRuneInString(s[i:]); n == 1 {
				bad++
			}
		}
		b.WriteRune(r)
	}
	return b.String(), bad
}

// isBinary reports whether b cannot be text in any encoding that loaders read:
// it holds a NUL, or more than one control character in a hundred bytes.
func isBinary(b []byte) bool {
	if bytes.IndexByte(b, 0) >= 0 {
		return true
	}
	controls := 0
	for _, c := range b {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && c != 0x1b {
			controls++
		}
	}
	return controls*100 > len(b)
}

// isUTF16 reports whether b opens with the byte order mark of UTF-16.
func isUTF16(b []byte) bool {
	return bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff"))
}

// unixLines returns b with "\r\n" and a lone "\r" turned into "\n". It works in
// place: the result is never longer.
func unixLines(b []byte) []byte {
	if bytes.IndexByte(b, '\r') < 0 {
		return b
	}
	out := b[:0]
	for i := 0; i < len(b); i++ {
		c := b[i]
		if c == '\r' {
			if i+1 < len(b) && b[i+1] == '\n' {
				i++
			}
			c = '\n'
		}
		out = append(out, c)
	}
	return out
}

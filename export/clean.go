package export

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Article text may hold anything. What each kind of file does about it:
//
//   - JSON and RDF keep every character; those that would act on a terminal or
//     turn the reading direction are written as \u escapes.
//   - XML, DOT and tables have no such escapes: there clean takes those
//     characters out, and each format escapes its own special characters.
//   - Tables that spreadsheets open hold no cell that begins like a formula.

// unsafe reports whether r is a control character, a mark that turns the
// reading direction, or no character: what no text that people read needs.
func unsafe(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7f && r < 0xa0:
		return true
	case r < 0x200b:
		return r == 0x61c // Arabic letter mark
	case r == 0x200e, r == 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
		return true
	case r == 0x2028, r == 0x2029: // line ends to some readers
		return true
	case r == 0xfeff, r >= 0xfff9 && r <= 0xfffb, r >= 0xfdd0 && r <= 0xfdef:
		return true
	}
	return r&0xfffe == 0xfffe // noncharacters, which XML forbids in part
}

// clean returns s as one line of valid UTF-8 in which nothing acts: line ends
// and tabs become spaces, invalid bytes U+FFFD, other unsafe characters go.
func clean(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r == '\t', r == '\n', r == '\r', r == 0x2028, r == 0x2029, r == 0x85:
			b.WriteByte(' ')
		case unsafe(r):
		default:
			b.WriteRune(r) // an invalid byte ranges as U+FFFD
		}
	}
	return b.String()
}

func plain(s string) bool {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c < 0x20 || c == 0x7f {
				return false
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 || unsafe(r) {
			return false
		}
		i += n
	}
	return true
}

var xmlEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;")

// xml returns s cleaned and escaped for the text and the attributes of XML 1.0
// and HTML.
func xml(s string) string { return xmlEscapes.Replace(clean(s)) }

// cell returns s cleaned for a table that a spreadsheet may open, and whether
// it began like a formula, in which case an apostrophe goes before it as
// spreadsheets have it. Numbers stay numbers.
// https://owasp.org/www-community/attacks/CSV_Injection
func cell(s string) (string, bool) {
	s = clean(s)
	t := strings.TrimLeft(s, " \u00a0")
	if t == "" || !strings.ContainsRune("=+-@＝＋－＠", firstRune(t)) {
		return s, false
	}
	if _, err := strconv.ParseFloat(t, 64); err == nil {
		return s, false
	}
	return "'" + s, true
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// webLink returns s as a link to the web with odd characters percent-encoded,
// or "" for what is none: other schemes can act.
func webLink(s string) string {
	if !strings.HasPrefix(s, "https://") && !strings.HasPrefix(s, "http://") {
		return ""
	}
	b, err := appendIRI(nil, s)
	if err != nil {
		return ""
	}
	return string(b[1 : len(b)-1])
}

// isolate sets runs of right-to-left letters apart, so that they do not turn
// the order of the numbers and marks around them. It adds U+2068 and U+2069.
func isolate(s string) string {
	var b strings.Builder
	start, end := -1, 0 // of the run, from its first to behind its last letter
	done := 0
	flush := func() {
		if start >= 0 {
			b.WriteString(s[done:start] + "\u2068" + s[start:end] + "\u2069")
			done, start = end, -1
		}
	}
	for i, r := range s {
		switch {
		case unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko):
			if start < 0 {
				start = i
			}
			end = i + utf8.RuneLen(r)
		case r != ' ' && !unicode.Is(unicode.Mn, r):
			flush()
		}
	}
	flush()
	if done == 0 {
		return s
	}
	return b.String() + s[done:]
}

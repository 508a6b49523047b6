package text

import (
	"regexp"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"
)

// An Origin is what the dateline that a report opens with says: where and when it was written, and for
// which agency. "KYIV, May 15 (Reuters) -".
type Origin struct {
	Span          // with its dash
	Place  string // as written; never empty
	Source string // the agency, "" where it is not named
	// Month and Day are zero where no day is named, Year where the year is not.
	Year  int
	Month time.Month
	Day   int
}

// Date is the day at midnight UTC; false where the dateline does not name all of
// it, or no calendar has it.
func (d *Origin) Date() (time.Time, bool) {
	t := time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
	return t, d.Year > 0 && d.Day > 0 && t.Day() == d.Day
}

const (
	// datelineParagraphs is how many paragraphs may stand before the dateline:
	// a headline, a byline, a stamp.
	datelineParagraphs = 4
	// maxDateline is how long a dateline may be, in bytes.
	maxDateline = 120
)

// FindOrigin reads the dateline among the first paragraphs of a text.
func FindOrigin(s string) (Origin, bool) {
	at := 0
	for range datelineParagraphs {
		for at < len(s) && (s[at] == '\n' || s[at] == ' ' || s[at] == '\t') {
			at++
		}
		line, _, more := strings.Cut(s[at:], "\n")
		if d, ok := readDateline(line); ok {
			d.Start, d.End = d.Start+at, d.End+at
			return d, true
		}
		if !more {
			break
		}
		at += len(line)
	}
	return Origin{}, false
}

var dashes = []string{" -- ", " - ", " — ", " – ", ")— ", ")—", ")- "}

// readDateline reads the dateline that a paragraph begins with. What stands
// before the dash must look like one to the last word: a place alone only in
// capitals, any other with a day or an agency behind it.
func readDateline(s string) (Origin, bool) {
	head, end := "", 0
	opening := s[:min(len(s), maxDateline)] + " "
	for _, dash := range dashes {
		i := strings.Index(opening, dash)
		if i < 0 || end > 0 && i >= len(head) {
			continue
		}
		if strings.HasPrefix(dash, ")") {
			i++
			dash = dash[1:]
		}
		head, end = s[:i], i+len(strings.TrimRight(dash, " "))
	}
	if i := strings.Index(opening, ". "); (end == 0 || i < len(head)) && endsInYear(opening[:max(0, i)]) {
		head, end = s[:i], i+1 // "Kyiv, 5 March 2024. Drones ..."
	}
	if end == 0 {
		return Origin{}, false
	}
	d := Origin{Span: Span{End: min(end, len(s))}}
	rest := strings.TrimSpace(head)
	if open := strings.LastIndexByte(rest, '('); open > 0 && strings.HasSuffix(rest, ")") {
		agency := rest[open+1 : len(rest)-1]
		if !isAgency(agency) {
			return Origin{}, false
		}
		d.Source, rest = agency, rest[:open]
	}
	rest = strings.Trim(rest, " ,.;:")
	if found := datelineDay().FindStringSubmatchIndex(rest); found != nil {
		d.readDay(rest, found)
		rest = strings.Trim(rest[:found[0]], " ,.;:")
	}
	// The first part is the place, the others the country it is in.
	place, _, _ := strings.Cut(rest, ",")
	if !isPlaceName(rest) || notPlaces[strings.ToUpper(place)] || d.Source == "" && d.Day == 0 && !inCapitals(place) {
		return Origin{}, false
	}
	if d.Source == "" && d.Day > 0 && !inCapitals(place) && strings.ContainsRune(place, ' ') {
		return Origin{}, false // "Last Tuesday, May 15 -": too little to be sure of
	}
	d.Place = rest
	return d, true
}

// endsInYear reports whether a text, which has a comma, ends in a year: a date
// behind a place.
func endsInYear(s string) bool {
	n := len(s) - 4
	return n > 0 && strings.IndexByte(s, ',') > 0 && s[n-1] == ' ' && (s[n] == '1' || s[n] == '2') && strings.Trim(s[n:], "0123456789") == ""
}

const months = `jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?`

// datelineDay matches a day at the end: month and day, or day and month.
var datelineDay = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:^|[\s,.])(?:(` + months + `)\.? (\d{1,2})|(\d{1,2}) (` + months + `)\.?)(?:,? (\d{4}))?$`)
})

func (d *Origin) readDay(s string, found []int) {
	group := func(n int) string {
		if found[2*n] < 0 {
			return ""
		}
		return s[found[2*n]:found[2*n+1]]
	}
	month := strings.ToLower(group(1) + group(4))
	d.Month = time.Month(strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", month[:3])/3 + 1)
	d.Day, d.Year = digits(group(2)+group(3)), digits(group(5))
}

func digits(s string) int {
	n := 0
	for _, c := range s {
		n = 10*n + int(c-'0')
	}
	return n
}

// isAgency reports whether what stands in brackets can be the name of one.
func isAgency(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	if len(s) < 2 || len(s) > 40 || !unicode.IsUpper(first) && first != 'd' { // dpa
		return false
	}
	for _, r := range s {
		if !unicode.IsLetter(r) && !strings.ContainsRune(" -&./'’", r) {
			return false
		}
	}
	return true
}

// isPlaceName reports whether all words of s are as in the name of a place: one
// to six, with a capital or between two that have one.
func isPlaceName(s string) bool {
	words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == '/' })
	if len(words) == 0 || len(words) > 6 || len(s) > 60 {
		return false
	}
	for i, w := range words {
		small := len(w) <= 4 && i > 0 && i < len(words)-1
		if !strings.ContainsFunc(w, unicode.IsUpper) && !small || strings.ContainsAny(w, "\"“”!?()[]:;0123456789") {
			return false
		}
	}
	return true
}

func inCapitals(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters >= 3
}

// notPlaces are the labels of newsrooms that stand where a place does.
var notPlaces = map[string]bool{
	"UPDATE": true, "BREAKING": true, "LIVE": true, "WATCH": true, "EXCLUSIVE": true, "ANALYSIS": true, "OPINION": true, "FACTBOX": true,
	"EXPLAINER": true, "CORRECTED": true, "REFILE": true, "INTERVIEW": true, "VIDEO": true, "PHOTOS": true, "NEWS": true, "ALERT": true,
	"BREAKING NEWS": true, "LIVE UPDATES": true, "EDITORIAL": true, "COMMENT": true, "FEATURE": true, "TIMELINE": true, "READ": true,
	"NOTE": true, "UPDATED": true, "URGENT": true, "SUMMARY": true, "PRESS RELEASE": true, "READ MORE": true, "ALSO READ": true,
}

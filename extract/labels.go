package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

// Lists of a day's or a week's events head each item with a topic or a day and
// a colon: "Boko Haram insurgency: Gunmen raid a village", "28 Aug: A convoy
// struck a mine". The label is a sentence of its own, so that the rest is read
// as the sentence that it is.

// maxLabel is how long a label may be, in bytes.
const maxLabel = 90

// topicHeads end the topic that heads an item.
var topicHeads = wordSet("war conflict insurgency unrest crisis protests uprising riots clashes campaign intervention violence operation attacks terrorism rebellion dispute siege offensive revolution invasion relations spillover genocide occupation")

// topicOpenings begin one.
var topicOpenings = []string{"War in ", "War on ", "War against ", "Battle of ", "Battle for ", "Siege of ", "Conflict in ", "Insurgency in ", "Terrorism in ", "Crime in ", "Piracy in ", "Piracy off "}

// calendarLabels are the words of a label that is a day.
var calendarLabels = wordSet("january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday")

// label returns the length of the label with its colon that a paragraph begins
// with; 0 if none.
func label(s string) int {
	colon := strings.Index(s[:min(len(s), maxLabel)], ": ")
	if colon <= 0 {
		return 0
	}
	if next, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[colon+1:], " \"“‘")); !unicode.IsUpper(next) && !unicode.IsDigit(next) {
		return 0
	}
	if name := strings.TrimLeft(s[:colon], labelMarks); isTopic(name) || isDayLabel(name) || isNameLabel(name) {
		return colon + 1
	}
	return 0
}

func isTopic(name string) bool {
	if first, _ := utf8.DecodeRuneInString(name); !unicode.IsUpper(first) && !unicode.IsDigit(first) {
		return false
	}
	for _, o := range topicOpenings {
		if strings.HasPrefix(name, o) {
			return true
		}
	}
	// "Rebels: we attacked", with one word, names who speaks.
	words := strings.Fields(strings.ToLower(name))
	if n := len(words); n > 1 && strings.HasSuffix(words[n-1], ")") && strings.HasPrefix(words[n-1], "(") {
		words = words[:n-1] // "insurgency (2015)"
	}
	return len(words) > 1 && topicHeads[words[len(words)-1]]
}

// isNameLabel reports whether a label may be a place, "PESHAWAR", "Deir ez-Zor", or
// somebody who speaks: who of the two turns and headings tell.
func isNameLabel(name string) bool {
	words := strings.Fields(name)
	if len(name) > maxNameLabel || len(words) == 0 || len(words) > 3 {
		return false
	}
	for i, w := range words {
		if first, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(first) && (i == 0 || !labelParticles[w] && !strings.Contains(w, "-")) {
			return false
		}
	}
	return !strings.ContainsAny(name, "0123456789.,;()\"“”?!")
}

// labelParticles stand in small letters inside of a name.
var labelParticles = wordSet("al el de la del of the and ez an ad as ash at es")

// isDayLabel reports whether a label is nothing but a day: "28 Aug", "On 3 March
// 2021", "Tuesday, June 4".
func isDayLabel(name string) bool {
	calendar := false
	for i, f := range strings.Fields(strings.ToLower(name)) {
		switch f = strings.Trim(f, ",."); {
		case calendarLabels[f]:
			calendar = true
		case i == 0 && f == "on":
		case f != "" && len(f) <= 4 && strings.Trim(f, "0123456789") == "":
		default:
			return false
		}
	}
	return calendar
}

// labelTime is the day that the label of the sentence's paragraph gives; nil if
// there is none.
func (v *view) labelTime() *event.Mention {
	r := v.reading
	own := &r.Sentences[v.sentence]
	for i := v.sentence - 1; i >= 0 && r.Sentences[i].Paragraph == own.Paragraph; i-- {
		if r.Sentences[i].Zone != text.Label {
			continue
		}
		mentions := mentionsIn(r.Mentions[:v.known], r.Sentences[i].Span)
		for j := range mentions {
			if m := &mentions[j]; m.Kind == event.KindTime && m.Type == "DATE" && m.From != "" {
				return m
			}
		}
	}
	return nil
}

package extract

import (
	"strings"
	"time"

	"github.com/annals-kg/annals/event"
)

// frameReach is how many bytes behind its beginning the time may stand that a sentence
// opens with.
const frameReach = len("At night from ")

// opensFrame reports whether only prepositions and parts of the day stand before a time
// in its sentence: "Late on", not "Kyiv said on".
func opensFrame(s string) bool {
	for _, w := range strings.Fields(strings.ToLower(s)) {
		if w = strings.Trim(w, "\"“”'’>•-—*"); w != "" && !frameWords[w] {
			return false
		}
	}
	return true
}

var frameWords = wordSet("on at by in during late early night from the of just around over")

// frameTime is the day with which a sentence before opens that tells no event, behind
// the last sentence that dated one, in the paragraph of d: "Late on Monday sirens went
// off. Shells hit a school"; nil where none does.
func (d *draft) frameTime(dated int) *event.Time {
	r := d.view.reading
	paragraph := r.Sentences[d.view.sentence].Paragraph
	for s := d.view.sentence - 1; s > dated && s >= max(0, d.view.sentence-storyReach) && r.Sentences[s].Paragraph == paragraph; s-- {
		span := r.Sentences[s].Span
		for _, m := range mentionsIn(r.Mentions, span) {
			if m.Kind != event.KindTime || m.Start > span.Start+frameReach || m.From == "" || m.To == "" || !opensFrame(r.Document.Text[span.Start:m.Start]) {
				continue
			}
			t := toldTime(&m)
			wholeDays(t)
			lastNight(t)
			if len(m.From) > len(time.DateOnly) {
				t.Value, t.EDTF = t.From, t.From // the hour is that of its own sentence
			}
			if n := days(t); n > 0 && n <= 2 && !isAhead(r, t) && !isLongAgo(r, t) {
				return t
			}
		}
	}
	return nil
}

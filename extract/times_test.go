package extract

import (
	"strings"
	"testing"
	"time"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/temporal"
	"github.com/annals-kg/annals/text"
)

// timesOf reads the times of sentences that stand one a line.
func timesOf(t testing.TB, published string, lines ...string) []event.Mention {
	t.Helper()
	doc := &text.Document{ID: "d", Text: strings.Join(lines, "\n")}
	if published != "" {
		day, err := time.Parse(time.DateOnly, published)
		if err != nil {
			t.Fatal(err)
		}
		doc.Published = day
	}
	var list []text.Sentence
	start := 0
	for i, line := range lines {
		list = append(list, text.Sentence{Span: text.Span{Start: start, End: start + len(line)}, Index: i})
		start += len(line) + 1
	}
	return times(doc, list, find(doc, list, &Options{}), nil)
}

func TestTimes(t *testing.T) {
	for _, test := range []struct {
		name      string
		published string
		lines     []string
		want      []string // text = value
	}{
		{"a weekday of the past", "2024-05-15", []string{"Shells fell on the town on Tuesday, the mayor said."}, []string{"Tuesday = 2024-05-14"}},
		{"the day of publication", "2024-05-15", []string{"The ministry said on Wednesday that a drone fell."}, []string{"Wednesday = 2024-05-15"}},
		{"a weekday to come", "2024-05-15", []string{"The two will meet on Friday."}, []string{"Friday = 2024-05-17"}},
		{"a weekday before its verb", "2024-05-15", []string{"On Friday, the court will hear the case."}, []string{"Friday = 2024-05-17"}},
		{"one of each", "2024-05-15", []string{"He said on Monday that they would leave on Thursday."}, []string{"Monday = 2024-05-13", "Thursday = 2024-05-16"}},
		{"set to", "2024-05-15", []string{"Talks are set to begin Saturday."}, []string{"Saturday = 2024-05-18"}},
		{"a purpose is no future", "2024-05-15", []string{"He came to meet the president on Tuesday."}, []string{"Tuesday = 2024-05-14"}},
		{"a passive to come", "2024-05-15", []string{"The vote will be held on Sunday."}, []string{"Sunday = 2024-05-19"}},
		{"in capitals", "1990-01-03", []string{"THE TALKS WILL RESUME ON FRIDAY, HE ANNOUNCED ON TUESDAY."}, []string{"FRIDAY = 1990-01-05", "TUESDAY = 1990-01-02"}},
		{"a deadline", "2024-01-10", []string{"They must go by January 24."}, []string{"January 24 = 2024-01-24"}},
		{"the story goes on", "2024-05-15",
			[]string{"Rebels took the fort on 3 May.", "A day earlier they had cut the road.", "The next morning it burned."},
			[]string{"3 May = 2024-05-03", "A day earlier = 2024-05-02", "The next morning = 2024-05-03TMO"}},
		{"a clock takes the day beside it", "2024-05-15", []string{"It struck at 10:35 a.m. (0735 GMT) Friday near a bank."},
			[]string{"10:35 a.m. = 2024-05-10T10:35", "0735 GMT = 2024-05-10T07:35Z", "Friday = 2024-05-10"}},
		{"a story of long ago", "2023-02-20", []string{"The war began on 24 February 2022.", "On 2 April the town was freed."},
			[]string{"24 February 2022 = 2022-02-24", "2 April = 2022-04-02"}},
		{"a dateline for want of a day", "", []string{"LIMA, 3 Jan 90 (Radio) -- Police", "Two men were shot yesterday."},
			[]string{"3 Jan 90 = 1990-01-03", "yesterday = 1990-01-02"}},
		{"nothing known", "", []string{"Two men were shot on Tuesday."}, []string{"Tuesday = XXXX-WXX-2"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, m := range timesOf(t, test.published, test.lines...) {
				got = append(got, m.Text+" = "+m.Value)
			}
			if g, w := strings.Join(got, "; "), strings.Join(test.want, "; "); g != w {
				t.Errorf("got  %s\nwant %s", g, w)
			}
		})
	}
}

func TestTimeMentionFields(t *testing.T) {
	got := timesOf(t, "2024-05-15", "It has burned since late on Monday night, or so they say.")
	if len(got) != 1 {
		t.Fatalf("got %v", got)
	}
	want := event.Mention{
		Document: "d",
		Ref:      event.Ref{Kind: event.KindTime, Span: text.Span{Start: 20, End: 40}, Text: "late on Monday night", Type: "TIME"},
		Value:    "2024-05-13TNI", From: "2024-05-13T20:00:00Z", To: "2024-05-16T00:00:00Z",
		Granularity: temporal.PartOfDay, EDTF: "2024-05-13/2024-05-15",
	}
	if m := got[0]; m.Document != want.Document || m.Kind != want.Kind || m.Span != want.Span || m.Text != want.Text || m.Type != want.Type ||
		m.Value != want.Value || m.From != want.From || m.To != want.To || m.Granularity != want.Granularity || m.EDTF != want.EDTF {
		t.Errorf("got %+v, want %+v", m, want)
	}
}

// FuzzTimes holds mentions to their sentences and their order, whatever the
// text.
func FuzzTimes(f *testing.F) {
	f.Add("He said on Monday that they would leave by Friday.", 20, "2024-05-15")
	f.Add("LIMA, 3 Jan 90 (Radio) -- shot yesterday", 12, "")
	f.Fuzz(func(t *testing.T, s string, cut int, published string) {
		doc := &text.Document{ID: "d", Text: s}
		doc.Published, _ = time.Parse(time.DateOnly, published)
		cut = min(max(cut, 0), len(s))
		list := []text.Sentence{{Span: text.Span{Start: 0, End: cut}}, {Span: text.Span{Start: cut, End: len(s)}, Index: 1}}
		end := 0
		for _, m := range times(doc, list, find(doc, list, &Options{}), nil) {
			if m.Start < end || m.End <= m.Start || m.End > len(s) || m.Start < cut && m.End > cut {
				t.Fatalf("%v after %d in %q cut at %d", m.Span, end, s, cut)
			}
			if m.Text != s[m.Start:m.End] || m.Value == "" || m.Type == "" {
				t.Fatalf("%+v", m)
			}
			end = m.End
		}
	})
}

func BenchmarkTimes(b *testing.B) {
	line := `Two people died on Tuesday when rockets hit the market, the governor said on his channel. The army will begin to
		clear the road by Friday. It was the third such raid since late March, and the first in which a school was hit.`
	doc := &text.Document{ID: "d", Text: strings.Repeat(line+"\n", 50), Published: time.Date(2024, 5, 15, 0, 0, 0, 0, time.UTC)}
	var list []text.Sentence
	for i := range 50 {
		start := i * (len(line) + 1)
		list = append(list, text.Sentence{Span: text.Span{Start: start, End: start + len(line)}, Index: i})
	}
	var dst []event.Mention
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	places := find(doc, list, &Options{})
	places.places(nil)
	for b.Loop() {
		dst = times(doc, list, places, dst[:0])
	}
}

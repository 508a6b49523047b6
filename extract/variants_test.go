package extract

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/internal/golden"
)

// A variant says the same in other words or marks, so that it must give the same
// events. Who claims them is not compared where the variant names a speaker.
type variant struct {
	name   string
	say    func(text string) string // unchanged where the variant does not apply
	speaks bool
}

var (
	endDay   = regexp.MustCompile(` on ((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\.$`)
	anyDay   = regexp.MustCompile(` on ((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b`)
	quoted   = regexp.MustCompile(`"([^"]*)"`)
	ofSpeech = regexp.MustCompile(`["“:]|\bsa(?:id|ys)\b`)
)

// openers may lose their capital behind other words.
var openers = wordSet("the a an two three four five six seven eight nine ten twelve some at about rebels gunmen troops soldiers police armed militants " +
	"insurgents drones shells rockets in tanks fighters bandits protesters government security unidentified hundreds thousands dozens marines settlers army snipers raiders")

func withoutCapital(s string) string {
	if first, _, _ := strings.Cut(s, " "); openers[strings.ToLower(first)] {
		return strings.ToLower(s[:1]) + s[1:]
	}
	return s
}

// plain reports whether a text is one sentence that quotes nobody.
func plain(s string) bool {
	return strings.HasSuffix(s, ".") && !strings.Contains(s, ". ") && !ofSpeech.MatchString(s) && s != strings.ToUpper(s)
}

func inFront(words string) func(string) string {
	return func(s string) string {
		if !plain(s) {
			return s
		}
		return words + withoutCapital(s)
	}
}

var variants = []variant{
	{name: "typographic marks", say: func(s string) string {
		return strings.ReplaceAll(strings.ReplaceAll(quoted.ReplaceAllString(s, "“$1”"), "'", "’"), " - ", " – ")
	}},
	{name: "day without \"on\"", say: func(s string) string { return anyDay.ReplaceAllString(s, " $1") }},
	{name: "day in front", say: func(s string) string {
		if m := endDay.FindStringSubmatchIndex(s); m != nil && plain(s) {
			return "On " + s[m[2]:m[3]] + ", " + withoutCapital(s[:m[0]]) + "."
		}
		return s
	}},
	{name: "day in front, no comma", say: func(s string) string {
		if m := endDay.FindStringSubmatchIndex(s); m != nil && plain(s) {
			return "On " + s[m[2]:m[3]] + " " + withoutCapital(s[:m[0]]) + "."
		}
		return s
	}},
	{name: "officials said", say: inFront("Officials said "), speaks: true},
	{name: "officials said that", say: inFront("Officials said that "), speaks: true},
	{name: "according to", say: inFront("According to officials, "), speaks: true},
	{name: "meanwhile", say: inFront("Meanwhile, ")},
	{name: "a dateline", say: func(s string) string {
		if !plain(s) {
			return s
		}
		return "KYIV, May 15 (Reuters) - " + s
	}},
	{name: "a bullet", say: func(s string) string {
		if !plain(s) {
			return s
		}
		return "• " + s
	}},
}

// TestVariants tells in other words and marks what the checks and the rules' own
// sentences tell, and keeps how many of them still give the same events:
// testdata/variants.txt. ANNALS_SHOW=1 in the environment prints those that do not.
func TestVariants(t *testing.T) {
	if testing.Short() {
		t.Skip("not with -short: reads each check a dozen times")
	}
	x, err := New(Options{MinConfidence: event.DefaultMinConfidence})
	if err != nil {
		t.Fatal(err)
	}
	texts := variantTexts(t, x)
	var b bytes.Buffer
	fmt.Fprintf(&b, "%-24s %6s %6s %6s\n", "told with", "texts", "alike", "%")
	for _, v := range variants {
		all, alike := 0, 0
		for _, text := range texts {
			said := v.say(text)
			if said == text {
				continue
			}
			all++
			was, is := gist(eventsOf(t, x, text, "2024-05-15"), v.speaks), gist(eventsOf(t, x, said, "2024-05-15"), v.speaks)
			if slices.Equal(was, is) {
				alike++
			} else if os.Getenv("ANNALS_SHOW") != "" {
				t.Logf("%s\n\t%s\n\tnot\n\t%s", said, strings.Join(is, "\n\t"), strings.Join(was, "\n\t"))
			}
		}
		fmt.Fprintf(&b, "%-24s %6d %6d %6.1f\n", v.name, all, alike, 100*float64(alike)/float64(max(all, 1)))
	}
	toldTwice(t, x, texts, &b)
	toldBeside(t, x, texts, &b)
	golden.Check(t, "testdata/variants.txt", b.Bytes())
}

// toldTwice counts the texts of one event which, told again in other words in the next
// paragraph, stay one.
func toldTwice(t *testing.T, x *Extractor, texts []string, b *bytes.Buffer) {
	all, one := 0, 0
	for _, text := range texts {
		if again := inFront("Officials said ")(text); again != text && oneDeed(eventsOf(t, x, text, "2024-05-15")) {
			all++
			if n := len(eventsOf(t, x, text+"\n\n"+again, "2024-05-15")); n == 1 {
				one++
			} else if os.Getenv("ANNALS_SHOW") != "" {
				t.Logf("told twice, %d events: %s", n, text)
			}
		}
	}
	fmt.Fprintf(b, "%-24s %6d %6d %6.1f\n", "twice, one event", all, one, 100*float64(one)/float64(max(all, 1)))
}

// toldBeside counts the texts of one event each that stay two events behind one
// another, where neither place nor day is the same.
func toldBeside(t *testing.T, x *Extractor, texts []string, b *bytes.Buffer) {
	type told struct {
		text  string
		event event.Event
	}
	var deeds []told
	for _, text := range texts {
		if events := eventsOf(t, x, text, "2024-05-15"); plain(text) && oneDeed(events) && events[0].Time != nil && events[0].Time.Basis == event.BasisText && events[0].Time.From != "" {
			deeds = append(deeds, told{text, events[0]})
		}
	}
	all, two := 0, 0
	for i, d := range deeds {
		for _, o := range []told{deeds[(i+7)%len(deeds)], deeds[(i+31)%len(deeds)]} {
			if d.event.Places[0].Country == o.event.Places[0].Country || d.event.Time.From == o.event.Time.From {
				continue
			}
			all++
			if n := len(eventsOf(t, x, d.text+" "+o.text, "2024-05-15")); n == 2 {
				two++
			} else if os.Getenv("ANNALS_SHOW") != "" {
				t.Logf("told beside, %d events: %s %s", n, d.text, o.text)
			}
		}
	}
	fmt.Fprintf(b, "%-24s %6d %6d %6.1f\n", "beside another, two", all, two, 100*float64(two)/float64(max(all, 1)))
}

// oneDeed reports whether events are one deed that was done somewhere.
func oneDeed(events []event.Event) bool {
	return len(events) == 1 && events[0].Status == event.Actual && len(events[0].Places) > 0 && (violent(events[0].Category) || events[0].Category == event.Capture || events[0].Category == event.Arrest)
}

// variantTexts are the texts of the checks and the yes sentences of the rules.
func variantTexts(t *testing.T, x *Extractor) (texts []string) {
	t.Helper()
	for _, file := range checkFiles(t) {
		for _, lines := range file.blocks {
			texts = append(texts, lines[0])
		}
	}
	for _, r := range x.rules.rules {
		for _, yes := range r.Yes {
			texts = append(texts, yes.Text)
		}
	}
	return texts
}

// gist tells what each event says in one line, apart from where in the text.
func gist(events []event.Event, speaks bool) []string {
	marks := strings.NewReplacer("’", "'", "“", `"`, "”", `"`, "–", "-")
	lines := make([]string, 0, len(events))
	for i := range events {
		e := &events[i]
		line := string(e.Category) + " " + string(e.Mode) + " " + string(e.Status)
		for _, refs := range [][]event.Ref{e.Actors, e.Recipients, e.Targets, e.Weapons, e.Places} {
			names := make([]string, len(refs))
			for j, r := range refs {
				names[j] = strings.ToLower(marks.Replace(r.Text))
				if r.Name != "" {
					names[j] = strings.ToLower(marks.Replace(r.Name))
				}
			}
			slices.Sort(names)
			line += " [" + strings.Join(names, "; ") + "]"
		}
		for _, slot := range []string{"killed", "injured", "claims"} {
			if slot != "claims" || !speaks {
				line += " " + strings.ToLower(marks.Replace(slotOf(e, slot)))
			}
		}
		if e.Time != nil {
			line += " " + e.Time.From
		}
		lines = append(lines, line)
	}
	slices.Sort(lines)
	return lines
}

package extract

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/annals-kg/annals/event"
)

// TestChecks holds the whole reading of short texts to testdata/checks: each text is
// followed by what it must give, one tab behind the margin: "hit killed=4", a
// trigger, a slot and words that the slot holds ("-" for none), "2 events", the
// number that are facts, or "no event", no fact. They cover what every reader takes
// for granted: negation, plans, dates, who says it, who did it, how many.
func TestChecks(t *testing.T) {
	x, err := New(Options{MinConfidence: event.DefaultMinConfidence})
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range checkFiles(t) {
		t.Run(file.name, func(t *testing.T) {
			for _, lines := range file.blocks {
				events := eventsOf(t, x, lines[0], "2024-05-15")
				for _, want := range lines[1:] {
					if want = strings.TrimSpace(want); !holdsCheck(events, want) {
						t.Errorf("%s\n\tnot so: %s\n%s", lines[0], want, told(events))
					}
				}
			}
		})
	}
}

// A checkFile is a file of checks: blocks of lines, the first of which is the text.
type checkFile struct {
	name   string
	blocks [][]string
}

func checkFiles(t *testing.T) (files []checkFile) {
	t.Helper()
	paths, err := filepath.Glob("testdata/checks/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no checks: %v", err)
	}
	for _, path := range paths {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		file := checkFile{name: strings.TrimSuffix(filepath.Base(path), ".txt")}
		for block := range strings.SplitSeq(strings.TrimSpace(string(b)), "\n\n") {
			file.blocks = append(file.blocks, strings.Split(block, "\n"))
		}
		files = append(files, file)
	}
	return files
}

func holdsCheck(events []event.Event, want string) bool {
	facts := 0
	for i := range events {
		if events[i].Status == event.Actual {
			facts++
		}
	}
	if n, isCount := strings.CutSuffix(want, " events"); isCount {
		k, err := strconv.Atoi(n)
		return err == nil && k == facts
	}
	if want == "no event" {
		return facts == 0
	}
	trigger, slot, words := wanted(want)
	some := false
	for i := range events {
		e := &events[i]
		if !strings.Contains(strings.ToLower(e.Trigger.Text), strings.ToLower(trigger)) {
			continue
		}
		some = true
		if holdsSlot(e, slot, words) {
			return true
		}
	}
	return !some && slices.ContainsFunc(events, func(e event.Event) bool { return holdsSlot(&e, slot, words) })
}

func holdsSlot(e *event.Event, slot, words string) bool {
	got := slotOf(e, slot)
	switch {
	case e.Time == nil:
	case slot == "time":
		got = e.Time.EDTF + " " + e.Time.Value
	case slot == "basis":
		got = string(e.Time.Basis)
	}
	if words == "-" {
		return got == ""
	}
	for _, w := range strings.Fields(words) {
		if !strings.Contains(strings.ToLower(got), strings.ToLower(w)) {
			return false
		}
	}
	return true
}

// told lists the events with their slots, for a check that fails.
func told(events []event.Event) string {
	var b strings.Builder
	for i := range events {
		e := &events[i]
		b.WriteString("\t" + e.Trigger.Text)
		for _, slot := range []string{"category", "status", "actors", "recipients", "targets", "places", "weapons", "time", "killed", "injured", "claims"} {
			if s := slotOf(e, slot); s != "" {
				b.WriteString(" " + slot + "=" + s)
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/extract"
)

// The text views are for reading: one thing a paragraph or line.

func documentText(w io.Writer, r *extract.Reading) error {
	d := r.Document
	fmt.Fprintf(w, "document  %s\n", d.ID)
	for _, field := range []struct{ name, value string }{{"title", d.Title}, {"source", d.Source}, {"url", d.URL}} {
		if field.value != "" {
			fmt.Fprintf(w, "%-8s  %s\n", field.name, field.value)
		}
	}
	if day, known := d.PublishedDay(); known {
		fmt.Fprintf(w, "published %s\n", day.Format("2006-01-02"))
	} else {
		fmt.Fprintf(w, "published unknown: relative dates such as \"on Tuesday\" stay open; pass --published\n")
	}
	_, err := fmt.Fprintf(w, "\n%s\n", strings.TrimRight(d.Text, "\n"))
	return err
}

func sentencesText(w io.Writer, r *extract.Reading) error {
	for i := range r.Sentences {
		s := &r.Sentences[i]
		if _, err := fmt.Fprintf(w, "%3d  %-8s  [%d,%d)  %s\n", s.Index+1, s.Zone, s.Start, s.End, oneLine(s.Of(r.Document.Text))); err != nil {
			return err
		}
	}
	return nil
}

func mentionsText(w io.Writer, r *extract.Reading) error {
	for i := range r.Mentions {
		m := &r.Mentions[i]
		span := fmt.Sprintf("[%d,%d)", m.Start, m.End)
		if _, err := fmt.Fprintf(w, "%-8s  %-13s  %s%s\n", m.Kind, span, oneLine(m.Text), tail(mentionNotes(m))); err != nil {
			return err
		}
	}
	return nil
}

// mentionNotes says what a mention was read as.
func mentionNotes(m *event.Mention) []string {
	notes := refNotes(&m.Ref)
	switch m.Kind {
	case event.KindTime:
		notes = append(notes, m.Type, m.Value, interval(m.From, m.To), m.Granularity.String())
	case event.KindQuantity:
		notes = append(notes, m.Unit)
		if m.Quantity != nil {
			notes = append(notes, m.Quantity.String())
		}
	case event.KindTrigger:
		notes = append(notes, string(m.Category), string(m.Mode))
	}
	return notes
}

// refNotes says what a thing was read as.
func refNotes(r *event.Ref) []string {
	notes := []string{string(r.ID)}
	if r.Name != "" && r.Name != r.Text {
		notes = append(notes, r.Name)
	}
	notes = append(notes, r.Feature, r.Admin1, r.Class)
	if r.Kind == event.KindActor {
		notes = append(notes, r.Type)
	}
	notes = append(notes, r.Country)
	if r.Lat != nil && r.Lon != nil {
		notes = append(notes, fmt.Sprintf("%.2f %.2f", *r.Lat, *r.Lon))
	}
	if r.Count != nil {
		notes = append(notes, "×"+r.Count.String())
	}
	return append(notes, string(r.Fate), string(r.Stance))
}

// tail joins what is not empty, after an arrow.
func tail(notes []string) string {
	var kept []string
	for _, n := range notes {
		if n != "" {
			kept = append(kept, n)
		}
	}
	if len(kept) == 0 {
		return ""
	}
	return "  → " + strings.Join(kept, ", ")
}

// interval writes [from, to) with ".." for an open end; "" if both are open.
func interval(from, to string) string {
	if from == "" && to == "" {
		return ""
	}
	if from == "" {
		from = ".."
	}
	if to == "" {
		to = ".."
	}
	return from + "/" + to
}

func eventsText(w io.Writer, r *extract.Reading) error {
	for i := range r.Events {
		if err := eventText(w, i+1, &r.Events[i]); err != nil {
			return err
		}
	}
	return nil
}

// eventText prints one event as a small sheet.
func eventText(w io.Writer, n int, e *event.Event) error {
	var b strings.Builder
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "    %-10s  %s\n", name, value)
		}
	}
	refs := func(name string, refs []event.Ref) {
		for i := range refs {
			words := oneLine(refs[i].Text)
			if refs[i].Implied || words == "" {
				words = "(implied)"
			}
			line(name, words+tail(refNotes(&refs[i])))
			name = ""
		}
	}
	count := func(name string, r *event.Range) {
		if r != nil {
			line(name, r.String())
		}
	}
	heading := string(e.Category)
	if e.Mode != "" {
		heading += " by " + string(e.Mode)
	}
	fmt.Fprintf(&b, "%d. %s, %s: %q\n", n, heading, e.Status, oneLine(e.Trigger.Text))
	refs("actors", e.Actors)
	refs("recipients", e.Recipients)
	refs("targets", e.Targets)
	refs("places", e.Places)
	refs("weapons", e.Weapons)
	if e.Time != nil {
		line("time", strings.TrimSpace(fmt.Sprintf("%s %s", interval(e.Time.From, e.Time.To), e.Time.Granularity))+
			tail([]string{oneLine(e.Time.Text), e.Time.Value, "basis " + string(e.Time.Basis)}))
	}
	count("killed", e.Killed)
	count("injured", e.Injured)
	count("missing", e.Missing)
	count("captured", e.Captured)
	count("displaced", e.Displaced)
	count("square km", e.Area)
	line("damage", e.Damage)
	refs("claims", e.Claims)
	line("flags", strings.Join(e.Flags, ", "))
	line("evidence", oneLine(e.Evidence.Text))
	line("rule", fmt.Sprintf("%s, confidence %.2f, id %s", e.Rule, e.Confidence, e.ID))
	_, err := fmt.Fprintln(w, b.String())
	return err
}

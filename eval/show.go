package eval

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/annals-kg/annals/event"
)

// The kinds of findings.
const (
	Missed  = "missed"  // an event of the gold that was not found
	MadeUp  = "made up" // an event that is not in the gold
	Misread = "misread" // a slot of an event that was found
)

// A Finding is one thing that went wrong.
type Finding struct {
	Document string         `json:"document"`
	Kind     string         `json:"kind"`
	Category event.Category `json:"category,omitempty"`
	Slot     string         `json:"slot,omitempty"` // of what was misread
	Got      string         `json:"got,omitempty"`
	Want     string         `json:"want,omitempty"`
	Quote    event.Quote    `json:"quote"`
}

func (r *Report) find(c *Case, f Finding) {
	f.Document = c.Document.ID
	r.Findings = append(r.Findings, f)
}

// Show prints the findings of the given kinds, of all if none is given, each
// with the words it is about.
func (r *Report) Show(w io.Writer, kinds ...string) error {
	out := bufio.NewWriter(w)
	for _, f := range r.Findings {
		if len(kinds) > 0 && !strings.Contains(" "+strings.Join(kinds, " ")+" ", " "+f.Kind+" ") {
			continue
		}
		fmt.Fprintf(out, "%-7s  %-18s %-12s %-10s", f.Kind, f.Document, f.Category, f.Slot)
		if f.Got != "" || f.Slot != "" {
			fmt.Fprintf(out, " got %s;", orNothing(f.Got))
		}
		if f.Want != "" || f.Slot != "" {
			fmt.Fprintf(out, " want %s;", orNothing(f.Want))
		}
		fmt.Fprintf(out, " %q\n", strings.Join(strings.Fields(f.Quote.Text), " "))
	}
	return out.Flush()
}

func orNothing(s string) string {
	if s == "" {
		return "nothing"
	}
	return s
}

// said writes what an event says in a slot, for people.
func said(p *event.Event, slot string) string {
	switch slot {
	case "category":
		return string(p.Category)
	case "mode":
		return string(p.Mode)
	case "status":
		return string(p.Status)
	case "actors":
		return refs(p.Actors)
	case "recipients":
		return refs(p.Recipients)
	case "targets":
		return refs(p.Targets)
	case "places":
		return refs(p.Places)
	case "claims", "stance":
		var parts []string
		for _, r := range p.Claims {
			parts = append(parts, refs([]event.Ref{r})+" "+string(r.Stance))
		}
		return strings.Join(parts, ", ")
	case "weapons", "counts", "fate", "owner":
		var parts []string
		for _, r := range p.Weapons {
			s := refs([]event.Ref{r})
			if r.Count != nil {
				s = r.Count.String() + " " + s
			}
			parts = append(parts, strings.TrimSpace(s+" "+string(r.Fate)+" "+r.Owner+" "+r.Supplier))
		}
		return strings.Join(parts, ", ")
	case "time", "basis":
		if p.Time == nil {
			return ""
		}
		from, to := days(p.Time)
		return from + ".." + to + " " + string(p.Time.Basis)
	case "killed":
		return rangeString(p.Killed)
	case "injured":
		return rangeString(p.Injured)
	case "evidence":
		return fmt.Sprintf("%d further sentences", len(p.Evidences))
	}
	return ""
}

func refs(refs []event.Ref) string {
	var parts []string
	for _, r := range refs {
		s := r.Text
		if r.Name != "" && r.Name != r.Text {
			s = strings.TrimSpace(s + " (" + r.Name + ")")
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, ", ")
}

func rangeString(r *event.Range) string {
	if r == nil {
		return ""
	}
	return r.String()
}

// asked writes what the gold has in a slot, for people.
func asked(g *Gold, slot string) string {
	switch slot {
	case "category":
		return string(g.Category)
	case "mode":
		return string(g.Mode)
	case "status":
		return string(g.Status)
	case "actors":
		return names(g.Actors)
	case "recipients":
		return names(g.Recipients)
	case "targets":
		return names(g.Targets)
	case "places":
		var parts []string
		for _, p := range g.Places {
			parts = append(parts, strings.TrimSuffix(string(p.Name)+" in "+p.Within, " in "))
		}
		return strings.Join(parts, ", ")
	case "claims", "stance":
		var parts []string
		for _, c := range g.Claims {
			parts = append(parts, string(c.Name)+" "+string(c.Stance))
		}
		return strings.Join(parts, ", ")
	case "weapons", "counts", "fate", "owner":
		var parts []string
		for _, w := range g.Weapons {
			parts = append(parts, strings.TrimSpace(fmt.Sprint(w.Count, " ", w.Name, " ", w.Fate, " ", w.Owner, " ", w.Supplier)))
		}
		return strings.Join(parts, ", ")
	case "time", "basis":
		if g.Time == nil {
			return ""
		}
		return g.Time.From + ".." + g.Time.To + " " + string(g.Time.Basis)
	case "killed":
		return fmt.Sprint(g.Killed)
	case "injured":
		return fmt.Sprint(g.Injured)
	case "evidence":
		return fmt.Sprintf("%d further pieces", len(g.Also))
	}
	return ""
}

func names(names []Name) string {
	var parts []string
	for _, n := range names {
		parts = append(parts, string(n))
	}
	return strings.Join(parts, ", ")
}

// String writes the count for people: "9", "7 or more".
func (c *Count) String() string {
	switch {
	case c == nil:
		return ""
	case c[0] == nil && c[1] == nil:
		return "some"
	case c[0] == nil:
		return fmt.Sprintf("up to %g", *c[1])
	case c[1] == nil:
		return fmt.Sprintf("%g or more", *c[0])
	case *c[0] == *c[1]:
		return fmt.Sprintf("%g", *c[0])
	}
	return fmt.Sprintf("%g-%g", *c[0], *c[1])
}

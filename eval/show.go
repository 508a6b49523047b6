package eval

import (
	"bufio"
	"fmt"
	"io"
	"slices"
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
		if len(kinds) > 0 && !slices.Contains(kinds, f.Kind) {
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

// The functions below write one side of a slot for people.

func writeRefs(refs []event.Ref) string {
	return list(refs, func(r event.Ref) string {
		if r.Name == "" || r.Name == r.Text {
			return r.Text
		}
		return strings.TrimSpace(r.Text + " (" + r.Name + ")")
	})
}

func writeNames(names []Name) string {
	return list(names, func(n Name) string { return string(n) })
}

func writePlaces(g *Gold) string {
	return list(g.Places, func(p Place) string {
		return strings.TrimSuffix(string(p.Name)+" in "+p.Within, " in ")
	})
}

func writeWeaponRefs(p *event.Event) string {
	return list(p.Weapons, func(r event.Ref) string {
		return spaced(writeRange(r.Count), writeRefs([]event.Ref{r}), string(r.Fate), r.Owner, r.Supplier)
	})
}

func writeWeapons(g *Gold) string {
	return list(g.Weapons, func(w Weapon) string {
		return spaced(w.Count.String(), string(w.Name), string(w.Fate), string(w.Owner), string(w.Supplier))
	})
}

func writeTime(p *event.Event) string {
	if p.Time == nil {
		return ""
	}
	from, to := days(p.Time)
	return spaced(from+".."+to, string(p.Time.Basis))
}

func writeWhen(g *Gold) string {
	if g.Time == nil {
		return ""
	}
	return spaced(g.Time.From+".."+g.Time.To, string(g.Time.Basis))
}

func writeClaimRefs(p *event.Event) string {
	return list(p.Claims, func(r event.Ref) string { return spaced(writeRefs([]event.Ref{r}), string(r.Stance)) })
}

func writeClaims(g *Gold) string {
	return list(g.Claims, func(c Claim) string { return spaced(string(c.Name), string(c.Stance)) })
}

func writeRange(r *event.Range) string {
	if r == nil {
		return ""
	}
	return r.String()
}

// String writes the count for people: "9", "7 or more"; nothing for nil.
func (c *Count) String() string {
	if c == nil {
		return ""
	}
	return c.asRange().String()
}

func list[T any](values []T, write func(T) string) string {
	parts := make([]string, len(values))
	for i, v := range values {
		parts[i] = write(v)
	}
	return strings.Join(parts, ", ")
}

// spaced joins the words that are not empty.
func spaced(words ...string) string {
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), " ")
}

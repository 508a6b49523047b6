package export

import (
	"strings"

	"github.com/annals-kg/annals/event"
)

// Short names for events, made of the record alone, for the labels of nodes,
// marks and calendar entries: "9 drones, 2 Vilha shot down; 2 injured".

// headline names an event with its place: "assault, Dubovoye: 1 rocket; 2
// injured".
func headline(e *event.Event) string {
	s := string(e.Category)
	if places := list(e.Places, named, 2); places != "" {
		s += ", " + places
	}
	if what := outline(e); what != "" {
		s += ": " + what
	}
	return clean(s)
}

// outline says what happened in few words, without category and place.
func outline(e *event.Event) string {
	var parts []string
	if what := means(e); what != "" {
		parts = append(parts, what)
	}
	for _, toll := range []struct {
		n    *event.Range
		what string
	}{{e.Killed, "killed"}, {e.Injured, "injured"}, {e.Missing, "missing"}, {e.Captured, "captured"}, {e.Displaced, "displaced"}} {
		if toll.n == nil {
			continue
		}
		n := toll.n.String()
		if n == "0" {
			n = "none"
		}
		parts = append(parts, n+" "+toll.what)
	}
	return clean(strings.Join(parts, "; "))
}

// means says with what: the weapons and their fate, or else the parties, or
// else the word that names the event.
func means(e *event.Event) string {
	if weapons := list(e.Weapons, armed, 3); weapons != "" {
		if fate := commonFate(e.Weapons); fate != "" {
			weapons += " " + fate
		}
		if target := list(e.Targets, named, 1); target != "" {
			weapons += " → " + target
		}
		return weapons
	}
	actors := list(e.Actors, named, 2)
	others := list(append(append([]event.Ref(nil), e.Targets...), e.Recipients...), named, 2)
	switch {
	case actors != "" && others != "":
		return actors + " → " + others
	case actors != "":
		return actors
	case others != "":
		return others
	}
	return e.Trigger.Text
}

// armed writes a weapon with its number: "9 drones", "2 Vilha", "drone".
func armed(w event.Ref) string {
	name := named(w)
	if w.Count == nil || name == "" {
		return name
	}
	n := w.Count.String()
	// Only common nouns take an s; makes and models are names.
	if n != "1" && name[0] >= 'a' && name[0] <= 'z' && !strings.HasSuffix(name, "s") &&
		!strings.HasSuffix(name, "craft") && !strings.HasSuffix(name, "artillery") {
		name += "s"
	}
	return n + " " + name
}

// commonFate is the fate that all weapons share, in words; "" where they
// share none or the category says as much.
func commonFate(weapons []event.Ref) string {
	fate := weapons[0].Fate
	for _, w := range weapons {
		if w.Fate != fate {
			return ""
		}
	}
	if fate == event.FateUnknown || fate == event.Hit {
		return ""
	}
	return strings.ReplaceAll(string(fate), "-", " ")
}

// list joins the words of up to most refs and says how many more there are.
func list(refs []event.Ref, word func(event.Ref) string, most int) string {
	var out []string
	seen := map[string]bool{}
	more := 0
	for _, r := range refs {
		switch s := word(r); {
		case s == "" || seen[s]:
		case len(out) == most:
			more++
		default:
			seen[s] = true
			out = append(out, s)
		}
	}
	s := strings.Join(out, ", ")
	if more > 0 {
		s += " and " + thousands(more) + " more"
	}
	return s
}

// disputed reports whether somebody denies or doubts the event.
func disputed(e *event.Event) bool {
	if e.Status == event.Denied {
		return true
	}
	for _, c := range e.Claims {
		if c.Stance == event.Denies || c.Stance == event.Doubts {
			return true
		}
	}
	return false
}

// unreal reports whether the event did not happen yet, or only may happen.
func unreal(e *event.Event) bool {
	return e.Status == event.Planned || e.Status == event.Threatened || e.Status == event.Hypothetical
}

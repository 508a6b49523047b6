package syntax

// bareDays hangs a day of the week on its verb where the network took it for the end
// of the name before: "attacked Gao Monday", "in Poonch Monday night".
func (t *Tree) bareDays() {
	for i := 2; i < len(t.Words); i++ {
		w, p := &t.Words[i], &t.Words[i-1]
		if w.UPOS != PROPN || p.UPOS != PROPN || t.Words[i-2].UPOS == PUNCT || !weekdays[lower(w.Form)] {
			continue
		}
		day := i // the head of what tells the day
		if w.Head == i+1 && p.Head == i+1 && dayparts[lower(t.Words[i+1].Form)] {
			day = i + 1
		}
		d := &t.Words[day]
		switch {
		case d.Head == i-1: // the day hung on the place
		case p.Head == day && (p.Rel.Base() == RelCompound || p.Rel == RelFlat || p.Rel == RelAmod || p.Rel.Base() == RelNmod) && (d.Rel.Base() == RelObj || d.Rel.Base() == RelObl || d.Rel.Base() == RelNmod):
			p.Head, p.Rel = d.Head, d.Rel.Base()
			for k := range t.Words[:i] {
				if t.Words[k].Head == day {
					t.Words[k].Head = i - 1
				}
			}
		default:
			continue
		}
		v := p.Head
		for v >= 0 && t.Words[v].UPOS != VERB {
			v = t.Words[v].Head
		}
		if v < 0 {
			v = p.Head
		}
		if v >= 0 && v != day {
			d.Head, d.Rel = v, RelOblUnmarked
		}
	}
}

// frontedDays gives a verb the name before it as its subject, where the network took
// that for a part of the day in front: "On Sunday France airlifted".
func (t *Tree) frontedDays() {
	for i := 0; i+2 < len(t.Words); i++ {
		w, n := &t.Words[i], &t.Words[i+1]
		if w.UPOS != PROPN || n.UPOS != PROPN || !weekdays[lower(w.Form)] || i > 0 && lower(t.Words[i-1].Form) != "on" {
			continue
		}
		v := n.Head
		if w.Rel == RelCompound && w.Head == i+1 && v > i+1 {
			w.Head, w.Rel = v, RelObl
			if i > 0 {
				t.Words[i-1].Head = i
			}
		} else if n.Head == i && n.Rel == RelFlat && w.Head > i+1 {
			v = w.Head
			n.Head = v
		} else if n.Rel.Base() != RelObl || t.Child(i+1, RelCase) >= 0 {
			continue
		}
		switch {
		case v <= i+1 || t.Words[v].UPOS != VERB:
		case t.Child(v, RelNsubj, RelNsubjPass) >= 0 && n.Rel != RelNsubj && n.Rel != RelNsubjPass:
		case t.Child(v, RelAuxPass) >= 0:
			n.Rel = RelNsubjPass
		default:
			n.Rel = RelNsubj
		}
	}
}

var (
	weekdays = map[string]bool{"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true}
	dayparts = map[string]bool{"morning": true, "afternoon": true, "evening": true, "night": true}
)

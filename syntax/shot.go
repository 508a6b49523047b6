package syntax

// shotAt joins to a verb the "shot at" that the network joined to its object: "blew up a
// truck and shot at the guards".
func (t *Tree) shotAt() {
	for i := 2; i+1 < len(t.Words); i++ {
		w := &t.Words[i]
		if lower(w.Form) != "shot" || w.XPOS != TagNN || w.Rel != RelConj || lower(t.Words[i-1].Form) != "and" || lower(t.Words[i+1].Form) != "at" {
			continue
		}
		o := &t.Words[w.Head]
		if o.Rel != RelObj || o.Head < 0 || t.Words[o.Head].UPOS != VERB {
			continue
		}
		w.Head, w.UPOS, w.XPOS, w.Lemma = o.Head, VERB, TagVBD, "shoot"
		for k := i + 1; k < len(t.Words); k++ {
			switch c := &t.Words[k]; {
			case c.Head == i && c.Rel == RelNmod:
				c.Rel = RelObl
			case k > i && c.Head == o.Head && (c.Rel == RelAdvmod || c.Rel == RelObl):
				c.Head = i
			}
		}
	}
}

// shots makes "shot" the verb where the network took it for a noun named after what
// the gunmen rode on: "two men on a bicycle shot dead a clerk".
func (t *Tree) shots() {
	for i := 2; i+1 < len(t.Words); i++ {
		w := &t.Words[i]
		if w.XPOS != TagNN || lower(w.Form) != "shot" || lower(t.Words[i+1].Form) != "dead" || w.Rel.Base() != RelNmod || w.Head >= i-1 {
			continue
		}
		men, ride := w.Head, i-1
		if t.Words[ride].Head != i || t.Words[men].UPOS != NOUN {
			continue
		}
		w.Head, w.Rel, w.UPOS, w.XPOS, w.Lemma = t.Words[men].Head, t.Words[men].Rel, VERB, TagVBD, "shoot"
		t.Words[men].Head, t.Words[men].Rel = i, RelNsubj
		t.Words[ride].Head, t.Words[ride].Rel = men, RelNmod
		object := false
		for j := range t.Words {
			k := &t.Words[j]
			switch {
			case j == men || j == ride:
			case k.Head == i && j < i:
				k.Head = ride
			case k.Head == i && j == i+1:
				k.Rel = RelXcomp
			case k.Head == i && !object && (k.Rel == RelNmod || k.Rel == RelObj) && !t.hasBefore(j, RelCase):
				k.Rel, object = RelObj, true
			case (k.Head == i || k.Head == men && (j > i || j < men && t.hasBefore(j, RelCase))) && k.Rel == RelNmod:
				k.Head, k.Rel = i, RelObl
			case k.Head == men && j > i:
				k.Head = i
			}
		}
	}
}

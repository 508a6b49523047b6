package syntax

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

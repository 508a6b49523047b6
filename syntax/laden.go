package syntax

// drivenInto are verbs of who drives something into something.
var drivenInto = map[string]bool{"ram": true, "drive": true, "crash": true, "plough": true, "plow": true, "smash": true, "slam": true, "steer": true, "sail": true, "run": true}

// ladenWords tell what a vehicle is full of.
var ladenWords = map[string]bool{"packed": true, "laden": true, "loaded": true, "filled": true, "stuffed": true, "rigged": true, "crammed": true}

// ladenInto hangs on the verb what a vehicle is driven into, where the network hung it
// on what the vehicle is full of: "rammed a car packed with explosives into a gate".
func (t *Tree) ladenInto() {
	for i := range t.Words {
		w := &t.Words[i]
		if w.Rel.Base() != RelObl && w.Rel.Base() != RelNmod || !t.isInto(i) {
			continue
		}
		laden := w.Head
		if w.Rel.Base() == RelNmod { // "explosives into a gate"
			laden = t.Words[laden].Head
		}
		if laden < 0 || laden > i || !ladenWords[lower(t.Words[laden].Form)] {
			continue
		}
		vehicle := t.Words[laden].Head
		if vehicle < 0 || vehicle > laden || t.Words[vehicle].Rel != RelObj || t.Words[vehicle].Head < 0 {
			continue
		}
		if verb := t.Words[vehicle].Head; drivenInto[t.Words[verb].Lemma] {
			w.Head, w.Rel = verb, RelObl
		}
	}
}

// isInto reports whether a phrase hangs by "into" or "onto".
func (t *Tree) isInto(word int) bool {
	for k := range word {
		if w := &t.Words[k]; w.Head == word && w.Rel == RelCase && (w.Lemma == "into" || w.Lemma == "onto") {
			return true
		}
	}
	return false
}

package extract

import (
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/lexicon"
	"github.com/annals-kg/annals/syntax"
	"github.com/annals-kg/annals/text"
)

// fillerFeatures are the hashed features of a pair, the same for all roles.
type fillerFeatures []uint32

// add hashes a feature that is made of several parts (FNV-1a).
func (f *fillerFeatures) add(parts ...string) {
	h := uint32(2166136261)
	for _, s := range parts {
		for k := range len(s) {
			c := s[k]
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			h = (h ^ uint32(c)) * 16777619
		}
		h = (h ^ '|') * 16777619
	}
	*f = append(*f, h)
}

// features lists what the pair of a draft and a mention of a sentence is rated by.
func (p *pairer) features(d *draft, sentence int, m *event.Mention) fillerFeatures {
	f := p.buffer[:0]
	r := p.reading
	t := p.thing(&m.Ref)
	what := m.Type + m.Class
	known := "new"
	if m.ID != "" && !strings.Contains(string(m.ID), "~") {
		known = "known"
	}
	head := m.Text[strings.LastIndexAny(m.Text, " \n\t")+1:]
	cat := string(d.Category)
	mode := cat + string(d.Mode)

	var far string
	switch dist := sentence - d.view.sentence; {
	case dist < 0:
		far = "ahead"
	case dist == 0 && m.Start < d.Trigger.Start:
		far = "left"
	case dist == 0:
		far = "right"
	default:
		far = sizeClass(dist)
	}
	same := "other paragraph"
	if r.Sentences[sentence].Paragraph == r.Sentences[d.view.sentence].Paragraph {
		same = "same paragraph"
	}
	f.add("bias")
	f.add("what", what)
	f.add("what known", what, known)
	f.add("head", head)
	f.add("text", m.Text)
	fine, coarse := lexicon.ClassOf(head)
	trigger, _ := lexicon.ClassOf(d.view.lemma(d.word))
	f.add("head class", fine)
	f.add("mode head class", mode, fine)
	f.add("head coarse far", coarse, far)
	f.add("trigger class", trigger, what, far)
	f.add("trigger head class", trigger, fine)
	f.add("far", far)
	f.add("far paragraph", far, same)
	f.add("far what", far, what)
	f.add("mode", mode)
	f.add("mode what", mode, what)
	f.add("trigger", d.view.lemma(d.word))
	f.add("trigger what far", d.view.lemma(d.word), what, far)
	f.add("mode head", mode, head)
	f.add("status", string(d.Status))
	f.add("country", m.Country)
	if sp := strings.IndexByte(m.Text, ' '); sp > 0 {
		f.add("first word", m.Text[:sp])
		f.add("words", sizeClass(strings.Count(m.Text, " ")))
	}
	if m.Count != nil {
		f.add("counted", what)
	}
	f.add("office", m.Office)
	sure := tenths(d.Confidence)
	f.add("sure", sure)
	f.add("sure what", sure, what)
	f.add("best", tenths(p.best), what)
	f.add("mentions", sizeClass(t.mentions), what)
	f.add("first", sizeClass(t.first))
	f.add("sentence", sizeClass(sentence))
	// What rules made of the draft and of the thing.
	filled := ""
	for _, role := range learntRoles {
		mark := "0"
		for k := range *d.list(role) {
			ref := &(*d.list(role))[k]
			if ref.Implied {
				mark = "i"
			} else if ref.Overlaps(m.Span) {
				mark = "!"
				f.add("by rule", roleNames[role], what)
				f.add("by rule", roleNames[role], mode)
				f.add("by rule", roleNames[role], head)
				break
			} else {
				mark = "1"
			}
		}
		filled += mark
		f.add("slot", roleNames[role], mark, what)
		f.add("is", roleNames[role], sizeClass(t.roles[role]))
		f.add("is what", roleNames[role], sizeClass(t.roles[role]), what, far)
	}
	f.add("filled", filled)
	f.add("filled what", filled, what)
	if t.claims > 0 {
		f.add("vouches", what)
	}
	if d.Killed != nil {
		f.add("killed", what)
	}
	if d.Injured != nil {
		f.add("injured", what)
	}
	// The words around it.
	f.around(p.reading, sentence, m.Span, what)
	if v := p.views[sentence]; v != nil {
		f.inTree(v, d, m, what, far)
	} else {
		f.add("no tree", what)
	}
	p.buffer = f
	return f
}

// tenths is a confidence as one digit.
func tenths(p float64) string { return string(rune('0' + int(p*10))) }

// around adds the words beside a mention.
func (f *fillerFeatures) around(r *Reading, sentence int, sp text.Span, what string) {
	tokens := r.Sentences[sentence].Tokens
	s := r.Document.Text
	from, _ := slices.BinarySearchFunc(tokens, sp.Start, func(t text.Token, at int) int { return t.Start - at })
	to := from
	for to < len(tokens) && tokens[to].Start < sp.End {
		to++
	}
	at := func(i int) string {
		switch {
		case i < 0:
			return "<"
		case i >= len(tokens):
			return ">"
		}
		return tokens[i].Of(s)
	}
	for _, beside := range []struct {
		name string
		at   int
	}{{"-2 class", from - 2}, {"-1 class", from - 1}, {"+1 class", to}, {"+2 class", to + 1}} {
		fine, _ := lexicon.ClassOf(at(beside.at))
		f.add(beside.name, fine, what)
	}
	f.add("-1", at(from-1))
	f.add("-1 what", at(from-1), what)
	f.add("-2", at(from-2), at(from-1))
	f.add("+1", at(to))
	f.add("+1 what", at(to), what)
	f.add("+2", at(to), at(to+1))
	f.add("+-", at(from-1), at(to))
}

// inTree adds what the tree of the mention's sentence tells.
func (f *fillerFeatures) inTree(v *view, d *draft, m *event.Mention, what, far string) {
	first, last := v.wordsOf(m.Span)
	if first > last {
		return
	}
	w := v.headOf(first, last)
	word := &v.words[w]
	rel := word.Rel.String()
	prep := v.preposition(w)
	f.add("relation", rel, prep, what)
	if h := word.Head; h >= 0 {
		up := v.lemma(h)
		f.add("governor", rel, prep, up)
		f.add("governor what", rel, prep, up, what)
		fine, coarse := lexicon.ClassOf(up)
		f.add("governor class", rel, prep, fine, what)
		f.add("governor coarse", rel, prep, coarse, what)
		f.add("governor relation", rel, prep, v.words[h].Rel.String(), what)
		if g := v.words[h].Head; g >= 0 {
			f.add("grand", rel, prep, up, v.words[h].Rel.String(), v.lemma(g))
		}
	}
	if c := v.clause(w); c >= 0 && c != w {
		voice := "active"
		if v.isPassive(c) {
			voice = "passive"
		}
		fn := "other"
		for k := w; k >= 0 && k != c; k = v.words[k].Head {
			if v.words[k].Head == c {
				fn = v.words[k].Rel.String() + v.preposition(k)
			}
		}
		f.add("clause", v.lemma(c), voice, fn)
		f.add("clause what", v.lemma(c), voice, fn, what)
		fine, coarse := lexicon.ClassOf(v.lemma(c))
		f.add("clause class", fine, voice, fn, what)
		f.add("clause coarse", coarse, voice, fn, what)
	}
	if d.view.sentence != v.sentence {
		return
	}
	fn := "none"
	for _, a := range d.args {
		if a.word == w || v.argues(a, w) {
			fn = a.function.String() + a.prep
		}
	}
	f.add("function", fn, what)
	f.add("function rule", fn, what, d.rule.Name)
	f.add("function frame", fn, what, d.rule.Frame)
	path := v.path(w, d.word)
	f.add("path", path, what)
	f.add("path mode", path, what, string(d.Category))
	f.add("path trigger", path, v.lemma(d.word))
	n := v.distance(w, d.word)
	f.add("arcs", sizeClass(n), what, far)
	gap := w - d.word
	if gap < 0 {
		gap = -gap
	}
	f.add("gap", sizeClass(gap), what, far)
	// Others of its kind that stand nearer.
	nearer := 0
	for k := min(w, d.word) + 1; k < max(w, d.word); k++ {
		for _, o := range v.heads[k] {
			if v.reading.Mentions[o].Kind == m.Kind {
				nearer++
			}
		}
	}
	f.add("nearer", sizeClass(nearer), what, far)
}

// path writes the relations from a word up to where it meets another and down
// to that, "far" where they are many.
func (v *view) path(from, to int) string {
	const longest = 6
	var up, down []string
	a, b := from, to
	depth := func(w int) int {
		n := 0
		for ; v.words[w].Head >= 0; w = v.words[w].Head {
			n++
		}
		return n
	}
	da, db := depth(a), depth(b)
	for a != b {
		if len(up)+len(down) > longest {
			return "far"
		}
		if da >= db {
			if v.words[a].Rel != syntax.RelConj || v.isVerb(a) {
				up = append(up, v.words[a].Rel.Base().String()+v.preposition(a))
			}
			a, da = v.words[a].Head, da-1
		} else {
			if v.words[b].Rel != syntax.RelConj || v.isVerb(b) {
				down = append(down, v.words[b].Rel.Base().String()+v.preposition(b))
			}
			b, db = v.words[b].Head, db-1
		}
	}
	return strings.Join(up, "<") + "^" + strings.Join(down, ">")
}

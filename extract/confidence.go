package extract

import (
	_ "embed"
	"math"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/syntax"
)

// The confidence of an event is the probability that a careful reader would
// code it too, with its category: a logistic regression over what its rule, its
// roles, its sentence and its article say. The weights are hashed, so that no
// sentence can be read back from them.
const (
	eventWeights    = 1 << 15 // hashed features of an event
	documentWeights = 1 << 12 // hashed words of its article
	weightScale     = 1000    // weights are kept in thousandths
	confidenceFloor = 0.01    // no event is certain either way
	confidenceTop   = 0.99
	confidenceTable = eventWeights + documentWeights
)

// confidenceWeights holds the weights as 16-bit numbers, little endian.
// TestTrainConfidence makes it.
//
//go:embed confidence_weights.bin
var confidenceWeights string

// weight is the weight of a hashed feature.
func (b *background) weight(i uint32) int {
	return int(int16(uint16(b.weights[2*i]) | uint16(b.weights[2*i+1])<<8))
}

// hashFeature hashes a feature of an event into its block (FNV-1a).
func hashFeature(name, value string) uint32 {
	h := uint32(2166136261)
	for i := range len(name) {
		h = (h ^ uint32(name[i])) * 16777619
	}
	h = (h ^ '=') * 16777619
	for i := range len(value) {
		c := value[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return (h ^ h>>15) % eventWeights
}

// A background is what the confidence of all events of an article rests on.
type background struct {
	weights string
	words   []uint32 // of the article, each once, as weights
	score   int      // their sum
	shout   bool     // the article is in capitals, as telex was: its words tell of its kind
	seen    [documentWeights / 64]uint64
	// features is room for those of one event.
	features []uint32
	// observe is told the weights that each event rests on, for learning them.
	observe func(id event.ID, weights []uint32)
}

// backgroundOf reads an article's words.
func backgroundOf(r *Reading, weights string) *background {
	b := &background{weights: weights}
	upper, letters := 0, 0
	for i := range r.Sentences {
		for _, tok := range r.Sentences[i].Tokens {
			word := tok.Of(r.Document.Text)
			if c := word[0]; c < 'A' || c > 'Z' && c < 'a' || c > 'z' {
				continue
			}
			letters++
			if len(word) > 1 && word[1] >= 'A' && word[1] <= 'Z' {
				upper++
			}
			h := hashFeature("", word) % documentWeights
			if b.seen[h/64]&(1<<(h%64)) == 0 {
				b.seen[h/64] |= 1 << (h % 64)
				b.words = append(b.words, eventWeights+h)
			}
		}
	}
	if b.shout = upper*2 > letters; !b.shout {
		b.words = nil
	}
	for _, w := range b.words {
		b.score += b.weight(w)
	}
	return b
}

// features appends what the confidence in a draft rests on, as weights. before
// and beside count the drafts of the article and of the sentence.
func (d *draft) features(dst []uint32, b *background, number, beside int) []uint32 {
	v := d.view
	add := func(name, value string) {
		dst = append(dst, hashFeature(name, value))
		if b.shout {
			dst = append(dst, hashFeature("shout "+name, value))
		}
	}
	flag := func(name string, on bool) {
		if on {
			add(name, "yes")
		} else {
			add(name, "no")
		}
	}
	w := &v.words[d.word]
	kind := string(d.Category)
	add("bias", "")
	add("rule", d.rule.Name)
	add("category", kind)
	add("mode", kind+" "+string(d.Mode))
	add("status", string(d.Status))
	add("trigger", v.lemma(d.word))
	add("form", w.XPOS.String()+" "+kind)
	add("relation", w.Rel.String())
	h := w.Head
	if h >= 0 {
		add("head", v.lemma(h))
		add("head relation", w.Rel.String()+" "+v.words[h].Rel.String())
	}
	add("preposition", v.preposition(d.word))
	if c := v.clause(d.word); c >= 0 {
		add("clause", v.lemma(c))
		add("clause relation", v.words[c].Rel.String()+" "+v.words[c].XPOS.String())
		if k := v.child(c, syntax.RelAux); k >= 0 {
			add("auxiliary", v.lower(k))
		}
	}
	if k := v.child(d.word, syntax.RelDet); k >= 0 {
		add("determiner", v.lower(k))
	} else {
		add("determiner", "none")
	}
	flag("background", d.isBackground())
	flag("points back", d.pointsBack())
	flag("plural", !d.verb && w.XPOS == syntax.TagNNS)
	flag("numbered", v.child(d.word, syntax.RelNummod) >= 0)
	filled := ""
	for _, list := range []struct {
		name string
		refs []event.Ref
	}{{"actors", d.Actors}, {"recipients", d.Recipients}, {"targets", d.Targets}, {"weapons", d.Weapons}, {"places", d.Places}, {"claims", d.Claims}} {
		mark := "-"
		for i := range list.refs {
			ref := &list.refs[i]
			if ref.Implied {
				mark = "i"
				continue
			}
			mark = list.name[:1]
			add(list.name, ref.Type+" "+ref.Class+" "+ref.Feature)
			flag(list.name+" known", ref.ID != "")
			if i == 0 {
				add(list.name+" last word", lastField(ref.Text))
			}
		}
		filled += mark
		flag("has "+list.name, len(list.refs) > 0)
	}
	add("filled", filled)
	add("filled", kind+filled)
	flag("killed", d.Killed != nil)
	flag("injured", d.Injured != nil)
	if t := d.Time; t != nil {
		add("basis", string(t.Basis))
		add("granularity", t.Granularity.String())
		if day, known := v.reading.Document.PublishedDay(); known && len(t.From) >= 7 {
			add("age", ageClass(day.Format("2006-01-02"), t.From))
		}
	} else {
		add("basis", "none")
	}
	add("sentence", sizeClass(v.sentence))
	add("zone", v.reading.Sentences[v.sentence].Zone.String())
	add("number", sizeClass(number))
	add("beside", sizeClass(beside))
	add("retold", sizeClass(len(d.Evidences)))
	add("length", sizeClass(len(v.words)/4))
	for i := max(0, d.word-2); i <= min(len(v.words)-1, d.word+2); i++ {
		if i != d.word {
			add("near", v.lemma(i))
		}
	}
	for i := range v.words {
		switch v.words[i].UPOS {
		case syntax.NOUN, syntax.VERB, syntax.ADJ, syntax.AUX, syntax.ADV:
			dst = append(dst, hashFeature("word", v.lemma(i)))
		}
	}
	return dst
}

// ageClass tells how long before publication an interval begins, in classes.
func ageClass(published, from string) string {
	switch {
	case from[:4] < published[:4] && !(published[:4] > from[:4] && published[5:7] == "01" && len(from) >= 7 && from[5:7] == "12"):
		return "other year"
	case from[:7] < published[:7]:
		return "other month"
	case from > published:
		return "to come"
	}
	return "this month"
}

func sizeClass(n int) string {
	switch {
	case n <= 3:
		return string(rune('0' + n))
	case n <= 7:
		return "few"
	case n <= 15:
		return "some"
	}
	return "many"
}

func lastField(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// confidence is the probability that the draft is right.
func (d *draft) confidence(b *background, number, beside int) float64 {
	sum := b.score
	d.nameVictims()
	b.features = d.features(b.features[:0], b, number, beside)
	for _, f := range b.features {
		sum += b.weight(f)
	}
	if b.observe != nil {
		b.observe(d.ID, append(b.features, b.words...))
	}
	odds := float64(sum) / weightScale
	if c := d.rule.Confidence; c > 0 {
		odds += math.Log(c / (1 - c))
	}
	return confidenceOf(odds)
}

// confidenceOf is the probability of log odds, to two digits.
func confidenceOf(odds float64) float64 {
	p := 1 / (1 + math.Exp(-odds))
	return math.Round(100*min(confidenceTop, max(confidenceFloor, p))) / 100
}

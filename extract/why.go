package extract

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/annals-kg/annals/syntax"
)

// whyNot says why a lemma made no draft of a trigger, in words for people;
// "" where nothing stands against it.
func (v *view) whyNot(t trigger, l lemma) string {
	w := &v.words[t.token]
	switch {
	case v.inside[t.token] && w.UPOS == syntax.PROPN || v.named(w.Span):
		return "the word is part of a name"
	case !v.isForm(t.token, l), v.isWrongForm(t.token, l):
		want := "noun"
		if l.verb {
			want = "verb"
		}
		switch {
		case l.particle != "":
			return fmt.Sprintf("no %q stands with it", l.particle)
		case l.before != "":
			return fmt.Sprintf("no %q stands before it", l.before)
		case w.Rel == syntax.RelAmod || w.Rel == syntax.RelCompound:
			return "it only describes another word"
		}
		return "it is no " + want + " here"
	}
	args := v.argumentsOf(t, l)
	for _, fn := range slices.Sorted(maps.Keys(l.rule.When)) {
		if !v.holdsAny(fn, l.rule.When[fn], t.token, args) {
			return fmt.Sprintf("its %s is none of %s", fn, testsInWords(l.rule.When[fn]))
		}
	}
	for _, fn := range slices.Sorted(maps.Keys(l.rule.Unless)) {
		if v.holdsAny(fn, l.rule.Unless[fn], t.token, args) {
			return fmt.Sprintf("its %s is one of %s", fn, testsInWords(l.rule.Unless[fn]))
		}
	}
	switch {
	case l.rule.Suppress:
		return "the rule keeps it from being an event"
	case v.neverWas(t.token):
		return "the words say that it never came about"
	}
	return ""
}

// fewTests is how many words of a test a reason quotes.
const fewTests = 6

// testsInWords writes the tests of a condition: "actor, weapon, debris ...".
func testsInWords(tests []string) string {
	var words []string
	for _, t := range tests {
		words = append(words, strings.Split(strings.TrimPrefix(t, "="), "|")...)
	}
	if len(words) > fewTests {
		words = append(words[:fewTests], "...")
	}
	return strings.Join(words, ", ")
}

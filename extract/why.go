package extract

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/annals-kg/annals/syntax"
)

// A refusal is the kind of reason for which a lemma made no draft of a trigger.
type refusal int

const (
	accepted   refusal = iota
	partOfName         // the word is part of a name
	lacksWord          // a further word that the lemma needs is not there
	qualifies          // the word only describes another
	wrongForm          // a verb where the rule has a noun, or the other way round
	condition          // a condition of the rule fails
	suppressed         // a rule keeps it from being an event
	unreal             // the words say that it never came about
)

// whyNot says why a lemma made no draft of a trigger, with the reason in words
// for people; accepted and "" where nothing stands against it.
func (v *view) whyNot(t trigger, l lemma) (refusal, string) {
	w := &v.words[t.token]
	switch {
	case v.isNamed(t.token):
		return partOfName, "the word is part of a name"
	case !v.isForm(t.token, l), v.isWrongForm(t.token, l):
		want := "noun"
		if l.verb {
			want = "verb"
		}
		switch {
		case l.particle != "":
			return lacksWord, fmt.Sprintf("no %q stands with it", l.particle)
		case l.before != "":
			return lacksWord, fmt.Sprintf("no %q stands before it", l.before)
		case w.Rel == syntax.RelAmod || w.Rel == syntax.RelCompound:
			return qualifies, "it only describes another word"
		}
		return wrongForm, "it is no " + want + " here"
	}
	args := v.argumentsOf(t, l)
	v.political = politicalFrames[l.rule.Frame]
	for _, fn := range slices.Sorted(maps.Keys(l.rule.When)) {
		if !v.holdsAny(fn, l.rule.When[fn], t.token, args) {
			return condition, fmt.Sprintf("its %s is none of %s", fn, testsInWords(l.rule.When[fn]))
		}
	}
	for _, fn := range slices.Sorted(maps.Keys(l.rule.Unless)) {
		if v.holdsAny(fn, l.rule.Unless[fn], t.token, args) {
			return condition, fmt.Sprintf("its %s is one of %s", fn, testsInWords(l.rule.Unless[fn]))
		}
	}
	switch {
	case l.rule.Suppress:
		return suppressed, "the rule keeps it from being an event"
	case v.neverWas(t.token):
		return unreal, "the words say that it never came about"
	}
	return accepted, ""
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

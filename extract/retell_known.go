package extract

import (
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
)

// returnsTo reports whether d tells on of what e hit, known by its article: "hit a
// school ... dropped two bombs on the school".
func (d *draft) returnsTo(e *draft) bool {
	if !d.verb && !strings.HasPrefix(d.rule.Name, "come-under") || d.Category != e.Category || d.Category != event.Assault || d.view.sentence-e.view.sentence > goesOnReach || d.Mode != "" && e.Mode != "" && d.Mode != e.Mode || d.hasOwnPlace() && e.hasOwnPlace() && !d.compatiblePlaces(e) {
		return false
	}
	return slices.ContainsFunc(d.Targets, func(t event.Ref) bool {
		return d.view.articleOf(t) == "the" && slices.ContainsFunc(e.Targets, func(u event.Ref) bool {
			a := e.view.articleOf(u)
			return (a == "a" || a == "an") && lastWord(t.Name) == lastWord(u.Name)
		})
	}) && !d.tellsMore()
}

// namesVictimOf reports whether d gives the one victim of e a name: "the mayor of
// Uruapan was shot dead ... Carlos Manzo was gunned down".
func (d *draft) namesVictimOf(e *draft) bool {
	if d.view.sentence-e.view.sentence > 1 || d.Mode != e.Mode {
		return false
	}
	only := func(d *draft) *event.Ref {
		own := slices.DeleteFunc(slices.Clone(d.Recipients), func(r event.Ref) bool { return !d.Evidence.Contains(r.Span) })
		if len(own) != 1 || !d.verb || d.Killed == nil || d.Killed.Min != 1 || d.Killed.Max != 1 {
			return nil
		}
		return &own[0]
	}
	named, nameless := only(d), only(e)
	if named == nil || nameless == nil || d.tellsMore() {
		return false
	}
	return named.Type == "person" && named.Head == "" && named.Count == nil && strings.Contains(named.Text, " ") &&
		nameless.Type == "person" && nameless.Head != "" && nameless.Text != "" && !startsUpper(nameless.Text)
}

// isOtherSidesArm reports whether o is done in another way than d and by others: "the
// army answered with air strikes" on those who shelled.
func (d *draft) isOtherSidesArm(o *draft) bool {
	return d.Mode != "" && o.Mode != "" && d.Mode != o.Mode && len(d.Actors) > 0 && len(o.Actors) > 0 &&
		!slices.ContainsFunc(o.Actors, func(a event.Ref) bool {
			return slices.ContainsFunc(d.Actors, func(b event.Ref) bool {
				return sameSide(a, b) && (a.Type == "armed-group") == (b.Type == "armed-group") // not the army and its rebels
			})
		})
}

// tellsMore reports whether words of the sentence of d part it from what was told.
func (d *draft) tellsMore() bool {
	for w := range d.view.words {
		if moreWords[d.view.lower(w)] {
			return true
		}
	}
	return d.isAnother()
}

// articleOf is the article of the phrase that a ref names, in small letters; "" where
// it has none.
func (v *view) articleOf(ref event.Ref) string {
	first, last := v.wordsOf(ref.Span)
	if first > last {
		return ""
	}
	if v.lower(first) == "it" {
		return "the"
	}
	if a := v.lower(first); a == "a" || a == "an" || a == "the" {
		return a
	}
	if first > 0 {
		return v.lower(first - 1)
	}
	return ""
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

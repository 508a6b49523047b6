package lexicon

import (
	"strings"
	"sync"
	"unicode"
)

var givenNames = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	readTable("forenames.tsv", 2, func(c []string) {
		for name := range strings.FieldsSeq(c[0]) {
			names[Fold(name)] = true
		}
	})
	return names
})

// IsGivenName reports whether a folded word is a usual given name: "james". It
// may be another word, a surname or a place as well: "grant".
func IsGivenName(folded []byte) bool { return givenNames()[string(folded)] }

// UsableName reports whether a spelling of a place is worth keeping: Latin
// letters, with a capital first, no code and no list.
func UsableName(name string) bool {
	letters, upper := 0, 0
	for i, r := range name {
		if i == 0 && !unicode.IsUpper(r) && !(r == '\'' || r == '‘' || r == 'ʿ') && !hasLowerParticle(name) {
			return false
		}
		if unicode.IsLetter(r) {
			if !unicode.Is(unicode.Latin, r) && r != 'ʿ' && r != 'ʼ' && r != 'ʻ' {
				return false
			}
			letters++
			if unicode.IsUpper(r) {
				upper++
			}
		}
		if strings.ContainsRune(",;/()[]\"0123456789", r) {
			return false
		}
	}
	if strings.HasSuffix(name, ".") {
		return false
	}
	return letters >= 2 && upper < letters && len(name) <= 60
}

// hasLowerParticle reports whether a name begins with an article or
// preposition in lower case, as French, Dutch and Arabic ones do.
func hasLowerParticle(name string) bool {
	for _, p := range []string{"al-", "as-", "ad-", "ar-", "an-", "ash-", "az-", "at-", "les ", "la ", "le ", "l'", "l’", "el ", "els ", "'s-", "’s-", "de ", "den ", "het "} {
		if rest, ok := strings.CutPrefix(name, p); ok && rest != "" {
			r := []rune(rest)[0]
			return unicode.IsUpper(r)
		}
	}
	return false
}

// NameVariants returns further ways in which English text writes a place's
// name: "St. Louis" for "Saint Louis".
func NameVariants(name string) []string {
	var out []string
	for _, v := range [][2]string{
		{"Saint ", "St. "}, {"Sainte ", "Ste. "}, {"Fort ", "Ft. "}, {"Mount ", "Mt. "},
		{"St. ", "Saint "}, {"St ", "Saint "}, {"Ft. ", "Fort "}, {"Mt. ", "Mount "}, {"Mt ", "Mount "},
	} {
		if rest, ok := strings.CutPrefix(name, v[0]); ok && len(rest) > 3 {
			out = append(out, v[1]+rest)
		}
	}
	return out
}

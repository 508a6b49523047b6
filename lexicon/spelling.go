package lexicon

import (
	"strings"

	"github.com/annals-kg/annals/text"
)

// skeletonMark stands before the skeleton of a name in the table of names. It is
// a letter that no name has.
const skeletonMark = "ꙮ"

// minSkeleton is the length from which on a skeleton tells names apart.
const minSkeleton = 5

// Skeleton is what the spellings of one name in Latin letters have in common,
// where the name is Arabic, Persian, Hebrew or Slavic and each newspaper
// transliterates on its own: "Deir ez-Zor", "Dayr az Zawr" and "Deir Ezzor";
// "Zaporizhzhia" and "Zaporozhye"; "Kharkiv" and "Kharkov". Articles, doubled
// letters and the vowels that end the name go; of other vowels it only stays
// whether they are an a. The argument is folded; the result is empty where too
// little is left to tell names apart.
//
// Equal skeletons alone make no two names the same: "Mara" and "Mira" are not.
func Skeleton(folded string) string {
	letters := consonants(withoutArticles(folded))
	b := make([]byte, 0, len(letters))
	for i := 0; i < len(letters); {
		c := letters[i]
		if !isVowel(c) {
			if len(b) == 0 || b[len(b)-1] != c {
				b = append(b, c)
			}
			i++
			continue
		}
		end, vowel := i, byte('a')
		for end < len(letters) && isVowel(letters[end]) {
			if letters[end] != 'a' {
				vowel = 'e'
			}
			end++
		}
		rest := letters[end:]
		switch {
		case rest == "" || rest == "h": // "Raqqa", "Raqqah"
			i = len(letters)
			continue
		case rest == "v" || rest == "vk" || rest == "vka" || rest == "vke" || rest == "vsk" || rest == "vske": // "Kharkiv", "Kharkov"
		default:
			b = append(b, vowel)
		}
		i = end
	}
	if len(b) < minSkeleton {
		return ""
	}
	return string(b)
}

// SameInitial reports whether the skeletons of two names, the second a place's
// own, begin alike.
func SameInitial(a, b string) bool {
	x, y := Skeleton(Fold(a)), Skeleton(Fold(b))
	return x == "" || y == "" || x[0] == y[0]
}

func isVowel(c byte) bool {
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'
}

// withoutArticles joins the words of a folded name but for Arabic articles.
func withoutArticles(folded string) string {
	words := strings.Fields(folded)
	var b strings.Builder
	for i, w := range words {
		switch w {
		case "al", "el", "ad", "ar", "as", "ash", "an", "at", "az", "ez", "es", "il", "ul", "ud", "ur", "us", "uz", "ed", "er", "esh":
			if i+1 < len(words) {
				continue
			}
		}
		if i > 0 && len(w) > 4 && (w[0] == 'e' || w[0] == 'a') && w[1] == w[2] && !isVowel(w[1]) {
			w = w[2:] // "Deir Ezzor"
		}
		b.WriteString(w)
	}
	return b.String()
}

// digraphs are the letters that transliterations write in two or more ways, with
// the one that stands for all of them; longer ones come first.
var digraphs = strings.NewReplacer(
	"shch", "S", "sch", "S", "sh", "S", "ch", "C", "zh", "Z", "dj", "j", "kh", "g", "gh", "g", "dh", "d", "th", "t", "ph", "f",
	"ts", "c", "tz", "c", "ck", "k", "q", "k", "c", "k", "x", "ks", "h", "g",
)

// consonants brings the consonants of a name into one spelling. A w behind a
// vowel and before none is a vowel: "Zawr".
func consonants(name string) string {
	final := ""
	if n := len(name); n > 2 && name[n-1] == 'h' && isVowel(name[n-2]) {
		name, final = name[:n-1], "h"
	}
	b := []byte(digraphs.Replace(name))
	for i := range b {
		switch {
		case b[i] != 'w':
		case i > 0 && isVowel(b[i-1]) && (i+1 == len(b) || !isVowel(b[i+1])):
			b[i] = 'u'
		default:
			b[i] = 'v'
		}
	}
	return string(b) + final
}

// transliterated are the countries whose names English writes in many ways.
var transliterated = func() map[string]bool {
	set := map[string]bool{}
	for _, code := range strings.Fields("UA RU BY MD KZ KG UZ TJ TM AM GE AZ BG RS MK BA ME SY IQ LB JO PS IL YE OM SA AE QA BH KW " +
		"EG SD SS LY TN DZ MA MR EH IR AF PK SO DJ ER ET TD") {
		set[code] = true
	}
	return set
}()

// Respelt appends the places to dst that words [from, to) may name in another
// transliteration, those that are most often meant first. It wants further
// grounds for any of them: its country or region named beside.
func (g *Gazetteer) Respelt(w *Words, from, to int, dst []Candidate) []Candidate {
	var folded []byte
	for i := from; i < to; i++ {
		if i > from && w.Words[i].Joint != Glued {
			folded = append(folded, ' ')
		}
		folded = append(folded, w.Folded(i)...)
	}
	skeleton := Skeleton(string(folded))
	if skeleton == "" {
		return dst
	}
	var key Words
	name := skeletonMark + skeleton
	key.Cut(name, text.Span{End: len(name)})
	hits := g.At(&key, 0, nil)
	if len(hits) == 0 || hits[len(hits)-1].To != len(key.Words) {
		return dst
	}
	return g.Candidates(hits[len(hits)-1].Name, dst)
}

package extract

import (
	mathbits "math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Annals reads English. An article in another language would yield a few events
// by accident, which is worse than none: Language tells it by its script or by
// its commonest words, so that it can be skipped by name.

const (
	languageReach = 4_000 // bytes that are looked at
	fewestLetters = 40    // below this a script says nothing
	fewestWords   = 25    // below this words say nothing
	foreignShare  = 0.10  // of the words must be common words of the language
	foreignLead   = 3     // and so many times as many as English ones
)

// commonWords are words that each language's prose is full of and that are rare
// in the others'. They are in lower case.
var commonWords = []struct {
	language string
	words    map[string]bool
}{
	{"English", wordSet("the of and to in that is was for on with as by at from has have had were been are this which will said his her their they but not it its he she who would could after more than about into over when there an or we you be a i do s")},
	{"German", wordSet("der die das und ist nicht ein eine einen dem den des mit von zu auf für sich auch im war wurde werden nach bei als aus an sie er hat haben wie oder über zum zur noch nur am durch vor sind einer eines")},
	{"French", wordSet("le la les des et est une un du que qui dans pour pas sur au avec ce par il elle sont plus aux été ont ses leur mais cette ces était selon même deux après contre être")},
	{"Spanish", wordSet("el la los las de que y en un una del por con para se al es su no lo como más pero sus ha este esta fue entre sobre también según desde dos han dijo años")},
	{"Portuguese", wordSet("o os as de que e em um uma do da dos das por com para se ao não mais como foi na no à são pelo pela mas também já seu sua entre após disse segundo há")},
	{"Italian", wordSet("il lo gli le di che e è un una del della dei delle per con non si in da al alla sono più come ma nel nella anche ha hanno stato dopo tra degli dal secondo suo")},
	{"Dutch", wordSet("de het een en van is dat op te in voor met zijn niet aan er door om ook als bij uit naar maar werd dan heeft hebben wordt nog over deze hun meer worden")},
	{"Polish", wordSet("w z na się nie to że o jest od po za jak przez dla co oraz ale był która które który są tym został jego tego przed także roku być")},
	{"Turkish", wordSet("ve bir bu da de için ile olarak çok daha olan gibi kadar sonra ise değil oldu var dedi en ancak ya göre üzerine olduğu tarafından etti")},
	{"Indonesian", wordSet("yang dan di ke dari untuk dengan pada ini itu tidak adalah dalam oleh akan telah juga karena atau sudah lebih tersebut bahwa mereka kata saat para kepada")},
	{"Swedish", wordSet("och att det som en på är av för med den till inte har om ett men var från de under efter vid kan han hon sig också sade mot")},
	{"Romanian", wordSet("și în de la cu care pe nu din este sunt pentru mai că au fost să al lui prin după dar această sau între către ale")},
	{"Czech", wordSet("se v na je že k byl ale jako za po jsou pro podle který která už od při jeho také není bylo nebo jen")},
	{"Hungarian", wordSet("az és hogy nem egy is meg volt csak de ez azt mint már el még ha vagy lesz szerint után között pedig amely")},
}

// languagesOf has the languages of each common word as bits.
var languagesOf = func() map[string]uint32 {
	m := map[string]uint32{}
	for i := range commonWords {
		for w := range commonWords[i].words {
			m[w] |= 1 << i
		}
	}
	return m
}()

// scripts name the language of a text by the letters that only it uses; the
// first that holds most of the letters is taken.
var scripts = []struct {
	language string
	table    *unicode.RangeTable
}{
	{"Greek", unicode.Greek}, {"Hebrew", unicode.Hebrew}, {"Armenian", unicode.Armenian}, {"Georgian", unicode.Georgian}, {"Thai", unicode.Thai},
	{"Korean", unicode.Hangul}, {"Hindi", unicode.Devanagari}, {"Bengali", unicode.Bengali}, {"Tamil", unicode.Tamil}, {"Burmese", unicode.Myanmar},
	{"Amharic", unicode.Ethiopic}, {"Arabic", unicode.Arabic}, {"Russian", unicode.Cyrillic}, {"Chinese", unicode.Han},
}

// tellingLetters part the languages of one script, in lower case.
var tellingLetters = map[string][]struct{ language, letters string }{
	"Russian": {{"Ukrainian", "іїєґ"}, {"Belarusian", "ў"}, {"Serbian", "јљњћђ"}},
	"Arabic":  {{"Urdu", "ٹڈڑںے"}, {"Persian", "پچژگ"}},
}

// Language names the language of a text that is surely not English, in English
// ("German"); it is "" for English and for what is too short or too mixed to tell.
func Language(s string) string {
	if len(s) > languageReach {
		s = s[:languageReach]
	}
	if name, sure := languageOfScript(s); sure {
		return name
	}
	hits := make([]int, len(commonWords))
	words := 0
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if words++; utf8.RuneCountInString(w) > 9 {
			continue
		}
		for bits := languagesOf[strings.ToLower(w)]; bits != 0; bits &= bits - 1 {
			hits[mathbits.TrailingZeros32(bits)]++
		}
	}
	best := 0
	for i, n := range hits {
		if n > hits[best] {
			best = i
		}
	}
	if best == 0 || words < fewestWords || float64(hits[best]) < foreignShare*float64(words) || hits[best] < foreignLead*hits[0] {
		return ""
	}
	return commonWords[best].language
}

// languageOfScript tells the language of a text by its letters; sure where most
// of them are of another script than ours.
func languageOfScript(s string) (language string, sure bool) {
	latin, other := 0, make([]int, len(scripts))
	kana := 0
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			if 'a' <= r|0x20 && r|0x20 <= 'z' {
				latin++
			}
		case unicode.Is(unicode.Latin, r):
			latin++
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			kana++
		default:
			for i := range scripts {
				if unicode.Is(scripts[i].table, r) {
					other[i]++
					break
				}
			}
		}
	}
	best, all := 0, kana
	for i, n := range other {
		all += n
		if n > other[best] {
			best = i
		}
	}
	if dense := kana + other[len(scripts)-1]; dense*2 > all {
		all += dense // a sign of theirs says as much as two letters
	}
	if all < fewestLetters/2 || all < 2*latin || all+latin < fewestLetters {
		return "", false
	}
	if kana*10 > all {
		return "Japanese", true
	}
	name := scripts[best].language
	for _, t := range tellingLetters[name] {
		if strings.ContainsAny(strings.ToLower(s), t.letters) {
			return t.language, true
		}
	}
	return name, true
}

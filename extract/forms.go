package extract

import "strings"

// A form is what the shape of a verb alone tells of it.
type form uint8

const (
	baseForm   form = iota // attack, attacks
	pastForm               // attacked
	participle             // attacking
)

type verbForm struct {
	text string
	form form
}

// irregular verbs: past and past participle, each list separated by "/".
var irregular = map[string][2]string{
	"beat": {"beat", "beaten"}, "begin": {"began", "begun"}, "make": {"made", "made"}, "blow": {"blew", "blown"}, "break": {"broke", "broken"},
	"bring": {"brought", "brought"}, "burn": {"burned/burnt", "burned/burnt"}, "catch": {"caught", "caught"},
	"come": {"came", "come"}, "cut": {"cut", "cut"}, "drive": {"drove", "driven"}, "fall": {"fell", "fallen"},
	"find": {"found", "found"}, "lay": {"laid", "laid"}, "burst": {"burst", "burst"}, "fight": {"fought", "fought"}, "flee": {"fled", "fled"}, "fly": {"flew", "flown"}, "give": {"gave", "given"},
	"go": {"went", "gone"}, "hit": {"hit", "hit"}, "hold": {"held", "held"}, "hurt": {"hurt", "hurt"},
	"kidnap": {"kidnapped/kidnaped", "kidnapped/kidnaped"}, "lead": {"led", "led"}, "leave": {"left", "left"},
	"lose": {"lost", "lost"}, "meet": {"met", "met"}, "mow": {"mowed", "mown/mowed"}, "overrun": {"overran", "overrun"},
	"propel": {"propelled", "propelled"}, "put": {"put", "put"}, "repel": {"repelled", "repelled"},
	"bind": {"bound", "bound"}, "buy": {"bought", "bought"}, "cancel": {"cancelled/canceled", "cancelled/canceled"},
	"freeze": {"froze", "frozen"}, "forbid": {"forbade/forbad", "forbidden"}, "label": {"labelled/labeled", "labelled/labeled"}, "lend": {"lent", "lent"}, "let": {"let", "let"},
	"overthrow": {"overthrew", "overthrown"}, "quarrel": {"quarrelled/quarreled", "quarrelled/quarreled"}, "sell": {"sold", "sold"}, "shake": {"shook", "shaken"},
	"shut": {"shut", "shut"}, "speak": {"spoke", "spoken"}, "stand": {"stood", "stood"}, "tear": {"tore", "torn"}, "undertake": {"undertook", "undertaken"},
	"retake": {"retook", "retaken"}, "say": {"said", "said"}, "seek": {"sought", "sought"}, "send": {"sent", "sent"},
	"set": {"set", "set"}, "shoot": {"shot", "shot"}, "sink": {"sank/sunk", "sunk"}, "slay": {"slew", "slain"},
	"steal": {"stole", "stolen"}, "strike": {"struck", "struck/stricken"}, "swear": {"swore", "sworn"},
	"take": {"took", "taken"}, "tell": {"told", "told"}, "throw": {"threw", "thrown"},
	"abide": {"abode/abided", "abided"}, "bear": {"bore", "borne"}, "bend": {"bent", "bent"}, "bid": {"bid", "bid"}, "build": {"built", "built"}, "cast": {"cast", "cast"}, "choose": {"chose", "chosen"},
	"counsel": {"counselled/counseled", "counselled/counseled"}, "deal": {"dealt", "dealt"}, "draw": {"drew", "drawn"}, "feed": {"fed", "fed"}, "forgive": {"forgave", "forgiven"}, "get": {"got", "got/gotten"}, "grow": {"grew", "grown"},
	"have": {"had", "had"}, "hear": {"heard", "heard"}, "initial": {"initialled/initialed", "initialled/initialed"}, "keep": {"kept", "kept"}, "override": {"overrode", "overridden"}, "pay": {"paid", "paid"}, "quit": {"quit", "quit"},
	"rebuild": {"rebuilt", "rebuilt"}, "ride": {"rode", "ridden"}, "rise": {"rose", "risen"}, "run": {"ran", "run"}, "sit": {"sat", "sat"}, "spend": {"spent", "spent"}, "split": {"split", "split"}, "stick": {"stuck", "stuck"},
	"sweep": {"swept", "swept"}, "uphold": {"upheld", "upheld"}, "withhold": {"withheld", "withheld"}, "withstand": {"withstood", "withstood"}, "write": {"wrote", "written"},
	"travel": {"travelled/traveled", "travelled/traveled"}, "win": {"won", "won"}, "withdraw": {"withdrew", "withdrawn"},
}

// verbForms lists the forms of a verb that may stand in a text, without doubles.
func verbForms(base string) []verbForm {
	out := []verbForm{{base, baseForm}, {thirdPerson(base), baseForm}, {participleOf(base), participle}}
	past := [2]string{pastOf(base), ""}
	if irr, ok := irregular[base]; ok {
		past = irr
	}
	seen := map[string]bool{base: true}
	for _, list := range past {
		for f := range strings.SplitSeq(list, "/") {
			if f != "" && !seen[f] {
				seen[f] = true
				out = append(out, verbForm{f, pastForm})
			}
		}
	}
	return out
}

func thirdPerson(base string) string {
	switch {
	case endsIn(base, "s", "x", "z", "ch", "sh", "o"):
		return base + "es"
	case consonantY(base):
		return base[:len(base)-1] + "ies"
	}
	return base + "s"
}

func pastOf(base string) string {
	switch {
	case endsIn(base, "e"):
		return base + "d"
	case consonantY(base):
		return base[:len(base)-1] + "ied"
	case doubles(base) || doubledInParticiple[base]:
		return base + base[len(base)-1:] + "ed"
	}
	return base + "ed"
}

func participleOf(base string) string {
	switch {
	case endsIn(base, "ie"):
		return base[:len(base)-2] + "ying"
	case endsIn(base, "e") && !endsIn(base, "ee", "oe"):
		return base[:len(base)-1] + "ing"
	case doubles(base) || doubledInParticiple[base]:
		return base + base[len(base)-1:] + "ing"
	}
	return base + "ing"
}

var doubledInParticiple = map[string]bool{
	"hit": true, "set": true, "put": true, "cut": true, "win": true, "overrun": true, "kidnap": true, "travel": true, "repel": true, "propel": true,
	"shut": true, "let": true, "forbid": true, "expel": true, "compel": true, "rebut": true, "transfer": true, "commit": true, "permit": true, "admit": true, "submit": true,
	"confer": true, "defer": true, "deter": true, "refer": true, "concur": true, "patrol": true, "control": true, "cancel": true, "quarrel": true, "dispel": true,
	"annul": true, "acquit": true, "equip": true, "quit": true, "run": true, "sit": true, "bid": true, "get": true, "split": true, "regret": true, "remit": true, "omit": true, "allot": true, "rebel": true, "abhor": true, "incur": true,
}

// nounForms lists the singular and the plural of a noun; of a phrase the last
// word changes.
func nounForms(base string) []string {
	if plural, ok := irregularPlural[base]; ok {
		return []string{base, plural}
	}
	return []string{base, thirdPerson(base)}
}

var irregularPlural = map[string]string{"casualties": "casualties", "dead": "dead", "wounded": "wounded", "fighting": "fighting", "crossfire": "crossfire", "gunfire": "gunfire", "unrest": "unrest", "aid": "aid", "violence": "violence", "shelling": "shellings"}

func endsIn(s string, suffixes ...string) bool {
	for _, suffix := range suffixes {
		if strings.HasSuffix(s, suffix) {
			return true
		}
	}
	return false
}

func consonantY(s string) bool {
	return len(s) > 1 && s[len(s)-1] == 'y' && !isVowel(s[len(s)-2])
}

// doubles reports whether a verb of one syllable doubles its last consonant:
// one vowel before one consonant ("stab", "gun").
func doubles(s string) bool {
	n := len(s)
	if n < 3 || isVowel(s[n-1]) || strings.ContainsRune("wxy", rune(s[n-1])) || !isVowel(s[n-2]) || isVowel(s[n-3]) {
		return false
	}
	vowels := 0
	for i := range n {
		if isVowel(s[i]) {
			vowels++
		}
	}
	return vowels == 1
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

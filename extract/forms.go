package extract

import (
	"slices"
	"strings"
)

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
	"abide": {"abode/abided", "abided"}, "bear": {"bore", "borne"}, "beat": {"beat", "beaten"}, "become": {"became", "become"},
	"befall": {"befell", "befallen"}, "begin": {"began", "begun"}, "bend": {"bent", "bent"}, "bid": {"bid", "bid"}, "bind": {"bound", "bound"},
	"bite": {"bit", "bitten"}, "bleed": {"bled", "bled"}, "blow": {"blew", "blown"}, "break": {"broke", "broken"}, "bring": {"brought", "brought"},
	"broadcast": {"broadcast", "broadcast"}, "build": {"built", "built"}, "burn": {"burned/burnt", "burned/burnt"}, "burst": {"burst", "burst"},
	"buy": {"bought", "bought"}, "cancel": {"cancelled/canceled", "cancelled/canceled"}, "cast": {"cast", "cast"}, "catch": {"caught", "caught"},
	"choose": {"chose", "chosen"}, "come": {"came", "come"}, "counsel": {"counselled/counseled", "counselled/counseled"}, "creep": {"crept", "crept"},
	"cut": {"cut", "cut"}, "deal": {"dealt", "dealt"}, "dig": {"dug", "dug"}, "draw": {"drew", "drawn"}, "drive": {"drove", "driven"},
	"eat": {"ate", "eaten"}, "fall": {"fell", "fallen"}, "feed": {"fed", "fed"}, "fight": {"fought", "fought"}, "find": {"found", "found"},
	"flee": {"fled", "fled"}, "fling": {"flung", "flung"}, "fly": {"flew", "flown"}, "forbid": {"forbade/forbad", "forbidden"},
	"forgive": {"forgave", "forgiven"}, "forgo": {"forwent", "forgone"}, "forsake": {"forsook", "forsaken"}, "freeze": {"froze", "frozen"},
	"get": {"got", "got/gotten"}, "give": {"gave", "given"}, "go": {"went", "gone"}, "grow": {"grew", "grown"}, "hang": {"hanged/hung", "hanged/hung"},
	"have": {"had", "had"}, "hear": {"heard", "heard"}, "hide": {"hid", "hidden"}, "hit": {"hit", "hit"}, "hold": {"held", "held"},
	"hurt": {"hurt", "hurt"}, "initial": {"initialled/initialed", "initialled/initialed"}, "keep": {"kept", "kept"},
	"kidnap": {"kidnapped/kidnaped", "kidnapped/kidnaped"}, "label": {"labelled/labeled", "labelled/labeled"}, "lay": {"laid", "laid"},
	"lead": {"led", "led"}, "leave": {"left", "left"}, "lend": {"lent", "lent"}, "let": {"let", "let"}, "lose": {"lost", "lost"},
	"make": {"made", "made"}, "meet": {"met", "met"}, "mislead": {"misled", "misled"}, "mow": {"mowed", "mown/mowed"},
	"override": {"overrode", "overridden"}, "overrun": {"overran", "overrun"}, "oversee": {"oversaw", "overseen"},
	"overtake": {"overtook", "overtaken"}, "overthrow": {"overthrew", "overthrown"}, "pay": {"paid", "paid"}, "propel": {"propelled", "propelled"},
	"put": {"put", "put"}, "quarrel": {"quarrelled/quarreled", "quarrelled/quarreled"}, "quit": {"quit", "quit"}, "rebuild": {"rebuilt", "rebuilt"},
	"repel": {"repelled", "repelled"}, "retake": {"retook", "retaken"}, "ride": {"rode", "ridden"}, "ring": {"rang", "rung"}, "rise": {"rose", "risen"},
	"run": {"ran", "run"}, "say": {"said", "said"}, "see": {"saw", "seen"}, "seek": {"sought", "sought"}, "sell": {"sold", "sold"},
	"send": {"sent", "sent"}, "set": {"set", "set"}, "shake": {"shook", "shaken"}, "shed": {"shed", "shed"}, "shoot": {"shot", "shot"},
	"shut": {"shut", "shut"}, "sink": {"sank/sunk", "sunk"}, "sit": {"sat", "sat"}, "waylay": {"waylaid"}, "slay": {"slew", "slain"}, "slide": {"slid", "slid"},
	"sling": {"slung", "slung"}, "speak": {"spoke", "spoken"}, "spend": {"spent", "spent"}, "split": {"split", "split"}, "spread": {"spread", "spread"},
	"stand": {"stood", "stood"}, "steal": {"stole", "stolen"}, "stick": {"stuck", "stuck"}, "strike": {"struck", "struck/stricken"},
	"swear": {"swore", "sworn"}, "sweep": {"swept", "swept"}, "swing": {"swung", "swung"}, "take": {"took", "taken"}, "teach": {"taught", "taught"},
	"tear": {"tore", "torn"}, "tell": {"told", "told"}, "think": {"thought", "thought"}, "throw": {"threw", "thrown"},
	"travel": {"travelled/traveled", "travelled/traveled"}, "undercut": {"undercut", "undercut"}, "understand": {"understood", "understood"},
	"undertake": {"undertook", "undertaken"}, "undo": {"undid", "undone"}, "uphold": {"upheld", "upheld"}, "upset": {"upset", "upset"},
	"wear": {"wore", "worn"}, "wind": {"wound", "wound"}, "win": {"won", "won"}, "withdraw": {"withdrew", "withdrawn"}, "withhold": {"withheld", "withheld"},
	"withstand": {"withstood", "withstood"}, "write": {"wrote", "written"},
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
	if n := len(base); n > 3 && base[n-1] == 'l' && isVowel(base[n-2]) && !isVowel(base[n-3]) { // "levelled" and "leveled"
		for _, f := range []verbForm{{base + "led", pastForm}, {base + "ed", pastForm}, {base + "ling", participle}, {base + "ing", participle}} {
			if !slices.ContainsFunc(out, func(o verbForm) bool { return o.text == f.text }) {
				out = append(out, f)
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
	"hit": true, "set": true, "put": true, "cut": true, "win": true, "overrun": true, "kidnap": true, "travel": true, "repel": true, "propel": true, "pummel": true,
	"shut": true, "let": true, "forbid": true, "expel": true, "compel": true, "rebut": true, "transfer": true, "commit": true, "permit": true, "admit": true, "submit": true,
	"confer": true, "defer": true, "deter": true, "refer": true, "concur": true, "patrol": true, "control": true, "cancel": true, "quarrel": true, "dispel": true,
	"annul": true, "acquit": true, "equip": true, "quit": true, "squat": true, "run": true, "sit": true, "bid": true, "get": true, "split": true, "regret": true, "remit": true, "omit": true, "allot": true, "rebel": true, "abhor": true, "incur": true,
	"airdrop": true, "begin": true, "demur": true, "extol": true, "machine-gun": true,
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

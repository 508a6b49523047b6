package syntax

import "strings"

// lemma returns the dictionary form of a word with these tags.
func lemma(form string, upos POS, xpos Tag) string {
	low := strings.ToLower(form)
	switch upos {
	case PROPN:
		if xpos == TagNNPS && strings.HasSuffix(form, "s") && len(form) > 3 {
			return form[:len(form)-1]
		}
		return form
	case AUX:
		if l, ok := auxLemmas[strings.Replace(low, "’", "'", 1)]; ok {
			return l
		}
	case PART:
		switch low {
		case "n't", "n’t", "nt":
			return "not"
		}
		return low
	case PRON:
		if l, ok := pronounLemmas[low]; ok {
			return l
		}
		return low
	}
	switch xpos {
	case TagNNS:
		return singular(low)
	case TagVBZ:
		if l, ok := irregular[low]; ok {
			return l
		}
		return singular(low)
	case TagVBD, TagVBN:
		if l, ok := irregular[low]; ok {
			return l
		}
		return stem(low, "ed")
	case TagVBG:
		return stem(low, "ing")
	case TagVBP, TagVB:
		if l, ok := irregular[low]; ok && (l == "be" || l == "have") {
			return l
		}
	}
	return low
}

var auxLemmas = map[string]string{
	"is": "be", "was": "be", "are": "be", "were": "be", "been": "be", "am": "be", "being": "be", "'s": "be", "'m": "be", "'re": "be",
	"has": "have", "had": "have", "'ve": "have", "having": "have", "did": "do", "does": "do", "'ll": "will", "wo": "will", "ca": "can", "'d": "would", "got": "get",
}

var pronounLemmas = map[string]string{
	"him": "he", "her": "she", "them": "they", "me": "I", "us": "we", "his": "his", "i": "I", "these": "this", "those": "that",
	"himself": "himself",
}

// irregular maps past forms and participles to their verb.
var irregular = map[string]string{
	"was": "be", "were": "be", "been": "be", "is": "be", "are": "be", "am": "be", "has": "have", "had": "have", "did": "do", "done": "do", "does": "do",
	"said": "say", "told": "tell", "shot": "shoot", "struck": "strike", "hit": "hit", "took": "take", "taken": "take", "fell": "fall", "fallen": "fall",
	"left": "leave", "lost": "lose", "fought": "fight", "blew": "blow", "blown": "blow", "fled": "flee", "held": "hold", "began": "begin", "begun": "begin",
	"made": "make", "went": "go", "gone": "go", "came": "come", "saw": "see", "seen": "see", "gave": "give", "given": "give", "found": "find", "got": "get",
	"brought": "bring", "thought": "think", "knew": "know", "known": "know", "met": "meet", "sent": "send", "killed": "kill", "led": "lead", "put": "put", "set": "set",
	"shut": "shut", "cut": "cut", "spread": "spread", "stole": "steal", "stolen": "steal", "threw": "throw", "thrown": "throw", "wrote": "write", "written": "write",
	"broke": "break", "broken": "break", "burnt": "burn", "bought": "buy", "caught": "catch", "felt": "feel", "flew": "fly", "flown": "fly", "heard": "hear",
	"hid": "hide", "hidden": "hide", "hurt": "hurt", "kept": "keep", "laid": "lay", "let": "let", "paid": "pay", "ran": "run", "sank": "sink", "sunk": "sink",
	"shook": "shake", "slain": "slay", "spoke": "speak", "spoken": "speak", "spent": "spend", "stood": "stand", "swept": "sweep", "won": "win", "wound": "wind", "built": "build",
}

// singular takes a plural or third person ending off.
func singular(w string) string {
	switch w {
	case "men", "women", "policemen", "servicemen", "gunmen", "militiamen", "children", "people", "feet", "mice", "teeth", "lives", "wives", "knives", "wolves", "thieves", "halves", "leaves":
		switch {
		case strings.HasSuffix(w, "men"):
			return w[:len(w)-3] + "man"
		case w == "children":
			return "child"
		case w == "people":
			return "people"
		case w == "feet":
			return "foot"
		case w == "lives", w == "wives", w == "knives":
			return w[:len(w)-3] + "fe"
		case strings.HasSuffix(w, "ves"):
			return w[:len(w)-3] + "f"
		}
		return w
	}
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "xes"), strings.HasSuffix(w, "zzes"), w == "goes", w == "does":
		return w[:len(w)-2]
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && len(w) > 2:
		return w[:len(w)-1]
	}
	return w
}

// stem takes "ed" or "ing" off a verb and mends what is left.
func stem(w, ending string) string {
	b, ok := strings.CutSuffix(w, ending)
	if !ok || len(b) < 2 {
		return w
	}
	n := len(b)
	vowel := func(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }
	if ending == "ed" && b[n-1] == 'i' {
		return b[:n-1] + "y"
	}
	switch {
	case n > 2 && b[n-1] == b[n-2] && strings.IndexByte("bdgmnprt", b[n-1]) >= 0:
		return b[:n-1]
	case strings.IndexByte("cvuz", b[n-1]) >= 0, b[n-1] == 's' && n > 2 && b[n-2] != 's',
		b[n-1] == 'g' && n > 2 && (b[n-2] == 'r' || b[n-2] == 'd' || b[n-2] == 'n' && n > 4 && !vowel(b[n-3])),
		b[n-1] == 'l' && n > 1 && !vowel(b[n-2]) && b[n-2] != 'l' && b[n-2] != 'r' && b[n-2] != 'w':
		return b + "e"
	case n > 2 && b[n-1] == 't' && b[n-2] == 'a', n == 3 && vowel(b[1]) && !vowel(b[2]) && !vowel(b[0]) && strings.IndexByte("kdmnprt", b[2]) >= 0 && strings.IndexByte("aio", b[1]) >= 0:
		return b + "e"
	case n > 3 && (strings.HasSuffix(b, "ir") || strings.HasSuffix(b, "ur") || strings.HasSuffix(b, "id") && n > 4):
		return b + "e"
	}
	return b
}

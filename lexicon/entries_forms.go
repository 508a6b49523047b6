package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// irregularPlurals are the nouns of the tables that take no "s".
var irregularPlurals = map[string]string{
	"man": "men", "woman": "women", "child": "children", "person": "persons", "people": "people", "police": "police",
	"foot": "feet", "aircraft": "aircraft", "infantry": "infantry", "personnel": "personnel", "staff": "staff",
	"troops": "troops", "forces": "forces", "artillery": "artillery", "dynamite": "dynamite", "ammunition": "ammunition",
	"housing": "housing", "infrastructure": "infrastructure", "cattle": "cattle", "crops": "crops", "clergy": "clergy",
	"watercraft": "watercraft", "spacecraft": "spacecraft", "headquarters": "headquarters", "barracks": "barracks",
	"works": "works", "military": "military", "youth": "youths", "fuel": "fuel", "gunfire": "gunfire", "semtex": "semtex",
	"corps": "corps", "thief": "thieves", "knife": "knives", "mercenary": "mercenaries", "passerby": "passersby", "passer-by": "passers-by",
	"hovercraft": "hovercraft", "offspring": "offspring", "leadership": "leadership", "militia": "militias",
}

// peoplesInMan end in "man" and take an "s".
var peoplesInMan = map[string]bool{"German": true, "Roman": true, "Turkoman": true, "Ottoman": true, "Norman": true}

// Plural returns the plural of a noun or of a phrase that ends in one; the
// same where the noun has none of its own.
func Plural(noun string) string {
	i := strings.LastIndexAny(noun, " -") + 1
	head, last := noun[:i], noun[i:]
	if p, ok := irregularPlurals[last]; ok {
		return head + p
	}
	if rest, ok := strings.CutSuffix(last, "man"); ok && len(rest) > 2 && !peoplesInMan[last] {
		return head + rest + "men"
	}
	switch {
	case strings.HasSuffix(last, "craft"), strings.HasSuffix(last, "people"), last == "":
		return noun
	case hasAnySuffix(last, "s", "x", "z", "ch", "sh"):
		if strings.HasSuffix(last, "s") && !hasAnySuffix(last, "ss", "us", "as") {
			return noun // a plural already
		}
		return noun + "es"
	case strings.HasSuffix(last, "y") && len(last) > 1 && !strings.ContainsRune("aeiou", rune(last[len(last)-2])):
		return noun[:len(noun)-1] + "ies"
	}
	return noun + "s"
}

func hasAnySuffix(s string, suffixes ...string) bool {
	for _, suffix := range suffixes {
		if strings.HasSuffix(s, suffix) {
			return true
		}
	}
	return false
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

func hasLower(s string) bool {
	for _, r := range s {
		if unicode.IsLower(r) {
			return true
		}
	}
	return false
}

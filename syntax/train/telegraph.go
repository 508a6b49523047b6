package main

import (
	"strings"

	"github.com/annals-kg/annals/syntax"
	"github.com/annals-kg/annals/syntax/internal/net"
)

// What a headline leaves out of a sentence, as bits of a word.
const (
	article   uint8 = 1 << iota // "the", "a", "an"
	fullStop                    // at the end
	auxiliary                   // a form of "be" beside a verb or predicate: "two [were] killed"
)

// leftOut returns what a headline may leave out: words on which nothing hangs.
func leftOut(words []goldWord) []uint8 {
	n := len(words)
	out := make([]uint8, n)
	leaf := make([]bool, n)
	for i := range leaf {
		leaf[i] = true
	}
	for _, w := range words {
		if w.head >= 0 {
			leaf[w.head] = false
		}
	}
	for i, w := range words {
		switch {
		case !leaf[i] || w.head < 0:
		case w.rel == syntax.RelDet && net.IsArticle(w.form):
			out[i] = article
		case i == n-1 && w.form == ".":
			out[i] = fullStop
		case (w.rel == syntax.RelAuxPass || w.rel == syntax.RelAux || w.rel == syntax.RelCop) && formOfBe(w.form):
			out[i] = auxiliary
		}
	}
	return out
}

func formOfBe(form string) bool {
	switch strings.ToLower(form) {
	case "is", "are", "was", "were", "been", "being":
		return true
	}
	return false
}

// without returns the example as a headline would have it, without the words
// that bear one of the bits.
func (e *example) without(bits uint8) *example {
	n := len(e.forms)
	at := make([]int16, n) // where a word comes to stand; -1 for one that goes
	out := &example{}
	for i := range n {
		at[i] = -1
		if e.leaveOut[i]&bits == 0 {
			at[i] = int16(len(out.forms))
			out.forms = append(out.forms, e.forms[i])
			out.targets = append(out.targets, e.targets[i])
		}
	}
	if len(out.forms) == 0 {
		return e
	}
	for i := range out.targets {
		t := &out.targets[i]
		if t.head >= 0 {
			t.head = at[t.head]
		}
		// What a teacher held possible of a word that is gone is gone too.
		var sum float32
		for k := range t.heads {
			s := &t.heads[k]
			if s.id >= 0 && s.p > 0 {
				if s.id = at[s.id]; s.id < 0 {
					*s = share{}
				}
			}
			sum += s.p
		}
		for k := range t.heads {
			if sum > 0 {
				t.heads[k].p /= sum
			}
		}
	}
	return out
}

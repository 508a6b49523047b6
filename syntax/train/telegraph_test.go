package main

import (
	"strings"
	"testing"

	"github.com/annals-kg/annals/syntax"
)

func TestHeadlineOfSentence(t *testing.T) {
	d := newData([]sentence{{}}, &options{})
	e := d.gold(sentence{words: []goldWord{
		{form: "The", head: 1, rel: syntax.RelDet},
		{form: "town", head: 3, rel: syntax.RelNsubjPass},
		{form: "was", xpos: syntax.TagVBD, head: 3, rel: syntax.RelAuxPass},
		{form: "shelled", xpos: syntax.TagVBN, head: -1},
		{form: "again", head: 3, rel: syntax.RelAdvmod},
		{form: ".", xpos: syntax.TagPeriod, head: 3, rel: syntax.RelPunct},
	}})
	for _, c := range []struct {
		bits  uint8
		forms string
		heads []int16
	}{
		{article | fullStop, "town was shelled again", []int16{2, 2, -1, 2}},
		{article | fullStop | auxiliary, "town shelled again", []int16{1, -1, 1}},
	} {
		got := e.without(c.bits)
		if f := strings.Join(got.forms, " "); f != c.forms {
			t.Fatalf("got %q, want %q", f, c.forms)
		}
		for i, want := range c.heads {
			if h := got.targets[i]; h.head != want || h.heads[0].id != want || h.heads[0].p != 1 {
				t.Errorf("head of %q is %d and %v, want %d", got.forms[i], h.head, h.heads[0], want)
			}
		}
	}
	if e.targets[1].head != 3 {
		t.Error("the sentence itself has changed")
	}
}

package syntax

import (
	"math/rand"
	"slices"
	"testing"

	"github.com/annals-kg/annals/text"
)

// handTree is "The town was not shelled by rebels on Monday" with its tree.
func handTree() (string, *Tree) {
	s := "The town was not shelled by rebels on Monday"
	heads := []int{1, 4, 4, 4, -1, 6, 4, 8, 4}
	rels := []Rel{RelDet, RelNsubjPass, RelAuxPass, RelAdvmod, RelRoot, RelCase, RelOblAgent, RelCase, RelObl}
	tags := []Tag{TagDT, TagNN, TagVBD, TagRB, TagVBN, TagIN, TagNNS, TagIN, TagNNP}
	lemmas := []string{"the", "town", "be", "not", "shell", "by", "rebel", "on", "Monday"}
	t := &Tree{}
	for i, tok := range Tokenize(nil, s, text.Span{End: len(s)}) {
		t.Words = append(t.Words, Word{Span: tok.Span, Form: tok.Of(s), Lemma: lemmas[i], XPOS: tags[i], Head: heads[i], Rel: rels[i]})
	}
	return s, t
}

func TestTreeWalk(t *testing.T) {
	s, tree := handTree()
	if got := tree.Root(); got != 4 {
		t.Errorf("root %d, want 4", got)
	}
	if got, want := slices.Collect(tree.Children(4)), []int{1, 2, 3, 6, 8}; !slices.Equal(got, want) {
		t.Errorf("children %v, want %v", got, want)
	}
	if got, want := slices.Collect(tree.LeftChildren(4)), []int{3, 2, 1}; !slices.Equal(got, want) {
		t.Errorf("left children %v, want %v", got, want)
	}
	if got, want := slices.Collect(tree.RightChildren(4)), []int{6, 8}; !slices.Equal(got, want) {
		t.Errorf("right children %v, want %v", got, want)
	}
	if got := tree.Child(4, RelObj, RelOblAgent); got != 6 {
		t.Errorf("agent %d, want 6", got)
	}
	if got := tree.Child(4, RelObj); got != -1 {
		t.Errorf("object %d, want none", got)
	}
	if got := tree.Phrase(6).Of(s); got != "by rebels" {
		t.Errorf("phrase %q, want %q", got, "by rebels")
	}
	if got := tree.Phrase(4).Of(s); got != s {
		t.Errorf("phrase of the root %q, want all", got)
	}
	if !tree.Dominates(4, 5) || tree.Dominates(6, 8) || !tree.Dominates(3, 3) {
		t.Error("Dominates is wrong")
	}
}

// TestSubtree holds Subtree to Dominates on random trees, long ones too, and on
// heads that run in a circle, as a careless file may have them.
func TestSubtree(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for _, n := range []int{1, 2, 5, 12, 40, MaxTokens, 2 * MaxTokens} {
		for range 20 {
			tree := &Tree{Words: make([]Word, n)}
			perm := r.Perm(n) // the head of each is one that comes earlier here
			for k, i := range perm {
				tree.Words[i].Head = -1
				if k > 0 {
					tree.Words[i].Head = perm[r.Intn(k)]
				}
			}
			i := r.Intn(n)
			want := [2]int{i, i + 1}
			for j := range tree.Words {
				if tree.Dominates(i, j) {
					want[0], want[1] = min(want[0], j), max(want[1], j+1)
				}
			}
			if from, to := tree.Subtree(i); from != want[0] || to != want[1] {
				t.Errorf("subtree of %d of %d words is [%d, %d), want %v", i, n, from, to, want)
			}
		}
	}
	circle := &Tree{Words: []Word{{Head: 1}, {Head: 2}, {Head: 0}, {Head: -1}}}
	if from, to := circle.Subtree(3); from != 3 || to != 4 {
		t.Errorf("subtree beside a circle is [%d, %d), want [3, 4)", from, to)
	}
}

func TestFeats(t *testing.T) {
	_, tree := handTree()
	if got, want := tree.Feats(4), Passive|Past|Finite|Negated; got != want {
		t.Errorf("shelled: %b, want %b", got, want)
	}
	if got := tree.Feats(6); got != Plural {
		t.Errorf("rebels: %b, want %b", got, Plural)
	}
	tree.Words[2].XPOS, tree.Words[2].Lemma = TagMD, "will"
	if got, want := tree.Feats(4), Passive|Future|Finite|Negated; got != want {
		t.Errorf("will: %b, want %b", got, want)
	}
}

func TestNames(t *testing.T) {
	for r := range Rel(NumRels) {
		if got, ok := ParseRel(r.String()); !ok || got != r {
			t.Errorf("relation %q reads back as %q", r, got)
		}
	}
	for x := range Tag(numTags) {
		if got, ok := ParseTag(x.String()); !ok || got != x {
			t.Errorf("tag %q reads back as %q", x, got)
		}
	}
	for p := range POS(numPOS) {
		if got, ok := ParsePOS(p.String()); !ok || got != p {
			t.Errorf("part of speech %q reads back as %q", p, got)
		}
	}
	if RelNsubjPass.Base() != RelNsubj || RelObj.Base() != RelObj {
		t.Error("Base is wrong")
	}
	if r, ok := ParseRel("nsubj:xyz"); !ok || r != RelNsubj {
		t.Errorf("nsubj:xyz reads as %q, want nsubj", r)
	}
}

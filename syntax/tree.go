package syntax

import (
	"iter"

	"github.com/annals-kg/annals/text"
)

// A Word is one token with what the parser says of it.
type Word struct {
	text.Span        // bytes of the text that was parsed
	Form      string // the text of the span
	Lemma     string // dictionary form: "be" of "were"
	UPOS      POS
	XPOS      Tag
	Head      int // index of the head in Tree.Words; -1 for a root
	Rel       Rel // relation to the head
}

// A Tree is one sentence's dependency tree. Words are in the order of the text.
// A parsed, non-empty Tree has exactly one word with Head -1, and no cycles; a
// Tree that was only tagged has Head -1 everywhere.
type Tree struct {
	Words []Word
}

// Root returns the index of the root, or -1 in an empty tree.
func (t *Tree) Root() int {
	for i := range t.Words {
		if t.Words[i].Head < 0 {
			return i
		}
	}
	return -1
}

// Children yields the indices of the words whose head is i, in text order.
func (t *Tree) Children(i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for j := range t.Words {
			if t.Words[j].Head == i && j != i && !yield(j) {
				return
			}
		}
	}
}

// LeftChildren yields the children of i that stand before it, nearest first.
func (t *Tree) LeftChildren(i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for j := i - 1; j >= 0; j-- {
			if t.Words[j].Head == i && !yield(j) {
				return
			}
		}
	}
}

// RightChildren yields the children of i that stand after it, nearest first.
func (t *Tree) RightChildren(i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for j := i + 1; j < len(t.Words); j++ {
			if t.Words[j].Head == i && !yield(j) {
				return
			}
		}
	}
}

// Child returns the first child of i that bears one of the relations, or -1.
// A main relation does not stand for its subtypes: ask for both.
func (t *Tree) Child(i int, rels ...Rel) int {
	for j := range t.Children(i) {
		for _, r := range rels {
			if t.Words[j].Rel == r {
				return j
			}
		}
	}
	return -1
}

// Dominates reports whether j is i itself or lies below it.
func (t *Tree) Dominates(i, j int) bool {
	for steps := 0; j >= 0 && steps <= len(t.Words); steps++ {
		if i == j {
			return true
		}
		j = t.Words[j].Head
	}
	return false
}

// Subtree returns the range [from, to) of words from the first to the last that
// i dominates. In the rare crossing tree it holds words of others too.
func (t *Tree) Subtree(i int) (from, to int) {
	// Each word is walked over at most twice, whatever the depth of the tree.
	const (
		unknown = iota
		below   // i or a word under it
		beside  // neither, or not yet known to be
	)
	var few [MaxTokens]uint8
	state := few[:]
	if len(t.Words) > len(few) {
		state = make([]uint8, len(t.Words))
	}
	state[i] = below
	from, to = i, i+1
	for j := range t.Words {
		k := j
		for k >= 0 && state[k] == unknown {
			state[k] = beside
			k = t.Words[k].Head
		}
		if k < 0 || state[k] != below {
			continue
		}
		for k = j; state[k] != below; k = t.Words[k].Head {
			state[k] = below
		}
		from, to = min(from, j), max(to, j+1)
	}
	return from, to
}

// Phrase returns the span of text from the first to the last word of i's subtree.
func (t *Tree) Phrase(i int) text.Span {
	from, to := t.Subtree(i)
	return t.Words[from].Cover(t.Words[to-1].Span)
}

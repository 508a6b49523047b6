package syntax

import (
	"bufio"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// WriteCoNLLU writes the trees of one document as CoNLL-U, a block a sentence,
// the first under "# newdoc id = ID". s is the text that the words' spans point
// into; each word says in MISC where it stands: TokenRange=START:END, in bytes.
// Words that are written together and split ("do" + "n't") follow the line of
// the whole. A document without trees writes nothing.
// Source: https://universaldependencies.org/format.html.
func WriteCoNLLU(w io.Writer, id, s string, trees []Tree) error {
	c := conlluWriter{w: bufio.NewWriter(w), s: s}
	first := true
	for i := range trees {
		t := &trees[i]
		if len(t.Words) == 0 {
			continue
		}
		if first {
			c.w.WriteString("# newdoc id = ")
			c.w.WriteString(oneLine(id))
			c.w.WriteByte('\n')
			first = false
		}
		c.tree(t)
	}
	return c.w.Flush()
}

// A conlluWriter writes the trees over one text.
type conlluWriter struct {
	w *bufio.Writer // keeps the first error for Flush
	s string
}

func (c *conlluWriter) tree(t *Tree) {
	w := c.w
	start, end := t.Words[0].Start, t.Words[len(t.Words)-1].End
	w.WriteString("# text = ")
	w.WriteString(oneLine(c.s[start:end]))
	w.WriteByte('\n')
	for i := range t.Words {
		if n := multiword(t, i); n > 1 {
			from, to := t.Words[i].Start, t.Words[i+n-1].End
			w.WriteString(strconv.Itoa(i + 1))
			w.WriteByte('-')
			w.WriteString(strconv.Itoa(i + n))
			w.WriteByte('\t')
			w.WriteString(c.s[from:to])
			w.WriteString("\t_\t_\t_\t_\t_\t_\t_\t")
			c.misc(from, to, end)
		}
		c.word(t, i, end)
	}
	w.WriteByte('\n')
}

// multiword returns how many words, from i on, were written as one: a word with
// its clitics ("don't"); 1 for a word by itself or one inside such a group.
func multiword(t *Tree, i int) int {
	joined := func(i int) bool {
		return i > 0 && i < len(t.Words) && t.Words[i].Start == t.Words[i-1].End && cliticToken(t.Words[i-1].Form, t.Words[i].Form)
	}
	if joined(i) {
		return 1
	}
	n := 1
	for joined(i + n) {
		n++
	}
	return n
}

// cliticToken reports whether the token after prev, written without a space,
// is the later part of a multiword token.
func cliticToken(prev, form string) bool {
	r := []rune(prev)
	if len(r) == 0 || !isLetterAt(string(r[len(r)-1:]), 0) && !isDigit(prev[len(prev)-1]) {
		return false
	}
	if (form == "'" || form == "’") && possessiveApostrophe(prev+form) {
		return true
	}
	for _, cl := range clitics {
		if hasSuffixApostrophe(form, cl) == len(form) {
			return true
		}
	}
	return contraction(prev+form) == len(prev)
}

func (c *conlluWriter) word(t *Tree, i, end int) {
	w, x := c.w, &t.Words[i]
	w.WriteString(strconv.Itoa(i + 1))
	for _, col := range [...]string{x.Form, x.Lemma, x.UPOS.String(), x.XPOS.String(), "_"} {
		w.WriteByte('\t')
		w.WriteString(oneLine(col))
	}
	w.WriteByte('\t')
	w.WriteString(strconv.Itoa(x.Head + 1))
	w.WriteByte('\t')
	w.WriteString(x.Rel.String())
	w.WriteString("\t_\t")
	c.misc(x.Start, x.End, end)
}

// misc ends a line with its MISC column.
func (c *conlluWriter) misc(i, j, end int) {
	if r, _ := utf8.DecodeRuneInString(c.s[j:end]); j < end && !isSpace(r) {
		c.w.WriteString("SpaceAfter=No|")
	}
	c.w.WriteString("TokenRange=")
	c.w.WriteString(strconv.Itoa(i))
	c.w.WriteByte(':')
	c.w.WriteString(strconv.Itoa(j))
	c.w.WriteByte('\n')
}

// oneLine makes a string fit into a column or comment.
func oneLine(s string) string {
	if s == "" {
		return "_"
	}
	if !strings.ContainsAny(s, "\t\n\r") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

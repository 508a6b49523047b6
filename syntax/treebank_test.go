package syntax

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
)

// A goldTree is a sentence of a treebank: its text and its tree. Spans point
// into the text.
type goldTree struct {
	id   string
	text string
	tree Tree
}

// readGold reads a CoNLL-U file, or skips the test where it is missing. Words
// of a multiword token share out its span from the left.
func readGold(t *testing.T, name string) []goldTree {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Skipf("no treebank here: %v", err)
	}
	defer f.Close()
	var out []goldTree
	var cur goldTree
	at, end, last := 0, 0, 0 // of the multiword token being read
	sc := bufio.NewScanner(f)
	sc.Buffer(make([]byte, 1<<20), 1<<20)
	for sc.Scan() {
		l := sc.Text()
		if s, ok := strings.CutPrefix(l, "# text = "); ok {
			cur.text, at, last = s, 0, 0
			continue
		}
		if s, ok := strings.CutPrefix(l, "# sent_id = "); ok {
			cur.id = s
		}
		if l == "" || l[0] == '#' {
			if l == "" && len(cur.tree.Words) > 0 {
				out = append(out, cur)
				cur = goldTree{}
			}
			continue
		}
		col := strings.Split(l, "\t")
		if strings.Contains(col[0], ".") {
			continue
		}
		if _, z, ok := strings.Cut(col[0], "-"); ok {
			at += max(0, strings.Index(cur.text[at:], col[1]))
			end = at + len(col[1])
			last, _ = strconv.Atoi(z)
			continue
		}
		id, _ := strconv.Atoi(col[0])
		w := Word{Form: col[1], Lemma: col[2]}
		if id > last {
			at += max(0, strings.Index(cur.text[at:], col[1]))
			end = at + len(col[1])
		}
		w.Start, w.End = at, min(at+len(col[1]), end)
		if id == last {
			w.End = end
		}
		at = w.End
		w.UPOS, _ = ParsePOS(col[3])
		w.XPOS, _ = ParseTag(col[4])
		w.Head, _ = strconv.Atoi(col[6])
		w.Head--
		w.Rel, _ = ParseRel(col[7])
		cur.tree.Words = append(cur.tree.Words, w)
	}
	return out
}

// An accuracy counts words as shared/eval/ud.py does: gold words, words found,
// and of the words with the right ends those with the right answers.
type accuracy struct{ gold, found, words, upos, xpos, lemma, uas, las int }

// f1 is the F1 of a count, in percent.
func (a accuracy) f1(n int) float64 { return 200 * float64(n) / float64(max(1, a.gold+a.found)) }

func (a *accuracy) add(gold, found []Word) {
	type ends struct{ start, end int }
	at := map[ends]int{}
	for i, w := range found {
		at[ends{w.Start, w.End}] = i
	}
	a.gold += len(gold)
	a.found += len(found)
	for _, g := range gold {
		i, ok := at[ends{g.Start, g.End}]
		if !ok {
			continue
		}
		w := found[i]
		a.words++
		a.upos += one(w.UPOS == g.UPOS)
		a.xpos += one(w.XPOS == g.XPOS)
		a.lemma += one(w.Lemma == g.Lemma)
		same := w.Head < 0 && g.Head < 0 || w.Head >= 0 && g.Head >= 0 && gold[g.Head].Span == found[w.Head].Span
		a.uas += one(same)
		a.las += one(same && w.Rel.Base() == g.Rel.Base())
	}
}

func one(ok bool) int {
	if ok {
		return 1
	}
	return 0
}

// parseText parses raw text, all sentences into one list of words.
func parseText(p *Parser, s string) []Word {
	var words []Word
	var tree Tree
	for _, sp := range Sentences(nil, s) {
		p.Parse(&tree, s, Tokenize(nil, s, sp))
		base := len(words)
		for _, w := range tree.Words {
			if w.Head >= 0 {
				w.Head += base
			}
			words = append(words, w)
		}
	}
	return words
}

func (a accuracy) String() string {
	return fmt.Sprintf("words %.2f  UPOS %.2f  XPOS %.2f  lemma %.2f  UAS %.2f  LAS %.2f   %d words", a.f1(a.words), a.f1(a.upos), a.f1(a.xpos), a.f1(a.lemma), a.f1(a.uas), a.f1(a.las), a.gold)
}

// TestHeadlines is the floor under a hundred headlines without articles and
// auxiliaries; docs/syntax.md says how well they do.
func TestHeadlines(t *testing.T) {
	p := defaultParser(t)
	var a, titles accuracy
	for _, g := range readGold(t, "testdata/headlines.conllu") {
		a.add(g.tree.Words, parseText(p, g.text))
		titles.add(g.tree.Words, parseText(p, title(g.text)))
	}
	t.Logf("as sentences  %v\nas titles     %v", a, titles)
	if uas := a.f1(a.uas); uas < 83 {
		t.Errorf("UAS of headlines %.2f, want 83 or more", uas)
	}
}

// title writes a headline as some papers do: With a Capital for Each Longer Word.
func title(s string) string {
	words := strings.Split(s, " ")
	for i, w := range words {
		switch w {
		case "a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "over", "to":
		default:
			words[i] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return strings.Join(words, " ")
}

// TestTreebank is the floor under the treebank that the network was not
// trained on, from raw text. It prints the figures of docs/syntax.md: each half
// (settings were chosen by the even sentences), its news, and all in capitals.
func TestTreebank(t *testing.T) {
	if testing.Short() {
		t.Skip("parses 43,579 words twice")
	}
	p := defaultParser(t)
	var half [2]accuracy
	var all, news, capitals accuracy
	for i, g := range readGold(t, "../../shared/treebanks/dev.conllu") {
		found := parseText(p, g.text)
		all.add(g.tree.Words, found)
		half[i%2].add(g.tree.Words, found)
		if strings.HasPrefix(g.id, "GUM_news") {
			news.add(g.tree.Words, found)
		}
		if u := strings.ToUpper(g.text); len(u) == len(g.text) {
			capitals.add(g.tree.Words, parseText(p, u))
		}
	}
	t.Logf("all       %v\neven      %v\nodd       %v\nGUM news  %v\ncapitals  %v", all, half[0], half[1], news, capitals)
	if all.f1(all.words) < 99.3 || all.f1(all.upos) < 95 || all.f1(all.las) < 84.3 {
		t.Error("want words 99.3, UPOS 95, LAS 84.3 or more")
	}
	if capitals.f1(capitals.las) < all.f1(all.las)-4 {
		t.Error("capitals cost more than 4 points of LAS")
	}
}

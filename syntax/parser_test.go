package syntax

import (
	"bytes"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/annals-kg/annals/text"
)

// defaultParser returns the parser with the weights of the program.
func defaultParser(t testing.TB) *Parser {
	t.Helper()
	p, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// parse parses one sentence.
func parse(t testing.TB, s string) *Tree {
	t.Helper()
	var tree Tree
	defaultParser(t).Parse(&tree, s, Tokenize(nil, s, text.Span{End: len(s)}))
	return &tree
}

// checkTree holds a tree to its promise: one root, no cycle, words in order.
func checkTree(t *testing.T, s string, tree *Tree, toks []text.Token) {
	t.Helper()
	if len(tree.Words) != len(toks) {
		t.Fatalf("%d words of %d tokens in %q", len(tree.Words), len(toks), s)
	}
	roots := 0
	for i, w := range tree.Words {
		if w.Span != toks[i].Span || w.Form != toks[i].Of(s) {
			t.Fatalf("word %d is %v, its token %v, in %q", i, w.Span, toks[i].Span, s)
		}
		if (w.Head < 0) != (w.Rel == RelRoot) || w.Head == i || w.Head >= len(toks) {
			t.Fatalf("word %d has head %d and relation %v in %q", i, w.Head, w.Rel, s)
		}
		if w.Head < 0 {
			roots++
		}
		if w.Lemma == "" {
			t.Fatalf("word %d, %q, has no lemma", i, w.Form)
		}
	}
	if roots != min(1, len(toks)) {
		t.Fatalf("%d roots in %q", roots, s)
	}
	for i := range tree.Words {
		steps := 0
		for j := i; j >= 0; j = tree.Words[j].Head {
			if steps++; steps > len(tree.Words) {
				t.Fatalf("word %d is on a cycle in %q", i, s)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{news, "", "?", "село Дубове", "😀😀😀", "a b c d e f g h", "A\tB\t1\nC\tD\t2", "THE ARMY SAID NO", "\xff\xfe", strings.Repeat("( ", 40)} {
		f.Add(s)
	}
	p := defaultParser(f)
	f.Fuzz(func(t *testing.T, s string) {
		var tree Tree
		for _, sp := range Sentences(nil, s) {
			toks := Tokenize(nil, s, sp)
			p.Parse(&tree, s, toks)
			checkTree(t, s, &tree, toks)
			var b bytes.Buffer
			if err := WriteCoNLLU(&b, "doc", s, []Tree{tree}); err != nil {
				t.Fatal(err)
			}
			if err := WriteSVG(&b, &tree); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// TestLongSentence parses sentences far over MaxTokens: trees still, and in
// time that grows as the text does.
func TestLongSentence(t *testing.T) {
	p := defaultParser(t)
	run := func(n int) time.Duration {
		s := strings.Repeat("the rebels shelled a town and ", n/6)
		toks := Tokenize(nil, s, text.Span{End: len(s)})
		var tree Tree
		began := time.Now()
		p.Parse(&tree, s, toks)
		took := time.Since(began)
		checkTree(t, s, &tree, toks)
		return took
	}
	run(1000)
	short, long := run(5000), run(50000)
	if long > 40*short+time.Second {
		t.Errorf("5,000 tokens took %v, 50,000 took %v", short, long)
	}
}

func TestEmpty(t *testing.T) {
	tree := Tree{Words: make([]Word, 3)}
	defaultParser(t).Parse(&tree, "", nil)
	if len(tree.Words) != 0 {
		t.Errorf("words of nothing: %v", tree.Words)
	}
}

func TestTagLeavesHeadsOpen(t *testing.T) {
	s := "Rebels shelled the town."
	toks := Tokenize(nil, s, text.Span{End: len(s)})
	var tagged, parsed Tree
	p := defaultParser(t)
	p.Tag(&tagged, s, toks)
	p.Parse(&parsed, s, toks)
	for i, w := range tagged.Words {
		if w.Head != -1 {
			t.Errorf("word %d has head %d", i, w.Head)
		}
		if w.UPOS != parsed.Words[i].UPOS || w.XPOS != parsed.Words[i].XPOS || w.Lemma != parsed.Words[i].Lemma {
			t.Errorf("tagged %v, parsed %v", w, parsed.Words[i])
		}
	}
}

// TestConcurrent parses in many goroutines what one alone parses, and compares.
func TestConcurrent(t *testing.T) {
	p := defaultParser(t)
	render := func() string {
		var b bytes.Buffer
		var trees []Tree
		for _, sp := range Sentences(nil, news) {
			var tree Tree
			p.Parse(&tree, news, Tokenize(nil, news, sp))
			trees = append(trees, tree)
		}
		WriteCoNLLU(&b, "news", news, trees)
		return b.String()
	}
	want := render()
	var wg sync.WaitGroup
	for range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if got := render(); got != want {
				t.Error("another tree in another goroutine")
			}
		}()
	}
	wg.Wait()
}

// TestRelations holds the parser to constructions that event rules stand on.
func TestRelations(t *testing.T) {
	tests := []struct {
		name, in  string
		word, rel string
		head      string
	}{
		{"subject", "Rebels shelled the town.", "Rebels", "nsubj", "shelled"},
		{"object", "Rebels shelled the town.", "town", "obj", "shelled"},
		{"passive subject", "The town was shelled by rebels.", "town", "nsubj:pass", "shelled"},
		{"agent", "The town was shelled by rebels.", "rebels", "obl:agent", "shelled"},
		{"passive auxiliary", "The town was shelled by rebels.", "was", "aux:pass", "shelled"},
		{"weapon", "They attacked the base with rockets.", "rockets", "obl", "attacked"},
		{"place", "Two men were killed in Gao.", "Gao", "obl", "killed"},
		{"day", "Two men were arrested Monday.", "Monday", "obl:unmarked", "arrested"},
		{"relative clause", "The man who fired was arrested.", "fired", "acl:relcl", "man"},
		{"coordination", "They shot and killed a guard.", "killed", "conj", "shot"},
		{"a verb joined to a verb", "Gunmen raided a farm near the town, killing at least 14 herders and wounding eight others, officials said.", "wounding", "conj", "killing"},
		{"the second verb's object", "The strike killed nine people and wounded dozens of others.", "dozens", "obj", "wounded"},
		{"no compound of a verb", "On Monday a convoy struck a mine near Gao.", "convoy", "nsubj", "struck"},
		{"compound of a verb", "Police baton-charged the crowd.", "Police", "nsubj", "charged"},
		{"negation", "The army did not fire.", "not", "advmod", "fire"},
		{"reported speech", "The army said that rebels fled.", "fled", "ccomp", "said"},
		{"number", "Twelve soldiers died.", "Twelve", "nummod", "soldiers"},
		{"owner", "The army's base burned.", "army", "nmod:poss", "base"},
		{"capitals", "THE TOWN WAS SHELLED BY REBELS.", "REBELS", "obl:agent", "SHELLED"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tree := parse(t, tt.in)
			for _, w := range tree.Words {
				if w.Form != tt.word {
					continue
				}
				head := "root"
				if w.Head >= 0 {
					head = tree.Words[w.Head].Form
				}
				if w.Rel.String() != tt.rel || head != tt.head {
					t.Errorf("got %s(%s, %s), want %s(%s, %s)", w.Rel, head, w.Form, tt.rel, tt.head, tt.word)
				}
				return
			}
			t.Errorf("no word %q", tt.word)
		})
	}
}

// TestPastOrParticiple tells the past tense from the participle of rare verbs,
// which look alike: the one has an object, the other an agent or none.
func TestPastOrParticiple(t *testing.T) {
	for _, tt := range []struct {
		in, verb string
		want     Tag
	}{
		{"Soldiers massacred villagers.", "massacred", TagVBD},
		{"Gunmen shot a judge.", "shot", TagVBD},
		{"Militants ambushed a convoy near the lake.", "ambushed", TagVBD},
		{"Separatists torched two lorries.", "torched", TagVBD},
		{"Fighters surrendered on Monday.", "surrendered", TagVBD},
		{"The villagers massacred by soldiers were farmers.", "massacred", TagVBN},
		{"Convoy ambushed by militants near lake", "ambushed", TagVBN},
		{"Two soldiers killed in blast", "killed", TagVBN},
	} {
		tree := parse(t, tt.in)
		for _, w := range tree.Words {
			if w.Form == tt.verb && w.XPOS != tt.want {
				t.Errorf("%q: %s is %v, want %v", tt.in, tt.verb, w.XPOS, tt.want)
			}
		}
	}
}

// TestLemmas holds the lemmas of words that tell of violence.
func TestLemmas(t *testing.T) {
	for in, want := range map[string]string{
		"The debris damaged a house and a guard died.": "the debris damage a house and a guard die .",
		"Shells struck, and two women were dying.":     "shell strike , and two woman be die .",
		"The raids were retaliated.":                   "the raid be retaliate .",
	} {
		var got []string
		for _, w := range parse(t, in).Words {
			got = append(got, w.Lemma)
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%q: got %q, want %q", in, g, want)
		}
	}
}

// TestHeadlineVerb finds what happened in headlines without a verb with a tense.
func TestHeadlineVerb(t *testing.T) {
	for in, want := range map[string]string{
		"Three journalists arrested in Minsk":                "arrested",
		"Border crossing closed by protesters":               "closed",
		"Ministers to meet rebels in Geneva":                 "meet",
		"Plan to evacuate wounded from city":                 "Plan", // a noun with what it means
		"Photos: journalists arrested in Minsk":              "Photos",
		"The journalists arrested in Minsk were let go.":     "let",
		"Journalists arrested in Minsk were freed on Monday": "freed",
	} {
		for _, w := range parse(t, in).Words {
			if w.Head < 0 && w.Form != want {
				t.Errorf("%q: the root is %q, want %q", in, w.Form, want)
			}
		}
	}
}

// TestSubjects holds the parser to clauses that their subjects open: none stands
// across the verb of saying, and no verb with a subject is an attribute.
func TestSubjects(t *testing.T) {
	p, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, verb, subject string }{
		{"Residents said the army shelled Gao.", "shelled", "army"},
		{"The army shelled Gao, the mayor wrote on Telegram.", "wrote", "mayor"},
		{"The Coastal Observatory of Human Rights, a Lomé-based group, said at least 80 soldiers had been killed in clashes.", "killed", "soldiers"},
		{"A spokesman said air strikes in Sabha, 700 km (420 miles) south of Tripoli, killed 12 civilians.", "killed", "strikes"},
		{"Gunmen on motorcycles killed at least nine villagers and burned dozens of homes on Sunday, a security source told AFP.", "killed", "Gunmen"},
		{"Jets bombed Sirte and militiamen shelled a barracks.", "shelled", "militiamen"},
		{"In the Gao region, Ada Brill, its governor, said three villages had been burned.", "said", "Ada"},
		{"Gangs known locally as bandits have seized ninety pupils.", "seized", "Gangs"},
		{"The mayor said the shelling of the harbour, which went on until dawn, was the heaviest yet.", "heaviest", "shelling"},
	} {
		var tree Tree
		p.Parse(&tree, c.text, Tokenize(nil, c.text, text.Span{End: len(c.text)}))
		got := ""
		for i, w := range tree.Words {
			if w.Head >= 0 && (w.Rel == RelNsubj || w.Rel == RelNsubjPass) && tree.Words[w.Head].Form == c.verb {
				got += tree.Words[i].Form
			}
		}
		if got != c.subject {
			t.Errorf("%q: subject of %q = %q; want %q", c.text, c.verb, got, c.subject)
		}
	}
}

// TestArmedGroupNotVerb: "IS" is a name among small letters, the verb in capitals.
func TestArmedGroupNotVerb(t *testing.T) {
	for _, s := range []string{
		"Troops retook IS’ last stronghold in May.",
		"Two soldiers were killed by IS near Palmyra.",
		"IS attacks in the desert killed nine fighters.",
	} {
		for _, w := range parse(t, s).Words {
			if w.Form == "IS" && w.UPOS != PROPN {
				t.Errorf("%q: IS is a %v, want a name", s, w.UPOS)
			}
		}
	}
	for _, w := range parse(t, "THE ARMY IS NEAR THE TOWN OF HOMS.").Words {
		if w.Form == "IS" && w.UPOS == PROPN {
			t.Error("IS among capitals is a name, want the verb")
		}
	}
}

// TestGluedSentences: what follows a stop without white space is parsed by itself.
func TestGluedSentences(t *testing.T) {
	for _, c := range [][2]string{
		{"Rebels fled the town.", "The troops came at night."},
		{"He said “we stayed.”", "Soldiers shelled the bridge."},
		{"They waited in the cellar (all of them).", "Nobody slept."},
	} {
		s, cut := c[0]+c[1], len(c[0])
		tree := parse(t, s)
		for _, w := range tree.Words {
			if h := w.Head; h >= 0 && w.Rel != RelParataxis && (w.Start >= cut) != (tree.Words[h].Start >= cut) {
				t.Errorf("%q: %q hangs on %q beyond the stop", s, w.Form, tree.Words[h].Form)
			}
		}
	}
	for _, s := range []string{"See Relief.Com for the map.", "He met Lt.Gen.Roe of the U.S.Army at St.Petersburg."} {
		toks := Tokenize(nil, s, text.Span{End: len(s)})
		if got := pieceEnd(s, toks, 0); got != len(toks) {
			t.Errorf("%q is cut after %d of %d tokens", s, got, len(toks))
		}
	}
}

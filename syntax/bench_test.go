package syntax

import (
	"strings"
	"testing"

	"github.com/annals-kg/annals/text"
)

// news is invented agency copy, for speed and for shape.
const news = `Rebels shelled the eastern suburbs of the port city with mortars early on Monday, killing at least 12 people, the regional governor said. Gen. Karim Haddad, who commands the army's 3rd Division, told reporters that "the positions from which they fired were destroyed" within an hour. Two schools and a clinic were damaged by the blast, according to the U.N. mission. Residents said they hadn't slept since Oct. 7, when drone strikes on a fuel depot left half of the district without power. The group, which is backed by a neighbouring state, has not claimed responsibility for the attack. Police arrested three men near the border post; a fourth was wounded and taken to hospital.
`

func BenchmarkParse(b *testing.B) {
	p, err := Default()
	if err != nil {
		b.Fatal(err)
	}
	s := strings.Repeat(news, 20)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	var spans []text.Span
	var toks []text.Token
	var tree Tree
	n := 0
	for b.Loop() {
		spans = Sentences(spans[:0], s)
		for _, sp := range spans {
			toks = Tokenize(toks[:0], s, sp)
			p.Parse(&tree, s, toks)
			n += len(toks)
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkTokenize(b *testing.B) {
	s := strings.Repeat(news, 20)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	var spans []text.Span
	var toks []text.Token
	n := 0
	for b.Loop() {
		spans = Sentences(spans[:0], s)
		for _, sp := range spans {
			toks = Tokenize(toks[:0], s, sp)
			n += len(toks)
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkLoad reads the weights, as the first call of Default does.
func BenchmarkLoad(b *testing.B) {
	b.SetBytes(int64(len(weights)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := newParser(weights); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSubtree asks for the phrase of the root of a sentence of 250 words,
// each the head of the next: the deepest tree there is.
func BenchmarkSubtree(b *testing.B) {
	tree := &Tree{Words: make([]Word, MaxTokens)}
	for i := range tree.Words {
		tree.Words[i].Head = i - 1
	}
	for b.Loop() {
		if from, to := tree.Subtree(0); from != 0 || to != MaxTokens {
			b.Fatal(from, to)
		}
	}
}

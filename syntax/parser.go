package syntax

import (
	_ "embed" // the weights
	"fmt"
	"slices"
	"sync"

	"github.com/annals-kg/annals/syntax/internal/lemma"
	"github.com/annals-kg/annals/syntax/internal/net"
	"github.com/annals-kg/annals/text"
)

// MaxTokens is the number of tokens after which Parse and Tag cut a sentence.
// Each piece gets a tree of its own, and the roots of the later ones hang on
// the first as RelParataxis: the time stays linear in the text.
const MaxTokens = 250

//go:embed data/weights.bin
var weights []byte

// A Parser tags and parses sentences. It is safe for concurrent use.
type Parser struct {
	net    *net.Model
	states sync.Pool // of *net.State
	lemmas lemma.Table
}

// Default returns the parser with the weights that come with the program. They
// are read at the first call; later calls return the same Parser.
func Default() (*Parser, error) { return loadDefault() }

var loadDefault = sync.OnceValues(func() (*Parser, error) { return newParser(weights) })

// newParser reads weights as the command train writes them.
func newParser(b []byte) (*Parser, error) {
	m, err := net.Load(b)
	if err != nil {
		return nil, fmt.Errorf("syntax: weights: %w", err)
	}
	t, err := loadLemmas()
	if err != nil {
		return nil, fmt.Errorf("syntax: %w", err)
	}
	m.Known = net.Tags{
		Finite: []uint8{uint8(TagVBD), uint8(TagVBZ), uint8(TagVBP), uint8(TagMD), uint8(TagVB)},
		Past:   uint8(TagVBD), Participle: uint8(TagVBN), Base: uint8(TagVB), To: uint8(TagTO),
		Noun: uint8(TagNN), Stop: uint8(TagPeriod),
		Marks:   []uint8{uint8(TagComma), uint8(TagColon), uint8(TagHYPH), uint8(TagLRB), uint8(TagRRB), uint8(TagPeriod)},
		Subject: []uint8{uint8(TagNN), uint8(TagNNS), uint8(TagNNP), uint8(TagNNPS), uint8(TagPRP), uint8(TagCD)},
		Passive: uint8(RelNsubjPass), Active: uint8(RelNsubj),
		Agent: uint8(RelOblAgent), Aux: uint8(RelAux), AuxPassive: uint8(RelAuxPass), Joined: uint8(RelConj),
		Clause:  []uint8{uint8(RelRoot), uint8(RelCcomp), uint8(RelConj), uint8(RelParataxis), uint8(RelAclRelcl)},
		Oblique: uint8(RelObl), Case: uint8(RelCase),
		Compound: uint8(RelCompound), Adverbial: uint8(RelAdvmod), Hyphen: uint8(TagHYPH), Gerund: uint8(TagVBG), Object: uint8(RelObj),
		Attribute: uint8(RelAmod), Reported: uint8(RelCcomp), Modal: uint8(TagMD), Copula: uint8(RelCop), Participial: uint8(RelAcl), Name: uint8(TagNNP), Plural: uint8(TagNNS),
	}
	p := &Parser{net: m, lemmas: t}
	p.states.New = func() any { return &net.State{} }
	return p, nil
}

// namesake returns the form by which the network knows a token. "IS" among words
// in small letters is the armed group's name: the network would read the verb. The
// past of "overrun" it has not met, and takes for an adverb.
func namesake(form string, style net.Style) string {
	switch {
	case form == "IS" && style&net.Folded == 0:
		return "ISIS"
	case form == "overran":
		return "overtook"
	}
	return form
}

// Parse tags, lemmatises and parses the tokens of one sentence, spans of s in
// order, into dst, whose Words it overwrites.
func (p *Parser) Parse(dst *Tree, s string, tokens []text.Token) {
	p.run(dst, s, tokens, true)
}

// Tag tags and lemmatises the tokens into dst, and leaves all heads at -1. It
// costs nearly as much as Parse: tags and trees come from one network.
func (p *Parser) Tag(dst *Tree, s string, tokens []text.Token) {
	p.run(dst, s, tokens, false)
}

func (p *Parser) run(dst *Tree, s string, tokens []text.Token, parse bool) {
	dst.Words = slices.Grow(dst.Words[:0], len(tokens))
	state := p.states.Get().(*net.State)
	defer p.states.Put(state)
	style := net.StyleOf(len(tokens), func(i int) string { return tokens[i].Of(s) })
	root := -1
	for from, to := 0, 0; from < len(tokens); from = to {
		to = pieceEnd(s, tokens, from)
		piece := tokens[from:to]
		state.Begin()
		var kept [MaxTokens]uint8 // the words that the network sees
		n := 0
		for i := 0; i < len(piece); i++ {
			i += approximator(s, piece, i)
			i += distance(s, piece, i)
			form := ""
			if near := nearness(s, piece, i); near > 0 {
				i += near
				form = "near"
			} else {
				form = namesake(piece[i].Of(s), style)
			}
			kept[n] = uint8(i)
			n++
			state.Add(p.net, form, style)
		}
		if parse {
			p.net.Parse(state)
		} else {
			p.net.Tag(state)
		}
		for i, k := 0, 0; i < len(piece); i++ {
			if seen := int(kept[k]); seen > i {
				dst.addUnseen(s, piece, i, seen, p.lemmas, parse)
				i = seen
			}
			t := piece[i]
			w := Word{Span: t.Span, Form: t.Of(s), Head: -1}
			w.UPOS, w.XPOS = POS(state.Tags[k]>>8), Tag(state.Tags[k]&255)
			if w.XPOS == TagVBP && p.lemmas.IsPastOnly(lower(w.Form)) {
				w.XPOS = TagVBD // "Gunmen shot a judge."
			}
			w.Lemma = lemmaOf(p.lemmas, w.Form, w.UPOS, w.XPOS, style&net.Folded != 0)
			if parse {
				switch h := state.Heads[k]; {
				case h >= 0:
					w.Head, w.Rel = from+int(kept[h]), Rel(state.Rels[k])
				case root < 0:
					root = from + i
				default:
					w.Head, w.Rel = root, RelParataxis
				}
			}
			dst.Words = append(dst.Words, w)
			k++
		}
	}
	if parse {
		dst.settle()
		dst.gerunds(p.lemmas)
		dst.shelters(p.lemmas)
		dst.carriers()
		dst.deedsAsNouns(p.lemmas)
		dst.sayers()
		dst.heardSayers()
		dst.doingSayers()
		dst.withinThat()
		dst.asClauses()
		dst.mediaReport(p.lemmas)
		dst.shots()
		dst.shotAt()
		dst.ladenInto()
		dst.phrasals(p.lemmas)
		dst.lateParticiples(p.lemmas)
		dst.finiteClauses()
		dst.presents(p.lemmas)
		dst.infinitives(p.lemmas)
		dst.launchedThings()
		dst.bareObjects()
		dst.hyphenedVerbs()
		dst.reducedRelatives()
		dst.twoClauses()
		dst.armed()
		dst.agents()
		dst.amongThem()
		dst.bareDays()
		dst.frontedDays()
		dst.mainPassives()
		dst.subjects()
		dst.sharedPassives()
		dst.takesPlace()
		dst.joinedObjects()
		dst.wholeNames()
	}
}

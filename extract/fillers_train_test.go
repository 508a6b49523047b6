package extract

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/annals-kg/annals/eval"
	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/testdata/articles"
	"github.com/annals-kg/annals/testdata/gold"
	"github.com/annals-kg/annals/text"
)

// TestTrainFillers learns fillers_weights.bin from articles whose events are
// coded by hand, where TRAIN_FILLERS names a directory that holds them:
//
//	TRAIN_FILLERS=DIR go test ./extract -run TestTrainFillers -v
//
// DIR holds the files that TestTrainConfidence reads. The confidence that pairs
// rest on is learnt from the half of the articles that the pair is not of.
// TRAIN_FILLERS_PART=even or odd learns from that half alone and prints how often
// the pairs of the other are right, by their score.
func TestTrainFillers(t *testing.T) {
	dir := os.Getenv("TRAIN_FILLERS")
	if dir == "" {
		t.Skip("TRAIN_FILLERS names no directory of articles with coded events")
	}
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	halves := judgedPairs(t, x, dir, judgedHalves(t, x, dir))
	learn, test := slices.Concat(halves[0], halves[1]), []judgedPair(nil)
	switch os.Getenv("TRAIN_FILLERS_PART") {
	case "even":
		learn, test = halves[0], halves[1]
	case "odd":
		learn, test = halves[1], halves[0]
	}
	t.Logf("%d pairs", len(learn))
	w, unseen := fitFillers(learn)
	rate := fitRating(t, learn, unseen)
	for _, corpus := range []string{"muc4", "wikievents", "own", "strikes"} {
		for _, r := range learntRoles {
			reportPairs(t, corpus, r, w, test)
		}
	}
	if err := os.WriteFile("fillers_weights.bin", append(w, rate...).bytes(fillerScale), 0o644); err != nil {
		t.Fatal(err)
	}
}

// A judgedPair is a pair that a corpus says is right or wrong, or known not to.
type judgedPair struct {
	judged   // with the weights of its kind of text
	features fillerFeatures
	wire     bool
	role     role
	thing    string
	filled   bool
	known    bool
	event    *judgedEvent
}

// A mucThing is a thing of an article of MUC-4 in a role.
type mucThing struct {
	article int
	role    role
	thing   string
}

// A judgedEvent is the event of a pair; one that is not known is not rated.
type judgedEvent struct {
	article  int // its number in the corpus
	standing standing
	known    bool
	right    bool
}

// fitFillers learns the weights of pairs and returns, too, the score of each
// pair of MUC-4 by weights that have not seen its article.
func fitFillers(pairs []judgedPair) (w regression, unseen []float64) {
	w, unseen = fitWire(pairs)
	copy(w[wireWeights:], fitProse(pairs)[wireWeights:])
	return w, unseen
}

// fitProse learns the weights of pairs outside wire reports, from those in them
// too: what is only so there is left to weights of their own, not kept.
func fitProse(pairs []judgedPair) regression {
	var examples []judged
	for i := range pairs {
		if q := &pairs[i]; q.known {
			examples = append(examples, q.judged)
			if e := &examples[len(examples)-1]; q.wire {
				e.weights = slices.Clone(e.weights)
				for _, f := range q.features {
					e.weights = append(e.weights, fillerFeature(f, q.role, false))
				}
			}
		}
	}
	return fit(examples, fitting{size: fillerWeights, epochs: 4, least: 4, penalty: fillerPenalty})
}

func fillerPenalty(uint32) float64 { return 6e-2 }

// fitWire learns the weights of pairs in wire reports. A thing is named many
// times there, often where nothing tells of its part. So half of the weights are
// learnt from all pairs, half from the pair of each thing and role that weights
// which have not seen the article rate best, right if any pair of the two is.
func fitWire(pairs []judgedPair) (w regression, unseen []float64) {
	const folds = 5
	fold := func(i int) int { return pairs[i].event.article / 2 % folds }
	learn := func(without int, take func(i int) bool, isRight func(q *judgedPair) bool) regression {
		var examples []judged
		for i := range pairs {
			if q := &pairs[i]; q.corpus == "muc4" && q.known && fold(i) != without && take(i) {
				examples = append(examples, q.judged)
				examples[len(examples)-1].right = isRight(q)
			}
		}
		return fit(examples, fitting{size: fillerWeights, epochs: 6, least: 4, penalty: fillerPenalty})
	}
	unseen = make([]float64, len(pairs))
	score := func(w regression, of int) {
		for i := range pairs {
			if fold(i) == of {
				unseen[i] = w.score(pairs[i].weights)
			}
		}
	}
	all := func(int) bool { return true }
	alone := func(q *judgedPair) bool { return q.right }
	var first [folds]regression
	for k := range folds {
		first[k] = learn(k, all, alone)
		score(first[k], k)
	}
	best, right := map[mucThing]int{}, map[mucThing]bool{}
	for i := range pairs {
		q := &pairs[i]
		of := mucThing{q.event.article, q.role, q.thing}
		if q.corpus != "muc4" || !q.known {
			continue
		}
		if old, found := best[of]; !found || unseen[i] > unseen[old] {
			best[of] = i
		}
		right[of] = right[of] || q.right
	}
	isBest := func(i int) bool {
		q := &pairs[i]
		return best[mucThing{q.event.article, q.role, q.thing}] == i
	}
	anywhere := func(q *judgedPair) bool { return right[mucThing{q.event.article, q.role, q.thing}] }
	mean := func(a, b regression) regression {
		for i := range a {
			a[i] = (a[i] + b[i]) / 2
		}
		return a
	}
	for k := range folds {
		score(mean(first[k], learn(k, isBest, anywhere)), k)
	}
	return mean(learn(-1, all, alone), learn(-1, isBest, anywhere)), unseen
}

// fitRating learns what the scores of pairs, from weights that have not seen
// their article, tell of their events, and prints how the events are rated.
func fitRating(t *testing.T, pairs []judgedPair, unseen []float64) regression {
	top, best := map[*judgedEvent]float64{}, map[int]float64{} // of an event, of an article of MUC-4
	var events []*judgedEvent
	for i := range pairs {
		q := &pairs[i]
		if q.corpus != "muc4" {
			continue
		}
		old, seen := top[q.event]
		if !seen {
			events = append(events, q.event)
		}
		if !seen || unseen[i] > old {
			top[q.event] = unseen[i]
		}
		if old, seen := best[q.event.article]; !seen || unseen[i] > old {
			best[q.event.article] = unseen[i]
		}
	}
	events = slices.DeleteFunc(events, func(e *judgedEvent) bool { return !e.known })
	rate := make(regression, rateWeights)
	rate[rateBefore] = 1
	score := func(e *judgedEvent) (sum float64, x [rateWeights]float64) {
		x = rating(e.standing, top[e], best[e.article])
		for i := range x {
			sum += rate[i] * x[i]
		}
		return sum, x
	}
	for range 3000 {
		var slope [rateWeights]float64
		for _, e := range events {
			sum, x := score(e)
			d := -1 / (1 + math.Exp(-sum))
			if e.right {
				d++
			}
			for i := range x {
				slope[i] += d * x[i]
			}
		}
		for i := range slope {
			rate[i] += 0.1 * slope[i] / float64(len(events))
		}
	}
	var examples []judged
	var before, after []float64
	for _, e := range events {
		sum, x := score(e)
		examples = append(examples, judged{right: e.right})
		before, after = append(before, x[rateBefore]), append(after, sum)
	}
	t.Logf("rated by their fillers with %.2f; before and after:", rate)
	reportReliability(t, "", examples, before, 1, 0)
	reportReliability(t, "", examples, after, 1, 0)
	return rate
}

// judgedPairs reads the articles and returns what their gold says of each pair,
// by the parity of the article. The confidence of the articles of each half is
// learnt from the events of the other.
func judgedPairs(t *testing.T, x *Extractor, dir string, events [2][]judged) (halves [2][]judgedPair) {
	var weights [2]string
	for half := range events {
		w := fitConfidence(events[1-half])
		var scores []float64
		for _, e := range events[half] {
			scores = append(scores, w.score(e.weights))
		}
		slope, shift := fitLine(events[half], scores)
		weights[half] = string(w.along(slope, shift, hashFeature("bias", "")).bytes(weightScale))
	}
	x.observe = nil
	read := func(corpus string, n int, doc *text.Document, weight float64, judge func(*pair) (right, known bool), judgeEvent func(*event.Event) (right, known bool)) {
		x.weights = weights[n%2]
		found := map[*draft]*judgedEvent{}
		var drafts []*draft
		x.drafted = func(d *draft) { drafts = append(drafts, d) }
		x.paired = func(q *pair, wire bool) {
			if found[q.draft] == nil {
				found[q.draft] = &judgedEvent{article: n}
			}
			right, known := judge(q)
			e := judgedPair{judged{nil, right, weight, corpus, n%2 == 1}, slices.Clone(q.features), wire, q.role, thingKey(&q.mention.Ref), q.filled, known, found[q.draft]}
			for _, f := range q.features {
				e.weights = append(e.weights, fillerFeature(f, q.role, wire))
			}
			halves[n%2] = append(halves[n%2], e)
		}
		if _, err := x.Extract(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		stand := standings(drafts)
		for _, d := range drafts {
			if e := found[d]; e != nil && judgeEvent != nil {
				e.standing = stand[d]
				e.right, e.known = judgeEvent(&d.Event)
			}
		}
	}
	readMUC(t, filepath.Join(dir, "muc4.jsonl"), func(n int, doc *text.Document, templates []mucTemplate) {
		read("muc4", n, doc, 1, func(q *pair) (bool, bool) { return fillsTemplate(q, templates) }, func(e *event.Event) (bool, bool) {
			kind := mucType(e)
			right := reportable(e, templates) && slices.ContainsFunc(templates, func(t mucTemplate) bool { return slices.Contains(t.Type, kind) })
			return right, kind != "" && (e.Status == event.Actual || e.Status == event.Attempted)
		})
	})
	readWikiEvents(t, filepath.Join(dir, "wikievents.jsonl"), func(n int, doc *text.Document, events []wikiEvent) {
		read("wikievents", n, doc, 3, func(q *pair) (bool, bool) { return fillsWikiEvent(q, events) }, nil)
	})
	own, err := eval.ReadCases(articles.FS, gold.FS)
	if err != nil {
		t.Fatal(err)
	}
	strikes, err := eval.ReadStrikes(os.DirFS(dir), "strikes.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for n := range own {
		read("own", n, &own[n].Document, 3, func(q *pair) (bool, bool) { return fillsCase(q, &own[n]) }, nil)
	}
	for n := range strikes {
		read("strikes", n, &strikes[n].Document, 3, func(q *pair) (bool, bool) { return fillsCase(q, &strikes[n]) }, nil)
	}
	return halves
}

// reportPairs prints how many pairs of a corpus and role are right, by score,
// those that rules made fillers apart from the rest.
func reportPairs(t *testing.T, corpus string, r role, w regression, pairs []judgedPair) {
	edges := []float64{math.Inf(-1), -4, -3, -2, -1.5, -1, -0.5, 0, 0.5, 1, 2, math.Inf(1)}
	for _, filled := range []bool{true, false} {
		n, right := make([]int, len(edges)), make([]int, len(edges))
		for i := range pairs {
			if e := &pairs[i]; e.known && e.corpus == corpus && e.role == r && e.filled == filled {
				k := 0
				for s := w.score(e.weights); s >= edges[k+1]; {
					k++
				}
				n[k]++
				if e.right {
					right[k]++
				}
			}
		}
		line := ""
		for k := range n {
			if n[k] > 0 {
				line += fmt.Sprintf("  %g: %d of %d", edges[k], right[k], n[k])
			}
		}
		if line != "" {
			t.Logf("%s %s, by rules %t:%s", corpus, roleNames[r], filled, line)
		}
	}
}

// fillsTemplate reports whether a mention fills the slot of a template that its
// role stands for.
func fillsTemplate(q *pair, templates []mucTemplate) (right, known bool) {
	known = true
	for _, t := range templates {
		var fills []mucFill
		switch q.role {
		case actorRole:
			if isPeople(q.mention) {
				fills = t.Individuals
			}
			if !isPeople(q.mention) || q.mention.ID != "" && !strings.Contains(string(q.mention.ID), "~") {
				fills = slices.Concat(fills, t.Organisations)
			}
		case recipientRole:
			fills = slices.Concat(t.Names, t.Descriptions)
		case targetRole:
			fills = t.Things
		case weaponRole:
			fills = t.Weapons
		}
		for _, f := range fills {
			for _, s := range append(slices.Clone(f.Text), f.Ref...) {
				if holdsWords(s, spoken(&q.mention.Ref)) {
					if f.Optional || t.Optional {
						known = false
					} else {
						return true, true
					}
				}
			}
		}
	}
	return false, known
}

// fillsWikiEvent reports whether a mention is an argument, in its role, of an
// event that the pair's draft finds; known where it finds one.
func fillsWikiEvent(q *pair, events []wikiEvent) (right, known bool) {
	for i := range events {
		e := &events[i]
		if !e.meets(&q.draft.Event) {
			continue
		}
		known = true
		r := q.role
		if r == targetRole {
			r = recipientRole
		}
		for _, sp := range e.arguments[r] {
			if sp.Overlaps(q.mention.Span) {
				return true, true
			}
		}
	}
	return false, known
}

// fillsCase is fillsWikiEvent for articles of our own form.
func fillsCase(q *pair, c *eval.Case) (right, known bool) {
	for i := range c.Events {
		g := &c.Events[i]
		if !q.draft.Trigger.Overlaps(g.Trigger.Span) || g.Optional {
			continue
		}
		known = true
		var names []eval.Name
		switch q.role {
		case actorRole:
			names = g.Actors
		case recipientRole:
			names = g.Recipients
		case targetRole:
			names = g.Targets
		case weaponRole:
			for _, w := range g.Weapons {
				names = append(names, eval.Name(w.Name))
			}
		}
		for _, n := range names {
			if n.Matches(q.mention.Text, q.mention.Name) {
				return true, true
			}
		}
	}
	return false, known
}

// spoken is what a ref says: its words, for a pronoun the name it stands for.
func spoken(ref *event.Ref) string {
	if fillerPronouns[strings.ToLower(ref.Text)] {
		return cmp.Or(ref.Name, ref.Text)
	}
	return cmp.Or(ref.Text, ref.Name)
}

var fillerPronouns = wordSet("he him his she her it its they them their who which that this these those we us i you")

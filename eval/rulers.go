package eval

import (
	"context"
	"io/fs"

	"github.com/annals-kg/annals/internal/registry"
	"github.com/annals-kg/annals/testdata/articles"
	"github.com/annals-kg/annals/testdata/gold"
)

// A Ruler scores an extractor on one hand-coded corpus.
type Ruler struct {
	Name    string
	Summary string
	// Path is where the corpus lies below the directory that Run is given. It
	// is empty if the corpus is part of the program: Run then needs no tree.
	Path string

	score func(ctx context.Context, fsys fs.FS, path string, extract Extractor) (*Report, error)
}

// Run scores the extractor on the corpus at r.Path of fsys. The error wraps
// fs.ErrNotExist where the corpus is not there.
func (r Ruler) Run(ctx context.Context, fsys fs.FS, extract Extractor) (*Report, error) {
	return r.score(ctx, fsys, r.Path, extract)
}

// Rulers are all rulers by name.
var Rulers = registry.New[Ruler]("ruler")

func register(r Ruler) { Rulers.Register(r.Name, r) }

func init() {
	register(Ruler{
		Name:    "articles",
		Summary: "the project's own articles, coded event by event: every slot, end to end",
		score: func(ctx context.Context, _ fs.FS, _ string, extract Extractor) (*Report, error) {
			cases, err := ReadCases(articles.FS, gold.FS)
			if err != nil {
				return nil, err
			}
			return Score(ctx, "articles", cases, extract)
		},
	})
	register(Ruler{
		Name:    "seed",
		Summary: "the article the project began with: every slot of its 14 events, none extra",
		Path:    "seed",
		score:   ScoreSeed,
	})
	register(Ruler{
		Name:    "plover_gsr",
		Summary: "PLOVER's gold standard sentences: category, actor and recipient",
		Path:    "corpora/plover_gsr.jsonl",
		score:   ScorePLOVER,
	})
	register(Ruler{
		Name:    "plover_zsp",
		Summary: "sentences with one marked pair of parties: PLOVER category, actor and recipient",
		Path:    "corpora/plover_zsp.jsonl",
		score:   ScorePLOVERPairs,
	})
	register(Ruler{
		Name:    "petrarch",
		Summary: "PETRARCH's validation sentences: CAMEO root, actor and recipient",
		Path:    "corpora/petrarch.jsonl",
		score:   ScorePETRARCH,
	})
	register(Ruler{
		Name:    "strikes",
		Summary: "recent war reporting, coded event by event: every slot, end to end",
		Path:    "corpora/strikes.jsonl",
		score:   ScoreStrikes,
	})
}

package eval

import (
	"context"
	"encoding/json"
	"io/fs"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

// ScorePLOVER scores the gold standard records of PLOVER: sentences with one
// event, its sources and its targets. A side is right by its country or by a
// word of its name; a place or a thing hit counts as a recipient, as PLOVER has
// no other role for it. Sides without a code ("diplomatic") are not asked for.
// Categories that PLOVER has since merged count as one. What else a sentence
// tells is not coded, and not counted.
// Source: openeventdata/PLOVER, GSR of 2018; categories of the manual of 2023.
func ScorePLOVER(ctx context.Context, fsys fs.FS, name string, extract Extractor) (*Report, error) {
	var rows []sentence
	err := readRows(fsys, name, func(doc text.Document, gold json.RawMessage) error {
		type side struct {
			ActorText string `json:"actorText"`
			Code      string `json:"code"`
		}
		var g struct {
			Event          string
			Source, Target []side
		}
		if err := json.Unmarshal(gold, &g); err != nil {
			return err
		}
		parties := func(sides []side) (parties []party) {
			for _, s := range sides {
				if s.Code != "" {
					parties = append(parties, party{country: s.Code, words: Name(s.ActorText)})
				}
			}
			return parties
		}
		rows = append(rows, sentence{document: doc, oneOfMany: true, triples: []triple{{mergedPLOVER(g.Event), parties(g.Source), parties(g.Target)}}})
		return nil
	})
	if err != nil {
		return nil, err
	}
	return scoreSentences(ctx, "plover_gsr", rows, func(e *event.Event) string { return mergedPLOVER(e.Codes.PLOVER) }, extract)
}

// mergedPLOVER turns a category of 2018 into the one that has taken it in.
func mergedPLOVER(category string) string {
	switch category {
	case "DEMAND":
		return "REQUEST"
	case "DISAPPROVE", "INVESTIGATE":
		return "ACCUSE"
	case "FIGHT":
		return "ASSAULT"
	case "YIELD":
		return "CONCEDE"
	}
	return category
}

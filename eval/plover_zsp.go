package eval

import (
	"context"
	"encoding/json"
	"io/fs"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

// ScorePLOVERPairs scores sentences in which one pair of parties is marked with
// the PLOVER category of what one does to the other. A side is right by a word
// of its name. The sentences tell other events as well, which nobody
// marked: they are not counted.
// Source: snowood1/Zero-Shot-PLOVER, root codes of 2023.
func ScorePLOVERPairs(ctx context.Context, fsys fs.FS, name string, extract Extractor) (*Report, error) {
	var rows []sentence
	err := readRows(fsys, name, func(doc text.Document, gold json.RawMessage) error {
		var g struct{ Root, Source, Target string }
		if err := json.Unmarshal(gold, &g); err != nil {
			return err
		}
		side := func(words string) []party { return []party{{words: Name(words)}} }
		rows = append(rows, sentence{document: doc, oneOfMany: true, triples: []triple{{mergedPLOVER(g.Root), side(g.Source), side(g.Target)}}})
		return nil
	})
	if err != nil {
		return nil, err
	}
	return scoreSentences(ctx, "plover_zsp", rows, func(e *event.Event) string { return mergedPLOVER(e.Codes.PLOVER) }, extract)
}

package eval

import (
	"context"
	"encoding/json"
	"io/fs"
	"slices"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

// ScorePETRARCH scores the validation sentences of PETRARCH: CAMEO codes with
// source and target. What is asked for is the root of the code (its first two
// digits) and the country of each side; sides without a country, such as IGOs
// and "---GOV", may be anyone. Sentences whose actors are invented
// (Middle-earth) are rows of their own, and there a side is the beginning of
// its name; so are those of real actors that test how a dictionary is looked up
// ("acted oddly with respect to Libya"). Codes outside CAMEO 1.1b3 are the test suite's own, and skipped.
// Source: openeventdata/UniversalPetrarch, data/text.
func ScorePETRARCH(ctx context.Context, fsys fs.FS, name string, extract Extractor) (*Report, error) {
	var rows []sentence
	err := readRows(fsys, name, func(doc text.Document, gold json.RawMessage) error {
		var g struct {
			Stylised bool
			Invented bool `json:"fictional_actors"`
			CAMEO    []struct{ Code, Source, Target *string }
		}
		if err := json.Unmarshal(gold, &g); err != nil {
			return err
		}
		s := sentence{document: doc}
		switch {
		case g.Invented:
			s.set = ", invented"
		case g.Stylised:
			s.set = ", stylised"
		}
		skipped := false
		for _, c := range g.CAMEO {
			if c.Code == nil {
				continue
			}
			root := (*c.Code)[:min(2, len(*c.Code))]
			if root < "01" || root > "20" {
				skipped = true
				continue
			}
			s.triples = append(s.triples, triple{root, cameoParty(c.Source, doc.Text), cameoParty(c.Target, doc.Text)})
		}
		if len(s.triples) > 0 || !skipped {
			rows = append(rows, s)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	root := func(e *event.Event) string { return e.Codes.CAMEO[:min(2, len(e.Codes.CAMEO))] }
	return scoreSentences(ctx, "petrarch", rows, root, extract)
}

// cameoParty reads an actor code: three letters of a country and those of a
// role. Letters of no country are asked for only where a word of the sentence
// begins with them.
func cameoParty(code *string, sentence string) []party {
	if code == nil || *code == "" {
		return nil
	}
	letters := (*code)[:min(3, len(*code))]
	if slices.Contains(countries, letters) {
		return []party{{country: letters}}
	}
	if strings.Trim(letters, "-#") != "" && hasWordWith(sentence, letters) {
		return []party{{invented: letters}}
	}
	return []party{{}}
}

package extract_test

import (
	"bytes"
	"context"
	"os"
	"testing"

	"github.com/annals-kg/annals/eval"
	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/extract"
	"github.com/annals-kg/annals/internal/golden"
	"github.com/annals-kg/annals/text"
)

// reader returns the extractor with the program's default settings, as eval wants it.
func reader(t testing.TB) eval.Extractor {
	t.Helper()
	x, err := extract.New(extract.Options{MinConfidence: event.DefaultMinConfidence})
	if err != nil {
		t.Fatal(err)
	}
	return func(ctx context.Context, doc *text.Document) ([]event.Event, error) {
		r, err := x.Extract(ctx, doc)
		if err != nil {
			return nil, err
		}
		return r.Events, nil
	}
}

// measure runs a ruler over the corpora beside the repository, and skips the
// test where they are not. ANNALS_SHOW=1 in the environment prints what went
// wrong.
func measure(t *testing.T, ruler string) *eval.Report {
	t.Helper()
	const shared = "../../shared"
	r, err := eval.Rulers.Lookup(ruler)
	if err != nil {
		t.Fatal(err)
	}
	if r.Path != "" {
		if _, err := os.Stat(shared + "/" + r.Path); err != nil {
			t.Skip("the corpus is not here: ", err)
		}
	}
	report, err := r.Run(t.Context(), os.DirFS(shared), reader(t))
	if err != nil {
		t.Fatal(err)
	}
	if os.Getenv("ANNALS_SHOW") != "" {
		var b bytes.Buffer
		if err := report.Show(&b); err != nil {
			t.Fatal(err)
		}
		t.Logf("\n%s", b.Bytes())
	}
	return report
}

// TestOwnArticles keeps the scores of the project's own articles in
// testdata/gold/scores.txt, so that a change of the extractor shows as a diff.
func TestOwnArticles(t *testing.T) {
	report := measure(t, "articles")
	var b bytes.Buffer
	if err := report.WriteTable(&b); err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "../testdata/gold/scores.txt", b.Bytes())
}

package extract_test

import (
	"bytes"
	"testing"

	"github.com/annals-kg/annals/internal/golden"
)

// TestSeedArticle keeps the scores of the article that the project began with
// in testdata/gold/seed.txt. The aim is 100 in every row: all 14 events, every
// slot that their gold gives, and nothing besides.
func TestSeedArticle(t *testing.T) {
	report := measure(t, "seed")
	report.ByDocument = nil // it is one document
	var b bytes.Buffer
	if err := report.WriteTable(&b); err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "../testdata/gold/seed.txt", b.Bytes())
}

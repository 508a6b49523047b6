package extract_test

import (
	"bytes"
	"os"
	"testing"

	"github.com/annals-kg/annals/eval"
	"github.com/annals-kg/annals/internal/golden"
)

// TestGenres keeps the scores of short texts of genres that the rules were
// not written for: a wire in capitals, a daily assessment, police news, a live
// blog, a ministry's communiqué and the like, news of diplomacy, and of the
// world's other wars and crimes. They were coded before the program
// first read them. ANNALS_SHOW=1 in the environment prints what went wrong.
func TestGenres(t *testing.T) {
	const dir = "../testdata/genres"
	cases, err := eval.ReadCases(os.DirFS(dir+"/articles"), os.DirFS(dir+"/gold"))
	if err != nil {
		t.Fatal(err)
	}
	report, err := eval.Score(t.Context(), "genres", cases, reader(t))
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
	var b bytes.Buffer
	if err := report.WriteTable(&b); err != nil {
		t.Fatal(err)
	}
	golden.Check(t, dir+"/scores.txt", b.Bytes())
}

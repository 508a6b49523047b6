package queries_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/annals-kg/annals/queries"
)

func TestAsOf(t *testing.T) {
	s := open(t) // articles of 15, 17 and 20 May, loaded on 1 June
	for _, c := range []struct {
		line string
		want []string
	}{
		{"articles --as-of 2024-05-14", nil},
		{"articles --as-of 2024-05-15", []string{"night"}},
		{"articles --as-of 2024-05-15T12:00Z", nil}, // it gives no hour, and the day is not over
		{"articles --as-of 2024-05-16T00:00:00+00:00", []string{"night"}},
		{"articles --as-of 2024-05", []string{"night", "quiet", "morrow"}},
		{"articles --as-of 2024-05 --clock loaded", nil},
		{"articles --as-of 2024-06-01 --clock loaded", []string{"night", "quiet", "morrow"}},
	} {
		t.Run(c.line, func(t *testing.T) {
			if got := column(t, mustAsk(t, s, c.line), "article"); !slices.Equal(got, c.want) && len(got)+len(c.want) > 0 {
				t.Errorf("articles %q; want %q", got, c.want)
			}
		})
	}
	if now, then := mustAsk(t, s, "claims --place Dubovoye"), mustAsk(t, s, "claims --place Dubovoye --as-of 2024-05-16"); len(then.Rows) >= len(now.Rows) || len(then.Rows) == 0 {
		t.Errorf("%d claims as of the 16th, %d now; want fewer and some", len(then.Rows), len(now.Rows))
	}
	// What an answer yields later is of that moment too.
	a := mustAsk(t, s, "events --as-of 2024-05-15")
	for st, err := range a.Statements {
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(st.Label, "morrow") {
			t.Errorf("as of the 15th: %v", st)
		}
	}
	for line, want := range map[string]string{
		"events --as-of 2024-05-01":                  "no article had been published by then",
		"articles --as-of 2024-05-01 --clock loaded": "no article had been loaded by then",
		"regions --on 2024-05-15 --as-of 2024-05-10": "no article had been published by then",
	} {
		if a := mustAsk(t, s, line); len(a.Rows) > 0 || !strings.Contains(a.Empty, want) {
			t.Errorf("%s: %d rows, empty %q; want %q", line, len(a.Rows), a.Empty, want)
		}
	}
	for line, want := range map[string]string{
		"events --as-of yesterday":                   "is no time; write 2024-05-15",
		"events --as-of 2024-05-15 --clock happened": "no clock",
	} {
		if _, err := ask(context.Background(), s, line); !errors.Is(err, queries.ErrArgument) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v; want an ErrArgument with %q", line, err, want)
		}
	}
}

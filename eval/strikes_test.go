package eval

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

func TestStrikes(t *testing.T) {
	const row = `{"id":"1","text":"Two drones hit a mill near Izium overnight. The mill burned down.","published":"2023-03-02","gold":{"events":[
{"required":true,"trigger":[11,14],"spans":[[0,33],[44,65]],"codings":[{"category":"assault","mode":"drone","status":"actual","actors":["Russia?"],"targets":["mill"],
"weapons":[{"name":"drones","class":"drone","count":[2,2],"fate":"hit"}],"places":[{"name":"Izium","country":"UA"}],"time":null,"time_basis":"publication","killed":null,"claims":[]}]}]}}`
	fsys := fstest.MapFS{"strikes.jsonl": {Data: []byte(strings.ReplaceAll(row, "\n", ""))}}
	cases, err := ReadStrikes(fsys, "strikes.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	g := cases[0].Events[0]
	if g.Trigger.Text != "hit" || g.Actors[0] != "Russia" || g.Time.From != "2023-03-02" || g.Time.To != "2023-03-03" || len(g.spans()) != 3 {
		t.Errorf("gold = %+v, time %+v", g, g.Time)
	}
	r, err := ScoreStrikes(t.Context(), fsys, "strikes.jsonl", perfectly(cases))
	if err != nil {
		t.Fatal(err)
	}
	if row, _ := r.Row(rowAll); row.F1 != 100 || row.Right < 10 {
		t.Errorf("a perfect reader: %+v; findings %v", row, r.Findings)
	}
}

// TestPerfectReaderOfSharedStrikes finds gold that this package cannot compare.
func TestPerfectReaderOfSharedStrikes(t *testing.T) {
	const dir = "../../shared/corpora"
	if _, err := os.Stat(dir + "/strikes.jsonl"); err != nil {
		t.Skip("the corpus is not here: ", err)
	}
	cases, err := ReadStrikes(os.DirFS(dir), "strikes.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	r, err := Score(t.Context(), "strikes", cases, perfectly(cases))
	if err != nil {
		t.Fatal(err)
	}
	if row, _ := r.Row(rowAll); row.F1 < 99.5 {
		t.Errorf("all slots F1 %.1f; want 99.5 or more", row.F1)
		for _, f := range r.Findings {
			t.Logf("%+v", f)
		}
	}
}

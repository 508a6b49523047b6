package extract_test

import (
	"bufio"
	"encoding/json"
	"os"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/extract"
	"github.com/annals-kg/annals/text"
)

// TestNoFaults reads large corpora whole: no article of theirs may run the
// extractor into a mistake of its own, for which load would skip it.
func TestNoFaults(t *testing.T) {
	if testing.Short() {
		t.Skip("reads whole corpora: -short is set")
	}
	x, err := extract.New(extract.Options{MinConfidence: event.DefaultMinConfidence})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"articles", "wiki_current_events", "muc4"} {
		t.Run(name, func(t *testing.T) {
			f, err := os.Open("../../shared/corpora/" + name + ".jsonl")
			if err != nil {
				t.Skip("the corpus is not here: ", err)
			}
			defer f.Close()
			lines := make(chan []byte)
			var readers sync.WaitGroup
			for range runtime.GOMAXPROCS(0) {
				readers.Go(func() {
					for line := range lines {
						readWhole(t, x, line)
					}
				})
			}
			s := bufio.NewScanner(f)
			s.Buffer(nil, 1<<24)
			for s.Scan() {
				lines <- append([]byte(nil), s.Bytes()...)
			}
			close(lines)
			readers.Wait()
			if err := s.Err(); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// readWhole reads one article of a corpus, given as a line of JSON.
func readWhole(t *testing.T, x *extract.Extractor, line []byte) {
	var a struct{ ID, Text, Published string }
	if err := json.Unmarshal(line, &a); err != nil {
		t.Error(err)
		return
	}
	defer func() {
		if fault := recover(); fault != nil {
			t.Errorf("%s: %v", a.ID, fault)
		}
	}()
	doc := &text.Document{ID: a.ID, Text: a.Text}
	doc.Published, _ = time.Parse(time.DateOnly, a.Published[:min(len(a.Published), len(time.DateOnly))])
	if _, err := x.Extract(t.Context(), doc); err != nil {
		t.Errorf("%s: %v", a.ID, err)
	}
}

package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"time"

	"github.com/annals-kg/annals/graph"
)

// A journal says how far a load is, so that the next one of the same inputs goes
// on where it stopped: a file in the folder of the store, which is there while a
// load runs. Like seen it only saves time. What it cannot be written for is read
// again and found to be known.
type journal struct {
	path   string
	inputs Inputs
	asked  string // digest of what the load was asked to do
	last   place  // that all articles before are stored up to
	wrote  time.Time
}

// A stand is where a load was: entries of an input up to Done are stored.
type stand struct {
	Input    string
	Size     int64
	Modified time.Time
	Asked    string
	Done     int
}

const journalFile = "loading"

func openJournal(store *graph.Store, inputs Inputs, o Options) *journal {
	what, _ := json.Marshal([]any{o.Format, o.Published, o.Source, o.MaxBytes, o.Fields, o.Reader})
	sum := sha256.Sum256(what)
	return &journal{path: filepath.Join(store.Path(), journalFile), inputs: inputs, asked: hex.EncodeToString(sum[:8])}
}

// resume tells the input that a load was interrupted in how much of it is done,
// and returns that.
func (j *journal) resume() int {
	b, err := os.ReadFile(j.path)
	var was stand
	if err != nil || json.Unmarshal(b, &was) != nil {
		return 0
	}
	for i, in := range j.inputs.List {
		now, ok := j.stand(in)
		if now.Done = was.Done; ok && now == was {
			j.inputs.List[i].done = was.Done
			return was.Done
		}
	}
	return 0
}

// stand describes an input; only a file that was not written since is the same.
func (j *journal) stand(in Input) (stand, bool) {
	if in.Modified.IsZero() {
		return stand{}, false
	}
	path, err := filepath.Abs(in.Name)
	return stand{Input: path, Size: in.Size, Modified: in.Modified.UTC(), Asked: j.asked}, err == nil
}

// reached says that all articles before the entry of a place are stored. It is
// written at most once a second, and when the load is stopped.
func (j *journal) reached(p place) {
	const often = time.Second
	if j.last = p; time.Since(j.wrote) >= often {
		j.wrote = time.Now()
		j.write()
	}
}

func (j *journal) write() {
	if j.last.entry < 2 {
		return
	}
	s, ok := j.stand(j.inputs.List[j.last.input])
	if !ok {
		return
	}
	s.Done = j.last.entry - 1
	b, err := json.Marshal(s)
	if err != nil {
		return
	}
	// Written aside and renamed: it is there whole or not at all.
	if os.WriteFile(j.path+".new", b, 0o644) == nil {
		os.Rename(j.path+".new", j.path)
	}
}

// end says that the load is done.
func (j *journal) end() { os.Remove(j.path) }

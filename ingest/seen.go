package ingest

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/text"
)

// A seen remembers which documents were read by whom, and under which digest the
// store holds what was made of them, so that a document that comes again need
// not be read. It only saves time: the store is asked whether it still holds the
// article, and a file that is lost or cut short costs one reading.
//
// Its file is a list of records of 16 bytes, later ones before earlier: the key
// of the document and the first half of the digest.
type seen struct {
	file   *os.File
	reader string

	mu     sync.RWMutex
	sorted []record          // as they were when the load began
	added  map[uint64]uint64 // since
	waits  []byte            // not yet written
}

type record struct{ key, digest uint64 }

const (
	seenFile   = "seen"
	recordSize = 16
)

// openSeen opens the memory of a store, for what that reader reads; one without
// a name remembers nothing.
func openSeen(store *graph.Store, reader string) (*seen, error) {
	s := &seen{reader: reader, added: map[uint64]uint64{}}
	if reader == "" {
		return s, nil
	}
	path := filepath.Join(store.Path(), seenFile)
	b, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("ingest: %w", err)
	}
	b = b[:len(b)/recordSize*recordSize]
	s.sorted = make([]record, len(b)/recordSize)
	for i := range s.sorted {
		s.sorted[i] = record{binary.LittleEndian.Uint64(b[recordSize*i:]), binary.LittleEndian.Uint64(b[recordSize*i+8:])}
	}
	// The last of equal keys counts.
	slices.Reverse(s.sorted)
	slices.SortStableFunc(s.sorted, func(a, b record) int {
		switch {
		case a.key < b.key:
			return -1
		case a.key > b.key:
			return 1
		}
		return 0
	})
	s.sorted = slices.CompactFunc(s.sorted, func(a, b record) bool { return a.key == b.key })
	if s.file, err = os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o644); err == nil {
		_, err = s.file.Seek(int64(len(b)), 0) // over a record that was cut short
	}
	if err != nil {
		return nil, fmt.Errorf("ingest: %w", err)
	}
	return s, nil
}

// key is what a document is known by: all that it says, and who reads it.
func (s *seen) key(d *text.Document) uint64 {
	if s.file == nil {
		return 0
	}
	h := sha256.New()
	h.Write([]byte(s.reader))
	json.NewEncoder(h).Encode(d) // strings and a time: it does not fail
	return binary.LittleEndian.Uint64(h.Sum(nil))
}

// digest returns the first half of the digest under which the store held the
// article of a key.
func (s *seen) digest(key uint64) (string, bool) {
	if s.file == nil {
		return "", false
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	d, found := s.added[key]
	if !found {
		i, there := slices.BinarySearchFunc(s.sorted, key, func(r record, key uint64) int {
			switch {
			case r.key < key:
				return -1
			case r.key > key:
				return 1
			}
			return 0
		})
		if !there {
			return "", false
		}
		d = s.sorted[i].digest
	}
	return fmt.Sprintf("%016x", d), true
}

// add remembers an article that is on disk.
func (s *seen) add(key uint64, digest string) {
	if s.file == nil || len(digest) < 16 {
		return
	}
	var d uint64
	if _, err := fmt.Sscanf(digest[:16], "%016x", &d); err != nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.added[key] = d
	s.waits = binary.LittleEndian.AppendUint64(s.waits, key)
	s.waits = binary.LittleEndian.AppendUint64(s.waits, d)
}

// flush writes what was added. The system may hold it back: see seen.
func (s *seen) flush() error {
	if len(s.waits) == 0 {
		return nil
	}
	_, err := s.file.Write(s.waits)
	s.waits = s.waits[:0]
	if err != nil {
		return fmt.Errorf("ingest: %w", err)
	}
	return nil
}

func (s *seen) close() {
	if s.file != nil {
		s.file.Close()
	}
}

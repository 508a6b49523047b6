package quadstore

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// Name is what the store is registered as among Cayley's.
const Name = "pebble"

func init() {
	cayley.RegisterQuadStore(Name, cayley.QuadStoreRegistration{
		IsPersistent: true,
		InitFunc: func(path string, _ cayley.Options) error {
			s, err := Open(path, Options{})
			if err != nil {
				return err
			}
			return s.Close()
		},
		NewFunc: func(path string, o cayley.Options) (cayley.QuadStore, error) {
			readOnly, err := o.BoolKey("read_only", false)
			if err != nil {
				return nil, err
			}
			return Open(path, Options{ReadOnly: readOnly})
		},
	})
}

var (
	// ErrFormat: the folder holds no quad store, or one of another version.
	ErrFormat = errors.New("quadstore: not a store of this version")
	// ErrDiskFull: the disk has too little room for a write; none was begun.
	ErrDiskFull = errors.New("quadstore: disk full")
	// ErrNotFound: there is no store, and ReadOnly forbids making one.
	ErrNotFound = errors.New("quadstore: no store")
	// ErrInUse: another process writes to the store, and this one wants to.
	ErrInUse = errors.New("quadstore: in use")
	// ErrDamaged: a file is not what was written; the message names it. What lies
	// in others can be read.
	ErrDamaged = errors.New("quadstore: damaged")
	// ErrReadOnly: the store was opened for reading.
	ErrReadOnly = errors.New("quadstore: open for reading only")
	// ErrClosed: the store was used after Close.
	ErrClosed = errors.New("quadstore: closed")
	// ErrBroken: the disk refused a write, and the store takes no more until it
	// is opened anew. What was reported as stored is there.
	ErrBroken = errors.New("quadstore: a write failed; open the store anew")
)

// Options of a store. The zero value opens for reading and writing and makes
// the store where it is missing.
type Options struct {
	// ReadOnly opens the store as it is at this moment: beside a writer or not,
	// it stays so. Any number may.
	ReadOnly bool
	// CacheBytes is how much of the store is kept in memory; zero is 64 MiB. A
	// writer has 16 MiB more, for new keys.
	CacheBytes int64
	// MinFree is how many bytes of the disk are left free, or an eighth of it
	// where that is less: a write that finds less is refused before it begins,
	// since Pebble needs room to tidy up. Zero is 64 MiB, less than zero none.
	MinFree int64

	// Of tests: another file system, smaller tables; a longer pause.
	tune  func(*pebble.Options)
	pause time.Duration
}

// A Store is a graph.QuadStore of Cayley's. It is safe for concurrent use:
// readers see what was committed when they began and never wait for a writer.
type Store struct {
	db       *pebble.DB
	fs       vfs.FS
	path     string
	readOnly bool
	pin      *Pin // of a store that is open for reading
	minFree  int64
	names    *nameCache

	writing sync.Mutex  // held by the one writer
	idle    *time.Timer // calls paused; nil before the first write
	pause   time.Duration
	// broken is why the store takes no more writes; nil while it does.
	broken atomic.Pointer[error]
	// refused is closed when the store breaks.
	refused chan struct{}

	mu     sync.RWMutex
	counts counts
	byPred map[Node]predicate
	fans   map[fanKey]fan // what was learnt about predicates; see view.Fanout
	// tallies are what was long to count; see view.Count.
	tallies map[tallyKey]tally
	open    map[io.Closer]struct{}
	closed  bool
}

var _ cayley.QuadStore = (*Store)(nil)

var (
	keyFormat = []byte{kindMeta, 'f', 'o', 'r', 'm', 'a', 't'}
	keyCounts = []byte{kindMeta, 'c', 'o', 'u', 'n', 't', 's'}
)

const format = "annals-quads 2"

// Open opens the store in the folder at path.
func Open(path string, o Options) (*Store, error) {
	if o.CacheBytes == 0 {
		o.CacheBytes = 64 << 20
	}
	if o.MinFree == 0 {
		o.MinFree = 64 << 20
	}
	if o.pause == 0 {
		o.pause = pause
	}
	po := o.engine()
	s := &Store{path: path, readOnly: o.ReadOnly, minFree: o.MinFree, pause: o.pause, names: newNameCache(), byPred: map[Node]predicate{}, fans: map[fanKey]fan{}, tallies: map[tallyKey]tally{}, open: map[io.Closer]struct{}{}, refused: make(chan struct{})}
	// A flush that fails is tried again for ever, and writes wait for it once
	// memory is full: better say so.
	// A damaged table is an error to whoever reads it; Pebble alone would end
	// the program.
	po.EventListener = &pebble.EventListener{
		BackgroundError: s.fail,
		DataCorruption:  func(info pebble.DataCorruptionInfo) { s.fail(fmt.Errorf("%s is damaged: %w", info.Path, info.Details)) },
	}
	if o.ReadOnly {
		if err := s.pinTo(po); err != nil {
			return nil, err
		}
	}
	s.fs = po.FS
	db, err := pebble.Open(path, po)
	if err != nil {
		s.unpin()
		if errors.Is(err, pebble.ErrDBDoesNotExist) {
			return nil, fmt.Errorf("%w: %s", ErrNotFound, path)
		}
		return nil, damaged(err)
	}
	if o.ReadOnly {
		po.FS.(*pinnedFS).dropLogs()
	}
	s.db = db
	if err := s.load(o.ReadOnly); err != nil {
		db.Close()
		s.unpin()
		return nil, damaged(err)
	}
	return s, nil
}

// damaged makes an error of a damaged file an ErrDamaged, in one line.
func damaged(err error) error {
	if !pebble.IsCorruptionError(err) {
		return err
	}
	line, _, _ := strings.Cut(err.Error(), "\n")
	return fmt.Errorf("%w: %s", ErrDamaged, line)
}

// pinTo makes Pebble read the folder as it is now, writer or not.
func (s *Store) pinTo(po *pebble.Options) (err error) {
	s.pin, err = NewPin(s.path)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w: %w", ErrNotFound, err)
	} else if err != nil {
		return err
	}
	po.FS, err = s.pin.fs()
	return err
}

func (s *Store) unpin() {
	if s.pin != nil {
		s.pin.Close()
	}
}

// load reads what the store says of itself, and writes it into a new one.
func (s *Store) load(readOnly bool) error {
	found, err := s.get(keyFormat)
	switch {
	case err != nil:
		return err
	case found == nil && readOnly:
		return fmt.Errorf("%w: no format", ErrFormat)
	case found == nil:
		return s.db.Set(keyFormat, []byte(format), pebble.Sync)
	case string(found) != format:
		return fmt.Errorf("%w: it says %q, this program writes %q", ErrFormat, found, format)
	}
	b, err := s.get(keyCounts)
	if err != nil {
		return err
	}
	if b != nil && !s.counts.decode(b) {
		return fmt.Errorf("%w: its counts are damaged", ErrFormat)
	}
	it, err := s.db.NewIter(&pebble.IterOptions{LowerBound: []byte{kindPredicate}, UpperBound: []byte{kindPredicate + 1}})
	if err != nil {
		return err
	}
	defer it.Close()
	for it.First(); it.Valid(); it.Next() {
		if id, _, ok := cutID(it.Key()[1:]); ok {
			p, ok := decodePredicate(it.Value())
			if !ok {
				return fmt.Errorf("%w: its counts are damaged", ErrFormat)
			}
			s.byPred[id] = p
		}
	}
	return it.Error()
}

// get returns a copy of the value of a key, nil where there is none.
func (s *Store) get(key []byte) ([]byte, error) {
	b, closer, err := s.db.Get(key)
	if errors.Is(err, pebble.ErrNotFound) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	defer closer.Close()
	return append([]byte{}, b...), nil
}

// Stats returns the size of the graph; it is always exact.
func (s *Store) Stats(ctx context.Context, exact bool) (cayley.Stats, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return cayley.Stats{
		Nodes: cayley.Size{Size: s.counts.values, Exact: true},
		Quads: cayley.Size{Size: s.counts.quads, Exact: true},
	}, ctx.Err()
}

// Close waits for the writer, ends what readers have open and closes the store.
// Closing twice does nothing.
func (s *Store) Close() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.idle != nil {
		s.idle.Stop()
	}
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return nil
	}
	s.closed = true
	open := slices.Collect(maps.Keys(s.open))
	s.mu.Unlock()
	for _, c := range open {
		c.Close()
	}
	if s.readOnly {
		return errors.Join(s.db.Close(), s.pin.Close())
	}
	// What is in memory goes to tables now, so that the next start has no log
	// to read. Where that cannot be, the log has it all.
	var err error
	flushed := false
	if s.broken.Load() == nil && checkFree(s.path, 2*memTable) == nil {
		flushed, err = s.flush()
	}
	if err = errors.Join(err, s.db.Close()); err == nil && flushed {
		s.removeLogs()
	}
	return err
}

// removeLogs removes the logs of a closed store whose every key is in a table.
// Pebble keeps a few to write over, and would take them up at the next start.
func (s *Store) removeLogs() {
	names, err := s.fs.List(s.path)
	if err != nil {
		return
	}
	for _, name := range names {
		if isLog(name) {
			s.fs.Remove(s.fs.PathJoin(s.path, name)) // one that stays does no harm
		}
	}
}

// flush writes what is in memory to tables, and reports whether it did. It ends
// where the disk refuses, which Pebble would try for ever: the log has it all.
func (s *Store) flush() (done bool, err error) {
	flushed, err := s.db.AsyncFlush()
	if err != nil {
		return false, err
	}
	select {
	case <-flushed:
		return s.broken.Load() == nil, nil
	case <-s.refused:
		return false, nil
	}
}

// fail breaks the store for writing; the first reason stays.
func (s *Store) fail(why error) {
	err := fmt.Errorf("%w: %w", ErrBroken, why)
	if s.broken.CompareAndSwap(nil, &err) {
		close(s.refused)
	}
}

// isValid reports whether a quad has a subject, a predicate and an object.
func isValid(q quad.Quad) bool {
	return q.Subject != nil && q.Predicate != nil && q.Object != nil
}

// Path is the folder of the store.
func (s *Store) Path() string { return s.path }

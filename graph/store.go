package graph

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/graph/quadstore"
	"github.com/annals-kg/annals/graph/vocab"
	"github.com/annals-kg/annals/internal/registry"
)

// Errors of Open; test with errors.Is.
var (
	// ErrNotFound: there is no store there, and ReadOnly forbids making one.
	ErrNotFound = errors.New("graph: no store")
	// ErrInUse: another process writes to the store, and this one wants to. Wait
	// for it, or stop it; the message names it.
	ErrInUse = errors.New("graph: store in use")
	// ErrFormat: the folder holds something else, or a store of a layout that
	// this program does not know.
	ErrFormat = errors.New("graph: not a store of this program")
	// ErrDiskFull: there is too little room on the disk to add anything. Nothing
	// was begun; make room and add again.
	ErrDiskFull = quadstore.ErrDiskFull
	// ErrReadOnly: Add was called on a store opened for reading.
	ErrReadOnly = errors.New("graph: store is open for reading only")
	// ErrClosed: the store was used after Close.
	ErrClosed = quadstore.ErrClosed
)

// Options say how to open a store. The zero value opens it for reading and
// writing with the backend that it has, DefaultBackend where it is new.
type Options struct {
	// Backend names the quad store underneath; see Backends. Empty means that
	// of the store, DefaultBackend for a new one.
	Backend string
	// ReadOnly opens an existing store as it is now, beside a writer or not, and
	// refuses Add. Any number of processes may.
	ReadOnly bool
	// CacheBytes is how much of the store is kept in memory; zero is 64 MiB. A
	// writer has 16 MiB more, for what is new.
	CacheBytes int64
	// MinFree is how many bytes of the disk Add leaves free; zero is 64 MiB, less
	// than zero none.
	MinFree int64
	// Now is the clock that stamps articles as loaded; nil is time.Now.
	Now func() time.Time
}

// DefaultBackend is what Open creates a store with where Options name none.
const DefaultBackend = quadstore.Name

// Backends lists the names of the quad stores that a store can be kept in,
// sorted.
func Backends() []string { return []string{quadstore.Name} }

// A Store keeps articles and their events in a folder. It is safe for
// concurrent use; any number may read while one adds.
type Store struct {
	View     // the store as it is now
	path     string
	readOnly bool
	now      func() time.Time
	qs       *quadstore.Store

	// adding holds back other writers for the length of an Add.
	adding sync.Mutex
	closed bool   // guarded by adding
	copies copies // guarded by adding

	mu sync.RWMutex // guards what follows
	// superseded holds the articles that a later reading replaces.
	superseded map[quad.IRI]bool
	// version counts the sets that were added, for what is cached by others.
	version  uint64
	names    *names
	articles map[quad.IRI]ArticleInfo // see View.Article
}

// changed forgets what was remembered of the store before a set was added or
// taken back. s.mu is held.
func (s *Store) changed() {
	s.version++
	s.names = nil
	clear(s.articles)
}

const (
	formatFile = "format"
	pidFile    = "pid"
	quadsDir   = "quads"
	// formatName and formatVersion open the format file; the backend follows.
	formatName    = "annals-graph"
	formatVersion = 1
)

// Open opens the store in the folder at path and creates it where there is
// none. Its errors wrap ErrNotFound, ErrInUse or ErrFormat where they apply.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := readFormat(path, o); err != nil {
		return nil, err
	}
	s := &Store{path: path, readOnly: o.ReadOnly, now: o.Now, superseded: map[quad.IRI]bool{}}
	if s.now == nil {
		s.now = time.Now
	}
	var err error
	s.qs, err = quadstore.Open(filepath.Join(path, quadsDir), quadstore.Options{ReadOnly: o.ReadOnly, CacheBytes: o.CacheBytes, MinFree: o.MinFree})
	if err != nil {
		return nil, s.openError(err)
	}
	s.View = View{s: s, src: s.qs}
	if !o.ReadOnly {
		pid := strconv.Itoa(os.Getpid()) + "\n"
		if err := os.WriteFile(filepath.Join(path, pidFile), []byte(pid), 0o644); err != nil {
			s.qs.Close()
			return nil, fmt.Errorf("graph: %w", err)
		}
	}
	if err := s.readSuperseded(ctx); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// readFormat checks that the folder at path holds a store that this program can
// read. For a new store it makes the folder and writes the format file.
func readFormat(path string, o Options) error {
	if o.Backend != "" && !slices.Contains(Backends(), o.Backend) {
		return fmt.Errorf("graph: %w", registry.Unknown("backend", o.Backend, Backends()))
	}
	if info, err := os.Stat(path); err == nil && !info.IsDir() {
		return fmt.Errorf("%w: %s: a file, not a folder; name another", ErrFormat, path)
	}
	file := filepath.Join(path, formatFile)
	b, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return createFormat(path, o)
	} else if err != nil {
		return fmt.Errorf("graph: %w", err)
	}
	fields := strings.Fields(string(b))
	if len(fields) != 3 || fields[0] != formatName {
		return fmt.Errorf("%w: %s: says %q; name another folder", ErrFormat, file, strings.TrimSpace(string(b[:min(len(b), 80)])))
	}
	if fields[1] != strconv.Itoa(formatVersion) {
		return fmt.Errorf("%w: %s: layout %s, this program writes %d; load the articles into a new folder", ErrFormat, file, fields[1], formatVersion)
	}
	if !slices.Contains(Backends(), fields[2]) {
		return fmt.Errorf("%w: %s: %w", ErrFormat, file, registry.Unknown("backend", fields[2], Backends()))
	}
	return nil
}

func createFormat(path string, o Options) error {
	entries, err := os.ReadDir(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return fmt.Errorf("graph: %w", err)
	case len(entries) > 0:
		return fmt.Errorf("%w: %s: a folder of other things; name another folder", ErrFormat, path)
	}
	if o.ReadOnly {
		return fmt.Errorf("%w at %s; load articles first", ErrNotFound, path)
	}
	if err := os.MkdirAll(path, 0o755); err != nil {
		return fmt.Errorf("graph: %w", err)
	}
	// Written aside and renamed: a format file is there whole or not at all. It is
	// on disk before any quad is, also where the power fails.
	file := filepath.Join(path, formatFile)
	tmp := file + ".new"
	format := fmt.Sprintf("%s %d %s\n", formatName, formatVersion, DefaultBackend)
	if err := writeFile(tmp, int64(len(format)), strings.NewReader(format)); err != nil {
		return fmt.Errorf("graph: %w", err)
	}
	if err := os.Rename(tmp, file); err != nil {
		return fmt.Errorf("graph: %w", err)
	}
	if err := errors.Join(syncDir(path), syncDir(filepath.Dir(path))); err != nil {
		return fmt.Errorf("graph: %w", err)
	}
	return nil
}

// openError says in plain words why the quads cannot be opened.
func (s *Store) openError(err error) error {
	switch {
	case errors.Is(err, quadstore.ErrNotFound):
		return fmt.Errorf("%w at %s; load articles first", ErrNotFound, s.path)
	case errors.Is(err, quadstore.ErrFormat):
		return fmt.Errorf("%w: %w", ErrFormat, err)
	case errors.Is(err, quadstore.ErrDamaged):
		return fmt.Errorf("graph: %s: %w; restore a backup with annals restore, or load the articles into a new folder", s.path, err)
	case !errors.Is(err, quadstore.ErrInUse):
		return fmt.Errorf("graph: %s: %w", s.path, err)
	}
	who := "another process"
	if b, readErr := os.ReadFile(filepath.Join(s.path, pidFile)); readErr == nil {
		if pid := strings.TrimSpace(string(b)); pid != "" {
			who = "process " + pid
		}
	}
	return fmt.Errorf("%w: %s is held by %s; wait for it or stop it", ErrInUse, s.path, who)
}

// Path is the folder of the store.
func (s *Store) Path() string { return s.path }

// Close closes the store. Closing twice does nothing.
func (s *Store) Close() error {
	s.adding.Lock()
	defer s.adding.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	if !s.readOnly {
		os.Remove(filepath.Join(s.path, pidFile)) // a stale one does no harm
	}
	return s.qs.Close()
}

// readSuperseded fills the set of replaced articles.
func (s *Store) readSuperseded(ctx context.Context) error {
	hops, err := s.In(ctx, vocab.Superseded, vocab.Type)
	for _, h := range hops {
		if iri, ok := h.Node.(quad.IRI); ok {
			s.superseded[iri] = true
		}
	}
	return err
}

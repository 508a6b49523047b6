package graph

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/graph/vocab"
	"github.com/annals-kg/annals/internal/registry"
)

// Errors of Open; test with errors.Is.
var (
	// ErrNotFound: there is no store there, and ReadOnly forbids making one.
	ErrNotFound = errors.New("graph: no store")
	// ErrInUse: another process has the store open. Wait for it, or stop it;
	// the message names it.
	ErrInUse = errors.New("graph: store in use")
	// ErrFormat: the folder holds something else, or a store of a layout that
	// this program does not know.
	ErrFormat = errors.New("graph: not a store of this program")
	// ErrReadOnly: Add was called on a store opened for reading.
	ErrReadOnly = errors.New("graph: store is open for reading only")
	// ErrClosed: the store was used after Close.
	ErrClosed = errors.New("graph: store is closed")
)

// Options say how to open a store. The zero value opens it for reading and
// writing with the backend that it has, DefaultBackend where it is new.
type Options struct {
	// Backend names the quad store underneath; see Backends. Empty means that
	// of the store, DefaultBackend for a new one.
	Backend string
	// ReadOnly opens an existing store and refuses Add.
	ReadOnly bool
	// Now is the clock that stamps articles as loaded; nil is time.Now.
	Now func() time.Time
}

// A Store keeps articles and their events in a folder. It is safe for
// concurrent use; any number may read while one adds.
type Store struct {
	path     string
	backend  backend
	readOnly bool
	now      func() time.Time

	// adding holds back other writers for the length of an Add.
	adding sync.Mutex
	// mu guards what follows: readers hold it while they use qs, and only
	// opening anew and closing hold it against them.
	mu sync.RWMutex
	qs cayley.QuadStore // nil: closed
	// superseded holds the articles that a later reading replaces.
	superseded map[quad.IRI]bool
	// version counts the sets that were added, for what is cached by others.
	version uint64
	names   *names
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
	name, err := readFormat(path, o)
	if err != nil {
		return nil, err
	}
	s := &Store{path: path, backend: backends[name], readOnly: o.ReadOnly, now: o.Now, superseded: map[quad.IRI]bool{}}
	if s.now == nil {
		s.now = time.Now
	}
	if s.qs, err = s.openBackend(); err != nil {
		return nil, err
	}
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

// readFormat returns the backend of the store at path. For a new store it
// makes the folder and writes the format file.
func readFormat(path string, o Options) (backend string, err error) {
	if o.Backend != "" {
		if _, known := backends[o.Backend]; !known {
			return "", fmt.Errorf("graph: %w", registry.Unknown("backend", o.Backend, Backends()))
		}
	}
	if info, err := os.Stat(path); err == nil && !info.IsDir() {
		return "", fmt.Errorf("%w: %s: a file, not a folder; name another", ErrFormat, path)
	}
	file := filepath.Join(path, formatFile)
	b, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return createFormat(path, o)
	} else if err != nil {
		return "", fmt.Errorf("graph: %w", err)
	}
	fields := strings.Fields(string(b))
	if len(fields) != 3 || fields[0] != formatName {
		return "", fmt.Errorf("%w: %s: says %q; name another folder", ErrFormat, file, strings.TrimSpace(string(b[:min(len(b), 80)])))
	}
	if fields[1] != strconv.Itoa(formatVersion) {
		return "", fmt.Errorf("%w: %s: layout %s, this program writes %d; load the articles into a new folder", ErrFormat, file, fields[1], formatVersion)
	}
	if _, known := backends[fields[2]]; !known {
		return "", fmt.Errorf("%w: %s: %w", ErrFormat, file, registry.Unknown("backend", fields[2], Backends()))
	}
	if o.Backend != "" && o.Backend != fields[2] {
		return "", fmt.Errorf("%w: %s: backend is %s, not %s; open it with its own, or name another folder", ErrFormat, path, fields[2], o.Backend)
	}
	return fields[2], nil
}

func createFormat(path string, o Options) (backend string, err error) {
	entries, err := os.ReadDir(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return "", fmt.Errorf("%w: %w", ErrFormat, err)
	case len(entries) > 0:
		return "", fmt.Errorf("%w: %s: a folder of other things; name another folder", ErrFormat, path)
	}
	if o.ReadOnly {
		return "", fmt.Errorf("%w at %s; load articles first", ErrNotFound, path)
	}
	backend = o.Backend
	if backend == "" {
		backend = DefaultBackend
	}
	if err := os.MkdirAll(path, 0o755); err != nil {
		return "", fmt.Errorf("graph: %w", err)
	}
	// Written aside and renamed: a format file is there whole or not at all.
	file := filepath.Join(path, formatFile)
	tmp := file + ".new"
	if err := os.WriteFile(tmp, fmt.Appendf(nil, "%s %d %s\n", formatName, formatVersion, backend), 0o644); err != nil {
		return "", fmt.Errorf("graph: %w", err)
	}
	if err := os.Rename(tmp, file); err != nil {
		return "", fmt.Errorf("graph: %w", err)
	}
	return backend, nil
}

// openBackend opens the quad store and says in plain words why it cannot.
func (s *Store) openBackend() (cayley.QuadStore, error) {
	qs, err := s.backend.open(filepath.Join(s.path, quadsDir), s.readOnly)
	switch {
	case err == nil:
		return qs, nil
	case errors.Is(err, errEmpty):
		return nil, fmt.Errorf("%w at %s; load articles first", ErrNotFound, s.path)
	case s.backend.inUse(err):
		who := "another process"
		if b, readErr := os.ReadFile(filepath.Join(s.path, pidFile)); readErr == nil {
			if pid := strings.TrimSpace(string(b)); pid != "" {
				who = "process " + pid
			}
		}
		return nil, fmt.Errorf("%w: %s is held by %s; wait for it or stop it", ErrInUse, s.path, who)
	}
	return nil, fmt.Errorf("graph: %s: %w", s.path, err)
}

// Path is the folder of the store.
func (s *Store) Path() string { return s.path }

// Close closes the store. Closing twice does nothing.
func (s *Store) Close() error {
	s.adding.Lock()
	defer s.adding.Unlock()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.qs == nil {
		return nil
	}
	err := s.qs.Close()
	s.qs = nil
	if !s.readOnly {
		os.Remove(filepath.Join(s.path, pidFile)) // a stale one does no harm
	}
	return err
}

// reopen opens the quad store anew. Cayley's stores remember what a failed
// write rolled back, so after any write error this one must be forgotten.
func (s *Store) reopen() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.qs == nil {
		return ErrClosed
	}
	s.qs.Close()
	qs, err := s.openBackend()
	s.qs = qs
	if err != nil {
		s.qs = nil
	}
	return err
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

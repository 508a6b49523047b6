package graph

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"syscall"

	cayley "github.com/cayleygraph/cayley/graph"
)

// A backend opens a quad store of Cayley's in a folder.
type backend struct {
	// open opens the store in the folder at path and creates it when it is
	// missing; with readOnly it returns errEmpty instead.
	open func(path string, readOnly bool) (cayley.QuadStore, error)
	// inUse reports whether an error of open means that another process holds
	// the store.
	inUse func(error) bool
}

// DefaultBackend is what Open creates a store with where Options name none.
const DefaultBackend = "leveldb"

var backends = map[string]backend{
	"leveldb": leveldbBackend,
}

// Backends lists the names of the backends, sorted.
func Backends() []string { return slices.Sorted(maps.Keys(backends)) }

// errEmpty says that there is no store to read.
var errEmpty = errors.New("nothing stored")

// isLockError reports whether an error is the system's refusal of a file lock.
func isLockError(err error) bool {
	var errno syscall.Errno
	if errors.As(err, &errno) && (errno == syscall.EAGAIN || errno == syscall.EACCES && strings.Contains(err.Error(), "lock")) {
		return true
	}
	return strings.Contains(err.Error(), "being used by another process") // Windows
}

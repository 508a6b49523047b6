//go:build unix

package quadstore

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/cockroachdb/pebble/v2/vfs"
	"golang.org/x/sys/unix"
)

// lockingFS says plainly when another process writes to the folder.
type lockingFS struct{ vfs.FS }

func newFS() vfs.FS { return lockingFS{vfs.Default} }

// Lock takes the lock or says ErrInUse at once.
func (lockingFS) Lock(name string) (io.Closer, error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		f.Close()
		if errors.Is(err, unix.EWOULDBLOCK) {
			return nil, fmt.Errorf("%w: %s", ErrInUse, name)
		}
		return nil, err
	}
	return f, nil
}

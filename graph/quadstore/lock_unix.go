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

// lockingFS locks a folder for one writer or for any number of readers; Pebble's
// own lock knows only one user.
type lockingFS struct {
	vfs.FS
	shared bool
}

func newFS(readOnly bool) vfs.FS { return lockingFS{vfs.Default, readOnly} }

// Lock takes the lock or says ErrInUse at once.
func (fs lockingFS) Lock(name string) (io.Closer, error) {
	how := unix.LOCK_EX
	if fs.shared {
		how = unix.LOCK_SH
	}
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644)
	if fs.shared && errors.Is(err, os.ErrPermission) {
		f, err = os.Open(name)
	}
	if err != nil {
		return nil, err
	}
	if err := unix.Flock(int(f.Fd()), how|unix.LOCK_NB); err != nil {
		f.Close()
		if errors.Is(err, unix.EWOULDBLOCK) {
			return nil, fmt.Errorf("%w: %s", ErrInUse, name)
		}
		return nil, err
	}
	return f, nil
}

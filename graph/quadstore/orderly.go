package quadstore

import (
	"errors"
	"strings"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// An orderlyFS puts what a folder lists on disk before a marker is made that names
// some of it. Pebble syncs both at once, so that after a power cut, on a file
// system that keeps no order of its own, the marker could be there and the
// manifest that it names not.
type orderlyFS struct{ vfs.FS }

func (fs orderlyFS) Create(name string, category vfs.DiskWriteCategory) (vfs.File, error) {
	if strings.HasPrefix(fs.PathBase(name), "marker.") {
		dir, err := fs.OpenDir(fs.PathDir(name))
		if err != nil {
			return nil, err
		}
		if err := errors.Join(dir.Sync(), dir.Close()); err != nil {
			return nil, err
		}
	}
	return fs.FS.Create(name, category)
}

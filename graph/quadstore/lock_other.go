//go:build !unix

package quadstore

import "github.com/cockroachdb/pebble/v2/vfs"

// newFS leaves the lock to Pebble, which lets one user in, reader or writer.
func newFS(bool) vfs.FS { return vfs.Default }

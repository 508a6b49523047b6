//go:build !unix

package quadstore

import "github.com/cockroachdb/pebble/v2/vfs"

// newFS leaves the lock to Pebble.
func newFS() vfs.FS { return vfs.Default }

//go:build unix

package quadstore

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// checkFree returns an error where the disk of a folder has fewer free bytes
// than asked.
func checkFree(path string, least int64) error {
	if least < 0 {
		return nil
	}
	var st unix.Statfs_t
	if err := unix.Statfs(path, &st); err != nil {
		return nil // where the system does not tell, the write itself will
	}
	if free := int64(st.Bavail) * int64(st.Bsize); free < least {
		return fmt.Errorf("%w: %d MiB left at %s, %d MiB are kept free", ErrDiskFull, free>>20, path, least>>20)
	}
	return nil
}

//go:build unix

package quadstore

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// checkFree returns an error where the disk of a folder has fewer free bytes
// than asked; of a small disk only an eighth is asked for.
func checkFree(path string, least int64) error {
	if least < 0 {
		return nil
	}
	var st unix.Statfs_t
	if err := unix.Statfs(path, &st); err != nil {
		return nil // where the system does not tell, the write itself will
	}
	block := int64(st.Bsize)
	least = min(least, int64(st.Blocks)*block/8)
	if free := int64(st.Bavail) * block; free < least {
		return fmt.Errorf("%w: %w: %d KiB left at %s, where %d KiB are kept free", ErrDiskFull, unix.ENOSPC, free>>10, path, least>>10)
	}
	return nil
}

//go:build unix

package lexicon

import (
	"os"
	"syscall"
	"unsafe"
)

// readTableFile maps a file into memory, where its pages load as they are
// asked for. It stays mapped until the program ends; the file must not be
// written to, but may be replaced by another of its name.
func readTableFile(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || info.Size() == 0 {
		return "", err
	}
	b, err := syscall.Mmap(int(f.Fd()), 0, int(info.Size()), syscall.PROT_READ, syscall.MAP_SHARED)
	if err != nil {
		return "", &os.PathError{Op: "mmap", Path: path, Err: err}
	}
	return unsafe.String(&b[0], len(b)), nil
}

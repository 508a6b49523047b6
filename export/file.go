package export

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// WriteFile puts what write writes into the file at path, all of it or
// nothing: it writes to a new file beside it, which takes the name at the end.
// After an error the file that was there before is there unchanged. A path
// that is no regular file, such as a pipe or /dev/stdout, is written to as it is.
func WriteFile(path string, write func(io.Writer) error) error {
	mode := fs.FileMode(0o666)
	if info, err := os.Stat(path); err == nil {
		if info.IsDir() {
			return fmt.Errorf("export: %s: is a directory; name a file", path)
		}
		if !info.Mode().IsRegular() {
			return writeTo(path, write)
		}
		mode = info.Mode().Perm()
		// A link goes on pointing to where it did.
		if real, err := filepath.EvalSymlinks(path); err == nil {
			path = real
		}
	}
	f, err := beside(path, mode)
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	err = write(f)
	if err == nil {
		err = f.Sync()
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
		return fmt.Errorf("export: %s: %w", path, err)
	}
	return nil
}

// Regular reports whether WriteFile would put a regular file at path, and not
// write into a pipe or device that is there.
func Regular(path string) bool {
	info, err := os.Stat(path)
	return err != nil || info.Mode().IsRegular()
}

// beside creates a file in the directory of path under a name that is free.
// os.CreateTemp would hide the result from other users.
func beside(path string, mode fs.FileMode) (*os.File, error) {
	for n := 0; ; n++ {
		name := fmt.Sprintf("%s.part%d-%d", path, os.Getpid(), n)
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}

func writeTo(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	err = write(f)
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		return fmt.Errorf("export: %s: %w", path, err)
	}
	return nil
}

// ClosedPipe reports whether err is that of a reader who has seen enough, as
// in "annals export ... | head": a reason to stop, and no failure.
func ClosedPipe(err error) bool {
	return errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe)
}

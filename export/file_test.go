package export

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestWriteFileIsAllOrNothing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "answer.csv")
	text := func(s string) func(io.Writer) error {
		return func(w io.Writer) error { _, err := io.WriteString(w, s); return err }
	}
	if err := WriteFile(path, text("first")); err != nil {
		t.Fatal(err)
	}
	err := WriteFile(path, func(w io.Writer) error {
		if _, err := io.WriteString(w, "half of"); err != nil {
			return err
		}
		return errFull
	})
	if !errors.Is(err, errFull) {
		t.Errorf("error %v; want %v", err, errFull)
	}
	holds(t, path, "first")
	if err := WriteFile(path, text("second")); err != nil {
		t.Fatal(err)
	}
	holds(t, path, "second")
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("%d files are left in the directory, %v; want 1", len(entries), err)
	}
}

func TestWriteFileKeepsLinksAndModes(t *testing.T) {
	dir := t.TempDir()
	real, link := filepath.Join(dir, "real"), filepath.Join(dir, "link")
	if err := os.WriteFile(real, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, link); err != nil {
		t.Skipf("needs symbolic links: %v", err)
	}
	if err := WriteFile(link, func(w io.Writer) error { _, err := io.WriteString(w, "new"); return err }); err != nil {
		t.Fatal(err)
	}
	holds(t, real, "new")
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is no link any more: %v, %v", info, err)
	}
	if info, err := os.Stat(real); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v; want 0600", info.Mode(), err)
	}
}

func TestWriteFileNamesWhatIsWrong(t *testing.T) {
	dir := t.TempDir()
	nothing := func(io.Writer) error { return nil }
	if err := WriteFile(dir, nothing); err == nil {
		t.Error("wrote over a directory")
	}
	if err := WriteFile(filepath.Join(dir, "no", "such", "directory"), nothing); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("error %v; want %v", err, os.ErrNotExist)
	}
	if err := WriteFile(os.DevNull, func(w io.Writer) error { _, err := io.WriteString(w, "x"); return err }); err != nil {
		t.Errorf("%s: %v", os.DevNull, err)
	}
}

func TestClosedPipe(t *testing.T) {
	r, w := io.Pipe()
	r.Close()
	_, err := w.Write([]byte("x"))
	if !ClosedPipe(err) || !ClosedPipe(&os.PathError{Op: "write", Path: "|1", Err: syscall.EPIPE}) {
		t.Errorf("ClosedPipe(%v) = false", err)
	}
	if ClosedPipe(errFull) || ClosedPipe(nil) {
		t.Error("ClosedPipe takes any error")
	}
}

func holds(t *testing.T, path, want string) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil || string(got) != want {
		t.Errorf("%s holds %q, %v; want %q", filepath.Base(path), got, err, want)
	}
}

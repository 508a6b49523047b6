package graph

import (
	"archive/tar"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/annals-kg/annals/graph/quadstore"
)

// A backup is the folder of a store as it was at one moment, with the SHA-256 of
// every file in SHA256SUMS, as sha256sum writes it; or a tar of the same files
// with SHA256SUMS as the last one. The folder is a store that can be opened.

// ErrDamaged: a backup is not what was written.
var ErrDamaged = errors.New("graph: backup is damaged")

// ErrExists: there is something where a backup or a store is to be made.
var ErrExists = errors.New("graph: exists already")

const sumsFile = "SHA256SUMS"

// FilesCopied tells what Backup or Restore wrote.
type FilesCopied struct {
	Files int   `json:"files"`
	Bytes int64 `json:"bytes"`
}

// Backup copies the store at path, also while another process writes to it: what
// was acknowledged when Backup began is in the copy. A name that ends in ".tar"
// is written as a tar, any other as a folder; it is there whole, or not at all.
func Backup(ctx context.Context, path, to string) (FilesCopied, error) {
	if err := vacant(to); err != nil {
		return FilesCopied{}, err
	}
	partial := to + ".partial"
	if err := os.RemoveAll(partial); err != nil {
		return FilesCopied{}, err
	}
	copied, err := backupTo(ctx, path, partial, strings.HasSuffix(to, ".tar"))
	if err == nil {
		err = os.Rename(partial, to)
	}
	if err == nil {
		err = syncDir(filepath.Dir(to))
	}
	if err != nil {
		os.RemoveAll(partial)
	}
	return copied, err
}

func backupTo(ctx context.Context, path, to string, asTar bool) (FilesCopied, error) {
	if !asTar {
		if err := os.MkdirAll(filepath.Join(to, quadsDir), 0o755); err != nil {
			return FilesCopied{}, err
		}
		copied, err := backup(ctx, path, func(name string, size int64, r io.Reader) error { return writeFile(filepath.Join(to, name), size, r) })
		return copied, errors.Join(err, syncStore(to))
	}
	f, err := os.Create(to)
	if err != nil {
		return FilesCopied{}, err
	}
	defer f.Close()
	copied, err := BackupTar(ctx, path, f)
	if err != nil {
		return copied, err
	}
	return copied, errors.Join(f.Sync(), f.Close())
}

// BackupTar is Backup to a stream of tar.
func BackupTar(ctx context.Context, path string, w io.Writer) (FilesCopied, error) {
	t := tar.NewWriter(w)
	copied, err := backup(ctx, path, func(name string, size int64, r io.Reader) error {
		if err := t.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: size, Format: tar.FormatPAX}); err != nil {
			return err
		}
		_, err := io.CopyN(t, r, size)
		return err
	})
	return copied, errors.Join(err, t.Close())
}

// backup hands every file of a pinned store to write, and their sums at last.
func backup(ctx context.Context, path string, write func(name string, size int64, r io.Reader) error) (c FilesCopied, err error) {
	if err := readFormat(path, Options{ReadOnly: true}); err != nil {
		return c, err
	}
	format, err := os.ReadFile(filepath.Join(path, formatFile))
	if err != nil {
		return c, fmt.Errorf("graph: %w", err)
	}
	pin, err := quadstore.NewPin(filepath.Join(path, quadsDir))
	if err != nil {
		return c, fmt.Errorf("graph: %s: %w", path, err)
	}
	defer pin.Close()
	var sums strings.Builder
	one := func(name string, size int64, r io.Reader) error {
		h := sha256.New()
		if err := write(name, size, io.TeeReader(r, h)); err != nil {
			return fmt.Errorf("graph: backup: %s: %w", name, err)
		}
		fmt.Fprintf(&sums, "%s  %s\n", hex.EncodeToString(h.Sum(nil)), name)
		c.Files++
		c.Bytes += size
		return ctx.Err()
	}
	if err := one(formatFile, int64(len(format)), strings.NewReader(string(format))); err != nil {
		return c, err
	}
	for _, name := range pin.Names() {
		r, size, err := pin.Open(name)
		if err != nil {
			return c, err
		}
		if err := one(quadsDir+"/"+name, size, r); err != nil {
			return c, err
		}
	}
	return c, write(sumsFile, int64(sums.Len()), strings.NewReader(sums.String()))
}

// vacant returns ErrExists where there is something at path but an empty folder.
func vacant(path string) error {
	entries, err := os.ReadDir(path)
	switch {
	case errors.Is(err, fs.ErrNotExist), err == nil && len(entries) == 0:
		return nil
	case err == nil:
		return fmt.Errorf("%w: %s; name another place, or move it away", ErrExists, path)
	}
	if _, statErr := os.Stat(path); statErr == nil {
		return fmt.Errorf("%w: %s; name another place, or move it away", ErrExists, path)
	}
	return err
}

// writeFile writes a file that is on disk when it returns.
func writeFile(path string, size int64, r io.Reader) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	_, err = io.CopyN(f, r, size)
	return errors.Join(err, f.Sync(), f.Close())
}

// syncStore makes the names of the files of a store last.
func syncStore(dir string) error {
	return errors.Join(syncDir(filepath.Join(dir, quadsDir)), syncDir(dir))
}

// syncDir makes a rename in a folder last, where the system can say so.
func syncDir(dir string) error {
	f, err := os.Open(dir)
	if errors.Is(err, fs.ErrPermission) {
		return nil // files may be made in a folder that may not be read
	} else if err != nil {
		return err
	}
	defer f.Close()
	f.Sync() // some file systems have no such thing for folders
	return nil
}

// Compact rewrites the store into as little room as it needs. Others may read
// and write meanwhile.
func (s *Store) Compact(ctx context.Context) error {
	if s.readOnly {
		return ErrReadOnly
	}
	return s.qs.Compact(ctx)
}

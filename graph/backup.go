package graph

import (
	"archive/tar"
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
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
		return backup(ctx, path, func(name string, size int64, r io.Reader) error { return writeFile(filepath.Join(to, name), size, r) })
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

// Restore makes a store at path of a backup, a folder or a tar; "-" is in. Every
// file is compared with its sum: a damaged or incomplete backup is ErrDamaged and
// leaves nothing at path. It does not touch a store that is there.
func Restore(ctx context.Context, from string, in io.Reader, path string) (c FilesCopied, err error) {
	if err := vacant(path); err != nil {
		return c, err
	}
	partial := path + ".partial"
	if err := os.RemoveAll(partial); err != nil {
		return c, err
	}
	if err := os.MkdirAll(filepath.Join(partial, quadsDir), 0o755); err != nil {
		return c, err
	}
	defer func() {
		if err != nil {
			os.RemoveAll(partial)
		}
	}()
	r := restore{ctx: ctx, to: partial, sums: map[string]string{}}
	if err := r.from(from, in); err != nil {
		return r.copied, err
	}
	if err := r.compare(); err != nil {
		return r.copied, err
	}
	os.Remove(path) // an empty folder
	if err := os.Rename(partial, path); err != nil {
		return r.copied, err
	}
	return r.copied, syncDir(filepath.Dir(path))
}

// A restore writes files and notes their sums.
type restore struct {
	ctx    context.Context
	to     string
	sums   map[string]string // of the files written, by name
	listed string            // the content of SHA256SUMS
	copied FilesCopied
}

func (r *restore) from(from string, in io.Reader) error {
	if from != "-" {
		if info, err := os.Stat(from); err != nil {
			return fmt.Errorf("graph: %w", err)
		} else if info.IsDir() {
			return r.fromDir(from)
		}
		f, err := os.Open(from)
		if err != nil {
			return fmt.Errorf("graph: %w", err)
		}
		defer f.Close()
		in = f
	}
	t := tar.NewReader(bufio.NewReaderSize(in, 1<<20))
	for {
		h, err := t.Next()
		if err == io.EOF {
			return nil
		} else if err != nil {
			return fmt.Errorf("%w: %s: %w", ErrDamaged, from, err)
		}
		if err := r.file(h.Name, h.Size, t); err != nil {
			return err
		}
	}
}

func (r *restore) fromDir(dir string) error {
	return filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		info, err := f.Stat()
		if err != nil {
			return err
		}
		return r.file(filepath.ToSlash(name), info.Size(), f)
	})
}

// file takes one file of the backup; a name that no backup has is refused.
func (r *restore) file(name string, size int64, content io.Reader) error {
	base, inQuads := strings.CutPrefix(name, quadsDir+"/")
	switch {
	case name == sumsFile:
		b, err := io.ReadAll(io.LimitReader(content, 16<<20))
		r.listed = string(b)
		return err
	case name != formatFile && !inQuads, base == "", strings.ContainsAny(base, "/\\"), base == "..":
		return fmt.Errorf("%w: it holds %q, which no backup does", ErrDamaged, name)
	}
	h := sha256.New()
	err := writeFile(filepath.Join(r.to, filepath.FromSlash(name)), size, io.TeeReader(content, h))
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return fmt.Errorf("%w: %s is cut short", ErrDamaged, name)
	} else if err != nil {
		return fmt.Errorf("graph: restore: %s: %w", name, err)
	}
	r.sums[name] = hex.EncodeToString(h.Sum(nil))
	r.copied.Files++
	r.copied.Bytes += size
	return r.ctx.Err()
}

// compare holds the files against the sums that came with them.
func (r *restore) compare() error {
	if r.listed == "" {
		return fmt.Errorf("%w: it has no %s: it is no backup, or was cut short", ErrDamaged, sumsFile)
	}
	listed := map[string]bool{}
	for line := range strings.Lines(r.listed) {
		sum, name, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		switch {
		case !ok:
			return fmt.Errorf("%w: %s: %q is no line of it", ErrDamaged, sumsFile, line)
		case r.sums[name] == "":
			return fmt.Errorf("%w: %s is missing", ErrDamaged, name)
		case r.sums[name] != sum:
			return fmt.Errorf("%w: %s is not what was written: its SHA-256 differs", ErrDamaged, name)
		}
		listed[name] = true
	}
	var more []string
	for name := range r.sums {
		if !listed[name] {
			more = append(more, name)
		}
	}
	if slices.Sort(more); len(more) > 0 {
		return fmt.Errorf("%w: %s is not listed in %s", ErrDamaged, more[0], sumsFile)
	}
	return nil
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

// syncDir makes a rename in a folder last, where the system can say so.
func syncDir(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
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

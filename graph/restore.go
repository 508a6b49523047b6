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
)

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
	if err := syncStore(partial); err != nil {
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

package ingest

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/annals-kg/annals/loaders"
)

// An Input is something to load: a file, or standard input.
type Input struct {
	// Name is the path as given, or "-".
	Name string
	// Size is its length in bytes, 0 where unknown.
	Size int64
	// Modified is when it was last written; zero where unknown.
	Modified time.Time
	// Open opens it for one reading.
	Open func() (io.ReadCloser, error)

	done int // entries that an earlier load was done with; see loaders.Options.Done
}

// ErrNoInput is the error for paths that hold nothing to load.
var ErrNoInput = errors.New("nothing to load")

var errLinked = errors.New("a link to a folder, which is not followed; name the folder to load it")

// Inputs are what was found at some paths.
type Inputs struct {
	List []Input
	// Others is the number of files that directories hold beside the inputs,
	// with endings that no loader claims: they are left alone.
	Others int
}

// Bytes is the length of all inputs, 0 where that of one is unknown.
func (in Inputs) Bytes() int64 {
	var sum int64
	for _, i := range in.List {
		if i.Size == 0 && i.Name == "-" {
			return 0
		}
		sum += i.Size
	}
	return sum
}

// Find turns paths into inputs: a file is one whatever its name, "-" is stdin,
// an address of the web is what is there, a pattern such as "*.txt" its matches,
// and a directory is the files in it and below whose endings a loader claims,
// by name; with a format other than "auto" it is all files. Hidden files, whose
// names begin with a dot, are left out. The error says which path is not there
// or holds nothing, before anything is read.
func Find(paths []string, format string, stdin io.Reader) (Inputs, error) {
	var all Inputs
	for _, path := range paths {
		if path == "-" {
			all.List = append(all.List, Input{Name: "-", Open: func() (io.ReadCloser, error) { return io.NopCloser(stdin), nil }})
			continue
		}
		if loaders.IsURL(path) {
			all.List = append(all.List, Input{Name: path})
			continue
		}
		info, err := os.Stat(path)
		if matches, _ := filepath.Glob(path); errors.Is(err, fs.ErrNotExist) && len(matches) > 0 {
			found, err := Find(matches, format, stdin) // a pattern that no shell has read
			if err != nil {
				return all, err
			}
			all.List = append(all.List, found.List...)
			all.Others += found.Others
			continue
		}
		if err != nil {
			return all, fmt.Errorf("%s: %s; check the path", path, reason(err))
		}
		if !info.IsDir() {
			all.List = append(all.List, file(path, info))
			continue
		}
		found, err := walk(path, format != "" && format != "auto")
		if err != nil {
			return all, fmt.Errorf("%s: %s", path, reason(err))
		}
		if len(found.List) == 0 {
			return all, nothingIn(path, found.Others)
		}
		all.List = append(all.List, found.List...)
		all.Others += found.Others
	}
	return all, nil
}

func nothingIn(dir string, others int) error {
	if others == 0 {
		return fmt.Errorf("%s: %w: the directory is empty; give one with articles in it", dir, ErrNoInput)
	}
	return fmt.Errorf("%s: %w: %s, none with an ending that is known; name the files, or say what they are with --format", dir, ErrNoInput, Count(others, "file"))
}

// walk lists the files in dir and below, by name.
func walk(dir string, everything bool) (Inputs, error) {
	var found Inputs
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		hidden := path != dir && strings.HasPrefix(entry.Name(), ".")
		switch {
		case err != nil && path == dir:
			return err
		case err != nil:
			// Listed as a file, so that opening it is a counted skip.
			found.List = append(found.List, Input{Name: path, Open: func() (io.ReadCloser, error) { return nil, err }})
			return nil
		case hidden && entry.IsDir():
			return fs.SkipDir
		case hidden || entry.IsDir():
			return nil
		}
		info, err := os.Stat(path) // follows a link
		switch {
		case err != nil:
			found.List = append(found.List, Input{Name: path, Open: func() (io.ReadCloser, error) { return nil, err }})
		case info.IsDir():
			// Links may lead round in a circle; who wants the folder names it.
			found.List = append(found.List, Input{Name: path, Open: func() (io.ReadCloser, error) { return nil, errLinked }})
		case !info.Mode().IsRegular() || !everything && !loaders.Known(path):
			found.Others++
		default:
			found.List = append(found.List, file(path, info))
		}
		return nil
	})
	return found, err
}

func file(path string, info fs.FileInfo) Input {
	return Input{Name: path, Size: info.Size(), Modified: info.ModTime(), Open: func() (io.ReadCloser, error) { return os.Open(path) }}
}

// loader chooses the loader of an input that begins with head.
func (in Input) loader(format string, head []byte) (loaders.Loader, error) {
	if format != "" && format != "auto" {
		return loaders.Lookup(format)
	}
	return loaders.Detect(in.Name, head)
}

// peek returns what one reading of r gives, SniffLen bytes at most, and a
// reader of all of it. It does not wait for more: r may be a slow pipe.
func peek(r io.Reader) (io.Reader, []byte, error) {
	b := bufio.NewReaderSize(r, loaders.SniffLen)
	if _, err := b.Peek(1); err != nil && err != io.EOF {
		return nil, nil, err
	}
	head, err := b.Peek(b.Buffered())
	return b, head, err
}

// reason returns the words of a file error without the path, which its caller
// has said already.
func reason(err error) string {
	if path := new(fs.PathError); errors.As(err, &path) {
		err = path.Err
	}
	return err.Error()
}

// FindFS lists the files of a file tree whose endings a loader claims, by name.
func FindFS(fsys fs.FS) (Inputs, error) {
	var found Inputs
	err := fs.WalkDir(fsys, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if !loaders.Known(path) {
			found.Others++
			return nil
		}
		in := Input{Name: path, Open: func() (io.ReadCloser, error) { return fsys.Open(path) }}
		if info, err := entry.Info(); err == nil {
			in.Size = info.Size()
		}
		found.List = append(found.List, in)
		return nil
	})
	return found, err
}

package quadstore

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// A Pin holds one state of a store's files, whatever a writer does to the folder
// meanwhile, and without its knowledge: tables never change, so they are opened
// and stay readable when the writer removes them; the small files and the logs
// are copied into memory.
//
// The writer appends a line to its manifest before it drops a table or a log.
// Where manifest and list of files are the same before and after everything was
// opened, nothing that the manifest names was dropped in between; else it is
// tried again. A log at whose end the writer is at work counts up to where two
// readings of it agree. So a Pin holds all that was reported as stored before it
// was made, and each transaction whole.
type Pin struct {
	dir    string
	small  map[string][]byte // by name
	tables map[string]vfs.File
}

// errMoving says that the writer changed its files while they were pinned.
var errMoving = errors.New("quadstore: its writer changes files faster than they can be opened; try again")

// NewPin pins the store in a folder. Whoever asks closes it.
func NewPin(dir string) (*Pin, error) {
	var err error
	for wait := time.Millisecond; wait < time.Second; wait += wait / 2 {
		var p *Pin
		if p, err = tryPin(dir); err == nil {
			return p, nil
		}
		if !errors.Is(err, errMoving) {
			return nil, err
		}
		time.Sleep(wait)
	}
	return nil, err
}

func tryPin(dir string) (_ *Pin, err error) {
	before, err := listStore(dir)
	if err != nil {
		return nil, err
	}
	p := &Pin{dir: dir, small: map[string][]byte{}, tables: map[string]vfs.File{}}
	defer func() {
		if err != nil {
			p.Close()
		}
	}()
	// The manifest first: what it says of the rest must still hold at the end.
	manifest := before.manifest()
	for _, name := range append([]string{manifest}, before...) {
		if name == "" || p.has(name) {
			continue
		}
		if err := p.add(name, name == before.lastLog()); err != nil {
			if errors.Is(err, fs.ErrNotExist) {
				err = errMoving
			}
			return nil, err
		}
	}
	after, err := listStore(dir)
	if err != nil {
		return nil, err
	}
	if !slices.Equal(before, after) {
		return nil, errMoving
	}
	if manifest != "" {
		now, err := os.ReadFile(filepath.Join(dir, manifest))
		if err != nil || !bytes.Equal(now, p.small[manifest]) {
			return nil, errMoving
		}
	}
	return p, nil
}

func (p *Pin) has(name string) bool {
	_, small := p.small[name]
	return small || p.tables[name] != nil
}

// add opens a table or copies another file.
func (p *Pin) add(name string, growing bool) error {
	path := filepath.Join(p.dir, name)
	if isTable(name) {
		f, err := vfs.Default.Open(path)
		if err == nil {
			p.tables[name] = f
		}
		return err
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if growing {
		again, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		b = b[:commonPrefix(b, again)]
	}
	p.small[name] = b
	return nil
}

func commonPrefix(a, b []byte) int {
	n := min(len(a), len(b))
	for i := 0; i < n; {
		if step := min(n-i, 4096); bytes.Equal(a[i:i+step], b[i:i+step]) {
			i += step
			continue
		}
		for a[i] == b[i] {
			i++
		}
		return i
	}
	return n
}

func isTable(name string) bool { return strings.HasSuffix(name, ".sst") }
func isLog(name string) bool   { return strings.HasSuffix(name, ".log") }

// storeFiles are the names of a store's files, sorted.
type storeFiles []string

func listStore(dir string) (storeFiles, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var names storeFiles
	for _, e := range entries {
		// Files that Pebble is about to write have other endings until they
		// are renamed.
		if name := e.Name(); e.Type().IsRegular() && name != "LOCK" && !strings.HasSuffix(name, ".dbtmp") {
			names = append(names, name)
		}
	}
	return names, nil
}

// manifest is the file that lists the tables: the marker with the greatest
// number names it; "" where there is none.
func (names storeFiles) manifest() string {
	best, manifest := -1, ""
	for _, name := range names {
		if rest, ok := strings.CutPrefix(name, "marker.manifest."); ok {
			number, value, _ := strings.Cut(rest, ".")
			if n, err := strconv.Atoi(number); err == nil && n > best && slices.Contains(names, value) {
				best, manifest = n, value
			}
		}
	}
	return manifest
}

// lastLog is the log that is written to, "" where there is none.
func (names storeFiles) lastLog() string {
	last := ""
	for _, name := range names {
		if isLog(name) && (len(name) > len(last) || len(name) == len(last) && name > last) {
			last = name
		}
	}
	return last
}

// Close lets go of the files; closing twice does nothing.
func (p *Pin) Close() error {
	var err error
	for name, f := range p.tables {
		err = errors.Join(err, f.Close())
		delete(p.tables, name)
	}
	return err
}

// Names lists the files, sorted.
func (p *Pin) Names() []string {
	var names []string
	for name := range p.small {
		names = append(names, name)
	}
	for name := range p.tables {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Open returns the content of a file and its size.
func (p *Pin) Open(name string) (io.Reader, int64, error) {
	if f := p.tables[name]; f != nil {
		info, err := f.Stat()
		if err != nil {
			return nil, 0, err
		}
		return io.NewSectionReader(f, 0, info.Size()), info.Size(), nil
	}
	b, ok := p.small[name]
	if !ok {
		return nil, 0, fmt.Errorf("quadstore: %s: %w", name, fs.ErrNotExist)
	}
	return bytes.NewReader(b), int64(len(b)), nil
}

// fs returns the pinned files as a file system that Pebble can read. What it
// wants to write goes to memory.
func (p *Pin) fs() (vfs.FS, error) {
	mem := vfs.NewMem()
	if err := mem.MkdirAll(p.dir, 0o755); err != nil {
		return nil, err
	}
	for _, name := range p.Names() {
		f, err := mem.Create(mem.PathJoin(p.dir, name), vfs.WriteCategoryUnspecified)
		if err != nil {
			return nil, err
		}
		// A table is there by name; its content is not read from here.
		_, err = f.Write(p.small[name])
		if err := errors.Join(err, f.Close()); err != nil {
			return nil, err
		}
	}
	return &pinnedFS{mem, p}, nil
}

type pinnedFS struct {
	vfs.FS
	pin *Pin
}

// Open opens tables where they are pinned.
func (fs *pinnedFS) Open(name string, opts ...vfs.OpenOption) (vfs.File, error) {
	f := fs.pin.tables[fs.PathBase(name)]
	if f == nil {
		return fs.FS.Open(name, opts...)
	}
	for _, o := range opts {
		o.Apply(f)
	}
	return pinnedFile{f}, nil
}

// Stat tells of tables where they are pinned.
func (fs *pinnedFS) Stat(name string) (vfs.FileInfo, error) {
	if f := fs.pin.tables[fs.PathBase(name)]; f != nil {
		return f.Stat()
	}
	return fs.FS.Stat(name)
}

// dropLogs frees the copies of logs: what they held has been read.
func (fs *pinnedFS) dropLogs() {
	for name := range fs.pin.small {
		if isLog(name) {
			delete(fs.pin.small, name)
			fs.Remove(fs.PathJoin(fs.pin.dir, name))
		}
	}
}

// A pinnedFile stays open until the Pin is closed.
type pinnedFile struct{ vfs.File }

func (pinnedFile) Close() error { return nil }

package quadstore_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/graph/quadstore"
)

// A disk that fills while articles are stored: the write that does not fit is an
// error, and what was stored before it is there when the store is opened again,
// for reading on the full disk and for writing when there is room.
func TestDiskThatFills(t *testing.T) {
	for _, c := range []struct {
		name    string
		minFree int64
		want    error
	}{
		{"stopped in time", 0, quadstore.ErrDiskFull},
		{"in the middle of a write", -1, quadstore.ErrBroken},
	} {
		t.Run(c.name, func(t *testing.T) {
			disk := t.TempDir()
			if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=4m"); err != nil {
				t.Skipf("mounting a small file system takes rights that this test lacks: %v", err)
			}
			t.Cleanup(func() { syscall.Unmount(disk, syscall.MNT_DETACH) })
			path := filepath.Join(disk, "quads")
			s, err := quadstore.Open(path, quadstore.Options{MinFree: c.minFree})
			if err != nil {
				t.Fatal(err)
			}
			n := 0
			for ; ; n++ {
				if err = s.ApplyDeltas(deltas(cayley.Add, article(n)...), cayley.IgnoreOpts{}); err != nil {
					break
				}
			}
			if !errors.Is(err, c.want) || !strings.Contains(err.Error(), "no space left on device") {
				t.Errorf("after %d articles: %v; want %v", n, err, c.want)
			}
			if n < 10 {
				t.Errorf("only %d articles fitted", n)
			}
			closed := make(chan error)
			go func() { closed <- s.Close() }()
			select {
			case err := <-closed:
				t.Logf("closed after %d articles: %v", n, err)
			case <-time.After(10 * time.Second):
				t.Fatal("Close hangs")
			}
			check := func(o quadstore.Options) {
				t.Helper()
				r, err := quadstore.Open(path, o)
				if err != nil {
					t.Fatal(err)
				}
				defer r.Close()
				st, err := r.Stats(context.Background(), true)
				if want := int64(n * len(article(0))); err != nil || st.Quads.Size < want || st.Quads.Size > want+int64(len(article(0))) {
					t.Errorf("%d quads, %v; want %d or those of one article more", st.Quads.Size, err, want)
				}
				listed := int64(0)
				if err := r.Scan(context.Background(), quadstore.Quad{}, func(quadstore.Quad) bool { listed++; return true }); err != nil || listed != st.Quads.Size {
					t.Errorf("%d quads are listed, %v; %d counted", listed, err, st.Quads.Size)
				}
			}
			check(quadstore.Options{ReadOnly: true})
			if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT, "size=64m"); err != nil {
				t.Fatal(err)
			}
			check(quadstore.Options{})
		})
	}
}

// article makes quads that no other has, some of them long.
func article(n int) []quad.Quad {
	var quads []quad.Quad
	for i := range 20 {
		quads = append(quads, quad.Quad{
			Subject: quad.IRI(fmt.Sprintf("event/%d/%d", n, i)), Predicate: quad.IRI("says"),
			Object: quad.String(strings.Repeat(fmt.Sprint(n*7919+i), 40)), Label: quad.IRI(fmt.Sprint("label", n)),
		})
	}
	return quads
}

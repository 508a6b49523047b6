package graph_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/graph/graphtest"
	"github.com/annals-kg/annals/graph/vocab"
)

// The tests of other processes run this binary again: childMode names what the
// child does, childStore the folder.
const (
	childMode  = "ANNALS_GRAPH_TEST_CHILD"
	childStore = "ANNALS_GRAPH_TEST_STORE"
)

func TestMain(m *testing.M) {
	switch os.Getenv(childMode) {
	case "load":
		childLoad()
	case "hold":
		childHold()
	default:
		os.Exit(m.Run())
	}
}

const seed = 7

// childLoad adds articles for ever and prints the number of each one that Add
// has acknowledged.
func childLoad() {
	ctx := context.Background()
	s, err := graph.Open(ctx, os.Getenv(childStore), graph.Options{})
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	for n := uint64(0); ; n++ {
		if _, err := s.Add(ctx, []graph.Article{graphtest.Generate(seed, n)}); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		fmt.Println(n)
	}
}

// childHold opens the store and waits until its standard input ends.
func childHold() {
	s, err := graph.Open(context.Background(), os.Getenv(childStore), graph.Options{})
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println("open")
	bufio.NewReader(os.Stdin).ReadString('\n')
	s.Close()
}

func child(t *testing.T, mode, store string) *exec.Cmd {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), childMode+"="+mode, childStore+"="+store)
	cmd.Stderr = os.Stderr
	return cmd
}

// checkArticle fails the test unless the store holds all of an article.
func checkArticle(t *testing.T, s *graph.Store, a graph.Article) {
	t.Helper()
	ctx := context.Background()
	label := vocab.ArticleIRI(a.Document.ID, 1)
	// Said goes by the order of labels; what it finds is what was added, and the
	// article's two stamps.
	said, err := s.Said(ctx, label)
	if err != nil {
		t.Fatal(err)
	}
	said = slices.DeleteFunc(said, func(q quad.Quad) bool { return q.Predicate == vocab.Digest || q.Predicate == vocab.Loaded })
	if want := graph.Quads(a); !slices.Equal(said, want) {
		t.Fatalf("article %s: %d quads, not the %d that were added", a.Document.ID, len(said), len(want))
	}
	events, err := s.In(ctx, label, vocab.DerivedFrom)
	if err != nil || len(events) != len(a.Events) {
		t.Fatalf("article %s: %d events, %v; want %d", a.Document.ID, len(events), err, len(a.Events))
	}
	for i := range a.Events {
		got, _, err := s.Event(ctx, vocab.EventIRI(string(a.Events[i].ID)))
		if err != nil {
			t.Fatal(err)
		}
		g, _ := json.Marshal(got)
		w, _ := json.Marshal(&a.Events[i])
		if !bytes.Equal(g, w) {
			t.Fatalf("article %s: event\n got %s\nwant %s", a.Document.ID, g, w)
		}
	}
}

// What Add acknowledged is there after SIGKILL, and no part of an article is
// there without the rest.
func TestKilledLoadKeepsWhatItAcknowledged(t *testing.T) {
	if testing.Short() {
		t.Skip("starts and kills processes")
	}
	ctx := context.Background()
	for _, after := range []int{0, 1, 5, 17, 30} {
		t.Run(fmt.Sprintf("after %d", after), func(t *testing.T) {
			store := filepath.Join(t.TempDir(), "db")
			cmd := child(t, "load", store)
			out, err := cmd.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			acknowledged := -1
			lines := bufio.NewScanner(out)
			for acknowledged < after && lines.Scan() {
				if acknowledged, err = strconv.Atoi(lines.Text()); err != nil {
					t.Fatalf("the child says: %s", lines.Text())
				}
			}
			cmd.Process.Signal(syscall.SIGKILL)
			for lines.Scan() { // what it acknowledged before the signal came
				if n, err := strconv.Atoi(lines.Text()); err == nil {
					acknowledged = n
				}
			}
			cmd.Wait()

			s, err := graph.Open(ctx, store, graph.Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			for n := 0; n <= acknowledged; n++ {
				checkArticle(t, s, graphtest.Generate(seed, uint64(n)))
			}
			// The next one may have been written and not yet acknowledged.
			next := graphtest.Generate(seed, uint64(acknowledged+1))
			info, err := s.Article(ctx, vocab.ArticleIRI(next.Document.ID, 1))
			if err != nil {
				t.Fatal(err)
			}
			stored := acknowledged + 1
			if info.ID != "" {
				checkArticle(t, s, next)
				stored++
			}
			if st, err := s.Stats(ctx); err != nil || st.Articles != stored {
				t.Errorf("%d articles, %v; want %d", st.Articles, err, stored)
			}
			if added := add(t, s, next); added[0] != graph.New && added[0] != graph.Same {
				t.Errorf("loading goes on with %v; want new or same", added)
			}
			checkArticle(t, s, next)
		})
	}
}

func TestLockedStoreNamesItsHolder(t *testing.T) {
	ctx := context.Background()
	store := filepath.Join(t.TempDir(), "db")
	cmd := child(t, "hold", store)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if line, _ := bufio.NewReader(out).ReadString('\n'); line != "open\n" {
		t.Fatalf("the child says: %s", line)
	}
	_, err = graph.Open(ctx, store, graph.Options{})
	if want := fmt.Sprintf("process %d", cmd.Process.Pid); !errors.Is(err, graph.ErrInUse) || !strings.Contains(err.Error(), want) {
		t.Errorf("Open = %v; want %v by %s", err, graph.ErrInUse, want)
	}
	in.Close()
	cmd.Wait()
	s, err := graph.Open(ctx, store, graph.Options{})
	if err != nil {
		t.Fatalf("after the holder left: %v", err)
	}
	defer s.Close()
	if _, err := graph.Open(ctx, store, graph.Options{}); !errors.Is(err, graph.ErrInUse) {
		t.Errorf("a second handle of this process: %v; want %v", err, graph.ErrInUse)
	}
}

// Readers go on while a writer adds, and see each article whole.
func TestReadersBesideAWriter(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	s := open(t)
	const articles = 25
	done := make(chan struct{})
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for round := 0; ; round++ {
				select {
				case <-done:
					if round > 0 {
						return
					}
				default:
				}
				labels, err := s.Articles(ctx)
				if err != nil {
					t.Error(err)
					return
				}
				for _, label := range labels {
					hops, err := s.In(ctx, label, vocab.DerivedFrom)
					if err != nil || len(hops) == 0 {
						t.Errorf("%s: %d events, %v; want some", label, len(hops), err)
						return
					}
					if _, _, err := s.Event(ctx, hops[0].Node.(quad.IRI)); err != nil {
						t.Error(err)
						return
					}
				}
			}
		})
	}
	for n := range uint64(articles) {
		add(t, s, graphtest.Generate(seed, n))
	}
	close(done)
	wg.Wait()
	if st, err := s.Stats(ctx); err != nil || st.Articles != articles {
		t.Errorf("%d articles, %v; want %d", st.Articles, err, articles)
	}
}

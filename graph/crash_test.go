package graph_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

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
	case "forget":
		childForget()
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

// forgetArticles is how many articles childForget finds.
const forgetArticles = 60

// childForget forgets one article after the other and prints the number of each
// one that Forget has acknowledged.
func childForget() {
	ctx := context.Background()
	s, err := graph.Open(ctx, os.Getenv(childStore), graph.Options{})
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	for n := range uint64(forgetArticles) {
		if _, err := s.Forget(ctx, graphtest.Generate(seed, n).Document.ID); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		fmt.Println(n)
	}
	select {}
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

// killRounds is how many times the tests of SIGKILL kill: a few, or as many as
// the environment variable says. 200 take some minutes.
func killRounds(t *testing.T) int {
	t.Helper()
	if testing.Short() {
		t.Skip("starts and kills processes")
	}
	rounds := 6
	if v := os.Getenv("ANNALS_GRAPH_TEST_KILLS"); v != "" {
		n, err := strconv.Atoi(v)
		if err != nil {
			t.Fatalf("ANNALS_GRAPH_TEST_KILLS: %v", err)
		}
		rounds = n
	}
	return rounds
}

// killed runs a child, kills it a random time after its first line, and returns
// the last number that it said it was done with; -1 is none.
func killed(t *testing.T, r *rand.Rand, mode, store string) int {
	t.Helper()
	cmd := child(t, mode, store)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	last := -1
	lines := bufio.NewScanner(out)
	read := func() bool {
		if !lines.Scan() {
			return false
		}
		if last, err = strconv.Atoi(lines.Text()); err != nil {
			t.Fatalf("the child says: %s", lines.Text())
		}
		return true
	}
	read()
	time.AfterFunc(time.Duration(r.IntN(150_000))*time.Microsecond, func() { cmd.Process.Signal(syscall.SIGKILL) })
	for read() {
	}
	cmd.Wait()
	return last
}

// What Add acknowledged is there after SIGKILL, no part of an article is there
// without the rest, and every index agrees; and so again when loading goes on.
func TestKilledLoadKeepsWhatItAcknowledged(t *testing.T) {
	ctx := context.Background()
	r := rand.New(rand.NewPCG(1, 1))
	for round := range killRounds(t) {
		store := filepath.Join(t.TempDir(), "db")
		for range 2 { // the second child loads over what the first one left
			acknowledged := killed(t, r, "load", store)
			s, err := graph.Open(ctx, store, graph.Options{ReadOnly: round%2 == 0})
			if err != nil {
				t.Fatalf("round %d: %v", round, err)
			}
			checked := sound(t, s)
			// The next one may have been written and not yet acknowledged.
			if n := checked.Articles; n < acknowledged+1 {
				t.Errorf("round %d: %d articles; want %d at least", round, n, acknowledged+1)
			}
			for n := range checked.Articles {
				checkArticle(t, s, graphtest.Generate(seed, uint64(n)))
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// A forget that was acknowledged stays after SIGKILL, and one that was not is
// whole or did not happen.
func TestKilledForgetIsWholeOrNot(t *testing.T) {
	ctx := context.Background()
	r := rand.New(rand.NewPCG(2, 2))
	full := filepath.Join(t.TempDir(), "db")
	s, err := graph.Open(ctx, full, graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for n := range uint64(forgetArticles) {
		add(t, s, graphtest.Generate(seed, n))
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for round := range killRounds(t) {
		store := filepath.Join(t.TempDir(), "db")
		if err := os.CopyFS(store, os.DirFS(full)); err != nil {
			t.Fatal(err)
		}
		forgotten := killed(t, r, "forget", store)
		s, err := graph.Open(ctx, store, graph.Options{ReadOnly: round%2 == 0})
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		checked := sound(t, s)
		left := forgetArticles - 1 - forgotten
		if n := checked.Articles; n != left && n != left-1 {
			t.Errorf("round %d: %d articles are left; want %d or one less", round, n, left)
		}
		for n := forgetArticles - checked.Articles; n < forgetArticles; n++ {
			checkArticle(t, s, graphtest.Generate(seed, uint64(n)))
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
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

// Readers go on while a writer adds, and see each article whole. Each reads all
// there is once for each article that comes: readers that never pause would leave
// a writer on a busy machine no processor.
func TestReadersBesideAWriter(t *testing.T) {
	ctx := context.Background()
	s := open(t)
	const articles, readers = 25, 8
	more := make([]chan bool, readers)
	var wg sync.WaitGroup
	for n := range more {
		more[n] = make(chan bool, articles)
		wg.Go(func() {
			for range more[n] {
				if err := readEach(ctx, s); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for n := range uint64(articles) {
		for _, m := range more {
			m <- true
		}
		add(t, s, graphtest.Generate(seed, n))
	}
	for _, m := range more {
		close(m)
	}
	wg.Wait()
	if st, err := s.Stats(ctx); err != nil || st.Articles != articles {
		t.Errorf("%d articles, %v; want %d", st.Articles, err, articles)
	}
}

// readEach reads an event of each article.
func readEach(ctx context.Context, s *graph.Store) error {
	labels, err := s.Articles(ctx)
	if err != nil {
		return err
	}
	for _, label := range labels {
		hops, err := s.In(ctx, label, vocab.DerivedFrom)
		if err != nil || len(hops) == 0 {
			return fmt.Errorf("%s: %d events, %v; want some", label, len(hops), err)
		}
		if _, _, err := s.Event(ctx, hops[0].Node.(quad.IRI)); err != nil {
			return err
		}
	}
	return nil
}

package ingest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/annals-kg/annals/loaders"
)

// TestLoadFromTheWeb loads a feed with its pages, and then again: the second
// time nothing has changed, and the third one page has.
func TestLoadFromTheWeb(t *testing.T) {
	var words atomic.Value
	words.Store("killing two people")
	mux := http.NewServeMux()
	site := httptest.NewServer(mux)
	defer site.Close()
	page := func(path string, body func() string) {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			b := body()
			w.Header().Set("ETag", fmt.Sprintf("%q", fmt.Sprint(len(b))))
			if r.Header.Get("If-None-Match") == w.Header().Get("ETag") {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			fmt.Fprint(w, b)
		})
	}
	page("/feed", func() string {
		var b strings.Builder
		b.WriteString("<rss version='2.0'><channel><title>The Wire</title><link>" + site.URL + "/</link>")
		for n := range 3 {
			fmt.Fprintf(&b, "<item><title>Report %d</title><link>%s/%d</link><description>Rebels shelled a town.</description><pubDate>Wed, 15 May 2024 07:00:00 GMT</pubDate></item>", n, site.URL, n)
		}
		return b.String() + "</channel></rss><!--" + words.Load().(string) + "-->"
	})
	for n, town := range []string{"Arda", "Belmo", "Corvin"} {
		page(fmt.Sprint("/", n), func() string {
			w := "killing two people"
			if n == 1 {
				w = words.Load().(string)
			}
			return "<html><body><article><p>Rebels shelled the town of " + town + " with mortars early on Tuesday, " + w + ", the local council said.</p></article></body></html>"
		})
	}
	store, x := openStore(t), newExtractor(t)
	web := loaders.NewClient(loaders.ClientOptions{Private: true, Pause: time.Microsecond})
	for i, want := range []string{
		"3 documents: 3 read; stored 3 new with 3 events",
		"1 document: 0 read, 1 skipped (1 unchanged); stored nothing new",
		"3 documents: 1 read, 2 skipped (2 unchanged); stored 0 new and 1 revised with 1 event",
	} {
		if i == 2 {
			words.Store("killing at least eleven people")
		}
		in, err := Find([]string{site.URL + "/feed"}, "auto", nil)
		if err != nil {
			t.Fatal(err)
		}
		l, err := Load(t.Context(), in, x, store, 2, Options{Web: web, Follow: true, Reader: "test"})
		if err != nil || l.String() != want {
			t.Errorf("load %d: got %q, %v; want %q", i, l, err, want)
		}
	}
	in, _ := Find([]string{site.URL + "/feed"}, "auto", nil)
	if l, err := Load(t.Context(), in, x, store, 2, Options{Reader: "test"}); err != nil || l.Skipped[loaders.SkipFetch] != 1 {
		t.Errorf("without a client: %s, %v; want one that is not fetched", l, err)
	}
}

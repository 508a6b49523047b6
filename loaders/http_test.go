package loaders

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/annals-kg/annals/text"
)

// A site is a server of the test, and a client that does not wait.
type site struct {
	*httptest.Server
	mux    *http.ServeMux
	client *Client

	mu     sync.Mutex
	asked  []string
	waited []time.Duration
}

func newSite(t *testing.T, o ClientOptions) *site {
	s := &site{mux: http.NewServeMux()}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.asked = append(s.asked, r.URL.Path)
		s.mu.Unlock()
		s.mux.ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	now := time.Date(2024, 5, 15, 0, 0, 0, 0, time.UTC)
	o.now = func() time.Time { return now }
	o.sleep = func(ctx context.Context, d time.Duration) error {
		s.mu.Lock()
		s.waited = append(s.waited, d)
		s.mu.Unlock()
		return ctx.Err()
	}
	o.Private = true
	s.client = NewClient(o)
	return s
}

func (s *site) serve(path, contentType, body string) {
	s.mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", contentType)
		w.Header().Set("ETag", `"1"`)
		if r.Header.Get("If-None-Match") == `"1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, body)
	})
}

// get returns the body, or the reason why there is none.
func (s *site) get(t *testing.T, path string) string {
	t.Helper()
	p, err := s.client.Get(t.Context(), s.URL+path, Visit{})
	var failed *FetchError
	if errors.As(err, &failed) {
		return "(" + string(failed.Reason) + ") " + strings.ReplaceAll(failed.Detail, s.URL, "")
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(p.Body)
}

func TestGet(t *testing.T) {
	s := newSite(t, ClientOptions{MaxBytes: 100, Timeout: 2 * time.Second})
	s.serve("/robots.txt", "text/plain", "User-agent: *\nDisallow: /private/\nCrawl-delay: 3\n")
	s.serve("/page", "text/html", "a page")
	s.serve("/private/page", "text/html", "a secret")
	s.serve("/long", "text/html", strings.Repeat("x", 101))
	s.mux.Handle("/old", http.RedirectHandler("/page", http.StatusMovedPermanently))
	s.mux.Handle("/round", http.RedirectHandler("/round", http.StatusFound))
	s.mux.Handle("/sly", http.RedirectHandler("/private/page", http.StatusFound))
	s.mux.Handle("/file", http.RedirectHandler("file:///etc/passwd", http.StatusFound))
	s.mux.Handle("/nowhere", http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusFound) }))
	for path, want := range map[string]string{
		"/page":         "a page",
		"/old":          "a page",
		"/private/page": "(forbidden by robots.txt) /private/page: its robots.txt forbids it",
		"/sly":          "(forbidden by robots.txt) /private/page: its robots.txt forbids it",
		"/long":         "(not fetched) /long: over 100 bytes; raise load.http_max_mb",
		"/round":        "(not fetched) /round: it sends on more than 5 times",
		"/file":         "(not fetched) file:///etc/passwd is no address of the web",
		"/nowhere":      "(not fetched) /nowhere: 302 Found to nowhere",
		"/gone":         "(not fetched) /gone: 404 Not Found",
	} {
		if got := s.get(t, path); got != want {
			t.Errorf("%s: got %q; want %q", path, got, want)
		}
	}
	// A host is left alone as long as it asks for.
	for i := 1; i < len(s.waited); i++ {
		if d := s.waited[i] - s.waited[i-1]; d != 3*time.Second {
			t.Errorf("request %d came %s after the one before; want what the host asks for, 3 s", i, d)
		}
	}
	if len(s.waited) < len(s.asked)-1 {
		t.Errorf("%d requests with %d pauses between", len(s.asked), len(s.waited))
	}
}

func TestGetWaitsOneSecondAHost(t *testing.T) {
	s := newSite(t, ClientOptions{})
	s.serve("/a", "text/html", "a")
	for range 3 {
		s.get(t, "/a")
	}
	if got := fmt.Sprint(s.waited); got != "[1s 2s 3s]" { // the clock stands still
		t.Errorf("waited %s; want a second more each", got)
	}
}

func TestRobotsThatCannotBeHadForbid(t *testing.T) {
	for code, want := range map[int]string{404: "a page", 403: "a page", 503: "forbids all", 429: "forbids all"} {
		s := newSite(t, ClientOptions{})
		s.mux.HandleFunc("/robots.txt", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) })
		s.serve("/page", "text/html", "a page")
		if got := s.get(t, "/page"); !strings.HasSuffix(got, want) {
			t.Errorf("%d: got %q; want %q", code, got, want)
		}
	}
}

func TestRevisitsAskForChangesOnly(t *testing.T) {
	s := newSite(t, ClientOptions{})
	s.serve("/page", "text/html", "a page")
	p, err := s.client.Get(t.Context(), s.URL+"/page", Visit{})
	if err != nil || p.ETag != `"1"` {
		t.Fatalf("got %+v, %v; want its ETag", p, err)
	}
	_, err = s.client.Get(t.Context(), s.URL+"/page", p.Visit)
	if failed := new(FetchError); !errors.As(err, &failed) || failed.Reason != SkipUnchanged {
		t.Errorf("got %v; want that it is unchanged", err)
	}
}

func TestSlowServerIsASkip(t *testing.T) {
	s := newSite(t, ClientOptions{Timeout: 50 * time.Millisecond})
	s.mux.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusOK)
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	})
	if got := s.get(t, "/slow"); got != "(not fetched) /slow: no answer within 50ms" {
		t.Errorf("got %q", got)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.client.Get(ctx, s.URL+"/slow", Visit{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// What is not public is refused when the connection is made, whatever the name.
func TestPrivateAddressesAreRefused(t *testing.T) {
	s := newSite(t, ClientOptions{})
	s.serve("/page", "text/html", "a page")
	s.client.http.Transport.(*http.Transport).DialContext = publicDialer(time.Second, false).DialContext
	for _, at := range []string{s.URL, strings.Replace(s.URL, "127.0.0.1", "localhost", 1)} {
		_, err := s.client.Get(t.Context(), at+"/page", Visit{})
		var failed *FetchError
		if !errors.As(err, &failed) || failed.Reason != SkipPrivate || !strings.Contains(failed.Detail, "not a public address") {
			t.Errorf("%s: %v; want that it is not public", at, err)
		}
	}
	if len(s.asked) > 0 {
		t.Errorf("the server was asked for %v", s.asked)
	}
	for address, want := range map[string]bool{
		"8.8.8.8": true, "2606:4700::1111": true, "10.1.2.3": false, "172.16.0.1": false, "172.32.0.1": true, "192.168.0.1": false,
		"127.0.0.1": false, "0.0.0.0": false, "169.254.169.254": false, "100.64.0.1": false, "224.0.0.1": false, "255.255.255.255": false,
		"::1": false, "::": false, "fe80::1": false, "fc00::1": false, "ff02::1": false, "::ffff:10.0.0.1": false, "::ffff:8.8.8.8": true,
		"64:ff9b::a00:1": false, "2002:a00:1::": false, "2001:db8::1": false,
	} {
		if got := isPublic(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s is public: %v; want %v", address, got, want)
		}
	}
}

func TestRobots(t *testing.T) {
	const file = `# for all
User-agent: other
User-agent: *
Disallow: /a
Allow: /a/b
Disallow: /*.pdf$
Disallow: /search?q=
Sitemap: https://example.org/map.xml

user-agent: Annals   # for us
disallow: /only-us/
`
	for _, tt := range []struct {
		agent, path string
		want        bool
	}{
		{"curl", "/", true}, {"curl", "/a", false}, {"curl", "/abc", false}, {"curl", "/a/b/c", true}, {"curl", "/x.pdf", false},
		{"curl", "/x.pdf?y", true}, {"curl", "/search?q=z", false}, {"curl", "/search", true}, {"curl", "/%61", false},
		{"other/2.0", "/a", false}, {"annals/1.0", "/a", true}, {"annals/1.0 (+x)", "/only-us/x", false},
	} {
		u, err := url.Parse("https://example.org" + tt.path)
		if err != nil {
			t.Fatal(err)
		}
		if got := parseRobots(file, tt.agent).allows(u); got != tt.want {
			t.Errorf("%s may ask for %s: %v; want %v", tt.agent, tt.path, got, tt.want)
		}
	}
	if empty := parseRobots("User-agent: *\nDisallow:\n", "x"); len(empty.rules) != 0 {
		t.Error("an empty Disallow forbids something")
	}
	// Stars cost no more than the product of lengths.
	if matchesPath(strings.Repeat("a", 1<<16), strings.Repeat("*a", 1<<10)+"b$") {
		t.Error("what does not match matches")
	}
}

func FuzzRobots(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /*x$\nCrawl-delay: 1e9", "/%zz?a")
	f.Fuzz(func(t *testing.T, file, path string) {
		r := parseRobots(file, "annals/1")
		if r.delay < 0 || r.delay > maxDelay {
			t.Errorf("delay %s", r.delay)
		}
		r.allows(&url.URL{Path: path})
	})
}

func TestFeedLinksAreFetchedWhenAsked(t *testing.T) {
	s := newSite(t, ClientOptions{})
	story := strings.Repeat("<p>Firefighters put out a blaze in a warehouse near the river before it reached the homes, the mayor said.</p>", 4)
	s.serve("/1", "text/html", "<html><head><title>Blaze</title><meta name=author content='Ann Example'></head><body><article>"+story+"</article></body></html>")
	s.mux.HandleFunc("/3", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNotModified) })
	item := func(n int, title, words string) string {
		return fmt.Sprintf("<item><title>%s</title><link>%s/%d</link><description>%s</description><pubDate>Wed, 15 May 2024 07:00:00 GMT</pubDate></item>", title, s.URL, n, words)
	}
	feed := "<rss version='2.0'><channel><title>The Wire</title><link>" + s.URL + "/</link>" +
		item(1, "Blaze", "Firefighters put out a blaze.") + item(2, "Gone", "A page that is gone.") + item(3, "Old", "Unchanged.") + item(4, "Only a headline", "") + "</channel></rss>"
	var skips []string
	o := Options{Name: "feed.xml", Fetch: func(ctx context.Context, address string) (*Page, error) { return s.client.Get(ctx, address, Visit{}) }, Skip: func(s Skip) { skips = append(skips, string(s.Reason)) }}
	var got []*text.Document
	if err := loadFeed(t.Context(), strings.NewReader(feed), o, func(d *text.Document) error { got = append(got, d); return nil }); err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || !strings.Contains(got[0].Text, "before it reached") || got[0].Author != "Ann Example" || got[1].Text != "A page that is gone." {
		t.Errorf("got %d articles, %+v; want the page and the words of the feed", len(got), got)
	}
	if fmt.Sprint(skips) != "[unchanged not fetched]" {
		t.Errorf("skipped for %v", skips)
	}
}

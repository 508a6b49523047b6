package loaders

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

// http.go: pages and feeds from the web, asked for as a guest would: robots.txt
// is honoured, a host is asked once a second, and what is not public is left
// alone. RFC 9110 for the requests, RFC 9309 for robots.txt.

// A Page is what a server gave.
type Page struct {
	URL         string // where it was found in the end
	ContentType string
	Body        []byte
	Visit
}

// A Visit is what a server said by which the next visit can ask whether a page
// has changed: its ETag and Last-Modified, either of which may be empty.
type Visit struct {
	ETag     string `json:"etag,omitempty"`
	Modified string `json:"modified,omitempty"`
}

// A FetchError says why a page was not had, as a skip would.
type FetchError struct {
	Reason Reason
	Detail string
	status int // of the answer, zero where there was none
}

func (e *FetchError) Error() string { return string(e.Reason) + ": " + e.Detail }

// ClientOptions are how a Client behaves. The zero value is the default.
type ClientOptions struct {
	// Agent names the program to servers and their robots.txt, "annals" first.
	Agent string
	// Pause is how long a host is left alone between requests; zero is a second.
	Pause time.Duration
	// Timeout bounds a request with all that it gives; zero is 30 seconds.
	Timeout time.Duration
	// MaxBytes bounds a page; zero is 16 MiB.
	MaxBytes int64
	// Private lets addresses pass that are not public: for tests, and for a
	// mirror on one's own machine.
	Private bool

	// sleep waits; nil is the clock. Tests do not wait.
	sleep func(context.Context, time.Duration) error
	now   func() time.Time
}

const (
	// maxRedirects is how often a server may send on.
	maxRedirects = 5
	defaultAgent = "annals"
)

// A Client fetches pages. It is safe for concurrent use.
type Client struct {
	o    ClientOptions
	http *http.Client

	mu      sync.Mutex
	servers map[string]*server
}

// NewClient returns a client.
func NewClient(o ClientOptions) *Client {
	if o.Agent == "" {
		o.Agent = defaultAgent
	}
	if o.Pause == 0 {
		o.Pause = time.Second
	}
	if o.Timeout == 0 {
		o.Timeout = 30 * time.Second
	}
	if o.MaxBytes == 0 {
		o.MaxBytes = 16 << 20
	}
	if o.sleep == nil {
		o.sleep = sleep
	}
	if o.now == nil {
		o.now = time.Now
	}
	c := &Client{o: o, servers: map[string]*server{}}
	c.http = &http.Client{
		Transport: &http.Transport{
			// No proxy: one would look names up where we cannot see what they are.
			DialContext:            publicDialer(o.Timeout, o.Private).DialContext,
			TLSHandshakeTimeout:    o.Timeout,
			ResponseHeaderTimeout:  o.Timeout,
			MaxResponseHeaderBytes: 1 << 20,
			MaxIdleConns:           20,
			IdleConnTimeout:        30 * time.Second,
			ForceAttemptHTTP2:      true,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return c
}

// IsURL reports whether a path is an address of the web.
func IsURL(path string) bool { return isWeb(path) }

// Get fetches a page, if it has changed since the last visit; the zero Visit is
// none. The error is a *FetchError, or that of ctx.
func (c *Client) Get(ctx context.Context, address string, last Visit) (*Page, error) {
	at := address
	for range maxRedirects + 1 {
		u, err := webURL(at)
		if err != nil {
			return nil, err
		}
		h, err := c.server(ctx, u)
		if err != nil {
			return nil, err
		}
		if !h.robots.allows(u) {
			return nil, &FetchError{Reason: SkipRobots, Detail: at + ": " + h.robots.why()}
		}
		page, next, err := c.get(ctx, h, u, last)
		if err != nil || next == "" {
			return page, err
		}
		at = next
	}
	return nil, &FetchError{Reason: SkipFetch, Detail: fmt.Sprintf("%s: it sends on more than %d times", address, maxRedirects)}
}

// webURL reads an address that can be asked for.
func webURL(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, &FetchError{Reason: SkipFetch, Detail: err.Error()}
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return nil, &FetchError{Reason: SkipFetch, Detail: fmt.Sprintf("%.200s is no address of the web", address)}
	}
	u.Fragment = ""
	u.User = nil
	return u, nil
}

// get makes one request. Where the server sends on, next is the address.
func (c *Client) get(ctx context.Context, h *server, u *url.URL, last Visit) (page *Page, next string, err error) {
	if err := h.wait(ctx, c); err != nil {
		return nil, "", err
	}
	within, cancel := context.WithTimeout(ctx, c.o.Timeout)
	defer cancel()
	request, err := http.NewRequestWithContext(within, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, "", &FetchError{Reason: SkipFetch, Detail: err.Error()}
	}
	request.Header.Set("User-Agent", c.o.Agent)
	request.Header.Set("Accept", "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5")
	if last.ETag != "" {
		request.Header.Set("If-None-Match", last.ETag)
	}
	if last.Modified != "" {
		request.Header.Set("If-Modified-Since", last.Modified)
	}
	response, err := c.http.Do(request)
	if err != nil {
		return nil, "", c.failed(ctx, u, err)
	}
	defer response.Body.Close()
	switch code := response.StatusCode; {
	case code == http.StatusNotModified:
		return nil, "", &FetchError{Reason: SkipUnchanged, Detail: u.String() + " has not changed since the last visit"}
	case 300 <= code && code < 400:
		to, err := u.Parse(response.Header.Get("Location"))
		if err != nil || response.Header.Get("Location") == "" {
			return nil, "", &FetchError{Reason: SkipFetch, Detail: fmt.Sprintf("%s: %s to nowhere", u, response.Status)}
		}
		return nil, to.String(), nil
	case code != http.StatusOK:
		return nil, "", &FetchError{Reason: SkipFetch, Detail: fmt.Sprintf("%s: %s", u, response.Status), status: code}
	}
	body, err := io.ReadAll(io.LimitReader(response.Body, c.o.MaxBytes+1))
	if err != nil {
		return nil, "", c.failed(ctx, u, err)
	}
	if int64(len(body)) > c.o.MaxBytes {
		return nil, "", &FetchError{Reason: SkipFetch, Detail: fmt.Sprintf("%s: over %d bytes; raise load.http_max_mb", u, c.o.MaxBytes)}
	}
	return &Page{
		URL: u.String(), ContentType: response.Header.Get("Content-Type"), Body: body,
		Visit: Visit{response.Header.Get("ETag"), response.Header.Get("Last-Modified")},
	}, "", nil
}

// failed turns the error of a request into one for people.
func (c *Client) failed(ctx context.Context, u *url.URL, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var private *privateError
	switch {
	case errors.As(err, &private):
		return &FetchError{Reason: SkipPrivate, Detail: u.String() + ": " + private.Error()}
	case errors.Is(err, context.DeadlineExceeded):
		return &FetchError{Reason: SkipFetch, Detail: fmt.Sprintf("%s: no answer within %s", u, c.o.Timeout)}
	}
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		err = wrapped.Err
	}
	return &FetchError{Reason: SkipFetch, Detail: fmt.Sprintf("%s: %.300v", u, err)}
}

// A server is what is known of one: what it allows and when it may be asked again.
type server struct {
	once   sync.Once
	robots *robots
	err    error // of ctx, or that it is not public

	mu   sync.Mutex
	next time.Time
}

// server returns the server of an address, once its robots.txt is known.
func (c *Client) server(ctx context.Context, u *url.URL) (*server, error) {
	key := u.Scheme + "://" + strings.ToLower(u.Host)
	c.mu.Lock()
	h := c.servers[key]
	if h == nil {
		h = &server{}
		c.servers[key] = h
	}
	c.mu.Unlock()
	h.once.Do(func() { h.robots, h.err = c.fetchRobots(ctx, h, key+"/robots.txt") })
	if h.err != nil {
		c.mu.Lock()
		delete(c.servers, key) // the next who asks may try anew
		c.mu.Unlock()
	}
	return h, h.err
}

// wait waits until the host may be asked again.
func (h *server) wait(ctx context.Context, c *Client) error {
	h.mu.Lock()
	now := c.o.now()
	at := h.next
	if at.Before(now) {
		at = now
	}
	pause := c.o.Pause
	if h.robots != nil {
		pause = max(pause, h.robots.delay)
	}
	h.next = at.Add(pause)
	h.mu.Unlock()
	if at == now {
		return ctx.Err()
	}
	return c.o.sleep(ctx, at.Sub(now))
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

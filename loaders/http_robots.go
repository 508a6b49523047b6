package loaders

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// http_robots.go: what a server asks of programs. RFC 9309; Crawl-delay, which
// it does not know, is honoured too.

// A robots is what one server asks of this program. The zero value allows all.
type robots struct {
	rules []robotsRule
	delay time.Duration
	none  string // why nothing is allowed; "" where rules say
}

type robotsRule struct {
	pattern string
	allow   bool
}

// maxRobots is how many bytes of a robots.txt are read.
const maxRobots = 512 << 10

// maxDelay bounds what a server may ask to be left alone between requests.
const maxDelay = 30 * time.Second

// fetchRobots reads the robots.txt of a server. One that there is not allows
// all; one that cannot be had forbids all. The error is that of ctx, or
// that the server is not public.
func (c *Client) fetchRobots(ctx context.Context, h *server, address string) (*robots, error) {
	at := address
	for range maxRedirects + 1 {
		u, err := webURL(at)
		if err != nil {
			return &robots{none: err.Error()}, nil
		}
		page, next, err := c.get(ctx, h, u, Visit{})
		var failed *FetchError
		switch {
		case errors.As(err, &failed):
			if failed.Reason == SkipPrivate {
				return nil, err
			}
			if code := failed.status; 400 <= code && code < 500 && code != http.StatusTooManyRequests {
				return &robots{}, nil
			}
			return &robots{none: failed.Detail}, nil
		case err != nil:
			return nil, err
		case next == "":
			return parseRobots(string(page.Body[:min(len(page.Body), maxRobots)]), c.o.Agent), nil
		}
		at = next
	}
	return &robots{}, nil // sent on too often counts as none: RFC 9309, 2.3.1.2
}

// parseRobots reads the group of rules for an agent, or else that for all.
func parseRobots(s, agent string) *robots {
	agent, _, _ = strings.Cut(strings.ToLower(agent), "/")
	agent, _, _ = strings.Cut(agent, " ")
	ours, all := &robots{}, &robots{}
	named := false
	var current []*robots // that the lines are for
	inAgents := false
	for line := range strings.SplitSeq(strings.TrimPrefix(s, "\ufeff"), "\n") {
		line, _, _ = strings.Cut(line, "#")
		key, value, found := strings.Cut(line, ":")
		if !found {
			continue
		}
		value = strings.TrimSpace(value)
		switch key = strings.ToLower(strings.TrimSpace(key)); key {
		case "user-agent":
			if !inAgents {
				current, inAgents = nil, true
			}
			switch name := strings.ToLower(value); {
			case name == "*":
				current = append(current, all)
			case name == agent:
				current = append(current, ours)
				named = true
			}
			continue
		case "allow", "disallow":
			if value != "" {
				for _, r := range current {
					r.rules = append(r.rules, robotsRule{unescapePath(value), key == "allow"})
				}
			}
		case "crawl-delay":
			if seconds, err := strconv.ParseFloat(value, 64); err == nil && seconds > 0 {
				for _, r := range current {
					r.delay = min(time.Duration(min(seconds, 3600)*float64(time.Second)), maxDelay)
				}
			}
		default:
			continue // a sitemap does not end a list of agents
		}
		inAgents = false
	}
	r := all
	if named {
		r = ours
	}
	// The longest pattern decides, and what allows before what forbids.
	slices.SortStableFunc(r.rules, func(a, b robotsRule) int {
		if len(a.pattern) != len(b.pattern) {
			return len(b.pattern) - len(a.pattern)
		}
		if a.allow != b.allow && a.allow {
			return -1
		} else if a.allow != b.allow {
			return 1
		}
		return 0
	})
	return r
}

// allows reports whether an address may be asked for.
func (r *robots) allows(u *url.URL) bool {
	if r.none != "" {
		return false
	}
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	path = unescapePath(path)
	for _, rule := range r.rules {
		if matchesPath(path, rule.pattern) {
			return rule.allow
		}
	}
	return true
}

func (r *robots) why() string {
	if r.none != "" {
		return fmt.Sprintf("its robots.txt cannot be had (%s), which forbids all", r.none)
	}
	return "its robots.txt forbids it"
}

// unescapePath makes ways to write a path equal: %61 is "a".
func unescapePath(s string) string {
	if clean, err := url.PathUnescape(s); err == nil {
		return clean
	}
	return s
}

// matchesPath reports whether a path begins with a pattern, in which "*" is any
// bytes and "$" at the end is the end of the path. It takes time of their
// product at most.
func matchesPath(path, pattern string) bool {
	whole := strings.HasSuffix(pattern, "$")
	parts := strings.Split(strings.TrimSuffix(pattern, "$"), "*")
	if !strings.HasPrefix(path, parts[0]) {
		return false
	}
	path = path[len(parts[0]):]
	for i, part := range parts[1:] {
		if whole && i == len(parts)-2 {
			return strings.HasSuffix(path, part)
		}
		at := strings.Index(path, part)
		if at < 0 {
			return false
		}
		path = path[at+len(part):]
	}
	return !whole || path == ""
}

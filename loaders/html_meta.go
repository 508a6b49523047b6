package loaders

import (
	"encoding/json"
	"net/url"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// html_meta.go: what a page says of itself. In order of trust: JSON-LD with the
// words of https://schema.org/NewsArticle, the <meta> of https://ogp.me and of
// Dublin Core, microdata and <time>, and the address.

// A pageMeta is what a page says of itself; "" and zero are unknown.
type pageMeta struct {
	title, author, source, url, body string
	published                        time.Time
}

// A metaReader collects the parts of a page that speak of it.
type metaReader struct {
	ld        ldArticle
	meta      map[string]string // of <meta>, by lower-case name; the first of each
	title     string            // of <title>
	headings  []*html.Node      // <h1>
	times     []string          // of <time datetime>, those marked as publication first
	canonical string
	author    []string // of rel=author and itemprop=author
}

func readMeta(page *html.Node, address string) pageMeta {
	r := metaReader{meta: map[string]string{}}
	r.read(page)
	m := pageMeta{body: r.ld.body}
	m.url = absolute(address, r.canonical, r.ld.url, r.meta["og:url"])
	if m.url == "" {
		m.url = address
	}
	m.source = first(r.meta["og:site_name"], r.ld.publisher, r.meta["application-name"], r.meta["dc.publisher"], r.meta["citation_journal_title"], host(m.url))
	m.author = first(r.ld.author, name(r.meta["author"]), name(r.meta["article:author"]), name(r.meta["parsely-author"]),
		name(r.meta["dc.creator"]), name(r.meta["sailthru.author"]), name(strings.Join(r.author, ", ")))
	m.title = first(r.ld.headline, r.meta["og:title"], r.meta["twitter:title"], r.heading(), withoutSite(r.title, m.source))
	m.title = withoutSite(strings.Join(strings.Fields(m.title), " "), m.source)
	m.published = r.published(m.url)
	return m
}

func (r *metaReader) read(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		switch c.DataAtom {
		case atom.Meta:
			key := strings.ToLower(first(attr(c, "property"), attr(c, "name"), attr(c, "itemprop"), attr(c, "http-equiv")))
			if content := strings.TrimSpace(attr(c, "content")); content != "" && r.meta[key] == "" {
				r.meta[key] = content
			}
		case atom.Link:
			if strings.EqualFold(attr(c, "rel"), "canonical") && r.canonical == "" {
				r.canonical = attr(c, "href")
			}
		case atom.Script:
			if strings.HasPrefix(strings.ToLower(attr(c, "type")), "application/ld+json") && c.FirstChild != nil {
				r.ld.add(c.FirstChild.Data)
			}
			continue
		case atom.Title:
			if r.title == "" && c.FirstChild != nil && c.Parent.DataAtom == atom.Head {
				r.title = strings.Join(strings.Fields(c.FirstChild.Data), " ")
			}
		case atom.H1:
			r.headings = append(r.headings, c)
		case atom.Time:
			if when := attr(c, "datetime"); when != "" {
				if attr(c, "pubdate") != "" || strings.EqualFold(attr(c, "itemprop"), "datePublished") || has(c, "pubdate") {
					r.times = append([]string{when}, r.times...)
				} else {
					r.times = append(r.times, when)
				}
			}
		}
		if len(r.author) < 5 && (strings.EqualFold(attr(c, "rel"), "author") || strings.EqualFold(attr(c, "itemprop"), "author")) {
			if s := strings.Join(strings.Fields(textOf(c)), " "); s != "" && len(s) < 80 {
				r.author = append(r.author, s)
			}
		}
		r.read(c)
	}
}

// heading returns the words of the only <h1>, "" if there are several.
func (r *metaReader) heading() string {
	if len(r.headings) != 1 {
		return ""
	}
	return strings.Join(strings.Fields(textOf(r.headings[0])), " ")
}

// published returns the first of the dates of publication that can be read,
// in the zone in which the page gives it.
func (r *metaReader) published(address string) time.Time {
	found := []string{r.ld.published}
	for _, key := range []string{"article:published_time", "og:article:published_time", "og:published_time", "datepublished",
		"article:published", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publication_date",
		"dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "citation_publication_date", "citation_date", "date", "article.published"} {
		found = append(found, r.meta[key])
	}
	found = append(found, r.times...)
	for _, s := range found {
		if t, ok := looseDate(s); ok {
			return t
		}
	}
	return urlDate(address)
}

// An ldArticle is the first article that the JSON-LD of a page describes.
type ldArticle struct {
	found                                             bool
	headline, author, publisher, published, url, body string
}

// add reads one script of JSON-LD. What is no JSON is passed over: pages are
// full of it, and there are other places to look.
func (a *ldArticle) add(script string) {
	var v any
	if json.Unmarshal([]byte(strings.TrimSpace(script)), &v) == nil {
		a.walk(v, 0)
	}
}

func (a *ldArticle) walk(v any, depth int) {
	const deep = 8 // levels of @graph, mainEntity and lists
	if a.found || depth > deep {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			a.walk(e, depth+1)
		}
	case map[string]any:
		if isArticle(v["@type"]) {
			*a = ldArticle{
				found: true, headline: ldText(v["headline"]), author: name(ldName(v["author"])), publisher: ldName(v["publisher"]),
				published: first(ldText(v["datePublished"]), ldText(v["dateCreated"])), body: ldText(v["articleBody"]),
				url: first(ldText(v["url"]), ldText(v["@id"])),
			}
			if m, ok := v["mainEntityOfPage"]; ok && !strings.HasPrefix(a.url, "http") {
				if o, ok := m.(map[string]any); ok {
					m = o["@id"]
				}
				a.url = ldText(m)
			}
			return
		}
		for _, key := range []string{"@graph", "mainEntity", "itemListElement", "item"} {
			a.walk(v[key], depth+1)
		}
	}
}

func isArticle(v any) bool {
	switch v := v.(type) {
	case string:
		v = strings.TrimPrefix(strings.TrimPrefix(v, "http://schema.org/"), "https://schema.org/")
		return strings.HasSuffix(v, "Article") || v == "BlogPosting" || v == "LiveBlogPosting" || v == "Report" || v == "SocialMediaPosting"
	case []any:
		for _, e := range v {
			if s, ok := e.(string); ok && isArticle(s) {
				return true
			}
		}
	}
	return false
}

// ldText returns a string, HTML entities read.
func ldText(v any) string {
	s, _ := v.(string)
	return strings.TrimSpace(html.UnescapeString(s))
}

// ldName returns the name of a person or organisation, or the names of several.
func ldName(v any) string {
	switch v := v.(type) {
	case string:
		return ldText(v)
	case map[string]any:
		return first(ldText(v["name"]), ldName(v["name"]))
	case []any:
		var names []string
		for _, e := range v {
			if _, nested := e.([]any); nested {
				continue
			}
			if n := ldName(e); n != "" {
				names = append(names, n)
			}
		}
		return strings.Join(names, ", ")
	}
	return ""
}

// name returns s if it is a name of persons: addresses and whole sentences are
// not.
func name(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if strings.Contains(s, "://") || strings.HasPrefix(s, "@") || len(s) > 200 {
		return ""
	}
	if after, found := strings.CutPrefix(s, "By "); found {
		return after
	}
	return s
}

func first(all ...string) string {
	for _, s := range all {
		if s = strings.TrimSpace(s); s != "" {
			return s
		}
	}
	return ""
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// absolute returns the first of the references that is an address of the web,
// once resolved against base. The root of a site is not: careless pages all
// call it their canonical address.
func absolute(base string, references ...string) string {
	b, err := url.Parse(base)
	if err != nil {
		b = &url.URL{}
	}
	for _, ref := range references {
		u, err := b.Parse(strings.TrimSpace(ref))
		if ref == "" || err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			continue
		}
		if strings.Trim(u.Path, "/") == "" && u.RawQuery == "" {
			continue
		}
		u.Fragment = ""
		return u.String()
	}
	return ""
}

// host returns the name of the site of an address, without "www.".
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// withoutSite takes the name of the site off the end of a title: "A ferry
// sinks | Harbour Post".
func withoutSite(title, site string) string {
	for _, sep := range []string{" | ", " - ", " – ", " — ", " :: ", " · "} {
		i := strings.LastIndex(title, sep)
		if i <= 0 {
			continue
		}
		end := title[i+len(sep):]
		if site != "" && (strings.EqualFold(end, site) || strings.EqualFold(host("http://"+end), site)) {
			return strings.TrimSpace(title[:i])
		}
	}
	return title
}

var datePath = lazily(`[/=_-]((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/_-]?([0-2]\d|3[01])(?:[/._-]|$)`)

// urlDate returns the day that an address holds, such as /2024/05/15/, or zero.
func urlDate(address string) time.Time {
	m := datePath().FindStringSubmatch(strings.ToLower(address))
	if m == nil {
		return time.Time{}
	}
	month := m[2]
	if month[0] > '9' {
		month = strconv.Itoa(strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", month)/3 + 1)
	}
	t, err := time.Parse("2006-1-02", m[1]+"-"+strings.TrimPrefix(month, "0")+"-"+m[3])
	if err != nil {
		return time.Time{}
	}
	return t
}

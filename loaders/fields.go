package loaders

import (
	"strings"

	"github.com/annals-kg/annals/text"
)

// fields.go: which column, key or line of front matter is which field of an
// article, by the names that feeds, archives and tables give them.

// fieldNames lists the names of each field, best first: where an article has
// several, the first is taken. They are compared without case, "_", "-" and
// spaces.
var fieldNames = []struct {
	field string
	names []string
}{
	{"text", []string{"text", "body", "content", "articlebody", "articletext", "fulltext", "maintext", "bodytext", "article", "story", "plaintext", "contenttext", "notes", "description", "summary", "excerpt", "lead"}},
	{"title", []string{"title", "headline", "heading", "webtitle", "subject"}},
	{"published", []string{"published", "publishedat", "datepublished", "datepublish", "publicationdate", "publishdate", "publisheddate", "pubdate", "date", "webpublicationdate", "seendate", "dateadded", "timestamp", "datetime", "created", "createdat"}},
	{"source", []string{"source", "sourcename", "publisher", "publication", "outlet", "newspaper", "sourcedomain", "domain", "site", "sitename", "feed"}},
	{"url", []string{"url", "link", "canonicalurl", "permalink", "weburl", "sourceurl", "documentidentifier", "address"}},
	{"author", []string{"author", "authors", "byline", "creator", "writer"}},
	{"id", []string{"id", "articleid", "documentid", "docid", "guid", "uuid"}},
}

func normal(name string) string {
	return strings.NewReplacer("_", "", "-", "", " ", "", ".", "").Replace(strings.ToLower(strings.TrimSpace(name)))
}

// fieldOf returns the field that a name stands for, "" if none.
func fieldOf(name string) string {
	name = normal(name)
	for _, f := range fieldNames {
		for _, n := range f.names {
			if n == name {
				return f.field
			}
		}
	}
	return ""
}

// columns maps each field to the place of its best name among names, -1 where
// there is none. Options.Fields goes before the names that are known.
func (o Options) columns(names []string) map[string]int {
	place := map[string]int{}
	for i, n := range names {
		if _, taken := place[normal(n)]; !taken {
			place[normal(n)] = i
		}
	}
	columns := map[string]int{}
	for _, f := range fieldNames {
		columns[f.field] = -1
		candidates := f.names
		if own := o.Fields[f.field]; own != "" {
			candidates = []string{normal(own)}
		}
		for _, n := range candidates {
			if i, found := place[n]; found {
				columns[f.field] = i
				break
			}
		}
	}
	return columns
}

// fieldsOf returns the fields of an article whose values have names.
func fieldsOf(values map[string]string) map[string]string {
	place := map[string]string{}
	for n, v := range values {
		place[normal(n)] = v
	}
	fields := map[string]string{}
	for _, f := range fieldNames {
		for _, n := range f.names {
			if v := strings.TrimSpace(place[n]); v != "" {
				fields[f.field] = v
				break
			}
		}
	}
	return fields
}

// fill sets the fields of d but its text. A date that is none it tells o.Skip,
// and returns false.
func (o Options) fill(d *text.Document, fields map[string]string, at string) bool {
	d.ID, d.Title, d.Source, d.URL = fields["id"], fields["title"], fields["source"], fields["url"]
	d.Author = name(fields["author"])
	if s := fields["published"]; !noDate(s) {
		t, ok := looseDate(s)
		if !ok {
			_, err := ParseDate(s)
			o.skip(at, SkipBadDate, "%v", err)
			return false
		}
		d.Published = t
	}
	return true
}

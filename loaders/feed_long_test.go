package loaders

import (
	"fmt"
	"strings"
	"testing"
)

// A long feed is parsed in pieces, and gives what it would give in one.
func TestLongFeeds(t *testing.T) {
	const n = 9000
	for _, tt := range []struct{ name, head, entry, tail string }{
		{"rss", "<rss version='2.0'><channel><title>Wire</title>", "<item><title>Shell %d</title><description>It hit a port, and an engineer was hurt by glass as he slept in his bed near the quay. %s</description></item>\n", "</channel></rss>"},
		{"atom", "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>Wire</title>", "<entry><title>Shell %d</title><id>urn:x</id><content>It hit a port, and an engineer was hurt by glass as he slept in his bed near the quay. %s</content></entry>\n", "</feed>"},
		{"rdf", "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><channel><title>Wire</title></channel>", "<item><title>Shell %d</title><description>It hit a port, and an engineer was hurt by glass as he slept in his bed near the quay. %s</description></item>\n", "</rdf:RDF>"},
	} {
		for _, trap := range []string{"", "<![CDATA[</item></entry>]]>"} {
			t.Run(tt.name+trap, func(t *testing.T) {
				var b strings.Builder
				b.WriteString(tt.head)
				for i := range n {
					fmt.Fprintf(&b, tt.entry, i, trap)
				}
				b.WriteString(tt.tail)
				if b.Len() < pieceSize+pieceSize/4 {
					t.Fatalf("the feed has %d bytes, which is not long", b.Len())
				}
				got, skips := loadWith(t, "feed", []byte(b.String()), Options{Name: "f"})
				if len(got) != n || len(skips) > 0 {
					t.Fatalf("got %d entries, skips %v; want %d", len(got), skips, n)
				}
				for i, d := range got {
					if want := fmt.Sprintf("Shell %d", i); d.Title != want || d.Source != "Wire" {
						t.Fatalf("entry %d is %q of %q; want %q of Wire", i, d.Title, d.Source, want)
					}
				}
			})
		}
	}
}

package loaders

import (
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html/charset"
)

func TestPageDates(t *testing.T) {
	tests := []struct{ name, head, address, want string }{
		{"JSON-LD before meta", `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-05-15T00:30:00+0300"}</script><meta name=date content=2020-01-01>`, "", "2024-05-15T00:30:00+03:00"},
		{"meta after broken JSON-LD", `<script type="application/ld+json">{oops</script><meta property="article:published_time" content="2024-05-15T09:00:00.000Z">`, "", "2024-05-15T09:00:00Z"},
		{"what is no date is passed over", `<meta name=date content=yesterday><meta name=pubdate content="15 May 2024 10:20">`, "", "2024-05-15T10:20:00Z"},
		{"a zone by name", `<meta name=date content="Wed, 15 May 2024 10:20:00 MSK">`, "", "2024-05-15T10:20:00+03:00"},
		{"the day in the address", ``, "https://a.example/news/2024/05/15/port", "2024-05-15T00:00:00Z"},
		{"the month by name", ``, "https://a.example/world/2024/may/07/port", "2024-05-07T00:00:00Z"},
		{"dashes in the address", ``, "https://a.example/port-2024-05-15.html", "2024-05-15T00:00:00Z"},
		{"a number that is no day", ``, "https://a.example/20241399/port", ""},
		{"a day that no calendar has", ``, "https://a.example/2024/02/31/port", ""},
		{"two ways to read it", `<meta name=date content="05/06/2024">`, "", ""},
		{"none", ``, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, err := page([]byte("<html><head>"+tt.head+"</head><body><p>Shells fell.</p></body></html>"), tt.address)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if !d.Published.IsZero() {
				got = d.Published.Format(time.RFC3339)
			}
			if got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestPagePrunes(t *testing.T) {
	const prose = "The commander of the garrison said that the bridge had been mined, and that it stays shut."
	for _, line := range []string{"Read also: Ferry sinks off the cape", "Advertisement", "Photo: Ada Kern / Harbour Post", "By Ada Kern and Bo Lind", "Last updated 15 May 2024", "© Harbour Post 2024", "3 comments", "Sign up for our morning letter"} {
		d, err := page([]byte("<article><p>"+line+"</p><p>"+prose+"</p></article>"), "")
		if err != nil || d.Text != prose {
			t.Errorf("%q: got %q, %v; want the prose alone", line, d.Text, err)
		}
	}
	for _, line := range []string{"Read also what the treaty says, the envoy told them.", "By Monday the town had fallen.", "Photo shops stayed shut.", "Watch towers were shelled.", "Share prices fell."} {
		d, err := page([]byte("<article><p>"+line+"</p><p>"+prose+"</p></article>"), "")
		if err != nil || !strings.HasPrefix(d.Text, line) {
			t.Errorf("%q: got %q, %v; want it kept", line, d.Text, err)
		}
	}
}

func TestPageAddress(t *testing.T) {
	for _, tt := range []struct{ name, head, address, want string }{
		{"relative to where it was found", `<link rel=canonical href="/port#x">`, "https://a.example/m/port?utm=1", "https://a.example/port"},
		{"the root of the site is not the article", `<link rel=canonical href="https://a.example/">`, "https://a.example/port", "https://a.example/port"},
		{"no web address", `<link rel=canonical href="javascript:alert(1)">`, "", ""},
	} {
		d, err := page([]byte(tt.head+"<p>Shells fell.</p>"), tt.address)
		if err != nil || d.URL != tt.want || tt.want != "" && d.ID != tt.want {
			t.Errorf("%s: got %q, ID %q, %v; want %q", tt.name, d.URL, d.ID, err, tt.want)
		}
	}
}

func TestDecode(t *testing.T) {
	const want = "Обстрел порта: шестеро рабочих ранены, пожар потушен к полуночи, корабли не пострадали."
	for _, label := range []string{"windows-1251", "koi8-r", "utf-8", "utf-16le"} {
		e, _ := charset.Lookup(label)
		b, err := e.NewEncoder().Bytes([]byte(want))
		if err != nil {
			t.Fatal(err)
		}
		if label == "utf-16le" {
			b = append([]byte("\xff\xfe"), b...)
		}
		for _, said := range []string{"text/html; charset=" + label, "text/html; charset=utf-8", "text/html; charset=iso-8859-1", "text/html"} {
			if got := string(decode(b, said)); got != want {
				t.Errorf("%s said to be %q: got %q", label, said, got)
			}
		}
	}
}

// A page that asks the parser to open the same tags in every paragraph again.
func TestHeavyPagesAreSkipped(t *testing.T) {
	var open strings.Builder
	for i := range 400 {
		open.WriteString("<b a" + strings.Repeat("x", i) + ">")
	}
	for name, in := range map[string]string{
		"formatting never closed": "<p>" + open.String() + strings.Repeat("<p>x", 5000),
		"more tags than any page": strings.Repeat("<p>x", 400_000),
		"nested without end":      strings.Repeat("<div>", 200_000),
	} {
		if got := loadString(t, "html", in, Options{Name: "f"}); len(got) != 1 || got[0] != "skip f broken HTML" {
			t.Errorf("%s: got %.200q", name, got)
		}
	}
}

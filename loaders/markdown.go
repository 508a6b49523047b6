package loaders

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"golang.org/x/net/html"

	"github.com/annals-kg/annals/text"
)

// markdown.go: Markdown, the whole input is one article, with front matter as
// Jekyll and Hugo have it. https://spec.commonmark.org/0.31.2/,
// https://jekyllrb.com/docs/front-matter/
func init() {
	register(Loader{
		Name:    "markdown",
		Summary: "Markdown with front matter, the whole input is one article",
		Exts:    []string{".md", ".markdown"},
		Sniff:   sniffMarkdown,
		Load:    loadMarkdown,
		One:     true,
	})
}

// sniffMarkdown holds for an input that opens with front matter in which some
// field is known.
func sniffMarkdown(head []byte) bool {
	front, _, found := frontMatter(string(head))
	if !found {
		return false
	}
	for key := range front {
		if fieldOf(key) != "" {
			return true
		}
	}
	return false
}

func loadMarkdown(ctx context.Context, r io.Reader, o Options, emit func(*text.Document) error) error {
	b, err := o.readAll(ctx, r)
	if b == nil || err != nil {
		return err
	}
	if isBinary(b) && !isUTF16(b) {
		o.skip("", SkipBinary, "it holds bytes that no text has")
		return nil
	}
	s := string(unixLines(decode(b, o.ContentType)))
	front, body, _ := frontMatter(s)
	d := &text.Document{}
	if !o.fill(d, fieldsOf(front), "") {
		return nil
	}
	title, body := unmark(body)
	if d.Text = body; d.Title == "" {
		d.Title = title
	}
	if d.Published.IsZero() {
		d.Published = urlDate("/" + filepath.Base(o.Name)) // 2024-05-15-port.md
	}
	if d = o.complete(d, ""); d == nil {
		return nil
	}
	return emit(d)
}

// frontMatter cuts off the fields between two lines "---" (YAML) or "+++"
// (TOML) at the start of s. Lists are joined by ", "; deeper values are left
// out.
func frontMatter(s string) (front map[string]string, body string, found bool) {
	fence, rest, _ := strings.Cut(s, "\n")
	fence = strings.TrimRight(fence, " \t\r")
	if fence != "---" && fence != "+++" {
		return nil, s, false
	}
	front = map[string]string{}
	key := ""
	for rest != "" {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		line = strings.TrimRight(line, " \t\r")
		if line == fence {
			return front, rest, true
		}
		trimmed := strings.TrimSpace(line)
		if item, isItem := strings.CutPrefix(trimmed, "- "); isItem && key != "" {
			if item = unquote(item); front[key] != "" {
				item = front[key] + ", " + item
			}
			front[key] = item
			continue
		}
		if trimmed == "" || trimmed[0] == '#' || trimmed != line {
			continue
		}
		separator := ":"
		if fence == "+++" {
			separator = "="
		}
		name, value, ok := strings.Cut(line, separator)
		if !ok {
			return nil, s, false
		}
		key = strings.TrimSpace(name)
		value = strings.TrimSpace(value)
		if inner, isList := strings.CutPrefix(value, "["); isList {
			var items []string
			for item := range strings.SplitSeq(strings.TrimSuffix(inner, "]"), ",") {
				items = append(items, unquote(item))
			}
			front[key] = strings.Join(items, ", ")
			continue
		}
		front[key] = unquote(value)
	}
	return nil, s, false
}

func unquote(s string) string {
	s = strings.TrimSpace(s)
	if len(s) >= 2 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		return s[1 : len(s)-1]
	}
	return s
}

var (
	mdImage    = lazily(`!\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])`)
	mdLink     = lazily(`\[([^\]\n]+)\](?:\([^)\n]*\)|\[[^\]\n]*\])`)
	mdAddress  = lazily(`(?m)^ {0,3}\[[^\]\n]+\]:\s*\S+.*$`)
	mdStrong   = lazily(`(\*\*\*|\*\*|__|~~)([^\s*_~](?:[^*_~\n]*[^\s*_~])?)(?:\*\*\*|\*\*|__|~~)`)
	mdEmphasis = lazily(`(^|[\s(“"'])([*_])([^\s*_](?:[^*_\n]*[^\s*_])?)[*_]($|[\s).,;:!?”"'])`)
	mdEscape   = lazily("\\\\([\\\\`*_{}\\[\\]()#+.!>~|-])")
	mdTag      = lazily(`</?[a-zA-Z][^<>\n]*>|<!--[^<>]*-->`)
	mdMarker   = lazily(`^\s{0,8}(?:>\s?)*(?:[-*+]\s+|#{1,6}\s+)?`)
	mdRule     = lazily(`^\s*(?:[-*_=]\s*){3,}$|^\s*(?:` + "```" + `|~~~)`)
)

// unmark takes the marks off Markdown and returns the first heading of the
// first level as well, which is then left out of the body.
func unmark(s string) (title, body string) {
	// Most articles have few marks; what is not there need not be looked for.
	if strings.Contains(s, "](") || strings.Contains(s, "][") || strings.Contains(s, "]:") {
		s = mdImage().ReplaceAllString(s, "")
		s = mdLink().ReplaceAllString(s, "$1")
		s = mdAddress().ReplaceAllString(s, "")
	}
	if strings.Contains(s, "<") {
		s = mdTag().ReplaceAllString(s, "")
	}
	if strings.ContainsAny(s, "*_~") {
		s = mdStrong().ReplaceAllString(s, "$2")
		s = mdEmphasis().ReplaceAllString(s, "$1$3$4")
	}
	var b strings.Builder
	b.Grow(len(s))
	seen := false // a line of text
	for line := range strings.SplitSeq(s, "\n") {
		if heading, found := strings.CutPrefix(line, "# "); found && !seen && title == "" {
			title = strings.TrimSpace(strings.TrimRight(heading, "# "))
			continue
		}
		if line != "" && strings.ContainsRune(" \t>-*+#_=`~", rune(line[0])) {
			if mdRule().MatchString(line) {
				line = ""
			}
			line = line[len(mdMarker().FindString(line)):]
		}
		line = strings.TrimRight(line, " \t")
		seen = seen || line != ""
		b.WriteString(line)
		b.WriteByte('\n')
	}
	if body = b.String(); strings.Contains(body, "\\") {
		body = mdEscape().ReplaceAllString(body, "$1")
	}
	return title, strings.TrimSpace(html.UnescapeString(body))
}

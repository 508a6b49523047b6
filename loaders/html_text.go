package loaders

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// html_text.go: the prose of a page. What a reader sees is cut into blocks
// (paragraphs, list items, headings); each block that reads like prose speaks
// for the elements around it, and the element most spoken for holds the article.
// The idea is that of Kohlschütter, Fankhauser, Nejdl: Boilerplate Detection
// using Shallow Text Features (WSDM 2010), and of the readers of browsers.

// A block is a paragraph of a page with the element that it lies in.
type block struct {
	text   string
	linked int // bytes of text within links
	node   *html.Node
}

// prose reports whether the block reads like sentences, not like a menu.
func (b block) prose() bool { return len(b.text) >= 25 && b.linked*3 < len(b.text) }

// label reports whether the block is a few words without an end, such as stand
// over something or beside it.
func (b block) label() bool {
	return len(b.text) < 60 && !strings.ContainsAny(b.text[len(b.text)-1:], ".!?\"")
}

// trimEnd takes off what follows the last paragraph of an article: labels of
// what else the page offers.
func trimEnd(blocks []block) []block {
	last := len(blocks)
	for last > 0 && len(blocks[last-1].text) < 120 {
		last--
	}
	if last == 0 {
		return blocks
	}
	kept := blocks[:last]
	for _, b := range blocks[last:] {
		if !b.label() {
			kept = append(kept, b)
		}
	}
	return kept
}

// A blockReader collects the blocks below a node.
type blockReader struct {
	blocks []block
	buf    strings.Builder
	linked int
	drop   func(*html.Node) bool // elements to leave out
}

// textOf returns the paragraphs below n, parted by blank lines, without what no
// reader sees.
func textOf(n *html.Node) string {
	r := blockReader{drop: unseen}
	r.read(n, n, false)
	r.flush(n)
	return join(r.blocks)
}

func join(blocks []block) string {
	var b strings.Builder
	for _, block := range blocks {
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(block.text)
	}
	return b.String()
}

// read walks n; within is the innermost block element around it.
func (r *blockReader) read(n, within *html.Node, inLink bool) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			r.buf.WriteString(c.Data)
			if inLink {
				r.linked += len(strings.TrimSpace(c.Data))
			}
		case html.ElementNode:
			switch {
			case c.DataAtom == atom.Br:
				r.buf.WriteByte('\v') // a line end that survives the joining of white space
			case r.drop(c):
			case isBlock(c.DataAtom):
				r.flush(within)
				r.read(c, c, inLink)
				r.flush(c)
			case c.DataAtom == atom.Td || c.DataAtom == atom.Th:
				r.buf.WriteByte(' ')
				r.read(c, within, inLink)
			default:
				r.read(c, within, inLink || c.DataAtom == atom.A)
			}
		}
	}
}

// flush ends the block that n holds. Two line ends in a row part paragraphs.
func (r *blockReader) flush(n *html.Node) {
	if r.buf.Len() == 0 {
		return
	}
	raw := r.buf.String()
	linked := r.linked
	r.buf.Reset()
	r.linked = 0
	var lines []string
	end := func() {
		if len(lines) > 0 {
			r.blocks = append(r.blocks, block{strings.Join(lines, "\n"), linked, n})
			lines = nil
			linked = 0
		}
	}
	for line := range strings.SplitSeq(raw, "\v") {
		if line = strings.Join(strings.Fields(line), " "); line == "" {
			end()
			continue
		}
		lines = append(lines, line)
	}
	end()
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Aside, atom.Nav,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd,
		atom.Blockquote, atom.Pre, atom.Table, atom.Tbody, atom.Thead, atom.Tr, atom.Figure, atom.Figcaption,
		atom.Form, atom.Fieldset, atom.Address, atom.Hr, atom.Body, atom.Details, atom.Summary, atom.Center:
		return true
	}
	return false
}

// unseen reports whether a browser shows nothing of n.
func unseen(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Head, atom.Svg, atom.Math, atom.Iframe,
		atom.Object, atom.Embed, atom.Video, atom.Audio, atom.Canvas, atom.Select, atom.Textarea, atom.Button,
		atom.Input, atom.Datalist, atom.Title:
		return true
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			return a.Val == "true"
		case "style":
			style := strings.ToLower(strings.ReplaceAll(a.Val, " ", ""))
			return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
		}
	}
	return false
}

// Names of classes and ids that tell what an element is for. Word parts, for
// sites write "article__body", "articleBody" and "article-body".
var (
	junkName = lazily(`(?i)comment|disqus|sidebar|side-bar|related|recommend|read-?(also|more|next)|most-?(read|popular)|trending|` +
		`promo|sponsor|advert|\bads?\b|\bad[-_]|banner|share|sharing|social|newsletter|subscri|sign-?up|paywall|cookie|consent|gdpr|` +
		`breadcrumb|\bnav|menu|footer|masthead|popup|modal|overlay|outbrain|taboola|widget|paginat|pager|tag-?(list|s)\b|toolbar|` +
		`caption|credit|byline|author|timestamp|print-|skip-|copyright|outlet-list|` +
		`(entry|post|article)[-_]?(meta|info|date|footer|tags|nav|utility)|meta-?data|respond\b|teaser|rating|` +
		`\bbio\b|also-?like|similar|more-?(from|stories|posts)|cat-?links|donat|follow-?us|sr-only|screen-reader|visually-?hidden|` +
		`kommentar|verwandte|empfehl|tooltip|toc\b|\bdate\b|[-_]date\b`)
	goodName = lazily(`(?i)article|story|entry|post|content|\bbody|[-_]body|text|main|news|blog`)
)

// junk reports whether n is beside the article: a menu, a caption, links to
// other stories.
func junk(n *html.Node) bool {
	if unseen(n) {
		return true
	}
	switch n.DataAtom {
	case atom.Nav, atom.Aside, atom.Footer, atom.Form, atom.Figcaption, atom.Fieldset, atom.Menu, atom.Dialog:
		return true
	case atom.Html, atom.Body, atom.Article, atom.Main, atom.A, atom.B, atom.I, atom.Em, atom.Strong:
		return false
	}
	names := ""
	for _, a := range n.Attr {
		switch a.Key {
		case "class", "id":
			names += " " + a.Val
		case "role":
			switch a.Val {
			case "navigation", "complementary", "contentinfo", "banner", "dialog", "menu", "search":
				return true
			}
		}
	}
	return names != "" && junkName().MatchString(names)
}

// mainBlocks returns the blocks of the article in a page, in order.
func mainBlocks(page *html.Node) []block {
	everything := blocksOf(page, unseen)
	clean := blocksOf(page, junk)
	// Names mislead: on some sites the whole page is a "modal". What is taken
	// off may not be most of what there is.
	if 5*proseLen(clean) < proseLen(everything) {
		clean = everything
	}
	top, beside := best(clean)
	if top == nil {
		return clean
	}
	var in []block
	for _, b := range clean {
		if !inside(b.node, top) && !beside[childOf(top.Parent, b.node)] {
			continue
		}
		if b.linked*2 > len(b.text) && len(b.text) < 200 {
			// What stands over links to elsewhere goes with them.
			if n := len(in); n > 0 && in[n-1].label() {
				in = in[:n-1]
			}
			continue
		}
		in = append(in, b)
	}
	return trimEnd(in)
}

func blocksOf(n *html.Node, drop func(*html.Node) bool) []block {
	r := blockReader{drop: drop}
	r.read(n, n, false)
	r.flush(n)
	return r.blocks
}

func proseLen(blocks []block) int {
	n := 0
	for _, b := range blocks {
		if b.prose() {
			n += len(b.text)
		}
	}
	return n
}

// A neighbour of the element that holds the article belongs to it if blocks of
// prose speak for it this loudly: in votes, and as a part of the winner's.
const besideVotes, besidePart = 10, 0.2

// best returns the element that holds the article: the one that the blocks of
// prose speak for most loudly, each for its parent, half for the grandparent and
// less above. Beside are the neighbours that belong to it. Nil means that there
// is no prose.
func best(blocks []block) (top *html.Node, beside map[*html.Node]bool) {
	votes := map[*html.Node]float64{}
	var order []*html.Node // for the first of equals to win
	linked, length := map[*html.Node]int{}, map[*html.Node]int{}
	for _, b := range blocks {
		n := b.node
		// A lone <div> of text is its own container.
		if n.DataAtom != atom.Div && n.DataAtom != atom.Section && n.DataAtom != atom.Article && n.Parent != nil {
			n = n.Parent
		}
		vote := 0.0
		if b.prose() {
			vote = 1 + float64(strings.Count(b.text, ",")) + min(float64(len(b.text))/100, 3)
		}
		for level := 0; n != nil && level < 8; n, level = n.Parent, level+1 {
			linked[n] += b.linked
			length[n] += len(b.text)
			if vote == 0 {
				continue
			}
			if _, known := votes[n]; !known {
				votes[n] = nameBonus(n)
				order = append(order, n)
			}
			switch level {
			case 0:
				votes[n] += vote
			case 1:
				votes[n] += vote / 2
			default:
				votes[n] += vote / float64(3*level)
			}
		}
	}
	most := 0.0
	for _, n := range order {
		score := votes[n] * (1 - float64(linked[n])/float64(max(length[n], 1)))
		if top == nil || score > most {
			top, most = n, score
		}
	}
	if top == nil {
		return nil, nil
	}
	// Where the neighbours of the winner read like it, they are its sequel: the
	// article is cut by advertisements, and their parent holds it.
	for p := top.Parent; p != nil && p.DataAtom != atom.Html; p = p.Parent {
		if p.DataAtom == atom.Article || p.DataAtom == atom.Main || votes[p] > 0.6*most {
			top = p
		}
		if p.DataAtom == atom.Article {
			break
		}
	}
	if top.Parent == nil || top.DataAtom == atom.Article || top.DataAtom == atom.Body {
		return top, nil
	}
	beside = map[*html.Node]bool{}
	for c := top.Parent.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c == top:
		case votes[c] > max(besideVotes, besidePart*most):
			beside[c] = true
		}
	}
	for _, b := range blocks {
		if b.node.DataAtom == atom.P && b.node.Parent == top.Parent && len(b.text) > 80 && b.linked*4 < len(b.text) {
			beside[b.node] = true
		}
	}
	return top, beside
}

// childOf returns the child of n that holds the descendant, nil if none does.
func childOf(n, descendant *html.Node) *html.Node {
	if n == nil {
		return nil
	}
	for d := descendant; d != nil; d = d.Parent {
		if d.Parent == n {
			return d
		}
	}
	return nil
}

func nameBonus(n *html.Node) float64 {
	bonus := 0.0
	switch n.DataAtom {
	case atom.Article:
		bonus = 10
	case atom.Main, atom.Div, atom.Section:
		bonus = 5
	case atom.Ul, atom.Ol, atom.Dl, atom.Li, atom.Form, atom.Address:
		bonus = -3
	}
	for _, a := range n.Attr {
		switch {
		case a.Key == "itemprop" && strings.EqualFold(a.Val, "articleBody"):
			bonus += 50
		case (a.Key == "class" || a.Key == "id") && goodName().MatchString(a.Val):
			bonus += 15
		}
	}
	return bonus
}

func inside(n, around *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == around {
			return true
		}
	}
	return false
}

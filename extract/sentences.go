package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/annals-kg/annals/syntax"
	"github.com/annals-kg/annals/text"
)

// maxDateline is how far into a paragraph a dateline may reach, in bytes.
const maxDateline = 160

// sentences splits a document into sentences with their tokens, and tells
// prose from headings, datelines, captions and lists. They are sorted and
// never overlap. One of more than syntax.MaxTokens tokens is cut into pieces,
// so that a text without full stops costs no more than another.
func sentences(doc *text.Document) []text.Sentence {
	spans := syntax.Sentences(nil, doc.Text)
	out := make([]text.Sentence, 0, len(spans)+1)
	all := make([]text.Token, 0, len(doc.Text)/5) // of all sentences, one behind the other
	add := func(sp text.Span, paragraph int, zone text.Zone) {
		first := len(all)
		all = syntax.Tokenize(all, doc.Text, sp)
		tokens := all[first:]
		for len(tokens) > 0 {
			n := min(len(tokens), syntax.MaxTokens)
			part := text.Span{Start: sp.Start, End: sp.End}
			if n < len(tokens) {
				part.End = tokens[n-1].End
				sp.Start = tokens[n].Start
			}
			out = append(out, text.Sentence{Span: part, Index: len(out), Paragraph: paragraph, Zone: zone, Tokens: tokens[:n:n]})
			tokens = tokens[n:]
		}
	}
	paragraph, end := 0, 0
	for i, sp := range spans {
		opens := i == 0 || strings.Contains(doc.Text[end:sp.Start], "\n")
		if i > 0 && opens {
			paragraph++
		}
		end = sp.End
		if opens {
			if n := dateline(sp.Of(doc.Text)); n > 0 {
				add(text.Span{Start: sp.Start, End: sp.Start + n}, paragraph, text.Dateline)
				sp.Start += n
				sp.Start += leadingSpace(sp.Of(doc.Text))
				if sp.Len() == 0 {
					continue
				}
			} else if n := label(sp.Of(doc.Text)); n > 0 {
				add(text.Span{Start: sp.Start, End: sp.Start + n}, paragraph, text.Label)
				sp.Start += n
				sp.Start += leadingSpace(sp.Of(doc.Text))
			}
		}
		alone := opens && (i+1 == len(spans) || strings.Contains(doc.Text[sp.End:spans[i+1].Start], "\n"))
		add(sp, paragraph, zoneOf(sp.Of(doc.Text), alone))
	}
	return out
}

// dateline returns the length of the dateline with its dash that s begins
// with: "KYIV, May 15 (Reuters) -" or "SAN SALVADOR, 3 JAN 90 --"; 0 if none.
func dateline(s string) int {
	if len(s) > maxDateline {
		s = s[:maxDateline]
	}
	for _, dash := range []string{" -- ", " - ", " — ", " – ", " : ", "): "} {
		i := strings.Index(s, dash)
		if i < 0 {
			continue
		}
		head := strings.TrimSpace(s[:i])
		if startsWithPlaceName(head) && (strings.HasSuffix(head, ")") || strings.HasSuffix(head, "]") || isShout(head) || lastIsDay(head)) {
			return i + len(dash) - 1
		}
	}
	if o, ok := text.FindOrigin(s); ok && o.Start == 0 {
		return o.End
	}
	return 0
}

// startsWithPlaceName reports whether s opens with one to four words in
// capitals, as the place of a dateline does, before a comma, a bracket or its end.
func startsWithPlaceName(s string) bool {
	name := s
	if i := strings.IndexAny(s, ",([/"); i >= 0 {
		name = strings.TrimSpace(s[:i])
	}
	words := strings.Fields(name)
	if len(words) == 0 || len(words) > 4 {
		return false
	}
	return isShout(name)
}

// isShout reports whether s has letters and no lower-case one.
func isShout(s string) bool {
	letters := false
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		letters = letters || unicode.IsUpper(r)
	}
	return letters
}

// lastIsDay reports whether s ends in a number of one or two digits, as
// "KYIV, May 15" does.
func lastIsDay(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 {
		return false
	}
	last := words[len(words)-1]
	return len(last) <= 2 && strings.Trim(last, "0123456789") == ""
}

// zoneOf tells what part a sentence plays; alone says that it is a paragraph
// by itself.
func zoneOf(s string, alone bool) text.Zone {
	first, _ := utf8.DecodeRuneInString(s)
	switch {
	case strings.ContainsRune("•*|▪►‣", first):
		return text.Listing
	case strings.Contains(s, "Photograph:") || strings.Contains(s, "Photo:") || strings.Contains(s, "Image:"):
		return text.Caption
	}
	if !alone {
		return text.Prose
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "\"'”’)]"))
	if unicode.IsLetter(last) || unicode.IsDigit(last) {
		if len(strings.Fields(s)) <= 16 {
			return text.Heading
		}
	}
	return text.Prose
}

func leadingSpace(s string) int { return len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace)) }

// unwrapped is a piece of text with its line breaks as spaces: "in the town of X,\n
// Y province" is read as on one line.
func unwrapped(s string) string {
	if strings.IndexByte(s, '\n') < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r", ""), "\n", " ")
}

package loaders

import (
	"strings"
)

// prune.go: lines of a page that are told from prose with certainty: bylines,
// stamps, credits of pictures and calls to read something else. What is not
// certain stays; the reader of the text has its own rules.

var (
	readAlso = lazily(`(?i)^(read (also|more|next)|also read|see also|related( (articles?|stories|topics))?|more on this( story)?|watch( also)?|listen( also)?|` +
		`most read|you may also like|don't miss|recommended( stories)?|sign up (for|to)\b.{0,80}|subscribe (to|now)\b.{0,80}|follow us on .{0,80}|` +
		`share( this)?( (article|story|page))?( (on|via) \w+)?|advertisement|advertising|story continues below( advertisement)?|` +
		`(click|tap) here to .{0,80}|(leave|post|add) a comment|\d+ comments?|all rights reserved\.?|skip to (main )?content|loading\W*)\s*(:.{0,200}|»|›|\W*)$`)
	copyrightLine = lazily(`^(?:©|\([cC]\)|Copyright ©?)\s.{0,120}$`)
	credit        = lazily(`^(?i:(photo(graph)?|image|picture|video|file photo)( (by|credit|courtesy|source))?)\s?[:/]\s?.{1,120}$`)
	byline        = lazily(`^By ((?:[A-Z][\p{L}.'’-]+)(?: (?:and |de |van |von |al-|bin )?[A-Z][\p{L}.'’-]+){1,3}(?:(?:, | and )[A-Z][\p{L}.'’-]+(?: [A-Z][\p{L}.'’-]+){1,3}){0,3})(?:,? (?:[A-Z][\p{L}.]+ ){0,3}(?:Correspondent|Reporter|Editor|Staff [Ww]riter|Writer))?$`)
	stamp         = lazily(`(?i)^(published|updated|last (updated|modified)|posted|first published)\b.{0,60}\d.{0,40}$`)
)

// prune takes those lines off blocks and gives m the author of a byline.
func prune(blocks []block, m *pageMeta) []block {
	kept := blocks[:0:0]
	for i, b := range blocks {
		line := b.text
		if len(line) <= 300 && !strings.Contains(line, "\n") {
			if found := byline().FindStringSubmatch(line); found != nil && i < 5 {
				if m.author == "" {
					m.author = found[1]
				}
				continue
			}
			if readAlso().MatchString(line) || copyrightLine().MatchString(line) || credit().MatchString(line) || stamp().MatchString(line) && i < 5 {
				continue
			}
		}
		kept = append(kept, b)
	}
	return kept
}

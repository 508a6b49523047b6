package loaders

import (
	"strings"
)

// prune.go: lines of a page that are told from prose with certainty: bylines,
// stamps, credits of pictures and calls to read something else. What is not
// certain stays; the reader of the text has its own rules.

var (
	readAlso = lazily(`(?i)^(read (also|more|next)|also read|see also|related( (articles?|stories|posts|topics|content|links?))?|more on this( story)?|watch( also)?|listen( also)?|` +
		`most (read|popular)\b.{0,30}|(you )?(may|might) (also )?(like|be interested in)|don't miss|recommended( (stories|for you|reading))?|sign up (for|to)\b.{0,80}|subscribe( (to|now)\b.{0,80})?|follow us( on .{0,80})?|` +
		`share( this)?( (article|story|page|post))?( (on|via|with) \w+)?|advertisement|advertising|story continues below( advertisement)?|continue reading\b.{0,60}|` +
		`(click|tap) here to .{0,80}|(leave|post|add) a (comment|reply)|\d* ?comments?|comments are closed|be the first to comment|all rights reserved\.?|skip to (main )?content|` +
		`loading\W*|table of contents|about the author|\d+ min(ute)?s? read|(more|latest|top|other) (from|in|news|stories|articles|posts|headlines)\b.{0,40}|` +
		otherReadAlso + `)\s*(:.{0,200}|»|›|\W*)$`)
	dayLine       = lazily(`(?i)^(?:(?:published|posted|updated|on|am|le|el)?:?\s*)?(?:\p{L}{2,10},?\s+)?(?:\d{1,2}\.?(?:\s+(?:de\s+)?|[./-])(?:\p{L}{3,10}\.?|\d{1,2})(?:\s+(?:de\s+)?|[./-])\d{2,4}|\p{L}{3,9}\.? \d{1,2}, \d{4}|\d{4}-\d\d-\d\d)(?:[\s,|–-]+(?:at |um |à )?\d{1,2}[:.h]\d\d(?:\s?(?:uhr|[ap]\.?m\.?|\p{Lu}{2,5}))?)?\W*$`)
	copyrightLine = lazily(`^(?:©|\([cC]\)|Copyright ©?)\s.{0,120}$`)
	credit        = lazily(`^(?i:(photo(graph)?|image|picture|video|file photo)( (by|credit|courtesy|source))?)\s?[:/]\s?.{1,120}$`)
	byline        = lazily(`^By ((?:[A-Z][\p{L}.'’-]+)(?: (?:and |de |van |von |al-|bin )?[A-Z][\p{L}.'’-]+){1,3}(?:(?:, | and )[A-Z][\p{L}.'’-]+(?: [A-Z][\p{L}.'’-]+){1,3}){0,3})(?:,? (?:[A-Z][\p{L}.]+ ){0,3}(?:Correspondent|Reporter|Editor|Staff [Ww]riter|Writer))?$`)
	stamp         = lazily(`(?i)^(published|updated|last (updated|modified)|posted|first published)\b.{0,60}\d.{0,40}$`)
)

// otherReadAlso are calls to read something else in the languages that stand
// beside English on the pages of news.
const otherReadAlso = `lesen sie (auch|mehr|weiter)\b.{0,60}|weiterlesen|mehr (zum thema|dazu|infos|informationen|aus)\b.{0,40}|weitere (artikel|beiträge|themen|nachrichten|informationen|meldungen|links?)\b.{0,60}|` +
	`(weiterführende )?links?|das könnte (sie|dich) auch interessieren|auch interessant|ähnliche (artikel|beiträge|themen)|verwandte (artikel|themen)|meistgelesen|aktuelle (artikel|meldungen|nachrichten|beiträge)|` +
	`(schreibe(n sie)? einen )?kommentar( (schreiben|verfassen))?|kommentare?( \(\d+\))?|\d+ kommentare?|kommentieren|teilen( (mit|auf))?|(artikel|seite) (teilen|drucken)|drucken|anzeige|werbung|` +
	`lire (aussi|la suite)|à lire( aussi| également)?|sur le même (sujet|thème)|à découvrir|partager|commentaires?|publicité|` +
	`lea? (también|más)|le puede interesar|te puede interesar|mirá? también|noticias relacionadas|compartir|comentarios|publicidad|` +
	`leia (também|mais)|veja também|compartilhe|leggi anche|potrebbe interessarti|condividi|` +
	`czytaj (także|również|też|więcej|dalej)|zobacz (także|również|też)|przeczytaj (także|również)|drukuj|udostępnij|komentarze|reklama|` +
	`читайте также|смотрите также|по теме|поделиться|комментарии|реклама|читайте також|дивіться також|поділитися`

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
			if readAlso().MatchString(line) || copyrightLine().MatchString(line) || dayLine().MatchString(line) || credit().MatchString(line) || stamp().MatchString(line) && i < 5 {
				continue
			}
		}
		kept = append(kept, b)
	}
	return kept
}

package loaders

// A Reason names why an article was passed over, in the words of the closing
// line: "17 skipped (12 empty, 5 broken JSON)".
type Reason string

// The reasons. Reasons says what each means.
const (
	SkipEmpty    Reason = "empty"
	SkipNoText   Reason = "no text field"
	SkipBadJSON  Reason = "broken JSON"
	SkipBadDate  Reason = "bad date"
	SkipBinary   Reason = "binary"
	SkipNotUTF8  Reason = "not UTF-8"
	SkipNoLoader Reason = "no such format"
	SkipTooLong  Reason = "too long"
	SkipNoAccess Reason = "cannot be read"
	SkipFault    Reason = "fault"
	SkipBadHTML  Reason = "broken HTML"
	SkipBadFeed  Reason = "broken feed"
	SkipBroken   Reason = "broken file"
	SkipBomb     Reason = "unpacks without end"
	SkipSeen     Reason = "seen before"

	SkipEncrypted Reason = "encrypted"
	SkipFetch     Reason = "not fetched"
	SkipRobots    Reason = "forbidden by robots.txt"
	SkipPrivate   Reason = "not public"
	SkipUnchanged Reason = "unchanged"
	SkipLanguage  Reason = "another language"
)

// Reasons lists them all with what they mean, in one line for people.
var Reasons = []struct {
	Reason  Reason
	Meaning string
}{
	{SkipEmpty, "no text but white space, or no article"},
	{SkipNoText, `a JSON article without "text"`},
	{SkipBadJSON, "not JSON, or no object where an article should be"},
	{SkipBadDate, "a date of publication that is no date"},
	{SkipBinary, "bytes that are no text"},
	{SkipNotUTF8, "text in another encoding than UTF-8"},
	{SkipNoLoader, "a format that no loader reads"},
	{SkipTooLong, "a text longer than load.max_article_mb"},
	{SkipNoAccess, "a file that the system does not let annals read"},
	{SkipFault, "a mistake in annals that the article brought to light"},
	{SkipBadHTML, "a page of more tags, or more deeply nested ones, than any page"},
	{SkipBadFeed, "a feed, or the rest of one, that is not well formed"},
	{SkipBroken, "an archive, document or record that breaks off or breaks its format's rules"},
	{SkipBomb, "an archive that unpacks to far more than text does, or nests too deep"},
	{SkipSeen, "a page that its crawler found unchanged and did not keep again"},
	{SkipEncrypted, "a file that wants a password"},
	{SkipFetch, "a page that its server did not give, gave too slowly or that is too long"},
	{SkipRobots, "a page that its server does not want programs to read"},
	{SkipPrivate, "an address in a private network"},
	{SkipUnchanged, "a page or feed that has not changed since the last visit"},
	{SkipLanguage, "an article that is surely not in English; its language is named"},
}

// A Skip is one article that was passed over, and why.
type Skip struct {
	// Where is the input and the place in it: "feed.jsonl:12".
	Where  string
	Reason Reason
	// Detail says what was found and what to do.
	Detail string
}

// String writes the skip as a line for people: "feed.jsonl:12: broken JSON: ...".
func (s Skip) String() string {
	if s.Detail == "" {
		return s.Where + ": skipped: " + string(s.Reason)
	}
	return s.Where + ": skipped: " + string(s.Reason) + ": " + s.Detail
}

package loaders

// A Reason names why an article was passed over, in the words of the closing
// line: "17 skipped (12 empty, 5 broken JSON)".
type Reason string

// The reasons.
const (
	SkipEmpty    Reason = "empty"          // no text but white space
	SkipNoText   Reason = "no text field"  // a JSON article without "text"
	SkipBadJSON  Reason = "broken JSON"    // not JSON, or not an object
	SkipBadDate  Reason = "bad date"       // a date that is no date
	SkipBinary   Reason = "binary"         // bytes that are no text
	SkipNotUTF8  Reason = "not UTF-8"      // text in another encoding
	SkipNoLoader Reason = "no such format" // a format that no loader reads
	SkipTooLong  Reason = "too long"       // longer than Options.MaxBytes
	SkipNoAccess Reason = "cannot be read" // a file that the system refuses
)

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

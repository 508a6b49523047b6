package loaders

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"io"
	"mime/quotedprintable"
	"net/mail"
	"strings"
	"unicode/utf8"

	"github.com/jhillyerd/enmime/v2"

	"github.com/annals-kg/annals/text"
)

// eml.go: mails, one article each, and the articles attached to them.
// RFC 5322, RFC 2045 to 2047, RFC 3676.
func init() {
	register(Loader{
		Name:    "eml",
		Summary: "a mail, with the articles that are attached to it",
		Exts:    []string{".eml"},
		Sniff:   sniffEML,
		Load:    loadEML,
		One:     true,
	})
}

// sniffEML holds for lines of a header with a field that only mails have, or
// with sender, day and subject.
func sniffEML(head []byte) bool {
	fields := map[string]bool{}
	for line := range bytes.SplitSeq(head, []byte("\n")) {
		line = bytes.TrimRight(line, "\r")
		if len(line) == 0 {
			break
		}
		if line[0] == ' ' || line[0] == '\t' {
			continue
		}
		field, _, found := bytes.Cut(line, []byte(":"))
		if !found || len(field) == 0 || bytes.ContainsAny(field, " \t{<") {
			return false
		}
		fields[strings.ToLower(string(field))] = true
	}
	sure := fields["message-id"] || fields["mime-version"] || fields["received"] || fields["return-path"]
	return fields["from"] && fields["date"] && (sure || fields["subject"]) || sure && (fields["from"] || fields["subject"])
}

func loadEML(ctx context.Context, r io.Reader, o Options, emit func(*text.Document) error) error {
	b, err := o.readMail(ctx, r)
	if b == nil || err != nil {
		return err
	}
	return o.mail(ctx, b, emit)
}

// maxMail is how many bytes a mail with its attachments may have.
const maxMail = 32 << 20

func (o Options) readMail(ctx context.Context, r io.Reader) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	b, err := io.ReadAll(io.LimitReader(r, maxMail+1))
	if err != nil {
		return nil, err
	}
	if len(b) > maxMail {
		o.skip("", SkipTooLong, "a mail of over %d bytes", maxMail)
		return nil, nil
	}
	return b, nil
}

// mail loads one mail: its plain text, else what its HTML says, then what is
// attached to it.
func (o Options) mail(ctx context.Context, b []byte, emit func(*text.Document) error) error {
	if len(bytes.TrimSpace(b)) == 0 {
		o.skip("", SkipEmpty, "")
		return nil
	}
	m, err := parseMail(b)
	if err != nil {
		o.skip("", SkipBroken, "%.300v", err)
		return nil
	}
	d := &text.Document{Title: strings.Join(strings.Fields(m.GetHeader("Subject")), " ")}
	if mislabelled(m.Text) || unlabelled(m, m.Text, "text/plain") {
		m.Text = relabelled(b, "text/plain")
	}
	if mislabelled(m.HTML) || unlabelled(m, m.HTML, "text/html") {
		m.HTML = relabelled(b, "text/html")
	}
	isReply := m.GetHeader("In-Reply-To") != "" || m.GetHeader("References") != ""
	if d.Text = written(string(decode([]byte(m.Text), "")), isReply); d.Text == "" {
		d.Text = plain(string(decode([]byte(m.HTML), "")))
	}
	if from, err := mail.ParseAddress(m.GetHeader("From")); err == nil {
		d.Source = first(from.Name, from.Address)
	}
	if t, ok := looseDate(m.GetHeader("Date")); ok {
		d.Published = t
	}
	if id := strings.Trim(strings.TrimSpace(m.GetHeader("Message-Id")), "<>"); id != "" {
		d.ID = "mid:" + id // RFC 2392
	}
	attached := append(m.Attachments, m.OtherParts...)
	if strings.TrimSpace(d.Text) != "" || len(attached) == 0 {
		if done := o.complete(d, ""); done != nil {
			if err := emit(done); err != nil {
				return err
			}
		}
	}
	for i, part := range attached {
		if strings.HasPrefix(part.ContentType, "image/") {
			continue
		}
		inside := o.within(fmt.Sprintf("attachment %d", i+1))
		if inside.Source == "" {
			inside.Source = d.Source
		}
		inside.ContentType = part.ContentType
		if inside.unpacking.packed == 0 {
			inside.unpacking.packed = int64(len(b))
		}
		if err := inside.unpack(ctx, part.FileName, nil, bytes.NewReader(part.Content), true, emit); err != nil {
			return err
		}
	}
	return nil
}

// parseMail hands b to the library, whose panics are errors. It may not guess
// encodings, for its guesses are slow and differ from run to run; ours are made
// of what it leaves.
func parseMail(b []byte, more ...enmime.Option) (m *enmime.Envelope, err error) {
	defer func() {
		if p := recover(); p != nil {
			m, err = nil, fmt.Errorf("it upset its parser: %v", p)
		}
	}()
	options := append([]enmime.Option{
		enmime.DisableTextConversion(true), enmime.SkipMalformedParts(true),
		enmime.DisableCharacterDetection(true), enmime.MinCharsetDetectRunes(maxMail),
	}, more...)
	return enmime.NewParser(options...).ReadEnvelope(bytes.NewReader(b))
}

// relabelled returns the first part of a media type of a mail whose label is
// wrong, in the encoding that it really seems to be in.
func relabelled(b []byte, mediaType string) string {
	m, err := parseMail(b, enmime.RawContent(true))
	if err != nil || m.Root == nil {
		return ""
	}
	part := m.Root.BreadthMatchFirst(func(p *enmime.Part) bool { return p.ContentType == mediaType || p.ContentType == "" })
	if part == nil {
		return ""
	}
	var r io.Reader = bytes.NewReader(part.Content)
	switch strings.ToLower(strings.TrimSpace(part.Header.Get("Content-Transfer-Encoding"))) {
	case "base64":
		r = base64.NewDecoder(base64.StdEncoding, r)
	case "quoted-printable":
		r = quotedprintable.NewReader(r)
	}
	raw, _ := io.ReadAll(r) // what can be decoded before a fault is the text
	return string(decode(raw, ""))
}

// unlabelled reports whether the first part of a media type, whose text is s,
// does not say what encoding it is in, though it matters.
func unlabelled(m *enmime.Envelope, s, mediaType string) bool {
	if m.Root == nil || strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
		return false
	}
	part := m.Root.BreadthMatchFirst(func(p *enmime.Part) bool { return p.ContentType == mediaType || p.ContentType == "" })
	return part != nil && !strings.Contains(strings.ToLower(part.Header.Get("Content-Type")), "charset")
}

// mislabelled reports whether a text was decoded from an encoding that it is
// not in.
func mislabelled(s string) bool { return strings.Count(s, "\ufffd")*tolerated > len(s) }

// written returns what the sender wrote: not the signature (RFC 3676, 4.3), nor,
// in a reply, the lines of other mails that it quotes (4.5). Elsewhere ">" is
// how some newsrooms begin the items of a list.
func written(s string, isReply bool) string {
	const longest = 1000 // bytes of a signature: what is longer is none
	s = string(unixLines([]byte(s)))
	if i := strings.LastIndex(s, "\n-- \n"); i >= 0 && len(s)-i < longest {
		s = s[:i]
	}
	var b strings.Builder
	for line := range strings.SplitSeq(s, "\n") {
		if isReply && strings.HasPrefix(line, ">") {
			continue
		}
		b.WriteString(strings.TrimRight(line, " \t"))
		b.WriteByte('\n')
	}
	return strings.TrimSpace(b.String())
}

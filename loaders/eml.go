package loaders

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/mail"
	"strings"

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
	isReply := m.GetHeader("In-Reply-To") != "" || m.GetHeader("References") != ""
	if d.Text = written(m.Text, isReply); d.Text == "" {
		d.Text = plain(m.HTML)
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

// parseMail hands b to the library, whose panics are errors.
func parseMail(b []byte) (m *enmime.Envelope, err error) {
	defer func() {
		if p := recover(); p != nil {
			m, err = nil, fmt.Errorf("it upset its parser: %v", p)
		}
	}()
	return enmime.NewParser(enmime.DisableTextConversion(true), enmime.SkipMalformedParts(true)).ReadEnvelope(bytes.NewReader(b))
}

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

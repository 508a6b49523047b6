package loaders

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"regexp"
	"strconv"

	"github.com/annals-kg/annals/text"
)

// mbox.go: boxes of mails, an article each. RFC 4155, and the ">From" of
// https://www.loc.gov/preservation/digital/formats/fdd/fdd000385.shtml
func init() {
	register(Loader{
		Name:    "mbox",
		Summary: "a box of mails, one article each",
		Exts:    []string{".mbox", ".mbx"},
		Sniff:   sniffMbox,
		Load:    loadMbox,
	})
}

// sniffMbox holds for a line "From somebody some-day" with the header of a mail
// below it.
func sniffMbox(head []byte) bool {
	line, rest, found := bytes.Cut(head, []byte("\n"))
	return found && bytes.HasPrefix(line, []byte("From ")) && sniffEML(rest)
}

// postmark is the line before a mail: who sent it, and when it came.
var postmark = regexp.MustCompile(`^From .*[0-9]:[0-9]{2}.* [0-9]{4}( [+-][0-9]{4})?\s*$`)

// beginsMail reports whether a line that begins with "From " begins a mail. Not all
// programs quote a sentence that does; such a one has neither the time of a
// postmark nor the header of a mail below it.
func beginsMail(line []byte, rest *bufio.Reader) bool {
	if postmark.Match(line) {
		return true
	}
	head, _ := rest.Peek(headAhead)
	return sniffEML(head[:bytes.LastIndexByte(head, '\n')+1])
}

// headAhead is how many bytes of a mail are looked at to know its header.
const headAhead = 32 << 10

// loadMbox reads the mails one by one, a few MiB at a time.
func loadMbox(ctx context.Context, r io.Reader, o Options, emit func(*text.Document) error) error {
	lines := bufio.NewReaderSize(r, 1<<16)
	within := o.within("")
	within.unpacking = &unpacking{packed: maxMail}
	var mail []byte
	n, long, begun := 0, false, false
	end := func() error {
		if !begun {
			return nil
		}
		if n++; !o.begins(n) {
			return nil
		}
		inside := within
		inside.Name = o.where("mail " + strconv.Itoa(n))
		if long {
			inside.skip("", SkipTooLong, "a mail of over %d bytes", maxMail)
			return nil
		}
		whole := bytes.Clone(mail)
		return inside.apart(ctx, len(whole), emit, func(ctx context.Context, o Options, emit func(*text.Document) error) error {
			return o.mail(ctx, whole, emit)
		})
	}
	afterBlank, lineStart := true, true
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		line, err := lines.ReadSlice('\n')
		if err != nil && err != io.EOF && err != bufio.ErrBufferFull {
			return err
		}
		marked := lineStart && afterBlank && bytes.HasPrefix(line, []byte("From "))
		if marked {
			line = bytes.Clone(line) // looking ahead overwrites it
			marked = beginsMail(line, lines)
		}
		if marked {
			if err := end(); err != nil {
				return err
			}
			mail, long, begun = mail[:0], false, true
		} else if len(line) > 0 {
			// What comes before the first "From " is a mail without one.
			begun = begun || len(bytes.TrimSpace(line)) > 0
			if quoted := bytes.TrimLeft(line, ">"); lineStart && len(quoted) < len(line) && bytes.HasPrefix(quoted, []byte("From ")) {
				line = line[1:]
			}
			if long = long || len(mail)+len(line) > maxMail; !long {
				mail = append(mail, line...)
			}
		}
		afterBlank = lineStart && len(bytes.TrimRight(line, "\r\n")) == 0
		lineStart = err == nil
		if err == io.EOF {
			break
		}
	}
	if !begun {
		o.skip("", SkipEmpty, "a box of no mails")
		return nil
	}
	return end()
}

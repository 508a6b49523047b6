package loaders

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http/httputil"
	"net/url"
	"strconv"
	"strings"

	"github.com/annals-kg/annals/text"
)

// warc.go: what crawlers keep of the web, an article a page.
// https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
func init() {
	register(Loader{
		Name:    "warc",
		Summary: "WARC files of crawlers, one article a page",
		Exts:    []string{".warc", ".wet"},
		Sniff:   func(head []byte) bool { return bytes.HasPrefix(head, []byte("WARC/")) },
		Load:    loadWARC,
	})
}

// A warcReader reads the records of a WARC file one by one.
type warcReader struct {
	r *bufio.Reader
	n int // of the record, from one
	// after is what has not been read of the block of the record.
	after *io.LimitedReader
}

// maxHeader bounds the header of a record, in bytes.
const maxHeader = 1 << 20

var errNoRecord = errors.New("no WARC record begins here")

// next reads the header of the next record, its names in lower case. At the end
// of input the error is io.EOF; errNoRecord means that bytes that belong to no
// record were passed over to reach it.
func (w *warcReader) next() (header map[string]string, err error) {
	if w.after != nil {
		if _, err := io.Copy(io.Discard, w.after); err != nil {
			return nil, err
		}
		if w.after.N > 0 {
			return nil, io.ErrUnexpectedEOF
		}
		w.after = nil
	}
	w.n++
	line := ""
	lost := false
	for !strings.HasPrefix(line, "WARC/") {
		if line, err = w.line(); err != nil {
			if err == io.EOF && lost {
				return nil, errNoRecord
			}
			return nil, err
		}
		lost = lost || line != "" && !strings.HasPrefix(line, "WARC/")
	}
	if header, err = headerLines(w.r); err != nil {
		return nil, err
	}
	length, err := strconv.ParseInt(header["content-length"], 10, 64)
	if err != nil || length < 0 {
		return nil, errNoRecord
	}
	w.after = &io.LimitedReader{R: w.r, N: length}
	if lost {
		return header, errNoRecord
	}
	return header, nil
}

// line returns the next line without its end; of one over maxHeader the rest is
// passed over.
func (w *warcReader) line() (string, error) { return headerLine(w.r) }

func headerLine(r *bufio.Reader) (string, error) {
	lines := lineReader{r: r, max: maxHeader}
	line, _, err := lines.next()
	return string(bytes.TrimRight(line, "\r\n")), err
}

// headerLines reads lines "name: value" up to an empty one, names in lower case.
func headerLines(r *bufio.Reader) (map[string]string, error) {
	header := map[string]string{}
	for size := 0; ; {
		line, err := headerLine(r)
		if err == io.EOF {
			return nil, io.ErrUnexpectedEOF
		} else if err != nil {
			return nil, err
		}
		if line == "" {
			return header, nil
		}
		if size += len(line); size > maxHeader {
			return nil, errNoRecord
		}
		if name, value, found := strings.Cut(line, ":"); found {
			header[strings.ToLower(strings.TrimSpace(name))] = strings.TrimSpace(value)
		}
	}
}

// loadWARC reads the pages of a WARC file as they come. Requests, pictures,
// redirects and the like are passed over in silence; a page that was not fetched
// again because it had not changed is a skip.
func loadWARC(ctx context.Context, r io.Reader, o Options, emit func(*text.Document) error) error {
	within := o.within("")
	source := &faultReader{r: r}
	w := warcReader{r: bufio.NewReaderSize(source, 1<<16)}
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		header, err := w.next()
		inside := within
		inside.Name = o.where("record " + strconv.Itoa(w.n))
		switch {
		case source.err != nil:
			return source.err
		case err == io.EOF:
			if w.n == 1 {
				o.skip("", SkipEmpty, "a WARC file of no records")
			}
			return nil
		case err == io.ErrUnexpectedEOF:
			inside.fault(err)
			return nil
		case err != nil:
			inside.skip("", SkipBroken, "%v", err)
			if header == nil {
				continue
			}
		}
		if !o.begins(w.n) {
			continue
		}
		if err := inside.record(ctx, header, w.after, source, emit); err != nil {
			return err
		}
	}
}

// record loads one record.
func (o Options) record(ctx context.Context, header map[string]string, block *io.LimitedReader, source *faultReader, emit func(*text.Document) error) error {
	o.URL = strings.Trim(header["warc-target-uri"], "<>")
	o.ContentType = header["content-type"]
	name := "page.html"
	var content io.Reader = block
	switch header["warc-type"] {
	case "resource":
	case "conversion": // the text of a page, as Common Crawl keeps it
		name = "page.txt"
	case "revisit":
		if isWeb(o.URL) {
			o.skip("", SkipSeen, "%s had not changed", o.URL)
		}
		return nil
	case "response":
		if !strings.HasPrefix(o.ContentType, "application/http") {
			break
		}
		status, response, body, err := readResponse(block)
		if err != nil {
			if source.err != nil {
				return source.err
			}
			if block.N > 0 {
				return nil // the input ends here, which is told next
			}
			o.skip("", SkipBroken, "no HTTP response: %.200v", err)
			return nil
		}
		o.ContentType = response["content-type"]
		if status != "200" || !isArticleType(o.ContentType, o.URL) {
			return nil
		}
		if content, err = uncoded(response["content-encoding"], body); err != nil {
			o.skip("", SkipNoLoader, "%v", err)
			return nil
		}
	default:
		return nil
	}
	if !isWeb(o.URL) || !isArticleType(o.ContentType, o.URL) {
		return nil
	}
	// What a server sent is small beside the file that it lies in.
	o.unpacking = &unpacking{packed: 1 << 20}
	return o.unpack(ctx, name, source, content, false, emit)
}

func isWeb(address string) bool {
	return strings.HasPrefix(address, "http://") || strings.HasPrefix(address, "https://")
}

// isArticleType reports whether a media type can be that of articles.
func isArticleType(contentType, address string) bool {
	if u, err := url.Parse(address); err == nil && strings.HasSuffix(u.Path, "/robots.txt") {
		return false
	}
	media, _, err := mime.ParseMediaType(contentType)
	if err != nil {
		media, _, _ = strings.Cut(strings.ToLower(contentType), ";")
	}
	switch strings.TrimSpace(media) {
	case "", "text/html", "application/xhtml+xml", "text/plain", "application/pdf", "application/rss+xml", "application/atom+xml", "application/feed+json":
		return true
	}
	return false
}

// readResponse reads the head of an HTTP response (RFC 9112). Its length is that
// of the record, for crawlers cut pages short and change their chunks without
// changing the head.
func readResponse(block io.Reader) (status string, header map[string]string, body *bufio.Reader, err error) {
	body = bufio.NewReaderSize(block, 1<<14)
	line, err := headerLine(body)
	if err != nil {
		return "", nil, nil, err
	}
	version, rest, _ := strings.Cut(line, " ")
	if !strings.HasPrefix(version, "HTTP/") {
		return "", nil, nil, fmt.Errorf("it begins with %.40q", line)
	}
	status, _, _ = strings.Cut(strings.TrimSpace(rest), " ")
	if header, err = headerLines(body); err != nil {
		return "", nil, nil, err
	}
	if strings.Contains(strings.ToLower(header["transfer-encoding"]), "chunked") && startsChunk(body) {
		body = bufio.NewReaderSize(wholeReader{httputil.NewChunkedReader(body)}, 1<<14)
	}
	return status, header, body, nil
}

// startsChunk reports whether the body begins with the length of a chunk.
func startsChunk(body *bufio.Reader) bool {
	head, _ := body.Peek(16)
	line, _, found := bytes.Cut(head, []byte("\r\n"))
	size, _, _ := bytes.Cut(line, []byte(";"))
	_, err := strconv.ParseUint(string(bytes.TrimSpace(size)), 16, 32)
	return found && err == nil
}

// A wholeReader takes what there is of something that breaks off for all of it.
type wholeReader struct{ r io.Reader }

func (w wholeReader) Read(b []byte) (int, error) {
	n, err := w.r.Read(b)
	if err == io.ErrUnexpectedEOF {
		err = io.EOF
	}
	return n, err
}

// uncoded returns a body as it was before the server packed it. Crawlers differ
// in whether they keep it packed; its first bytes tell.
func uncoded(coding string, body *bufio.Reader) (io.Reader, error) {
	head, _ := body.Peek(512)
	switch coding = strings.ToLower(coding); coding {
	case "", "identity", "none", "utf-8":
		return body, nil
	case "gzip", "x-gzip":
		if !bytes.HasPrefix(head, []byte("\x1f\x8b")) {
			return body, nil
		}
		z, err := gzip.NewReader(body)
		return wholeReader{z}, err
	case "deflate":
		if len(head) < 2 || bytes.HasPrefix(bytes.TrimSpace(head), []byte("<")) {
			return body, nil
		}
		if head[0] == 0x78 { // the head of zlib
			body.Discard(2)
		}
		return wholeReader{flate.NewReader(body)}, nil
	}
	if sniffHTML(head) {
		return body, nil
	}
	return nil, fmt.Errorf("a page packed with %.40q", coding)
}

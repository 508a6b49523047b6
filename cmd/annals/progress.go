package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"github.com/annals-kg/annals/ingest"
)

// A progress shows on a terminal how far a load is: articles, bytes, rate, time
// left, skipped.
type progress struct{ bar *progressbar.ProgressBar }

// newProgress returns a bar on w for inputs of that many bytes (0: unknown), or
// nil if w is no terminal.
func newProgress(w io.Writer, bytes int64) *progress {
	if !isTerminal(w) {
		return nil
	}
	if bytes == 0 {
		bytes = -1 // a spinner
	}
	return &progress{progressbar.NewOptions64(bytes,
		progressbar.OptionSetWriter(w),
		progressbar.OptionShowBytes(true),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionSetWidth(20),
	)}
}

// show tells the bar how far things are.
func (p *progress) show(t ingest.Tally, read int64) {
	about := ingest.Count(t.Read, "article")
	if n := t.NotRead(); n > 0 {
		about += fmt.Sprintf(", %s skipped", ingest.Thousands(n))
	}
	p.bar.Describe(about)
	p.bar.Set64(read)
}

// clear takes the bar off the terminal, so that a line can be printed.
func (p *progress) clear() {
	p.bar.Clear()
}

// isTerminal reports whether w is a terminal.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/extract"
	"github.com/annals-kg/annals/ingest"
	"github.com/annals-kg/annals/lexicon"
	"github.com/annals-kg/annals/loaders"
)

// maxNamedSkips is how many skips a run names one by one; the closing line
// counts them all.
const maxNamedSkips = 20

// inputFlags are the flags of the commands that read articles.
func inputFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.String("format", "auto", "format of the inputs: auto, or one of annals list loaders")
	f.String("published", "", "day of publication of articles that bear none, such as 2024-05-15")
	f.String("source", "", "newspaper or feed of articles that name none")
	f.Float64("min-confidence", event.DefaultMinConfidence, "show no events of which annals is less sure, from 0 to 1")
	setting(f, "min-confidence", "min_confidence")
	f.Bool("http", false, "fetch addresses that begin with http:// or https://")
	f.Bool("follow", false, "with --http, fetch the pages that feeds link to as well")
	setting(f, "http", "load.http")
	setting(f, "follow", "load.follow")
	setting(f, "format", "load.format")
	setting(f, "published", "load.published")
	setting(f, "source", "load.source")
}

// A reader is what a command needs to read articles.
type reader struct {
	inputs    ingest.Inputs
	extractor *extract.Extractor
	options   ingest.Options
}

// reader readies the inputs at the paths and all that reads them. Mistakes in
// the flags and paths that are not there show before anything is read.
func (a *app) reader(paths []string, s *Settings) (*reader, error) {
	r, err := a.emptyReader(paths, s)
	if err == nil {
		r.inputs, err = ingest.Find(paths, s.Load.Format, a.stdin)
	}
	return r, err
}

// emptyReader returns a reader of what will be found at the paths.
func (a *app) emptyReader(paths []string, s *Settings) (*reader, error) {
	if s.Load.Format != "auto" && s.Load.Format != "" {
		if _, err := loaders.Lookup(s.Load.Format); err != nil {
			return nil, usage(err)
		}
	}
	var published time.Time
	if s.Load.Published != "" {
		var err error
		if published, err = loaders.ParseDate(s.Load.Published); err != nil {
			return nil, usagef("--published: %w", err)
		}
	}
	web, err := webClient(paths, s)
	if err != nil {
		return nil, err
	}
	x, err := newExtractor(s)
	if err != nil {
		return nil, err
	}
	named := 0
	return &reader{ingest.Inputs{}, x, ingest.Options{
		Format:    s.Load.Format,
		Published: published,
		Source:    s.Load.Source,
		MaxBytes:  s.Load.MaxArticleMB << 20,
		Fields:    s.Load.Fields.byName(),
		Web:       web,
		Follow:    s.Load.Follow,
		Workers:   s.Load.Workers,
		Skipped: func(skip loaders.Skip) {
			switch named++; {
			case named <= maxNamedSkips:
				fmt.Fprintln(a.stderr, skip)
			case named == maxNamedSkips+1:
				fmt.Fprintln(a.stderr, "... further ones are counted below")
			}
		},
		Repaired: func(where string, bytes int) {
			fmt.Fprintf(a.stderr, "%s: mended: %s that are not UTF-8 read as U+FFFD\n", where, ingest.Count(bytes, "byte"))
		},
	}}, nil
}

// webClient returns what fetches pages, nil where that is not allowed. An address
// among the paths is then a mistake.
func webClient(paths []string, s *Settings) (*loaders.Client, error) {
	if s.Load.HTTP {
		return loaders.NewClient(loaders.ClientOptions{
			Agent:    "annals/" + version(),
			Timeout:  time.Duration(s.Load.HTTPTimeout) * time.Second,
			MaxBytes: int64(s.Load.HTTPMaxMB) << 20,
		}), nil
	}
	for _, path := range paths {
		if loaders.IsURL(path) {
			return nil, usagef("%s: annals does not ask the web unless told to; pass --http, or set load.http in config.yaml", path)
		}
	}
	return nil, nil
}

// newExtractor returns an extractor by the settings.
func newExtractor(s *Settings) (*extract.Extractor, error) {
	view, err := lexicon.ViewOf(s.Places.Country)
	if err != nil {
		return nil, err
	}
	o := extract.Options{RuleFiles: s.Extract.Rules, MinConfidence: s.MinConfidence, Country: view}
	if s.Places.Gazetteer != "" {
		user, err := lexicon.OpenGazetteerFile(s.Places.Gazetteer)
		if err != nil {
			return nil, fmt.Errorf("places.gazetteer: %w", err)
		}
		o.Gazetteer = lexicon.DefaultGazetteer().With(user)
	}
	return extract.New(o)
}

// each reads all inputs; see ingest.Read.
func (r *reader) each(ctx context.Context, f func(*extract.Reading) error) (ingest.Tally, error) {
	return ingest.Read(ctx, r.inputs, r.extractor, r.options, f)
}

// finish prints the closing line where there is more than one article to count
// and returns an error if not one could be read.
func (a *app) finish(t ingest.Tally) error {
	if t.Read+t.NotRead() != 1 || t.NotRead() > 0 {
		fmt.Fprintln(a.stderr, t)
	}
	if t.Read == 0 {
		return errReported
	}
	return nil
}

// there reports whether a path leads to something.
func there(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

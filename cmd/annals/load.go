package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/ingest"
	"github.com/annals-kg/annals/loaders"
)

// loadCommand is annals load: articles in, a filled database out.
func (a *app) loadCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "load PATH... | -",
		Short: "Read articles and store their events in the database",
		Long: "load reads articles and keeps their events in the database. An article that is there already, word\n" +
			"for word, changes nothing; one that says something else now is a revision, and one that repeats another\n" +
			"is a copy. Events of which annals is not sure are stored too, counted as doubtful, and shown to those\n" +
			"who ask with a lower --min-confidence. What the closing line counts as stored is on disk for good; a\n" +
			"load that was stopped goes on where it was when it is begun again.",
		Example: "annals load --published 2024-05-15 --source \"The Daily\" article.txt\n" +
			"annals load articles/ feed.jsonl\n" +
			"cat feed.jsonl | annals load --format jsonl -\n" +
			"annals load --http --follow --watch https://news.example/feed.xml",
		Args: somePaths,
	}
	inputFlags(cmd)
	storeFlag(cmd)
	again := cmd.Flags().Bool("again", false, "read everything, also what is known and unchanged")
	watch := cmd.Flags().Bool("watch", false, "keep looking for new articles, until interrupted")
	cmd.RunE = func(cmd *cobra.Command, paths []string) error {
		s, err := a.settings(cmd)
		if err != nil {
			return err
		}
		read := a.reader
		if *watch { // what is not there yet may come
			read = a.emptyReader
		}
		r, err := read(paths, s)
		if err != nil {
			return err
		}
		if r.options.Reader, err = identity(s); err != nil {
			return err
		}
		if *again {
			r.options.Reader = ""
		}
		boundMemory()
		s.Store.CacheMB = min(s.Store.CacheMB, loadCacheMB)
		if *watch {
			return a.watch(cmd, r, paths, s)
		}
		return withStore(cmd.Context(), s, true, func(store *graph.Store) error {
			loaded, err := a.load(cmd, r, store, s.Load.Batch)
			fmt.Fprintln(a.stdout, loaded)
			if err == nil && loaded.Read == 0 {
				return errReported
			}
			return err
		})
	}
	return cmd
}

// load fills the store and shows how far it is, on a terminal.
func (a *app) load(cmd *cobra.Command, r *reader, store *graph.Store, batch int) (ingest.Loaded, error) {
	o := r.options
	if bar := newProgress(a.stderr, r.inputs.Bytes()); bar != nil {
		defer bar.clear()
		o.Progress = bar.show
		say := o.Skipped
		o.Skipped = func(skip loaders.Skip) {
			bar.clear()
			say(skip)
		}
	}
	return ingest.Load(cmd.Context(), r.inputs, r.extractor, store, batch, o)
}

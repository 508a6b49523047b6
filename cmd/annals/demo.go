package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/annals-kg/annals/export"
	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/ingest"
	"github.com/annals-kg/annals/queries"
	"github.com/annals-kg/annals/testdata/articles"
)

// demoDir is where annals demo puts its files.
const demoDir = "annals-demo"

// demoQuestions are asked of the bundled articles.
var demoQuestions = []struct {
	about, query string
	args         queries.Args
}{
	{"Which regions of Ukraine reported drones, and how many?", "regions", queries.Args{"weapon": "drone", "country": "Ukraine"}},
	{"How many people were killed or injured in 2024, and on whose word?", "casualties", queries.Args{"on": "2024"}},
	{"Who says what about October 2024?", "claims", queries.Args{"on": "2024-10"}},
}

// demoCommand is annals demo: the whole road on the bundled articles.
func (a *app) demoCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Try annals on the articles that come with it",
		Long: "demo loads the invented articles that come with annals into ./" + demoDir + "/, answers three questions\n" +
			"about them, and writes a timeline picture and a graph file. It needs no network.",
		Example: "annals demo",
		Args:    noArgs,
	}
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		s, err := a.settings(cmd)
		if err != nil {
			return err
		}
		if err := os.MkdirAll(demoDir, 0o755); err != nil {
			return err
		}
		s.DB = filepath.Join(demoDir, "annals.db")
		return withStore(cmd.Context(), s, true, func(store *graph.Store) error {
			return a.demo(cmd.Context(), s, store)
		})
	}
	return cmd
}

func (a *app) demo(ctx context.Context, s *Settings, store *graph.Store) error {
	inputs, err := ingest.FindFS(articles.FS)
	if err != nil {
		return err
	}
	x, err := newExtractor(s)
	if err != nil {
		return err
	}
	loaded, err := ingest.Load(ctx, inputs, x, store, s.Load.Batch, ingest.Options{})
	if err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, "Loaded the articles that come with annals into %s.\n%s\n", s.DB, loaded)
	for i, q := range demoQuestions {
		fmt.Fprintf(a.stdout, "\n%d. %s\n   annals query %s%s --db %s\n\n", i+1, q.about, q.query, flagsOf(q.args), s.DB)
		query, err := queries.Table.Lookup(q.query)
		if err != nil {
			return err
		}
		answer, err := query.Run(ctx, store, sureAs(q.args, s))
		if err != nil {
			return err
		}
		if err := a.printAnswer(ctx, answer, "table", false, 1); err != nil {
			return err
		}
	}
	fmt.Fprintln(a.stdout)
	all, err := queries.Select(ctx, store, queries.Filter{MinConfidence: s.MinConfidence})
	if err != nil {
		return err
	}
	for _, file := range []struct{ name, about string }{
		{"timeline.svg", "a timeline; open it in a browser"},
		{"graph.gexf", "a graph; open it in Gephi or Gephi Lite"},
	} {
		path := filepath.Join(demoDir, file.name)
		format, err := export.ByExt(path)
		if err != nil {
			return err
		}
		report, err := a.write(ctx, format, path, all, export.Options{})
		if err != nil {
			return err
		}
		fmt.Fprintf(a.stdout, "Wrote %s (%s): %s\n", path, file.about, report)
	}
	_, err = fmt.Fprintf(a.stdout, demoNext, s.DB, s.DB, s.DB)
	return err
}

const demoNext = `
Try next:
  annals query timeline --country Ukraine --db %s
  annals query actors --explain --db %s
  annals export --format geojson -o map.geojson --db %s
  annals load --published 2024-05-15 YOUR-ARTICLE.txt
  annals query
`

// flagsOf writes parameters as flags, in the order of the filter's.
func flagsOf(args queries.Args) string {
	var b strings.Builder
	for _, p := range queries.FilterParams() {
		if v, given := args[p.Name]; given {
			fmt.Fprintf(&b, " --%s %s", p.Name, v)
		}
	}
	return b.String()
}

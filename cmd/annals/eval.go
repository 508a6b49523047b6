package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/annals-kg/annals/eval"
	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/extract"
	"github.com/annals-kg/annals/testdata/articles"
	"github.com/annals-kg/annals/testdata/gold"
	"github.com/annals-kg/annals/text"
)

// evalCommand is annals eval: how well events are read.
func (a *app) evalCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "eval [DIR]",
		Short: "Score the reading of events against events coded by hand",
		Long: "eval reads the articles that come with annals, or those of DIR/articles/NAME/article.json, and scores\n" +
			"what it finds against the events that people coded by hand (DIR/gold/NAME.jsonl): precision, recall\n" +
			"and F1 of each slot in percent, F1 with its 95 % interval.",
		Example: "annals eval\nannals eval --show\nannals eval --format json",
		Args:    atMostOne,
	}
	format := choice(cmd, "format", "table", []string{"table", "json", "markdown"}, "table, json or markdown")
	show := cmd.Flags().Bool("show", false, "name what was missed, made up and misread")
	seed := cmd.Flags().String("seed", "", "score article.txt and gold.jsonl of this directory as well")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		s, err := a.settings(cmd)
		if err != nil {
			return err
		}
		read, err := extractor(s)
		if err != nil {
			return err
		}
		reports, err := score(cmd.Context(), args, *seed, read)
		if err != nil {
			return err
		}
		for i, report := range reports {
			if err := printReport(a.stdout, report, *format, *show, i > 0); err != nil {
				return err
			}
		}
		return nil
	}
	return cmd
}

// extractor returns what eval scores.
func extractor(s *Settings) (eval.Extractor, error) {
	x, err := newExtractor(s)
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context, d *text.Document) ([]event.Event, error) {
		r, err := x.Extract(ctx, d)
		if err != nil {
			return nil, err
		}
		return r.Events, nil
	}, nil
}

func newExtractor(s *Settings) (*extract.Extractor, error) {
	return extract.New(extract.Options{RuleFiles: s.Extract.Rules, MinConfidence: s.Extract.MinConfidence})
}

// score scores the seed, if there is one, and the articles of the directory in
// args, or the bundled ones.
func score(ctx context.Context, args []string, seed string, read eval.Extractor) ([]*eval.Report, error) {
	var reports []*eval.Report
	if seed != "" {
		r, err := eval.ScoreSeed(ctx, os.DirFS(seed), ".", read)
		if err != nil {
			return nil, err
		}
		reports = append(reports, r)
	}
	name, texts, coded := "bundled articles", fs.FS(articles.FS), fs.FS(gold.FS)
	if len(args) > 0 {
		name, texts, coded = args[0], os.DirFS(filepath.Join(args[0], "articles")), os.DirFS(filepath.Join(args[0], "gold"))
	}
	cases, err := eval.ReadCases(texts, coded)
	if err != nil {
		return nil, err
	}
	r, err := eval.Score(ctx, name, cases, read)
	if err != nil {
		return nil, err
	}
	return append(reports, r), nil
}

func printReport(w io.Writer, r *eval.Report, format string, show, more bool) error {
	switch format {
	case "json":
		return r.WriteJSON(w)
	case "markdown":
		return scoreMarkdown(w, r)
	}
	if more {
		fmt.Fprintln(w)
	}
	if err := r.WriteTable(w); err != nil || !show {
		return err
	}
	fmt.Fprintln(w)
	return r.Show(w)
}

// scoreMarkdown prints a report as a table for a page such as README.md.
func scoreMarkdown(w io.Writer, r *eval.Report) error {
	fmt.Fprintf(w, "%s: %d documents, %d events coded by hand, %d reported.\n\n", r.Name, r.Documents, r.Events, r.Found)
	fmt.Fprint(w, "| | precision | recall | F1 | 95 % |\n|---|---:|---:|---:|---|\n")
	for _, row := range r.Rows {
		if _, err := fmt.Fprintf(w, "| %s | %.1f | %.1f | %.1f | %.0f–%.0f |\n", row.Name, row.Precision, row.Recall, row.F1, row.Low, row.High); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintln(w)
	return err
}

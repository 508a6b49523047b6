package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/annals-kg/annals/eval"
	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/ingest"
	"github.com/annals-kg/annals/text"
)

// evalCommand is annals eval: how well events are read.
func (a *app) evalCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "eval [RULER...]",
		Short: "Score the reading of events against events coded by hand",
		Long: "eval scores what annals finds against the events that people coded by hand: precision, recall and F1\n" +
			"of each slot in percent, F1 with its 95 % interval. Without a ruler it scores the articles that come\n" +
			"with annals; the corpora of the other rulers lie below --data. annals list rulers names them.",
		Example: "annals eval\n" +
			"annals eval --show\n" +
			"annals eval seed articles --data ../shared --format markdown",
		ValidArgs: eval.Rulers.Names(),
		Args: func(_ *cobra.Command, names []string) error {
			for _, name := range names {
				if _, err := eval.Rulers.Lookup(name); err != nil {
					return usage(err)
				}
			}
			return nil
		},
	}
	format := choice(cmd, "format", "table", []string{"table", "json", "markdown"}, "table, json or markdown")
	show := cmd.Flags().Bool("show", false, "name what was missed, made up and misread")
	data := cmd.Flags().String("data", ".", "directory of the corpora that do not come with annals")
	cmd.RunE = func(cmd *cobra.Command, names []string) error {
		s, err := a.settings(cmd)
		if err != nil {
			return err
		}
		read, err := extractor(s)
		if err != nil {
			return err
		}
		if len(names) == 0 {
			names = []string{"articles"}
		}
		for i, name := range names {
			ruler, err := eval.Rulers.Lookup(name)
			if err != nil {
				return err
			}
			report, err := ruler.Run(cmd.Context(), os.DirFS(*data), read)
			if errors.Is(err, fs.ErrNotExist) {
				return fmt.Errorf("%s: there is no corpus there; say where the corpora lie with --data", filepath.Join(*data, ruler.Path))
			} else if err != nil {
				return err
			}
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

// printReport prints a report; more says that it is not the first.
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
	fmt.Fprintf(w, "%s: %s, %s coded by hand, %d reported.\n\n", r.Name, ingest.Count(r.Documents, "document"), ingest.Count(r.Events, "event"), r.Found)
	fmt.Fprint(w, "| | precision | recall | F1 | 95 % |\n|---|---:|---:|---:|---|\n")
	for _, row := range r.Rows {
		if _, err := fmt.Fprintf(w, "| %s | %.1f | %.1f | %.1f | %.0f–%.0f |\n", row.Name, row.Precision, row.Recall, row.F1, row.Low, row.High); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintln(w)
	return err
}

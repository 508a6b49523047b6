package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/extract"
	"github.com/annals-kg/annals/internal/registry"
)

// A view writes what one stage made of an article, in one format.
type view func(w io.Writer, r *extract.Reading) error

// views are the formats in which each stage can be shown, by stage; "text" is
// the default of each.
var views = map[string]map[string]view{
	"document":  {"text": documentText, "json": documentJSON},
	"sentences": {"text": sentencesText, "json": sentencesJSON},
	"mentions":  {"text": mentionsText, "json": mentionsJSON},
	"syntax":    {"text": syntaxText, "json": syntaxJSON, "conllu": syntaxCoNLLU, "svg": syntaxSVG},
	"events":    {"text": eventsText, "json": eventsJSON},
	"quads":     {"text": quadsText, "json": quadsJSON},
}

// stageNames are the stages of the reading and, last, of storing.
func stageNames() []string { return append(slices.Clone(extract.Stages), "quads") }

// explainCommand is annals explain: what a stage made of an article.
func (a *app) explainCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "explain [EVENT-ID | --after STAGE] [PATH... | -]",
		Short: "Show what a stage of the reading made of an article, or why an event was told",
		Long: "explain reads articles as far as a stage and prints what it made of them. The stages are, in order:\n" +
			strings.Join(stageNames(), ", ") + ".\n" +
			"Given the id of an event first, it tells how that event of the articles came about: the rule, the words\n" +
			"that filled each role, and the readings that lost. Without articles it takes the event from the database\n" +
			"and reads anew the sentences that are stored of its article.",
		Example: "annals explain --after mentions article.txt\n" +
			"annals explain --after syntax --format conllu article.txt\n" +
			"annals explain --after quads --published 2024-05-15 article.txt\n" +
			"annals explain b29be4a6170b1a79955b article.txt\n" +
			"annals explain b29be4a6170b1a79955b",
		Args: somePaths,
	}
	f := cmd.Flags()
	storeFlag(cmd)
	f.String("published", "", "day of publication of articles that bear none, such as 2024-05-15")
	setting(f, "published", "load.published")
	f.Float64("min-confidence", event.DefaultMinConfidence, "show no events of which annals is less sure, from 0 to 1")
	setting(f, "min-confidence", "min_confidence")
	f.String("input-format", "auto", "format of the inputs: auto, or one of annals list loaders")
	setting(f, "input-format", "load.format")
	stage := choice(cmd, "after", "events", stageNames(), "the stage: "+strings.Join(stageNames(), ", "))
	format := choice(cmd, "format", "text", []string{"text", "json", "conllu", "svg"}, "text, json; for syntax also conllu and svg")
	cmd.RunE = func(cmd *cobra.Command, paths []string) error {
		show, ok := views[*stage][*format]
		if !ok {
			return usagef("explain: after %s: %w", *stage, registry.Unknown("format", *format, formatsOf(*stage)))
		}
		s, err := a.settings(cmd)
		if err != nil {
			return err
		}
		id := ""
		if eventID.MatchString(paths[0]) && !there(paths[0]) {
			if *stage != "events" || *format != "text" && *format != "json" {
				return usagef("explain: an event is explained as text or json, after no stage; leave out --after %s --format %s", *stage, *format)
			}
			if id, paths = paths[0], paths[1:]; len(paths) == 0 {
				return a.explainStored(cmd.Context(), s, id, *format)
			}
		}
		r, err := a.reader(paths, s)
		if err != nil {
			return err
		}
		if id != "" {
			return a.explainEvent(cmd.Context(), r, id, *format)
		}
		return a.explain(cmd.Context(), r, *stage, show, *format == "svg")
	}
	return cmd
}

func (a *app) explain(ctx context.Context, r *reader, stage string, show view, one bool) error {
	out := bufio.NewWriterSize(a.stdout, 1<<16)
	shown := 0
	tally, err := r.each(ctx, func(reading *extract.Reading) error {
		if stage == "syntax" { // the trees of all sentences, not of those with events alone
			if err := r.extractor.Parse(ctx, reading); err != nil {
				return err
			}
		}
		if shown++; one && shown > 1 {
			return usagef("explain: --format svg draws one article; give one")
		}
		return show(out, reading)
	})
	if flushed := out.Flush(); err == nil {
		err = flushed
	}
	if err != nil {
		return fmt.Errorf("explain: %w", err)
	}
	return a.finish(tally)
}

// formatsOf lists the formats of a stage, sorted.
func formatsOf(stage string) []string {
	var names []string
	for name := range views[stage] {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

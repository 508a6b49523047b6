package main

import (
	"bufio"
	"encoding/json"
	"io"

	"github.com/spf13/cobra"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/extract"
)

// extractStages are what annals extract prints, by the last kind of record.
var extractStages = []string{"events", "mentions"}

// extractCommand is annals extract: articles in, records out, no store.
func (a *app) extractCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "extract PATH... | -",
		Short: "Print the events of articles as JSON lines, without storing them",
		Long: "extract reads articles and prints one JSON record a line. Records come in the order of the input;\n" +
			"within a document mentions come by their start, then events by the start of their trigger.\n" +
			"With --uncoded it prints what it passed over instead: sentences that look like events and are told by\n" +
			"none, each with a score and a reason, those of an article that look most like one first.",
		Example: "annals extract --published 2024-05-15 article.txt\n" +
			"annals extract --stage mentions articles.jsonl\n" +
			"annals extract --uncoded articles.jsonl\n" +
			"cat article.txt | annals extract -",
		Args: somePaths,
	}
	inputFlags(cmd)
	stage := choice(cmd, "stage", "events", extractStages, "what to print: events, or mentions and events")
	uncoded := cmd.Flags().Bool("uncoded", false, "print the sentences that look like events and are told by none, with the reason")
	cmd.RunE = func(cmd *cobra.Command, paths []string) error {
		s, err := a.settings(cmd)
		if err != nil {
			return err
		}
		r, err := a.reader(paths, s)
		if err != nil {
			return err
		}
		out := bufio.NewWriterSize(a.stdout, 1<<16)
		records := event.NewWriter(out)
		tally, err := r.each(cmd.Context(), func(reading *extract.Reading) error {
			if *uncoded {
				return writeUncoded(out, r.extractor.Uncoded(reading))
			}
			if *stage == "mentions" {
				for i := range reading.Mentions {
					if err := records.Mention(&reading.Mentions[i]); err != nil {
						return err
					}
				}
			}
			for i := range reading.Events {
				if err := records.Event(&reading.Events[i]); err != nil {
					return err
				}
			}
			return nil
		})
		// What was read before an error is whole records: print them.
		if flushed := out.Flush(); err == nil {
			err = flushed
		}
		if err != nil {
			return err
		}
		return a.finish(tally)
	}
	return cmd
}

// writeUncoded prints sentences that no event tells, one JSON record a line.
func writeUncoded(w io.Writer, sentences []extract.Uncoded) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for i := range sentences {
		err := out.Encode(&struct {
			Record string `json:"record"`
			*extract.Uncoded
		}{"uncoded", &sentences[i]})
		if err != nil {
			return err
		}
	}
	return nil
}

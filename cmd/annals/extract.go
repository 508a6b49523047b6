package main

import (
	"bufio"

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
			"within a document mentions come by their start, then events by the start of their trigger.",
		Example: "annals extract --published 2024-05-15 article.txt\n" +
			"annals extract --stage mentions articles.jsonl\n" +
			"cat article.txt | annals extract -",
		Args: somePaths,
	}
	inputFlags(cmd)
	stage := choice(cmd, "stage", "events", extractStages, "what to print: events, or mentions and events")
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

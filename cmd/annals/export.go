package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/annals-kg/annals/export"
	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/queries"
)

// exportCacheMB is how much of the store an export keeps in memory.
const exportCacheMB = 12

// exportCommand is annals export: reports in, a file for another program out.
func (a *app) exportCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "export [QUESTION]",
		Short: "Write events as a graph, a map, a table or a picture",
		Long: "export writes the reports that its filters choose, or those that a question rests on, for another\n" +
			"program. The format is that of the file name's ending, or --format. The closing line says what was\n" +
			"left out and why.",
		Example: "annals export -o timeline.svg\n" +
			"annals export --format gexf -o graph.gexf --on 2024-05-15\n" +
			"annals export --format geojson --weapon drone > map.geojson\n" +
			"annals export regions --weapon drone -o regions.csv\n" +
			"annals export path --param between=Russia --param and=Kupiansk -o path.gexf",
	}
	f := cmd.Flags()
	a.paramFlags(cmd, queries.FilterParams())
	storeFlag(cmd)
	format := choice(cmd, "format", "", export.Names(), strings.Join(export.Names(), ", "))
	output := f.StringP("output", "o", "-", "file to write; - is standard output")
	var o export.Options
	f.StringVar((*string)(&o.Content), "content", "", "of a table: rows of the question's table, events, or statements of the graph")
	f.StringVar((*string)(&o.Shape), "shape", "", "of a graph: "+join(export.Shapes))
	f.StringVar((*string)(&o.Lane), "lane", "", "lanes of a timeline: "+join(export.Lanes))
	f.StringVar(&o.Title, "title", "", "title of a picture")
	f.IntVar(&o.Width, "width", 0, "width of a picture in pixels; 0 is 1200")
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if err := atMostOne(cmd, args); err != nil || len(args) == 0 {
			return err
		}
		if _, err := a.question(args[0]); err != nil {
			return usage(err)
		}
		return nil
	}
	own := f.StringToString("param", nil, "a parameter of the question's own, as NAME=VALUE")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		form, err := chooseFormat(*format, *output)
		if err != nil {
			return usage(err)
		}
		s, err := a.settings(cmd)
		if err != nil {
			return err
		}
		// An export reads the store from end to end: a larger cache takes memory and
		// no time off.
		s.Store.CacheMB = min(s.Store.CacheMB, exportCacheMB)
		return withStore(cmd.Context(), s, false, func(store *graph.Store) error {
			answer, err := a.ask(cmd, s, store, args, *own)
			if err != nil {
				return argumentError(err)
			}
			if o.Rules, err = rulesOf(cmd.Context(), store); err != nil {
				return err
			}
			report, err := a.write(cmd.Context(), form, *output, answer, o)
			if err != nil {
				return err
			}
			_, err = fmt.Fprintln(a.stderr, report)
			return err
		})
	}
	return cmd
}

// databaseExts end the names of SQLite's files.
var databaseExts = []string{".db", ".sqlite", ".sqlite3"}

// chooseFormat returns the format of that name, or that of the file's ending.
func chooseFormat(name, output string) (export.Format, error) {
	switch {
	case name != "":
		return export.ByName(name)
	case slices.Contains(databaseExts, strings.ToLower(filepath.Ext(output))):
		return export.Format{}, fmt.Errorf("export: %s: SQLite itself makes its files: annals export --format sqlite | sqlite3 -bail %s", output, output)
	case output == "-":
		return export.Format{}, fmt.Errorf("export: no format; name one with --format, or a file with -o: %s", strings.Join(export.Names(), ", "))
	}
	return export.ByExt(output)
}

// ask answers the question in args, or selects the reports that the filters
// choose.
func (a *app) ask(cmd *cobra.Command, s *Settings, store *graph.Store, args []string, own map[string]string) (*queries.Answer, error) {
	given := paramArgs(cmd, queries.FilterParams(), s)
	if len(args) == 1 && args[0] != "events" { // these Select reads as they are written
		q, err := a.question(args[0])
		if err != nil {
			return nil, err
		}
		maps.Copy(given, own)
		return q.Run(cmd.Context(), store, given)
	}
	if len(own) > 0 {
		return nil, usagef("--param is for questions; name one: annals export QUESTION --param NAME=VALUE")
	}
	filter, err := queries.FilterOf(given)
	if err != nil {
		return nil, err
	}
	return queries.Select(cmd.Context(), store, filter)
}

// write writes an answer to a file, whole or not at all, or to stdout for "-".
// The small file beside it, where its format has one, is written first: a
// whole file never stands there without it.
func (a *app) write(ctx context.Context, f export.Format, path string, answer *queries.Answer, o export.Options) (report export.Report, failed error) {
	o.Program = "annals " + version()
	if path == "-" {
		report, err := f.Write(ctx, a.stdout, answer, o)
		if f.Beside != nil {
			report.LeftOut = append(report.LeftOut, export.Count{N: 1, What: "file of column types and origin, which stands beside a file (-o)"})
		}
		return report, err
	}
	if f.Beside != nil && export.Regular(path) {
		done, err := writeBeside(f.Beside(answer, o), path)
		if err != nil {
			return report, err
		}
		defer func() { done(failed) }()
	}
	failed = export.WriteFile(path, func(w io.Writer) (err error) {
		report, err = f.Write(ctx, w, answer, o)
		return err
	})
	return report, failed
}

// writeBeside writes the small file that stands beside the one at path. done is
// to be told whether that one failed: a description of nothing goes away, if none
// was there before.
func writeBeside(b export.Beside, path string) (done func(error), err error) {
	body, err := b.Of(filepath.Base(path))
	if err != nil {
		return nil, err
	}
	path += b.Suffix
	_, missing := os.Lstat(path)
	done = func(failed error) {
		if failed != nil && missing != nil {
			os.Remove(path)
		}
	}
	return done, export.WriteFile(path, func(w io.Writer) error { _, err := w.Write(body); return err })
}

// rulesOf names the event rules by which the articles of the store were read.
func rulesOf(ctx context.Context, store *graph.Store) (string, error) {
	v, err := store.At(ctx, graph.Moment{})
	if err != nil {
		return "", err
	}
	defer v.Close()
	rules, err := v.Rules(ctx)
	return strings.Join(rules, " "), err
}

func join[T ~string](words []T) string {
	var s []string
	for _, w := range words {
		s = append(s, string(w))
	}
	return strings.Join(s, ", ")
}

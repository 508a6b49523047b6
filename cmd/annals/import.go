package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/annals-kg/annals/export"
	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/queries"
)

// importCommand is annals import: an exported graph in, a merged database out.
func (a *app) importCommand() *cobra.Command {
	var readable []string
	for _, f := range export.All() {
		if f.Read != nil {
			readable = append(readable, f.Name)
		}
	}
	cmd := &cobra.Command{
		Use:   "import FILE... | -",
		Short: "Merge graphs that annals exported into the database",
		Long: "import reads N-Quads, TriG or JSON-LD that annals export wrote, of this database or another, and merges\n" +
			"it: an article that is there already changes nothing, one that is there in part is completed, and of two\n" +
			"readings of one document the one loaded later counts.",
		Example: "annals import --db merged.db north.nq south.trig\n" +
			"annals export --db other.db --status any --min-confidence 0 --format nquads | annals import --format nquads -",
		Args: somePaths,
	}
	storeFlag(cmd)
	format := choice(cmd, "format", "", readable, strings.Join(readable, ", ")+"; empty: by the file's ending")
	cmd.RunE = func(cmd *cobra.Command, paths []string) error {
		s, err := a.settings(cmd)
		if err != nil {
			return err
		}
		readers := make([]export.Format, len(paths))
		for i, path := range paths {
			if readers[i], err = importFormat(*format, path, readable); err != nil {
				return usage(err)
			}
		}
		return withStore(cmd.Context(), s, true, func(store *graph.Store) error {
			foreign := false
			for i, path := range paths {
				done, err := a.importFile(cmd, store, readers[i], path)
				if done.Statements > 0 || err == nil {
					fmt.Fprintf(a.stdout, "%s: %s\n", path, done)
				}
				if err != nil {
					return fmt.Errorf("%s: %w", path, err)
				}
				foreign = foreign || done.Foreign > 0
			}
			if foreign {
				return errReported
			}
			return nil
		})
	}
	return cmd
}

// importFormat is the format of a file to import.
func importFormat(name, path string, readable []string) (export.Format, error) {
	if name != "" {
		return export.ByName(name)
	}
	if path == "-" {
		return export.Format{}, fmt.Errorf("import: name the format of standard input with --format: %s", strings.Join(readable, ", "))
	}
	f, err := export.ByExt(path)
	if err == nil && f.Read == nil {
		err = fmt.Errorf("import: %s: %s does not hold all statements; there are: %s", path, f.Name, strings.Join(readable, ", "))
	}
	return f, err
}

func (a *app) importFile(cmd *cobra.Command, store *graph.Store, f export.Format, path string) (done queries.Imported, err error) {
	in := a.stdin
	if path != "-" {
		file, err := os.Open(path)
		if err != nil {
			return done, errors.Unwrap(err)
		}
		defer file.Close()
		in = file
	}
	return queries.Import(cmd.Context(), store, f.Read(io.Reader(in)))
}

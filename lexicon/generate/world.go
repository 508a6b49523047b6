package main

import (
	"math"
	"slices"

	"github.com/annals-kg/annals/lexicon"
)

// An entry is a place on its way into the gazetteer.
type entry struct {
	lexicon.PlaceEntry
	// north and east gather the points of the towns of a division that has no
	// point of its own.
	north, east float64
	towns       int
	located     bool
}

// A world is all that the sources told so far. What comes first is right: a
// later source adds names and codes to a place that is there already.
type world struct {
	entries []*entry
	byID    map[uint32]*entry // by GeoNames id
	byCode  map[string]*entry // divisions by their GeoNames code
	byName  map[string][]*entry
	byISO   map[string]*entry // countries
	words   map[string]bool   // everyday English words
	zones   map[string]string // time zones of towns, by ID
}

func newWorld() *world {
	return &world{
		byID: map[uint32]*entry{}, byCode: map[string]*entry{},
		byName: map[string][]*entry{}, byISO: map[string]*entry{}, words: map[string]bool{}, zones: map[string]string{},
	}
}

// add adds a place, or gives its names and codes to the one that is there
// already: the one of its GeoNames id, or one of its name, country and kind
// within a few kilometres.
func (w *world) add(e *entry) *entry {
	if e.GeoNames != 0 {
		if old := w.byID[e.GeoNames]; old != nil {
			w.merge(old, e)
			return old
		}
	}
	key := e.Country + " " + lexicon.Fold(e.Name)
	for _, old := range w.byName[key] {
		if alike(old, e) {
			w.merge(old, e)
			return old
		}
	}
	w.entries = append(w.entries, e)
	w.index(e)
	return e
}

func (w *world) index(e *entry) {
	if e.GeoNames != 0 {
		w.byID[e.GeoNames] = e
	}
	for _, name := range append([]lexicon.PlaceName{{Name: e.Name}}, e.Names...) {
		if !name.Adjective && !name.Capitals {
			key := e.Country + " " + lexicon.Fold(name.Name)
			w.byName[key] = append(w.byName[key], e)
		}
	}
}

// alike tells whether two places of one name and country are the same.
func alike(a, b *entry) bool {
	if a.Feature.Settled() != b.Feature.Settled() || a.Feature != b.Feature && !a.Feature.Settled() {
		return false
	}
	if a.GeoNames != 0 && b.GeoNames != 0 {
		return false
	}
	if !a.located || !b.located {
		return false
	}
	return lexicon.Kilometres(a.Lat, a.Lon, b.Lat, b.Lon) < 12
}

func (w *world) merge(old, e *entry) {
	if old.GeoNames == 0 && e.GeoNames != 0 {
		old.GeoNames = e.GeoNames
		w.byID[e.GeoNames] = old
	}
	if old.Country == "" {
		old.Country = e.Country
	}
	if old.Admin1 == "" {
		old.Admin1 = e.Admin1
	}
	if old.Admin2 == "" {
		old.Admin2 = e.Admin2
	}
	old.Population = max(old.Population, e.Population)
	old.Capital = old.Capital || e.Capital
	old.Seat = old.Seat || e.Seat
	if e.Name != old.Name {
		old.Names = append(old.Names, lexicon.PlaceName{Name: e.Name})
	}
	old.Names = append(old.Names, e.Names...)
}

// clean drops the unusual names that are everyday English words: that Lutsk is
// Luck in Polish helps no reader of English news, and hurts.
func (w *world) clean() {
	for _, e := range w.entries {
		if e.Hand {
			continue
		}
		e.Names = slices.DeleteFunc(e.Names, func(n lexicon.PlaceName) bool {
			return n.Alias && w.words[lexicon.Fold(n.Name)]
		})
	}
}

// finish puts the divisions that have no point of their own in the middle of
// their towns, drops those without a town, and sums up populations.
func (w *world) finish() {
	for _, e := range w.entries {
		if !e.Feature.Settled() {
			continue
		}
		for _, code := range []string{e.Admin1, e.Admin2} {
			if d := w.byCode[code]; d != nil {
				d.north, d.east, d.towns = d.north+e.Lat, d.east+e.Lon, d.towns+1
				d.Population = saturate(d.Population, e.Population)
			}
		}
		if c := w.byISO[e.Country]; c != nil {
			c.Population = saturate(c.Population, e.Population)
		}
	}
	for _, e := range w.entries {
		if e.located {
			continue
		}
		if e.towns == 0 {
			e.Name = ""
			continue
		}
		e.Lat, e.Lon = e.north/float64(e.towns), e.east/float64(e.towns)
	}
}

func saturate(a, b uint32) uint32 {
	if a > math.MaxUint32-b {
		return math.MaxUint32
	}
	return a + b
}

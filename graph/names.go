package graph

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/graph/vocab"
)

// A Shelf is a kind of thing that people name: places, actors, weapons.
type Shelf string

// The shelves. ShelfPlace holds places, regions and countries alike.
const (
	ShelfPlace   Shelf = "place"
	ShelfRegion  Shelf = "region"
	ShelfCountry Shelf = "country"
	ShelfActor   Shelf = "actor"
	ShelfWeapon  Shelf = "weapon" // systems and classes
	ShelfTarget  Shelf = "target" // things hit, not their classes
	ShelfSource  Shelf = "source"
)

var shelfClasses = map[Shelf][]quad.IRI{
	ShelfPlace:   {vocab.ClassPlace, vocab.ClassRegion, vocab.ClassCountry},
	ShelfRegion:  {vocab.ClassRegion},
	ShelfCountry: {vocab.ClassCountry},
	ShelfActor:   {vocab.ClassActor},
	ShelfWeapon:  {vocab.ClassWeapon, vocab.ClassWeaponKind},
	ShelfTarget:  {vocab.ClassTarget},
	ShelfSource:  {vocab.Source},
}

// names are the names of things by shelf, read when first asked for.
type names struct {
	shelves map[Shelf]map[string][]quad.IRI // by name in lower case
	known   map[Shelf][]string              // as written, sorted
}

// Named returns the things of a shelf that bear a name, in any case: their
// labels, further names, country codes and the ends of their IRIs count. They
// come sorted; none is no error.
func (s *Store) Named(ctx context.Context, shelf Shelf, name string) ([]quad.IRI, error) {
	n, err := s.namesOf(ctx, shelf)
	if err != nil {
		return nil, err
	}
	return n.shelves[shelf][fold(name)], nil
}

// Named is Store.Named: names do not depend on the moment.
func (v *View) Named(ctx context.Context, shelf Shelf, name string) ([]quad.IRI, error) {
	return v.s.Named(ctx, shelf, name)
}

// Names lists the names of a shelf as Named knows them, sorted.
func (s *Store) Names(ctx context.Context, shelf Shelf) ([]string, error) {
	n, err := s.namesOf(ctx, shelf)
	if err != nil {
		return nil, err
	}
	return n.known[shelf], nil
}

// Names is Store.Names.
func (v *View) Names(ctx context.Context, shelf Shelf) ([]string, error) {
	return v.s.Names(ctx, shelf)
}

func (s *Store) namesOf(ctx context.Context, shelf Shelf) (*names, error) {
	s.mu.RLock()
	n, version := s.names, s.version
	s.mu.RUnlock()
	if n != nil && n.shelves[shelf] != nil {
		return n, nil
	}
	// A table is never changed once others can see it: copy and add.
	grown := &names{map[Shelf]map[string][]quad.IRI{}, map[Shelf][]string{}}
	if n != nil {
		maps.Copy(grown.shelves, n.shelves)
		maps.Copy(grown.known, n.known)
	}
	byName := map[string][]quad.IRI{}
	known := map[string]bool{}
	for _, class := range shelfClasses[shelf] {
		members, err := s.Members(ctx, class)
		if err != nil {
			return nil, err
		}
		for _, iri := range members {
			called, err := s.called(ctx, iri)
			if err != nil {
				return nil, err
			}
			for _, name := range called {
				if key := fold(name); !slices.Contains(byName[key], iri) {
					byName[key] = append(byName[key], iri)
				}
				known[name] = true
			}
			short := vocab.Short(iri) // not listed: for those who have an IRI in hand
			byName[fold(short)] = append(byName[fold(short)], iri)
			byName[fold(string(iri))] = append(byName[fold(string(iri))], iri)
		}
	}
	for _, iris := range byName {
		slices.Sort(iris)
	}
	grown.shelves[shelf] = byName
	grown.known[shelf] = slices.Sorted(maps.Keys(known))
	s.mu.Lock()
	if s.version == version {
		s.names = grown
	}
	s.mu.Unlock()
	return grown, nil
}

// called lists what articles call a thing.
func (v *View) called(ctx context.Context, iri quad.IRI) ([]string, error) {
	var all []string
	for _, p := range []quad.IRI{vocab.Label, vocab.AltLabel, vocab.CountryCode} {
		values, err := v.distinct(ctx, quad.Subject, iri, p, quad.Object)
		if err != nil {
			return nil, err
		}
		for _, value := range values {
			all = append(all, literal(value))
		}
	}
	slices.Sort(all)
	return slices.Compact(all), nil
}

// fold is a name as it is looked up: case and runs of spaces do not count.
func fold(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

package queries

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/graph/vocab"
)

// A set of nodes; nil is no restriction.
type nodes map[quad.IRI]bool

// A scope is a Filter with its names looked up.
type scope struct {
	Filter
	places  nodes // all that lie in the asked place, region and country
	actors  nodes
	targets nodes
	weapons nodes
	// classes are the slugs of the weapon classes in weapons, for events that
	// tell only their mode.
	classes   map[string]bool
	claimants nodes
	sources   nodes
}

// lookUp finds the things that a filter names. A name that no report bears is an
// ErrArgument that gives the nearest one.
func lookUp(ctx context.Context, v *graph.View, f Filter, w *walk) (*scope, error) {
	sc := &scope{Filter: f}
	for _, p := range []struct {
		param, name string
		shelf       graph.Shelf
	}{{"place", f.Place, graph.ShelfPlace}, {"region", f.Region, graph.ShelfRegion}, {"country", f.Country, graph.ShelfCountry}} {
		if p.name == "" {
			continue
		}
		found, err := named(ctx, v, p.shelf, p.param, p.name)
		if err != nil {
			return nil, err
		}
		all, err := closure(ctx, v, found, vocab.Within)
		if err != nil {
			return nil, err
		}
		w.step("%s %q <-schema:containedInPlace*- %s", p.param, p.name, plural(len(all), "place"))
		if sc.places == nil {
			sc.places = all
		} else {
			sc.places = intersect(sc.places, all)
		}
	}
	for _, p := range []struct {
		param, name string
		shelf       graph.Shelf
		set         *nodes
	}{{"actor", f.Actor, graph.ShelfActor, &sc.actors}, {"claimant", f.Claimant, graph.ShelfActor, &sc.claimants}, {"source", f.Source, graph.ShelfSource, &sc.sources}} {
		if p.name == "" {
			continue
		}
		found, err := named(ctx, v, p.shelf, p.param, p.name)
		if err != nil {
			return nil, err
		}
		*p.set = setOf(found)
		w.step("%s %q: %s", p.param, p.name, shorts(found))
	}
	if f.Target != "" {
		if err := sc.lookUpTarget(ctx, v, w); err != nil {
			return nil, err
		}
	}
	if f.Weapon != "" {
		return sc, sc.lookUpWeapon(ctx, v, w)
	}
	return sc, nil
}

// lookUpWeapon finds the weapons of a name: a system alone, a class with the
// classes below it and the systems of all of them.
func (sc *scope) lookUpWeapon(ctx context.Context, v *graph.View, w *walk) error {
	name := sc.Weapon
	found, err := v.Named(ctx, graph.ShelfWeapon, name)
	if single := strings.TrimSuffix(name, "s"); err == nil && len(found) == 0 {
		if found, err = v.Named(ctx, graph.ShelfWeapon, single); len(found) > 0 || vocab.KnownWeaponClass(single) {
			name = single
		}
	}
	if err != nil {
		return err
	}
	if len(found) == 0 && !vocab.KnownWeaponClass(name) {
		return unknownName(ctx, v, "weapon", sc.Weapon)
	}
	narrower, err := closure(ctx, v, found, vocab.Broader)
	if err != nil {
		return err
	}
	sc.weapons, sc.classes = nodes{}, map[string]bool{}
	for class := range narrower {
		sc.weapons[class] = true
		if slug, ok := strings.CutPrefix(string(class), string(vocab.WeaponClassIRI(""))); ok {
			sc.classes[slug] = true
		}
		systems, err := v.Subjects(ctx, class, vocab.WeaponClass)
		if err != nil {
			return err
		}
		for _, system := range systems {
			sc.weapons[system] = true
		}
	}
	w.step("weapon %q <-skos:broader*- %s <-an:weaponClass- %s", name, plural(len(sc.classes), "class"), plural(len(sc.weapons)-len(sc.classes), "weapon"))
	return nil
}

// sortedClasses lists the slugs of the asked weapon classes.
func (sc *scope) sortedClasses() []string { return slices.Sorted(maps.Keys(sc.classes)) }

// lookUpTarget finds the things hit that bear a name or are of a class.
func (sc *scope) lookUpTarget(ctx context.Context, v *graph.View, w *walk) error {
	found, err := v.Named(ctx, graph.ShelfTarget, sc.Target)
	if err != nil {
		return err
	}
	kind := strings.ToLower(strings.Join(strings.Fields(sc.Target), " "))
	var of []quad.IRI
	for _, class := range []string{kind, strings.TrimSuffix(kind, "s")} {
		if of, err = v.Subjects(ctx, vocab.TargetClassIRI(class), vocab.TargetClass); err != nil {
			return err
		} else if len(of) > 0 {
			break
		}
	}
	sc.targets = setOf(append(found, of...))
	if len(sc.targets) == 0 {
		return unknownName(ctx, v, "target", sc.Target)
	}
	w.step("target %q <-an:targetClass- %s", sc.Target, plural(len(sc.targets), "thing"))
	return nil
}

// targetClasses lists the classes of things hit that the store has.
func targetClasses(ctx context.Context, v *graph.View) ([]string, error) {
	things, err := v.Members(ctx, vocab.ClassTarget)
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for _, thing := range things {
		hops, err := v.Out(ctx, thing, vocab.TargetClass)
		if err != nil {
			return nil, err
		}
		for _, iri := range graph.Nodes(hops) {
			seen[termName(iri)] = true
		}
	}
	return slices.Sorted(maps.Keys(seen)), nil
}

// termName is the word of a term of a closed list: "fuel depot" of
// target-class/fuel-depot.
func termName(iri quad.IRI) string {
	last := string(iri[strings.LastIndexByte(string(iri), '/')+1:])
	return strings.ReplaceAll(vocab.Unescape(last), "-", " ")
}

// named looks up one name.
func named(ctx context.Context, v *graph.View, shelf graph.Shelf, param, name string) ([]quad.IRI, error) {
	found, err := v.Named(ctx, shelf, name)
	if err == nil && len(found) == 0 {
		err = unknownName(ctx, v, param, name)
	}
	return found, err
}

// closure returns the nodes and all that point to them along the predicate,
// directly or over others.
func closure(ctx context.Context, v *graph.View, from []quad.IRI, along quad.IRI) (nodes, error) {
	all := setOf(from)
	for queue := from; len(queue) > 0; queue = queue[1:] {
		next, err := v.Subjects(ctx, queue[0], along)
		if err != nil {
			return nil, err
		}
		for _, iri := range next {
			if !all[iri] {
				all[iri] = true
				queue = append(queue, iri)
			}
		}
	}
	return all, nil
}

func setOf(iris []quad.IRI) nodes {
	set := nodes{}
	for _, iri := range iris {
		set[iri] = true
	}
	return set
}

func intersect(a, b nodes) nodes {
	both := nodes{}
	for iri := range a {
		if b[iri] {
			both[iri] = true
		}
	}
	return both
}

func shorts(iris []quad.IRI) string {
	var names []string
	for _, iri := range iris {
		names = append(names, vocab.Short(iri))
	}
	return strings.Join(names, ", ")
}

// A walk notes the steps that were taken, for --explain.
type walk struct{ steps []string }

func (w *walk) step(format string, args ...any) {
	w.steps = append(w.steps, fmt.Sprintf(format, args...))
}

// plural writes a number with its word: "1 place", "2 places", "0 classes".
func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	if strings.HasSuffix(word, "s") {
		return fmt.Sprintf("%d %ses", n, word)
	}
	return fmt.Sprintf("%d %ss", n, word)
}

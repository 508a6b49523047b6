package queries

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/graph/vocab"
	"github.com/annals-kg/annals/internal/registry"
)

// A Query is a canned question.
type Query struct {
	Name    string
	Summary string // what it answers, in one line
	Example string // arguments that a test runs: "regions --weapon drone --on 2024-05-15"
	Params  []Param
	// Run asks the question. Args hold the parameters by name; what is not
	// among Params, or is no value of its kind, is an ErrArgument.
	Run func(ctx context.Context, s *graph.Store, args Args) (*Answer, error)
	// File is where a query of the user's was read from; empty for a built-in one.
	File string

	// answer is what Run does once the parameters are known to be the query's.
	answer func(ctx context.Context, v *graph.View, args Args) (*Answer, error)
}

// A Param is a parameter of a query, and a flag of the command line.
type Param struct {
	Name    string // "weapon"
	Value   string // what it takes, as a help page says it: DATE, NAME, N ...
	Summary string
	Values  []string // all values that there are, nil where they are open
	// Type says what kind of thing the value names, for completion: place,
	// weapon ... Empty is what the name says.
	Type string
	// Default is the value where none is given.
	Default string
	// Needed parameters must be given. On a command line they may stand without
	// their names, in order.
	Needed bool
}

// Args are the values of parameters by name, as given.
type Args map[string]string

// words writes parameters as an Answer has them.
func (args Args) words() []string {
	var words []string
	for _, name := range slices.Sorted(maps.Keys(args)) {
		words = append(words, name+"="+args[name])
	}
	return words
}

// ErrArgument marks the error of a parameter that is not known or makes no
// sense: wrong usage, and no fault of the store.
var ErrArgument = errors.New("queries")

// Table holds all queries.
var Table = registry.New[Query]("query")

// register adds a query. Its Run is told of wrong parameters, of those that every
// query has, and of what every Answer says by itself.
func register(q Query) {
	Table.Register(q.Name, q.runnable())
}

func (q Query) runnable() Query {
	q.Params = append(slices.Clone(q.Params), commonParams...)
	q.Run = func(ctx context.Context, s *graph.Store, args Args) (*Answer, error) {
		if err := q.check(args); err != nil {
			return nil, err
		}
		moment, err := MomentOf(args)
		if err != nil {
			return nil, err
		}
		v, err := s.At(ctx, moment)
		if err != nil {
			return nil, err
		}
		defer v.Close()
		a, err := q.answer(ctx, v, args)
		if err != nil {
			return nil, err
		}
		a.Query, a.Args = q.Name, args.words()
		return a, nil
	}
	return q
}

// check refuses parameters that the query does not have, and the lack of those
// that it needs.
func (q Query) check(args Args) error {
	var known []string
	for _, p := range q.Params {
		known = append(known, p.Name)
	}
	for _, name := range slices.Sorted(maps.Keys(args)) {
		if !slices.Contains(known, name) {
			return fmt.Errorf("%w: %s: %w", ErrArgument, q.Name, registry.Unknown("parameter", name, known))
		}
	}
	for _, p := range q.Params {
		if p.Needed && args[p.Name] == "" {
			return fmt.Errorf("%w: %s: --%s is needed; for example: %s", ErrArgument, q.Name, p.Name, q.Example)
		}
	}
	return nil
}

// The parameters that queries share.
var (
	paramOn       = Param{Name: "on", Value: "DATE", Summary: "the day, month or year of the events: 2024-05-15, 2024-05, 2024"}
	paramFrom     = Param{Name: "from", Value: "DATE", Summary: "events from this day, month or year on"}
	paramTo       = Param{Name: "to", Value: "DATE", Summary: "events up to this day, month or year, itself included"}
	paramPlace    = Param{Name: "place", Value: "NAME", Summary: "events in this place, or in a place that lies in it"}
	paramRegion   = Param{Name: "region", Value: "NAME", Summary: "events in this first-order administrative division"}
	paramCountry  = Param{Name: "country", Value: "NAME", Summary: "events in this country: its name or ISO 3166-1 code"}
	paramActor    = Param{Name: "actor", Value: "NAME", Summary: "events that this actor did or suffered"}
	paramClaimant = Param{Name: "claimant", Value: "NAME", Summary: "events that this actor reports, confirms, denies or doubts"}
	paramWeapon   = Param{Name: "weapon", Value: "NAME", Summary: "events with this weapon: a system, or a class with all its systems"}
	paramTarget   = Param{Name: "target", Value: "NAME", Summary: "events that hit this thing, or a thing of this class"}
	paramCategory = Param{Name: "category", Value: "CATEGORY", Summary: "events of this category", Values: categoryNames()}
	paramStatus   = Param{Name: "status", Value: "STATUS", Summary: "events of this status; any for all (default actual)", Values: statusNames}
	paramSource   = Param{Name: "source", Value: "NAME", Summary: "reports of this newspaper or feed"}
	paramSure     = Param{Name: "min-confidence", Value: "P", Summary: "events of which annals is at least so sure, from 0 to 1", Default: strconv.FormatFloat(event.DefaultMinConfidence, 'f', -1, 64)}
	paramEvent    = Param{Name: "event", Value: "ID", Summary: "the event of this ID"}
	paramLimit    = Param{Name: "limit", Value: "N", Summary: "at most N rows; 0 for all"}
)

// filterParams are the parameters that make a Filter.
var filterParams = []Param{
	paramOn, paramFrom, paramTo, paramPlace, paramRegion, paramCountry, paramActor, paramClaimant,
	paramWeapon, paramTarget, paramCategory, paramStatus, paramSource, paramEvent, paramLimit,
}

// commonParams are the parameters that every query has.
var commonParams = []Param{paramSure, paramAsOf, paramClock}

// required are parameters with one of them needed, which comes first.
func required(name string, params []Param) []Param {
	list := slices.Clone(params)
	i := slices.IndexFunc(list, func(p Param) bool { return p.Name == name })
	list[i].Needed = true
	return append(list[i:i+1:i+1], slices.Delete(slices.Clone(list), i, i+1)...)
}

// without are parameters without some of them.
func without(params []Param, names ...string) []Param {
	return slices.DeleteFunc(slices.Clone(params), func(p Param) bool { return slices.Contains(names, p.Name) })
}

// FilterParams lists the parameters that FilterOf reads, for programs that offer
// them beside the queries.
func FilterParams() []Param { return append(slices.Clone(filterParams), commonParams...) }

// anyStatus is the status of a Filter that takes all.
const anyStatus = "any"

var statusNames = []string{
	string(event.Actual), string(event.Attempted), string(event.Planned), string(event.Threatened),
	string(event.Hypothetical), string(event.Denied), string(event.Habitual), anyStatus,
}

func categoryNames() []string {
	var names []string
	for _, c := range event.Categories {
		names = append(names, string(c))
	}
	return names
}

// Kind is what the values of a parameter name, as Values takes it.
func (p Param) Kind() string { return cmp.Or(p.Type, p.Name) }

// Values lists what a parameter can take in a store, sorted: the names of its
// places for "place", and so on. nil where that is open.
func Values(ctx context.Context, s *graph.Store, param string) ([]string, error) {
	switch param {
	case "place", "region", "country", "actor", "source":
		return s.Names(ctx, graph.Shelf(param))
	case "claimant":
		return s.Names(ctx, graph.ShelfActor)
	case "weapon":
		names, err := s.Names(ctx, graph.ShelfWeapon)
		all := slices.Concat(names, vocab.WeaponClasses)
		slices.Sort(all)
		return slices.Compact(all), err
	case "target":
		names, err := s.Names(ctx, graph.ShelfTarget)
		if err != nil {
			return nil, err
		}
		classes, err := targetClasses(ctx, &s.View)
		all := slices.Concat(names, classes)
		slices.Sort(all)
		return slices.Compact(all), err
	case "category":
		return paramCategory.Values, nil
	case "status":
		return statusNames, nil
	case "clock":
		return clockNames, nil
	}
	return nil, nil
}

// unknownName is the error for a name that the store does not have.
func unknownName(ctx context.Context, v *graph.View, param, name string) error {
	known, err := Values(ctx, v.Store(), param)
	if err != nil {
		return err
	}
	hint := suggest(name, known)
	if hint == "" && len(known) > 0 && len(known) <= 12 {
		hint = "; there are: " + strings.Join(known, ", ")
	}
	return fmt.Errorf("%w: --%s: no report names a %s %q%s", ErrArgument, param, param, name, hint)
}

// unknownWord is the error for a parameter that takes one of a few words.
func unknownWord(param, word string, known []string) error {
	return fmt.Errorf("%w: --%s: %w", ErrArgument, param, registry.Unknown(param, word, known))
}

// suggest offers known names for one that is not: those that hold it as a word,
// and the nearest by spelling; "" where there is none.
func suggest(name string, known []string) string {
	const most = 4
	var near []string
	word := strings.ToLower(strings.TrimSpace(name))
	for _, k := range known {
		if i := strings.Index(strings.ToLower(k), word); len(word) >= 3 && i >= 0 && (i == 0 || !letter(strings.ToLower(k)[i-1])) {
			near = appendNew(near, k)
		}
	}
	slices.SortStableFunc(near, func(a, b string) int { return len(a) - len(b) })
	near = near[:min(len(near), most)]
	if k := registry.Nearest(name, known); k != "" && len(near) < most {
		near = appendNew(near, k)
	}
	for i := range near {
		near[i] = strconv.Quote(near[i])
	}
	if len(near) == 0 {
		return ""
	}
	return "; did you mean " + strings.Join(near, " or ") + "?"
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 0x80 }

package queries

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/internal/registry"
)

// A Filter says which reports a question is about. The zero value is all facts
// of the store: an empty field asks for nothing.
type Filter struct {
	// From and To bound when the events happened: [From, To) in UTC; a zero
	// end is open. See Filter.during for what of an event must lie within.
	From, To time.Time
	// The rest are names as people write them, in any case.
	Place, Region, Country string
	Actor                  string // who did or suffered it
	Claimant               string // who vouches for it, denies or doubts it
	Weapon                 string // a system, or a class with all its systems
	Target                 string // a thing hit, or a class of such things
	Source                 string
	Category               event.Category
	// Status of the events; empty is event.Actual, "any" is all.
	Status string
	// MinConfidence leaves out the events of which annals is less sure, in [0, 1];
	// zero is none of them. FilterOf takes event.DefaultMinConfidence where nothing
	// is said.
	MinConfidence float64
	// Event asks for the event of this ID alone, of whatever status and confidence.
	Event event.ID
	// AsOf is the moment that the answer looks back to: it knows what had been
	// published, or loaded, by then. The zero value is now.
	AsOf graph.Moment
	// Limit is the greatest number of rows or reports; zero is no limit.
	Limit int
}

// FilterOf reads a filter from parameters. A value that makes no sense is an
// ErrArgument; names are looked up only when the filter is used.
func FilterOf(args Args) (Filter, error) {
	f := Filter{
		Place: args["place"], Region: args["region"], Country: args["country"], Actor: args["actor"],
		Claimant: args["claimant"], Weapon: args["weapon"], Target: args["target"], Source: args["source"], Event: event.ID(args["event"]),
		Category: event.Category(strings.ToLower(args["category"])), Status: strings.ToLower(args["status"]),
	}
	if f.Category != "" && !f.Category.Known() {
		return f, fmt.Errorf("%w: --category: %w", ErrArgument, registry.Unknown("category", args["category"], paramCategory.Values))
	}
	if f.Status != "" && !knownStatus(f.Status) {
		return f, fmt.Errorf("%w: --status: %w", ErrArgument, registry.Unknown("status", args["status"], statusNames))
	}
	if v := args["limit"]; v != "" {
		n, err := strconv.Atoi(v)
		if err != nil || n < 0 {
			return f, fmt.Errorf("%w: --limit: %q is no number of rows; write 0 or more", ErrArgument, v)
		}
		f.Limit = n
	}
	f.MinConfidence = event.DefaultMinConfidence
	if v := args["min-confidence"]; v != "" {
		p, err := strconv.ParseFloat(v, 64)
		if err != nil || !(0 <= p && p <= 1) {
			return f, fmt.Errorf("%w: --min-confidence: %q is no number from 0 to 1", ErrArgument, v)
		}
		f.MinConfidence = p
	}
	var err error
	if f.AsOf, err = MomentOf(args); err != nil {
		return f, err
	}
	return f, f.readTimes(args)
}

// Args writes a filter as the parameters that FilterOf reads it from.
func (f Filter) Args() Args {
	args := Args{}
	for name, value := range map[string]string{
		"place": f.Place, "region": f.Region, "country": f.Country, "actor": f.Actor, "claimant": f.Claimant,
		"weapon": f.Weapon, "target": f.Target, "source": f.Source, "event": string(f.Event), "category": string(f.Category), "status": f.Status,
	} {
		if value != "" {
			args[name] = value
		}
	}
	if f.MinConfidence != event.DefaultMinConfidence {
		args["min-confidence"] = strconv.FormatFloat(f.MinConfidence, 'f', -1, 64)
	}
	if f.Limit > 0 {
		args["limit"] = strconv.Itoa(f.Limit)
	}
	if !f.AsOf.Until.IsZero() {
		args["as-of"] = asOfWord(f.AsOf.Until)
	}
	if f.AsOf.Clock != "" {
		args["clock"] = string(f.AsOf.Clock)
	}
	for _, form := range dateForms {
		on := f.From.Format(form.layout)
		if from, to, err := readDate("on", on); err == nil && from.Equal(f.From) && to.Equal(f.To) {
			args["on"] = on
			return args
		}
	}
	if !f.From.IsZero() {
		args["from"] = f.From.Format(time.DateOnly)
	}
	if !f.To.IsZero() {
		args["to"] = f.To.AddDate(0, 0, -1).Format(time.DateOnly)
	}
	return args
}

func knownStatus(s string) bool {
	for _, known := range statusNames {
		if s == known {
			return true
		}
	}
	return false
}

// readTimes reads on, from and to.
func (f *Filter) readTimes(args Args) (err error) {
	if v := args["on"]; v != "" {
		if args["from"] != "" || args["to"] != "" {
			return fmt.Errorf("%w: --on names a time of its own; leave out --from and --to", ErrArgument)
		}
		f.From, f.To, err = readDate("on", v)
		return err
	}
	if v := args["from"]; v != "" {
		if f.From, _, err = readDate("from", v); err != nil {
			return err
		}
	}
	if v := args["to"]; v != "" {
		if _, f.To, err = readDate("to", v); err != nil {
			return err
		}
	}
	if !f.From.IsZero() && !f.To.IsZero() && !f.From.Before(f.To) {
		return fmt.Errorf("%w: --from %s lies after --to %s", ErrArgument, args["from"], args["to"])
	}
	return nil
}

// dateForms are the forms of a date, and how long each is.
var dateForms = [...]struct {
	layout              string
	years, months, days int
}{{time.DateOnly, 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}}

// readDate reads a day, month or year and returns its bounds.
func readDate(param, v string) (from, to time.Time, err error) {
	for _, form := range dateForms {
		if t, err := time.Parse(form.layout, v); err == nil {
			return t, t.AddDate(form.years, form.months, form.days), nil
		}
	}
	return from, to, fmt.Errorf("%w: --%s: %q is no date; write 2024-05-15, 2024-05 or 2024", ErrArgument, param, v)
}

// timed reports whether the filter asks for a time.
func (f *Filter) timed() bool { return !f.From.IsZero() || !f.To.IsZero() }

// status is the status that is asked for, anyStatus for all.
func (f *Filter) status() string {
	switch {
	case f.Status != "":
		return f.Status
	case f.Event != "":
		return anyStatus
	}
	return string(event.Actual)
}

// minConfidence is the confidence that is asked for.
func (f *Filter) minConfidence() float64 {
	if f.Event != "" {
		return 0
	}
	return f.MinConfidence
}

// Package export writes an Answer for other programs: an Answer goes in, the
// bytes of a spreadsheet, a graph, a map or a picture come out. Each format is
// one file, and the bytes depend on the Answer and the Options alone.
package export

import (
	"context"
	"fmt"
	"io"
	"iter"
	"mime"
	"slices"
	"strconv"
	"strings"

	"github.com/annals-kg/annals/internal/registry"
	"github.com/annals-kg/annals/queries"
)

// A Format is one way to write an Answer.
type Format struct {
	Name    string // as --format has it: "gexf"
	Summary string // one line, without a full stop
	Ext     string // of file names: ".gexf", ".timeline.json"
	// MediaType is what the server offers the format as. No two formats share
	// one.
	MediaType string
	// Write writes the whole of a to w, in the order of a.Reports or a.Rows.
	// An Answer without anything in it makes a valid file that is empty, and
	// the Report says so. Write stops at the first error of w, of the Answer
	// or of ctx; what it has written by then is no valid file.
	Write func(ctx context.Context, w io.Writer, a *queries.Answer, o Options) (Report, error)
	// Read reads the statements back that Write wrote; nil where the format
	// cannot hold them all. What Write would not write is an error that names
	// the line or the offset. It holds one article at a time.
	Read func(r io.Reader) iter.Seq2[queries.Statement, error]
	// Beside makes the small file that stands beside one of this format, for
	// what the format has no room for; nil where it needs none.
	Beside func(a *queries.Answer, o Options) Beside
}

// Options say what to write of an Answer. The zero value is good for all
// formats; a format passes over those that mean nothing to it.
type Options struct {
	// Content chooses between the rows and the event records of an Answer in
	// formats that can hold either: csv, jsonl, json, xlsx, parquet.
	Content Content
	// Shape chooses what the nodes of a graph are. Empty is ShapeEvents.
	Shape Shape
	// Lane chooses what the lanes of a timeline are. Empty is LaneRegion.
	Lane Lane
	// Title heads a picture or page. Empty is the Answer's question.
	Title string
	// Width of a picture in CSS pixels. Zero is 1200; the least is 640.
	Width int
	// Program and Rules name the version of annals and the digests of the rules
	// that the Answer comes from, with spaces between. Every format carries them and the question
	// where docs/formats.md says; none does where Program is empty.
	Program, Rules string
}

// Content is what a table is made of.
type Content string

// The contents. The zero value is events for the query "events" and for an
// Answer without columns, and rows for any other.
const (
	Rows   Content = "rows"   // the answer's table
	Events Content = "events" // the full records of the events behind it
	// Statements are the quads of the graph about those events.
	Statements Content = "statements"
)

// Contents lists them all.
var Contents = []Content{Events, Rows, Statements}

// rows reports whether the answer's table is asked for, not its records.
func (o Options) rows(a *queries.Answer) bool {
	return o.Content == Rows || o.Content == "" && len(a.Columns) > 0 && a.Query != "events"
}

// Shape is what the nodes and edges of a graph are.
type Shape string

// The shapes of graphs.
const (
	// ShapeEvents has a node for each event and for each thing in it, and an
	// edge for each role.
	ShapeEvents Shape = "events"
	// ShapeLinks has actors and places alone, and an edge for each pair that
	// events of status actual join, weighted by their number.
	ShapeLinks Shape = "links"
)

// Shapes lists them all.
var Shapes = []Shape{ShapeEvents, ShapeLinks}

// Lane is what the lanes of a timeline are.
type Lane string

// The lanes of timelines.
const (
	LaneRegion   Lane = "region" // the first-level region that a place lies in
	LanePlace    Lane = "place"
	LaneActor    Lane = "actor"
	LaneCategory Lane = "category"
)

// Lanes lists them all.
var Lanes = []Lane{LaneRegion, LanePlace, LaneActor, LaneCategory}

// check returns an error that names the known words for an unknown one.
func (o Options) check() error {
	if o.Content != "" && !slices.Contains(Contents, o.Content) {
		return fmt.Errorf("export: %w", registry.Unknown("content", string(o.Content), words(Contents)))
	}
	if o.Shape != "" && !slices.Contains(Shapes, o.Shape) {
		return fmt.Errorf("export: %w", registry.Unknown("shape", string(o.Shape), words(Shapes)))
	}
	if o.Lane != "" && !slices.Contains(Lanes, o.Lane) {
		return fmt.Errorf("export: %w", registry.Unknown("lane", string(o.Lane), words(Lanes)))
	}
	return nil
}

func words[T ~string](known []T) []string {
	var out []string
	for _, k := range known {
		out = append(out, string(k))
	}
	return out
}

var formats = registry.New[Format]("format")

// register adds a format to the table, from the init function of its file.
// Every Write is wrapped so that bad Options are one error everywhere.
func register(f Format) {
	write := f.Write
	f.Write = func(ctx context.Context, w io.Writer, a *queries.Answer, o Options) (Report, error) {
		if err := o.check(); err != nil {
			return Report{}, err
		}
		r, err := write(ctx, w, a, o)
		r.Format = f.Name
		if err != nil {
			return r, fmt.Errorf("export: %s: %w", f.Name, err)
		}
		if events := slices.ContainsFunc(r.Written, func(c Count) bool { return c.What == "event" }); events && a.Copies != nil {
			r.leftOut(a.Copies(), "article repeating another, with its events")
		}
		if err := r.passedOver(ctx, a); err != nil {
			return r, fmt.Errorf("export: %s: %w", f.Name, err)
		}
		if r.empty() {
			r.Empty = a.Empty
		}
		return r, nil
	}
	formats.Register(f.Name, f)
}

// All returns the formats, sorted by name.
func All() []Format { return formats.All() }

// Names returns the names of the formats, sorted.
func Names() []string { return formats.Names() }

// ByName returns the format of that name, or an error that names the nearest.
func ByName(name string) (Format, error) { return formats.Lookup(name) }

// ByExt returns the format whose extension the file name ends with; the
// longest wins, so that "a.timeline.json" is not taken for "a.json".
func ByExt(path string) (Format, error) {
	var best Format
	lower := strings.ToLower(path)
	for _, f := range formats.All() {
		if strings.HasSuffix(lower, f.Ext) && len(f.Ext) > len(best.Ext) {
			best = f
		}
	}
	if best.Name == "" {
		return Format{}, fmt.Errorf("no format for the file name %q; name one of: %s", path, strings.Join(formats.Names(), ", "))
	}
	return best, nil
}

// ByMediaType returns the format that an HTTP Accept header likes best: of
// those of the highest q the first named. "*/*" and an empty header are JSON.
func ByMediaType(accept string) (Format, error) {
	var best Format
	bestQ := 0.0
	for part := range strings.SplitSeq(accept, ",") {
		media, params, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		q := 1.0
		if v, err := strconv.ParseFloat(params["q"], 64); err == nil {
			q = v
		}
		if f, ok := byMediaType(media); ok && q > bestQ {
			best, bestQ = f, q
		}
	}
	if best.Name == "" && strings.TrimSpace(accept) == "" {
		return formats.Lookup("json")
	}
	if best.Name == "" {
		return Format{}, fmt.Errorf("no format of media type %q; there are: %s", accept, strings.Join(mediaTypes(), ", "))
	}
	return best, nil
}

func byMediaType(media string) (Format, bool) {
	if media == "*/*" || media == "application/*" {
		media = "application/json"
	}
	for _, f := range formats.All() {
		if f.MediaType == media {
			return f, true
		}
	}
	return Format{}, false
}

func mediaTypes() []string {
	var types []string
	for _, f := range formats.All() {
		types = append(types, f.MediaType)
	}
	return types
}

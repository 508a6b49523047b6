package plan

import "context"

// A View is one state of a store that does not change while it is read.
type View interface {
	Statistics
	// Cursor returns a cursor for patterns with these places bound, of which the
	// fixed ones hold the same nodes at every Seek. With distinct, of quads that
	// differ in the label alone it may list only one.
	Cursor(bound, fixed [4]bool, distinct bool) Cursor
	// Span prepares a range for Within, Cursor.SeekSpan and Values.
	Span(r Range) (Span, error)
	// Values lists the nodes whose values lie in a range, in their order.
	Values(s Span) Cursor
	// Close ends the view and all its cursors.
	Close() error
}

// A Span is a range as an engine sees it.
type Span interface {
	// Within reports whether the value of a node lies in the range.
	Within(n Node) (bool, error)
}

// A Cursor lists quads. It is at none until it is sought and moved.
type Cursor interface {
	// Seek makes the cursor list the quads that have the nodes of q; it binds
	// the places that the cursor was made for.
	Seek(q Quad)
	// SeekSpan is Seek for quads whose object, bound by nobody else, lies in a
	// range.
	SeekSpan(q Quad, s Span)
	// Next moves to the next quad and reports whether there is one. A cancelled
	// context is an error.
	Next(ctx context.Context) bool
	// Quad is the quad that the cursor is at. A cursor of Values has its node as
	// the object.
	Quad() Quad
	Err() error
}

// Statistics tell the planner what steps cost.
type Statistics interface {
	// Count counts the quads that have the nodes of q, up to limit.
	Count(ctx context.Context, q Quad, distinct bool, limit int) (int, error)
	// CountSpan is Count for quads whose object lies in a range.
	CountSpan(ctx context.Context, q Quad, s Span, distinct bool, limit int) (int, error)
	// Quads is how many quads there are, or those of one predicate.
	Quads(predicate Node) int64
	// Fanout estimates, for a predicate, how many quads a subject of it has and
	// how many an object of it has; with distinct, labels do not count.
	Fanout(ctx context.Context, predicate Node, distinct bool) (ofSubject, ofObject float64, err error)
}

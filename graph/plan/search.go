package plan

import "context"

// A lister lists the answers of a query.
type lister struct {
	view   View
	query  *Query
	run    *run // of the way at work
	way    int
	seen   map[Node]struct{}
	result Node
}

// next finds the next answer.
func (l *lister) next(ctx context.Context) (bool, error) {
	for ; l.way < len(l.query.Ways); l.way++ {
		if l.run == nil {
			if err := ctx.Err(); err != nil {
				return false, err
			}
			var err error
			if l.run, err = newRun(ctx, l.view, &l.query.Ways[l.way], l.query.Distinct, 0); err != nil {
				return false, err
			}
		}
		for {
			found, err := l.run.next(ctx)
			if err != nil {
				return false, err
			}
			if !found {
				break
			}
			l.result = l.run.nodes[l.run.way.Result]
			if l.isNew() {
				return true, nil
			}
		}
		l.run = nil
	}
	return false, nil
}

// isNew reports whether the answer counts, where each does once.
func (l *lister) isNew() bool {
	if !l.query.Distinct {
		return true
	}
	if _, seen := l.seen[l.result]; seen {
		return false
	}
	if l.seen == nil {
		l.seen = map[Node]struct{}{}
	}
	l.seen[l.result] = struct{}{}
	return true
}

// countAnswers counts the answers of a query up to a limit.
func countAnswers(ctx context.Context, v View, q *Query, limit int) (n int, err error) {
	l := lister{view: v, query: q}
	for found := true; n < limit; n++ {
		if found, err = l.next(ctx); !found || err != nil {
			break
		}
	}
	return n, err
}

// A finder tells which nodes are answers of a query.
type finder struct {
	view  View
	query *Query
	runs  []*run // by way; planned when first asked
	node  Node
	way   int  // the one at work
	begun bool // it was told of the node
}

func newFinder(v View, q *Query) *finder {
	return &finder{view: v, query: q, runs: make([]*run, len(q.Ways))}
}

// find reports whether a node is an answer.
func (f *finder) find(ctx context.Context, n Node) (bool, error) {
	f.node, f.way, f.begun = n, 0, false
	return f.more(ctx)
}

// more reports whether the node is an answer by a further choice of quads.
func (f *finder) more(ctx context.Context) (bool, error) {
	if f.query.Distinct && f.begun {
		return false, nil
	}
	for ; f.way < len(f.runs); f.way++ {
		w := &f.query.Ways[f.way]
		if f.runs[f.way] == nil {
			r, err := newRun(ctx, f.view, w, f.query.Distinct, w.Result)
			if err != nil {
				return false, err
			}
			f.runs[f.way] = r
		}
		if !f.begun {
			f.begun = true
			f.runs[f.way].start(w.Result, f.node)
		}
		if found, err := f.runs[f.way].next(ctx); found || err != nil {
			return found, err
		}
		f.begun = false
	}
	return false, nil
}

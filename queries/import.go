package queries

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/graph/vocab"
)

// Imported counts what Import did.
type Imported struct {
	Statements int
	// Articles by what became of them: graph.New, graph.Same ...
	Articles map[graph.Added]int
	// Foreign are articles that annals cannot have written, Why the first
	// reason.
	Foreign int
	Why     error
}

// String is the closing line of an import: "3 articles in 80 statements: 1 new, 2
// known already".
func (i Imported) String() string {
	parts := []string{}
	total := i.Foreign
	for _, a := range [...]struct {
		what graph.Added
		word string
	}{{graph.New, "new"}, {graph.Completed, "completed"}, {graph.Revised, "revised"}, {graph.Same, "known already"}, {graph.Older, "older than what is stored"}} {
		if n := i.Articles[a.what]; n > 0 {
			parts = append(parts, fmt.Sprint(n)+" "+a.word)
			total += n
		}
	}
	if i.Foreign > 0 {
		parts = append(parts, fmt.Sprintf("%d not taken (%v)", i.Foreign, i.Why))
	}
	line := plural(total, "article") + " in " + plural(i.Statements, "statement")
	if len(parts) > 0 {
		line += ": " + strings.Join(parts, ", ")
	}
	return line
}

// Import stores statements that an Answer yielded, of this store or of another:
// article by article, each whole or not at all. It holds one article at a time,
// so the statements of an article have to stand together, as annals writes them.
// An article that annals cannot have written is counted and passed over; an
// error of the statements ends the import, and what came before stays.
func Import(ctx context.Context, s *graph.Store, from iter.Seq2[Statement, error]) (Imported, error) {
	done := Imported{Articles: map[graph.Added]int{}}
	seen := map[string]bool{}
	label := ""
	var quads []quad.Quad
	flush := func() error {
		if len(quads) == 0 {
			return nil
		}
		if seen[label] {
			return fmt.Errorf("queries: the statements of %s do not stand together; sort the file by its graphs", label)
		}
		seen[label] = true
		added, err := s.Import(ctx, quads)
		quads = quads[:0]
		if errors.Is(err, graph.ErrForeign) {
			if done.Foreign++; done.Why == nil {
				done.Why = err
			}
			return nil
		}
		if err != nil {
			return err
		}
		done.Articles[added]++
		return nil
	}
	err := func() error {
		for st, err := range from {
			if err != nil {
				return err
			}
			if st.Label != label {
				if err := flush(); err != nil {
					return err
				}
				label = st.Label
			}
			done.Statements++
			quads = append(quads, quadOf(st))
		}
		return flush()
	}()
	return done, errors.Join(err, s.Sync())
}

// quadOf is the inverse of statement.
func quadOf(s Statement) quad.Quad {
	q := quad.Quad{Subject: quad.IRI(s.Subject), Predicate: quad.IRI(s.Predicate), Object: valueOf(s.Object)}
	if s.Label != "" {
		q.Label = quad.IRI(s.Label)
	}
	return q
}

// valueOf is the inverse of term.
func valueOf(t Term) quad.Value {
	switch {
	case t.IRI != "":
		return quad.IRI(t.IRI)
	case t.Lang != "":
		return quad.LangString{Value: quad.String(t.Value), Lang: t.Lang}
	case t.Datatype == string(vocab.XSDInteger):
		if n, err := strconv.ParseInt(t.Value, 10, 64); err == nil {
			return quad.Int(n)
		}
	case t.Datatype == string(vocab.XSDDouble):
		if f, err := strconv.ParseFloat(t.Value, 64); err == nil {
			return quad.Float(f)
		}
	case t.Datatype == "":
		return quad.String(t.Value)
	}
	return quad.TypedString{Value: quad.String(t.Value), Type: quad.IRI(t.Datatype)}
}

package queries

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/cayley/query"
	_ "github.com/cayleygraph/cayley/query/gizmo" // registers itself
	_ "github.com/cayleygraph/cayley/query/graphql"
	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/graph/vocab"
)

// Languages are the query languages of Cayley that Ask takes.
var Languages = []string{"gizmo", "graphql"}

// Ask runs a query in one of Cayley's languages over what was known at a moment,
// without the readings that a later one replaces. Its rows come in the order in which the
// query gives them, a column a name, IRIs as docs/ontology.md writes them; a row
// that names an event rests on its sentence. For Gizmo scripts the function I is defined:
// I("an:uses") and I("weapon/atacms") are the IRIs so written.
func Ask(ctx context.Context, s *graph.Store, language, text string, moment graph.Moment, limits Limits) (*Answer, error) {
	if err := oneOf("language", language, Languages); err != nil {
		return nil, err
	}
	script := script{language: language, text: text}
	if language == "gizmo" {
		script.before = prelude
	}
	v, err := s.At(ctx, moment)
	if err != nil {
		return nil, err
	}
	defer v.Close()
	a, err := script.run(ctx, v, limits)
	if err != nil {
		return nil, err
	}
	args := Filter{AsOf: moment}.Args()
	args["text"] = strings.Join(strings.Fields(text), " ")
	a.Query, a.Args = language, args.words()
	return a, nil
}

// A script is a query in one of Cayley's languages.
type script struct {
	language string
	file     string // empty: the command line
	before   string // code of ours on its first line
	text     string
}

// prelude defines I for Gizmo scripts, on one line.
var prelude = func() string {
	prefixes, err := json.Marshal(vocab.Prefixes)
	if err != nil {
		panic(err)
	}
	return "function I(n){var p=" + string(prefixes) + ",i=n.indexOf(':');return iri(i>0&&p[n.slice(0,i)]?p[n.slice(0,i)]+n.slice(i+1):n.indexOf('://')>0?n:'" +
		vocab.Base + "'+n)} "
}()

// run runs the script and makes an Answer of its results.
func (sc script) run(ctx context.Context, v *graph.View, limits Limits) (*Answer, error) {
	var results []map[string]any
	err := limits.within(ctx, func(ctx context.Context) error {
		it, err := query.Execute(ctx, v.Cayley(), sc.language, sc.before+sc.text, query.Options{Collation: query.JSON})
		if err != nil {
			return err
		}
		defer it.Close()
		for it.Next(ctx) {
			switch r := it.Result().(type) {
			case nil: // what the last statement is worth
			case map[string]any:
				if sc.language == "graphql" {
					results = append(results, listed(r)...)
				} else {
					results = append(results, r)
				}
			default:
				results = append(results, map[string]any{"value": r})
			}
		}
		// A query whose context ended has not read all, whatever it says.
		if err := ctx.Err(); err != nil {
			return err
		}
		return it.Err()
	})
	if err != nil {
		return nil, sc.located(err)
	}
	if sc.language == "graphql" { // it tells a thing once for each article that does
		results = distinct(results)
	}
	return answerOf(ctx, v, results, sc)
}

// distinct drops results that came before.
func distinct(results []map[string]any) []map[string]any {
	seen := map[string]bool{}
	return slices.DeleteFunc(results, func(r map[string]any) bool {
		key := plain(r)
		again := seen[key]
		seen[key] = true
		return again
	})
}

// listed makes a row of each object under the one name of a GraphQL answer.
func listed(r map[string]any) (rows []map[string]any) {
	for _, name := range slices.Sorted(maps.Keys(r)) {
		switch v := r[name].(type) {
		case nil:
		case map[string]any:
			rows = append(rows, v)
		case []map[string]any:
			rows = append(rows, v...)
		case []any:
			for _, x := range v {
				if m, ok := x.(map[string]any); ok {
					rows = append(rows, m)
				} else {
					rows = append(rows, map[string]any{name: x})
				}
			}
		default:
			rows = append(rows, map[string]any{name: v})
		}
	}
	return rows
}

// answerOf makes rows of results.
func answerOf(ctx context.Context, v *graph.View, results []map[string]any, sc script) (*Answer, error) {
	seen := map[string]bool{}
	for _, r := range results {
		for name := range r {
			seen[name] = true
		}
	}
	names := slices.Sorted(maps.Keys(seen))
	if i := slices.Index(names, "id"); i > 0 { // what the path ends at comes first
		names = slices.Insert(slices.Delete(names, i, i+1), 0, "id")
	}
	a := &Answer{Steps: []string{fmt.Sprintf("%s, by Cayley: %s", sc.language, plural(len(results), "result"))}}
	for _, name := range names {
		number := slices.ContainsFunc(results, func(r map[string]any) bool { return isNumber(r[name]) })
		for _, r := range results {
			number = number && (r[name] == nil || isNumber(r[name]))
		}
		short := vocab.Short(quad.IRI(plain(name))) // GraphQL names what it follows by its IRI
		a.Columns = append(a.Columns, Column{Name: short, Title: strings.ToUpper(short[:min(1, len(short))]) + short[min(1, len(short)):], Number: number})
	}
	told := map[quad.IRI]*Report{}
	var reports []*Report
	for _, r := range results {
		row := Row{}
		for _, name := range names {
			iri := quad.IRI(plain(r[name]))
			row.Cells = append(row.Cells, vocab.Short(iri))
			if _, ok := vocab.EventID(iri); !ok {
				continue
			}
			if _, read := told[iri]; !read {
				report, err := readEvent(ctx, v, iri)
				if err != nil {
					return nil, err
				}
				if told[iri] = report; report != nil {
					reports = append(reports, report)
				}
			}
			if told[iri] != nil {
				row.Evidence = append(row.Evidence, evidence(told[iri])...)
			}
		}
		a.Rows = append(a.Rows, row)
	}
	a.Reports = each(once(reports))
	a.Statements = statements(ctx, v, a.Reports)
	if len(a.Rows) == 0 {
		a.Empty = "the query gives nothing; annals query --gizmo 'g.V().limit(5).all()' shows what nodes there are, docs/ontology.md how they are linked"
	}
	return a, nil
}

// readEvent reads an event by its IRI, nil where the view knows none.
func readEvent(ctx context.Context, v *graph.View, iri quad.IRI) (*Report, error) {
	hops, err := v.Out(ctx, iri, vocab.DerivedFrom)
	if err != nil || len(hops) == 0 {
		return nil, err
	}
	event, err := v.Node(iri)
	if err != nil {
		return nil, err
	}
	article, err := v.Node(hops[0].Label)
	if err != nil {
		return nil, err
	}
	info, err := v.Article(ctx, hops[0].Label)
	if err != nil {
		return nil, err
	}
	var g graph.Glance
	if err := v.Glance(ctx, event, article, &g); err != nil {
		return nil, err
	}
	return report(ctx, v, &g, &info)
}

func isNumber(v any) bool {
	switch v.(type) {
	case int, int64, float64:
		return true
	}
	return false
}

// plain writes a value as a cell: an IRI without its brackets.
func plain(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		if iri, ok := strings.CutPrefix(v, "<"); ok && strings.HasSuffix(iri, ">") {
			return iri[:len(iri)-1]
		}
		return v
	case quad.IRI:
		return string(v)
	case int:
		return strconv.Itoa(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		return strconv.FormatBool(v)
	case quad.Value:
		return quad.ToString(v)
	}
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return string(b)
}

package queries

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/internal/registry"
)

// A plan is a query of steps: a question that annals has, and what is done with
// its rows.
//
//   - ask: attacks-on              the question; first, and once
//     with: {target: bridge, from: $since}
//   - keep: {killed: "> 0", places: Kherson}
//   - count: [places]              a row for each place, with the number of rows
//   - sort: [-count, places]       - is the greatest first
//   - columns: [places, count]
//   - limit: 10
//
// $NAME is the value of a parameter. What a $NAME without a value stands for is
// not asked.
type plan struct {
	path  string
	ask   Query
	with  Args
	steps []rowStep
	line  int
}

// A rowStep changes the rows of an answer.
type rowStep struct {
	line  int
	apply func(a *Answer, args Args) error
}

// A step is one entry of a file's steps.
type stepWords struct {
	Ask     string            `yaml:"ask"`
	With    map[string]string `yaml:"with"`
	Keep    map[string]string `yaml:"keep"`
	Count   []string          `yaml:"count"`
	Sort    []string          `yaml:"sort"`
	Columns []string          `yaml:"columns"`
	Limit   string            `yaml:"limit"`
}

var stepNames = []string{"ask", "columns", "count", "keep", "limit", "sort", "with"}

// readSteps reads the steps of a file, with what is wrong by its line.
func readSteps(path string, list []yaml.Node, params []Param) (*plan, error) {
	p := &plan{path: path, with: Args{}}
	for i := range list {
		node := &list[i]
		wrong := func(format string, args ...any) error {
			return fmt.Errorf("%s:%d: %w", path, node.Line, fmt.Errorf(format, args...))
		}
		for j := 0; node.Kind == yaml.MappingNode && j < len(node.Content); j += 2 {
			if key := node.Content[j].Value; !slices.Contains(stepNames, key) {
				return nil, wrong("%w", registry.Unknown("step", key, stepNames))
			}
		}
		var w stepWords
		if err := node.Decode(&w); err != nil {
			return nil, yamlError(path, err)
		}
		for _, name := range slices.Sorted(maps.Keys(w.With)) {
			if err := usesKnown(w.With[name], params); err != nil {
				return nil, wrong("%w", err)
			}
		}
		for _, name := range slices.Sorted(maps.Keys(w.Keep)) {
			if err := usesKnown(w.Keep[name], params); err != nil {
				return nil, wrong("%w", err)
			}
		}
		switch {
		case w.Ask != "" && i > 0, w.Ask == "" && i == 0:
			return nil, wrong("the first step asks a question, and no other does: - ask: timeline")
		case w.Ask != "":
			q, err := Table.Lookup(w.Ask)
			if err != nil {
				return nil, wrong("%w", err)
			}
			p.ask, p.with, p.line = q, w.With, node.Line
			for _, name := range slices.Sorted(maps.Keys(w.With)) {
				if name == paramAsOf.Name || name == paramClock.Name {
					return nil, wrong("--%s is asked of the whole query: leave it out here", name)
				}
				if !slices.ContainsFunc(q.Params, func(p Param) bool { return p.Name == name }) {
					return nil, wrong("%s has no parameter %q", q.Name, name)
				}
			}
		case len(w.Keep) > 0:
			p.steps = append(p.steps, rowStep{node.Line, func(a *Answer, args Args) error { return keep(a, w.Keep, args) }})
		case len(w.Count) > 0:
			p.steps = append(p.steps, rowStep{node.Line, func(a *Answer, _ Args) error { return count(a, w.Count) }})
		case len(w.Sort) > 0:
			p.steps = append(p.steps, rowStep{node.Line, func(a *Answer, _ Args) error { return sortRows(a, w.Sort) }})
		case len(w.Columns) > 0:
			p.steps = append(p.steps, rowStep{node.Line, func(a *Answer, _ Args) error { return choose(a, w.Columns) }})
		case w.Limit != "":
			p.steps = append(p.steps, rowStep{node.Line, func(a *Answer, args Args) error {
				n, err := strconv.Atoi(filled(w.Limit, args))
				if err != nil || n < 0 {
					return fmt.Errorf("limit: %q is no number of rows", filled(w.Limit, args))
				}
				a.Rows = a.Rows[:min(n, len(a.Rows))]
				return nil
			}})
		default:
			return nil, wrong("a step without anything to do; there are: %s", strings.Join(stepNames, ", "))
		}
	}
	return p, nil
}

// paramUse is a parameter within a value: "> $least".
var paramUse = regexp.MustCompile(`\$([a-z][a-z0-9-]*)`)

// usesKnown refuses a $NAME that is no parameter.
func usesKnown(value string, params []Param) error {
	for _, m := range paramUse.FindAllStringSubmatch(value, -1) {
		if slices.ContainsFunc(params, func(p Param) bool { return p.Name == m[1] }) {
			continue
		}
		var known []string
		for _, p := range params {
			known = append(known, p.Name)
		}
		return registry.Unknown("parameter", m[1], known)
	}
	return nil
}

// filled is a value with its parameters put in, "" where one of them has none.
func filled(value string, args Args) string {
	for _, m := range paramUse.FindAllStringSubmatch(value, -1) {
		if args[m[1]] == "" {
			return ""
		}
	}
	return paramUse.ReplaceAllStringFunc(value, func(use string) string { return args[use[1:]] })
}

func (p *plan) answer(ctx context.Context, v *graph.View, args Args) (*Answer, error) {
	asked := Args{}
	for name, value := range p.with {
		if value = filled(value, args); value != "" {
			asked[name] = value
		}
	}
	if sure := args[paramSure.Name]; sure != "" && asked[paramSure.Name] == "" {
		asked[paramSure.Name] = sure
	}
	if err := p.ask.check(asked); err != nil {
		return nil, fmt.Errorf("%s:%d: %w", p.path, p.line, err)
	}
	a, err := p.ask.answer(ctx, v, asked)
	if err != nil {
		return nil, fmt.Errorf("%s:%d: %w", p.path, p.line, err)
	}
	if err := a.hold(); err != nil {
		return nil, err
	}
	for _, st := range p.steps {
		before := len(a.Rows)
		if err := st.apply(a, args); err != nil {
			return nil, fmt.Errorf("%s:%d: %w: %w", p.path, st.line, ErrArgument, err)
		}
		a.Steps = append(a.Steps, fmt.Sprintf("%s:%d: %d of %s", p.path, st.line, len(a.Rows), plural(before, "row")))
		if before > 0 && len(a.Rows) == 0 {
			a.Empty = fmt.Sprintf("%s found, and the step at %s:%d kept none", plural(before, "row"), p.path, st.line)
		}
	}
	return a, nil
}

// columnOf finds a column by name.
func columnOf(a *Answer, name string) (int, error) {
	var known []string
	for i, c := range a.Columns {
		if c.Name == name {
			return i, nil
		}
		known = append(known, c.Name)
	}
	return 0, registry.Unknown("column", name, known)
}

// columnsOf finds columns by name, in the order of the names.
func columnsOf(a *Answer, names []string) (at []int, columns []Column, err error) {
	for _, name := range names {
		i, err := columnOf(a, name)
		if err != nil {
			return nil, nil, err
		}
		at, columns = append(at, i), append(columns, a.Columns[i])
	}
	return at, columns, nil
}

// pick returns some cells of a row.
func pick(cells []string, at []int) []string {
	picked := make([]string, len(at))
	for i, k := range at {
		picked[i] = cells[k]
	}
	return picked
}

// keep drops the rows whose cells are not as asked: "> 0", "< 5", "= x", or a part
// of the cell in any case.
func keep(a *Answer, conditions map[string]string, args Args) error {
	for _, name := range slices.Sorted(maps.Keys(conditions)) {
		i, err := columnOf(a, name)
		if err != nil {
			return err
		}
		want := filled(conditions[name], args)
		if want == "" {
			continue
		}
		a.Rows = slices.DeleteFunc(slices.Clone(a.Rows), func(r Row) bool { return !fits(r.Cells[i], want) })
	}
	return nil
}

// fits reports whether a cell is as asked. Of a range of numbers the least counts.
func fits(cell, want string) bool {
	op, rest := want[:1], strings.TrimSpace(want[1:])
	switch op {
	case "=":
		return strings.EqualFold(cell, rest)
	case ">", "<":
		first, _, _ := strings.Cut(strings.TrimPrefix(cell, "up to "), " ")
		x, errX := strconv.ParseFloat(first, 64)
		y, errY := strconv.ParseFloat(rest, 64)
		if errX != nil || errY != nil {
			return cell != "" && (op == ">") == (cell > rest) && cell != rest
		}
		return op == ">" && x > y || op == "<" && x < y
	}
	return strings.Contains(strings.ToLower(cell), strings.ToLower(want))
}

// count makes one row of those with the same cells in some columns, with their
// number, the greatest first.
func count(a *Answer, names []string) error {
	at, columns, err := columnsOf(a, names)
	if err != nil {
		return err
	}
	rows := map[string]*Row{}
	numbers := map[string]int{}
	var order []string
	for _, r := range a.Rows {
		cells := pick(r.Cells, at)
		key := strings.Join(cells, "\x00")
		if rows[key] == nil {
			rows[key] = &Row{Cells: cells}
			order = append(order, key)
		}
		numbers[key]++
		rows[key].Evidence = append(rows[key].Evidence, r.Evidence...)
	}
	slices.SortStableFunc(order, func(a, b string) int { return cmp.Compare(numbers[b], numbers[a]) })
	a.Columns = append(columns, Column{Name: "count", Title: "Count", Number: true})
	a.Rows = nil
	for _, key := range order {
		rows[key].Cells = append(rows[key].Cells, strconv.Itoa(numbers[key]))
		a.Rows = append(a.Rows, *rows[key])
	}
	return nil
}

// sortRows sorts by columns, the greatest first where the name begins with "-".
// Numbers sort as numbers; empty cells come last.
func sortRows(a *Answer, names []string) error {
	type key struct {
		at   int
		down bool
	}
	var keys []key
	for _, name := range names {
		bare, down := strings.CutPrefix(name, "-")
		i, err := columnOf(a, bare)
		if err != nil {
			return err
		}
		keys = append(keys, key{i, down})
	}
	a.Rows = slices.Clone(a.Rows)
	slices.SortStableFunc(a.Rows, func(x, y Row) int {
		for _, k := range keys {
			c := compareCells(x.Cells[k.at], y.Cells[k.at])
			if k.down && x.Cells[k.at] != "" && y.Cells[k.at] != "" {
				c = -c
			}
			if c != 0 {
				return c
			}
		}
		return 0
	})
	return nil
}

func compareCells(x, y string) int {
	if x == "" || y == "" {
		return byKnown(x, y)
	}
	a, errA := strconv.ParseFloat(x, 64)
	b, errB := strconv.ParseFloat(y, 64)
	if errA == nil && errB == nil {
		return cmp.Compare(a, b)
	}
	return cmp.Compare(x, y)
}

// choose keeps some columns, in that order.
func choose(a *Answer, names []string) error {
	at, columns, err := columnsOf(a, names)
	if err != nil {
		return err
	}
	rows := make([]Row, len(a.Rows))
	for n, r := range a.Rows {
		rows[n] = Row{Cells: pick(r.Cells, at), Evidence: r.Evidence}
	}
	a.Columns, a.Rows = columns, rows
	return nil
}

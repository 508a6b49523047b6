package queries

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/graph/vocab"
	"github.com/annals-kg/annals/internal/registry"
)

// ReadDir reads the queries that a user keeps as files of a folder: Gizmo scripts
// (.js, .gizmo) with a head in their first comment, and steps (.yaml, .yml). They
// come sorted by name and run under limits. A file that makes no sense is an
// error that names it and the line; the other files are read all the same. A
// folder that is not there has no queries.
func ReadDir(dir string, limits Limits) ([]Query, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, fmt.Errorf("queries: %w", err)
	}
	var all []Query
	var wrong []error
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		ext := filepath.Ext(path)
		if e.IsDir() || !slices.Contains([]string{".js", ".gizmo", ".yaml", ".yml"}, ext) {
			continue
		}
		q, err := readFile(path, ext, limits)
		if err == nil && slices.ContainsFunc(all, func(o Query) bool { return o.Name == q.Name }) {
			err = fmt.Errorf("%s: a query of the name %s is there already; name it differently", path, q.Name)
		}
		if err != nil {
			wrong = append(wrong, fmt.Errorf("queries: %w", err))
			continue
		}
		all = append(all, q)
	}
	slices.SortFunc(all, func(a, b Query) int { return cmp.Compare(a.Name, b.Name) })
	return all, errors.Join(wrong...)
}

// A head is what a file says of its query.
type head struct {
	Name    string      `yaml:"name"`
	Summary string      `yaml:"summary"`
	Example string      `yaml:"example"`
	Params  []userParam `yaml:"params"`
	Steps   []yaml.Node `yaml:"steps"`
}

type userParam struct {
	Name    string   `yaml:"name"`
	Type    string   `yaml:"type"`
	Summary string   `yaml:"summary"`
	Default string   `yaml:"default"`
	Values  []string `yaml:"values"`
	Needed  bool     `yaml:"needed"`
}

// paramTypes are the types of parameters; those from place on name things.
var paramTypes = []string{"text", "date", "number", "choice", "place", "actor", "weapon", "target", "source"}

var queryName = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)

// maxQueryFile is the greatest size of a query's file, in bytes.
const maxQueryFile = 1 << 20

func readFile(path, ext string, limits Limits) (Query, error) {
	info, err := os.Stat(path)
	if err != nil {
		return Query{}, err
	}
	if info.Size() > maxQueryFile {
		return Query{}, fmt.Errorf("%s: longer than %d bytes", path, maxQueryFile)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return Query{}, err
	}
	text := b
	steps := ext == ".yaml" || ext == ".yml"
	if !steps {
		text = commentHead(b)
	}
	var h head
	dec := yaml.NewDecoder(bytes.NewReader(text))
	dec.KnownFields(true)
	if err := dec.Decode(&h); err != nil {
		return Query{}, yamlError(path, err)
	}
	q := Query{Name: cmp.Or(h.Name, strings.TrimSuffix(filepath.Base(path), ext)), Summary: h.Summary, File: path}
	q.Example = strings.TrimSpace(q.Name + " " + strings.TrimPrefix(h.Example, q.Name))
	switch {
	case !queryName.MatchString(q.Name):
		return q, fmt.Errorf("%s:1: %q is no name of a query; write small letters, digits and -", path, q.Name)
	case q.Summary == "":
		return q, fmt.Errorf("%s:1: no summary; say in a line what it answers", path)
	case slices.Contains(Table.Names(), q.Name):
		return q, fmt.Errorf("%s:1: there is a built-in query %s; name it differently", path, q.Name)
	case steps && len(h.Steps) == 0:
		return q, fmt.Errorf("%s:1: no steps", path)
	case !steps && len(h.Steps) > 0:
		return q, fmt.Errorf("%s:1: steps are for .yaml files; a script says itself what it does", path)
	}
	for _, p := range h.Params {
		if err := p.check(); err != nil {
			return q, fmt.Errorf("%s:%d: %w", path, lineOf(text, "name: "+p.Name), err)
		}
		q.Params = append(q.Params, Param{
			Name: p.Name, Value: strings.ToUpper(cmp.Or(p.Type, "text")), Summary: p.Summary, Values: p.Values, Type: cmp.Or(p.Type, "text"),
			Default: p.Default, Needed: p.Needed,
		})
	}
	q.answer = q.gizmo(path, string(b), limits)
	if steps {
		plan, err := readSteps(path, h.Steps, q.Params)
		if err != nil {
			return q, err
		}
		q.answer = func(ctx context.Context, v *graph.View, args Args) (a *Answer, err error) {
			err = limits.within(ctx, func(ctx context.Context) error { a, err = plan.answer(ctx, v, args); return err })
			return a, err
		}
	}
	q = q.runnable()
	run := q.Run
	q.Run = func(ctx context.Context, s *graph.Store, args Args) (*Answer, error) {
		full, err := q.typed(args)
		if err != nil {
			return nil, err
		}
		return run(ctx, s, full)
	}
	return q, nil
}

// check refuses a parameter that makes no sense.
func (p userParam) check() error {
	switch {
	case !queryName.MatchString(p.Name):
		return fmt.Errorf("%q is no name of a parameter; write small letters, digits and -", p.Name)
	case slices.Contains([]string{"db", "format", "explain", "sentences", "config", "help", "min-confidence", "as-of", "clock"}, p.Name):
		return fmt.Errorf("parameter %s: every question has a flag of that name; name it differently", p.Name)
	case p.Type != "" && !slices.Contains(paramTypes, p.Type):
		return fmt.Errorf("parameter %s: %w", p.Name, registry.Unknown("type", p.Type, paramTypes))
	case p.Type == "choice" && len(p.Values) == 0:
		return fmt.Errorf("parameter %s: a choice needs values", p.Name)
	}
	return nil
}

// typed fills in defaults and holds parameters to their types.
func (q Query) typed(args Args) (Args, error) {
	if err := q.check(args); err != nil {
		return nil, err
	}
	full := Args{}
	for name, v := range args {
		full[name] = v
	}
	for _, p := range q.Params {
		v := cmp.Or(full[p.Name], p.Default)
		if v == "" {
			continue
		}
		full[p.Name] = v
		var err error
		switch p.Type {
		case "date":
			_, _, err = readDate(p.Name, v)
		case "number":
			if _, parseErr := strconv.ParseFloat(v, 64); parseErr != nil {
				err = fmt.Errorf("%w: --%s: %q is no number", ErrArgument, p.Name, v)
			}
		case "choice":
			err = oneOf(p.Name, v, p.Values)
		}
		if err != nil {
			return nil, err
		}
	}
	return full, nil
}

// gizmo answers by a script with its parameters in the object param: each as given,
// numbers as numbers, and beside a name or date, under its name and _iris, the
// IRIs of what it stands for.
func (q Query) gizmo(path, text string, limits Limits) func(context.Context, *graph.View, Args) (*Answer, error) {
	return func(ctx context.Context, v *graph.View, args Args) (*Answer, error) {
		param := map[string]any{}
		for _, p := range q.Params {
			name := strings.ReplaceAll(p.Name, "-", "_")
			value, given := args[p.Name]
			if !given {
				continue
			}
			param[name] = value
			if p.Type == "number" {
				param[name], _ = strconv.ParseFloat(value, 64)
			}
			iris, err := standsFor(ctx, v, p, value)
			if err != nil {
				return nil, err
			}
			if iris != nil {
				param[name+"_iris"] = iris
			}
		}
		values, err := json.Marshal(param)
		if err != nil {
			return nil, err
		}
		sc := script{language: "gizmo", file: path, before: prelude + "var param=" + string(values) + ";", text: text}
		return sc.run(ctx, v, limits)
	}
}

// standsFor lists, in the form that Gizmo reads, the IRIs of what a parameter
// names: of a place all places in it, of a weapon all systems under it, of a date
// its days. nil for a type that names nothing.
func standsFor(ctx context.Context, v *graph.View, p Param, value string) ([]string, error) {
	var f Filter
	switch p.Type {
	case "date":
		from, to, err := readDate(p.Name, value)
		if err != nil {
			return nil, err
		}
		var days []string
		for day := from; day.Before(to); day = day.AddDate(0, 0, 1) {
			days = append(days, "<"+string(vocab.DayIRI(day.Format(time.DateOnly)))+">")
		}
		return days, nil
	case "place":
		f.Place = value
	case "actor":
		f.Actor = value
	case "weapon":
		f.Weapon = value
	case "target":
		f.Target = value
	case "source":
		f.Source = value
	default:
		return nil, nil
	}
	sc, err := lookUp(ctx, v, f, &walk{})
	if err != nil {
		return nil, fmt.Errorf("--%s: %w", p.Name, err)
	}
	iris := []string{}
	for _, set := range []nodes{sc.places, sc.actors, sc.weapons, sc.targets, sc.sources} {
		for _, iri := range set.sorted() {
			iris = append(iris, "<"+string(iri)+">")
		}
	}
	return iris, nil
}

// commentHead is the first comment of a script without its marks, line for line,
// so that the lines keep their numbers.
func commentHead(b []byte) []byte {
	text := strings.TrimPrefix(string(b), "\uFEFF")
	if rest, ok := strings.CutPrefix(text, "/*"); ok {
		comment, _, _ := strings.Cut(rest, "*/")
		return []byte("  " + comment)
	}
	var out strings.Builder
	for line := range strings.Lines(text) {
		words, ok := strings.CutPrefix(line, "//")
		if !ok {
			break
		}
		out.WriteString(strings.TrimPrefix(words, " "))
	}
	return []byte(out.String())
}

var yamlLine = regexp.MustCompile(`line (\d+): `)

// yamlError says where a head makes no sense, as file:line.
func yamlError(path string, err error) error {
	if err.Error() == "EOF" {
		return fmt.Errorf("%s:1: no head; begin with a comment or YAML that gives name, summary and example", path)
	}
	text := strings.TrimPrefix(err.Error(), "yaml: ")
	text = strings.TrimSpace(strings.TrimPrefix(text, "unmarshal errors:"))
	text = strings.ReplaceAll(text, "\n ", ";")
	line := "1"
	if m := yamlLine.FindStringSubmatch(text); m != nil {
		line, text = m[1], strings.Replace(text, m[0], "", 1)
	}
	return fmt.Errorf("%s:%s: %s", path, line, strings.TrimSuffix(text, " in type queries.head"))
}

// lineOf is the line of a text that holds some words, 1 where none does.
func lineOf(text []byte, words string) int {
	i := bytes.Index(text, []byte(words))
	return 1 + bytes.Count(text[:max(i, 0)], []byte("\n"))
}

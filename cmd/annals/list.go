package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/annals-kg/annals/eval"
	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/export"
	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/internal/registry"
	"github.com/annals-kg/annals/loaders"
	"github.com/annals-kg/annals/queries"
)

// A part is one thing that annals list names.
type part struct {
	Name    string `json:"name"`
	Summary string `json:"summary,omitempty"`
}

// A shelf is a list of parts of one kind.
type shelf struct {
	name, summary string
	parts         func() []part
}

// shelves are what annals list can list.
var shelves = []shelf{
	{"loaders", "formats that articles are read from", func() []part {
		return each(loaders.All(), func(l loaders.Loader) part { return part{l.Name, l.Summary + " (" + strings.Join(l.Exts, ", ") + ")"} })
	}},
	{"stages", "stages of the reading, in order, for annals explain", func() []part {
		return each(stageNames(), func(s string) part { return part{Name: s} })
	}},
	{"queries", "questions that annals query answers", func() []part {
		return each(queries.Table.All(), func(q queries.Query) part { return part{q.Name, q.Summary} })
	}},
	{"formats", "formats that annals export writes", func() []part {
		return each(export.All(), func(f export.Format) part { return part{f.Name, f.Summary + " (" + f.Ext + ")"} })
	}},
	{"rulers", "corpora that annals eval scores on", func() []part {
		return each(eval.Rulers.All(), func(r eval.Ruler) part { return part{r.Name, r.Summary} })
	}},
	{"categories", "categories of events", func() []part {
		return each(event.Categories, func(c event.Category) part { return part{Name: string(c)} })
	}},
	{"modes", "modes of events: how", func() []part {
		return each(event.Modes, func(m event.Mode) part { return part{Name: string(m)} })
	}},
	{"skips", "reasons why an article is passed over", func() []part {
		parts := make([]part, len(loaders.Reasons))
		for i, r := range loaders.Reasons {
			parts[i] = part{string(r.Reason), r.Meaning}
		}
		return parts
	}},
	{"backends", "databases that the graph can lie in", func() []part {
		return each(graph.Backends(), func(s string) part { return part{Name: s} })
	}},
}

func each[T any](things []T, f func(T) part) []part {
	parts := make([]part, len(things))
	for i, t := range things {
		parts[i] = f(t)
	}
	return parts
}

// listCommand is annals list: the names of things.
func (a *app) listCommand() *cobra.Command {
	var names []string
	var long strings.Builder
	for _, s := range shelves {
		names = append(names, s.name)
		fmt.Fprintf(&long, "\n  %-11s %s", s.name, s.summary)
	}
	cmd := &cobra.Command{
		Use:       "list [WHAT]",
		Short:     "List the formats, questions, stages and categories by name",
		Long:      "list names what can be named to the other commands:\n" + long.String(),
		Example:   "annals list\nannals list queries\nannals list formats --format json",
		ValidArgs: names,
		Args:      atMostOne,
	}
	format := choice(cmd, "format", "table", []string{"table", "json"}, "table or json")
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		chosen := slices.Clone(shelves)
		if len(args) == 1 {
			s, err := shelfOf(args[0], names)
			if err != nil {
				return usage(err)
			}
			chosen = []shelf{s}
		}
		for i := range chosen {
			if chosen[i].name == "queries" {
				chosen[i].parts = func() []part {
					return each(a.questions(), func(q queries.Query) part { return part{q.Name, q.Summary} })
				}
			}
		}
		if *format == "json" {
			lists := map[string][]part{}
			for _, s := range chosen {
				lists[s.name] = s.parts()
			}
			return encoder(a.stdout).Encode(lists)
		}
		return a.printShelves(chosen)
	}
	return cmd
}

func shelfOf(name string, names []string) (shelf, error) {
	for _, s := range shelves {
		if s.name == name {
			return s, nil
		}
	}
	return shelf{}, registry.Unknown("list", name, names)
}

func (a *app) printShelves(chosen []shelf) error {
	for i, s := range chosen {
		if i > 0 {
			fmt.Fprintln(a.stdout)
		}
		fmt.Fprintf(a.stdout, "%s: %s\n", s.name, s.summary)
		for _, p := range s.parts() {
			if _, err := fmt.Fprintln(a.stdout, strings.TrimRight(fmt.Sprintf("  %-14s  %s", p.Name, p.Summary), " ")); err != nil {
				return err
			}
		}
	}
	return nil
}

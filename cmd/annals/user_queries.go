package main

import (
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/annals-kg/annals/internal/registry"
	"github.com/annals-kg/annals/queries"
)

// readUserQueries reads the queries of queries.dir before the command line is
// parsed, since each of them is a command. What is wrong with the settings is
// told by the command that reads them; what is wrong with a query's file is kept
// for those who ask for questions.
func (a *app) readUserQueries(args []string) {
	if !slices.ContainsFunc(args, func(s string) bool { return slices.Contains([]string{"query", "export", "list"}, s) }) {
		return
	}
	early := *a
	for i, arg := range args {
		if file, ok := strings.CutPrefix(arg, "--config="); ok {
			early.configFile = file
		} else if arg == "--config" && i+1 < len(args) {
			early.configFile = args[i+1]
		}
	}
	s, err := early.settings(&cobra.Command{})
	if err != nil {
		return
	}
	a.limits = limitsOf(s)
	a.userQueries, a.userError = queries.ReadDir(s.Queries.Dir, a.limits)
}

// limitsOf are the limits of a query of the user's.
func limitsOf(s *Settings) queries.Limits {
	return queries.Limits{Time: time.Duration(s.Queries.TimeoutS) * time.Second, Memory: int64(s.Queries.MemoryMB) << 20}
}

// questions lists the questions that annals has, and then the user's.
func (a *app) questions() []queries.Query { return append(queries.Table.All(), a.userQueries...) }

// question finds a question by name. The error for an unknown one tells of files
// that could not be read: it may be in one.
func (a *app) question(name string) (queries.Query, error) {
	all := a.questions()
	if i := slices.IndexFunc(all, func(q queries.Query) bool { return q.Name == name }); i >= 0 {
		return all[i], nil
	}
	if a.userError != nil {
		return queries.Query{}, a.userError
	}
	var names []string
	for _, q := range all {
		names = append(names, q.Name)
	}
	return queries.Query{}, registry.Unknown("query", name, names)
}

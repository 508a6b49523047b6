package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/annals-kg/annals/internal/golden"
	"github.com/annals-kg/annals/queries"
)

// TestReferenceIsCurrent holds docs/reference.md to the code. UPDATE_GOLDEN=1
// writes it.
func TestReferenceIsCurrent(t *testing.T) {
	config, err := os.ReadFile("../../config.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString("# Reference\n\n" +
		"Written from the code by `UPDATE_GOLDEN=1 go test ./cmd/annals -run Reference`; do not edit by hand.\n\n" +
		"Results go to standard output, all else to standard error; `-` is standard input or output. Exit codes: 0 done, 1 failed,\n" +
		"2 wrong usage.\n\n## Commands\n")
	for _, cmd := range allCommands() {
		if cmd.IsAvailableCommand() && cmd.Parent().Name() != "query" && cmd.Parent().Name() != "completion" {
			commandReference(&b, cmd)
		}
	}
	b.WriteString("\n## Questions\n\nEach is a subcommand of `annals query`, with its parameters as flags beside `--db`, `--format`, `--explain` and `--sentences`.\n")
	for _, q := range queries.Table.All() {
		var names []string
		for _, p := range q.Params {
			name := "--" + p.Name
			if p.Needed {
				name += " (needed)"
			}
			names = append(names, name)
		}
		fmt.Fprintf(&b, "\n### %s\n\n%s.\n\n    annals query %s\n\nParameters: %s.\n", q.Name, capital(q.Summary), q.Example, strings.Join(names, ", "))
	}
	b.WriteString("\n### Parameters\n\n| flag | value | meaning |\n|---|---|---|\n")
	shared := map[string]bool{}
	for _, p := range queries.FilterParams() {
		shared[p.Name] = true
		fmt.Fprintf(&b, "| `--%s` | %s | %s |\n", p.Name, p.Value, cell(p.Summary))
	}
	for _, q := range queries.Table.All() {
		for _, p := range q.Params {
			if !shared[p.Name] {
				fmt.Fprintf(&b, "| `--%s` of %s | %s | %s |\n", p.Name, q.Name, p.Value, cell(p.Summary))
			}
		}
	}
	for _, s := range shelves {
		if s.name == "queries" {
			continue
		}
		fmt.Fprintf(&b, "\n## %s\n\n%s.\n\n", capital(s.name), capital(s.summary))
		for _, p := range s.parts() {
			if p.Summary == "" {
				fmt.Fprintf(&b, "- `%s`\n", p.Name)
			} else {
				fmt.Fprintf(&b, "- `%s`: %s\n", p.Name, p.Summary)
			}
		}
	}
	fmt.Fprintf(&b, "\n## Settings\n\nThis is `config.yaml` with all defaults.\n\n```yaml\n%s```\n", config)
	golden.Check(t, "../../docs/reference.md", []byte(b.String()))
}

func commandReference(b *strings.Builder, cmd *cobra.Command) {
	fmt.Fprintf(b, "\n### %s\n\n", cmd.CommandPath())
	about := cmd.Long
	if about == "" || cmd.Name() == "completion" || cmd.Name() == "help" {
		about = cmd.Short + "."
	}
	fmt.Fprintf(b, "%s\n\n    %s\n", strings.ReplaceAll(about, "\n  ", "\n- "), cmd.UseLine())
	if cmd.Example != "" {
		fmt.Fprintf(b, "\nFor example:\n\n    %s\n", strings.ReplaceAll(cmd.Example, "\n", "\n    "))
	}
	rows := ""
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" {
			return
		}
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		rows += fmt.Sprintf("| `%s` | %s | %s |\n", name, cell(f.DefValue), cell(f.Usage))
	})
	if rows != "" {
		fmt.Fprintf(b, "\n| flag | default | meaning |\n|---|---|---|\n%s", rows)
	}
}

// cell writes s for a cell of a Markdown table.
func cell(s string) string { return strings.ReplaceAll(s, "|", "\\|") }

package main

import (
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// allCommands lists all commands of the program but the root.
func allCommands() []*cobra.Command {
	var all []*cobra.Command
	var walk func(*cobra.Command)
	walk = func(cmd *cobra.Command) {
		for _, c := range cmd.Commands() {
			all = append(all, c)
			walk(c)
		}
	}
	walk((&app{}).root())
	return all
}

func settingFlags(cmd *cobra.Command) []*pflag.Flag {
	var tied []*pflag.Flag
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if len(f.Annotations[settingOf]) == 1 {
			tied = append(tied, f)
		}
	})
	return tied
}

func TestEveryCommandIsDescribed(t *testing.T) {
	for _, cmd := range allCommands() {
		path := cmd.CommandPath()
		if cmd.Short == "" || strings.HasSuffix(cmd.Short, ".") {
			t.Errorf("%s: Short is %q; want one line without a full stop", path, cmd.Short)
		}
		if !strings.Contains(cmd.Example, path) {
			t.Errorf("%s: no example that shows it, in %q", path, cmd.Example)
		}
		for line := range strings.SplitSeq(cmd.Example+"\n"+cmd.Long, "\n") {
			if len(line) > 110 {
				t.Errorf("%s: a line of help is %d bytes long: %s", path, len(line), line)
			}
		}
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if f.Usage == "" {
				t.Errorf("%s --%s: no help", path, f.Name)
			}
		})
	}
}

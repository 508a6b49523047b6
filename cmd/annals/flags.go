package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/annals-kg/annals/internal/registry"
)

// settingOf is the annotation that ties a flag to a key of config.yaml.
const settingOf = "annals_setting"

// setting ties a flag to a key of config.yaml: given, the flag overrides it.
func setting(f *pflag.FlagSet, flag, key string) {
	f.SetAnnotation(flag, settingOf, []string{key})
}

// A word is the value of a flag that takes one of a few words.
type word struct {
	kind  string
	value *string
	known []string
}

func (w word) String() string { return *w.value }
func (w word) Type() string   { return w.kind }

func (w word) Set(s string) error {
	if !slices.Contains(w.known, s) {
		return registry.Unknown(w.kind, s, w.known)
	}
	*w.value = s
	return nil
}

// choice adds a flag that takes one of the known words.
func choice(cmd *cobra.Command, name, value string, known []string, help string) *string {
	s := value
	cmd.Flags().Var(word{name, &s, known}, name, help)
	cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(known, cobra.ShellCompDirectiveNoFileComp))
	return &s
}

// flagNames lists the flags of a command with their dashes.
func flagNames(cmd *cobra.Command) []string {
	var names []string
	add := func(f *pflag.Flag) {
		if !f.Hidden && !slices.Contains(names, "--"+f.Name) {
			names = append(names, "--"+f.Name)
		}
	}
	cmd.Flags().VisitAll(add)
	cmd.InheritedFlags().VisitAll(add)
	slices.SortFunc(names, strings.Compare)
	return names
}

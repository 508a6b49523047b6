package lexicon

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/names_given.tsv
var givenNamesTable string

var givenNames = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	for line := range strings.Lines(givenNamesTable) {
		if !strings.HasPrefix(line, "#") {
			names[strings.TrimSpace(line)] = true
		}
	}
	return names
})

// IsGivenName reports whether a folded word is a usual given name: "james".
func IsGivenName(folded []byte) bool { return givenNames()[string(folded)] }

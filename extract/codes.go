package extract

import (
	"strings"
	"sync"

	"github.com/annals-kg/annals/event"
)

type kindOfEvent struct {
	category event.Category
	mode     event.Mode
}

// crosswalk reads rules/crosswalk.tsv once.
var crosswalk = sync.OnceValue(func() map[kindOfEvent]event.Codes {
	data, err := ruleData.ReadFile("rules/crosswalk.tsv")
	if err != nil {
		panic("extract: " + err.Error())
	}
	table := map[kindOfEvent]event.Codes{}
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		for i := range f {
			if f[i] == "-" {
				f[i] = ""
			}
		}
		table[kindOfEvent{event.Category(f[0]), event.Mode(f[1])}] = event.Codes{PLOVER: f[2], CAMEO: f[3], ACLED: f[4]}
	}
	return table
})

// codesOf is the row of the crosswalk for a category and a mode, or that of the
// category alone.
func codesOf(c event.Category, m event.Mode) event.Codes {
	if codes, ok := crosswalk()[kindOfEvent{c, m}]; ok {
		return codes
	}
	return crosswalk()[kindOfEvent{c, ""}]
}

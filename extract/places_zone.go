package extract

import (
	"sort"
	"time"
)

// zoneReach is how many sentences back a place lends its time zone.
const zoneReach = 10

// zoneAt returns the time zone of the place that a time of day at an offset of
// a sentence is told of: the place nearest to it in the sentence, else the last
// one before; nil where none is near or none has one zone. It is asked after
// places.
func (f *placeFinder) zoneAt(sentence, at int) *time.Location {
	n := sort.Search(len(f.toponyms), func(i int) bool { return f.toponyms[i].span.Start >= at })
	var zone *time.Location
	gap := -1
	for i := n; i < len(f.toponyms) && f.toponyms[i].sentence == sentence; i++ {
		if zone = f.zoneOf(i); zone != nil {
			gap = f.toponyms[i].span.Start - at
			break
		}
	}
	for i := n - 1; i >= 0 && sentence-f.toponyms[i].sentence <= zoneReach; i-- {
		t := &f.toponyms[i]
		if zone != nil && (t.sentence != sentence || at-t.span.End > gap) {
			break
		}
		if z := f.zoneOf(i); z != nil {
			return z
		}
	}
	return zone
}

// zoneOf returns the zone of toponym i, nil where it is none or not known.
func (f *placeFinder) zoneOf(i int) *time.Location {
	t := &f.toponyms[i]
	if t.adjective {
		return nil
	}
	if t.best < 0 {
		if t.inside < 0 || f.toponyms[t.inside].best < 0 {
			return nil
		}
		t = &f.toponyms[t.inside]
	}
	return f.gazetteer.Zone(&t.candidates[t.best].Place)
}

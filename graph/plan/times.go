package plan

import (
	"time"

	"github.com/cayleygraph/quad"
)

const xsd = "http://www.w3.org/2001/XMLSchema#"

// timeLayouts are how xsd:date and xsd:dateTime are written. Without a zone they
// are taken for UTC.
var timeLayouts = map[quad.IRI][]string{
	xsd + "date":     {time.DateOnly, "2006-01-02Z07:00"},
	xsd + "dateTime": {time.RFC3339Nano, "2006-01-02T15:04:05.999999999"},
}

// ParseTime returns the instant of an xsd:date or xsd:dateTime: of a date, its
// first. ok is false for anything else.
func ParseTime(v quad.TypedString) (t time.Time, ok bool) {
	for _, layout := range timeLayouts[v.Type] {
		if t, err := time.Parse(layout, string(v.Value)); err == nil {
			return t.UTC(), true
		}
	}
	return time.Time{}, false
}

package ingest

import (
	"time"

	"github.com/annals-kg/annals/loaders"
)

// Changes tell which inputs are new, or were written since they were last asked
// for. The zero value knows none.
type Changes struct {
	known map[string]version
}

type version struct {
	size     int64
	modified time.Time
}

// Since returns the inputs that are new or changed. Addresses of the web always
// are: their servers know better. What was written after settled, somebody may
// be writing still: it is left for the next time. Zero leaves nothing.
func (c *Changes) Since(inputs Inputs, settled time.Time) Inputs {
	if c.known == nil {
		c.known = map[string]version{}
	}
	var changed Inputs
	for _, in := range inputs.List {
		now := version{in.Size, in.Modified}
		if was, known := c.known[in.Name]; known && was == now && !loaders.IsURL(in.Name) {
			continue
		}
		if !settled.IsZero() && in.Modified.After(settled) {
			continue
		}
		c.known[in.Name] = now
		changed.List = append(changed.List, in)
	}
	return changed
}

// Forget has the inputs come again.
func (c *Changes) Forget(inputs Inputs) {
	for _, in := range inputs.List {
		delete(c.known, in.Name)
	}
}

// Package registry keeps named parts of one kind: loaders, queries, formats,
// rulers. A part registers itself from an init function of its own file; the
// table then feeds the command line, the reference page and the tests.
package registry

import (
	"fmt"
	"slices"
	"strings"
)

// A Table holds the parts of one kind by name. It is filled by init functions
// and only read afterwards; reading is safe for concurrent use.
type Table[T any] struct {
	kind  string
	parts map[string]T
}

// New returns an empty table. kind is the word for one part, as an error about
// an unknown name says it: "format".
func New[T any](kind string) *Table[T] {
	return &Table[T]{kind: kind, parts: map[string]T{}}
}

// Register adds a part. It panics if the name is empty or taken: that is a
// mistake in the program.
func (t *Table[T]) Register(name string, part T) {
	if name == "" {
		panic("registry: a " + t.kind + " without a name")
	}
	if _, taken := t.parts[name]; taken {
		panic("registry: " + t.kind + " " + name + " registered twice")
	}
	t.parts[name] = part
}

// Lookup returns the part of that name, or an error that names the nearest
// known one and lists them all.
func (t *Table[T]) Lookup(name string) (T, error) {
	if part, ok := t.parts[name]; ok {
		return part, nil
	}
	var none T
	return none, Unknown(t.kind, name, t.Names())
}

// Names returns the names of all parts, sorted.
func (t *Table[T]) Names() []string {
	names := make([]string, 0, len(t.parts))
	for name := range t.parts {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// All returns the parts in the order of their names.
func (t *Table[T]) All() []T {
	parts := make([]T, 0, len(t.parts))
	for _, name := range t.Names() {
		parts = append(parts, t.parts[name])
	}
	return parts
}

// Unknown is the error for a name that is not among the known ones: it
// suggests the nearest and lists them all.
func Unknown(kind, name string, known []string) error {
	hint := ""
	if near := Nearest(name, known); near != "" {
		hint = fmt.Sprintf("did you mean %q? ", near)
	}
	return fmt.Errorf("no %s %q; %sthere are: %s", kind, name, hint, strings.Join(known, ", "))
}

// Nearest returns the known name within the smallest edit distance of name, or
// "" if none is within a third of its length (at least two edits). Of equally
// near names the first wins.
func Nearest(name string, known []string) string {
	best, limit := "", max(2, len(name)/3)
	for _, k := range known {
		if d := distance(strings.ToLower(name), strings.ToLower(k)); d <= limit && (best == "" || d < limit) {
			best, limit = k, d
		}
	}
	return best
}

// distance is the Levenshtein distance of a and b in bytes.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diagonal := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := diagonal
			if a[i-1] != b[j-1] {
				cost++
			}
			diagonal = row[j]
			row[j] = min(cost, row[j]+1, row[j-1]+1)
		}
	}
	return row[len(b)]
}

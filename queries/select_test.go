package queries_test

import (
	"context"
	"errors"
	"maps"
	"slices"
	"testing"

	"github.com/annals-kg/annals/queries"
)

// Select holds no row and makes the same as the question that holds them all.
func TestSelectMakesRowsAsItReads(t *testing.T) {
	ctx := context.Background()
	s := open(t)
	for _, args := range []queries.Args{{}, {"on": "2024-05-15"}, {"status": "any", "limit": "3"}, {"category": "interception"}} {
		f, err := queries.FilterOf(args)
		if err != nil {
			t.Fatal(err)
		}
		a, err := queries.Select(ctx, s, f)
		if err != nil {
			t.Fatal(err)
		}
		if len(a.Rows) > 0 {
			t.Errorf("%v: %d rows held", args, len(a.Rows))
		}
		q, _ := queries.Table.Lookup("events")
		held, err := q.Run(ctx, s, args)
		if err != nil {
			t.Fatal(err)
		}
		for range 2 {
			n := 0
			for row, err := range a.All() {
				if err != nil {
					t.Fatal(err)
				}
				if n >= len(held.Rows) || !slices.Equal(row.Cells, held.Rows[n].Cells) {
					t.Fatalf("%v: row %d is %q", args, n, row.Cells)
				}
				n++
			}
			if n == 0 || n != len(held.Rows) {
				t.Errorf("%v: %d rows; the question has %d", args, n, len(held.Rows))
			}
		}
		if !slices.Equal(a.Args, held.Args) || a.Query != held.Query {
			t.Errorf("%v: says it was %s %q; want %s %q", args, a.Query, a.Args, held.Query, held.Args)
		}
	}
}

func TestSelectCancelledWhileReading(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	a, err := queries.Select(ctx, open(t), queries.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	var last error
	for _, err := range a.All() {
		cancel()
		last = err
	}
	if !errors.Is(last, context.Canceled) {
		t.Errorf("error %v; want %v", last, context.Canceled)
	}
}

// What a filter was read from, and what it writes, are one.
func TestFilterArgsReadBack(t *testing.T) {
	for _, args := range []queries.Args{
		{}, {"on": "2024-05-15"}, {"on": "2024-05"}, {"on": "2023"}, {"from": "2024-05-15", "to": "2024-05-20"}, {"from": "2024-01-01"}, {"to": "2024-02-29"},
		{"place": "Kursk", "region": "a", "country": "b", "actor": "c", "claimant": "d", "weapon": "e", "source": "f", "event": "00", "category": "assault", "status": "any", "limit": "7"},
	} {
		f, err := queries.FilterOf(args)
		if err != nil {
			t.Fatal(err)
		}
		if got := f.Args(); !maps.Equal(got, args) {
			t.Errorf("%v comes back as %v", args, got)
		}
	}
}

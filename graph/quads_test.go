package graph_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/graph/graphtest"
	"github.com/annals-kg/annals/graph/vocab"
)

// A typical event says at most 16 things of its own: those of it and of its uses
// of weapons.
func TestTypicalEventIsSmall(t *testing.T) {
	var sizes []int
	for n := range uint64(50) {
		a := graphtest.Generate(1, n)
		own := map[string]int{}
		for _, q := range graph.Quads(a) {
			if event, ok := strings.CutPrefix(string(q.Subject.(quad.IRI)), vocab.Base+"event/"); ok {
				id, _, _ := strings.Cut(event, "#")
				own[id]++
			}
		}
		for _, size := range own {
			sizes = append(sizes, size)
		}
	}
	slices.Sort(sizes)
	if median := sizes[len(sizes)/2]; median > 16 {
		t.Errorf("quads of an event: median %d, least %d, most %d; want a median of 16 or less", median, sizes[0], sizes[len(sizes)-1])
	} else {
		t.Logf("quads of an event: median %d, least %d, most %d", median, sizes[0], sizes[len(sizes)-1])
	}
}

// Region and village lie in one region, whatever the tables call it.
func TestRegionIsOneNode(t *testing.T) {
	s := open(t)
	add(t, s, graphtest.Night())
	regions, err := s.Named(t.Context(), graph.ShelfRegion, "belgorod oblast")
	if err != nil || len(regions) != 1 {
		t.Fatalf("regions of that name = %v, %v; want one", regions, err)
	}
	short, _ := s.Named(t.Context(), graph.ShelfRegion, "Belgorod")
	if !slices.Equal(short, regions) {
		t.Errorf("Belgorod = %v; want %v", short, regions)
	}
	inside, err := s.In(t.Context(), regions[0], vocab.Within)
	if err != nil || len(graph.Nodes(inside)) != 1 {
		t.Errorf("places in it = %v, %v; want Dubovoye alone", inside, err)
	}
	events, err := s.In(t.Context(), regions[0], vocab.HasPlace)
	if err != nil || len(events) != 1 {
		t.Errorf("events of it = %v, %v; want one", events, err)
	}
}

func TestRegionName(t *testing.T) {
	for full, want := range map[string]string{
		"Belgorod Oblast": "Belgorod", "Tatarstan Republic": "Tatarstan", "Republic of Crimea": "Crimea",
		"Krasnodar Krai": "Krasnodar", "Moscow Oblast": "Moscow Oblast", "Moscow": "Moscow", "Kyiv City": "Kyiv City",
		"Idlib Governorate": "Idlib", "Republic": "Republic", "": "", "Washington": "Washington",
	} {
		if got := graph.RegionName(full); got != want {
			t.Errorf("RegionName(%q) = %q; want %q", full, got, want)
		}
	}
}

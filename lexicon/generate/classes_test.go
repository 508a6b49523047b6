package main

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestClusterPartsPoints(t *testing.T) {
	points := []vector{{1, 0, 0, 0.1}, {1, 0.1, 0, 0}, {0, 0, 1, 0.1}, {0, 0.1, 1, 0}}
	for i := range points {
		points[i] = points[i].unit()
	}
	centres := cluster(points, 2, 3, rand.New(rand.NewPCG(1, 1)))
	of := func(i int) int { return nearest(centres, points[i]) }
	if of(0) != of(1) || of(2) != of(3) || of(0) == of(2) {
		t.Errorf("clusters %d %d %d %d; want the first two apart from the others", of(0), of(1), of(2), of(3))
	}
}

func TestReadVectorsTellsWhatIsWrong(t *testing.T) {
	numbers := strings.Repeat("0.5,", classDims-1) + "0.5"
	for _, c := range []struct{ name, file, want string }{
		{"words and vectors", `{"size":3,"words":["the",",","bomb"],"vectors":{"the":[` + numbers + `],",":[1],"bomb":[` + numbers + `,9]}}`, ""},
		{"a word without vector", `{"words":["the"],"vectors":{}}`, `"the" has no vector`},
		{"a short vector", `{"words":["the"],"vectors":{"the":[1,2]}}`, `"the" has 2 numbers`},
		{"cut off", `{"words":["the"],"vec`, "unexpected EOF"},
	} {
		path := filepath.Join(t.TempDir(), "vectors.json")
		if err := os.WriteFile(path, []byte(c.file), 0o644); err != nil {
			t.Fatal(err)
		}
		words, points, err := readVectors(path)
		switch {
		case c.want == "" && (err != nil || strings.Join(words, " ") != "the bomb" || len(points[1]) != classDims):
			t.Errorf("%s: %q, %d points, %v", c.name, words, len(points), err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s: %v; want %q", c.name, err, c.want)
		}
	}
}

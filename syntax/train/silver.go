package main

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"github.com/annals-kg/annals/syntax"
)

// file names a file of the work folder after what it is made from, so that one
// of other settings or texts is not taken for it.
func (o *options) file(name string, from ...any) string {
	h := fnv.New32a()
	fmt.Fprint(h, o.seed, o.teacher)
	fmt.Fprint(h, from...)
	return filepath.Join(o.work, fmt.Sprintf("%s-%08x.bin", name, h.Sum32()))
}

// teach trains teacher k, unless it is there, or loads it.
func (o *options) teach(k int, d *data, gold, dev []*example) (*model, error) {
	seed := o.seed + int64(1000*k)
	m := o.network(o.teacher.sizes, seed, d)
	name := o.file(fmt.Sprintf("teacher-%d", k), d.hashes, len(gold))
	if exists(name) {
		return m, m.load(name)
	}
	l := lesson{name: fmt.Sprintf("teacher %d", k), gold: gold, dev: dev}
	if err := l.learn(m, d, o.teacher, seed); err != nil {
		return nil, err
	}
	return m, m.save(name)
}

// silver returns the texts as the teachers read them together.
func (o *options) silver(d *data, gold []*example, dev [2][]*example, texts [][]string) ([]*example, error) {
	name := o.file("silver", d.hashes, len(gold), o.teachers, texts)
	if !exists(name) {
		var ms []*model
		for k := 1; k <= o.teachers; k++ {
			m, err := o.teach(k, d, gold, dev[0])
			if err != nil {
				return nil, err
			}
			ms = append(ms, m)
		}
		for i, half := range dev {
			fmt.Printf("teachers together, half %d of dev: %s\n", i+1, evaluate(ms, d, half, asWritten))
		}
		if err := o.annotate(name, ms, d, texts); err != nil {
			return nil, err
		}
	}
	return readSilver(name, texts)
}

// annotate lets the teachers read the texts and writes what they answer: for
// each sentence its targets.
func (o *options) annotate(name string, ms []*model, d *data, texts [][]string) error {
	found := make([][]target, len(texts))
	batches := make(chan int)
	var wg sync.WaitGroup
	for range min(2, runtime.GOMAXPROCS(0)) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			an := newAnnotator(ms, d)
			for p := range batches {
				var exs []*example
				for _, forms := range texts[p:min(p+annotateBatch, len(texts))] {
					exs = append(exs, &example{forms: forms})
				}
				copy(found[p:], an.annotate(exs, asWritten))
			}
		}()
	}
	for p := 0; p < len(texts); p += annotateBatch {
		batches <- p
	}
	close(batches)
	wg.Wait()
	return writeFile(name, func(w io.Writer) error {
		for _, ts := range found {
			if err := binary.Write(w, binary.LittleEndian, encode(ts)); err != nil {
				return err
			}
		}
		return nil
	})
}

// A stored is a target as it is kept in a file: probabilities as parts of 65535.
type stored struct {
	IDs  [3 * answers]int16
	P    [3 * answers]uint16
	Head int16
}

func encode(ts []target) []stored {
	out := make([]stored, len(ts))
	for i, t := range ts {
		out[i].Head = t.head
		for k, s := range t.all() {
			out[i].IDs[k], out[i].P[k] = s.id, uint16(s.p*65535+0.5)
		}
	}
	return out
}

// all returns the shares of a target, tags, heads and relations.
func (t *target) all() []*share {
	var out []*share
	for _, part := range []*[answers]share{&t.tags, &t.heads, &t.rels} {
		for k := range part {
			out = append(out, &part[k])
		}
	}
	return out
}

// readSilver returns the texts with the targets that annotate has written.
func readSilver(name string, texts [][]string) ([]*example, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := bufio.NewReaderSize(f, 1<<20)
	var out []*example
	for _, forms := range texts {
		in := make([]stored, len(forms))
		if err := binary.Read(r, binary.LittleEndian, in); err != nil {
			return nil, fmt.Errorf("%s: of other texts: %w; delete it, it will be made again", name, err)
		}
		e := &example{forms: forms, targets: make([]target, len(forms))}
		for i := range in {
			e.targets[i].head = in[i].Head
			for k, s := range e.targets[i].all() {
				*s = share{in[i].IDs[k], float32(in[i].P[k]) / 65535}
			}
		}
		e.leaveOut = leftOut(words(forms, e.targets))
		out = append(out, e)
	}
	return out, nil
}

// words returns a sentence as its teachers read it, for leftOut.
func words(forms []string, ts []target) []goldWord {
	out := make([]goldWord, len(forms))
	for i, t := range ts {
		out[i] = goldWord{form: forms[i], head: int(t.head), rel: syntax.Rel(t.rels[0].id)}
	}
	return out
}

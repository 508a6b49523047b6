// Command bench compares quad stores under Cayley on the same quads and the same
// questions: ours, bolt, leveldb and memstore as Cayley has them, and Oxigraph
// where Node.js and the readers of package export are there.
//
//	go run ./graph/bench -sizes 100k,1M -stores ours,leveldb
//	go run ./graph/bench -sizes 50M -stores ours -limit 40m -dir /var/tmp/bench
//
// The second keeps the store in a folder, which needs 2.5 GB, and may be ended and
// begun again: the load goes on where it was.
//
// What it compares with is linked into this program alone, not into annals. The
// articles are those of graphtest.Generate, so that a day has as many events in a
// large store as in a small one. Each store is loaded in a process of its own and
// asked in another; beside the median time of a question stands the mean of CPU
// time, which a busy machine changes less. What does not end in -limit is said so.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

var (
	sizes   = flag.String("sizes", "100k,1M", "how many quads, about")
	stores  = flag.String("stores", "ours,leveldb,bolt,memstore,oxigraph", "which stores")
	dir     = flag.String("dir", "", "where the stores are kept; a folder of its own that goes away if empty")
	limit   = flag.Duration("limit", 3*time.Minute, "how long a load may take")
	patient = flag.Duration("patience", 20*time.Second, "how long a question may take")
	child   = flag.String("child", "", "what this process is to do: load, ask or mixed")
	skip    = flag.String("skip", "", "questions that were asked already")
)

// A measure is one thing that a child has measured.
type measure struct {
	Name    string
	Value   float64 // in Unit
	Unit    string
	CPU     float64 // in the same unit: of this process, which others do not slow; zero is not measured
	Results int     // of a question
}

func main() {
	flag.Parse()
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run() error {
	if *child != "" {
		return runChild(*child, *stores, *dir, *sizes)
	}
	root := *dir
	if root == "" {
		var err error
		if root, err = os.MkdirTemp("", "bench"); err != nil {
			return err
		}
		defer os.RemoveAll(root)
	}
	fmt.Println("| store | quads | measure | value |")
	fmt.Println("|---|---|---|---|")
	for _, size := range strings.Split(*sizes, ",") {
		for _, store := range strings.Split(*stores, ",") {
			if err := compare(store, size, filepath.Join(root, store+"-"+size)); err != nil {
				return fmt.Errorf("%s, %s: %w", store, size, err)
			}
		}
	}
	return nil
}

// compare loads a store and asks it.
func compare(store, size, path string) error {
	say := func(m measure) {
		value := strconv.FormatFloat(m.Value, 'g', 4, 64) + " " + m.Unit
		if m.CPU > 0 {
			value += fmt.Sprintf(", %.3g of CPU", m.CPU)
		}
		if m.Results > 0 {
			value += fmt.Sprintf(" (%d results)", m.Results)
		}
		fmt.Printf("| %s | %s | %s | %s |\n", store, size, m.Name, value)
	}
	if store != "memstore" && store != "oxigraph" { // those keep nothing: they load when asked
		// Ours goes on where an earlier load ended; of the others one that is
		// there is taken as whole.
		if _, err := os.Stat(path); store == "ours" || errors.Is(err, os.ErrNotExist) {
			if over, err := start("load", store, path, size, "", *limit, say); err != nil || over {
				fmt.Printf("| %s | %s | load | more than %v |\n", store, size, *limit)
				return err
			}
		}
	}
	var asked []string
	for {
		n := len(asked)
		over, err := start("ask", store, path, size, strings.Join(asked, ","), 4**limit, func(m measure) {
			asked = append(asked, m.Name)
			if m.Name != "end" {
				say(m)
			}
		})
		if err != nil {
			return err
		}
		if over {
			fmt.Printf("| %s | %s | asking | more than %v |\n", store, size, 4**limit)
			return nil
		}
		// A child that ran out of patience with a question has said so and left.
		if len(asked) == n || asked[len(asked)-1] == "end" {
			break
		}
	}
	if store == "ours" {
		_, err := start("mixed", store, path, size, "", *limit, say)
		return err
	}
	return nil
}

// start runs a child and hands on what it measures; over is set where it took
// too long.
func start(what, store, path, size, skip string, limit time.Duration, say func(measure)) (over bool, err error) {
	exe, err := os.Executable()
	if err != nil {
		return false, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, exe, "-child", what, "-stores", store, "-dir", path, "-sizes", size, "-skip", skip, "-patience", patient.String())
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.StdoutPipe()
	if err != nil {
		return false, err
	}
	if err := cmd.Start(); err != nil {
		return false, err
	}
	for lines := bufio.NewScanner(out); lines.Scan(); {
		var m measure
		if err := json.Unmarshal(lines.Bytes(), &m); err == nil && m.Name != "" {
			say(m)
		}
	}
	err = cmd.Wait()
	if ctx.Err() != nil {
		return true, nil
	}
	if err != nil {
		err = fmt.Errorf("%w: %s", err, said.String())
	}
	return false, err
}

// quadsOf reads a size: "100k", "1M".
func quadsOf(size string) (int, error) {
	number, times := size, 1
	if n, ok := strings.CutSuffix(size, "k"); ok {
		number, times = n, 1000
	} else if n, ok := strings.CutSuffix(size, "M"); ok {
		number, times = n, 1000000
	}
	n, err := strconv.Atoi(number)
	return n * times, err
}

func report(m measure) { json.NewEncoder(os.Stdout).Encode(m) }

// median is the middle of some durations, in milliseconds.
func median(all []time.Duration) float64 { return percentile(all, 50) }

func percentile(all []time.Duration, p int) float64 {
	slices.Sort(all)
	return all[min(len(all)-1, len(all)*p/100)].Seconds() * 1000
}

//go:build linux

package loaders

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestMeasureFormats writes a thousand and more articles in every format to the
// folder that ANNALS_FORMATS names, has annals load each into a new database and
// once more into the same, and prints the table of docs/loading.md. It takes
// about three minutes of two idle cores.
//
//	ANNALS_FORMATS=/var/tmp/formats go test ./loaders -run MeasureFormats -v -timeout 30m
//
// ANNALS_ONLY=pdf,warc measures some of them.
func TestMeasureFormats(t *testing.T) {
	dir := os.Getenv("ANNALS_FORMATS")
	if dir == "" {
		t.Skip("set ANNALS_FORMATS to a folder for the corpus in every format")
	}
	all := corpus(t, 1<<20)
	inputs := formats(all)
	binary := filepath.Join(dir, "annals")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command("go", "build", "-o", binary, "../cmd/annals").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	only := os.Getenv("ANNALS_ONLY")
	fmt.Println("| format | cold: seconds | articles/s | cores busy | peak MiB | again: seconds | peak MiB |")
	fmt.Println("|---|---:|---:|---:|---:|---:|---:|")
	for _, l := range All() {
		if only != "" && !strings.Contains(","+only+",", ","+l.Name+",") {
			continue
		}
		files := filepath.Join(dir, l.Name)
		for i, in := range inputs[l.Name] {
			if err := write(filepath.Join(files, fmt.Sprintf("%05d%s", i, l.Exts[0])), in); err != nil {
				t.Fatal(err)
			}
		}
		db := filepath.Join(dir, "db-"+l.Name)
		if err := os.RemoveAll(db); err != nil {
			t.Fatal(err)
		}
		cold, again := load(t, binary, db, files), load(t, binary, db, files)
		fmt.Printf("| `%s` | %.1f | %.0f | %.0f %% | %d | %.1f | %d |\n", l.Name, cold.wall.Seconds(), float64(len(all))/cold.wall.Seconds(),
			50*cold.cpu.Seconds()/cold.wall.Seconds(), cold.peak, again.wall.Seconds(), again.peak)
		if n := fmt.Sprintf("%d,%03d documents: ", len(all)/1000, len(all)%1000); !strings.HasPrefix(cold.said, n) || strings.Contains(cold.said, "skipped") || !strings.Contains(again.said, "nothing new") {
			t.Errorf("%s: %s\nagain: %s", l.Name, cold.said, again.said)
		}
		os.RemoveAll(db)
	}
}

func write(path string, b []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, b, 0o644)
}

// A run is what a load took, and its closing line.
type run struct {
	wall, cpu time.Duration
	peak      int64 // MiB
	said      string
}

func load(t *testing.T, binary, db, files string) run {
	var out bytes.Buffer
	c := exec.Command(binary, "load", "--db", db, files)
	c.Stdout, c.Stderr = &out, &out
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "ANNALS_") { // which are settings
			c.Env = append(c.Env, v)
		}
	}
	begun := time.Now()
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	done, peak := make(chan error, 1), int64(0)
	go func() { done <- c.Wait() }()
	for {
		select {
		case err := <-done:
			if err != nil {
				t.Fatalf("%s: %v: %s", files, err, out.String())
			}
			return run{time.Since(begun), c.ProcessState.UserTime() + c.ProcessState.SystemTime(), peak, strings.TrimSpace(out.String())}
		case <-time.After(10 * time.Millisecond):
			peak = max(peak, peakOf(c.Process.Pid))
		}
	}
}

// peakOf is the most memory that a process had so far, in MiB, 0 if it is gone.
// What the system tells at its end counts that of this test too, which it was
// when it began.
func peakOf(pid int) (mib int64) {
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if _, after, found := bytes.Cut(status, []byte("VmHWM:")); found {
		fmt.Sscan(string(after), &mib)
	}
	return mib >> 10
}

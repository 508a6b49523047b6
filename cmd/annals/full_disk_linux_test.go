package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestFullDisk loads into a file system of 2 MiB until it is full: the load
// ends with an error, and what it counted as stored is there afterwards.
func TestFullDisk(t *testing.T) {
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=2m"); err != nil {
		t.Skipf("mounting a small file system takes rights that this test lacks: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(disk, syscall.MNT_DETACH) })
	var lines strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&lines, "{\"id\":\"%d\",\"text\":%q,\"published\":\"2024-05-15\"}\n", i, strings.Repeat(shelled, 3))
	}
	feed := filepath.Join(t.TempDir(), "feed.jsonl")
	if err := os.WriteFile(feed, []byte(lines.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	db := filepath.Join(disk, "db")
	var out, errs bytes.Buffer
	code := run(t.Context(), []string{"load", "--db", db, feed}, nil, &out, &errs)
	if code != 1 || !strings.Contains(errs.String(), "no space left on device") {
		t.Fatalf("exit code %d, stdout %q, stderr %q; want 1 and no space left on device", code, out.String(), errs.String())
	}
	var stored int
	if _, after, ok := strings.Cut(out.String(), "stored "); !ok {
		t.Fatalf("stdout %q does not say what was stored", out.String())
	} else if _, err := fmt.Sscanf(strings.ReplaceAll(after, ",", ""), "%d new", &stored); err != nil || stored == 0 {
		t.Fatalf("stdout %q: %v", out.String(), err)
	}
	out.Reset()
	if code := run(t.Context(), []string{"query", "articles", "--db", db, "--format", "jsonl"}, nil, &out, &errs); code != 0 {
		t.Fatalf("reading what was stored: exit code %d, stderr %q", code, errs.String())
	}
	if got := strings.Count(out.String(), "\n"); got < stored {
		t.Errorf("%d articles are in the database; the load said that it stored %d", got, stored)
	}
}

// TestExportOntoFullDisk: no half file stays, and no description of one.
func TestExportOntoFullDisk(t *testing.T) {
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=16k"); err != nil {
		t.Skipf("mounting a small file system takes rights that this test lacks: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(disk, syscall.MNT_DETACH) })
	dir := t.TempDir()
	db, feed := filepath.Join(dir, "db"), filepath.Join(dir, "feed.jsonl")
	var lines strings.Builder
	for i := range 60 {
		fmt.Fprintf(&lines, "{\"id\":\"%d\",\"text\":\"Rebels shelled the harbour on Monday, killing %d dockers.\",\"published\":\"20%02d-05-15\"}\n", i, i+2, i)
	}
	if err := os.WriteFile(feed, []byte(lines.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	if code := run(t.Context(), []string{"load", "--db", db, feed}, nil, &out, &errs); code != 0 {
		t.Fatalf("load: %s", errs.String())
	}
	for _, name := range []string{"events.csv", "events.geojson", "events.sql"} {
		errs.Reset()
		code := run(t.Context(), []string{"export", "--db", db, "-o", filepath.Join(disk, name)}, nil, &out, &errs)
		left, err := os.ReadDir(disk)
		if code != 1 || !strings.Contains(errs.String(), "no space left on device") || len(left) > 0 || err != nil {
			t.Errorf("%s: exit code %d, %q; %v is left, %v", name, code, errs.String(), left, err)
		}
	}
}

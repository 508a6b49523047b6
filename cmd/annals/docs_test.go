package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/annals-kg/annals/internal/golden"
)

// TestDocumentsShowTrueOutput runs every command of the ```console blocks of
// the documents, in the order of the page and in one directory a page, and
// compares what it prints with what the page shows. UPDATE_GOLDEN=1 writes the
// output into the page. Between "<!-- COMMAND -->" and "<!-- end -->" stands the
// output of a command, run at the top of the project, as part of the page. A picture that the README draws is
// the one in docs.
func TestDocumentsShowTrueOutput(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("the commands of the documents are run by a shell, which is missing here")
	}
	pages, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range append(pages, "../../README.md") {
		t.Run(filepath.Base(page), func(t *testing.T) {
			b, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			got := rewrite(t, dir, string(b))
			if picture, err := os.ReadFile(filepath.Join(dir, "timeline.svg")); err == nil {
				checkPicture(t, "../../docs/timeline.svg", picture)
			}
			if got == string(b) {
				return
			}
			if os.Getenv("UPDATE_GOLDEN") != "" {
				if err := os.WriteFile(page, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			gotLines, wantLines := strings.Split(got, "\n"), strings.Split(string(b), "\n")
			for i := range min(len(gotLines), len(wantLines)) {
				if gotLines[i] != wantLines[i] {
					t.Fatalf("%s:%d: the page shows\n%s\nthe program prints\n%s\nUPDATE_GOLDEN=1 go test ./cmd/annals writes the page", page, i+1, wantLines[i], gotLines[i])
				}
			}
			t.Fatalf("%s: the program prints %d lines, the page has %d", page, len(gotLines), len(wantLines))
		})
	}
}

// checkPicture checks a picture but for the digest of the rules in it, which
// changes with every word of a rule.
func checkPicture(t *testing.T, path string, got []byte) {
	digest := regexp.MustCompile(`rules [0-9a-f]{12}`)
	if want, err := os.ReadFile(path); err == nil && bytes.Equal(digest.ReplaceAll(got, nil), digest.ReplaceAll(want, nil)) {
		return
	}
	golden.Check(t, path, got)
}

// rewrite returns a page with the true output of its commands, run in dir.
func rewrite(t *testing.T, dir, page string) string {
	var out strings.Builder
	lines := strings.SplitAfter(page, "\n")
	for i := 0; i < len(lines); i++ {
		out.WriteString(lines[i])
		command, marked := strings.CutPrefix(strings.TrimSuffix(lines[i], " -->\n"), "<!-- annals ")
		switch {
		case lines[i] == "```console\n":
			for i++; i < len(lines) && lines[i] != "```\n"; i++ {
				if command, ok := strings.CutPrefix(lines[i], "$ "); ok {
					out.WriteString(lines[i])
					out.WriteString(shell(t, dir, command))
				}
			}
		case marked:
			shown := ""
			for i++; i < len(lines) && lines[i] != "<!-- end -->\n"; i++ {
				shown += lines[i]
			}
			// Some of what is scored lies beside the project and not in it.
			if _, err := os.Stat("../../../shared"); err == nil || !strings.Contains(command, "../shared") {
				shown = shell(t, "../..", "annals "+command)
			}
			out.WriteString(shown)
		default:
			continue
		}
		if i == len(lines) {
			t.Fatal("the page ends inside a block of commands")
		}
		out.WriteString(lines[i])
	}
	return out.String()
}

// shell runs a command in dir and returns what it prints on both outputs.
func shell(t *testing.T, dir, command string) string {
	t.Helper()
	command = strings.ReplaceAll(strings.TrimSpace(command), "go run ./cmd/annals", "annals")
	cmd := exec.CommandContext(t.Context(), "sh", "-c", command)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "HOME="+dir, "XDG_CONFIG_HOME="+dir)
	b, err := cmd.CombinedOutput()
	if _, failed := err.(*exec.ExitError); err != nil && !failed {
		t.Fatalf("%s: %v", command, err)
	} else if failed {
		t.Errorf("%s: %v\n%s", command, err, b)
	}
	return string(bytes.ToValidUTF8(b, []byte("?")))
}

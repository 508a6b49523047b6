package loaders

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// pagesVariable names the folder of go-trafilatura at v1.12.2 in the module
// cache, whose 983 pages of the web are marked by hand with what belongs to the
// article and what does not. They are not ours to keep here. Fetch them and run:
//
//	ANNALS_HTML_PAGES=$(go mod download -json github.com/markusmobius/go-trafilatura@v1.12.2 | jq -r .Dir) \
//	go test ./loaders -run HTMLPages -v
const pagesVariable = "ANNALS_HTML_PAGES"

// A markedPage is a page with pieces of text that an extractor must and must
// not give.
type markedPage struct {
	address, file string
	with, without []string
}

// TestHTMLPages measures the main text of pages as the comparison of
// go-trafilatura does, piece by piece over all pages. There its own F1 is .901,
// .910 with its fallbacks, and that of readability .875.
func TestHTMLPages(t *testing.T) {
	dir := os.Getenv(pagesVariable)
	if dir == "" {
		t.Skip("set " + pagesVariable + " to measure the main text of pages")
	}
	const least = 0.895
	pages := markedPages(t, filepath.Join(dir, "scripts", "comparison", "data.go"))
	var mu sync.Mutex
	var gave, lacked, wrong int
	work := make(chan markedPage)
	var workers sync.WaitGroup
	for range 2 {
		workers.Go(func() {
			for p := range work {
				s := mainText(t, dir, p)
				mu.Lock()
				for _, piece := range p.with {
					if strings.Contains(s, piece) {
						gave++
					} else {
						lacked++
						t.Logf("%s: lacks %q", p.file, piece)
					}
				}
				for _, piece := range p.without {
					if strings.Contains(s, piece) {
						wrong++
						t.Logf("%s: has %q", p.file, piece)
					}
				}
				mu.Unlock()
			}
		})
	}
	for _, p := range pages {
		work <- p
	}
	close(work)
	workers.Wait()
	f1 := float64(2*gave) / float64(2*gave+lacked+wrong)
	t.Logf("%d pages: precision %.3f, recall %.3f, F1 %.3f", len(pages),
		float64(gave)/float64(gave+wrong), float64(gave)/float64(gave+lacked), f1)
	if f1 < least {
		t.Errorf("F1 %.3f, want %.3f", f1, least)
	}
}

func mainText(t *testing.T, dir string, p markedPage) string {
	for _, folder := range []string{"comparison", "mock"} {
		b, err := os.ReadFile(filepath.Join(dir, "test-files", folder, p.file))
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			t.Error(err)
			return ""
		}
		d, err := page(decode(b, ""), p.address)
		if err != nil {
			return ""
		}
		return d.Text
	}
	t.Errorf("%s is missing", p.file)
	return ""
}

// markedPages reads the table of pages, which is a literal in Go.
func markedPages(t *testing.T, file string) []markedPage {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var pages []markedPage
	ast.Inspect(parsed, func(n ast.Node) bool {
		entry, ok := n.(*ast.KeyValueExpr)
		if !ok {
			return true
		}
		value, isStruct := entry.Value.(*ast.CompositeLit)
		if _, named := entry.Key.(*ast.BasicLit); !named || !isStruct {
			return true
		}
		p := markedPage{address: strs(entry.Key)[0]}
		for _, e := range value.Elts {
			field := e.(*ast.KeyValueExpr)
			switch field.Key.(*ast.Ident).Name {
			case "File":
				p.file = strs(field.Value)[0]
			case "With":
				p.with = strs(field.Value)
			case "Without":
				p.without = strs(field.Value)
			}
		}
		pages = append(pages, p)
		return false
	})
	return pages
}

// strs returns the strings of an expression in order.
func strs(e ast.Expr) []string {
	var all []string
	ast.Inspect(e, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok {
			if s, err := strconv.Unquote(lit.Value); err == nil {
				all = append(all, s)
			}
		}
		return true
	})
	return all
}

package vocab

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// names lists the IRIs that vocab.go names, with their prefixes: "an:status".
func names(t *testing.T) (all []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "vocab.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		sum, ok := n.(*ast.BinaryExpr)
		if !ok {
			return true
		}
		space, _ := sum.X.(*ast.Ident)
		last, _ := sum.Y.(*ast.BasicLit)
		if space == nil || last == nil {
			return true
		}
		word, err := strconv.Unquote(last.Value)
		if err != nil {
			t.Fatal(err)
		}
		prefix := strings.ToLower(space.Name)
		if space.Name == "NS" {
			prefix = "an"
		}
		all = append(all, prefix+":"+word)
		return true
	})
	if len(all) < 60 {
		t.Fatalf("only %d names found in vocab.go", len(all))
	}
	return all
}

// Every class and property is told by docs/ontology.md and held by a shape.
func TestEveryNameIsToldAndHeld(t *testing.T) {
	b, err := os.ReadFile("../../docs/ontology.md")
	if err != nil {
		t.Fatal(err)
	}
	told := string(b)
	// Named by prose and by no shape: a mark that another article sets, and
	// types that no literal of ours has.
	free := []string{"an:Superseded", "xsd:boolean"}
	for _, name := range names(t) {
		if !strings.Contains(told, "`"+name) && !strings.Contains(told, " "+name) {
			t.Errorf("docs/ontology.md does not tell %s", name)
		}
		if !strings.Contains(Shapes, " "+name+" ") && !slices.Contains(free, name) {
			t.Errorf("no shape holds %s", name)
		}
	}
}

package syntax

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/annals-kg/annals/text"
)

func TestWriteCoNLLU(t *testing.T) {
	s := "Some text. Kyiv's men didn't go"
	var tree Tree
	for i, tok := range Tokenize(nil, s, text.Span{Start: 11, End: len(s)}) {
		tree.Words = append(tree.Words, Word{Span: tok.Span, Form: tok.Of(s), Lemma: strings.ToLower(tok.Of(s)), Head: i - 1, Rel: RelDep})
	}
	var b strings.Builder
	if err := WriteCoNLLU(&b, "d1", s, []Tree{{}, tree}); err != nil {
		t.Fatal(err)
	}
	want := `# newdoc id = d1
# text = Kyiv's men didn't go
1-2	Kyiv's	_	_	_	_	_	_	_	TokenRange=11:17
1	Kyiv	kyiv	X	XX	_	0	dep	_	SpaceAfter=No|TokenRange=11:15
2	's	's	X	XX	_	1	dep	_	TokenRange=15:17
3	men	men	X	XX	_	2	dep	_	TokenRange=18:21
4-5	didn't	_	_	_	_	_	_	_	TokenRange=22:28
4	did	did	X	XX	_	3	dep	_	SpaceAfter=No|TokenRange=22:25
5	n't	n't	X	XX	_	4	dep	_	TokenRange=25:28
6	go	go	X	XX	_	5	dep	_	TokenRange=29:31

`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

// errShort is the error of a writer that takes nothing.
var errShort = errors.New("no room")

type noRoom struct{}

func (noRoom) Write([]byte) (int, error) { return 0, errShort }

func TestWritersReturnErrors(t *testing.T) {
	s, tree := handTree()
	if err := WriteCoNLLU(noRoom{}, "d", s, []Tree{*tree}); !errors.Is(err, errShort) {
		t.Errorf("WriteCoNLLU: %v, want %v", err, errShort)
	}
	if err := WriteSVG(noRoom{}, tree); !errors.Is(err, errShort) {
		t.Errorf("WriteSVG: %v, want %v", err, errShort)
	}
}

func TestWriteSVGIsXML(t *testing.T) {
	_, tree := handTree()
	tree.Words[0].Form = `<&"`
	var b strings.Builder
	if err := WriteSVG(&b, tree); err != nil {
		t.Fatal(err)
	}
	d := xml.NewDecoder(strings.NewReader(b.String()))
	paths, texts := 0, 0
	for {
		tok, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, b.String())
		}
		if e, ok := tok.(xml.StartElement); ok {
			switch e.Name.Local {
			case "path":
				paths++
			case "text":
				texts++
			}
		}
	}
	n := len(tree.Words)
	if paths != 2*n || texts != 4*n {
		t.Errorf("%d paths and %d texts for %d words, want %d and %d", paths, texts, n, 2*n, 4*n)
	}
}

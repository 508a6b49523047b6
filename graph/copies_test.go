package graph_test

import (
	"strings"
	"testing"
	"time"

	"github.com/annals-kg/annals/graph"
	"github.com/annals-kg/annals/graph/vocab"
	"github.com/annals-kg/annals/text"
)

const wireStory = `Two trains collided outside the station at dawn on Thursday, derailing nine carriages, the railway said. Rescuers with
cutting gear worked for hours to reach passengers in the third carriage. Doctors at the city hospital treated 37 people, most of
them for cuts and broken bones, and sent 21 of them home by noon. A signal had failed the evening before and was to be repaired
on Friday, according to the railway's log. The drivers of both trains were being questioned by the police.`

func story(id, source, words string, published time.Time) graph.Article {
	return graph.Article{Document: &text.Document{ID: id, Source: source, Text: words, Published: published}}
}

func TestCopiesAreKeptAsCopiesOfTheFirst(t *testing.T) {
	day := time.Date(2023, 3, 9, 0, 0, 0, 0, time.UTC)
	edited := strings.Replace(wireStory, "at dawn", "early", 1) + " The line stays closed."
	other := strings.NewReplacer("37", "52", "21", "30", "nine", "four").Replace(wireStory)
	s := open(t)
	for _, tt := range []struct {
		name string
		graph.Article
		want graph.Added
		of   string
	}{
		{"the first", story("a", "Wire", wireStory, day), graph.New, ""},
		{"the same in another newspaper", story("b", "Courier", wireStory, day.AddDate(0, 0, 1)), graph.Copied, "a"},
		{"edited a little", story("c", "Herald", edited, day.AddDate(0, 0, 2)), graph.Copied, "a"},
		{"a copy of a copy", story("d", "Globe", edited, day.AddDate(0, 0, 2)), graph.Copied, "a"},
		{"the same words a year later", story("e", "Archive", wireStory, day.AddDate(1, 0, 0)), graph.Copied, "a"},
		{"edited, weeks later", story("f", "Weekly", edited+" So it was.", day.AddDate(0, 0, 30)), graph.New, ""},
		{"other figures", story("g", "Herald", other, day), graph.New, ""},
		{"itself, revised", story("a", "Wire", edited, day), graph.Revised, ""},
		{"again", story("b", "Courier", wireStory, day.AddDate(0, 0, 1)), graph.Same, "a"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			added, err := s.Add(t.Context(), []graph.Article{tt.Article})
			if err != nil || added[0] != tt.want {
				t.Fatalf("got %v, %v; want %s", added, err, tt.want)
			}
			revision := 1
			if tt.want == graph.Revised {
				revision = 2
			}
			info, err := s.Article(t.Context(), vocab.ArticleIRI(tt.Document.ID, revision))
			if err != nil {
				t.Fatal(err)
			}
			want := ""
			if tt.of != "" {
				want = string(vocab.ArticleIRI(tt.of, 1))
			}
			if string(info.CopyOf) != want {
				t.Errorf("a copy of %q; want %q", info.CopyOf, want)
			}
		})
	}
}

func TestAuthorIsStored(t *testing.T) {
	a := story("a", "Wire", wireStory, time.Time{})
	a.Document.Author = "Ann Example, Bo Sample"
	s := open(t)
	add(t, s, a)
	info, err := s.Article(t.Context(), vocab.ArticleIRI("a", 1))
	if err != nil || info.Author != a.Document.Author {
		t.Errorf("author %q, %v; want %q", info.Author, err, a.Document.Author)
	}
}

func TestOneTextUnderSeveralDaysSettles(t *testing.T) {
	id := text.DigestID(wireStory)
	undated := story(id, "", wireStory, time.Time{})
	thursday := story(id, "Wire", wireStory, time.Date(2023, 3, 9, 0, 0, 0, 0, time.UTC))
	friday := story(id, "Courier", wireStory, time.Date(2023, 3, 10, 0, 0, 0, 0, time.UTC))
	s := open(t)
	for i, tt := range []struct {
		graph.Article
		want graph.Added
	}{
		{undated, graph.New}, {thursday, graph.Revised}, {undated, graph.Same}, {friday, graph.Revised},
		{thursday, graph.Same}, {undated, graph.Same}, {friday, graph.Same},
	} {
		if added, err := s.Add(t.Context(), []graph.Article{tt.Article}); err != nil || added[0] != tt.want {
			t.Fatalf("step %d: got %v, %v; want %s", i+1, added, err, tt.want)
		}
	}
}

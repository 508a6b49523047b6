package export

import (
	"archive/zip"
	"context"
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"github.com/annals-kg/annals/queries"
)

// Neo4j: a ZIP of nodes.csv and relationships.csv with the headers that
// "neo4j-admin database import full --nodes=nodes.csv
// --relationships=relationships.csv" reads.
// https://neo4j.com/docs/operations-manual/current/import/
func init() {
	register(Format{
		Name:      "neo4j",
		Summary:   "Neo4j: nodes.csv and relationships.csv for its import, in a ZIP",
		Ext:       ".neo4j.zip",
		MediaType: "application/zip",
		Write:     writeNeo4j,
	})
}

func writeNeo4j(ctx context.Context, w io.Writer, a *queries.Answer, o Options) (Report, error) {
	z := zip.NewWriter(w)
	if err := z.SetComment(fit(clean(origin(a, o)), 1, 30_000)); err != nil {
		return Report{}, err
	}
	nodes, err := z.Create("nodes.csv") // without a time: the same bytes each day
	if err != nil {
		return Report{}, err
	}
	header := []string{":ID", ":LABEL", "label", "color"}
	for _, f := range nodeFields {
		header = append(header, f.name+neo4jType(f.kind))
	}
	out := csv.NewWriter(nodes)
	if err := out.Write(header); err != nil {
		return Report{}, err
	}
	line := []string{}
	// relationships ends the first file and begins the second.
	begun := false
	relationships := func() error {
		if begun {
			return nil
		}
		begun = true
		if out.Flush(); out.Error() != nil {
			return out.Error()
		}
		f, err := z.Create("relationships.csv")
		if err != nil {
			return err
		}
		header := []string{":START_ID", ":END_ID", ":TYPE", "label", "weight:int"}
		for _, f := range edgeFields {
			header = append(header, f.name+neo4jType(f.kind))
		}
		out = csv.NewWriter(f)
		return out.Write(header)
	}
	r, err := walkNetwork(ctx, a, o,
		func(n *node) error {
			line = append(line[:0], n.ID, strings.ToUpper(n.Kind[:1])+n.Kind[1:], n.Label, string(n.Color))
			for _, f := range nodeFields {
				line = append(line, f.of(n))
			}
			return out.Write(line)
		},
		func(e *edge) error {
			if err := relationships(); err != nil {
				return err
			}
			line = append(line[:0], e.From, e.To, strings.ToUpper(e.Kind), e.Label, strconv.Itoa(e.Weight))
			for _, f := range edgeFields {
				line = append(line, f.of(e))
			}
			return out.Write(line)
		})
	if err != nil {
		return r, err
	}
	if err := relationships(); err != nil {
		return r, err
	}
	if out.Flush(); out.Error() != nil {
		return r, out.Error()
	}
	return r, z.Close()
}

func neo4jType(kind string) string {
	switch kind {
	case "integer":
		return ":int"
	case "double":
		return ":double"
	}
	return ""
}

package export

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/annals-kg/annals/queries"
)

// A CSV file has no place for notes. What its columns mean and where it comes
// from stands in a small file beside it, where programs look for it:
// https://www.w3.org/TR/tabular-data-model/#standard-file-metadata

// A Beside is a small file that goes beside another one.
type Beside struct {
	Suffix string // behind the whole name of the other: "events.csv" + "-metadata.json"
	// Of returns its bytes for a file of that name, without its folders.
	Of func(name string) ([]byte, error)
}

// csvwTypes are the datatypes of CSVW for the kinds of columns.
var csvwTypes = map[columnKind]string{
	textColumn: "string", numberColumn: "number", wholeColumn: "integer", dayColumn: "date", flagColumn: "boolean",
}

func besideCSV(a *queries.Answer, o Options, t table, comma rune) Beside {
	return Beside{Suffix: "-metadata.json", Of: func(name string) ([]byte, error) {
		type column struct {
			Name     string `json:"name"`
			Titles   string `json:"titles"`
			Datatype string `json:"datatype"`
		}
		columns := []column{}
		for _, c := range t.columns {
			// CSVW checks the header line against the titles.
			columns = append(columns, column{csvwName(c.name), c.name, csvwTypes[c.kind]})
		}
		file := struct {
			Context any    `json:"@context"`
			URL     string `json:"url"`
			Title   string `json:"dc:title"`
			Creator string `json:"dc:creator,omitempty"`
			Rules   string `json:"https://annals-kg.org/ns#rules,omitempty"`
			Query   string `json:"https://annals-kg.org/ns#query,omitempty"`
			Dialect any    `json:"dialect"`
			Schema  any    `json:"tableSchema"`
		}{
			Context: []any{"http://www.w3.org/ns/csvw", map[string]string{"@language": "en"}},
			URL:     string(bytes.Trim(mustIRI(name), "<>")),
			Title:   clean(o.title(a)), Creator: o.Program, Rules: o.Rules, Query: clean(question(a)),
			Dialect: map[string]any{"delimiter": string(comma), "header": true, "encoding": "utf-8"},
			Schema:  map[string]any{"columns": columns},
		}
		var b bytes.Buffer
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		err := enc.Encode(file)
		return append(escapeUnsafe(bytes.TrimSpace(b.Bytes())), '\n'), err
	}}
}

// mustIRI percent-encodes the name of a file for a relative IRI.
func mustIRI(name string) []byte {
	b, err := appendIRI(nil, "file:"+strings.ReplaceAll(name, "%", "%25"))
	if err != nil {
		return nil
	}
	return bytes.Replace(b, []byte("file:"), []byte("./"), 1)
}

// csvwName is a column's name as CSVW takes it, which begins with no "_" and
// has no spaces.
func csvwName(name string) string {
	name = strings.NewReplacer(" ", "_", "-", "_").Replace(name)
	return strings.TrimLeft(name, "_")
}

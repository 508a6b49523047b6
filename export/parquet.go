package export

import (
	"context"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/parquet-go/parquet-go"

	"github.com/annals-kg/annals/queries"
)

// Parquet: the table by columns, with days and numbers as such, for DuckDB,
// pandas, Polars, Spark. https://parquet.apache.org/docs/file-format/
func init() {
	register(Format{
		Name:      "parquet",
		Summary:   "Parquet: the table by columns, for DuckDB, pandas, Polars",
		Ext:       ".parquet",
		MediaType: "application/vnd.apache.parquet",
		Write:     writeParquet,
	})
}

// parquetGroup is how many lines stand in a row group: what is held in memory.
const parquetGroup = 8192

func writeParquet(ctx context.Context, w io.Writer, a *queries.Answer, o Options) (Report, error) {
	var r Report
	t := tableOf(ctx, a, o)
	schema := parquetSchema(t)
	out := parquet.NewWriter(w, schema,
		parquet.CreatedBy("annals", strings.TrimPrefix(o.Program, "annals "), ""),
		parquet.Compression(&parquet.Snappy),
		parquet.KeyValueMetadata("annals.program", o.Program),
		parquet.KeyValueMetadata("annals.rules", o.Rules),
		parquet.KeyValueMetadata("annals.query", question(a)),
	)
	n, odd := 0, 0
	row := make(parquet.Row, len(t.columns))
	for cells, err := range t.lines {
		if err != nil {
			return r, err
		}
		for i, c := range t.columns {
			v, ok := parquetValue(c.kind, cells[i], o.Content == Statements)
			if !ok && cells[i] != "" {
				odd++
			}
			level := 0
			if ok {
				level = 1
			}
			row[i] = v.Level(0, level, i)
		}
		if _, err := out.WriteRows([]parquet.Row{row}); err != nil {
			return r, err
		}
		if n++; n%parquetGroup == 0 {
			if err := out.Flush(); err != nil {
				return r, err
			}
		}
	}
	r.wrote(n, t.noun)
	r.among(odd, "cell without its value, which is no number or day")
	return r, out.Close()
}

// parquetTypes are the Go types of columns; all are optional.
var parquetTypes = map[columnKind]struct {
	goType reflect.Type
	tags   string
}{
	textColumn:   {reflect.TypeFor[string](), ",optional,dict"},
	numberColumn: {reflect.TypeFor[float64](), ",optional"},
	wholeColumn:  {reflect.TypeFor[int64](), ",optional"},
	dayColumn:    {reflect.TypeFor[int32](), ",optional,date"},
	flagColumn:   {reflect.TypeFor[bool](), ",optional"},
}

// parquetSchema has the columns of t in their order, which a schema made of a
// map would not keep.
func parquetSchema(t table) *parquet.Schema {
	fields := make([]reflect.StructField, len(t.columns))
	for i, c := range t.columns {
		// A comma would begin an option.
		name := strings.Map(func(r rune) rune {
			if r == ',' || r == '"' || r == '`' || r == '\\' || unsafe(r) {
				return '_'
			}
			return r
		}, strings.ToValidUTF8(c.name, "_"))
		kind := parquetTypes[c.kind]
		fields[i] = reflect.StructField{
			Name: fmt.Sprintf("F%d", i), Type: kind.goType,
			Tag: reflect.StructTag(`parquet:"` + name + kind.tags + `"`),
		}
	}
	return parquet.NewSchema("annals_"+t.name, parquet.SchemaOf(reflect.New(reflect.StructOf(fields)).Interface()))
}

// parquetValue is a cell as its kind has it; ok is false where it is empty or
// cannot be. Text is cleaned but for statements, which read back as they were.
func parquetValue(kind columnKind, s string, whole bool) (v parquet.Value, ok bool) {
	if s == "" && !whole {
		return parquet.NullValue(), false
	}
	switch kind {
	case numberColumn:
		n, err := strconv.ParseFloat(s, 64)
		return parquet.DoubleValue(n), err == nil
	case wholeColumn:
		n, err := strconv.ParseInt(s, 10, 64)
		return parquet.Int64Value(n), err == nil
	case dayColumn:
		t, err := time.Parse(time.DateOnly, s)
		return parquet.Int32Value(int32(t.Unix() / (24 * 60 * 60))), err == nil
	case flagColumn:
		return parquet.BooleanValue(s == "true"), true
	}
	if whole {
		s = strings.ToValidUTF8(s, "\ufffd")
	} else {
		s = clean(s)
	}
	return parquet.ByteArrayValue([]byte(s)), true
}

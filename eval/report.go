package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
)

// WriteTable prints the report for people: a line a row, scores in percent.
func (r *Report) WriteTable(w io.Writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%s: %d documents, %d events asked for, %d reported\n\n", r.Name, r.Documents, r.Events, r.Found)
	fmt.Fprintf(out, "%-20s %6s %6s %6s %9s %7s %6s   %s\n", "", "right", "wrong", "missed", "precision", "recall", "F1", "95 %")
	for _, row := range r.Rows {
		fmt.Fprintf(out, "%-20s %6d %6d %6d %9.1f %7.1f %6.1f   %.0f-%.0f\n",
			row.Name, row.Right, row.Wrong, row.Missed, row.Precision, row.Recall, row.F1, row.Low, row.High)
	}
	if len(r.ByDocument) > 0 {
		fmt.Fprintf(out, "\n%-20s %6s %6s %6s %9s %7s %6s\n", "by document", "right", "wrong", "missed", "precision", "recall", "F1")
	}
	for _, row := range r.ByDocument {
		fmt.Fprintf(out, "%-20.20s %6d %6d %6d %9.1f %7.1f %6.1f\n",
			row.Name, row.Right, row.Wrong, row.Missed, row.Precision, row.Recall, row.F1)
	}
	if r.Calibration != nil {
		fmt.Fprintf(out, "\n%-20s %6s %9s\n", "confidence", "events", "right")
	}
	for _, b := range r.Calibration {
		if b.Records > 0 {
			fmt.Fprintf(out, "%-20s %6d %7.1f %%\n", fmt.Sprintf("%.1f to %.1f", b.From, b.To), b.Records, 100*float64(b.Right)/float64(b.Records))
		}
	}
	return out.Flush()
}

// WriteJSON prints the report as one JSON object.
func (r *Report) WriteJSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(r)
}

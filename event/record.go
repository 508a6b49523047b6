package event

import (
	"encoding/json"
	"fmt"
	"io"
)

// A Writer prints records, one JSON object a line. It is not safe for
// concurrent use.
type Writer struct{ enc *json.Encoder }

// NewWriter returns a Writer that prints to w. Give it a buffered one.
func NewWriter(w io.Writer) *Writer {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return &Writer{enc}
}

// Mention prints a mention record.
func (w *Writer) Mention(m *Mention) error {
	type plain Mention // without methods
	rec := struct {
		Record string `json:"record"`
		*plain
		Min *nullable `json:"min,omitempty"`
		Max *nullable `json:"max,omitempty"`
	}{Record: "mention", plain: (*plain)(m)}
	if m.Quantity != nil {
		q := m.Quantity.record()
		rec.Min, rec.Max = &nullable{q.Min}, &nullable{q.Max}
	}
	return w.enc.Encode(&rec)
}

// Event prints an event record.
func (w *Writer) Event(e *Event) error {
	type plain Event
	return w.enc.Encode(&struct {
		Record string `json:"record"`
		*plain
	}{"event", (*plain)(e)})
}

// nullable is a number that is written as null where it is nil, while the
// field that holds it is left out where it does not apply.
type nullable struct{ n *float64 }

func (v nullable) MarshalJSON() ([]byte, error) {
	if v.n == nil {
		return []byte("null"), nil
	}
	return json.Marshal(*v.n)
}

// ReadEvents calls f for each event record of r in order; records of other
// kinds are passed over. An error names the record's number, from one.
func ReadEvents(r io.Reader, f func(*Event) error) error {
	dec := json.NewDecoder(r)
	for n := 1; ; n++ {
		var raw json.RawMessage
		if err := dec.Decode(&raw); err == io.EOF {
			return nil
		} else if err != nil {
			return fmt.Errorf("event: record %d: %w", n, err)
		}
		var kind struct {
			Record string `json:"record"`
		}
		if err := json.Unmarshal(raw, &kind); err != nil {
			return fmt.Errorf("event: record %d: %w", n, err)
		}
		if kind.Record != "event" {
			continue
		}
		var e Event
		if err := json.Unmarshal(raw, &e); err != nil {
			return fmt.Errorf("event: record %d: %w", n, err)
		}
		if err := f(&e); err != nil {
			return err
		}
	}
}

package export

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/annals-kg/annals/queries"
)

// A Report says what an export wrote and what it left out and why.
type Report struct {
	Format  string
	Written []Count // in the order in which people ask for it: events first
	// Among are those of Written that the format could not hold as they are.
	Among   []Count
	LeftOut []Count
	// Empty is why there was nothing to write; empty where there was.
	Empty string
}

// A Count is a number of things.
type Count struct {
	N int
	// What names one of them, its noun first: "event without a place".
	What string
}

// String writes the count for people: "1 event without a place", "1,204 nodes".
func (c Count) String() string {
	noun, rest, _ := strings.Cut(c.What, " ")
	switch {
	case c.N == 1:
	case strings.HasSuffix(noun, "y") && !strings.HasSuffix(noun, "ay"): // days
		noun = strings.TrimSuffix(noun, "y") + "ies"
	default:
		noun += "s"
	}
	return strings.TrimSuffix(thousands(c.N)+" "+noun+" "+rest, " ")
}

// String is the closing line of an export: "gexf: 14 events, 40 nodes, 51
// edges; left out: 2 events without a day".
func (r Report) String() string {
	line := r.Format + ": " + counts(r.Written)
	if r.empty() {
		line = r.Format + ": nothing to write, the file is valid and empty"
		if r.Empty != "" {
			line += ": " + r.Empty
		}
	}
	if len(r.Among) > 0 {
		line += "; among them " + counts(r.Among)
	}
	if len(r.LeftOut) > 0 {
		line += "; left out: " + counts(r.LeftOut)
	}
	return line
}

func (r Report) empty() bool {
	return !slices.ContainsFunc(r.Written, func(c Count) bool { return c.N > 0 })
}

// wrote adds n things to what was written, under the same name as before.
func (r *Report) wrote(n int, what string) { r.Written = add(r.Written, n, what) }

// leftOut adds n things to what was left out; none adds nothing.
func (r *Report) leftOut(n int, what string) {
	if n > 0 {
		r.LeftOut = add(r.LeftOut, n, what)
	}
}

// among adds n things to those that were written with a loss.
func (r *Report) among(n int, what string) {
	if n > 0 {
		r.Among = add(r.Among, n, what)
	}
}

// passedOver adds the events that the answer itself left out, and what has them.
func (r *Report) passedOver(ctx context.Context, a *queries.Answer) error {
	if a.LeftOut == nil {
		return nil
	}
	left, err := a.LeftOut(ctx)
	if err != nil {
		return err
	}
	status := "event not actual (--status any has all)"
	if slices.ContainsFunc(a.Args, func(arg string) bool { return strings.HasPrefix(arg, "status=") }) {
		status = "event of another status (--status any has all)"
	}
	r.leftOut(left.Status, status)
	r.leftOut(left.Doubtful, fmt.Sprintf("event of confidence below %g (--min-confidence 0 has all)", left.MinConfidence))
	return nil
}

func add(list []Count, n int, what string) []Count {
	for i := range list {
		if list[i].What == what {
			list[i].N += n
			return list
		}
	}
	return append(list, Count{n, what})
}

func counts(list []Count) string {
	var parts []string
	for _, c := range list {
		parts = append(parts, c.String())
	}
	return strings.Join(parts, ", ")
}

// thousands writes n with commas: 1,204.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

package temporal

import "time"

// narrow applies "early", "mid" and "late" to a point. Days keep their length:
// the hours of an early Tuesday are anyone's guess.
func narrow(p Interval, modifier int8, today time.Time) Interval {
	if modifier == 0 || p.Granularity <= Day && p.Granularity != Unknown {
		return p
	}
	day := today
	switch int(modifier) {
	case earlier:
		if !day.IsZero() && p.From.Before(day) && day.Before(p.To) {
			p.To = day
		}
		return p
	case later:
		if next := day.AddDate(0, 0, 1); !day.IsZero() && p.From.Before(next) && next.Before(p.To) {
			p.From = next
		}
		return p
	}
	var first, second time.Time
	switch p.Granularity {
	case Month:
		first, second = p.From.AddDate(0, 0, 10), p.From.AddDate(0, 0, 20)
	case Quarter, Season:
		first, second = p.From.AddDate(0, 1, 0), p.From.AddDate(0, 2, 0)
	case HalfYear:
		first, second = p.From.AddDate(0, 2, 0), p.From.AddDate(0, 4, 0)
	case Year:
		first, second = p.From.AddDate(0, 3, 0), p.From.AddDate(0, 9, 0)
	case Decade:
		first, second = p.From.AddDate(4, 0, 0), p.From.AddDate(7, 0, 0)
	case Century:
		first, second = p.From.AddDate(33, 0, 0), p.From.AddDate(67, 0, 0)
	default:
		return p
	}
	switch int(modifier) {
	case early:
		p.To = first
	case mid:
		p.From, p.To = first, second
	case late:
		p.From = second
	}
	return p
}

package temporal

import "time"

// date is midnight UTC of a civil day.
func date(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// civil is the day of t at midnight UTC, read in t's own zone.
func civil(t time.Time) time.Time {
	y, m, d := t.Date()
	return date(y, m, d)
}

// lastDay is the number of days that the month has.
func lastDay(year, month int) int { return date(year, time.Month(month)+1, 0).Day() }

// isoWeekday counts Monday as 1 and Sunday as 7.
func isoWeekday(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

// floor is the first day of the unit that t lies in. Weeks begin on Monday,
// weekends on Saturday: of a Monday to Friday it is the one ahead.
func floor(t time.Time, g Granularity) time.Time {
	t = civil(t)
	y, m, _ := t.Date()
	switch g {
	case Week:
		return t.AddDate(0, 0, 1-isoWeekday(t))
	case Weekend:
		return t.AddDate(0, 0, 6-isoWeekday(t))
	case Month:
		return date(y, m, 1)
	case Quarter:
		return date(y, (m-1)/3*3+1, 1)
	case HalfYear:
		return date(y, (m-1)/6*6+1, 1)
	case Season:
		// Meteorological seasons; winter bears the year of its December.
		if m < 3 {
			return date(y-1, 12, 1)
		}
		return date(y, m/3*3, 1)
	case Year:
		return date(y, 1, 1)
	case Decade:
		return date(y-y%10, 1, 1)
	case Century:
		return date(y-y%100, 1, 1)
	}
	return t
}

// add moves t by n units of g. Months and years keep the day where the month
// has it and take its last day where not.
func add(t time.Time, n int, g Granularity) time.Time {
	months := 0
	switch g {
	case Second:
		return t.Add(time.Duration(n) * time.Second)
	case Minute:
		return t.Add(time.Duration(n) * time.Minute)
	case Hour:
		return t.Add(time.Duration(n) * time.Hour)
	case PartOfDay, Day:
		return t.AddDate(0, 0, n)
	case Weekend, Week:
		return t.AddDate(0, 0, 7*n)
	case Month:
		months = n
	case Quarter, Season:
		months = 3 * n
	case HalfYear:
		months = 6 * n
	case Year:
		months = 12 * n
	case Decade:
		months = 120 * n
	case Century:
		months = 1200 * n
	}
	y, m, d := t.Date()
	first := time.Date(y, m+time.Month(months), 1, t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
	return first.AddDate(0, 0, min(d, lastDay(first.Year(), int(first.Month())))-1)
}

// unitAt is the unit of g that t lies in.
func unitAt(t time.Time, g Granularity) Interval {
	from := floor(t, g)
	to := add(from, 1, g)
	if g == Weekend {
		to = from.AddDate(0, 0, 2)
	}
	return Interval{From: from, To: to, Granularity: g}
}

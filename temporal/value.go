package temporal

import (
	"strconv"
	"time"
)

// appendPadded appends n, which is not negative, in decimal with at least
// width digits.
func appendPadded(b []byte, n, width int) []byte {
	limit := 1
	for range width - 1 {
		limit *= 10
	}
	for ; limit > max(n, 1); limit /= 10 {
		b = append(b, '0')
	}
	return strconv.AppendInt(b, int64(n), 10)
}

// seasonValues are TIMEX3's seasons.
var seasonValues = [...]string{"", "SP", "SU", "FA", "WI"}

// appendUnit appends the TIMEX3 value of a whole unit: "2024-05-15",
// "2024-W20", "2024-Q1", "199" for a decade.
func appendUnit(b []byte, v Interval) []byte {
	y, m, d := v.From.Date()
	switch v.Granularity {
	case Week, Weekend:
		wy, w := v.From.ISOWeek()
		b = append(appendPadded(b, wy, 4), "-W"...)
		b = appendPadded(b, w, 2)
		if v.Granularity == Weekend {
			b = append(b, "-WE"...)
		}
		return b
	case Decade:
		return appendPadded(b, y/10, 3)
	case Century:
		return append(appendPadded(b, y/100, 2), "XX"...)
	}
	b = appendPadded(b, y, 4)
	switch v.Granularity {
	case Day:
		b = appendPadded(append(b, '-'), int(m), 2)
		b = appendPadded(append(b, '-'), d, 2)
	case Month:
		b = appendPadded(append(b, '-'), int(m), 2)
	case Quarter:
		b = append(b, '-', 'Q', byte('1'+(m-1)/3))
	case HalfYear:
		b = append(b, '-', 'H', byte('1'+(m-1)/6))
	case Season:
		b = append(append(b, '-'), seasonValues[seasonOf(m)]...)
	}
	return b
}

// seasonOf is the meteorological season of a month, 1 for spring.
func seasonOf(m time.Month) int {
	if m < 3 {
		return 4
	}
	return int(m) / 3
}

// amountUnit is the designator of a unit in ISO 8601, and where that has none
// in TIDES, on which TIMEX3 builds.
func amountUnit(g Granularity) (designator string, clock bool) {
	switch g {
	case Second:
		return "S", true
	case Minute:
		return "M", true
	case Hour:
		return "H", true
	case PartOfDay:
		return "NI", true
	case Day:
		return "D", false
	case Weekend:
		return "WE", false
	case Week:
		return "W", false
	case Month:
		return "M", false
	case Quarter:
		return "Q", false
	case HalfYear:
		return "H", false
	case Season, seasonUnit:
		return "SU", false
	case Decade:
		return "E", false
	case Century:
		return "C", false
	case millennium:
		return "L", false
	}
	return "Y", false
}

// appendAmount appends the TIMEX3 value of count hundredths of a unit: "P2D",
// "PT5H30M", "P2.5Y", "PXW" where the count is not told.
func appendAmount(b []byte, count int, g Granularity) []byte {
	switch g {
	case fortnight:
		g = Week
		if count > 0 {
			count *= 2
		}
	}
	name, clock := amountUnit(g)
	b = append(b, 'P')
	if clock {
		b = append(b, 'T')
	}
	if count == vagueCount {
		return append(append(b, 'X'), name...)
	}
	whole, part := count/100, count%100
	if part != 0 && (g == Hour || g == Minute) {
		if whole > 0 {
			b = append(strconv.AppendInt(b, int64(whole), 10), name...)
		}
		smaller := "M"
		if g == Minute {
			smaller = "S"
		}
		return append(strconv.AppendInt(b, int64(part*60/100), 10), smaller...)
	}
	b = strconv.AppendInt(b, int64(whole), 10)
	if part != 0 {
		b = append(b, '.')
		if part%10 == 0 {
			b = strconv.AppendInt(b, int64(part/10), 10)
		} else {
			b = appendPadded(b, part, 2)
		}
	}
	return append(b, name...)
}

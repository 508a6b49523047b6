package temporal

// scanNumber reads the number at s[i]: integers, decimals, fractions, clock
// times, ordinals, decades and whole dates. A token of no class is a number
// that is nothing of ours.
func scanNumber(s string, i, end int) (token, int) {
	j := i
	for j < end && charClass[s[j]] == charDigit {
		j++
	}
	t := token{start: int32(i), end: int32(j)}
	digits := j - i
	if digits > 9 {
		return t, j
	}
	n := number(s, i, j)
	t.num = int32(n)
	if j+1 < end && charClass[s[j+1]] == charDigit {
		switch s[j] {
		case ',':
			k := j
			for k+3 < end && s[k] == ',' && isDigits(s, k+1, k+4) && (k+4 == end || charClass[s[k+4]] != charDigit) && digits <= 3 && n < 1e6 {
				n = n*1000 + number(s, k+1, k+4)
				k += 4
			}
			if k > j {
				t.class, t.num, t.end = integer, int32(min(n, 1e9)), int32(k)
				return t, k
			}
		case '.':
			return scanDotted(t, s, i, j, end)
		case ':':
			if digits <= 2 && n < 24 && j+3 <= end && isDigits(s, j+1, j+3) && s[j+1] < '6' && (j+3 == end || charClass[s[j+3]] != charDigit) {
				t.class, t.num = clockTime|trigger, int32(n*100+number(s, j+1, j+3))
				j += 3
				if j+3 <= end && s[j] == ':' && isDigits(s, j+1, j+3) {
					j += 3
				}
				t.end = int32(j)
				return scanMeridiem(t, s, j, end)
			}
		case '/', '-':
			if date, k := scanDate(t, s, i, j, end); date.class != 0 {
				return date, k
			}
			if s[j] == '/' {
				if digits == 1 && s[j+1] <= '9' && (j+2 == end || charClass[s[j+2]] != charDigit) && s[j+1] > s[i] {
					t.class, t.num, t.end = fraction, int32(100*n/int(s[j+1]-'0')), int32(j+2)
					return t, j + 2
				}
				k := j
				for k < end && (charClass[s[k]] == charDigit || s[k] == '/') {
					k++
				}
				return t, k
			}
		}
	}
	if j+1 < end && s[j]|0x20 == 's' && digits == 4 && n%10 == 0 && n >= 1000 && n < 2100 && charClass[s[j+1]] != charLetter ||
		j+1 == end && s[j]|0x20 == 's' && digits == 4 && n%10 == 0 && n >= 1000 && n < 2100 {
		t.class, t.end = decade|trigger, int32(j+1)
		return t, j + 1
	}
	if digits == 2 && n%10 == 0 && n >= 20 && j < end && s[j]|0x20 == 's' && (j+1 == end || charClass[s[j+1]] != charLetter) {
		t.class, t.num, t.end = decade|trigger, int32(centuryOf(n)+n), int32(j+1) // "70s"
		return t, j + 1
	}
	if digits <= 2 && n >= 1 && n <= 31 && ordinalEnds(s, j, end) {
		t.class, t.end = dayNumber|ordinal, int32(j+2)
		return t, j + 2
	}
	switch {
	case digits == 4:
		t.class = fourDigit | integer
		if n >= 1000 && n < 2200 || n%100 < 60 && n < 2400 {
			t.class |= trigger
		}
	default:
		t.class = integer
		if digits <= 2 && n >= 1 && n <= 31 {
			t.class |= dayNumber
		}
		if digits == 2 {
			t.class |= twoDigit
			t.num = int32(n)
		}
	}
	if digits <= 2 && n <= 24 {
		return scanMeridiem(t, s, j, end)
	}
	return t, j
}

// scanDotted reads what follows a full stop inside a number: "2.5", "10.30am",
// "15.05.2024".
func scanDotted(t token, s string, i, j, end int) (token, int) {
	k := j + 1
	for k < end && charClass[s[k]] == charDigit {
		k++
	}
	n, m := int(t.num), number(s, j+1, min(k, j+5))
	if k+4 < end && s[k] == '.' && j-i <= 2 && k-j <= 3 && isDigits(s, k+1, k+5) && (k+5 == end || charClass[s[k+5]] != charDigit && !(s[k+5] == '.' && k+6 < end && charClass[s[k+6]] == charDigit)) {
		if d := dayMonth(n, m, number(s, k+1, k+5)); d != 0 {
			t.class, t.num, t.end = fullDate|trigger, int32(d), int32(k+5)
			return t, k + 5
		}
	}
	t.end = int32(k)
	if k < end && s[k] == '.' && k+1 < end && charClass[s[k+1]] == charDigit {
		for k < end && (charClass[s[k]] == charDigit || s[k] == '.') {
			k++
		}
		return t, k // "1.2.3": a version or an address
	}
	if k-j == 3 && j-i <= 2 && n < 24 && m < 60 {
		if c, e := scanMeridiem(token{start: t.start, end: int32(k), num: int32(n*100 + m), class: clockTime | trigger}, s, k, end); c.class&hourTime != 0 {
			return c, e
		}
	}
	if k-j == 2 {
		m *= 10
	}
	if n < 1e6 && k-j <= 3 {
		t.class, t.num = decimal, int32(n*100+m)
	}
	return t, k
}

// scanMeridiem extends a clock time by a meridiem that is written on to it:
// "5am", "10:30p.m.".
func scanMeridiem(t token, s string, j, end int) (token, int) {
	if j+1 >= end || s[j]|0x20 != 'a' && s[j]|0x20 != 'p' {
		return t, j
	}
	k := j + 1
	if s[k] == '.' {
		k++
	}
	if k >= end || s[k]|0x20 != 'm' || k+1 < end && charClass[s[k+1]] == charLetter {
		return t, j
	}
	h := int(t.num)
	if t.class&clockTime == 0 {
		h *= 100
	}
	if h < 100 || h >= 1300 {
		return t, j
	}
	pm := 0
	if s[j]|0x20 == 'p' {
		pm = 12
	}
	t.class, t.num = hourTime|trigger, int32(meridian(h, pm))
	dotted := s[j+1] == '.'
	k++
	if dotted && k < end && s[k] == '.' {
		k++
	}
	t.end = int32(k)
	return t, k
}

// meridian turns hhmm of a twelve-hour clock into that of 24 hours; pm is 0 or
// 12.
func meridian(hhmm, pm int) int { return hhmm/100%12*100 + pm*100 + hhmm%100 }

// scanDate reads "2024-05-15", "2024-05", "15/05/2024", "5/15/24".
func scanDate(t token, s string, i, j, end int) (token, int) {
	sep := s[j]
	k := j + 1
	for k < end && charClass[s[k]] == charDigit {
		k++
	}
	first, second := int(t.num), number(s, j+1, min(k, j+5))
	if k-j > 5 {
		return token{}, j
	}
	if k+1 < end && s[k] == sep && charClass[s[k+1]] == charDigit && k-j <= 3 {
		l := k + 1
		for l < end && charClass[s[l]] == charDigit {
			l++
		}
		if l-k > 5 || l < end && (s[l] == sep && l+1 < end && charClass[s[l+1]] == charDigit) {
			return token{}, j
		}
		third := number(s, k+1, l)
		d := 0
		switch {
		case j-i == 4:
			d = packed(first, second, third)
		case j-i <= 2 && l-k == 5:
			d = dayMonth(first, second, third)
		case j-i <= 2 && l-k == 3 && sep == '/':
			d = dayMonth(first, second, centuryOf(third)+third)
		}
		if d == 0 {
			return token{}, j
		}
		t.class, t.num, t.end = fullDate|trigger, int32(d), int32(l)
		return t, l
	}
	if j-i == 4 && k-j == 3 && sep == '-' && first >= 1800 && first < 2100 && second >= 1 && second <= min(12, first%100) {
		t.class, t.num, t.end = monthDate|trigger, int32(first*100+second), int32(k)
		return t, k
	}
	return token{}, j
}

// dayMonth packs a date of two small numbers and a year. Most of the world
// writes the day first, so that is how both orders being possible is read.
func dayMonth(first, second, year int) int {
	if d := packed(year, second, first); d != 0 {
		return d
	}
	return packed(year, first, second)
}

// packed is year, month and day as one number, 0 where no calendar has it.
func packed(year, month, day int) int {
	if year < 1000 || year > 2999 || month < 1 || month > 12 || day < 1 || day > lastDay(year, month) {
		return 0
	}
	return year*10000 + month*100 + day
}

// ordinalEnds reports whether s[j:] goes on with st, nd, rd or th.
func ordinalEnds(s string, j, end int) bool {
	if j+2 > end || j+2 < end && charClass[s[j+2]] == charLetter {
		return false
	}
	switch [2]byte{s[j] | 0x20, s[j+1] | 0x20} {
	case [2]byte{'s', 't'}, [2]byte{'n', 'd'}, [2]byte{'r', 'd'}, [2]byte{'t', 'h'}:
		return true
	}
	return false
}

func isDigits(s string, i, j int) bool {
	for ; i < j; i++ {
		if charClass[s[i]] != charDigit {
			return false
		}
	}
	return true
}

// number is the value of the digits s[i:j], at most nine.
func number(s string, i, j int) int {
	n := 0
	for ; i < j; i++ {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// centuryOf is the century of a year written with two digits.
func centuryOf(n int) int {
	if n < 40 {
		return 2000
	}
	return 1900
}

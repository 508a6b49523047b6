package temporal

import "strings"

// A class is a set of the parts that a word can play in a rule. A word may
// play several: "may" is a month, "second" an ordinal and a unit.
type class uint32

const (
	month     class = 1 << iota // num: 1 to 12
	weekday                     // num: 1 (Monday) to 7
	weekdays                    // the plural: "Mondays"
	ordinal                     // num: 1 to 31
	cardinal                    // num
	vague                       // a number that is not told: "several"
	season                      // num: 1 (spring) to 4 (winter)
	part                        // num: a partOfDay
	unit                        // num: a Granularity or fortnight ...
	units                       // the plural of a unit
	relation                    // num: a relation: "last"
	modifier                    // num: a modifier of a point in time: "early"
	offset                      // num: the direction of an offset: "ago"
	deictic                     // num: days from today: "yesterday"
	reference                   // num: PRESENT_REF and its like
	frequency                   // num: a Granularity: "daily"
	meridiem                    // num: 0 am, 12 pm
	zone                        // num: minutes east of Greenwich, or localZone
	nineties                    // num: the first year of a decade named in words

	// Classes of what begins with a digit.
	integer   // num
	decimal   // num: hundredths
	fraction  // num: hundredths: "1/2"
	dayNumber // num: 1 to 31, also as "19th"
	fourDigit // num: a year or a clock time
	twoDigit  // num: the year of a century: "'98"
	decade    // num: its first year: "1990s", "'80s"
	clockTime // num: 100 × hour + minute: "10:35"
	hourTime  // the same with its meridiem: "5am"
	fullDate  // num: 10000 × year + 100 × month + day
	monthDate // num: 100 × year + month: "2024-05"

	// trigger marks words that can make an expression; without one of them
	// no rule is tried.
	trigger
)

// Parts of the day, in the order of partValues.
const (
	morning = 1 + iota
	midday
	afternoon
	evening
	night
	midnight
	dawn
	dusk
	overnight
	daytime
)

// Units beside the granularities.
const (
	fortnight = Granularity(100) + iota
	millennium
	seasonUnit // "three summers"
)

// Relations to the publication day or to the narrative time.
const (
	last = 1 + iota
	this
	next
	past // "the past two days": a window that ends now
	previous
	following
	coming
	current
	same
	that
	recent
	latest
)

// Modifiers of a point in time.
const (
	early = 1 + iota
	mid
	late
	earlier
	later
)

// Directions of an offset.
const (
	ago = 1 + iota
	before
	after
)

// References to no day in particular.
const (
	presentRef = 1 + iota
	pastRef
	futureRef
)

// localZone is the num of "local time".
const localZone = 10000

// vocabulary lists the words of each class. Words between bars are forms of
// one thing; num counts the things from first. Words that serve only to bind
// others ("of", "the") are named by the rules that use them.
var vocabulary = []struct {
	class class
	first int
	words string
}{
	{month | trigger, 1, `january|jan february|feb march|mar april|apr may june|jun july|jul august|aug
		september|sept|sep october|oct november|nov december|dec`},
	{weekday | trigger, 1, `monday|mon tuesday|tues|tue wednesday|wed thursday|thurs|thur|thu friday|fri saturday|sat sunday|sun`},
	{weekdays | trigger, 1, `mondays tuesdays wednesdays thursdays fridays saturdays sundays`},
	{ordinal, 1, `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
		fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth`},
	{ordinal, 30, `thirtieth`},
	{cardinal, 1, `one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
		seventeen eighteen nineteen twenty`},
	{cardinal, 30, `thirty`}, {cardinal, 40, `forty|fourty`}, {cardinal, 50, `fifty`}, {cardinal, 60, `sixty`},
	{cardinal, 70, `seventy`}, {cardinal, 80, `eighty`}, {cardinal, 90, `ninety`},
	{cardinal, 100, `hundred`}, {cardinal, 1000, `thousand`}, {cardinal, 1000000, `million`}, {cardinal, 1000000000, `billion`},
	{cardinal, 12, `dozen`},
	{vague, 0, `several|few|many|some|couple|numerous|various|countless|dozens|hundreds|thousands|millions`},
	{season | trigger, 1, `spring|springtime summer|summertime autumn|fall winter|wintertime`},
	{part | trigger, 1, `morning|mornings midday|noon|noontime|lunchtime afternoon|afternoons|midafternoon evening|evenings|nightfall
		night|nights|nighttime midnight dawn|daybreak|sunrise|predawn dusk|sunset overnight daytime|daylight`},
	{unit | trigger, int(Second), `second minute hour`},
	{unit | trigger, int(Day), `day weekend week month quarter`},
	{unit | trigger, int(Year), `year decade century`},
	{unit | trigger, int(fortnight), `fortnight millennium`},
	{units | trigger, int(Second), `seconds minutes|mins hours|hrs`},
	{units | trigger, int(Day), `days weekends weeks months quarters seasons`},
	{units | trigger, int(Year), `years|yrs decades centuries`},
	{units | trigger, int(fortnight), `fortnights millennia|millenniums summers|winters|autumns|springs`},
	{relation, 1, `last this next past previous|preceding|prior following|ensuing coming|upcoming current same that recent latest`},
	{modifier, 1, `early mid late earlier later`},
	{offset, 1, `ago earlier|previously|before|beforehand later|afterwards|afterward|after|hence`},
	{deictic | trigger, -1, `yesterday today tomorrow`},
	{reference | trigger, presentRef, `now|currently|nowadays|presently recently|lately soon|shortly`},
	{frequency | trigger, int(Hour), `hourly nightly daily`},
	{frequency | trigger, int(Week), `weekly monthly quarterly`},
	{frequency | trigger, int(HalfYear), `semiannual|semiannually|biannual yearly|annually`},
	{meridiem | trigger, 0, `am|a.m`},
	{meridiem | trigger, 12, `pm|p.m`},
	{zone, 0, `gmt|utc`}, {zone, -5 * 60, `est|cdt`}, {zone, -4 * 60, `edt`}, {zone, -6 * 60, `cst|mdt`},
	{zone, -7 * 60, `mst|pdt`}, {zone, -8 * 60, `pst`}, {zone, 60, `cet|bst`}, {zone, 120, `cest|eet`},
	{zone, 180, `eest|msk`}, {zone, 9 * 60, `jst|kst`}, {zone, localZone, `local`},
	{trigger, 0, `tonight once twice future past recent current every each nineteen`},
	{nineties | trigger, 1920, `twenties`}, {nineties | trigger, 1930, `thirties`},
	{nineties | trigger, 1940, `forties`}, {nineties | trigger, 1950, `fifties`}, {nineties | trigger, 1960, `sixties`},
	{nineties | trigger, 1970, `seventies`}, {nineties | trigger, 1980, `eighties`}, {nineties | trigger, 1990, `nineties`},
}

// A word is an entry of the vocabulary: the parts it can play and the number
// it stands for in each.
type word struct {
	text  string
	class class
	// nums holds a number for each class of the word, in the order of
	// classes; few words have more than one.
	nums []sense
}

// A sense is the number that a word stands for in one of its parts.
type sense struct {
	class class
	num   int32
}

// num is the number the word stands for in class c.
func (w *word) num(c class) int {
	for _, s := range w.nums {
		if s.class&c != 0 {
			return int(s.num)
		}
	}
	return 0
}

// A dictionary finds words without regard to case. Words of up to eight bytes
// are compared as one integer; of longer ones the first eight bytes choose the
// slot and the rest is compared.
type dictionary struct {
	words []word // words[0] is no word
	slots [dictionarySize]struct {
		key uint64
		id  uint16
	}
	// lengths has, for each first letter, a bit for each length of a word.
	lengths [256]uint32
}

const dictionarySize = 2048

// intern returns the id of a lower-case word and adds it where it is new.
func (d *dictionary) intern(text string) uint16 {
	if id := d.find(text, 0, len(text)); id != 0 {
		return id
	}
	if len(d.words) == 0 {
		d.words = append(d.words, word{})
	}
	id := uint16(len(d.words))
	d.words = append(d.words, word{text: text})
	key := wordKey(text, 0, len(text))
	at := slotOf(key, len(text))
	for d.slots[at].id != 0 {
		at = (at + 1) % dictionarySize
	}
	d.slots[at].key, d.slots[at].id = key, id
	d.lengths[text[0]] |= 1 << min(len(text), 31)
	d.lengths[text[0]&^0x20] |= 1 << min(len(text), 31)
	return id
}

// find returns the id of s[start:end], 0 where it is no known word.
func (d *dictionary) find(s string, start, end int) uint16 {
	n := end - start
	if n == 0 || d.lengths[s[start]]&(1<<min(n, 31)) == 0 {
		return 0
	}
	key := wordKey(s, start, end)
	for at := slotOf(key, n); d.slots[at].id != 0; at = (at + 1) % dictionarySize {
		if d.slots[at].key != key {
			continue
		}
		id := d.slots[at].id
		if text := d.words[id].text; len(text) == n && (n <= 8 || sameFold(text[8:], s[start+8:end])) {
			return id
		}
	}
	return 0
}

// wordKey packs the first eight bytes of s[start:end], folded to lower case.
func wordKey(s string, start, end int) uint64 {
	var key uint64
	for i := start; i < min(end, start+8); i++ {
		key = key<<8 | uint64(s[i]|0x20)
	}
	return key
}

func slotOf(key uint64, length int) uint64 {
	return (key + uint64(length)) * 0x9E3779B97F4A7C15 >> 53
}

// sameFold reports whether t is lower but for the case of its letters.
func sameFold(lower, t string) bool {
	for i := range len(lower) {
		if lower[i] != t[i]|0x20 {
			return false
		}
	}
	return true
}

// words is the vocabulary with the words that the rules add to it.
var words = func() *dictionary {
	d := new(dictionary)
	for _, row := range vocabulary {
		for i, forms := range strings.Fields(row.words) {
			for form := range strings.SplitSeq(forms, "|") {
				w := &d.words[d.intern(form)]
				w.class |= row.class
				w.nums = append(w.nums, sense{row.class &^ trigger, int32(row.first + i)})
			}
		}
	}
	return d
}()

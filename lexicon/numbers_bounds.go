package lexicon

// A bound is which ends of its range a number leaves open.
type bound uint8

const (
	exact bound = iota
	atLeast
	atMost
)

// bounding returns what the words at j do to the number behind them and how
// many they are; none where they do nothing.
func bounding(w *Words, j int) (bound, int) {
	two, three := "", ""
	if j+1 < len(w.Words) && !apart(w, j+1) {
		two = string(w.Folded(j + 1))
		if j+2 < len(w.Words) && !apart(w, j+2) {
			three = string(w.Folded(j + 2))
		}
	}
	switch string(w.Folded(j)) {
	case "at":
		switch two {
		case "least":
			return atLeast, 2
		case "most":
			return atMost, 2
		}
	case "more":
		if two == "than" {
			return atLeast, 2
		}
	case "over", "exceeding":
		return atLeast, 1
	case "upwards", "upward":
		if two == "of" {
			return atLeast, 2
		}
	case "in":
		if two == "excess" && three == "of" {
			return atLeast, 3
		}
	case "no", "not":
		if three == "than" {
			switch two {
			case "fewer", "less":
				return atLeast, 3
			case "more":
				return atMost, 3
			}
		}
	case "up":
		if two == "to" {
			return atMost, 2
		}
	case "as":
		if (two == "many" || two == "much" || two == "few") && three == "as" {
			return atMost, 3
		}
	case "nearly", "almost", "under", "below":
		return atMost, 1
	case "fewer", "less":
		if two == "than" {
			return atMost, 2
		}
	case "close":
		if two == "to" {
			return atMost, 2
		}
	case "some", "about", "around", "approximately", "roughly", "just", "only", "exactly", "estimated", "reportedly":
		return exact, 1
	case "a":
		switch two {
		case "total":
			if three == "of" {
				return exact, 3
			}
		case "further", "record", "reported", "staggering", "combined", "estimated", "whopping", "mere":
			return exact, 2
		case "minimum":
			if three == "of" {
				return atLeast, 3
			}
		}
	case "an":
		if two == "estimated" || two == "additional" {
			return exact, 2
		}
	case "another", "additional", "further", "the", "all", "these", "those", "its", "their":
		// only before a number of its own: "another two", "the three"
		if two != "" && isCardinal(w, j+1) {
			return exact, 1
		}
	}
	return exact, 0
}

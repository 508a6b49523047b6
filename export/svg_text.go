package export

import "unicode"

// fontStack are fonts of nearly the same widths; measure knows the widest.
const fontStack = "Arial, 'Liberation Sans', Helvetica, 'DejaVu Sans', sans-serif"

// asciiWidths are the advance widths of U+0020 to U+007E in DejaVu Sans, the
// widest of fontStack, in thousandths of the font size.
var asciiWidths = [95]uint16{
	318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337,
	636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531,
	1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,
	603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500,
	500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612,
	635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
}

// measure returns how wide s may come out at a font size, in the size's unit:
// never less than any font of fontStack draws it, for the scripts of Europe.
func measure(s string, size float64) float64 {
	w := 0.0
	for _, r := range s {
		switch {
		case r >= ' ' && r <= '~':
			w += float64(asciiWidths[r-' '])
		case unicode.Is(unicode.Mn, r):
		case r >= 0x1100 && (unicode.Is(unicode.Han, r) || unicode.Is(unicode.Hangul, r) ||
			unicode.Is(unicode.Hiragana, r) || unicode.Is(unicode.Katakana, r) || r >= 0xff00):
			w += 1050
		default:
			w += 840
		}
	}
	return w * size / 1000
}

// measureBold is measure for bold type.
func measureBold(s string, size float64) float64 { return measure(s, size) * 1.15 }

// fit cuts s so that it is at most width wide, with "…" where it was cut.
func fit(s string, size, width float64) string {
	if measure(s, size) <= width {
		return s
	}
	width -= measure("…", size)
	used := 0.0
	for i, r := range s {
		used += measure(string(r), size)
		if used > width {
			if i == 0 {
				return ""
			}
			return s[:i] + "…"
		}
	}
	return s
}

// wrap breaks s into at most most lines of at most width each; what does not
// fit is cut from the last.
func wrap(s string, size, width float64, most int) []string {
	var lines []string
	rest := s
	for rest != "" && len(lines) < most-1 {
		if measure(rest, size) <= width {
			break
		}
		cut := 0
		for i, r := range rest {
			if (r == ' ' || r == '-') && i > 0 {
				end := i
				if r == '-' {
					end++
				}
				if measure(rest[:end], size) > width {
					break
				}
				cut = end
			}
		}
		if cut == 0 {
			break
		}
		lines = append(lines, rest[:cut])
		rest = rest[cut:]
		for rest != "" && rest[0] == ' ' {
			rest = rest[1:]
		}
	}
	return append(lines, fit(rest, size, width))
}

package export

import (
	"cmp"
	"context"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/annals-kg/annals/queries"
)

// Chart: bars of how many events each day has, by side, as the question tempo
// counts them. https://www.w3.org/TR/SVG11/
func init() {
	register(Format{
		Name:      "chart",
		Summary:   "SVG: a chart of events a day, by the side that did it",
		Ext:       ".chart.svg",
		MediaType: "application/vnd.annals.chart+xml",
		Write:     writeChart,
	})
}

// sideColors paint the sides of a chart, the one with most events first; the last
// is for all that have none of their own.
var sideColors = []color{"#2f6db5", "#c8352b", "#3f9b46", "#d39b00", "#6a4a9c", "#179aa0", "#94501f", "#8793a5"}

const (
	otherSides   = "others"
	unknownSides = "unknown" // as queries.Sides has them
)

// sideColor is the color of the i-th side; one that is not known has the palest.
func sideColor(i int, side string) color {
	if side == unknownSides {
		return "#c3c9d1"
	}
	return sideColors[i]
}

// A chart counts events by side and day.
type chart struct {
	counts        map[string]map[time.Time]int
	first, last   time.Time
	undated, told int
}

func writeChart(ctx context.Context, w io.Writer, a *queries.Answer, o Options) (Report, error) {
	var r Report
	c := chart{counts: map[string]map[time.Time]int{}}
	for rep, err := range reports(ctx, a) {
		if err != nil {
			return r, err
		}
		c.add(rep)
	}
	p := newPrinter(w)
	c.draw(p, max(cmp.Or(o.Width, 1200), 640), o.title(a), origin(a, o), a.Empty)
	r.wrote(c.told, "event")
	r.leftOut(c.undated, "event not told to the day")
	return r, p.end()
}

func (c *chart) add(r *queries.Report) {
	days := queries.Days(r)
	if len(days) == 0 {
		c.undated++
		return
	}
	c.told++
	for _, side := range queries.Sides(r) {
		if c.counts[side] == nil {
			c.counts[side] = map[time.Time]int{}
		}
		for _, d := range days {
			c.counts[side][d]++
		}
	}
	if c.first.IsZero() || days[0].Before(c.first) {
		c.first = days[0]
	}
	c.last = later(c.last, days[len(days)-1])
}

// sides lists the sides, most events first; beyond the colors they are one.
func (c *chart) sides() []string {
	total := map[string]int{}
	for side, days := range c.counts {
		for _, n := range days {
			total[side] += n
		}
	}
	all := slices.SortedFunc(maps.Keys(total), func(a, b string) int {
		return cmp.Or(cmp.Compare(total[b], total[a]), cmp.Compare(a, b))
	})
	if len(all) > len(sideColors) {
		all = append(all[:len(sideColors)-1], otherSides)
	}
	return all
}

// bars counts events by side and bar, each bar so many days.
func (c *chart) bars(sides []string, each, n int) [][]int {
	bars := make([][]int, len(sides))
	for i := range bars {
		bars[i] = make([]int, n)
	}
	for side, days := range c.counts {
		i := slices.Index(sides, side)
		if i < 0 {
			i = len(sides) - 1
		}
		for d, k := range days {
			bars[i][int(d.Sub(c.first)/day)/each] += k
		}
	}
	return bars
}

const (
	chartTop, chartPlot, chartLeft, chartRight = 84, 260, 56, 24 // pixels
	leastBar                                   = 3
)

func (c *chart) draw(p *printer, width int, title, origin, empty string) {
	height := chartTop + chartPlot + 56
	p.s(`<?xml version="1.0" encoding="UTF-8"?>`, "\n", `<svg xmlns="http://www.w3.org/2000/svg" width="`, strconv.Itoa(width), `" height="`, strconv.Itoa(height),
		`" viewBox="0 0 `, strconv.Itoa(width), " ", strconv.Itoa(height), `" role="img" aria-labelledby="title desc" font-family="`, xml(fontStack), `" font-size="12" fill="#222">`, "\n",
		`<title id="title">`, xml(title), "</title>\n", `<desc id="desc">`, xml(origin), "</desc>\n",
		`<rect width="100%" height="100%" fill="#ffffff"/>`, "\n")
	chartText(p, chartLeft, 28, "", fit(clean(title), 18, float64(width-chartLeft-chartRight)), ` font-size="18" font-weight="bold"`)
	if c.told == 0 {
		chartText(p, chartLeft, 60, "", cmp.Or(empty, "no event is told to the day"), "")
		p.s("</svg>\n")
		return
	}
	days := int(c.last.Sub(c.first)/day) + 1
	room := width - chartLeft - chartRight
	each := max(1, (days*leastBar+room-1)/room)
	n := (days + each - 1) / each
	sides := c.sides()
	bars := c.bars(sides, each, n)
	most := 1
	for i := range n {
		sum := 0
		for _, b := range bars {
			sum += b[i]
		}
		most = max(most, sum)
	}
	c.legend(p, sides, each, width)
	scale := float64(chartPlot) / float64(most)
	foot := chartTop + chartPlot
	for _, v := range slices.Compact([]int{0, most / 2, most}) {
		y := float64(foot) - float64(v)*scale
		p.s(`<line x1="`, strconv.Itoa(chartLeft), `" x2="`, strconv.Itoa(width-chartRight), `" y1="`, pixel(y), `" y2="`, pixel(y), `" stroke="#dddddd"/>`, "\n")
		chartText(p, chartLeft-6, y+4, "end", strconv.Itoa(v), "")
	}
	step := float64(room) / float64(n)
	for i := range n {
		y := float64(foot)
		from := c.first.AddDate(0, 0, i*each)
		for s, side := range sides {
			if k := bars[s][i]; k > 0 {
				h := float64(k) * scale
				y -= h
				p.s(`<rect x="`, pixel(chartLeft+float64(i)*step), `" y="`, pixel(y), `" width="`, pixel(max(1, step*0.86)), `" height="`, pixel(h), `" fill="`, string(sideColor(s, side)),
					`"><title>`, xml(from.Format(time.DateOnly)+" "+side+": "+strconv.Itoa(k)), "</title></rect>\n")
			}
		}
	}
	const labels = 6
	for i := 0; i < n; i += max(1, (n+labels-1)/labels) {
		chartText(p, chartLeft+float64(i)*step, float64(foot)+18, "", c.first.AddDate(0, 0, i*each).Format(time.DateOnly), "")
	}
	p.s("</svg>\n")
}

// legend names the sides and what a bar is.
func (c *chart) legend(p *printer, sides []string, each, width int) {
	x := float64(chartLeft)
	for i, side := range sides {
		p.s(`<rect x="`, pixel(x), `" y="50" width="12" height="12" fill="`, string(sideColor(i, side)), `"/>`, "\n")
		chartText(p, x+17, 61, "", side, "")
		x += 34 + measure(side, 12)
	}
	bar := "events a day"
	if each > 1 {
		bar = "events in " + strconv.Itoa(each) + " days"
	}
	chartText(p, float64(width-chartRight), 61, "end", bar, ` fill="#666"`)
}

func chartText(p *printer, x, y float64, anchor, s, style string) {
	if anchor != "" {
		style += ` text-anchor="` + anchor + `"`
	}
	p.s(`<text x="`, pixel(x), `" y="`, pixel(y), `"`, style, ">", xml(s), "</text>\n")
}

// pixel writes a length to a tenth of a pixel.
func pixel(f float64) string { return strings.TrimSuffix(strconv.FormatFloat(f, 'f', 1, 64), ".0") }

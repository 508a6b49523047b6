package export

import (
	"strconv"

	"github.com/annals-kg/annals/event"
)

// A color is sRGB, as "#rrggbb".
type color string

// categoryColors paints events by what kind they are: reds for attacks, blues
// for defence, browns for ground, yellows for fire and blast, violets for
// crime, greens for politics, so that kin look alike. All stand out on white.
var categoryColors = map[event.Category]color{
	event.Assault:      "#c8352b",
	event.Interception: "#2f6db5",
	event.Clash:        "#d8722a",
	event.Offensive:    "#94501f",
	event.Capture:      "#6a4a9c",
	event.Retreat:      "#a08ac4",
	event.Debris:       "#708090",
	event.Explosion:    "#d39b00",
	event.Fire:         "#f08a3c",
	event.Kidnapping:   "#9c1f63",
	event.Hijacking:    "#b9508a",
	event.Robbery:      "#c77fae",
	event.Arrest:       "#44528f",
	event.Protest:      "#1b8a5a",
	event.Riot:         "#7a9a1f",
	event.Coerce:       "#5d4037",
	event.Mobilise:     "#5f6f2f",
	event.Evacuation:   "#179aa0",
	event.Visit:        "#2a9d7f",
	event.Meeting:      "#5bb38f",
	event.Statement:    "#8793a5",
	event.Accuse:       "#b05f7e",
	event.Threaten:     "#d0356b",
	event.Reject:       "#8a6a5c",
	event.Request:      "#6fa3cf",
	event.Agree:        "#3f9b46",
	event.Cooperate:    "#67b06b",
	event.Support:      "#8cba80",
	event.Concede:      "#9aa883",
	event.Aid:          "#0b8fb3",
	event.Sanction:     "#455a64",
	event.Accident:     "#a67c00",
	event.Casualties:   "#8b1e1e",
}

// kindColors paints the things that events are made of, paler than events.
var kindColors = map[string]color{
	"actor":   "#efd590",
	"place":   "#b9d8ae",
	"weapon":  "#b9c1c9",
	"target":  "#e0c8b6",
	"article": "#d5d9de",
}

// categoryColor is the color of c, gray where it is not known.
func categoryColor(c event.Category) color {
	if col, ok := categoryColors[c]; ok {
		return col
	}
	return "#777777"
}

func kindColor(kind string) color {
	if col, ok := kindColors[kind]; ok {
		return col
	}
	return "#bbbbbb"
}

// rgb returns the three parts of c, 0 to 255.
func (c color) rgb() (r, g, b uint8) {
	n, err := strconv.ParseUint(string(c[1:]), 16, 32)
	if err != nil {
		return 0, 0, 0
	}
	return uint8(n >> 16), uint8(n >> 8), uint8(n)
}

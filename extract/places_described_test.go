package extract

import (
	"strings"
	"testing"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/text"
)

// placeMentions returns the place mentions of s as "text=name".
func placeMentions(s string) string {
	var out []string
	doc := &text.Document{ID: "d", Text: s}
	for _, m := range mentions(doc, sentences(doc), &Options{}) {
		if m.Kind != event.KindPlace {
			continue
		}
		p := m.Text + "=" + m.Name
		if m.Admin1 != "" && m.Admin1 != m.Name {
			p += "/" + m.Admin1
		}
		if m.Precision != "" {
			p += "~" + m.Precision
		}
		out = append(out, p)
	}
	return strings.Join(out, "|")
}

func TestDescribedPlaces(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"a city points back": {
			"Rebels attacked Mosul at dawn. Troops later recaptured the city.",
			"Mosul=Mosul/Nineveh|city=Mosul/Nineveh",
		},
		"a building lies in the city named": {
			"Two rockets struck a bus station in Idlib on Friday.",
			"bus station=bus station/Idlib~city|Idlib=Idlib",
		},
		"another country is not the one named": {
			"Shelling from Syria hit a farmhouse, and troops of the neighbouring country attacked.",
			"Syria=Syria|farmhouse=farmhouse|neighbouring country=neighbouring country",
		},
		"news without fighting describes no places": {
			"The mayor of Mosul said that the city would open a hospital.",
			"Mosul=Mosul/Nineveh",
		},
		"the name of a force is no place": {
			"Iraqi army units left Tikrit, and US Marines attacked Mosul.",
			"Tikrit=Tikrit/Salahuddin|Mosul=Mosul/Nineveh",
		},
		"the state that owns a force is named": {
			"Ukraine's air force bombed a bridge.",
			"Ukraine=Ukraine|bridge=bridge",
		},
		"a name said to be a place stays one": {
			"Insurgents fled the village of Qorvasil in Anbar province. Marines entered Qorvasil on Monday.",
			"Qorvasil=Qorvasil/Anbar~region|Anbar=Anbar|Qorvasil=Qorvasil/Anbar~region",
		},
		"a place that somebody holds": {
			"Convoys reached rebel-held Tarqush.",
			"Tarqush=Tarqush",
		},
		"coordinates near a town": {
			"The crater near Kupiansk is at 49.7064, 37.6167.",
			"Kupiansk=Kupiansk/Kharkiv Oblast|49.7064, 37.6167=49.7064, 37.6167/Kharkiv Oblast",
		},
		"another transliteration, with its country named": {
			"Syria said that shells fell near Hasakeh and in Kamishly.",
			"Syria=Syria|Hasakeh=Al-Hasakah|Kamishly=Qamishli/Al-Hasakah",
		},
		"an unlike name, or one of which nothing else tells": {
			"Shells fell in Kamishly. Reuters wrote from Brindlesham.",
			"",
		},
		"a year before Christ": {
			"The gate was built in 575 B.C. in Babylon.",
			"Babylon=Babil",
		},
	} {
		t.Run(name, func(t *testing.T) {
			if got := placeMentions(c.text); got != c.want {
				t.Errorf("places of %q:\n got %s\nwant %s", c.text, got, c.want)
			}
		})
	}
}

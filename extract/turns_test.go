package extract

import (
	"context"
	"strings"
	"testing"

	"github.com/annals-kg/annals/text"
)

func TestTurns(t *testing.T) {
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ text, want string }{
		"a headline names who says so":       {"Police: gunmen killed two farmers in Mosul", "killed: Police"},
		"a headline credits at its end":      {"Gunmen killed two farmers in Mosul: minister", "killed: minister"},
		"a dash before who says so":          {"Gunmen killed two farmers in Mosul - police", "killed: police"},
		"a place behind a dash says nothing": {"Gunmen killed two farmers - Mosul", "killed: "},
		"a transcript": {
			"MARA HORVAK: Rebels attacked the town of Hajin on Monday. They killed two soldiers.\n\nIVO PETRO: The army shelled Idlib.\n\n" +
				"MARA HORVAK: We heard it.\n\nA bomb killed a guard there.",
			"attacked: MARA HORVAK|shelled: IVO PETRO|killed: MARA HORVAK",
		},
		"a place before a colon says nothing": {"Mosul: gunmen killed two farmers", "killed: "},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := x.Extract(context.Background(), &text.Document{ID: "d", Text: c.text})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, e := range r.Events {
				by := ""
				for _, claim := range e.Claims {
					by += claim.Name
				}
				got = append(got, e.Trigger.Text+": "+by)
			}
			if g := strings.Join(got, "|"); g != c.want {
				t.Errorf("claims of %q:\n got %s\nwant %s", c.text, g, c.want)
			}
		})
	}
}

package text

import (
	"fmt"
	"testing"
)

func TestFindOrigin(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"KYIV, May 15 (Reuters) - Shells hit a depot.", `"KYIV, May 15 (Reuters) -" KYIV 0000-05-15 Reuters`},
		{"KYIV. April 1 (Interfax-Ukraine) - A corridor opened.", `"KYIV. April 1 (Interfax-Ukraine) -" KYIV 0000-04-01 Interfax-Ukraine`},
		{"Harare, 3 June 2023 (AFP) – Police said.", `"Harare, 3 June 2023 (AFP) –" Harare 2023-06-03 AFP`},
		{"PORT-AU-PRINCE, Haiti (AP) — Gangs attacked.", `"PORT-AU-PRINCE, Haiti (AP) —" PORT-AU-PRINCE, Haiti 0000-00-00 AP`},
		{"Khan Younis, Gaza Strip (AP)— A strike.", `"Khan Younis, Gaza Strip (AP)—" Khan Younis, Gaza Strip 0000-00-00 AP`},
		{"SAN SALVADOR, 3 JAN 90 -- Troops fired.", ``}, // a year of two figures is left to the reader of dates
		{"LIMA -- Rebels fired.", `"LIMA --" LIMA 0000-00-00 `},
		{"RIO DE JANEIRO, Sept. 9, 2019 (Xinhua) -- A fire.", `"RIO DE JANEIRO, Sept. 9, 2019 (Xinhua) --" RIO DE JANEIRO 2019-09-09 Xinhua`},
		{"A depot burns\n\nBy Ann Example\n\nMOSCOW, December 12. (TASS) - Firemen came.", `"MOSCOW, December 12. (TASS) -" MOSCOW 0000-12-12 TASS`},
		{"BERLIN (dpa) - Farmers drove in.", `"BERLIN (dpa) -" BERLIN 0000-00-00 dpa`},
		{"Deir ez-Zor, Syria, Aug 2 (SANA) - A mine.", `"Deir ez-Zor, Syria, Aug 2 (SANA) -" Deir ez-Zor, Syria 0000-08-02 SANA`},
		{"Kyiv, 5 March 2024. Drones came.", `"Kyiv, 5 March 2024." Kyiv 2024-03-05 `},
		{"Kyiv fell silent, said The Wire on 5 March 2024. Drones came.", ``},
		{"The truce, signed on 5 March 2024. It held.", ``},
		{"UPDATE - The mayor spoke.", ``},
		{"He came - and went.", ``},
		{"The army (which denied it) - and others.", ``},
		{"Shells hit a depot on May 15 - the third time.", ``},
		{"NATO, 15 members strong - and more.", ``},
		{"“We won,” he said (laughing) - twice.", ``},
		{"", ``},
		{"KYIV -", `"KYIV -" KYIV 0000-00-00 `},
	} {
		got := ""
		if d, ok := FindOrigin(tt.text); ok {
			got = fmt.Sprintf("%q %s %04d-%02d-%02d %s", d.Of(tt.text), d.Place, d.Year, d.Month, d.Day, d.Source)
		}
		if got != tt.want {
			t.Errorf("%q:\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
	none := Origin{Year: 2023, Month: 2, Day: 30}
	if at, ok := none.Date(); ok {
		t.Errorf("30 February is %s", at)
	}
}

func FuzzFindOrigin(f *testing.F) {
	f.Add("KYIV, May 15 (Reuters) - Shells")
	f.Add("A\n\nKYIV (")
	f.Fuzz(func(t *testing.T, s string) {
		d, ok := FindOrigin(s)
		if ok && (d.Start < 0 || d.End > len(s) || d.Start >= d.End || d.Place == "") {
			t.Errorf("%q: %+v", s, d)
		}
	})
}

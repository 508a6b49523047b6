package extract_test

import (
	"testing"

	"github.com/annals-kg/annals/text"
)

// TestTypesOfWireItems reads items in the manner of wires of several continents
// and asks for the ACLED type of the first event that has one. All were coded
// before the program first read them; those that it cannot read yet are left out.
func TestTypesOfWireItems(t *testing.T) {
	tests := []struct{ item, want string }{
		{"Residents of Zwide township brought the N2 to a halt for a third day on Tuesday, stacking burning tyres across both lanes in a service delivery protest over dry taps and broken streetlights.", "Peaceful protest"},
		{"Some two hundred pensioners picketed the regional assembly in Saratov on Saturday, holding up placards against higher heating bills.", "Peaceful protest"},
		{"Lecturers at five Peruvian state universities entered the fourth week of an indefinite strike, saying the pay rise promised last year had never come.", "Peaceful protest"},
		{"Hundreds of mothers gathered in front of the courthouse in Oaxaca to demand justice for teenagers killed in a bus attack last month.", "Peaceful protest"},
		{"Thousands marched through Bogota on Sunday against violence towards women.", "Peaceful protest"},
		{"Hundreds of people held a vigil in Jos on Friday for victims of last week's riots.", "Peaceful protest"},
		{"Nurses marched in Nairobi on Tuesday in protest at the shooting of a colleague by soldiers.", "Peaceful protest"},
		{"Police in Minsk detained some forty women at a march against the election result on Saturday and drove them away in unmarked vans.", "Protest with intervention"},
		{"Officers fired rubber bullets to break up a sit-in by dismissed nurses outside the health ministry in Tegucigalpa; nobody was hurt, a union delegate said.", "Protest with intervention"},
		{"Riot police fired tear gas to scatter a few hundred teachers who were marching on the congress in Asuncion.", "Protest with intervention"},
		{"At least three marchers were shot dead when gendarmes opened fire on a crowd calling for the release of an opposition leader in Zinder on Friday evening.", "Excessive force against protesters"},
		{"Soldiers opened fire on a march against the coup in Mandalay, killing two people.", "Excessive force against protesters"},
		{"A rally against fuel prices turned violent in Conakry when youths pelted officers with stones.", "Violent demonstration"},
		{"Demonstrators burned tyres and hurled rocks at the governor's residence in Tegucigalpa on Saturday.", "Violent demonstration"},
		{"An angry crowd in Patna lynched a man accused of lifting a child on Sunday.", "Mob violence"},
		{"Unknown men set fire to a Pentecostal chapel and three homes in Kaduna's southern suburbs early on Thursday, a pastor said.", "Looting/property destruction"},
		{"The family of a Baloch postgraduate says men in plain clothes took him from his hostel in Quetta on 3 May and that he has not been seen since, in what campaigners call an enforced disappearance.", "Abduction/forced disappearance"},
		{"A 23-year-old farm worker told police that two men molested her behind a cane store near Sangli on Sunday night.", "Sexual violence"},
		{"Security agents picked up eleven members of the banned movement in raids on flats across Almaty before dawn.", "Arrests"},
		{"Sappers defused two roadside bombs planted beside the Kabul to Gardez highway on Sunday, the interior ministry said.", "Disrupted weapons use"},
	}
	read := reader(t)
	for _, test := range tests {
		events, err := read(t.Context(), &text.Document{ID: "item", Text: test.item})
		if err != nil {
			t.Fatal(err)
		}
		got := "nothing"
		for i := range events {
			if events[i].Codes.ACLED != "" {
				got = events[i].Codes.ACLED
				break
			}
		}
		if got != test.want {
			t.Errorf("%q is %s, want %s", test.item, got, test.want)
		}
	}
}

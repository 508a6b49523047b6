package extract

import "testing"

// TestParties holds who acts on whom in politics to sentences, as TestDiscourse
// holds what is read across them.
func TestParties(t *testing.T) {
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range partyReadings {
		t.Run(c.name, func(t *testing.T) { checkRead(t, x, c.text, c.want) })
	}
}

var partyReadings = []struct {
	name, text string
	want       []string
}{
	{"a capital that acts is its government", "Lima still refuses to lift the ban on Chilean wine.",
		[]string{"refuses actors=Lima", "refuses recipients=Chilean"}},
	{"a capital where people meet is not", "Greek and Danish ministers met in Lima on Monday.",
		[]string{"met places=Lima"}},
	{"a place before a dash is where it was written", "Nairobi - Kenyan President William Ruto on Monday accused Uganda of smuggling.",
		[]string{"accused actors=Ruto", "accused recipients=Uganda"}},
	{"a statement speaks for who released it", "Norway and Denmark released a joint statement condemning Belarus.",
		[]string{"condemning actors=Norway", "condemning recipients=Belarus"}},
	{"who is called the donor gives", "Norway is the largest donor to Malawi, providing 40 million dollars in aid to Malawi.",
		[]string{"providing actors=Norway"}},
	{"it is a group that no table knows", "Zorbex has said it will release the Peruvian engineer Mario Quispe.",
		[]string{"release actors=it", "release recipients=Mario Quispe"}},
	{"a counterpart has a name", "The Danish defence minister agreed with her Kenyan counterpart, Peter Otieno, to share maps.",
		[]string{"agreed recipients=Peter Otieno"}},
	{"all who are joined", "Bolivia threatened to break off relations with Malawi and Gabon.",
		[]string{"threatened recipients=Malawi", "threatened recipients=Gabon"}},
	{"with whom, before about what", "Greek President Anna Pappas discussed the war in Malawi's north with the leaders of Gabon and Peru.",
		[]string{"discussed recipients=leaders"}},
	{"own forces are not the other side", "Ghana has agreed to an expansion of its peacekeeping force in Malawi.",
		[]string{"agreed recipients=-", "agreed places=Malawi"}},
	{"whose ships were let go", "The seized Danish vessels were released by the Gabonese navy.",
		[]string{"released actors=Gabonese navy", "released recipients=Danish"}},
	{"behind the day", "The Chadian army carried out air strikes this week against Boko Haram.",
		[]string{"strikes recipients=Boko Haram"}},
	{"whose call is turned down", "Hezbollah rejected a call from Ghana for its fighters to disarm.",
		[]string{"rejected recipients=Ghana"}},
	{"whose plan is turned down", "The Gabonese president rejected a plan put forward by Prime Minister Paul Nzue.",
		[]string{"rejected recipients=Paul Nzue"}},
	{"from where own troops go", "Peru has begun withdrawing some of its troops from Malawi.",
		[]string{"withdrawing places=Malawi"}},
	{"whose support, for whom", "The Danish foreign ministry reiterated Denmark's support for the people of Malawi.",
		[]string{"reiterated recipients=people"}},
	{"the name of a described commander has his country", "The Danish commander in Malawi, General Ole Friis, held talks with President Joyce Banda.",
		[]string{"held talks actors=Ole Friis"}},
	{"opponents are not whom they oppose", "Opponents of Gabon's senate protested in Libreville.",
		[]string{"protested actors=Opponents", "protested recipients=Gabon's senate"}},
	{"whose system is protested", "Nurses went on strike in Lusaka on Monday, protesting the ministry's pay scale.",
		[]string{"went recipients=ministry"}},
	{"a target by its holder's name alone", "Chad launched an air strike against a Boko Haram target southwest of Diffa.",
		[]string{"strike recipients=Boko Haram", "strike places=Diffa"}},
	{"two peoples before one noun", "Danish and Peruvian negotiators rejected the offer from Malawi.",
		[]string{"rejected actors=Danish", "rejected actors=Peruvian", "rejected recipients=Malawi"}},
	{"it is the subject of the sentence before", "The Gabonese government expelled two diplomats on Monday. It also threatened to close the embassy of Peru.",
		[]string{"threatened actors=It"}},
	{"two countries", "The two countries signed a pact on fishing on Monday.",
		[]string{"pact actors=countries"}},
	{"called on, with a particle", "The premier called on both sides to show restraint.",
		[]string{"called on recipients=sides"}},
	{"what cannot share its auxiliary", "President Anna Pappas said Malawi did not recognise the ruling and accused the judges of taking bribes.",
		[]string{"accused actors=Anna Pappas", "accused recipients=judges"}},
	{"accused of what is done to others", "Lawyers accused the army of beating two of the detainees.",
		[]string{"accused recipients=army"}},
	{"a condition's object is not threatened", "Chad threatened to shell Maroua, Cameroon's northern city, if Cameroon hits Libreville.",
		[]string{"threatened recipients=Cameroon"}},
	{"a body that gave", "The Peruvian government gave food to Malawi on Monday.",
		[]string{"gave actors=Peruvian government"}},
	{"an agent behind a prison", "Two Danish teachers were released from captivity by the Gabonese army.",
		[]string{"released actors=Gabonese army", "released recipients=Danish teachers"}},
	{"a small article", "Kenyan jets carried out air strikes this week against al-Shabab.",
		[]string{"strikes recipients=al-Shabab"}},
	{"two who failed to agree turned each other down", "Malawi and Gabon failed to reach agreement on the dam on Monday.",
		[]string{"failed actors=Malawi", "failed recipients=Gabon"}},
	{"a measure named before whom it is on", "Denmark imposed sanctions over the arrests, such as bans on travel, on Gabonese generals.",
		[]string{"sanctions recipients=Gabon"}},
	{"websites have holders", "Peruvian hackers launched cyber attacks on a number of Danish government websites.",
		[]string{"attacks recipients=Danish"}},
	{"two states by a hyphen, and what they talk on", "Danish-Peruvian talks on Malawi resumed in Geneva.",
		[]string{"talks actors=Danish", "talks actors=Peruvian", "talks recipients=-", "talks places=Geneva"}},
}

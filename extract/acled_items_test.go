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
		{"Gunmen whisked away a parish priest and two seminarians from their residence in Kaduna on Tuesday night.", "Abduction/forced disappearance"},
		{"Bandits seized 14 farmers from their fields in Zamfara on Monday and demanded ransom.", "Abduction/forced disappearance"},
		{"Armed men forced a student into a car in Mexico City on Thursday; she has not been seen since.", "Abduction/forced disappearance"},
		{"Jets pounded the outskirts of Idlib on Sunday; four members of a family were killed.", "Air/drone strike"},
		{"An army helicopter fired on a village in Sagaing on Monday, killing nine people.", "Air/drone strike"},
		{"A drone strike hit a church in Amhara on Sunday, killing 12.", "Air/drone strike"},
		{"Warplanes bombed a camp near Marib on Monday and killed six fighters.", "Air/drone strike"},
		{"Five Abu Sayyaf rebels died in a firefight with marines in the hills of Sulu on Wednesday.", "Armed clash"},
		{"Gunmen ambushed a police patrol outside Culiacan on Monday, killing three officers.", "Armed clash"},
		{"Six militants and a soldier were killed in an encounter between the army and a splinter group in Cotabato on Sunday.", "Armed clash"},
		{"Four people died in a shootout between two gangs in Rio de Janeiro on Friday.", "Armed clash"},
		{"The army and a dissident front traded fire in Catatumbo on Wednesday; three rebels were killed.", "Armed clash"},
		{"Militants opened fire on a paramilitary checkpost in Awaran on Saturday, killing two guards.", "Armed clash"},
		{"Police rounded up 22 members of a Kurdish party in dawn raids in Diyarbakir on Wednesday.", "Arrests"},
		{"Intelligence agents picked up three union leaders in Caracas on Sunday.", "Arrests"},
		{"A journalist was taken into custody by police in Istanbul on Monday over a post.", "Arrests"},
		{"Security forces rounded up dozens of supporters of the banned group in Cairo on Thursday.", "Arrests"},
		{"The army detained six Palestinians in house searches in Jenin before dawn on Wednesday.", "Arrests"},
		{"Hitmen gunned down three men at a taco stand in Tijuana on Friday night.", "Attack"},
		{"A radio commentator was shot dead by riding-in-tandem gunmen in Quezon on Tuesday.", "Attack"},
		{"Two men on a motorcycle shot dead a community leader in Cali on Wednesday.", "Attack"},
		{"Suspected jihadists beheaded three fishermen in Cabo Delgado on Tuesday.", "Attack"},
		{"Settlers assaulted a farmer and his son near Nablus on Friday, wounding both.", "Attack"},
		{"Attackers invaded a farming community in Plateau on Monday night, killing 11 people.", "Attack"},
		{"An activist was assassinated by unknown gunmen outside his home in Basra on Sunday.", "Attack"},
		{"Five people were gunned down by an armed group in a billiard hall in Michoacan on Friday.", "Attack"},
		{"Troops foiled a suicide attack in Maiduguri on Monday when they intercepted a vest packed with explosives.", "Disrupted weapons use"},
		{"Police recovered two hand grenades and a pistol from a house in Lyari on Friday.", "Disrupted weapons use"},
		{"A car packed with explosives was found and defused outside a barracks in Medellin on Thursday.", "Disrupted weapons use"},
		{"Soldiers shot into a crowd of youths protesting against hunger in Ibadan, killing two.", "Excessive force against protesters"},
		{"Police opened fire on demonstrators in Nasiriyah on Sunday, killing four of them.", "Excessive force against protesters"},
		{"A student was killed when security forces fired live bullets at a march in Khartoum on Thursday.", "Excessive force against protesters"},
		{"Several demonstrators suffered pellet wounds when police shot at a road block in Arequipa on Monday.", "Excessive force against protesters"},
		{"The army retook the town of Palma from the insurgents on Sunday.", "Government regains territory"},
		{"Government troops regained control of a town near Beledweyne from militants on Tuesday.", "Government regains territory"},
		{"The army pushed militants out of a town in Sool on Friday and took control of it.", "Government regains territory"},
		{"Unknown assailants lobbed a grenade into a bar in Bujumbura on Sunday evening, killing one man and injuring six.", "Grenade"},
		{"A hand grenade was thrown at the house of a trader in Peshawar on Monday night, damaging its gate.", "Grenade"},
		{"Bandits looted shops and rustled 200 cattle in a village of Katsina state on Friday; no one was hurt.", "Looting/property destruction"},
		{"Unidentified men torched the office of a banana company in Davao before dawn on Friday.", "Looting/property destruction"},
		{"Hundreds of people looted two supermarkets and a liquor store in Durban overnight.", "Looting/property destruction"},
		{"Arsonists burned down a telecom mast near Marseille on Sunday night.", "Looting/property destruction"},
		{"Gunmen razed a court building in Owerri on Saturday; nobody was inside.", "Looting/property destruction"},
		{"Armed men set fire to a police station in Port-au-Prince on Saturday night.", "Looting/property destruction"},
		{"A girls' school was torched by unknown persons in Ghazni on Monday.", "Looting/property destruction"},
		{"A suspected goat thief was beaten to death by a mob in Kisii on Saturday night.", "Mob violence"},
		{"Farmers and herders fought with machetes over a grazing path in Benue on Sunday, leaving a dozen injured.", "Mob violence"},
		{"Villagers in Jharkhand hacked an elderly couple to death on suspicion of witchcraft on Thursday.", "Mob violence"},
		{"An irate crowd stripped and beat a woman accused of theft at a market in Accra on Monday.", "Mob violence"},
		{"Two suspected kidnappers were set ablaze by irate residents in Enugu on Sunday.", "Mob violence"},
		{"A boda boda rider was lynched in Nairobi on Tuesday night after he was accused of snatching a phone.", "Mob violence"},
		{"A man was thrashed to death by villagers in Bihar on Thursday on suspicion of stealing a buffalo.", "Mob violence"},
		{"Two groups pelted stones at each other in Akola on Saturday over a procession; seven people were hurt.", "Mob violence"},
		{"An angry mob killed three suspected cattle rustlers in Jos on Sunday.", "Mob violence"},
		{"Rival football fans fought with iron bars in Belo Horizonte on Sunday, and one man died.", "Mob violence"},
		{"Members of two communities clashed with sticks over a land boundary in Kohima on Thursday; six were hurt.", "Mob violence"},
		{"Garment workers gheraoed the factory manager in Gazipur for six hours on Tuesday demanding their arrears.", "Peaceful protest"},
		{"Truckers blocked the BR-163 near Sinop on Wednesday in protest at diesel prices.", "Peaceful protest"},
		{"Climate activists glued themselves to the road outside a refinery near Lyon on Saturday.", "Peaceful protest"},
		{"A 12-hour bandh called by the opposition shut shops and kept buses off the roads in Kolkata on Monday.", "Peaceful protest"},
		{"Relatives of missing people occupied the steps of the state congress in Culiacan on Sunday to demand a search.", "Peaceful protest"},
		{"Nurses at the county referral hospital in Mombasa entered the tenth day of a strike on Monday.", "Peaceful protest"},
		{"Artisanal fishermen marched to the congress in Valparaiso on Wednesday to reject a quota bill.", "Peaceful protest"},
		{"Tea garden labourers in Sylhet observed a work stoppage for the third day on Wednesday, seeking higher wages.", "Peaceful protest"},
		{"Commuters squatted on the tracks at Barasat on Friday, holding up trains for two hours over frequent delays.", "Peaceful protest"},
		{"Lawyers boycotted court proceedings in Lahore on Saturday against the killing of a colleague.", "Peaceful protest"},
		{"Hundreds rallied outside the parliament in Tbilisi on Tuesday demanding new elections.", "Peaceful protest"},
		{"Bus drivers paralysed transport in Guayaquil on Monday in a 24-hour stoppage over extortion.", "Peaceful protest"},
		{"Sugar cane growers staged a demonstration in Kakamega on Monday over late payments.", "Peaceful protest"},
		{"Students blockaded the entrance of their university in Bordeaux on Tuesday against a pension bill.", "Peaceful protest"},
		{"A sit-in was held at a community hall in Imphal on Saturday against the abduction of two youths.", "Peaceful protest"},
		{"Street vendors marched in Lima on Monday against evictions; the march ended without incident.", "Peaceful protest"},
		{"Inmates of a jail in Guayaquil began a hunger strike on Wednesday to press for better food.", "Peaceful protest"},
		{"Police resorted to a mild lathicharge to scatter onion growers who had blocked the Nashik highway on Thursday.", "Protest with intervention"},
		{"Carabineros turned water cannon on Mapuche marchers in Temuco on Monday and detained eight.", "Protest with intervention"},
		{"Officers lobbed teargas canisters at traders demonstrating over the demolition of their stalls in Kisumu on Wednesday.", "Protest with intervention"},
		{"Anti-riot police broke up a sit-in of unpaid doctors in Harare on Friday, firing tear gas.", "Protest with intervention"},
		{"Police prevented a march of students in Algiers on Friday and arrested several.", "Protest with intervention"},
		{"Police pushed back women who tried to march to a square in Ankara on Friday and took 20 of them into custody.", "Protest with intervention"},
		{"Police used mild force to disperse contract teachers protesting outside the assembly in Lucknow on Thursday.", "Protest with intervention"},
		{"A sticky bomb attached to a pickup went off in Kirkuk, killing its driver and a passenger.", "Remote explosive/landmine/IED"},
		{"A landmine killed a coca farmer in Cauca on Wednesday.", "Remote explosive/landmine/IED"},
		{"A parcel bomb exploded at a cafe in Baghdad, killing three people.", "Remote explosive/landmine/IED"},
		{"A roadside bomb tore through a minibus near Mogadishu on Friday, killing four.", "Remote explosive/landmine/IED"},
		{"An improvised device went off beside an army patrol in Diyala on Monday, wounding three soldiers.", "Remote explosive/landmine/IED"},
		{"Armed men gang-raped two women who were fetching firewood near Goma on Thursday.", "Sexual violence"},
		{"A woman said she was sexually assaulted by two policemen at a checkpoint in Manipur on Sunday.", "Sexual violence"},
		{"Militiamen raped four girls who had fled El Fasher on Tuesday.", "Sexual violence"},
		{"Mortar rounds landed on a bus stop in Avdiivka, killing a pensioner.", "Shelling/artillery/missile attack"},
		{"The army shelled a market in Kordofan on Wednesday and five traders died.", "Shelling/artillery/missile attack"},
		{"Artillery fire on Nikopol killed a woman on Sunday morning.", "Shelling/artillery/missile attack"},
		{"A bomber blew himself up outside a shrine in Quetta on Friday, killing seven worshippers.", "Suicide bomb"},
		{"A woman detonated her explosive vest at a checkpoint in Konduga, killing three militiamen.", "Suicide bomb"},
		{"Two girls strapped with explosives blew themselves up at a market in Mora on Monday, killing two.", "Suicide bomb"},
		{"Students ransacked the vice-chancellor's office and smashed windows in Rajshahi on Sunday after a classmate failed to get a hostel seat.", "Violent demonstration"},
		{"Hooded youths clashed with carabineros on the Alameda in Santiago on Friday, hurling Molotov cocktails at a police bus.", "Violent demonstration"},
		{"Workers of two rival parties pelted each other with stones during a rally in Kannur on Sunday; nine were injured.", "Violent demonstration"},
		{"Protesters torched a bus and vandalised two police boxes in Dhaka on Tuesday evening.", "Violent demonstration"},
		{"Supporters of the jailed opposition leader fought running battles with police in Dakar on Thursday; one youth was shot dead.", "Violent demonstration"},
		{"Miners threw sticks of dynamite at police during a march in Oruro on Monday.", "Violent demonstration"},
		{"Residents stoned cars and set a clinic on fire during a service delivery protest in Port Elizabeth on Tuesday.", "Violent demonstration"},
		{"Activists of the student wing locked in a clash with police in Chattogram on Wednesday and damaged a dozen vehicles.", "Violent demonstration"},
		{"Protesters looted a shopping centre and attacked the house of a senator in Antananarivo on Thursday.", "Violent demonstration"},
		{"Hooded students threw potato bombs at riot officers outside a university in Bogota on Wednesday.", "Violent demonstration"},
		{"Youths burned cars and fired fireworks at police in Nanterre overnight.", "Violent demonstration"},
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

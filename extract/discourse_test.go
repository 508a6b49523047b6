package extract

import (
	"slices"
	"strings"
	"testing"

	"github.com/annals-kg/annals/event"
)

// TestDiscourse holds what is read across clauses and sentences to short texts:
// each wanted line is a trigger, a slot and the words that the slot holds, or a
// "-" where it must hold nothing; a trigger alone must be an event, and a "no"
// before it says that it must be none.
func TestDiscourse(t *testing.T) { checkReadings(t, discourses) }

// A textCase is a short text and what must be told of it, in the lines of TestDiscourse.
type textCase struct {
	name, text string
	want       []string
}

// checkReadings holds the events of each text to its wanted lines.
func checkReadings(t *testing.T, texts []textCase) {
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range texts {
		t.Run(c.name, func(t *testing.T) { checkRead(t, x, c.text, c.want) })
	}
}

// checkRead holds the events of a text to wanted lines.
func checkRead(t *testing.T, x *Extractor, text string, lines []string) {
	t.Helper()
	events := eventsOf(t, x, text, "")
	for _, want := range lines {
		trigger, slot, words := wanted(want)
		if name, isNo := strings.CutPrefix(trigger, "no "); isNo {
			if slices.ContainsFunc(events, func(e event.Event) bool { return e.Trigger.Text == name }) {
				t.Errorf("%q: %q is an event; want none", text, name)
			}
			continue
		}
		i := slices.IndexFunc(events, func(e event.Event) bool { return e.Trigger.Text == trigger })
		if i < 0 {
			t.Errorf("%q: no event %q", text, trigger)
			continue
		}
		if got := slotOf(&events[i], slot); slot != "" && (words == "-" && got != "" || words != "-" && !strings.Contains(got, words)) {
			t.Errorf("%q: %s of %q = %q; want %q", text, slot, trigger, got, words)
		}
	}
}

// wanted reads "shelled actors=Russia".
func wanted(s string) (trigger, slot, words string) {
	before, words, _ := strings.Cut(s, "=")
	if i := strings.LastIndexByte(before, ' '); i >= 0 && strings.Contains(s, "=") {
		return before[:i], before[i+1:], words
	}
	return s, "", ""
}

// slotOf writes a slot of an event as one line.
func slotOf(e *event.Event, slot string) string {
	names := func(refs []event.Ref) string {
		var out []string
		for _, r := range refs {
			s := r.Text
			if r.Name != "" && r.Name != r.Text {
				s += "/" + r.Name
			}
			if r.Count != nil {
				s = r.Count.String() + " " + s
			}
			if r.Stance != "" {
				s += " " + string(r.Stance)
			}
			out = append(out, s)
		}
		return strings.Join(out, ", ")
	}
	switch slot {
	case "category":
		return string(e.Category)
	case "status":
		return string(e.Status)
	case "mode":
		return string(e.Mode)
	case "actors":
		return names(e.Actors)
	case "recipients":
		return names(e.Recipients)
	case "targets":
		return names(e.Targets)
	case "places":
		return names(e.Places)
	case "weapons":
		return names(e.Weapons)
	case "claims":
		return names(e.Claims)
	case "flags":
		return strings.Join(e.Flags, ", ")
	case "time":
		if e.Time == nil {
			return ""
		}
		return e.Time.From + ".." + e.Time.To + " " + string(e.Time.Basis)
	case "damage":
		return e.Damage
	case "killed", "injured", "missing", "captured", "displaced", "area":
		n := map[string]*event.Range{
			"killed": e.Killed, "injured": e.Injured, "missing": e.Missing, "captured": e.Captured, "displaced": e.Displaced, "area": e.Area,
		}[slot]
		if n == nil {
			return ""
		}
		return n.String()
	}
	return "no slot " + slot
}

// discourses are the texts and what must be read in them.
var discourses = []textCase{
	{"a place heads the entry of a list", "Attacks of the night:\n\n- Sumy: a shell hit a school and hurt two\n- Odesa: a missile struck a granary by the sea\n",
		[]string{"hit places=Sumy", "struck places=Odesa"}},
	{"they met whatever came of it", "Kenyan ministers met Somali officials in Nairobi but failed to reach a deal.", []string{"met status=actual"}},
	{"a speaker is no place", "WATSON: A shell hit a school and hurt two.", []string{"hit places=-"}},
	{"who speaks on keeps their name", "Rebel fighters told reporters that they had shelled Gao. They said the army had attacked the town on Monday.",
		[]string{"attacked claims=They/Rebel fighters says"}},
	{"the foe is implied", "Russia attacked Ukraine with missiles on Monday. Russian troops shelled a village near Kherson on Tuesday.",
		[]string{"shelled recipients=Ukraine"}},
	{"the attacker is implied", "Russia attacked Ukraine with missiles on Monday. Russian artillery shelled Nikopol on Tuesday. A granary near Sumy was shelled on Wednesday.",
		[]string{"shelled actors=Russia"}},
	{"rebels have no state for a foe", "Mali fights rebels in the north. Rebels attacked a barracks near Gao on Tuesday.",
		[]string{"attacked recipients=-"}},
	{"the enemy has a country", "Russia attacked Ukraine with missiles on Monday. Later the enemy shelled the town of Nikopol.",
		[]string{"shelled actors=enemy", "shelled recipients=Ukraine"}},
	{"who repels does not attack", "Government forces repelled a rebel attack on the airport of Gao on Friday.",
		[]string{"attack actors=rebel", "attack recipients=Government forces"}},
	{"an attack in which things were hit", "A clinic in Sumy was hit in a rocket attack on Friday.",
		[]string{"attack targets=clinic", "attack places=Sumy"}},
	{"by whom behind the verb", "The front saw nine attacks by the insurgents near Gao.",
		[]string{"attacks actors=insurgents"}},
	{"what weapons are used for", "The rebels used drones to attack a refinery near Jazan on Friday.",
		[]string{"attack weapons=drone", "attack status=actual", "no used"}},
	{"a teaser told again", "Rockets struck the harbour of Odesa early on Friday, wounding nine.\n\nMore follows.\n\nRockets struck the harbour of Odesa early on Friday, wounding nine.",
		[]string{"struck targets=harbour"}},
	{"a bare noun beside its event", "The brigade repelled nine attacks near Lyman amid heavy fighting.",
		[]string{"no fighting", "attacks places=Lyman"}},
	{"a name beside its description speaks", "State news agency Sana reported that troops had shelled the airport of Gao.",
		[]string{"shelled claims=Sana"}},
	{"a group introduced by name", "An activist group, the Syrian Observatory for Human Rights, said jets had bombed a bakery in Idlib.",
		[]string{"bombed claims=Syrian Observatory"}},
	{"reported by", "Soldiers repelled nine attacks near Lyman, as reported by the General Staff.",
		[]string{"attacks claims=General Staff"}},
	{"a quotation goes on behind its speaker", "“We lost the bridge,” Mr Adeyemi said. “The rebels shelled the town of Gao on Friday.”",
		[]string{"shelled claims=Adeyemi"}},
	{"who speaks is told at the end", "“The rebels shelled the town of Gao on Friday. They took the bridge,” said Mr Adeyemi.",
		[]string{"shelled claims=Adeyemi"}},
	{"a verb and a colon lead to a quotation", "The senator scolded them: “The rebels shelled Gao on Friday.”",
		[]string{"shelled claims=senator"}},
	{"whose word a description is", "Nine guards were hurt by an explosion that Mayor Tom Okafor described as an accident.",
		[]string{"explosion claims=Okafor"}},
	{"a place between the verb and its clause", "The governor said at an event in Port Harcourt that a bomb had killed a guard.",
		[]string{"killed claims=governor"}},
	{"what they vow to do, and what they tell", "The rebels vowed to return after government troops captured Gao on Friday.",
		[]string{"captured claims=-"}},
	{"said before the name", "Nine villagers were killed near Gao on Friday, said the mayor.",
		[]string{"killed claims=mayor"}},
	{"who told whom", "Villagers told the paper they had heard two explosions in Gao.",
		[]string{"explosions claims=Villagers"}},
	{"an aside has its own speaker", "The army said its drones had struck the depot, which it said supplied the rebels.",
		[]string{"struck claims=army"}},
	{"who is believed", "Experts believe that Russia may attempt a new offensive near Sumy.",
		[]string{"offensive claims=Experts"}},
	{"a list of places ends in its noun", "Fighting continues on the Kupiansk, Lyman and Sloviansk directions.",
		[]string{"Fighting places=Kupiansk", "Fighting places=Lyman", "Fighting places=Sloviansk"}},
	{"a list of places has names that no table knows", "The rebels attacked in the areas of Dorozhnebad, Bilytske, Rodynske and Molodetskeb.",
		[]string{"attacked places=Dorozhnebad", "attacked places=Bilytske", "attacked places=Molodetskeb"}},
	{"a person ends a list", "Rockets fell near Lyman, Siversk and Kupiansk, and Taras Melnyk said nobody was hurt.",
		[]string{"fell places=Siversk"}},
	{"a name behind in", "Two missiles hit a depot in Zhovtanetske on Friday.",
		[]string{"hit places=Zhovtanetske"}},
	{"towns of a state", "Russia fired cruise missiles at Ukrainian cities on Friday.",
		[]string{"fired targets=Ukrainian cities", "fired places=Ukraine"}},
	{"the town, not what it lies in", "Rebels shelled Lyman in the Donetsk region of Ukraine on Friday.",
		[]string{"shelled places=Lyman"}},
	{"the front sees attacks", "Kharkiv saw nine rocket attacks on Friday.",
		[]string{"attacks places=Kharkiv"}},
	{"a group that said is not killed", "Earlier the Syrian Observatory of Human Rights, a London group, said nine soldiers had been killed in clashes with rebels in Idlib province.",
		[]string{"clashes claims=Syrian Observatory", "clashes actors=rebels"}},
	{"who reports fighting does not fight", "Activists also reported fighting in suburbs of Damascus.",
		[]string{"fighting claims=Activists", "fighting actors=-"}},
	{"the enemy of who speaks", "The enemy attacked nine times near Pokrovsk, the General Staff of Ukraine said.",
		[]string{"attacked recipients=Ukraine"}},
	{"who retreats gives way", "Russia attacked Ukraine in 2022. Ukrainian forces withdrew from Vuhledar on Tuesday.",
		[]string{"withdrew recipients=Russia"}},
	{"who is missing", "Rockets hit a hotel in Gao on Friday and nine people are missing.",
		[]string{"hit missing=9"}},
	{"who was captured", "Soldiers captured 12 rebels near Gao on Friday.",
		[]string{"captured captured=12"}},
	{"who had to leave", "Some 600 villagers fled the fighting near Goma on Friday.",
		[]string{"fled displaced=600"}},
	{"ground taken", "The army captured ten square miles of land near Lyman on Friday.",
		[]string{"captured area=25.8999"}},
	{"damage in its own words", "A rocket struck a school in Gao on Friday, causing extensive damage.",
		[]string{"struck damage=extensive damage"}},
	{"more shot down than launched", "Russia launched 20 drones at Ukraine on Monday night. The air force said it shot down 25 drones.",
		[]string{"launched flags=weapons-exceed-launched", "shot down flags=weapons-exceed-launched"}},
	{"as many as launched", "Russia launched 20 drones at Ukraine on Monday night. The air force said it shot down 15 drones.",
		[]string{"launched flags=-", "shot down flags=-"}},
	{"shares above their total", "Air defences shot down 20 drones on Monday: 15 over the Kursk region and nine over the Bryansk region.",
		[]string{"shot down flags=parts-exceed-total"}},
	{"shares within their total", "Air defences shot down 24 drones on Monday: 15 over the Kursk region and nine over the Bryansk region.",
		[]string{"shot down flags=-", "shot down places=-"}},
	{"an active verb behind its subject", "Armed men abducted at least 30 passengers from two buses near Gusau on Sunday, police said.",
		[]string{"abducted actors=Armed men", "abducted claims=police"}},
	{"forces act through their jets", "Air force jets bombed two camps near Kaduna on Monday.",
		[]string{"bombed actors=Air force"}},
	{"a jet of the coalition", "A jet of the U.S.-led coalition bombed a workshop near Tal Afar on Monday.",
		[]string{"bombed actors=coalition"}},
	{"casualties of an unknown village of a region", "In the Belgorod region, a woman was killed and two men were injured when a drone hit a car in the village of Rozhki.",
		[]string{"hit killed=1", "hit injured=2"}},
	{"a place before its direction", "Gunmen killed six policemen at a post south of Baquba on Thursday.",
		[]string{"killed places=Baquba"}},
	{"the capital, by name", "In the capital, Dhaka, students clashed with police on Wednesday.",
		[]string{"clashed places=Dhaka"}},
	{"the dead and the wounded each have their number", "Rockets hit a camp near Djibo on Monday, and four soldiers were killed and three wounded.",
		[]string{"hit killed=4", "hit injured=3"}},
	{"shares of clashes", "The staff counted 142 combat engagements over the past day, 38 of them near Pokrovsk.",
		[]string{"engagements places=-"}},
	{"fire of small arms", "A helicopter came under small-arms fire near Djibo.",
		[]string{"fire category=assault", "fire targets=helicopter"}},
	{"some of the drones", "The units shot down 58 of the drones on Monday.",
		[]string{"shot down weapons=58 drones"}},
	{"a truck that hits a mine is hit", "A military truck hit a roadside bomb near Djibo on Monday.",
		[]string{"hit targets=truck", "hit weapons=bomb"}},
	{"a bomber is no weapon", "A suicide bomber killed nine policemen in Quetta on Monday.",
		[]string{"killed actors=suicide bomber", "killed weapons=-"}},
	{"his bodyguard is one", "Gunmen shot a judge in Cali on Monday. His bodyguard was wounded.",
		[]string{"shot injured=1"}},
	{"since the army seized power", "The army has been fighting rebels near Pakokku since it seized power in February 2021.",
		[]string{"fighting time=2021-02-01..2024-05-16"}},
	{"the toll is of the deadliest", "A bomb killed 14 cadets in Quetta on Monday. A guard was shot dead in Karachi on Tuesday. The toll of the bombing rose to 17.",
		[]string{"killed killed=17"}},
	{"said later that", "The navy said later in the day that its drones had struck the depot near Kerch.",
		[]string{"struck claims=navy"}},
	{"what came of a launch", "Russia launched 94 drones at Ukraine on Monday, hitting a warehouse in Izmail.",
		[]string{"launched places=Ukraine", "launched weapons=94 drones", "launched targets=-", "hitting places=Izmail", "hitting targets=warehouse", "hitting weapons=/drone"}},
	{"the town told before", "A bomb went off in Baquba on Thursday. Nobody claimed it. Police shot a man in the centre of the town.",
		[]string{"shot places=Baquba"}},
	{"police arrest whom police say", "Police said on Wednesday that 62 people had been arrested.",
		[]string{"arrested actors=police"}},
	{"whose drone on whose ground", "Russia launched 94 drones at Ukraine on Monday. Ukraine attacked Russia with drones on Monday. In Kharkiv, a drone hit a substation.",
		[]string{"hit actors=Russia"}},
	{"who did it did not say it", "Nine people were killed in Idlib on Monday, mostly by government forces, said the Relief Committees.",
		[]string{"killed claims=Committees", "killed actors=government forces"}},
	{"ships that are sent are not hit", "The navy sent two frigates to the Red Sea on Monday.",
		[]string{"sent targets=-"}},
	{"weapons of which only the number is told", "Russia launched 22 Shahed drones at Kharkiv on Monday. Air defences shot down 17 of them.",
		[]string{"shot down weapons=17 17/Shahed-136", "shot down category=interception"}},
	{"a part of the weapons", "Of the 22 drones, 17 were shot down over Kharkiv.",
		[]string{"shot down weapons=17", "shot down places=Kharkiv"}},
	{"a bare number of people", "Russia launched 22 drones at Kharkiv on Monday. Nine people were killed and two were hit.",
		[]string{"launched weapons=22 drones/drone", "no hit"}},
	{"a weapon hung on what it hits", "Five men fired on the vessel with rifles.",
		[]string{"fired on weapons=rifles"}},
	{"a past tense is no adjective", "Russian forces marginally advanced west of Avdiivka on Friday amid continued fighting.",
		[]string{"advanced category=offensive"}},
	{"gunned down is dead", "Two militants were gunned down in Shopian on Monday.",
		[]string{"gunned down killed=2"}},
	{"a relative clause has a time of its own", "The war, which broke out in April, has forced millions from their homes. Troops shelled Gao.",
		[]string{"shelled time=2024-05-15..2024-05-16 publication"}},
	{"another party's time", "Ukraine shelled Donetsk, and Norway last week sent six howitzers.",
		[]string{"shelled time=2024-05-15..2024-05-16 publication"}},
	{"a day before what was told", "Rebels raided Gao on 10 May. A day before the raid, an army truck hit a roadside bomb near Kidal.",
		[]string{"hit time=2024-05-09..2024-05-10 text"}},
	{"the day after the deed, not after the statement", "Troops shelled Gao on 9 May, the army said on Monday. The next day, rebels ambushed a convoy near Kidal.",
		[]string{"ambushed time=2024-05-10..2024-05-11 text"}},
	{"last night of the dateline", "LIMA, 13 MAY 24 (RADIO ANDINA) -- REBELS ATTACKED THE POLICE STATION IN TOCACHE LAST NIGHT.",
		[]string{"ATTACKED time=2024-05-12..2024-05-13 text"}},
	{"what happened long ago dates nothing else", "The army attacked Gao on 3 May 2012. Rebels shelled Kidal.",
		[]string{"shelled time=2024-05-15..2024-05-16 publication"}},
	{"the news of the day in the perfect", "A man was shot in Leeds on Sunday. A woman has been arrested.",
		[]string{"arrested time=2024-05-15..2024-05-16 publication"}},
	{"the attackers go on", "Gunmen attacked the village of Ansongo on Monday. They burned a clinic.",
		[]string{"attacked targets=clinic", "no burned"}},
	{"the attackers do more elsewhere", "Gunmen attacked the village of Ansongo on Monday. Then they burned a clinic in Gao.",
		[]string{"burned places=Gao"}},
	{"the deadliest is claimed", "A bomb killed nine people in Quetta on Monday. Police shot a man in the city. The Pakistani Taliban claimed responsibility.",
		[]string{"killed claims=Taliban confirms", "shot claims=-"}},
	{"what a claim tells of the deed", "A missile hit a tanker in the Red Sea on Monday. The Houthis claimed responsibility, saying they had fired at a ship.",
		[]string{"hit actors=Houthi", "no fired"}},
	{"brought to hospital", "Shells hit a bus stop in Kherson on Monday. Three women were taken to hospital.",
		[]string{"hit injured=3"}},
	{"an area round about is not where", "In the Donetsk direction, a depot was destroyed by shelling near Chasiv Yar.",
		[]string{"shelling places=Chasiv Yar"}},
	{"police of the same town", "In Yangon on Sunday, gunmen shot an official. Police detained four suspects.",
		[]string{"detained places=Yangon"}},
	{"a speaker known by a word with a hyphen", "Hamas-run television said a raid hit a house in Jabalia.",
		[]string{"raid claims=Hamas-run television"}},
	{"a part of the weapons, told as such", "Air defences shot down 36 of the 42 drones, the air force said.",
		[]string{"shot down weapons=36 drones"}},
	{"whose drones by another name", "Russia launched 42 Shahed drones at Ukraine on Monday. Russia destroyed 17 Ukrainian drones on Monday. Drones hit a substation near Dnipro.",
		[]string{"hit actors=Russia"}},
	{"the town that was named last", "Shells hit a house in Izium on Monday. The army lost Lyman in May. Rebels captured the town on Tuesday.",
		[]string{"captured places=Lyman"}},
	{"a capital is no town", "Shells hit a house in Lyman on Monday. Moscow said its troops captured the town.",
		[]string{"captured places=Lyman"}},
	{"a denial about another town", "A woman was hurt when fragments fell on a house in Shebekino. The army denied that it had lost control of Lyman.",
		[]string{"fell claims=-"}},
	{"what is set on fire is what was hit", "The air force said two rockets fell. Drones struck a warehouse in Izmail and set it on fire.",
		[]string{"struck recipients=-", "struck targets=warehouse"}},
	{"an article is no name", "A Marshall Islands tanker was hit by a missile near Aden.",
		[]string{"hit places=Aden"}},
	{"the one weapon told of before", "A missile killed three people in Haifa on Monday. Sirens had sounded at dawn. The missile slammed into a bakery.",
		[]string{"killed targets=bakery", "no slammed into"}},
	{"a heading's toll of a country", "Russian Strikes Kill Nine Across Ukraine\nRussian missiles killed at least nine people across Ukraine on Monday. A guided bomb fell on a house in the village of Esman.",
		[]string{"no Strikes", "killed killed=9", "fell on killed=-"}},
	{"a heading and what stands below it", "Arrests in Karaj\nPolice have arrested two people in Karaj, state media said.",
		[]string{"arrested recipients=people", "no Arrests"}},
	{"what was damaged", "Shells hit a school in Izium on Monday. A clinic and two shops were damaged.",
		[]string{"hit targets=clinic"}},
	{"a count of the day is no habit", "Since the start of the day, the invaders attacked six times near Lyman.",
		[]string{"attacked status=actual"}},
	{"who has not confirmed doubts", "Rebels captured Lyman on Monday. The army has not confirmed the report.",
		[]string{"captured claims=doubts"}},
	{"a killing told from what came weeks after it", "The raid, which hit a depot near Gao on 10 May, came two weeks after gunmen killed nine herders near Menaka.",
		[]string{"killed time=2024-04-26"}},
	{"dead of a wound", "Troops shelled posts near Kapan on Monday and one conscript was fatally wounded.",
		[]string{"shelled killed=1", "shelled injured=-"}},
	{"killed and wounded in one number", "The rebels attacked Lyman on Monday. They lost 40 men killed and wounded.",
		[]string{"attacked killed=-"}},
	{"a fire is not what killed elsewhere", "Drones struck a mill in Engels, setting off a fire, while a missile killed two people in Odesa.",
		[]string{"killed places=Odesa", "fire killed=-"}},
	{"an attack claimed as new", "Nine soldiers were killed in clashes near Gao in May. The Houthis claimed responsibility for a rare attack on Dubai.",
		[]string{"attack actors=Houthi", "attack places=Dubai"}},
	{"what had happened before dates nothing", "Drones struck a depot in Sumy on Tuesday. A house burned. The village had been shelled on Sunday. Mortars hit a school in Okhtyrka.",
		[]string{"hit time=2024-05-14"}},
	{"a trial keeps the day of the deed", "A court in Nairobi heard the trial of two men on Tuesday. Prosecutors said gunmen attacked a hotel in Mombasa in February 2019. They hurled grenades at guests.",
		[]string{"attacked time=2019-02-01..2019-03-01", "attacked weapons=grenades"}},
	{"background goes on in its own time", "In March 2021 rebels attacked Palma. They beheaded nine men.",
		[]string{"attacked time=2021-03-01"}},
	{"a culprit named later", "A gunman shot four people dead in Graz on Monday. Police identified the attacker as Lukas Brandner.",
		[]string{"shot actors=Lukas Brandner"}},
	{"a denial of the deed told", "Shells hit a hospital in Gao on Monday. The rebels denied attacking the clinic.",
		[]string{"hit claims=rebels denies", "no attacking"}},
	{"the dead named later", "A blast killed three people in Linz on Monday. The victims were identified as Ana Ruiz, 32, and Karl Meyer.",
		[]string{"blast recipients=Ana Ruiz", "blast recipients=Karl Meyer"}},
	{"a list of those hurt", "There were three nurses, a six-year-old boy and two drivers injured in Linz on Monday.",
		[]string{"injured injured=6", "injured recipients=boy"}},
	{"killed along with others", "The mayor was killed along with his wife and two children in Gao on Monday.",
		[]string{"killed recipients=wife", "killed recipients=children"}},
	{"shot dead in an aside", "The suspected gunman, Omar Hakat – shot dead by soldiers – had lived in Linz.",
		[]string{"shot dead recipients=Hakat", "shot dead actors=soldiers"}},
	{"what the attackers rode on", "The convoy was ambushed by gunmen on motorcycles near Gao on Monday.",
		[]string{"ambushed actors=gunmen", "ambushed recipients=-"}},
	{"an attempt on a life", "The president survived an assassination attempt in Caracas on Monday.",
		[]string{"attempt status=attempted"}},
	{"two of whom one names the rest", "Officers detained two brothers, Amin and Karim Saleh, in Lyon on Monday.",
		[]string{"detained recipients=Karim Saleh"}},
	{"what caused the blast", "The blast in Linz was caused by an explosive device on Monday.",
		[]string{"blast weapons=device"}},
	{"what exploded in a clause", "A judge was killed when a bomb fixed to his car exploded in Linz on Monday.",
		[]string{"exploded weapons=bomb", "exploded killed=1"}},
	{"the charged did it", "Prosecutors charged two men with planting the bomb in Lyon.",
		[]string{"planting actors=men"}},
	{"nobody claimed it", "A bomb killed nine people in Quetta on Monday. No group claimed responsibility.",
		[]string{"killed claims=-", "killed actors=-"}},
	{"a topic heads an item", "- Sinai insurgency: Gunmen raid the village of Bir Salem and kill two men.",
		[]string{"no insurgency"}},
	{"a group by the name before it", "The \"Islamic State\" militant group attacked a camp near Gao on Monday.",
		[]string{"attacked actors=Islamic State"}},
	{"a suspect by the name behind him", "The suspect, Omar Saleh, was arrested near Gao on Monday.",
		[]string{"arrested recipients=Omar Saleh"}},
	{"a raid of the police", "Police launched raids early on Monday in east London.",
		[]string{"raids", "raids actors=Police"}},
	{"deaths by a disease", "Doctors counted nine deaths in Gao on Monday as the virus spread. A man had died of diabetes.",
		[]string{"no deaths", "no died"}},
	{"at least so many are no place", "The attack killed at least 12, including three children.",
		[]string{"attack killed=12 or more"}},
	{"a day heads an item", "28 April: Gunmen shot dead a herder near Gao.",
		[]string{"shot dead time=2024-04-28..2024-04-29 text"}},
	{"a city in capitals heads an item", "PESHAWAR: A bomb went off in a bazaar on Monday.",
		[]string{"went off places=Peshawar"}},
	{"notes without their verbs", "On Monday a convoy struck a mine near Gao. One soldier killed, four wounded.",
		[]string{"struck killed=1", "struck injured=4"}},
	{"shot and wounded", "Gunmen shot and wounded a priest in Goma on Monday.",
		[]string{"shot actors=Gunmen", "shot injured=1"}},
	{"killed or wounded together", "A blast in Gao killed or injured nine people on Monday.",
		[]string{"blast killed=-", "blast injured=-"}},
	{"a rank is no attack", "Gunmen attacked a bus near Gao on Monday. It was the third attack in a week.",
		[]string{"attacked", "no attack"}},
	{"they did not shoot themselves", "Gunmen stormed a hotel in Mogadishu on Monday before soldiers shot them dead.",
		[]string{"shot recipients=Gunmen"}},
	{"what is not known is not none", "Jets bombed a camp near Gao on Monday. Residents did not know of any casualties.",
		[]string{"bombed killed=-"}},
	{"a claim is for its own paragraph", "Bombers killed 40 people in Quetta on Monday.\n\nA mine killed two soldiers near Dera Bugti on Tuesday. The Baloch Republican Army claimed the attack.",
		[]string{"killed claims=-"}},
	{"an attack only ranked", "A rocket hit a market in Izium on Monday, killing five people, in one of the worst attacks on the town this year. The mayor said nine people were wounded.",
		[]string{"hit killed=5", "hit injured=9", "no attacks"}},
	{"what did not explode", "Planes dropped five bombs on Izium. One of them did not explode.",
		[]string{"dropped", "no explode"}},
	{"a number of wounded", "Jets bombed a base in Izium on Monday, killing nine cadets. A doctor put the number of wounded at 34.",
		[]string{"bombed injured=34"}},
	{"what else was hit", "Shells struck a school in Izium on Monday. A clinic nearby was also hit.",
		[]string{"struck targets=clinic", "no hit"}},
	{"shelling that lit a fire", "Two houses in Izium caught fire after shelling.",
		[]string{"shelling places=Izium", "caught fire targets=house"}},
	{"a part of a number of weapons", "Russia launched 99 drones at Kharkiv on Monday. The air force said 65 of the 99 had been shot down.",
		[]string{"shot down weapons=65", "shot down claims=air force"}},
	{"who beats back attacks does not attack", "Kyiv's troops are holding off Russian assaults near Avdiivka.",
		[]string{"assaults actors=Russia", "assaults recipients=troops"}},
	{"whose base is hit", "Militants hit an Iraqi base with rockets on Monday.", []string{"hit recipients=Iraq"}},
	{"those shot at", "Soldiers shot at protesters in Khartoum.", []string{"shot recipients=protesters"}},
	{"what could be heard was", "Explosions could be heard across Tripoli.", []string{"Explosions status=actual"}},
	{"the name of a camp", "Rebels shelled the Abu Shouk camp near El Fasher.", []string{"shelled places=Abu Shouk"}},
	{"two days joined", "Rebels shelled Gao on Sunday and Monday.", []string{"shelled time=2024-05-12..2024-05-14"}},
	{"a strike at a state is there", "On Monday Iran attacked Israel with drones.", []string{"attacked places=Israel"}},
	{"residents tell of where they live", "People in Kalach told local media they had heard explosions.", []string{"explosions places=Kalach"}},
	{"a staff counts on", "The General Staff counted 80 clashes on Monday. Near Kupiansk, Russian forces attacked six times.", []string{"attacked claims=general staff"}},
	{"the jets told of before", "Army jets bombed two camps near Gao on Monday. Residents disputed the account, saying the jets hit a market.", []string{"no hit"}},
	{"at least so many people", "A suicide car bomber killed at least six policemen at a checkpoint south of Baquba on Thursday morning, police said.",
		[]string{"killed killed=6 or more", "killed recipients=policemen"}},
	{"as many as so many people", "Gunmen killed as many as 30 soldiers near Gao.", []string{"killed recipients=soldiers", "killed places=Gao"}},
	{"shelling by somebody", "Shelling by the Rapid Support Forces killed 11 people at a market in El Fasher, a volunteer group said.",
		[]string{"Shelling actors=Rapid Support Forces"}},
	{"its is no person", "President Vladimir Putin visited Crimea last week. Its missiles destroyed two bridges near Kherson.", []string{"destroyed actors=-"}},
	{"he is no state", "Washington said on Monday it had sanctioned five banks. He attacked the town of Gao in 2014.", []string{"attacked actors=He"}},
	{"I in a text that quotes nobody", "Emmanuel Macron met Angela Merkel in Paris on Friday, Macron said.\n\nI thank all countries that support Ukraine. We demand that Russia withdraw its troops.",
		[]string{"demand actors=-"}},
	{"I in a quotation", "“I demand that Russia withdraw its troops,” Emmanuel Macron said in Paris.", []string{"demand actors=Macron"}},
	{"they of whom a villager speaks", "Washington said on Monday it had sanctioned five banks.\n\n“We were asleep when they shelled us,” said Olena, who lives in Kharkiv.", []string{"shelled actors=-"}},
	{"an auxiliary of two verbs", "Moscow will attack Kharkiv and seize Sumy.", []string{"attack status=planned", "seize status=planned"}},
	{"a possibility of two verbs", "The rebels may shell Goma and seize its airport.", []string{"shell status=hypothetical", "seize status=hypothetical"}},
	{"a plan of two verbs", "Troops plan to storm Sumy and seize the airport.", []string{"storm status=planned", "seize status=planned"}},
	{"an attempt of two verbs", "Gunmen tried to storm the barracks and seize the arsenal in Gao.", []string{"storm status=attempted", "seize status=attempted"}},
	{"an attempt that killed", "Gunmen tried to storm the barracks in Gao, killing two soldiers.", []string{"killing status=actual"}},
	{"neither of two verbs", "The army did not shell Gao or seize its airport.", []string{"shell status=denied", "seize status=denied"}},
	{"a participle of what is to come", "Analysts believe that Ukraine will cross the river, winning back Kherson.", []string{"winning back status=planned"}},
	{"a counterpart by name", "The Kenyan president met his Ugandan counterpart, Yoweri Museveni, in Entebbe on Monday.", []string{"met recipients=Yoweri Museveni"}},
	{"a plea not to", "The minister urged rebels not to attack Gao.", []string{"attack status=hypothetical"}},
	{"a condition by inversion", "Had rebels attacked Gao on Monday, the army would have replied.", []string{"attacked status=hypothetical"}},
	{"a heart attack", "Four people died of a heart attack in Gao.", []string{"no died", "no attack"}},
	{"an article joined by a hyphen", "The mayor blamed al-Shabaab for an attack on Gao.", []string{"attack actors=al-Shabaab", "attack claims=blames"}},
	{"so many of so many", "Ukraine's air force said it had shot down 34 of 40 drones overnight.", []string{"shot down weapons=34"}},
	{"so many out of so many", "Ukraine shot down 45 out of 50 drones.", []string{"shot down weapons=45"}},
	{"a deed before who tells it", "Gunmen on motorcycles killed at least nine villagers and burned dozens of homes on Sunday, a security source told AFP.",
		[]string{"killed actors=Gunmen", "killed killed=9", "killed targets=homes"}},
	{"two states and a hyphen", "Chad-Sudan talks in Doha ended without a deal on Friday.", []string{"talks actors=Chad", "talks actors=Sudan"}},
	{"clashes on the border of two states", "Armenia-Azerbaijan border clashes killed three soldiers.", []string{"clashes actors=Azerbaijan"}},
	{"a downing by somebody", "The downing of a Syrian jet by Turkey in 2015 soured relations.", []string{"downing actors=Turkey", "downing targets=jet"}},
	{"captured by one and retaken by another", "The town was captured by rebels on Monday and retaken by the army on Tuesday.", []string{"captured actors=rebels", "retaken actors=army"}},
	{"what a plan is aimed at", "The mayor devised a plan aimed at rounding up thieves in Gao.", []string{"rounding up status=planned"}},
	{"money is shelled out", "The United States is shelling out a total of $53 million in aid.", []string{"no shelling"}},
	{"a suggestion that is dismissed", "The minister dismissed suggestions that Chad might one day attack Gao.", []string{"attack status=hypothetical"}},
	{"less advanced", "Though less advanced than the rest of the region, the Libyan economy has ample resources.", []string{"no advanced"}},
	{"a mass killing", "The mass killing of prisoners in Gao shocked the country.", []string{"killing targets=-"}},
	{"a state at war and torn", "Gadhafi's forces attacked the road to Ras Lanuf. British jets bombed Tripoli. Rebels fired on Gadhafi's forces near Brega.", []string{"attacked recipients=-"}},
	{"another spokesman", "Talks had failed, the government's spokesman, Lars Berg, told reporters. An army spokesman blamed the rebels for an attack on Gao.", []string{"blamed actors=army spokesman", "attack claims=army spokesman blames"}},
	{"who says it is not among the dead", "The shelling hit a market, killing six women and a boy, a medic and a teacher said.", []string{"shelling killed=7"}},
	{"airdropped", "Norway airdropped 20 tonnes of food to Sudan on Monday.", []string{"airdropped category=aid"}},
	{"a denial of a bare plural", "The ministry denied shelling civilians in Gao on Monday.", []string{"shelling status=denied", "shelling recipients=civilians"}},
	{"levelled, as the British write", "Russian glide bombs levelled an apartment block in Dobropillia on Tuesday.", []string{"levelled targets=apartment block", "levelled places=Dobropillia"}},
	{"his own town", "Ukrainian drones set an oil terminal in Taman ablaze on Monday. A day earlier a drone attacked a minibus in Nikopol.", []string{"attacked places=Nikopol", "attacked actors=-"}},
	{"a village says nothing", "The General Staff denied that the village of Lypove had fallen and said 41 assaults had been repelled since Monday.", []string{"assaults claims=General Staff"}},
	{"a port that is a town", "In Port Sudan, police arrested twelve people.", []string{"arrested places=Port Sudan"}},
	{"an envoy is recalled", "Kenya expelled two Sudanese diplomats on Tuesday, a day after Khartoum recalled its ambassador in protest.", []string{"expelled claims=-", "no protest"}},
	{"a capital's drones fly elsewhere", "Kyiv's own drones set an oil terminal ablaze in Taman on Tuesday.", []string{"set places=Taman", "set actors=Ukraine"}},
	{"a preposition hung within the name", "A jet of the coalition bombed a weapons workshop near Tal Afar overnight.", []string{"bombed places=Tal Afar"}},
}

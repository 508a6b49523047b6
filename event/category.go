package event

import "slices"

// A Category is what kind of event a record reports, in PLOVER's manner.
type Category string

// The categories.
const (
	Assault      Category = "assault"
	Interception Category = "interception"
	Clash        Category = "clash"
	Offensive    Category = "offensive"
	Capture      Category = "capture"
	Retreat      Category = "retreat"
	Debris       Category = "debris"
	Explosion    Category = "explosion"
	Fire         Category = "fire"
	Kidnapping   Category = "kidnapping"
	Hijacking    Category = "hijacking"
	Robbery      Category = "robbery"
	Arrest       Category = "arrest"
	Protest      Category = "protest"
	Riot         Category = "riot"
	Coerce       Category = "coerce"
	Mobilise     Category = "mobilise"
	Evacuation   Category = "evacuation"
	Visit        Category = "visit"
	Meeting      Category = "meeting"
	Statement    Category = "statement"
	Accuse       Category = "accuse"
	Threaten     Category = "threaten"
	Reject       Category = "reject"
	Request      Category = "request"
	Agree        Category = "agree"
	Cooperate    Category = "cooperate"
	Support      Category = "support"
	Concede      Category = "concede"
	Aid          Category = "aid"
	Sanction     Category = "sanction"
	Accident     Category = "accident"
	Casualties   Category = "casualties"
)

// Categories lists them all in the order above.
var Categories = []Category{
	Assault, Interception, Clash, Offensive, Capture, Retreat, Debris, Explosion, Fire,
	Kidnapping, Hijacking, Robbery, Arrest, Protest, Riot, Coerce, Mobilise, Evacuation,
	Visit, Meeting, Statement, Accuse, Threaten, Reject, Request, Agree, Cooperate,
	Support, Concede, Aid, Sanction, Accident, Casualties,
}

// Known reports whether c is one of Categories.
func (c Category) Known() bool { return slices.Contains(Categories, c) }

// A Mode says how: the manner of an assault or of another category.
type Mode string

// The modes.
const (
	ModeDrone          Mode = "drone"
	ModeMissile        Mode = "missile"
	ModeRocket         Mode = "rocket"
	ModeArtillery      Mode = "artillery"
	ModeAirstrike      Mode = "airstrike"
	ModeBombing        Mode = "bombing"
	ModeSuicideBombing Mode = "suicide-bombing"
	ModeMine           Mode = "mine"
	ModeShooting       Mode = "shooting"
	ModeArson          Mode = "arson"
	ModeStabbing       Mode = "stabbing"
	ModeGrenade        Mode = "grenade"
	ModeGround         Mode = "ground"
	ModeNaval          Mode = "naval"
	ModeCyber          Mode = "cyber"
	ModeSabotage       Mode = "sabotage"
	ModeChemical       Mode = "chemical"
	ModeExplosion      Mode = "explosion"
	ModeVehicle        Mode = "vehicle" // a vehicle driven into people
	ModeBeating        Mode = "beating"
	ModeAssassination  Mode = "assassination"
	ModeAirborne       Mode = "airborne"
	ModeSexual         Mode = "sexual"
)

// Modes lists them all in the order above.
var Modes = []Mode{
	ModeDrone, ModeMissile, ModeRocket, ModeArtillery, ModeAirstrike, ModeBombing,
	ModeSuicideBombing, ModeMine, ModeShooting, ModeArson, ModeStabbing, ModeGrenade,
	ModeGround, ModeNaval, ModeCyber, ModeSabotage, ModeChemical, ModeExplosion,
	ModeVehicle, ModeBeating, ModeAssassination, ModeAirborne, ModeSexual,
}

// Known reports whether m is empty or one of Modes.
func (m Mode) Known() bool { return m == "" || slices.Contains(Modes, m) }

// A Status tells a fact of the day from what was only tried, planned, said to
// be possible or denied.
type Status string

// The statuses. Only Actual is a fact of the day.
const (
	Actual       Status = "actual"
	Attempted    Status = "attempted"
	Planned      Status = "planned"
	Threatened   Status = "threatened"
	Hypothetical Status = "hypothetical"
	Denied       Status = "denied"
	Habitual     Status = "habitual" // a general statement: "has shelled the city for months"
)

// A Fate is what became of a weapon.
type Fate string

// The fates of weapons.
const (
	Launched    Fate = "launched"
	ShotDown    Fate = "shot-down"
	Suppressed  Fate = "suppressed" // by electronic warfare
	Hit         Fate = "hit"
	Fell        Fate = "fell"
	FateUnknown Fate = "unknown"
)

// A Stance is how a claimant stands to an event.
type Stance string

// The stances.
const (
	Says     Stance = "says"
	Confirms Stance = "confirms"
	Denies   Stance = "denies"
	Blames   Stance = "blames"
	Doubts   Stance = "doubts"
)

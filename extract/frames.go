package extract

import (
	"maps"
	"slices"

	"github.com/annals-kg/annals/event"
)

// A function is what an argument is to its trigger, with passives, nominal
// forms and light verbs already undone: who acts is the subject, whether the
// text says "X shelled Y", "Y was shelled by X" or "X's shelling of Y".
type function uint8

const (
	fnNone       function = iota
	fnSubject             // who or what acts
	fnObject              // who or what undergoes
	fnAim                 // on, against, at, into
	fnLocation            // in, near, over
	fnInstrument          // with, using
	fnGoal                // to, for; also the indirect object
	fnOrigin              // from, out of
	fnCompany             // with, between
	fnModifier            // a noun or adjective before a nominal trigger
)

var functionNames = [...]string{"none", "subject", "object", "aim", "location", "instrument", "goal", "origin", "company", "modifier"}

func (f function) String() string { return functionNames[f] }

// prepositions give the function of an oblique by its preposition.
var prepositions = map[string]function{
	"on": fnAim, "upon": fnAim, "against": fnAim, "into": fnAim, "onto": fnAim, "towards": fnAim, "toward": fnAim, "targeting": fnAim, "through": fnLocation,
	"at": fnLocation, "in": fnLocation, "near": fnLocation, "over": fnLocation, "above": fnLocation, "around": fnLocation, "outside": fnLocation,
	"inside": fnLocation, "across": fnLocation, "along": fnLocation, "off": fnLocation, "beyond": fnLocation, "throughout": fnLocation, "within": fnLocation,
	"amid": fnNone, "beside": fnLocation, "under": fnNone, "close": fnLocation, "northwest": fnLocation, "north": fnLocation, "south": fnLocation,
	"east": fnLocation, "west": fnLocation, "alongside": fnCompany, "behind": fnLocation, "by": fnInstrument, "with": fnInstrument, "using": fnInstrument,
	"not": fnLocation, "via": fnInstrument, "to": fnGoal, "for": fnGoal, "from": fnOrigin, "out": fnOrigin, "between": fnCompany, "among": fnCompany, "of": fnObject,
}

// A role is a slot of an event.
type role uint8

const (
	noRole role = iota
	actorRole
	recipientRole
	targetRole
	placeRole
	weaponRole
)

// A frame turns the function and the kind of an argument into a role. What it
// does not name plays no role.
type frame map[function]map[event.Kind]role

// The kinds of the usual columns, to keep the tables below readable.
var (
	agents    = map[event.Kind]role{event.KindActor: actorRole, event.KindWeapon: weaponRole, event.KindPlace: actorRole}
	victims   = map[event.Kind]role{event.KindActor: recipientRole, event.KindTarget: targetRole, event.KindPlace: placeRole, event.KindWeapon: targetRole}
	sites     = map[event.Kind]role{event.KindPlace: placeRole, event.KindTarget: targetRole}
	arms      = map[event.Kind]role{event.KindWeapon: weaponRole}
	where     = map[event.Kind]role{event.KindPlace: placeRole}
	others    = map[event.Kind]role{event.KindActor: recipientRole, event.KindPlace: recipientRole}
	attribute = map[event.Kind]role{event.KindActor: actorRole, event.KindWeapon: weaponRole, event.KindTarget: targetRole, event.KindPlace: placeRole}
)

// frames are the tables by name, as rules name them.
var frames = map[string]frame{
	// who attacks whom, where, with what
	"attack": {fnSubject: agents, fnObject: victims, fnAim: victims, fnLocation: sites, fnGoal: sites, fnInstrument: arms, fnOrigin: {event.KindActor: actorRole, event.KindWeapon: weaponRole}, fnModifier: attribute},
	// who fires what at whom
	"launch": {fnSubject: agents, fnObject: {event.KindWeapon: weaponRole, event.KindActor: recipientRole, event.KindTarget: targetRole, event.KindPlace: placeRole}, fnAim: victims, fnLocation: sites, fnGoal: sites, fnInstrument: arms, fnModifier: attribute},
	// who stops which weapon, and where; the weapon's owner undergoes it
	"interception": {fnSubject: {event.KindActor: actorRole, event.KindPlace: actorRole}, fnObject: {event.KindWeapon: weaponRole, event.KindActor: recipientRole}, fnAim: where, fnLocation: where, fnGoal: where, fnModifier: {event.KindWeapon: weaponRole, event.KindActor: actorRole}},
	// who fights with whom
	"clash": {fnSubject: {event.KindActor: actorRole}, fnObject: {event.KindActor: recipientRole, event.KindPlace: placeRole}, fnCompany: {event.KindActor: actorRole}, fnInstrument: {event.KindActor: recipientRole, event.KindWeapon: weaponRole}, fnAim: {event.KindActor: recipientRole, event.KindPlace: placeRole, event.KindTarget: targetRole}, fnLocation: sites, fnModifier: attribute},
	// who takes what from whom
	"capture": {fnSubject: {event.KindActor: actorRole, event.KindPlace: actorRole}, fnObject: {event.KindActor: recipientRole, event.KindPlace: placeRole, event.KindTarget: targetRole, event.KindWeapon: targetRole}, fnOrigin: others, fnAim: sites, fnLocation: sites, fnModifier: {event.KindActor: actorRole, event.KindPlace: placeRole}},
	// who is driven from where by whom: those who go act
	"expulsion": {fnSubject: {event.KindActor: recipientRole}, fnObject: {event.KindActor: actorRole}, fnOrigin: sites, fnLocation: sites, fnModifier: {event.KindActor: actorRole}},
	// who goes where: advances, retreats, visits, evacuations
	"motion": {fnSubject: {event.KindActor: actorRole, event.KindPlace: actorRole}, fnObject: {event.KindActor: recipientRole, event.KindPlace: placeRole, event.KindTarget: targetRole, event.KindWeapon: weaponRole}, fnAim: sites, fnLocation: sites, fnGoal: sites, fnOrigin: sites, fnModifier: {event.KindActor: actorRole, event.KindPlace: placeRole}},
	// who gives himself up to whom
	"yielding": {fnSubject: {event.KindActor: actorRole}, fnGoal: {event.KindActor: recipientRole, event.KindPlace: placeRole, event.KindTarget: targetRole}, fnAim: sites, fnLocation: sites, fnModifier: {event.KindActor: actorRole}},
	// who is taken from people: killed, wounded, missing
	"harm": {fnSubject: agents, fnObject: {event.KindActor: recipientRole}, fnLocation: sites, fnAim: sites, fnInstrument: arms, fnModifier: {event.KindWeapon: weaponRole, event.KindActor: recipientRole}},
	// who takes or holds persons
	"seizure": {fnSubject: {event.KindActor: actorRole, event.KindPlace: actorRole}, fnObject: {event.KindActor: recipientRole, event.KindTarget: targetRole, event.KindPlace: placeRole}, fnLocation: sites, fnOrigin: sites, fnAim: sites, fnInstrument: arms, fnModifier: {event.KindActor: recipientRole}},
	// what blows up, burns or crashes, where
	"occurrence": {fnSubject: {event.KindTarget: targetRole, event.KindWeapon: weaponRole, event.KindPlace: placeRole}, fnObject: {event.KindTarget: targetRole, event.KindPlace: placeRole, event.KindWeapon: weaponRole}, fnAim: sites, fnLocation: sites, fnInstrument: arms, fnOrigin: arms, fnModifier: {event.KindTarget: targetRole, event.KindPlace: placeRole, event.KindWeapon: weaponRole}},
	// what falls on what
	"debris": {fnSubject: arms, fnObject: {event.KindTarget: targetRole, event.KindPlace: placeRole, event.KindActor: recipientRole, event.KindWeapon: weaponRole}, fnAim: victims, fnLocation: sites, fnOrigin: arms, fnModifier: {event.KindWeapon: weaponRole}},
	// who gathers against whom
	"protest": {fnSubject: {event.KindActor: actorRole}, fnObject: others, fnAim: {event.KindActor: recipientRole, event.KindPlace: placeRole, event.KindTarget: targetRole}, fnLocation: sites, fnGoal: sites, fnInstrument: {event.KindActor: recipientRole}, fnModifier: {event.KindActor: actorRole}},
	// who meets or agrees with whom
	"talk": {fnSubject: {event.KindActor: actorRole, event.KindPlace: actorRole}, fnObject: others, fnCompany: {event.KindActor: actorRole}, fnInstrument: others, fnGoal: others, fnAim: others, fnLocation: where, fnModifier: {event.KindActor: actorRole}},
	// who says something to or of whom: accuses, demands, threatens
	"address": {fnSubject: {event.KindActor: actorRole, event.KindPlace: actorRole}, fnObject: others, fnGoal: others, fnAim: others, fnLocation: where, fnModifier: {event.KindActor: actorRole}},
	// who gets what from whom: those who get it are the rule's undergoers
	"receipt": {fnObject: others, fnOrigin: {event.KindActor: actorRole, event.KindPlace: actorRole}, fnLocation: where},
	// who does something to, with or for another party, whatever the preposition
	"relation": {fnSubject: {event.KindActor: actorRole, event.KindPlace: actorRole}, fnObject: others, fnGoal: others, fnAim: others, fnCompany: others, fnInstrument: others, fnOrigin: others, fnLocation: where, fnModifier: {event.KindActor: actorRole}},
	// who gives what to whom
	"transfer": {fnSubject: {event.KindActor: actorRole, event.KindPlace: actorRole}, fnObject: {event.KindWeapon: weaponRole, event.KindActor: recipientRole, event.KindPlace: recipientRole}, fnGoal: others, fnAim: others, fnInstrument: arms, fnLocation: where, fnModifier: {event.KindActor: actorRole, event.KindWeapon: weaponRole}},
}

func frameNames() []string { return slices.Sorted(maps.Keys(frames)) }

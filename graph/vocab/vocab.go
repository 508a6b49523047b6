// Package vocab names every IRI of the graph: the predicates and classes, and
// the rules by which things get theirs. docs/ontology.md tells the same with
// examples.
//
// A standard name is used where its meaning fits; the rest live in NS. Each
// thing is said in one way only.
package vocab

import "github.com/cayleygraph/quad"

// NS is the namespace of our own predicates and classes.
const NS = "https://annals-kg.org/ns#"

// Namespaces that names are borrowed from.
const (
	RDF     = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	RDFS    = "http://www.w3.org/2000/01/rdf-schema#"
	XSD     = "http://www.w3.org/2001/XMLSchema#"
	SKOS    = "http://www.w3.org/2004/02/skos/core#"
	SEM     = "http://semanticweb.cs.vu.nl/2009/11/sem/" // Simple Event Model, van Hage et al. 2011
	PROV    = "http://www.w3.org/ns/prov#"               // PROV-O, W3C Recommendation 2013
	TIME    = "http://www.w3.org/2006/time#"             // OWL-Time, W3C Candidate Recommendation 2022
	GEO     = "http://www.opengis.net/ont/geosparql#"    // GeoSPARQL 1.1, OGC 22-047r1
	SCHEMA  = "https://schema.org/"
	GeoName = "https://sws.geonames.org/"
)

// Prefixes are the short names of the namespaces, as documents write them.
var Prefixes = map[string]string{
	"an": NS, "rdf": RDF, "rdfs": RDFS, "xsd": XSD, "skos": SKOS, "sem": SEM,
	"prov": PROV, "time": TIME, "geo": GEO, "schema": SCHEMA,
}

// Of any thing.
const (
	// Type links a thing to its class: an event to its category (see
	// CategoryIRI), anything else to one of the classes below.
	Type quad.IRI = RDF + "type"
	// Label is a name for people: a string.
	Label quad.IRI = RDFS + "label"
	// AltLabel is a further name: a string.
	AltLabel quad.IRI = SKOS + "altLabel"
)

// Of an event: one report of it by one article.
const (
	// Status links an event to its status: StatusIRI("actual").
	Status quad.IRI = NS + "status"
	// Mode links an event to how it was done: ModeIRI("drone").
	Mode quad.IRI = NS + "mode"
	// Actor links an event to who did it; a sub-property of sem:hasActor.
	Actor quad.IRI = NS + "actor"
	// Recipient links an event to whom it was done; of sem:hasActor.
	Recipient quad.IRI = NS + "recipient"
	// Target links an event to a thing hit that is neither actor nor place.
	Target quad.IRI = NS + "target"
	// HasPlace links an event to where it happened.
	HasPlace quad.IRI = SEM + "hasPlace"
	// HasTime links an event to when it happened as the text says: a day,
	// month, year or interval.
	HasTime quad.IRI = SEM + "hasTime"
	// PresumedTime links an event to the day of its article where the text
	// says nothing of when. It is never also HasTime.
	PresumedTime quad.IRI = NS + "presumedTime"
	// Uses links an event to a use of a weapon: how many, with what fate.
	Uses quad.IRI = NS + "uses"
	// DerivedFrom links an event to the article that reports it.
	DerivedFrom quad.IRI = PROV + "wasDerivedFrom"
	// Evidence links an event to the sentence that holds its trigger.
	Evidence quad.IRI = NS + "evidence"
	// FurtherEvidence links an event to another sentence that tells it.
	FurtherEvidence quad.IRI = NS + "furtherEvidence"
	// Damage is the wording of material damage: a string.
	Damage quad.IRI = NS + "damage"
	// Confidence is the chance in [0, 1] that the record is right: xsd:double.
	Confidence quad.IRI = NS + "confidence"
	// Record is the long tail of the event's record: JSON, as RECORDS has it,
	// without what the evidence holds. Programs read an event back from it;
	// nothing that a question needs is said here alone.
	Record quad.IRI = NS + "record"
)

// Numbers of an event, each with its two ends, both included: an exact number
// has equal ends, "at least seven" lacks the upper one. xsd:integer, or
// xsd:double where it is no whole number.
const (
	KilledMin    quad.IRI = NS + "killedMin"
	KilledMax    quad.IRI = NS + "killedMax"
	InjuredMin   quad.IRI = NS + "injuredMin"
	InjuredMax   quad.IRI = NS + "injuredMax"
	MissingMin   quad.IRI = NS + "missingMin"
	MissingMax   quad.IRI = NS + "missingMax"
	CapturedMin  quad.IRI = NS + "capturedMin" // people taken prisoner
	CapturedMax  quad.IRI = NS + "capturedMax"
	DisplacedMin quad.IRI = NS + "displacedMin"
	DisplacedMax quad.IRI = NS + "displacedMax"
	AreaMin      quad.IRI = NS + "areaMin" // square kilometres taken or lost
	AreaMax      quad.IRI = NS + "areaMax"
)

// Who vouches for an event: each links it to an actor, one predicate a stance;
// all are sub-properties of sem:accordingTo. None means the outlet's own voice.
const (
	SaidBy      quad.IRI = NS + "saidBy"
	ConfirmedBy quad.IRI = NS + "confirmedBy"
	DeniedBy    quad.IRI = NS + "deniedBy"
	BlamedBy    quad.IRI = NS + "blamedBy" // who blames the event on its actor
	DoubtedBy   quad.IRI = NS + "doubtedBy"
)

// Of a use of a weapon in an event.
const (
	// Weapon links a use to the weapon: a system, or its class where no more
	// is known.
	Weapon quad.IRI = NS + "weapon"
	// CountMin and CountMax are how many, both ends included.
	CountMin quad.IRI = NS + "countMin"
	CountMax quad.IRI = NS + "countMax"
	// Fate links a use to what became of the weapon: FateIRI("shot-down").
	Fate quad.IRI = NS + "fate"
	// Owner and Supplier are the names of who used and who made or gave it.
	Owner    quad.IRI = NS + "owner"
	Supplier quad.IRI = NS + "supplier"
)

// Of things.
const (
	// Within links a place to the region, and a region to the country, that
	// it lies in. A place with no known region links to its country.
	Within quad.IRI = SCHEMA + "containedInPlace"
	// ExactMatch links a region or country to the GeoNames feature that it is.
	ExactMatch quad.IRI = SKOS + "exactMatch"
	// Feature links a place to what it is: FeatureIRI("village").
	Feature quad.IRI = NS + "feature"
	// Geometry links a place to its point, and WKT is that point:
	// "POINT(36.58 50.60)"^^geo:wktLiteral, longitude first, WGS 84 degrees.
	Geometry quad.IRI = GEO + "hasGeometry"
	WKT      quad.IRI = GEO + "asWKT"
	// CountryCode is a country's ISO 3166-1 alpha-2 code: a string.
	CountryCode quad.IRI = SKOS + "notation"
	// ActorType links an actor to its type: ActorTypeIRI("military").
	ActorType quad.IRI = NS + "actorType"
	// Nationality links an actor to the country that it is of.
	Nationality quad.IRI = NS + "country"
	// WeaponClass links a weapon to its class, and TargetClass a target.
	WeaponClass quad.IRI = NS + "weaponClass"
	TargetClass quad.IRI = NS + "targetClass"
	// Broader links a weapon class to the class above it.
	Broader quad.IRI = SKOS + "broader"
)

// Of times.
const (
	// Begin and End bound a time as [begin, end): xsd:date or xsd:dateTime,
	// one of them absent where it is open.
	Begin quad.IRI = SEM + "hasBeginTimeStamp"
	End   quad.IRI = SEM + "hasEndTimeStamp"
	// During links a day to its month, a month to its year, and an interval
	// within one day to that day.
	During quad.IRI = TIME + "intervalDuring"
	// Overlaps links any other interval to the days that it touches; to months
	// where it touches more than 31 days, to years where more than 36 months.
	Overlaps quad.IRI = NS + "overlaps"
)

// Of an article and its sentences.
const (
	Headline  quad.IRI = SCHEMA + "headline"      // a string
	Author    quad.IRI = SCHEMA + "author"        // who wrote it, as the article names them: a string
	Published quad.IRI = SCHEMA + "datePublished" // xsd:date or xsd:dateTime, in its own zone
	URL       quad.IRI = SCHEMA + "url"           // a string
	Publisher quad.IRI = SCHEMA + "publisher"     // to a source
	DocID     quad.IRI = SCHEMA + "identifier"    // the document's ID: a string
	// WrittenIn is where the article was written, as its dateline says: a string.
	WrittenIn quad.IRI = SCHEMA + "locationCreated"
	// PublishedOn links an article to the day of its publication.
	PublishedOn quad.IRI = NS + "publishedOn"
	// Loaded is when the store took the article in: xsd:dateTime, UTC.
	Loaded quad.IRI = NS + "loaded"
	// Digest is a digest of all that the article says: a string.
	Digest quad.IRI = NS + "digest"
	// Rules names the event rules that the article was read by: a string, as
	// extract.Extractor.Rules gives it.
	Rules quad.IRI = NS + "rules"
	// RevisionOf links an article to the earlier reading of the same document
	// that it replaces.
	RevisionOf quad.IRI = PROV + "wasRevisionOf"
	// Print is what near copies of the article are known by: a string, see
	// text.Print.
	Print quad.IRI = NS + "print"
	// CopyOf links an article to the one that it repeats: the same text under
	// another address, a print version, a wire report in another newspaper.
	CopyOf quad.IRI = NS + "copyOf"
	// Value is the sentence of an evidence, word for word: a string. Its article
	// and the bytes of it are in the evidence's own IRI; see EvidenceIRI.
	Value quad.IRI = PROV + "value"
)

// The classes of things that are not events.
const (
	Article         quad.IRI = SCHEMA + "NewsArticle"
	Source          quad.IRI = SCHEMA + "NewsMediaOrganization"
	ClassActor      quad.IRI = SEM + "Actor"
	ClassPlace      quad.IRI = SEM + "Place"
	ClassRegion     quad.IRI = NS + "Region"  // first-order administrative division
	ClassCountry    quad.IRI = NS + "Country" // state
	ClassWeapon     quad.IRI = NS + "Weapon"
	ClassWeaponKind quad.IRI = NS + "WeaponClass"
	ClassTarget     quad.IRI = NS + "Target"
	ClassDay        quad.IRI = NS + "Day"
	ClassMonth      quad.IRI = NS + "Month"
	ClassYear       quad.IRI = NS + "Year"
	ClassInterval   quad.IRI = TIME + "ProperInterval"
	// Superseded marks an article that a later reading replaces.
	Superseded quad.IRI = NS + "Superseded"
)

// The types of literals.
const (
	XSDDate     quad.IRI = XSD + "date"
	XSDDateTime quad.IRI = XSD + "dateTime"
	XSDInteger  quad.IRI = XSD + "integer"
	XSDDouble   quad.IRI = XSD + "double"
	XSDBoolean  quad.IRI = XSD + "boolean"
	WKTLiteral  quad.IRI = GEO + "wktLiteral"
	JSONLiteral quad.IRI = RDF + "JSON"
)

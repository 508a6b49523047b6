package graph

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/annals-kg/annals/event"
	"github.com/annals-kg/annals/graph/vocab"
)

// EntityIRI names the thing that a ref stands for. A region is named by its
// country and name, a country by its code, whatever table the ref's ID is of,
// so that a village's region and the region itself are one node. A ref without
// an ID is named by its words.
func EntityIRI(r *event.Ref, role event.Kind) quad.IRI {
	kind := cmp.Or(r.Kind, role)
	if kind == event.KindPlace {
		switch {
		case r.Feature == "country" && r.Country != "":
			return vocab.CountryIRI(r.Country)
		case r.Feature == "admin1" && regionOf(r) != "":
			return vocab.RegionIRI(r.Country, regionOf(r))
		}
	}
	if r.ID != "" {
		return vocab.EntityIRI(string(r.ID))
	}
	return vocab.EntityIRI(string(kind) + "/~" + strings.ToLower(strings.Join(strings.Fields(cmp.Or(r.Name, r.Text)), "-")))
}

// RegionOf returns the IRI and the short name of the first-order administrative
// division that a place lies in or is; ok is false where none is known, as for
// a sea or a whole country.
func RegionOf(r *event.Ref) (iri quad.IRI, name string, ok bool) {
	full := regionOf(r)
	if full == "" || r.Kind != event.KindPlace && r.Kind != "" || r.Feature == "country" {
		return "", "", false
	}
	return vocab.RegionIRI(r.Country, full), RegionName(full), true
}

// regionOf is the name of the region that a place lies in or is, "" if unknown.
func regionOf(r *event.Ref) string {
	if r.Admin1 == "" && r.Feature == "admin1" {
		return cmp.Or(r.Name, r.Text)
	}
	return r.Admin1
}

// entity describes the thing that a ref stands for and returns its IRI, "" for a
// ref that names nothing.
func (b *builder) entity(r *event.Ref, role event.Kind) quad.IRI {
	name := cmp.Or(r.Name, r.Text)
	if name == "" && r.ID == "" {
		return ""
	}
	iri := EntityIRI(r, role)
	switch cmp.Or(r.Kind, role) {
	case event.KindPlace:
		b.place(iri, r, name)
		return iri
	case event.KindWeapon:
		b.add(iri, vocab.Type, vocab.ClassWeapon)
		if r.Class != "" {
			b.add(iri, vocab.WeaponClass, b.weaponClass(r.Class))
		}
	case event.KindTarget:
		b.add(iri, vocab.Type, vocab.ClassTarget)
		if r.Class != "" {
			b.add(iri, vocab.TargetClass, vocab.TargetClassIRI(r.Class))
		}
	default:
		b.add(iri, vocab.Type, vocab.ClassActor)
		if r.Type != "" {
			b.add(iri, vocab.ActorType, vocab.ActorTypeIRI(r.Type))
		}
		if r.Country != "" {
			b.add(iri, vocab.Nationality, b.country(r.Country))
		}
	}
	b.add(iri, vocab.Label, quad.String(name))
	return iri
}

// place describes a place, the region that it lies in and its country.
func (b *builder) place(iri quad.IRI, r *event.Ref, name string) {
	b.geometry(iri, r)
	switch {
	case strings.HasPrefix(string(iri), vocab.Base+"country/"):
		b.country(r.Country)
		b.add(iri, vocab.Label, quad.String(name))
		b.exactMatch(iri, r.ID)
		return
	case strings.HasPrefix(string(iri), vocab.Base+"region/"):
		b.region(r)
		b.exactMatch(iri, r.ID)
		if name != RegionName(regionOf(r)) {
			b.add(iri, vocab.AltLabel, quad.String(name))
		}
		return
	}
	b.add(iri, vocab.Type, vocab.ClassPlace)
	b.add(iri, vocab.Label, quad.String(name))
	if r.Feature != "" {
		b.add(iri, vocab.Feature, vocab.FeatureIRI(r.Feature))
	}
	if regionOf(r) != "" {
		b.add(iri, vocab.Within, b.region(r))
	} else if r.Country != "" {
		b.add(iri, vocab.Within, b.country(r.Country))
	}
}

// geometry says where a place lies. The centroid of a region that stands for a
// place within it is no point of that place and is left to the record.
func (b *builder) geometry(iri quad.IRI, r *event.Ref) {
	if r.Lat == nil || r.Lon == nil || r.Precision != "" || !inRange(*r.Lat, 90) || !inRange(*r.Lon, 360) {
		return
	}
	lat, lon := degrees(*r.Lat), degrees(*r.Lon)
	point := vocab.PointIRI(lat, lon)
	b.add(iri, vocab.Geometry, point)
	b.add(point, vocab.WKT, quad.TypedString{Value: quad.String("POINT(" + lon + " " + lat + ")"), Type: vocab.WKTLiteral})
}

func inRange(degrees, limit float64) bool { return math.Abs(degrees) <= limit } // false for NaN

func (b *builder) exactMatch(iri quad.IRI, id event.EntityID) {
	if strings.HasPrefix(string(id), "geonames:") {
		b.add(iri, vocab.ExactMatch, vocab.EntityIRI(string(id)))
	}
}

// region describes the region that a place lies in or is.
func (b *builder) region(r *event.Ref) quad.IRI {
	full := regionOf(r)
	iri := vocab.RegionIRI(r.Country, full)
	b.add(iri, vocab.Type, vocab.ClassRegion)
	short := RegionName(full)
	b.add(iri, vocab.Label, quad.String(short))
	if short != full {
		b.add(iri, vocab.AltLabel, quad.String(full))
	}
	if r.Country != "" {
		b.add(iri, vocab.Within, b.country(r.Country))
	}
	return iri
}

func (b *builder) country(code string) quad.IRI {
	iri := vocab.CountryIRI(code)
	b.add(iri, vocab.Type, vocab.ClassCountry)
	b.add(iri, vocab.CountryCode, quad.String(strings.ToUpper(code)))
	return iri
}

// weaponClass describes a class of weapons and those above it.
func (b *builder) weaponClass(class string) quad.IRI {
	first := vocab.WeaponClassIRI(class)
	seen := 0
	for iri := first; ; seen++ {
		b.add(iri, vocab.Type, vocab.ClassWeaponKind)
		b.add(iri, vocab.Label, quad.String(class))
		up := vocab.BroaderClass(class)
		if up == "" || seen > 8 { // a table that turned in a circle would not end
			return first
		}
		above := vocab.WeaponClassIRI(up)
		b.add(iri, vocab.Broader, above)
		iri, class = above, up
	}
}

// keepFull are the regions whose short name is that of another region, their
// own capital city.
var keepFull = []string{"moscow", "kyiv", "kiev", "minsk", "damascus", "sanaa", "sana'a"}

// RegionName is the short name of a region: "Belgorod" for "Belgorod Oblast".
func RegionName(full string) string {
	words := strings.Fields(full)
	for len(words) > 1 {
		switch strings.ToLower(strings.TrimRight(words[len(words)-1], "'’")) {
		case "oblast", "voblast", "voblasc", "region", "krai", "kray", "republic", "province", "governorate", "district", "okrug", "state":
			words = words[:len(words)-1]
			continue
		}
		if len(words) > 2 && strings.EqualFold(words[0], "republic") && strings.EqualFold(words[1], "of") {
			words = words[2:]
			continue
		}
		if len(words) > 1 && (strings.EqualFold(words[0], "respublika") || strings.EqualFold(words[0], "muhafazat")) {
			words = words[1:]
			continue
		}
		break
	}
	short := strings.Join(words, " ")
	if slices.Contains(keepFull, strings.ToLower(short)) {
		return strings.Join(strings.Fields(full), " ")
	}
	return short
}

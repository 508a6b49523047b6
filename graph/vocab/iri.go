package vocab

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// Base is what the IRIs of things begin with.
const Base = "https://annals-kg.org/"

// EventIRI names an event by its ID.
func EventIRI(id string) quad.IRI { return Base + "event/" + quad.IRI(Escape(id)) }

// EventID is the inverse of EventIRI; ok is false for any other IRI.
func EventID(iri quad.IRI) (id string, ok bool) { return cut(iri, Base+"event/") }

// UseIRI names the n-th use of a weapon in an event, from one.
func UseIRI(event quad.IRI, n int) quad.IRI { return event + quad.IRI("#use"+strconv.Itoa(n)) }

// ArticleIRI names an article by its document's ID. Revision counts the
// readings of the document that differ, from one.
func ArticleIRI(document string, revision int) quad.IRI {
	iri := Base + "article/" + quad.IRI(Escape(document))
	if revision > 1 {
		iri += quad.IRI("/" + strconv.Itoa(revision))
	}
	return iri
}

// EvidenceIRI names the bytes [start, end) of an article.
func EvidenceIRI(article quad.IRI, start, end int) quad.IRI {
	return article + quad.IRI("#bytes="+strconv.Itoa(start)+"-"+strconv.Itoa(end))
}

// EvidenceSpan reads the bytes [start, end) off the IRI of an article's evidence.
func EvidenceSpan(article, evidence quad.IRI) (start, end int, ok bool) {
	bytes, ok := strings.CutPrefix(string(evidence), string(article)+"#bytes=")
	if !ok {
		return 0, 0, false
	}
	from, to, _ := strings.Cut(bytes, "-")
	start, errFrom := strconv.Atoi(from)
	end, errTo := strconv.Atoi(to)
	return start, end, errFrom == nil && errTo == nil && 0 <= start && start <= end
}

// SourceIRI names a newspaper or feed by its name.
func SourceIRI(name string) quad.IRI { return Base + "source/" + quad.IRI(Slug(name)) }

// EntityIRI names a thing by its entity ID: "geonames:703883" is GeoNames' own
// IRI, "actor/russia" is Base and the ID.
func EntityIRI(id string) quad.IRI {
	if n, ok := strings.CutPrefix(id, "geonames:"); ok {
		return GeoName + quad.IRI(Escape(n)) + "/"
	}
	parts := strings.Split(id, "/")
	for i, p := range parts {
		parts[i] = Escape(p)
	}
	return Base + quad.IRI(strings.Join(parts, "/"))
}

// RegionIRI names a first-order administrative division by the ISO code of its
// country and its name.
func RegionIRI(country, name string) quad.IRI {
	if country == "" {
		country = "-"
	}
	return Base + "region/" + quad.IRI(Escape(strings.ToUpper(country))+"/"+Slug(name))
}

// CountryIRI names a country by its ISO 3166-1 alpha-2 code.
func CountryIRI(code string) quad.IRI {
	return Base + "country/" + quad.IRI(Escape(strings.ToUpper(code)))
}

// The terms of closed lists: categories, statuses, modes, fates, and the
// classes and types of things.
func CategoryIRI(name string) quad.IRI    { return term("category", name) }
func StatusIRI(name string) quad.IRI      { return term("status", name) }
func ModeIRI(name string) quad.IRI        { return term("mode", name) }
func FateIRI(name string) quad.IRI        { return term("fate", name) }
func FeatureIRI(name string) quad.IRI     { return term("feature", name) }
func ActorTypeIRI(name string) quad.IRI   { return term("actor-type", name) }
func WeaponClassIRI(name string) quad.IRI { return term("weapon-class", name) }
func TargetClassIRI(name string) quad.IRI { return term("target-class", name) }

func term(list, name string) quad.IRI { return Base + quad.IRI(list+"/"+Slug(name)) }

// DayIRI names a day: "2024-05-15".
func DayIRI(day string) quad.IRI { return TimeIRI(day) }

// TimeIRI names a time by its ISO 8601 form.
func TimeIRI(iso string) quad.IRI { return Base + "time/" + quad.IRI(Escape(iso)) }

// IntervalIRI names [from, to) by the ISO 8601 forms of its ends; an empty end
// is open.
func IntervalIRI(from, to string) quad.IRI {
	if from == "" {
		from = ".."
	}
	if to == "" {
		to = ".."
	}
	return Base + "time/" + quad.IRI(Escape(from)+"/"+Escape(to))
}

// PointIRI names a point of the earth; lat and lon are WGS 84 degrees.
func PointIRI(lat, lon string) quad.IRI { return Base + "point/" + quad.IRI(lat+","+lon) }

// Short writes an IRI with a prefix of Prefixes, or without Base, for people.
func Short(iri quad.IRI) string {
	for _, p := range [...]string{"an", "rdf", "rdfs", "xsd", "skos", "sem", "prov", "time", "geo", "schema"} {
		if rest, ok := strings.CutPrefix(string(iri), Prefixes[p]); ok {
			return p + ":" + rest
		}
	}
	if rest, ok := strings.CutPrefix(string(iri), Base); ok {
		return rest
	}
	return string(iri)
}

// Slug makes a name fit for the last part of an IRI: lower case, with runs of
// spaces as "-", the rest escaped. Names that differ only by case or spacing
// share a slug.
func Slug(name string) string {
	return Escape(strings.ToLower(strings.Join(strings.Fields(name), "-")))
}

// Escape writes s as one segment of an IRI's path (RFC 3987, isegment): letters
// and digits of any script and the marks -._~!$&'()*+,;=:@ stay, any other byte
// is percent-encoded.
func Escape(s string) string {
	clean := true
	for _, r := range s {
		if !plain(r) {
			clean = false
			break
		}
	}
	if clean {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if plain(r) {
			b.WriteString(s[i : i+n])
		} else {
			for _, c := range []byte(s[i : i+n]) {
				fmt.Fprintf(&b, "%%%02X", c)
			}
		}
		i += n
	}
	return b.String()
}

func plain(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' ||
			strings.ContainsRune("-._~!$&'()*+,;=:@", r)
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

// Unescape is the inverse of Escape. What is no valid escape stays as it is.
func Unescape(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			hi, lo := hexDigit(s[i+1]), hexDigit(s[i+2])
			if hi >= 0 && lo >= 0 {
				b = append(b, byte(hi<<4|lo))
				i += 2
				continue
			}
		}
		b = append(b, s[i])
	}
	return string(b)
}

func hexDigit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	}
	return -1
}

func cut(iri quad.IRI, prefix string) (string, bool) {
	rest, ok := strings.CutPrefix(string(iri), prefix)
	if !ok || strings.ContainsAny(rest, "/#") {
		return "", false
	}
	return Unescape(rest), true
}

package lexicon

// A Conflict is a place of which two gazetteers say different things.
type Conflict struct {
	Own, User  Place
	Kilometres float64 // between the points they give
}

// conflictKilometres is how far apart two points of a town or building are that
// can't both be right.
const conflictKilometres = 25

// Conflicts returns the places that user's table knows by the same GeoNames id
// as g and puts elsewhere: a town or building more than 25 km off, or anything
// in another country. With makes user's stand. The order is that of g.
func (g *Gazetteer) Conflicts(user *Gazetteer) []Conflict {
	t := user.tables[0]
	var out []Conflict
	for row := range int32(g.Len()) {
		own := g.Place(row)
		if own.id == 0 {
			continue
		}
		at := t.rowOf(own.id)
		if at < 0 {
			continue
		}
		c := Conflict{Own: own, User: t.place(at)}
		c.Kilometres = Kilometres(own.Lat, own.Lon, c.User.Lat, c.User.Lon)
		point := own.Feature.Settled() || own.Feature >= Airfield
		if point && c.Kilometres > conflictKilometres || own.Country != "" && c.User.Country != "" && own.Country != c.User.Country {
			out = append(out, c)
		}
	}
	return out
}

package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/annals-kg/annals/lexicon"
)

func readJSON(path string, v any) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return json.Unmarshal(b, v)
}

// readAdmin1 reads the names of first divisions by their GeoNames codes.
func readAdmin1(w *world, path string) error {
	var rows []struct{ Code, Name string }
	if err := readJSON(path, &rows); err != nil {
		return err
	}
	for _, r := range rows {
		e := w.byCode[r.Code]
		if e == nil {
			e = &entry{}
			e.Name, e.Feature, e.Country, e.Admin1 = divisionName(r.Code, r.Name), lexicon.Admin1, r.Code[:2], r.Code
			w.byCode[r.Code] = e
			w.entries = append(w.entries, e)
		}
		e.Names = append(e.Names, lexicon.PlaceName{Name: r.Name})
		addStem(e, r.Name)
	}
	return nil
}

// divisionWords are the words that stand for a kind of division at the end of
// its name; the name without it stands for the division as well.
var divisionWords = []string{
	" Oblast", " oblast", " Oblast'", " Krai", " Kray", " Republic", " Province", " Governorate", " Department", " Region",
	" District", " State", " Prefecture", " Voivodeship", " City", " Autonomous Okrug", " County", " Municipality", " Canton",
	" Raion", " Rayon", " Division", " Parish", " Emirate", " Area", " Governarate", " Shabiyah", " Judet", " Județ",
}

// genericStem are stems that say too little to stand alone.
var genericStem = map[string]bool{
	"North": true, "South": true, "East": true, "West": true, "Central": true, "Northern": true, "Southern": true, "Eastern": true, "Western": true,
	"Northeastern": true, "Southeastern": true, "North-Western": true, "Islands": true, "Unity": true, "Federal": true, "Region": true, "Free": true,
	"Capital": true, "Coast": true, "Rivers": true, "Lakes": true, "Delta": true, "Plateau": true, "Fly": true, "Pool": true, "Maritime": true,
	"South Governorate": true, "North-West": true, "South-West": true, "Northeast": true, "Northwest": true, "Canal": true, "River": true,
}

// addStem adds the name of a division without the word for its kind. The name
// of a county or district of the second rank is not shortened: "Washington
// County" is not Washington.
func addStem(e *entry, name string) {
	for _, word := range divisionWords {
		if stem, ok := strings.CutSuffix(name, word); ok && len(stem) > 2 {
			// As an alias it goes where it is a word: "Central District".
			e.Names = append(e.Names, lexicon.PlaceName{Name: stem, Alias: e.Feature == lexicon.Admin2 || genericStem[stem]})
		}
	}
	for _, prefix := range []string{"Republic of ", "Provincia de ", "Departamento de ", "Province of ", "State of "} {
		if stem, ok := strings.CutPrefix(name, prefix); ok {
			e.Names = append(e.Names, lexicon.PlaceName{Name: stem})
		}
	}
}

// divisionName is the name that English newspapers use for a division that
// GeoNames calls by another: the oblasts of Ukraine and of Russia have the
// word, the republics of Russia go without.
func divisionName(code, name string) string {
	if better, ok := divisionNames[code]; ok {
		return better
	}
	if strings.HasPrefix(code, "UA.") && !strings.Contains(name, "Oblast") && !strings.Contains(name, "City") && name != "Crimea" {
		return name + " Oblast"
	}
	return name
}

var divisionNames = map[string]string{
	"UA.20": "Sevastopol", "UA.12": "Kyiv",
	"RU.61": "Rostov Oblast", "RU.56": "Oryol Oblast", "RU.73": "Tatarstan", "RU.08": "Bashkortostan", "RU.80": "Udmurtia",
	"RU.46": "Mordovia", "RU.45": "Mari El", "RU.42": "Leningrad Oblast", "RU.66": "Saint Petersburg", "RU.27": "Karachay-Cherkessia",
	"RU.24": "Kalmykia", "RU.22": "Kabardino-Balkaria", "RU.19": "Ingushetia", "RU.16": "Chuvashia", "RU.06": "Arkhangelsk Oblast",
	"RU.01": "Adygea", "RU.81": "Ulyanovsk Oblast", "RU.13": "Chelyabinsk Oblast", "RU.29": "Kemerovo Oblast", "RU.70": "Stavropol Krai",
	"RU.59": "Primorsky Krai", "RU.30": "Khabarovsk Krai", "RU.31": "Khakassia", "RU.11": "Buryatia", "RU.79": "Tuva", "RU.03": "Altai Republic",
	"RU.92": "Kamchatka Krai", "RU.93": "Zabaykalsky Krai", "RU.68": "North Ossetia", "RU.87": "Yamalo-Nenets Autonomous Okrug",
	"RU.32": "Khanty-Mansi Autonomous Okrug", "RU.50": "Nenets Autonomous Okrug", "RU.63": "Sakha Republic", "RU.34": "Komi Republic",
	"SY.08": "Rif Dimashq", "SY.05": "As-Suwayda", "SY.01": "Al-Hasakah", "SY.07": "Deir ez-Zor",
}

type naturalEarth struct {
	Name                string  `json:"name"`
	NameEN              string  `json:"name_en"`
	NameAlt             string  `json:"name_alt"`
	WoeName             string  `json:"woe_name"`
	GNName              string  `json:"gn_name"`
	TypeEN              string  `json:"type_en"`
	ISO                 string  `json:"iso_a2"`
	Code                string  `json:"gn_a1_code"`
	ID                  float64 `json:"gn_id"`
	Level               float64 `json:"gn_level"`
	Latitude, Longitude float64
}

// readNaturalEarth gives first divisions their points, ids and other names,
// and adds those of the second rank that it draws (British districts, French
// departments, Italian provinces).
func readNaturalEarth(w *world, path string) error {
	var data struct {
		Features []struct{ Properties naturalEarth }
	}
	if err := readJSON(path, &data); err != nil {
		return err
	}
	used := map[*entry]bool{}
	for _, f := range data.Features {
		r := f.Properties
		names := []string{r.Name, r.NameEN, r.WoeName, r.GNName}
		names = append(names, strings.Split(r.NameAlt, "|")...)
		names = slices.DeleteFunc(names, func(n string) bool { return !lexicon.UsableName(n) })
		if len(names) == 0 || len(r.ISO) != 2 || r.ISO == "-1" || r.Latitude == 0 && r.Longitude == 0 {
			continue
		}
		e := w.byCode[r.Code]
		if e == nil || used[e] && !e.Hand || r.Level == 2 && !sharesName(e, names[:1]) {
			e = w.districtOf(r, names)
			if e == nil {
				continue
			}
		} else {
			used[e] = true
			if !e.located {
				e.Lat, e.Lon, e.located = r.Latitude, r.Longitude, true
			}
			if e.GeoNames == 0 && r.ID > 0 && w.byID[uint32(r.ID)] == nil {
				e.GeoNames = uint32(r.ID)
				w.byID[e.GeoNames] = e
			}
		}
		for i, n := range names {
			e.Names = append(e.Names, lexicon.PlaceName{Name: n, Alias: i > 1})
			addStem(e, n)
		}
	}
	return nil
}

func sharesName(e *entry, names []string) bool {
	for _, n := range names {
		folded := lexicon.Fold(n)
		if lexicon.Fold(e.Name) == folded {
			return true
		}
		for _, own := range e.Names {
			if lexicon.Fold(own.Name) == folded {
				return true
			}
		}
	}
	return false
}

// districtOf adds a division of the second rank.
func (w *world) districtOf(r naturalEarth, names []string) *entry {
	e := &entry{located: true}
	e.Name, e.Feature, e.Country = names[0], lexicon.Admin2, r.ISO
	if len(r.NameEN) > 0 && lexicon.UsableName(r.NameEN) {
		e.Name = r.NameEN
	}
	e.Lat, e.Lon = r.Latitude, r.Longitude
	if w.byCode[r.Code] != nil {
		e.Admin1 = r.Code
	}
	if r.ID > 0 {
		e.GeoNames = uint32(r.ID)
	}
	if e.GeoNames != 0 && w.byID[e.GeoNames] != nil {
		return nil
	}
	return w.add(e)
}

// readAdmin2 reads the names of second divisions by their GeoNames codes;
// their points come from their towns.
func readAdmin2(w *world, path string) error {
	var rows []struct{ Code, Name string }
	if err := readJSON(path, &rows); err != nil {
		return err
	}
	for _, r := range rows {
		parts := strings.Split(r.Code, ".")
		if len(parts) != 3 || !lexicon.UsableName(r.Name) || skippedAdmin2[parts[0]] {
			continue
		}
		e := &entry{}
		e.Name, e.Feature, e.Country = r.Name, lexicon.Admin2, parts[0]
		e.Admin1, e.Admin2 = parts[0]+"."+parts[1], r.Code
		if known := w.byName[e.Country+" "+lexicon.Fold(e.Name)]; len(known) == 1 && known[0].Feature == lexicon.Admin2 && known[0].Admin2 == "" {
			known[0].Admin2 = r.Code
			w.byCode[r.Code] = known[0]
			continue
		}
		switch parts[0] {
		case "IE":
			e.Names = append(e.Names, lexicon.PlaceName{Name: "County " + strings.TrimPrefix(r.Name, "County ")}, lexicon.PlaceName{Name: "Co. " + strings.TrimPrefix(r.Name, "County ")})
		case "US":
			if stem, ok := strings.CutSuffix(r.Name, " County"); ok {
				e.Names = append(e.Names, lexicon.PlaceName{Name: stem + " Co."})
			}
		}
		w.byCode[r.Code] = e
		w.entries = append(w.entries, e)
	}
	return nil
}

// skippedAdmin2 are the countries whose second divisions are their towns once
// more.
var skippedAdmin2 = map[string]bool{
	"BR": true, "RO": true, "MX": true, "JP": true, "CO": true, "TH": true, "PR": true, "JM": true, "CY": true, "LV": true, "HR": true,
	"LC": true, "NO": true, "NL": true, "SE": true, "GT": true, "HN": true, "PT": true, "CA": true, "TR": true, "VE": true,
}

// readCities500 reads the GeoNames extract of all towns above 500 people.
// https://download.geonames.org/export/dump/readme.txt
func readCities500(w *world, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for n := 1; in.Scan(); n++ {
		c := strings.Split(in.Text(), "\t")
		if len(c) != 19 {
			return fmt.Errorf("line %d: %d columns; want 19", n, len(c))
		}
		id, err := strconv.ParseUint(c[0], 10, 31)
		if err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
		switch c[7] {
		case "PPLQ", "PPLW", "PPLCH":
			continue // given up
		}
		w.zones["geonames:"+c[0]] = c[17]
		e := &entry{located: true}
		if e.Lat, e.Lon, err = point(c[4], c[5]); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
		population, _ := strconv.ParseUint(c[14], 10, 32)
		e.GeoNames, e.Name, e.Country, e.Population = uint32(id), c[1], c[8], uint32(population)
		e.Admin1 = c[8] + "." + c[10]
		if c[11] != "" {
			e.Admin2 = e.Admin1 + "." + c[11]
		}
		e.Capital, e.Seat = c[7] == "PPLC", c[7] == "PPLA"
		switch {
		case c[7] == "PPLX":
			e.Feature = lexicon.Neighbourhood
		case population >= 50000 || e.Capital || e.Seat:
			e.Feature = lexicon.City
		case population >= 5000:
			e.Feature = lexicon.Town
		default:
			e.Feature = lexicon.Village
		}
		if lexicon.UsableName(c[2]) && lexicon.Fold(c[2]) != lexicon.Fold(c[1]) {
			e.Names = append(e.Names, lexicon.PlaceName{Name: c[2]})
		}
		for _, v := range lexicon.NameVariants(c[1]) {
			e.Names = append(e.Names, lexicon.PlaceName{Name: v})
		}
		english := strings.HasPrefix(e.Country, "US") || e.Country == "GB" || e.Country == "AU"
		for _, name := range strings.Split(c[3], ",") {
			// A town of the English-speaking world has no other name in an
			// English newspaper; the old ones of American hamlets mislead.
			if english && population < 200000 || !lexicon.UsableName(name) || lexicon.Fold(name) == lexicon.Fold(c[1]) {
				continue
			}
			e.Names = append(e.Names, lexicon.PlaceName{Name: name, Alias: true})
		}
		w.add(e)
	}
	return in.Err()
}

// readCitiesJSON reads a younger GeoNames extract that has names, points and
// codes alone.
func readCitiesJSON(w *world, path string) error {
	var rows []struct{ Name, Lat, Lng, Country, Admin1, Admin2 string }
	if err := readJSON(path, &rows); err != nil {
		return err
	}
	for _, r := range rows {
		lat, lon, err := point(r.Lat, r.Lng)
		if err != nil {
			return fmt.Errorf("%s: %w", r.Name, err)
		}
		if !lexicon.UsableName(r.Name) {
			continue
		}
		e := &entry{located: true}
		e.Name, e.Country, e.Lat, e.Lon, e.Feature = r.Name, r.Country, lat, lon, lexicon.Village
		e.Admin1 = r.Country + "." + r.Admin1
		if r.Admin2 != "" {
			e.Admin2 = e.Admin1 + "." + r.Admin2
		}
		for _, v := range lexicon.NameVariants(r.Name) {
			e.Names = append(e.Names, lexicon.PlaceName{Name: v})
		}
		w.add(e)
	}
	return nil
}

// readAirports reads the large and medium airports of OurAirports.
func readAirports(w *world, path string) error {
	var rows []struct {
		Ident, Type, Name string
		Lat               string `json:"latitude_deg"`
		Lon               string `json:"longitude_deg"`
		Country           string `json:"iso_country"`
		Keywords          string
	}
	if err := readJSON(path, &rows); err != nil {
		return err
	}
	for _, r := range rows {
		lat, lon, err := point(r.Lat, r.Lon)
		if err != nil {
			return fmt.Errorf("%s: %w", r.Ident, err)
		}
		if !lexicon.UsableName(r.Name) {
			continue
		}
		e := &entry{located: true}
		e.Name, e.Feature, e.Country, e.Lat, e.Lon = r.Name, lexicon.Airfield, r.Country, lat, lon
		e.Slug = "airport-" + strings.ToLower(r.Ident)
		e.Names = airfieldNames(r.Name)
		w.add(e)
	}
	return nil
}

// airfieldNames returns the other ways to write an airfield's name.
func airfieldNames(name string) []lexicon.PlaceName {
	var out []lexicon.PlaceName
	for _, word := range []string{" International Airport", " Regional Airport", " Airport", " Air Base", " Airbase", " Air Force Base", " Military Airfield"} {
		stem, ok := strings.CutSuffix(name, word)
		if !ok || len(stem) < 3 {
			continue
		}
		kinds := []string{" Airport", " International Airport"}
		if strings.Contains(word, "Base") || strings.Contains(word, "Military") {
			kinds = []string{" Air Base", " Airbase", " Airfield", " Air Force Base", " Military Airfield"}
		}
		for _, kind := range kinds {
			out = append(out, lexicon.PlaceName{Name: stem + kind})
		}
		return out
	}
	return nil
}

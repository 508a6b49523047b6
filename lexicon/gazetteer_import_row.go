package lexicon

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// geoNamesEntry reads a row of a dump. why says what is wrong with it; the
// Feature of a row of another kind is NoFeature.
func geoNamesEntry(row string) (e PlaceEntry, why string) {
	c := strings.Split(row, "\t")
	if len(c) != 19 {
		return e, fmt.Sprintf("%d columns; want 19", len(c))
	}
	id, err := strconv.ParseUint(c[0], 10, 31)
	if err != nil || id == 0 {
		return e, fmt.Sprintf("%.20q is no GeoNames id", c[0])
	}
	lat, errLat := strconv.ParseFloat(c[4], 64)
	lon, errLon := strconv.ParseFloat(c[5], 64)
	if errLat != nil || errLon != nil || !(math.Abs(lat) <= 90 && math.Abs(lon) <= 180) {
		return e, fmt.Sprintf("%.20q, %.20q is no point in degrees", c[4], c[5])
	}
	if strings.TrimSpace(c[1]) == "" || len(c[1]) > 255 || !utf8.ValidString(row) {
		return e, fmt.Sprintf("%.40q is no name", c[1])
	}
	if c[8] != "" && len(c[8]) != 2 {
		return e, fmt.Sprintf("%.20q is no country code of two letters", c[8])
	}
	population, err := strconv.ParseUint(c[14], 10, 64)
	if err != nil && c[14] != "" {
		return e, fmt.Sprintf("%.20q is no population", c[14])
	}
	e = PlaceEntry{
		GeoNames: uint32(id), Name: c[1], Country: c[8], Lat: lat, Lon: lon,
		Population: uint32(min(population, math.MaxUint32)), Feature: geoNamesFeature(c[6], c[7], population),
		Capital: c[7] == "PPLC", Seat: c[7] == "PPLA",
	}
	if c[10] != "" && c[10] != "00" {
		e.Admin1 = c[8] + "." + c[10]
		if c[11] != "" {
			e.Admin2 = e.Admin1 + "." + c[11]
		}
	}
	for i, name := range append([]string{c[2]}, strings.Split(c[3], ",")...) {
		if UsableName(name) {
			e.Names = append(e.Names, PlaceName{Name: name, Alias: i > 0})
		}
	}
	for _, v := range NameVariants(e.Name) {
		e.Names = append(e.Names, PlaceName{Name: v})
	}
	return e, ""
}

// geoNamesFeature turns a feature class and code of GeoNames into a Feature,
// NoFeature for the kinds that news hardly names.
// https://www.geonames.org/export/codes.html
func geoNamesFeature(class, code string, population uint64) Feature {
	switch class {
	case "A":
		switch code {
		case "PCLI", "PCLD", "PCLF", "PCLS", "PCL", "PCLIX", "TERR":
			return Country
		case "ADM1":
			return Admin1
		case "ADM2", "ADM3", "ADMD":
			return Admin2
		case "ZN":
			return Area
		}
	case "P":
		switch {
		case code == "PPLQ" || code == "PPLH" || code == "PPLW" || code == "PPLCH":
			return NoFeature
		case code == "PPLX":
			return Neighbourhood
		case population >= 50_000 || code == "PPLC" || code == "PPLA":
			return City
		case population >= 5_000:
			return Town
		}
		return Village
	}
	return geoNamesFeatures[code]
}

var geoNamesFeatures = map[string]Feature{
	"CONT": Continent, "RGN": Area, "AREA": Area, "RGNE": Area, "VAL": Area, "DSRT": Area, "PEN": Area, "CAPE": Area, "FRST": Area, "SPIT": Area,
	"OCN": Ocean, "SEA": Sea, "GULF": Sea, "BAY": Sea, "STRT": Strait, "CHN": Strait, "CNL": Strait, "STM": River, "STMM": River,
	"LK": Lake, "LKS": Lake, "RSV": Lake, "LGN": Lake, "ISL": Island, "ISLS": Island, "ATOL": Island,
	"MT": Mountain, "MTS": Mountain, "PK": Mountain, "HLL": Mountain, "HLLS": Mountain, "PASS": Mountain, "VLC": Mountain,
	"AIRP": Airfield, "AIRF": Airfield, "AIRB": Airfield, "PRT": Port, "HBR": Port,
	"MILB": Facility, "INSM": Facility, "NVB": Facility, "PS": Facility, "PSH": Facility, "PSN": Facility, "DAM": Facility, "BDG": Facility, "OILR": Facility, "OILF": Facility,
	"PRN": Facility, "CMPRF": Facility, "BDRY": Facility, "SPCE": Facility,
}

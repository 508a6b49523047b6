package lexicon

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

// dumpRow is a row of a GeoNames dump.
func dumpRow(id int, name, alternates string, lat, lon float64, class, code, country, admin1, admin2 string, population int) string {
	return fmt.Sprintf("%d\t%s\t%s\t%s\t%g\t%g\t%s\t%s\t%s\t\t%s\t%s\t\t\t%d\t\t100\tEtc/UTC\t2024-01-01\n",
		id, name, name, alternates, lat, lon, class, code, country, admin1, admin2, population)
}

func importDump(t *testing.T, dump string) (*Gazetteer, ImportReport) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "user.bin")
	report, err := ImportGeoNames(context.Background(), strings.NewReader(dump), path)
	if err != nil {
		t.Fatal(err)
	}
	g, err := OpenGazetteerFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*")); len(left) != 1 {
		t.Errorf("files left beside the table: %v", left)
	}
	return g, report
}

func TestImportGeoNames(t *testing.T) {
	g, report := importDump(t, strings.Join([]string{
		dumpRow(9000003, "Lower Zed", "Nether Zed,Нижний Зед,LZD", 10.5, 20.5, "P", "PPL", "ZZ", "01", "0101", 900),
		dumpRow(9000001, "Zedland", "", 10, 20, "A", "PCLI", "ZZ", "00", "", 1000),
		dumpRow(9000002, "North Zed Province", "", 11, 20, "A", "ADM1", "ZZ", "01", "", 900),
		dumpRow(9000004, "Lower Zed", "", 12, 21, "P", "PPL", "ZZ", "", "", 90000),
		dumpRow(9000005, "Zed Farm", "", 12, 21, "S", "FRM", "ZZ", "", "", 0),
		"not a row\n",
		dumpRow(9000006, "Nowhere", "", 95, 21, "P", "PPL", "ZZ", "", "", 0),
		"x\tZ\tZ\t\t1\t1\tP\tPPL\tZZ\t\t\t\t\t\t0\t\t\t\t\n",
	}, ""))
	if got, want := report.String(), "8 rows: 4 places by 4 names, 1 of other kinds, 3 bad"; got != want {
		t.Errorf("report = %s; want %s", got, want)
	}
	if want := []string{"row 6: 1 columns; want 19", `row 7: "95", "21" is no point in degrees`, `row 8: "x" is no GeoNames id`}; strings.Join(report.BadRows, "|") != strings.Join(want, "|") {
		t.Errorf("bad rows = %q; want %q", report.BadRows, want)
	}
	places := g.Lookup("LOWER ZED")
	if len(places) != 2 || places[0].ID() != "geonames:9000004" || places[1].ID() != "geonames:9000003" {
		t.Fatalf("Lookup(Lower Zed) = %+v; want 9000004, then 9000003", places)
	}
	p := places[1]
	if g.RegionName(&p) != "North Zed Province" || p.Lat != 10.5 || p.Lon != 20.5 || p.Population != 900 || p.Feature != Village {
		t.Errorf("Lower Zed = %+v in %q", p, g.RegionName(&p))
	}
	if c := g.Place(g.CountryOf(&p)); c.Name != "Zedland" {
		t.Errorf("Lower Zed lies in %s; want Zedland", c.Name)
	}
	if p := g.Lookup("Nether Zed"); len(p) != 1 || p[0].Name != "Lower Zed" {
		t.Errorf("Lookup(Nether Zed) = %+v", p)
	}
}

// A user's entry stands where both know a place; the rest of both is there.
func TestUserGazetteerWins(t *testing.T) {
	user, _ := importDump(t, dumpRow(703448, "Kyiv", "", 50.5, 30.6, "P", "PPLC", "UA", "12", "", 3000000)+
		dumpRow(9000007, "Zedivka", "", 50.1, 30.1, "P", "PPL", "UA", "13", "", 10))
	g := DefaultGazetteer().With(user)
	kyiv := g.Lookup("Kyiv")
	if len(kyiv) == 0 || kyiv[0].ID() != "geonames:703448" || kyiv[0].Lat != 50.5 {
		t.Fatalf("Lookup(Kyiv) = %+v; want the user's first", kyiv)
	}
	for _, p := range kyiv[1:] {
		if p.ID() == kyiv[0].ID() {
			t.Errorf("Kyiv twice: %+v", p)
		}
	}
	// A name that only the carried table has leads to the user's entry.
	if p := g.Lookup("Kiev"); len(p) == 0 || p[0].Lat != 50.5 {
		t.Errorf("Lookup(Kiev) = %+v; want the user's Kyiv", p)
	}
	if p := g.Lookup("Zedivka"); len(p) != 1 || p[0].Country != "UA" {
		t.Errorf("Lookup(Zedivka) = %+v", p)
	}
	if p := g.Lookup("Kursk"); len(p) == 0 || g.RegionName(&p[0]) != "Kursk Oblast" {
		t.Errorf("Lookup(Kursk) = %+v", p)
	}
}

// A place that comes twice is the one that came last, by either name.
func TestImportRepeatedID(t *testing.T) {
	g, report := importDump(t, dumpRow(9000008, "Old Zed", "", 10, 20, "P", "PPL", "ZZ", "", "", 10)+
		dumpRow(9000009, "Far Zed", "", 1, 2, "P", "PPL", "ZZ", "", "", 10)+
		dumpRow(9000008, "New Zed", "", 11, 21, "P", "PPL", "ZZ", "", "", 10))
	if report.Repeated != 1 || len(report.RepeatedIDs) != 1 || report.RepeatedIDs[0] != 9000008 {
		t.Errorf("repeated = %d, %v; want 9000008 once", report.Repeated, report.RepeatedIDs)
	}
	for _, name := range []string{"Old Zed", "New Zed"} {
		if p := g.Lookup(name); len(p) != 1 || p[0].Lat != 11 || p[0].Name != "New Zed" {
			t.Errorf("Lookup(%s) = %+v; want the last row", name, p)
		}
	}
}

func TestConflicts(t *testing.T) {
	user, _ := importDump(t, dumpRow(703448, "Kyiv", "", 50.5, 30.6, "P", "PPLC", "UA", "12", "", 3000000)+
		dumpRow(706483, "Kharkiv", "", 51.9, 36.1, "P", "PPLA", "UA", "07", "", 1400000)+
		dumpRow(690791, "Ukraine", "", 47, 31, "A", "PCLI", "UA", "00", "", 40000000)+
		dumpRow(694423, "Sevastopol", "", 44.6, 33.5, "P", "PPLA", "RU", "", "", 400000))
	var got []string
	for _, c := range DefaultGazetteer().Conflicts(user) {
		got = append(got, fmt.Sprintf("%s %.0f km %s-%s", c.User.Name, c.Kilometres, c.Own.Country, c.User.Country))
	}
	slices.Sort(got)
	if want := "Kharkiv 214 km UA-UA|Sevastopol 2 km UA-RU"; strings.Join(got, "|") != want {
		t.Errorf("conflicts = %s; want %s", strings.Join(got, "|"), want)
	}
}

func TestImportSameDumpSameBytes(t *testing.T) {
	var dump strings.Builder
	for i := range 3000 {
		dump.WriteString(dumpRow(1+i*7919%100003, fmt.Sprintf("Place %c%c%d", 'A'+i%26, 'a'+i/26%26, i%50), "", float64(i%180)-89, float64(i%360)-179, "P", "PPL", "ZZ", "01", "", i))
	}
	dir := t.TempDir()
	var tables [2]string
	for i := range tables {
		path := filepath.Join(dir, fmt.Sprint(i))
		if _, err := ImportGeoNames(context.Background(), strings.NewReader(dump.String()), path); err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		tables[i] = string(b)
	}
	if tables[0] != tables[1] {
		t.Error("the same dump gave two tables")
	}
	g, err := OpenGazetteer(tables[0])
	if err != nil {
		t.Fatal(err)
	}
	for i := range 3000 {
		name := fmt.Sprintf("Place %c%c%d", 'A'+i%26, 'a'+i/26%26, i%50)
		if len(g.Lookup(name)) == 0 {
			t.Fatalf("Lookup(%s) found nothing", name)
		}
	}
}

func TestImportFails(t *testing.T) {
	path := filepath.Join(t.TempDir(), "user.bin")
	broken := errors.New("the disk went away")
	if _, err := ImportGeoNames(context.Background(), iotest.ErrReader(broken), path); !errors.Is(err, broken) {
		t.Errorf("error of a broken dump = %v; want %v", err, broken)
	}
	stopped, stop := context.WithCancel(context.Background())
	stop()
	if _, err := ImportGeoNames(stopped, strings.NewReader(strings.Repeat("\n", 10000)), path); !errors.Is(err, context.Canceled) {
		t.Errorf("error of a stopped import = %v; want %v", err, context.Canceled)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a failed import left a table")
	}
	if _, err := OpenGazetteerFile(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("error of a missing table = %v", err)
	}
}

func FuzzGeoNamesEntry(f *testing.F) {
	f.Add(dumpRow(1, "A", "B,C", 1, 2, "P", "PPL", "UA", "01", "0101", 5))
	f.Add(strings.Repeat("\t", 18))
	f.Fuzz(func(t *testing.T, row string) {
		e, why := geoNamesEntry(row)
		if why == "" && e.Feature != NoFeature {
			var b GazetteerBuilder
			if err := b.Add(e); err != nil {
				t.Fatalf("a row taken is no place: %v", err)
			}
		}
	})
}

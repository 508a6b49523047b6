package temporal

import "testing"

func TestAppendPadded(t *testing.T) {
	for _, test := range []struct {
		n, width int
		want     string
	}{{0, 2, "00"}, {5, 2, "05"}, {10, 2, "10"}, {990, 4, "0990"}, {7, 1, "7"}, {2024, 4, "2024"}, {12345, 4, "12345"}} {
		if got := string(appendPadded(nil, test.n, test.width)); got != test.want {
			t.Errorf("%d in %d: got %s, want %s", test.n, test.width, got, test.want)
		}
	}
}

func TestAppendAmount(t *testing.T) {
	for _, test := range []struct {
		count int
		unit  Granularity
		want  string
	}{
		{200, Day, "P2D"}, {550, Hour, "PT5H30M"}, {50, Hour, "PT30M"}, {150, Minute, "PT1M30S"}, {250, Year, "P2.5Y"},
		{vagueCount, Week, "PXW"}, {vagueCount, Hour, "PTXH"}, {100, fortnight, "P2W"}, {200, millennium, "P2L"}, {100, Century, "P1C"}, {vagueCount, Decade, "PXE"},
	} {
		if got := string(appendAmount(nil, test.count, test.unit)); got != test.want {
			t.Errorf("%d of %d: got %s, want %s", test.count, test.unit, got, test.want)
		}
	}
}

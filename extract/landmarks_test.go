package extract

import "testing"

// TestLandmarks holds which places of a sentence are where it happened, and which
// only describe those, who acts or who speaks.
func TestLandmarks(t *testing.T) {
	checkReadings(t, []textCase{
		{"a bearing", "A drone hit a depot in Karaj, west of Tehran, on Monday.", []string{"hit places=Karaj"}},
		{"near", "Rebels stormed the town of Barga near Gao on Monday.", []string{"stormed places=Barga"}},
		{"where they stay", "Rebels in Yemen attacked Saudi Arabia on Monday.", []string{"attacked places=Saudi Arabia"}},
		{"under fire", "Sumy has been under shelling since Monday.", []string{"shelling places=Sumy"}},
		{"directions", "Fighting continues on the Kupiansk, Lyman and Kramatorsk directions.", []string{"Fighting places=Kupiansk", "Fighting places=Kramatorsk"}},
		{"a name that no table knows", "Russian forces seized Karpivka on Monday.", []string{"seized places=Karpivka"}},
		{"an adjective that moves", "A blogger claimed that Russian forces advanced east of Ivanivka on Monday.", []string{"advanced places=Ivanivka"}},
		{"where it is", "The heaviest fighting was near Lyman and Bakhmut.", []string{"fighting places=Lyman"}},
	})
}

// TestBearing holds which words between two places tell of the first from the second.
func TestBearing(t *testing.T) {
	for s, want := range map[string]bool{
		" near ": true, ", west of ": true, ", 20 km south-east of the city of ": true, ", about 30 miles from ": true,
		" (northeast of ": true, " and ": false, ", Kurdish positions west of ": false, " in ": false, ". West of ": false, "": false,
	} {
		if got := isBearing(s); got != want {
			t.Errorf("isBearing(%q) = %v", s, got)
		}
	}
}

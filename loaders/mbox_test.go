package loaders

import (
	"slices"
	"testing"
)

func TestSentencesThatBeginWithFromAreNoMails(t *testing.T) {
	head := "From: desk@harbour.example\nDate: Wed, 15 May 2024 01:30:00 +0300\nSubject: Port\nMessage-ID: <"
	for _, tt := range []struct {
		name, box string
		want      []string
	}{
		{"the first of a mail", "From desk@harbour.example Wed May 15 01:30:00 2024\n" + head + "a>\n\nFrom the mole a silo was seen to burn.\n",
			[]string{`mid:a "From the mole a silo was seen to burn."`}},
		{"after a blank line, and a line like a field below", "From - Wed May 15 01:30:00 2024\n" + head + "a>\n\nA silo burned.\n\nFrom Ada Kern, on the mole.\nUpdate: two silos.\n",
			[]string{`mid:a "A silo burned.\n\nFrom Ada Kern, on the mole.\nUpdate: two silos."`}},
		{"a mark without a time, and a header", "From desk@harbour.example\n" + head + "a>\n\nOne.\n\nFrom desk@harbour.example\n" + head + "b>\n\nTwo.\n",
			[]string{`mid:a "One."`, `mid:b "Two."`}},
		{"a mark without a header", "From a@b.example Wed May 15 01:30:00 2024\n" + head + "a>\n\nOne.\n\nFrom a@b.example Wed May 15 01:30 2024 +0300\n\nTwo.\n",
			[]string{`mid:a "One."`, `sha256:1eb32d1ee4458814f94f8b92d1bd3e06 "Two."`}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := loadString(t, "mbox", tt.box, Options{Name: "f"}); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

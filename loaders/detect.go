package loaders

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
)

// Detect tells the format of an input by its first bytes, else by its name,
// else by what every text is: txt. The error is a Skip, for an input that no
// loader reads.
func Detect(name string, head []byte) (Loader, error) {
	head = bytes.TrimPrefix(head, byteOrderMark)
	for _, l := range table.All() {
		if l.Sniff != nil && l.Sniff(head) {
			return l, nil
		}
	}
	if isLockedOffice(head) {
		return Loader{}, &UnknownFormat{Name: name, Kind: "an office document with a password", Encrypted: true}
	}
	if kind := foreign(head); kind != "" {
		return Loader{}, &UnknownFormat{Name: name, Kind: kind}
	}
	if l, ok := byName(name); ok {
		return l, nil
	}
	return table.Lookup("txt")
}

// Known reports whether some loader claims the ending of a file name.
func Known(name string) bool {
	_, ok := byName(name)
	return ok
}

func byName(name string) (Loader, bool) {
	ext := strings.ToLower(filepath.Ext(name))
	for _, l := range table.All() {
		if slices.Contains(l.Exts, ext) {
			return l, true
		}
	}
	return Loader{}, false
}

// UnknownFormat is the error for an input in a format that no loader reads.
type UnknownFormat struct {
	Name string
	Kind string // "a PDF file"
	// Encrypted says that it would be read but for its password.
	Encrypted bool
}

func (e *UnknownFormat) Error() string {
	return e.Name + ": it is " + e.Kind + ", which no loader reads; convert it to text, or pass --format txt"
}

// Skip returns the error as a skip.
func (e *UnknownFormat) Skip() Skip {
	if e.Encrypted {
		return Skip{Where: e.Name, Reason: SkipEncrypted, Detail: "it is " + e.Kind + "; save it without a password"}
	}
	return Skip{Where: e.Name, Reason: SkipNoLoader, Detail: "it is " + e.Kind + "; convert it to text, or pass --format txt"}
}

// isLockedOffice reports whether head opens an office document with a password: a
// compound file with a stream EncryptedPackage. [MS-OFFCRYPTO] 2.3.4.4.
func isLockedOffice(head []byte) bool {
	return bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0")) &&
		bytes.Contains(head, []byte(strings.Join(strings.Split("EncryptedPackage", ""), "\x00")))
}

// foreign names the format of an input that opens with the mark of a common
// one that no loader reads, "" for all else. Marks are those of file(1).
func foreign(head []byte) string {
	for _, m := range []struct{ mark, kind string }{
		{"\xd0\xcf\x11\xe0", "an office document of before 2007"},
		{"\x89PNG", "a picture"},
		{"\xff\xd8\xff", "a picture"},
		{"GIF8", "a picture"},
	} {
		if bytes.HasPrefix(head, []byte(m.mark)) {
			return m.kind
		}
	}
	start := bytes.ToLower(bytes.TrimLeft(head[:min(len(head), 1024)], " \t\r\n"))
	for _, m := range []struct{ mark, kind string }{
		{"<?xml", "an XML file"},
	} {
		if bytes.HasPrefix(start, []byte(m.mark)) {
			return m.kind
		}
	}
	return ""
}
